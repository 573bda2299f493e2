"""The boxes of a family tree as shapes: rounded ends for origins, six corners for denials, sheets behind what is folded."""

from html import escape

from headwater.present import phrases
from headwater.present.addresses import Addresses
from headwater.present.facts import Facts
from headwater.present.family.members import Node
from headwater.present.family.placed import Box, Layout, name_of, source_words

_SHEET = 3
_CUT = 7
_MOST_TITLES = 12


def drawn_node(known: Facts, box: Box, addresses: Addresses) -> str:
    """Return a node: a link to its article or source where there is such a page."""
    node = box.node
    left = box.x + (14 if node.kind != "article" or node.denies else 11)
    lines = "".join(
        f'<text class="small" x="{left}" y="{box.y + 31 + 14 * index}">{_text(line)}</text>'
        for index, line in enumerate(box.lines[1:])
    )
    right = box.x + box.width - (14 if node.denies else 10)
    cross = f'<path class="cross" d="M{right - 8} {box.y + 9}l8 8m0 -8l-8 8"/>' if box.crossed else ""
    end = right - 16 if box.crossed else right
    badge = f'<text class="badge" x="{end}" y="{box.y + 17}">{box.badge}</text>' if box.badge else ""
    drawn = (
        f'<g class="{_role(node)}"><title>{_text(full_name(known, node))}</title>{_sheets(box)}{outline(box)}'
        f'<text class="name" x="{left}" y="{box.y + 17}">{_text(box.lines[0])}</text>{lines}{badge}{cross}{_bar(box)}</g>'
    )
    leads = addresses.article(known.numbers[node.id]) if node.kind == "article" else addresses.source(node.name)
    return f'<a href="{escape(leads)}">{drawn}</a>' if leads else drawn


def full_name(known: Facts, node: Node) -> str:
    """Return what is told of a node when it is pointed at: its full name, and all that is folded into it."""
    if node.kind != "article":
        names = f" ({phrases.listed(node.together, _MOST_TITLES)})" if node.together else ""
        return f"{node.name}: {source_words(node)}{names}"
    title = known.articles[node.id].title
    first = f"{known.cited(node.id)}{': ' + title if title else ''}"
    others = phrases.listed([known.cited(each) for each in node.copies], _MOST_TITLES)
    if not others:
        return first
    return f"{name_of(node)}: {first}, {others}" if node.is_crowd else f"{first}. The same text in {others}"


def outline(box: Box) -> str:
    """Return the outline of a box."""
    return _outline(box, 0)


def lanes(layout: Layout, width: int) -> str:
    """Return the ground and the names of the two lanes, if there are two."""
    if layout.lanes is None:
        return ""
    first, second = layout.lanes
    return (
        f'<rect class="lane" x="0" y="{second}" width="{width}" height="{layout.bottom - second}"/>'
        f'<path class="divide" d="M0 {second}H{width}"/>'
        f'<text class="lanename" x="4" y="{first + 14}">Says it</text>'
        f'<text class="lanename" x="4" y="{second + 17}">Denies it</text>'
    )


def _sheets(box: Box) -> str:
    return "".join(_outline(box, _SHEET * index) for index in range(box.sheets, 0, -1))


def _outline(box: Box, shift: int) -> str:
    name = "sheet" if shift else "box"
    x, y, right, bottom = box.x + shift, box.y + shift, box.x + box.width + shift, box.y + box.height + shift
    if box.node.denies:
        middle = (y + bottom) // 2
        corners = (
            (x + _CUT, y),
            (right - _CUT, y),
            (right, middle),
            (right - _CUT, bottom),
            (x + _CUT, bottom),
            (x, middle),
        )
        points = " ".join(f"{across},{down}" for across, down in corners)
        return f'<polygon class="{name}" points="{points}"/>'
    corner = box.height // 2 if box.node.kind == "origin" else 3
    return f'<rect class="{name}" x="{x}" y="{y}" width="{box.width}" height="{box.height}" rx="{corner}"/>'


def _bar(box: Box) -> str:
    """Return the time in which an article of uncertain date may have come out, as a bar below it."""
    if box.bar is None:
        return ""
    left, right = box.bar
    y = box.bar_at
    return f'<path class="bar" d="M{left} {y - 3}v6M{left} {y}H{right}M{right} {y - 3}v6"/>'


def _role(node: Node) -> str:
    """Return the class of a node: what it is, and for an article how it stands."""
    if node.kind == "article":
        return f"{node.stance} crowd" if node.is_crowd else node.stance
    return "denies" if node.kind == "denier" else "origin" if node.certain else "origin uncertain"


def _text(text: str) -> str:
    return escape(phrases.shorten(text, 500))
