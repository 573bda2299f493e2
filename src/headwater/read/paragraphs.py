"""The lines of a text put together into paragraphs, before anything is known about what they are."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from headwater.model.text import Span
from headwater.read.seams import find_seams

_ENDS = frozenset(".!?:;…\"'”’»*_)]>|")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph's place, trimmed. `spaced` is True after a blank line, `indent` counts the white space before it."""

    start: int
    end: int
    spaced: bool
    indent: int


def find_paragraphs(text: str, furniture: Iterable[Span]) -> tuple[Paragraph, ...]:
    """Return the paragraphs of `text`, cut where `furniture` begins and ends or a seam runs, and trimmed of white space.

    Every line is one, but a line that breaks off without an end mark is joined to the next if that goes on in lower case.
    """
    edges = sorted({*find_seams(text), *(edge for span in furniture for edge in (span.start, span.end))})
    lines = [piece for line in _lines(text) for piece in _cut(line, text, edges)]
    return tuple(_joined(lines, text))


def _lines(text: str) -> Iterator[Paragraph]:
    place, blank = 0, True
    for line in text.split("\n"):
        body = line.strip()
        if body:
            indent = len(line) - len(line.lstrip())
            yield Paragraph(start=place + indent, end=place + indent + len(body), spaced=blank, indent=indent)
        blank = not body
        place += len(line) + 1


def _cut(line: Paragraph, text: str, edges: list[int]) -> Iterator[Paragraph]:
    inner = edges[bisect_right(edges, line.start) : bisect_left(edges, line.end)]
    places = [line.start, *inner, line.end]
    for number, (start, end) in enumerate(pairwise(places)):
        piece = text[start:end]
        trimmed = start + len(piece) - len(piece.lstrip())
        if piece.strip():
            spaced, indent = (line.spaced, line.indent) if number == 0 else (True, 0)
            yield Paragraph(start=trimmed, end=start + len(piece.rstrip()), spaced=spaced, indent=indent)


def _joined(lines: list[Paragraph], text: str) -> Iterator[Paragraph]:
    held: Paragraph | None = None
    for line in lines:
        if held and _goes_on(held, line, text):
            held = Paragraph(start=held.start, end=line.end, spaced=held.spaced, indent=held.indent)
            continue
        if held:
            yield held
        held = line
    if held:
        yield held


def _goes_on(earlier: Paragraph, later: Paragraph, text: str) -> bool:
    between = text[earlier.end : later.start]
    return (
        between.count("\n") == 1
        and text[earlier.end - 1] not in _ENDS
        and text[later.start].islower()
        and earlier.end - earlier.start > 40
    )
