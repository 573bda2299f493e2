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
    a file's name. `url` and `printed` are the address and the date that a browser printed beside a page's text, as written
    there. `running` are the heads and feet that run over its pages and are in no paragraph. `doubts` says, each as a sentence
    for the reader, what of the document could not be had.
    """

    paragraphs: tuple[str, ...]
    pieces: tuple[Piece, ...]
    title: str | None = None
    url: str | None = None
    printed: str | None = None
    running: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
