"""Captures in, articles out: the one function that knows which reader each kind of capture goes to."""

import functools
from collections.abc import Callable
from datetime import datetime
from pathlib import PurePosixPath

from headwater.errors import NotAnArticle
from headwater.ingest.assembled import Part, assembled, has_prose
from headwater.ingest.decode import decoded
from headwater.ingest.documents import markdown, ocr, opendocument, pdf, richtext, word
from headwater.ingest.furniture import furniture
from headwater.ingest.headers import header_lines
from headwater.ingest.page_facts import PageFacts
from headwater.ingest.pages import page
from headwater.ingest.pieces import Piece, Written
from headwater.ingest.repair import paragraphs
from headwater.model.text import Article, Capture, TakenIn

_PAGES = frozenset(["text/html", "application/xhtml+xml"])
_Reader = Callable[[Capture], Written]


def article(capture: Capture) -> Article:
    """Return the first article that `capture` holds; most hold one.

    Raises:
        HeadwaterError: as `articles`.
    """
    return articles(capture)[0].article


def articles(capture: Capture, *, ocr: bool = False, now: datetime | None = None) -> tuple[TakenIn, ...]:
    """Return the articles that `capture` holds, in its order, each with the places of its text in the capture.

    Args:
        capture: what came.
        ocr: whether scanned pages are read by Tesseract.
        now: what is later than this is no date of publication; None if nothing is too late.

    Raises:
        NotAnArticle: there is no text in it that could be an article.
        HeadwaterError: it cannot be read.
    """
    media_type = capture.media_type.partition(";")[0].strip()
    parts = (_page(capture, now),) if media_type in _PAGES else _parts(capture, _reader(media_type, ocr=ocr)(capture))
    proper = [part for part in parts if has_prose(part)]
    if not proper:
        raise NotAnArticle("the file holds no running text")
    if len(proper) == 1:
        return (assembled(capture, proper[0], None, now),)
    return tuple(assembled(capture, part, number, now) for number, part in enumerate(proper, start=1))


def _page(capture: Capture, now: datetime | None) -> Part:
    """Return the article of a web page."""
    found = page(decoded(capture), url=capture.url, now=capture.fetched_at or now)
    return Part(lines=found.lines, facts=found.facts, pieces=found.pieces)


def _parts(capture: Capture, written: Written) -> tuple[Part, ...]:
    """Return the articles of a document."""
    lines = furniture(header_lines(written.paragraphs, PurePosixPath(capture.path).stem))
    return (Part(lines=lines, facts=PageFacts(), pieces=written.pieces, doubts=written.doubts),)


def _reader(media_type: str, *, ocr: bool) -> _Reader:
    """Return what reads documents of a kind.

    Raises:
        NotAnArticle: nothing does.
    """
    if media_type not in _READERS:
        raise NotAnArticle(f"it is {media_type}, which holds no text to be read")
    return functools.partial(pdf.written, ocr=ocr) if media_type == "application/pdf" else _READERS[media_type]


def _plain(capture: Capture) -> Written:
    """Return what a plain text holds."""
    text = decoded(capture)
    return Written(paragraphs=paragraphs(text), pieces=(Piece(part="", text=text),))


_READERS: dict[str, _Reader] = {
    "text/plain": _plain,
    "text/markdown": markdown.written,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": word.written,
    "application/vnd.oasis.opendocument.text": opendocument.written,
    "application/rtf": richtext.written,
    "application/pdf": pdf.written,
    "image/png": ocr.picture_written,
    "image/jpeg": ocr.picture_written,
    "image/tiff": ocr.picture_written,
}
