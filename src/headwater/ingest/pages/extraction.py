"""Which of a page's blocks are the article's own: where most of its running text stands, and what goes with it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from headwater.ingest.pages.blocks import Around, Block, Extent, extent, kinds, lies_in
from headwater.ingest.pages.names import BODY, CAPTION, FACTS

# Elements that a paragraph's words stand in; what they lie in is what holds paragraphs.
_PARAGRAPH = frozenset((
    "blockquote", "center", "dd", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ol", "p", "pre", "table", "tbody",
    "td", "tr", "ul",
))  # fmt: skip
_OUTERMOST = frozenset(["html", "body"])
_ENDS = frozenset('.!?…。！？؟।"”»’')
_LEVELS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The blocks of an article in the page's order: its own, the captions among them, and those that may be none of its own."""

    own: tuple[int, ...] = ()
    captions: tuple[int, ...] = ()
    doubtful: frozenset[int] = frozenset()


def body(blocks: Sequence[Block], title_at: int) -> Body:
    """Return which blocks are the article's; none where the page holds no running text. `title_at` is the headline's, or -1.

    The core is the element with the most running text close below it, rather below the headline than above it, and rather one
    that is called a body of text. What stands beside it belongs to the article where it is nearly all running text, or is made
    like the core's own paragraphs. In it, nothing counts that the page calls furniture, or that is mostly links.
    """
    page = extent(blocks)
    _mark_cards(blocks)
    core = _core(blocks, title_at, page)
    if core is None:
        return Body()
    parts = [core, *_beside(core, blocks, title_at, page)]
    shapes = {
        _holder(block.around).shape for block in _within(core, blocks) if block.runs and _holder(block.around) is core
    }
    inside = {block.at for part in parts for block in _within(part, blocks)}
    own, captions = [], []
    for block in blocks:
        alike = block.runs and not block.card and block.at > title_at and _holder(block.around).shape in shapes
        if block.at == title_at or not (block.at in inside or alike):
            continue
        kind = kinds(block.around, page)
        if not kind & ~BODY and not is_linked(block):
            own.append(block.at)
        elif kind & CAPTION and not kind & ~(BODY | CAPTION | FACTS):
            captions.append(block.at)
    later = [part for part in parts[1:] if part.first >= core.last]
    return Body(
        own=tuple(own),
        captions=tuple(captions),
        doubtful=frozenset(
            at
            for at in own
            if _holder(blocks[at].around).shape not in shapes and any(part.first <= at < part.last for part in later)
        ),
    )


def is_linked(block: Block) -> bool:
    """Tell whether a block is mostly a link: half of its letters, without a sentence around it."""
    beside = len(block.text) - block.linked
    in_sentence = beside >= 15 and block.linked * 6 < len(block.text) * 5 and block.text[-1] in _ENDS
    return block.linked * 2 >= len(block.text) and beside < 40 and not in_sentence


def _core(blocks: Sequence[Block], title_at: int, page: Extent) -> Around | None:
    """Return the element that the most running text stands in, close below it."""
    above = set(map(id, lies_in(blocks[title_at].around))) if title_at >= 0 else set()
    scores: dict[Around, float] = {}
    for block in blocks:
        if not block.runs or kinds(block.around, page) & ~BODY:
            continue
        weight = block.size * (0.15 if block.card else 1) * (0.5 if block.at < title_at else 1)
        part: Around | None = _holder(block.around)
        for share in (1, 0.4, 0.15):
            if part is not None:
                scores[part] = scores.get(part, 0) + weight * share
                part = part.parent
    return max(scores, key=lambda part: scores[part] * _likelihood(part, above), default=None)


def _likelihood(part: Around, above: set[int]) -> float:
    """Return how much more likely than others an element is the article's, by its name and by the headline's place."""
    likelihood = 1.3 if part.names & BODY else 1.0
    likelihood *= 0.5 if part.tag in _OUTERMOST else 1.2 if part.tag == "article" else 1.0
    beside = part.parent is not None and id(part.parent) in above
    return likelihood * (1.5 if beside or (id(part) in above and part.tag not in _OUTERMOST) else 1.0)


def _beside(core: Around, blocks: Sequence[Block], title_at: int, page: Extent) -> Iterable[Around]:
    """Yield the elements beside the core that are nearly all running text: right beside it, and farther out in the article."""
    inner = core
    for level in range(_LEVELS):
        outer = inner.parent
        if outer is None or outer.tag == "html":
            return
        if level < 2 or outer.names & BODY or outer.tag in {"article", "main"}:
            for part in _children(outer, blocks):
                if part is not inner and part.first > title_at and _is_running(part, blocks, page):
                    yield part
        inner = outer


def _children(outer: Around, blocks: Sequence[Block]) -> Iterable[Around]:
    """Return the elements right below one that hold blocks, in order."""
    found: dict[Around, None] = {}
    for block in _within(outer, blocks):
        part = block.around
        while part is not outer and part.parent is not None and part.parent is not outer:
            part = part.parent
        if part is not outer:
            found[part] = None
    return found


def _is_running(part: Around, blocks: Sequence[Block], page: Extent) -> bool:
    """Tell whether three fifths of an element's letters are running text that is nobody else's."""
    inside = list(_within(part, blocks))
    own = sum(
        len(block.text) for block in inside if block.runs and not block.card and not kinds(block.around, page) & ~BODY
    )
    return own > 1.5 * (sum(len(block.text) for block in inside) - own)


def _within(part: Around, blocks: Sequence[Block]) -> Sequence[Block]:
    return blocks[part.first : part.last]


def _holder(around: Around) -> Around:
    """Return the element that a paragraph stands in."""
    while (around.tag in _PARAGRAPH or not around.is_block) and around.parent is not None:
        around = around.parent
    return around


def _mark_cards(blocks: Sequence[Block]) -> None:
    """Mark the blocks of teasers: three or more elements made alike, most with a linked line and a paragraph or two."""
    groups: dict[int, dict[Around, list[Block]]] = {}
    for block in blocks:
        for around in lies_in(block.around)[:4]:
            if around.parent is not None:
                groups.setdefault(around.shape, {}).setdefault(around, []).append(block)
    for group in groups.values():
        teasers = sum(_is_teaser(inside) for inside in group.values()) if len(group) >= 3 else 0
        articles = len(group) >= 3 and next(iter(group)).tag == "article"
        if articles or (teasers >= 3 and teasers * 2 > len(group)):
            for block in (block for inside in group.values() for block in inside):
                block.card = True


def _is_teaser(inside: list[Block]) -> bool:
    if len(inside) == 1:
        return inside[0].leads and inside[0].linked * 7 > len(inside[0].text)
    running = sum(block.runs for block in inside)
    return 1 <= running <= 2 and any(block.linked * 2 > len(block.text) for block in inside)
