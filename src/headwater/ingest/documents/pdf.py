"""PDF files: their pages' text as paragraphs in reading order; scanned pages by OCR when that is asked for."""

import re
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Literal

from headwater.errors import NotAnArticle, ScannedPages, UnreadableFile
from headwater.ingest.documents.ocr import doubts_about, recognised
from headwater.ingest.documents.pdf_columns import columns
from headwater.ingest.documents.pdf_lines import TextLine, text_lines
from headwater.ingest.documents.pdf_paragraphs import paragraphs
from headwater.ingest.documents.pdf_running import PageLines, without_running
from headwater.ingest.documents.pdf_sheets import (
    Pdf,
    Sheet,
    document_title,
    opened,
    page_count,
    picture,
    sheet,
    turned,
)
from headwater.ingest.texts.pieces import Piece, Written
from headwater.model.text import Capture

_DOTS_PER_INCH = 300
_MAX_OCR_PAGES = 300
# A page with fewer letters under a picture of this share of it was scanned; so was one that is all drawn shapes.
_FEW_LETTERS = 10
_MIN_PICTURE = 0.3
_MIN_DRAWINGS = 150
# A document in which more of the letters than this have no meaning cannot be read.
_MAX_GARBLED = 0.25
_FILE_TITLE = re.compile(
    r"(?:microsoft (?:word|powerpoint|excel)|untitled|document\d*|print|about:blank|layout \d+)\b.*"
    r"|.*\.(?:docx?|pdf|odt|rtf|indd|qxp|qxd|html?|txt|pages|pub|aspx?|php)|\S{1,4}|https?://.*|[\d\W_]+",
    re.IGNORECASE,
)


def written(capture: Capture, *, ocr: bool = False) -> Written:
    """Return what a PDF holds. Parts are "page 3", boxes are in points on it; `ocr` has scanned pages read by Tesseract.

    Raises:
        EncryptedFile: it is locked with a password.
        ScannedPages: it holds pictures of pages and no text, and `ocr` is off.
        NoTesseract: `ocr` is on, and Tesseract is not installed.
        UnreadableFile: it is damaged, or its letters have no meaning.
        NotAnArticle: its pages are empty.
        TooMuchWork: it has too many pages, or too much on one.
    """
    with opened(capture) as pdf:
        pages = [_page(pdf, number, capture.path) for number in range(1, page_count(pdf) + 1)]
        _checked(capture.path, pages, ocr=ocr)
        unread = [page.number for page in pages if page.kind in {"scanned", "garbled"}]
        recognised_pages, doubts = _ocr(pdf, unread[:_MAX_OCR_PAGES] if ocr else [], capture.path)
        title = _title(document_title(pdf), capture.path)
    lines = tuple(recognised_pages.get(page.number, page.lines) for page in pages)
    left = [number for number in unread if number not in recognised_pages]
    found = _written(lines, {page.number: page.turn for page in pages}, (*_untold(pages, left), *doubts))
    return replace(found, title=title or found.title)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """What is kept of a page: its lines, by how many quarters they were turned, and how many letters were lost."""

    number: int
    kind: Literal["text", "scanned", "garbled", "damaged"]
    lines: PageLines
    turn: int = 0
    garbled: int = 0


def _page(pdf: Pdf, number: int, path: str) -> _Page:
    """Return a page's lines; none for one that has to be read as a picture."""
    found = sheet(pdf, number, path)
    if found is None:
        return _Page(number=number, kind="damaged", lines=PageLines(lines=(), box=(0.0, 0.0, 1.0, 1.0)))
    letters = sum(letter.text.isalnum() for letter in found.letters)
    if found.garbled > _MAX_GARBLED * (letters + found.garbled):
        return _Page(number=number, kind="garbled", lines=PageLines(lines=(), box=found.box))
    if letters + found.garbled <= _FEW_LETTERS and _is_picture(found):
        return _Page(number=number, kind="scanned", lines=PageLines(lines=(), box=found.box))
    lines = PageLines(lines=text_lines(found.letters, number), box=found.box)
    return _Page(number=number, kind="text", lines=lines, turn=found.turn, garbled=found.garbled)


