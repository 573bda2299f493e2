"""Where the nodes of a family tree are drawn: a row each, in the column of its day, those that deny the claim below the rest."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from headwater.present import phrases
from headwater.present.facts import Facts
from headwater.present.family.lettering import fitted, width
from headwater.present.family.members import Lineage, Link, LinkKind, Node

NAME_SIZE, SMALL_SIZE = 13, 11
_TOP, _LEFT, _GAP, _EDGE = 36, 60, 10, 4
_HEIGHT, _LINE = 38, 14
_LANE_GAP, _LANE_HEAD = 14, 24
_PITCH, _NARROWEST_PITCH, _MOST_WIDTH = 104, 48, 1000
_MOST_TEXT, _MOST_NAMES = 250, 350
_TRUNK, _TRUNK_STEP, _TRUNKS = 12, 6, 6
_ROOM = 40
ARC, ARC_STEP, LOOP = 46, 16, "loop"
_CROSS = 18
_SHEET, _MOST_SHEETS = 3, 2
_BAR, _SHORTEST_BAR = 9, 30
_LINKS: dict[LinkKind, str] = {
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """Where a node is drawn. `lines` are its name and what is said below it; `badge` how many articles it stands for.

    What denies the claim is `crossed`. `sheets` lie behind a folded one. `bar` is from where to where an uncertain date
    reaches. `trunk` is where lines from a source run down, apart from its neighbours' lines.
    """

    node: Node
    x: int
    y: int
    width: int
    height: int
    lines: tuple[str, ...]
    badge: str
    crossed: bool
    sheets: int
    bar: tuple[int, int] | None
    trunk: int

    @property
    def middle(self) -> int:
        """Return where a line from the left ends."""
        return self.y + _HEIGHT // 2

    @property
    def right(self) -> int:
        """Return the right edge, with what lies behind."""
        return self.x + self.width + self.sheets * _SHEET

    @property
    def bottom(self) -> int:
        """Return the lower edge, with what lies behind."""
        return self.y + self.height + self.sheets * _SHEET

    @property
    def bar_at(self) -> int:
        """Return the height at which the bar of an uncertain date is drawn."""
        return self.bottom + _BAR // 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """All boxes by node, and the frame: `lanes` are the tops of both lanes if there are two; `columns` where days begin."""

    boxes: dict[str, Box]
    columns: dict[int, int]
    top: int
    bottom: int
    right: int
    lanes: tuple[int, int] | None


def placed(known: Facts, tree: Lineage, top: int = 0) -> Layout:
    """Return where everything is drawn, from a height downwards: sources that deny the claim at the right, facing the others."""
    verbs = {(link.upper, link.lower): link_words(link) for link in tree.links}
    lines = {node.id: _lines(known, node, verbs.get((node.parent or "", node.id), "")) for node in tree.nodes}
    pitch = _pitch(tree)
    split = {node.denies for node in tree.nodes} == {True, False}
    start = top + _TOP
    y, below = start + (_LANE_HEAD if split else 0), 0
    lanes: tuple[int, int] | None = None
    boxes: dict[str, Box] = {}
    for node in tree.nodes:
        if split and node.denies and lanes is None:
            lanes = (start, y + _LANE_GAP)
            y += _LANE_GAP + _LANE_HEAD
        box = _box(node, lines[node.id], pitch, y, sum(each.node.kind == node.kind for each in boxes.values()))
        boxes[node.id] = box
        below = max(below, box.bottom + (_BAR if box.bar else 0) + _GAP)
        y = y if _faces_its_own(node, tree) else below
    boxes, right = _faced(tree, boxes)
    columns = {column.index: _LEFT + column.index * pitch for column in tree.columns}
    return Layout(boxes=boxes, columns=columns, top=top, bottom=max(y, below), right=right, lanes=lanes)


def _faces_its_own(node: Node, tree: Lineage) -> bool:
    """Tell whether a source that denies the claim stands in one row with the first article that has it from there."""
    return node.kind == "denier" and any(each.parent == node.id for each in tree.nodes)


def _faced(tree: Lineage, boxes: dict[str, Box]) -> tuple[dict[str, Box], int]:
    """Return the boxes with the sources that deny the claim moved to the right of all others, and how far all reach."""
    inner = [box for box in boxes.values() if box.node.kind != "denier"]
    edge = max((max(box.right, box.bar[1] if box.bar else 0) for box in inner), default=_LEFT)
    edge += _bulge(tree, boxes)
    x = edge + _TRUNK + _TRUNK_STEP * _TRUNKS
    moved = {
        name: replace(box, x=x, trunk=x - (box.trunk - box.x)) if box.node.kind == "denier" else box
        for name, box in boxes.items()
    }
    return moved, max([edge, *(box.right for box in moved.values())])


def _bulge(tree: Lineage, boxes: Mapping[str, Box]) -> int:
    """Return how far arcs reach out on the right."""
    loops = len({frozenset((link.upper, link.lower)) for link in tree.links if link.in_loop})
    if loops:
        return ARC + ARC_STEP * (loops - 1) + round(width(LOOP, SMALL_SIZE, bold=True)) + 4
    return ARC if any(is_backward(link, boxes) for link in tree.links) else 0


def is_backward(link: Link, boxes: Mapping[str, Box]) -> bool:
    """Tell whether the lower box stands too far left for a line from above: an undated article that a dated one rests on."""
    upper, lower = boxes[link.upper], boxes[link.lower]
    return not link.in_loop and upper.node.kind == "article" and upper.x + _ROOM > lower.x


def link_words(link: Link) -> str:
    """Return what a line means, in one or two words: "picks it up"; nothing for a line from a source."""
    return _LINKS.get(link.kind, "")


def name_of(node: Node) -> str:
    """Return what a node is called: the name of its article or source, or how many articles were put together."""
    return phrases.plural(node.size, "article") if node.is_crowd else node.name


def source_words(node: Node) -> str:
    """Return what a source is to the claim."""
    return "perhaps not separate" if node.together else _SOURCES[node.kind, node.certain]


def details_of(node: Node, verb: str) -> str:
    """Return what is said of a node beside its name: its day, how it depends on the one above, how it stands."""
    if node.kind != "article":
        return source_words(node)
    lost = "source not traced" if node.rests_on_nothing else ""
    return " · ".join(part for part in (node.day, verb, STANCES.get(node.stance, ""), lost) if part)


def _lines(known: Facts, node: Node, verb: str) -> tuple[str, ...]:
    """Return what stands in a box: its name, what is said of it, and the names of what is folded into it."""
    lines = (
        fitted(name_of(node), NAME_SIZE, _MOST_TEXT, bold=True) or "no name",
        fitted(details_of(node, verb), SMALL_SIZE, _MOST_NAMES),
    )
    if not node.copies:
        return lines
    members = ([node.id] if node.is_crowd else []) + list(node.copies)
    names = phrases.listed([known.label(each) for each in members], 4)
    return (*lines, fitted(names if node.is_crowd else f"also {names}", SMALL_SIZE, _MOST_NAMES))


def _box(node: Node, lines: tuple[str, ...], pitch: int, y: int, number: int) -> Box:
    x = _LEFT + node.column * pitch if node.kind == "article" else _EDGE
    badge = f"×{node.size:,}" if node.copies and not node.is_crowd else ""
    crossed = node.stance in ("denies", "both")
    first = width(lines[0], NAME_SIZE, bold=True) + _CROSS * crossed
    first += 12 + width(badge, NAME_SIZE, bold=True) if badge else 0
    inside = max(first, *(width(line, SMALL_SIZE) for line in lines[1:]))
    reach = max(_SHORTEST_BAR, (node.last_column - node.column) * pitch + _SHORTEST_BAR)
    return Box(
        node=node,
        x=x,
        y=y,
        width=round(inside) + (22 if node.kind == "article" and not node.denies else 30),
        height=_HEIGHT + _LINE * (len(lines) - 2),
        lines=lines,
        badge=badge,
        crossed=crossed,
        sheets=min(len(node.copies), _MOST_SHEETS),
        bar=(x, x + reach) if node.is_vague else None,
        trunk=x + _TRUNK + _TRUNK_STEP * (number % _TRUNKS),
    )


def _pitch(tree: Lineage) -> int:
    columns = 1 + max((node.column for node in tree.nodes), default=0)
    return max(_NARROWEST_PITCH, min(_PITCH, _MOST_WIDTH // columns))
