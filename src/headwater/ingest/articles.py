"""Captures in, articles out: the one function that knows which reader each kind of capture goes to."""

import functools
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import PurePosixPath

from headwater.errors import NotAnArticle
from headwater.ingest.assembled import Part, assembled, has_prose
from headwater.ingest.documents import markdown, ocr, opendocument, pdf, richtext, word
from headwater.ingest.facts.dates import find_date
from headwater.ingest.facts.headers import Line, around_date
from headwater.ingest.facts.mastheads import press_word
from headwater.ingest.facts.stated_dates import stated_dates
from headwater.ingest.pages.facts import PageFacts
from headwater.ingest.pages.given import given_facts, merged
from headwater.ingest.pages.lines import letters
from headwater.ingest.pages.page import page
from headwater.ingest.texts.copied_pages import text_lines
from headwater.ingest.texts.decode import decoded, page_text, raw
from headwater.ingest.texts.exports import export_fields
from headwater.ingest.texts.pieces import Piece, Written
from headwater.ingest.texts.repair import paragraphs
from headwater.ingest.texts.several import parted
from headwater.model.text import Article, Capture, TakenIn

_TITLE_WITHIN = 8  # lines
_SENTENCE_WORDS = 4
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
    if media_type in _PAGES:
        parts: tuple[Part, ...] = (_page(capture, now),)
    else:
        parts = _parts(capture, _reader(media_type, ocr=ocr)(capture), now)
    proper = [part for part in parts if has_prose(part)] or [part for part in map(_in_short, parts) if has_prose(part)]
    if not proper:
        raise NotAnArticle("the file holds no running text")
    if len(proper) == 1:
        return (assembled(capture, proper[0], None, now),)
    return tuple(assembled(capture, part, number, now) for number, part in enumerate(proper, start=1))


def _in_short(part: Part) -> Part:
    """Return an article with its title taken for its text: a flash of one sentence, which looks like a headline."""
    lines = (
        replace(line, role="prose") if line.role == "title" and len(line.text.split()) >= _SENTENCE_WORDS else line
        for line in part.lines
    )
    return replace(part, lines=tuple(lines))


def _page(capture: Capture, now: datetime | None) -> Part:
    """Return the article of a web page."""
    taken = capture.fetched_at or now
    found = page(page_text(capture), url=capture.url, now=taken)
    beside = given_facts(capture.given, url=capture.url, now=taken)
    own = found.facts.titles or not beside.titles
    lines = found.lines if own else _headed(found.lines, beside.titles)
    return Part(lines=lines, facts=found.facts, beside=beside, pieces=found.pieces)


def _parts(capture: Capture, written: Written, now: datetime | None) -> tuple[Part, ...]:
    """Return the articles of a document."""
    printed = find_date(written.printed) if written.printed else None
    taken = capture.fetched_at or (printed.latest if printed else now)
    given = given_facts(capture.given, url=capture.url or written.url, now=taken)
    beside = merged(given, _running(written.running, taken))
    ranges = parted(written.paragraphs)
    parts = []
    for start, end in ranges:
        own, fields = export_fields(written.paragraphs[start:end])
        facts = given_facts(fields, now=taken)
        lines = text_lines(own, PurePosixPath(capture.path).stem if len(ranges) == 1 else "")
        lines = _headed(
            lines, (*facts.titles, *beside.titles, *([written.title] if written.title and len(ranges) == 1 else ()))
        )
        parts.append(Part(lines=lines, facts=facts, beside=beside, pieces=written.pieces, doubts=written.doubts))
    return tuple(parts)


def _running(lines: tuple[str, ...], now: datetime | None) -> PageFacts:
    """Return what the heads and feet of pages tell: the paper's name and day."""
    named = (part for line in lines for part in around_date(line) if press_word(part))
    return PageFacts(outlet=next(named, None), published=stated_dates(lines, now=now).published)


def _headed(lines: tuple[Line, ...], titles: tuple[str, ...]) -> tuple[Line, ...]:
    """Return the lines with the title that stood beside the text: a line that says the same is it, else one is put first."""
    if not titles:
        return lines
    key = letters(titles[0])
    at = next((i for i, line in enumerate(lines[:_TITLE_WITHIN]) if letters(line.text) == key), None)
    others = tuple(replace(line, role="prose") if line.role == "title" else line for line in lines)
    if at is None:
        return (Line(text=titles[0], role="title", block=0), *others)
    return (*others[:at], replace(lines[at], role="title"), *others[at + 1 :])


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
    return Written(paragraphs=paragraphs(decoded(capture)), pieces=(Piece(part="", text=raw(capture)),))


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
