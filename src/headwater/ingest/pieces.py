"""A capture's own text in pieces: what the places of an article's text are told by."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One stretch of a capture's text as it stands there, before any repair: a page's text node, a PDF's line, a whole text.

    `part` and `box` are as in `Place`. Pieces come in reading order.
    """

    part: str
    text: str
    box: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What a document holds: its paragraphs, repaired, and its own text in pieces.

    A newline in a paragraph is a line break that means something. `title` is what the document calls itself, if that is more than
    a file's name.
    """

    paragraphs: tuple[str, ...]
    pieces: tuple[Piece, ...]
    title: str | None = None
