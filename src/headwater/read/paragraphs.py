"""The lines of a text put together into paragraphs, before anything is known about what they are."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from headwater.model.text import Span

_LINE = re.compile(r"[^\n]*\S")
_ENDS = frozenset(".!?:;…\"'”’»*_)]>|")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph's place, trimmed. `spaced` is True after a blank line, `indent` counts the white space before it."""

    start: int
    end: int
    spaced: bool
    indent: int


def find_paragraphs(text: str, furniture: Iterable[Span]) -> tuple[Paragraph, ...]:
    """Return the paragraphs of `text`, cut where `furniture` begins and ends and trimmed of white space.

    Every line is one, but a line that breaks off without an end mark is joined to the next if that goes on in lower case.
    """
    lines = [piece for line in _lines(text) for piece in _cut(line, text, sorted(furniture))]
    return tuple(_joined(lines, text))


def _lines(text: str) -> Iterator[Paragraph]:
    last = 0
    for match in _LINE.finditer(text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip())
        spaced = last == 0 or text.count("\n", last, match.start()) > 1
        last = match.end()
        yield Paragraph(start=start, end=last, spaced=spaced, indent=start - match.start())


def _cut(line: Paragraph, text: str, furniture: list[Span]) -> Iterator[Paragraph]:
    edges = {line.start, line.end}
    for span in furniture:
        edges.update(edge for edge in (span.start, span.end) if line.start < edge < line.end)
    places = sorted(edges)
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
