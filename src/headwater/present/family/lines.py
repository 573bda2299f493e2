"""The lines of a family tree: from what is nearer to the event to what rests on it, with marks where the claim changed."""

from collections import defaultdict
from collections.abc import Mapping
from html import escape

from headwater.model.provenance import Drift
from headwater.present import phrases
from headwater.present.addresses import Addresses
from headwater.present.family.members import Lineage, Link
from headwater.present.family.placed import ARC, ARC_STEP, LOOP, Box, is_backward, link_words

_TRUNKS = {"text": 12, "credit": 18, "inferred": 24, "match": 30}
_PORTS = (0, 8, -8, 12, -12)
_GROUNDS = {
    "text": "shared wording",
    "credit": "a credit alone, no shared wording",
    "inferred": "inferred from what both tell, and when",
}
_DIAMOND = 6


def look(link: Link) -> str:
    """Return the class of a line: who says it, its own sources, a denial; else what it rests on."""
    return link.kind if link.kind in ("names", "denial", "match") else link.grounds


def line_words(link: Link, names: Mapping[str, str]) -> str:
    """Return what a line means in one sentence, for who points at it."""
    if link.edge is None:
        verb = "denies it" if link.kind == "denial" else "says it"
        return f"{names[link.upper]} {verb}: {names[link.lower]}"
    grounds = "" if link.kind == "match" else f" ({_GROUNDS[link.grounds]})"
    return f"{names[link.lower]}: {link_words(link)}, after {names[link.upper]}{grounds}"


def drawn_lines(tree: Lineage, boxes: Mapping[str, Box], addresses: Addresses) -> list[str]:
    """Return the lines and the marks on them, those that link to an edge's page as links that the Tab key passes over."""
    ports = _ports(tree)
    names = {name: box.lines[0] for name, box in boxes.items()}
    parts: list[str] = []
    for link, port in zip(tree.links, ports, strict=True):
        if not link.in_loop:
            drawn = _line(link, boxes, port)
            parts.append(_linked(drawn, link, line_words(link, names), addresses))
    return [*parts, *_loops(tree, boxes)]


def drawn_changes(tree: Lineage, boxes: Mapping[str, Box]) -> list[str]:
    """Return a mark for each line on which the claim changed, before the box into which the line leads."""
    on: dict[tuple[str | None, str], list[Drift]] = defaultdict(list)
    for change in tree.changes:
        on[change.upper, change.lower].append(change.drift)
    rows = {(link.upper, link.lower): port for link, port in zip(tree.links, _ports(tree), strict=True)}
    parts: list[str] = []
    for (upper, lower), drift in on.items():
        box = boxes[lower]
        y = box.middle + _PORTS[rows.get((upper or "", lower), 0)]
        x = box.x - _DIAMOND - 2
        told = escape(phrases.shorten(" ".join(phrases.sentences(each.text) for each in drift), 500))
        count = f'<text class="count" x="{x}" y="{y + 3}">{len(drift)}</text>' if len(drift) > 1 else ""
        shape = f"M{x} {y - _DIAMOND}l{_DIAMOND} {_DIAMOND}l-{_DIAMOND} {_DIAMOND}l-{_DIAMOND} -{_DIAMOND}z"
        parts.append(f'<g class="change"><title>{told}</title><path d="{shape}"/>{count}</g>')
    return parts


def _linked(drawn: str, link: Link, words: str, addresses: Addresses) -> str:
    title = f"<title>{escape(phrases.shorten(words, 300))}</title>"
    leads = addresses.edge(*link.edge) if link.edge else None
    if leads is None:
        return f"<g>{title}{drawn}</g>"
    name = escape(phrases.shorten(words, 300))
    return f'<a class="why" href="{escape(leads)}" tabindex="-1" aria-label="{name}">{title}{drawn}</a>'


