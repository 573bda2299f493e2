"""The family tree of a claim's articles as a picture: time from left to right, sources as roots, a row for each."""

from dataclasses import dataclass
from functools import cache
from html import escape
from importlib.resources import files

from headwater.model.case import Case
from headwater.present import phrases
from headwater.present.addresses import NOWHERE, Addresses
from headwater.present.facts import Facts, facts
from headwater.present.lineage import Lineage, Link, Node, lineage

_ROW, _BOX_HEIGHT, _TOP, _LEFT = 48, 38, 34, 34
_PITCH, _NARROWEST_PITCH, _MOST_WIDTH = 104, 28, 1000
_DAY_WIDTH = 84
_TRUNKS = {"text": 12, "credit": 20, "match": 28}
_PORTS = (0, 8, -8, 12, -12)
_LINKS = {
    "republication": "copy",
    "excerpt": "excerpt",
    "rewrite": "rewrite",
    "pickup": "picks it up",
    "match": "own sources",
    "update": "update",
    "correction": "correction",
}
STANCES = {
    "denies": "denies",
    "both": "says it and denies it",
    "doubts": "doubts or does not comment",
    "silent": "not found there",
}
_SOURCES = {
    ("denier", True): "denies it",
    ("origin", True): "origin",
    ("origin", False): "origin, perhaps not separate",
}
_LIGHT = "--ink:#1c2126;--soft:#56606a;--rule:#d9dde1;--paper:#fff;--water:#dcecf5;--deep:#1d5c85;--against:#f8e3dd;--red:#a3341c"
_DARK = "--ink:#e7eaed;--soft:#a3adb6;--rule:#3a4148;--paper:#1b1f23;--water:#173346;--deep:#7fbfe6;--against:#432;--red:#f0937b"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Box:
    """Where a node is drawn. Lines from a source run down at `trunk`, apart from its neighbours' lines."""

    node: Node
    x: int
    y: int
    width: int
    lines: tuple[str, str]
    trunk: int

    @property
    def middle(self) -> int:
        return self.y + _BOX_HEIGHT // 2

    @property
    def right(self) -> int:
        return self.x + self.width


def picture(case: Case, claim_id: str) -> str:
    """Return the family tree of one claim as an SVG file of its own, with its style and a legend."""
    known = facts(case)
    tree = lineage(known, known.standing_of[claim_id])
    return svg(known, tree, known.standing_of[claim_id].title, "stemma", standalone=True)


def svg(
    known: Facts,
    tree: Lineage,
    claim_text: str,
    name: str,
    *,
    addresses: Addresses = NOWHERE,
    standalone: bool = False,
) -> str:
    """Return a family tree as an SVG element. `name` makes its ids unique in a page; `addresses` say what it links to."""
    boxes, ports = _boxes(tree), _ports(tree)
    bulge = 84 if any(link.in_loop or _is_backward(link, boxes) for link in tree.links) else 0
    width = max((box.right for box in boxes.values()), default=200) + bulge + 12
    height = _TOP + _ROW * max(len(boxes), 1) + (34 if standalone else 4)
    parts = [
        *_days(tree, height - (34 if standalone else 4)),
        *(_line(link, boxes, ports[index]) for index, link in enumerate(tree.links) if not link.in_loop),
        *_loops(tree, boxes),
        *(_node(known, box, addresses) for box in boxes.values()),
    ]
    if standalone:
        parts.append(_lines_legend(height - 12))
        width = max(width, 740)
    style = f"<style>{_style()}</style>" if standalone else ""
    frame = f'<rect width="{width}" height="{height}" fill="var(--paper,#fff)"/>' if standalone else ""
    namespace = ' xmlns="http://www.w3.org/2000/svg"' if standalone else ""
    title = _text(f"Family tree of the claim: {claim_text}", 300)
    return (
        f'<svg{namespace} class="hw-stemma" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
        f'aria-labelledby="{name}-title {name}-desc"><title id="{name}-title">{title}'
        f'</title><desc id="{name}-desc">{_text(_description(tree), 400)}</desc>{style}{frame}{"".join(parts)}</svg>'
    )


def link_words(link: Link) -> str:
    """Return what a line means, in one or two words: "picks it up"; nothing for a line from a source."""
    return _LINKS.get(link.kind, "")


@cache
def stylesheet() -> str:
    """Return the style of the picture, for the page that holds it."""
    return files("headwater.present").joinpath("templates/stemma.css").read_text(encoding="utf-8")


def _style() -> str:
    return f"svg{{{_LIGHT}}}@media(prefers-color-scheme:dark){{svg{{{_DARK}}}}}{stylesheet()}"


def _boxes(tree: Lineage) -> dict[str, _Box]:
    pitch = _pitch(tree)
    verbs = {(link.upper, link.lower): link_words(link) for link in tree.links}
    boxes: dict[str, _Box] = {}
    lane = 0
    for row, node in enumerate(tree.nodes):
        lines = _lines(node, verbs.get((node.parent or "", node.id), ""))
        wide = max(_width(lines[0], 8.5), _width(lines[1], 6.3)) + _padding(node)
        x = _LEFT + node.column * pitch if node.kind == "article" else 2
        lane += node.kind != "article"
        trunk = x + 8 + 6 * (lane % 4)
        boxes[node.id] = _Box(node=node, x=x, y=_TOP + row * _ROW + 5, width=int(wide), lines=lines, trunk=trunk)
    return boxes


