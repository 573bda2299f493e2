"""What each paragraph is: prose, heading, turn, set-off quotation, caption, citation or page furniture."""

from collections.abc import Iterator, Sequence

from headwater.model.text import Block, BlockKind, Quote, Span
from headwater.read.paragraphs import Paragraph
from headwater.read.setoff import SetOff, find_set_off
from headwater.read.shapes import Shape
from headwater.read.turns import Turn, find_turns

_KINDS: dict[Shape, BlockKind] = {
    "prose": "paragraph",
    "aside": "paragraph",
    "heading": "heading",
    "caption": "caption",
    "citation": "citation",
    "furniture": "furniture",
}


def find_blocks(
    text: str, paragraphs: Sequence[Paragraph], shapes: Sequence[Shape], quotes: Sequence[Quote]
) -> tuple[tuple[Block, ...], tuple[Span, ...]]:
    """Return the blocks of `text` and the stretches of prose in them that are to be read one by one, both sorted.

    A block is a paragraph, or all paragraphs of a turn or of a set-off quotation. A stretch is a paragraph without furniture;
    a turn's label is a stretch of its own.
    """
    turns = {turn.first: turn for turn in find_turns(text, paragraphs, shapes)}
    taken = frozenset(index for turn in turns.values() for index in range(turn.first, turn.last + 1))
    set_off = {piece.first: piece for piece in find_set_off(text, paragraphs, shapes, quotes, taken)}
    blocks = tuple(_blocks(paragraphs, shapes, turns, set_off))
    stretches = tuple(_stretches(text, paragraphs, shapes, turns))
    return blocks, stretches


def _blocks(
    paragraphs: Sequence[Paragraph], shapes: Sequence[Shape], turns: dict[int, Turn], set_off: dict[int, SetOff]
) -> Iterator[Block]:
    index = 0
    while index < len(paragraphs):
        group = turns.get(index) or set_off.get(index)
        last = group.last if group else index
        kind: BlockKind = "turn" if index in turns else "block_quote" if group else _KINDS[shapes[index]]
        start, end = paragraphs[index].start, paragraphs[last].end
        yield Block(start=start, end=end, kind=kind, speaker=group.speaker if group else None)
        index = last + 1


def _stretches(
    text: str, paragraphs: Sequence[Paragraph], shapes: Sequence[Shape], turns: dict[int, Turn]
) -> Iterator[Span]:
    for index, paragraph in enumerate(paragraphs):
        start, end = paragraph.start, paragraph.end
        if index in turns:
            cut = turns[index].body_start
            yield Span(start=start, end=cut)
            start = cut + len(text[cut:end]) - len(text[cut:end].lstrip())
        if start < end and (shapes[index] != "furniture" or index in turns):
            yield Span(start=start, end=end)