def _line(link: Link, boxes: Mapping[str, Box], port: int) -> str:
    """Return a line from one box to another: down (or up) from the upper one, then along the lower one's own row."""
    upper, lower = boxes[link.upper], boxes[link.lower]
    kind = look(link)
    row = lower.middle + _PORTS[port]
    end = lower.x - (6 if kind == "match" else 0)
    if kind == "denial":
        path = _facing(upper, lower, row)
        return f'<path class="hit" d="{path}"/><path class="line {kind}" d="{path}"/>'
    if is_backward(link, boxes):
        out = max(upper.right, lower.right) + ARC
        path = f"M{upper.right} {upper.middle}C{out} {upper.middle} {out} {row} {lower.right + 8} {row}"
        head = f'<path class="head" d="M{lower.right} {row}l9 -5v10z"/>'
        return f'<path class="hit" d="{path}"/><path class="line {kind}" d="{path}"/>{head}'
    trunk = upper.trunk if upper.node.kind != "article" else upper.x + _TRUNKS[kind]
    bend = f"V{row - 6}q0 6 6 6" if row > upper.y else f"V{row + 6}q0 -6 6 -6"
    path = f"M{trunk} {upper.bottom if row > upper.y else upper.y}{bend}H{end}"
    ring = f'<circle class="ring" cx="{lower.x - 3}" cy="{row}" r="3"/>' if kind == "match" else ""
    return f'<path class="hit" d="{path}"/><path class="line {kind}" d="{path}"/>{ring}'


def _facing(upper: Box, lower: Box, row: int) -> str:
    """Return the way from a source at the right to the right side of an article."""
    if row == upper.middle:
        return f"M{upper.x} {row}H{lower.right}"
    step = 6 if row > upper.middle else -6
    return f"M{upper.x} {upper.middle}H{upper.trunk + 6}q-6 0 -6 {step}V{row - step}q0 {step} -6 {step}H{lower.right}"


def _ports(tree: Lineage) -> list[int]:
    """Return for each line which port of the lower box it ends in: the one it hangs from ends in the middle."""
    parents = {node.id: node.parent for node in tree.nodes}
    taken: dict[tuple[str, bool], int] = {}
    ports: list[int] = []
    for link in tree.links:
        side = link.lower, link.kind == "denial"
        if link.in_loop or parents[link.lower] == link.upper:
            ports.append(0)
        else:
            taken[side] = min(taken.get(side, -1 if side[1] else 0) + 1, len(_PORTS) - 1)
            ports.append(taken[side])
    return ports


def _loops(tree: Lineage, boxes: Mapping[str, Box]) -> list[str]:
    """Return an arc at the right for each pair of articles that rest on each other, with a head at each end that leans."""
    leaning: dict[tuple[str, str], set[str]] = {}
    for link in tree.links:
        if link.in_loop:
            pair = (min(link.upper, link.lower), max(link.upper, link.lower))
            leaning.setdefault(pair, set()).add(link.lower)
    rows = [node.id for node in tree.nodes]
    parts: list[str] = []
    for index, ((left, right), ends) in enumerate(sorted(leaning.items())):
        between = sorted((rows.index(left), rows.index(right)))
        edge = max(boxes[node].right for node in rows[between[0] : between[1] + 1])
        out = edge + ARC + ARC_STEP * index
        a, b = boxes[left], boxes[right]
        heads = "".join(
            f'<path class="head" d="M{box.right} {box.middle}l9 -5v10z"/>'
            for box in (boxes[end] for end in sorted(ends))
        )
        parts.append(
            f'<g class="loops"><title>{escape(f"{a.lines[0]} and {b.lines[0]} rest on each other")}</title>'
            f'<path class="line loop" d="M{a.right} {a.middle}C{out} {a.middle} {out} {b.middle} {b.right} {b.middle}"/>{heads}'
            f'<text class="loopname" x="{out - 8}" y="{(a.middle + b.middle) // 2 + 4}">{LOOP}</text></g>'
        )
    return parts