def _padding(node: Node) -> int:
    return 40 if node.stance in ("denies", "both") else 22


def _pitch(tree: Lineage) -> int:
    columns = 1 + max((node.column for node in tree.nodes), default=0)
    return max(_NARROWEST_PITCH, min(_PITCH, _MOST_WIDTH // columns))


def _lines(node: Node, verb: str) -> tuple[str, str]:
    if node.kind != "article":
        return phrases.shorten(node.name, 46), _SOURCES[node.kind, node.certain]
    copies = f"and {phrases.plural(node.copies, 'copy', 'copies')}" if node.copies else ""
    lost = "source not traced" if node.rests_on_nothing else ""
    parts = (node.day, verb, STANCES.get(node.stance, ""), lost, copies)
    return phrases.shorten(node.name, 32), " · ".join(part for part in parts if part)


def _width(text: str, unit: float) -> float:
    """Return about how wide a text is: wide scripts count double."""
    return unit * (len(text) + sum(ord(character) > 0x2E7F for character in text))


def _days(tree: Lineage, bottom: int) -> list[str]:
    """Return the days over the columns, as many as there is room for, and a faint line under each."""
    pitch = _pitch(tree)
    starts: dict[str, int] = {}
    for node in tree.nodes:
        if node.kind == "article":
            starts[node.day] = min(starts.get(node.day, node.column), node.column)
    parts: list[str] = []
    free = 0
    for day, column in sorted(starts.items(), key=lambda item: (item[1], item[0])):
        x = _LEFT + column * pitch
        undated = " undated" if day == "undated" else ""
        parts.append(f'<line class="guide{undated}" x1="{x}" y1="{_TOP - 8}" x2="{x}" y2="{bottom}"/>')
        if x >= free:
            parts.append(f'<text class="day" x="{x}" y="{_TOP - 14}">{_text(day, 20)}</text>')
            free = x + _DAY_WIDTH
    return parts


def _line(link: Link, boxes: dict[str, _Box], port: int) -> str:
    """Return a line from one box to another: down (or up) from the upper one, then along the lower one's own row."""
    upper, lower = boxes[link.upper], boxes[link.lower]
    look = _look(link)
    trunk = upper.trunk if upper.node.kind != "article" else upper.x + _TRUNKS[look]
    row = lower.middle + _PORTS[min(port, len(_PORTS) - 1)]
    if _is_backward(link, boxes):
        out = max(upper.right, lower.right) + 34
        path = f"M{upper.right} {upper.middle}C{out} {upper.middle} {out} {row} {lower.right} {row}"
    elif row > upper.y:
        path = f"M{trunk} {upper.y + _BOX_HEIGHT}V{row - 6}q0 6 6 6H{lower.x}"
    else:
        path = f"M{trunk} {upper.y}V{row + 6}q0 -6 6 -6H{lower.x}"
    return f'<path class="line {look}" d="{path}"/>'


def _is_backward(link: Link, boxes: dict[str, _Box]) -> bool:
    """Tell whether the lower box stands too far left for a line from above: an undated article that a dated one rests on."""
    upper, lower = boxes[link.upper], boxes[link.lower]
    return upper.node.kind == "article" and upper.x + 34 > lower.x


def _ports(tree: Lineage) -> dict[int, int]:
    """Return for each line (by index) which port of the lower box it ends in: the one it hangs from ends in the middle."""
    parents = {node.id: node.parent for node in tree.nodes}
    taken: dict[str, int] = {}
    ports: dict[int, int] = {}
    for index, link in enumerate(tree.links):
        if link.in_loop or parents[link.lower] == link.upper:
            ports[index] = 0
        else:
            taken[link.lower] = taken.get(link.lower, 0) + 1
            ports[index] = taken[link.lower]
    return ports


def _look(link: Link) -> str:
    """Return the class of a line: who says it, its own sources, a denial, credit only, or shared text."""
    if link.kind in ("names", "denial", "match"):
        return link.kind
    return "credit" if link.credit_only else "text"


def _loops(tree: Lineage, boxes: dict[str, _Box]) -> list[str]:
    """Return an arc at the right for each pair of articles that rest on each other, with a head at each end that leans."""
    leaning: dict[tuple[str, str], set[str]] = {}
    for link in tree.links:
        if link.in_loop:
            pair = (min(link.upper, link.lower), max(link.upper, link.lower))
            leaning.setdefault(pair, set()).add(link.lower)
    rows = [node.id for node in tree.nodes]
    parts: list[str] = []
    for (left, right), ends in sorted(leaning.items()):
        between = sorted((rows.index(left), rows.index(right)))
        out = max(boxes[node].right for node in rows[between[0] : between[1] + 1]) + 46
        a, b = boxes[left], boxes[right]
        parts.append(
            f'<path class="line loop" d="M{a.right} {a.middle}C{out} {a.middle} {out} {b.middle} {b.right} {b.middle}"/>'
        )
        for box in (boxes[end] for end in sorted(ends)):
            x, y = box.right, box.middle
            parts.append(f'<path class="head" d="M{x} {y}l9 -5v10z"/>')
        parts.append(f'<text class="loopname" x="{out - 8}" y="{(a.middle + b.middle) // 2 + 4}">↻ loop</text>')
    return parts


def _node(known: Facts, box: _Box, addresses: Addresses) -> str:
    node = box.node
    role = _role(node)
    badge = (
        f'<text class="badge" x="{box.right - 16}" y="{box.y + 16}">✕</text>'
        if node.stance in ("denies", "both")
        else ""
    )
    drawn = (
        f'<g class="{role}"><title>{_text(_full(known, node), 300)}</title>{_shape(box)}'
        f'<text class="name" x="{box.x + 10}" y="{box.y + 16}">{_text(box.lines[0], 60)}</text>'
        f'<text class="small" x="{box.x + 10}" y="{box.y + 31}">{_text(box.lines[1], 80)}</text>{badge}</g>'
    )
    leads = addresses.article(known.numbers[node.id]) if node.kind == "article" else addresses.source(node.name)
    return f'<a href="{escape(leads)}">{drawn}</a>' if leads else drawn


def _role(node: Node) -> str:
    """Return the class of a node: what it is, and for an article how it stands."""
    if node.kind == "article":
        return node.stance
    return "denies" if node.kind == "denier" else "origin" if node.certain else "origin uncertain"


def _shape(box: _Box) -> str:
    """Return the outline: rounded ends for origins, six corners for denials, two straight sides for articles."""
    x, y, right, bottom = box.x, box.y, box.right, box.y + _BOX_HEIGHT
    if box.node.stance == "denies":
        cut = 7
        corners = (
            (x + cut, y),
            (right - cut, y),
            (right, box.middle),
            (right - cut, bottom),
            (x + cut, bottom),
            (x, box.middle),
        )
        points = " ".join(f"{across},{down}" for across, down in corners)
        return f'<polygon class="box" points="{points}"/>'
    corner = _BOX_HEIGHT // 2 if box.node.kind == "origin" else 3
    return f'<rect class="box" x="{x}" y="{y}" width="{box.width}" height="{_BOX_HEIGHT}" rx="{corner}"/>'


def _full(known: Facts, node: Node) -> str:
    if node.kind != "article":
        return f"{node.name}: {_SOURCES[node.kind, node.certain]}"
    title = known.articles[node.id].title
    return f"{known.cited(node.id)}{': ' + title if title else ''}"


def _description(tree: Lineage) -> str:
    articles = sum(node.kind == "article" for node in tree.nodes)
    origins = sum(node.kind == "origin" for node in tree.nodes)
    return (
        f"{phrases.plural(articles, 'article')} below {phrases.plural(origins, 'origin')}, time from left to right. "
        "The same is listed in words below the picture."
    )


def legend() -> str:
    """Return what the shapes and lines mean, as an SVG element of two rows, for the page that holds pictures."""
    shapes = (
        ('<g class="origin"><rect class="box" x="2" y="3" width="26" height="16" rx="8"/></g>', "origin"),
        (
            '<g class="origin uncertain"><rect class="box" x="2" y="3" width="26" height="16" rx="8"/></g>',
            "perhaps not separate",
        ),
        ('<g><rect class="box" x="2" y="3" width="26" height="16" rx="3"/></g>', "article"),
        ('<g class="denies"><polygon class="box" points="6,3 24,3 28,11 24,19 6,19 2,11"/></g>', "denies it"),
        ('<g class="both"><rect class="box" x="2" y="3" width="26" height="16" rx="3"/></g>', "says it and denies it"),
        (
            '<g class="doubts"><rect class="box" x="2" y="3" width="26" height="16" rx="3"/></g>',
            "doubts it, or no comment",
        ),
        ('<path class="line loop" d="M4 5C30 5 30 17 4 17"/>', "loop"),
    )
    placed: list[str] = []
    x = 0
    for shape, text in shapes:
        placed.append(f'<g transform="translate({x} 0)">{shape}<text class="small" x="34" y="15">{text}</text></g>')
        x += 60 + int(_width(text, 6.3))
    return (
        f'<svg class="hw-stemma" viewBox="0 0 {x} 46" width="{x}" height="46" role="img" '
        f'aria-label="What the shapes and lines of the family trees mean">{"".join(placed)}{_lines_legend(40)}</svg>'
    )


def _lines_legend(y: int) -> str:
    entries = (
        ("names", "on a source’s word"),
        ("text", "shared text"),
        ("credit", "credit only"),
        ("match", "own sources"),
        ("denial", "denial"),
    )
    parts = []
    for index, (look, text) in enumerate(entries):
        x = 4 + index * 150
        parts.append(
            f'<path class="line {look}" d="M{x} {y - 4}h24"/><text class="small" x="{x + 30}" y="{y}">{text}</text>'
        )
    return "".join(parts)


def _text(text: str, limit: int) -> str:
    return escape(phrases.shorten(text, limit))