def _is_picture(found: Sheet) -> bool:
    """Tell whether a page without letters shows something: an image, or many drawn shapes."""
    area = max(1.0, (found.box[2] - found.box[0]) * (found.box[3] - found.box[1]))
    covered = sum(max(0.0, right - left) * max(0.0, top - bottom) for left, bottom, right, top in found.pictures)
    return covered / area >= _MIN_PICTURE or found.drawings >= _MIN_DRAWINGS


def _checked(path: str, pages: list[_Page], *, ocr: bool) -> None:
    """Raise what is to be told of a document without any page that can be read as it is."""
    kinds = Counter(page.kind for page in pages)
    if kinds["damaged"] == len(pages):
        raise UnreadableFile(path, "none of its pages can be opened")
    if ocr or any(page.lines.lines for page in pages):
        return
    if kinds["garbled"]:
        raise UnreadableFile(path, "its letters have no meaning as text: try --ocr")
    if kinds["scanned"]:
        raise ScannedPages(path, kinds["scanned"])


def _written(lines: tuple[PageLines, ...], turns: dict[int, int], doubts: tuple[str, ...]) -> Written:
    lines, printed, running = without_running(lines)
    made = paragraphs(column for page in lines for column in columns(page.lines))
    if not made:
        raise NotAnArticle("its pages hold no text")
    return Written(
        paragraphs=tuple(item.text for item in made),
        pieces=tuple(_piece(line, turns[line.page]) for item in made for line in item.lines),
        title=printed.title,
        url=printed.url,
        printed=printed.when,
        running=running,
        doubts=doubts,
    )


def _piece(line: TextLine, turn: int) -> Piece:
    left, bottom, right, top = (round(side, 2) for side in turned(line.box, -turn))
    return Piece(part=f"page {line.page}", text=line.text, box=(left, bottom, right, top))


def _ocr(pdf: Pdf, numbers: list[int], path: str) -> tuple[dict[int, PageLines], tuple[str, ...]]:
    """Return the pages that were read from pictures, and what is doubtful about them."""
    pages: dict[int, PageLines] = {}
    sure: list[float] = []
    for number in numbers:
        drawn = picture(pdf, number, _DOTS_PER_INCH)
        found, confidence = recognised(drawn[0], drawn[1], path, number=number) if drawn else ((), 0.0)
        if found:
            pages[number] = found[0]
            sure.append(confidence)
    return pages, doubts_about(sum(sure) / len(sure)) if sure else ()


def _untold(pages: list[_Page], unread: list[int]) -> tuple[str, ...]:
    """Return a sentence for each kind of page, or letter, that is missing from the text."""
    damaged = [page.number for page in pages if page.kind == "damaged"]
    odd = [page.number for page in pages if page.garbled > _FEW_LETTERS]
    told = (
        (damaged, "cannot be opened, and what stands there is missing"),
        (unread, "can only be read as a picture, and what stands there is missing: try --ocr"),
        (odd, "has letters without a meaning as text, and these are missing: try --ocr if it matters"),
    )
    return tuple(f"{_listed(numbers)} {what}" for numbers, what in told if numbers)


def _listed(numbers: list[int]) -> str:
    """Return pages as a sentence begins with them: each of several does what one does."""
    if len(numbers) == 1:
        return f"page {numbers[0]}"
    return f"each of pages {', '.join(map(str, numbers[:10]))}{' and more' if len(numbers) > 10 else ''}"


def _title(stated: str, path: str) -> str | None:
    """Return the title that the file gives itself, None for what is a file's or a program's name."""
    title = " ".join(stated.split())
    if not title or len(title) > 300 or _FILE_TITLE.fullmatch(title):
        return None
    return None if title.casefold() == PurePosixPath(path).stem.casefold() else title
