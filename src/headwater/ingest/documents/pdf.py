"""PDF files: their pages' text as paragraphs in reading order; scanned pages by OCR when that is asked for."""

import re
from pathlib import PurePosixPath

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
from headwater.ingest.pieces import Piece, Written
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
        sheets = [sheet(pdf, number, capture.path) for number in range(1, page_count(pdf) + 1)]
        if not any(sheets):
            raise UnreadableFile(capture.path, "none of its pages can be opened")
        scanned = {found.number for found in sheets if found and _is_scanned(found)}
        garbled = {found.number for found in sheets if found and _is_garbled(found)}
        _checked(capture.path, sheets, scanned, garbled, ocr=ocr)
        read = sorted(scanned | garbled)[:_MAX_OCR_PAGES] if ocr else []
        recognised_pages, doubts = _ocr(pdf, read, capture.path)
        title = _title(document_title(pdf), capture.path)
    plain = {found.number: _page(found) for found in sheets if found and found.number not in scanned | garbled}
    pages = tuple(page for _, page in sorted((plain | recognised_pages).items()))
    turns = {found.number: found.turn for found in sheets if found and found.number in plain}
    doubts = _untold(sheets, (scanned | garbled) - set(read)) + doubts
    return _written(pages, turns, title, doubts)


def _written(
    pages: tuple[PageLines, ...], turns: dict[int, int], title: str | None, doubts: tuple[str, ...]
) -> Written:
    pages, printed, running = without_running(pages)
    made = paragraphs(column for page in pages for column in columns(page.lines))
    if not made:
        raise NotAnArticle("its pages hold no text")
    return Written(
        paragraphs=tuple(item.text for item in made),
        pieces=tuple(_piece(line, turns.get(line.page, 0)) for item in made for line in item.lines),
        title=title or printed.title,
        url=printed.url,
        printed=printed.when,
        running=running,
        doubts=doubts,
    )


def _piece(line: TextLine, turn: int) -> Piece:
    left, bottom, right, top = (round(side, 2) for side in turned(line.box, -turn))
    return Piece(part=f"page {line.page}", text=line.text, box=(left, bottom, right, top))


def _page(found: Sheet) -> PageLines:
    return PageLines(lines=text_lines(found.letters, found.number), box=found.box)


def _is_scanned(found: Sheet) -> bool:
    """Tell whether a page is a picture: next to no letters, and an image or many drawn shapes."""
    if sum(letter.text.isalnum() for letter in found.letters) > _FEW_LETTERS or found.garbled > _FEW_LETTERS:
        return False
    area = max(1.0, (found.box[2] - found.box[0]) * (found.box[3] - found.box[1]))
    covered = sum(max(0.0, right - left) * max(0.0, top - bottom) for left, bottom, right, top in found.pictures)
    return covered / area >= _MIN_PICTURE or found.drawings >= _MIN_DRAWINGS


def _is_garbled(found: Sheet) -> bool:
    letters = sum(letter.text.isalnum() for letter in found.letters)
    return found.garbled > _MAX_GARBLED * (letters + found.garbled)


def _checked(path: str, sheets: list[Sheet | None], scanned: set[int], garbled: set[int], *, ocr: bool) -> None:
    """Raise what is to be told of a document without any page that can be read as it is."""
    if ocr or any(found and found.letters and found.number not in scanned | garbled for found in sheets):
        return
    if garbled:
        raise UnreadableFile(path, "its letters have no meaning as text: try --ocr")
    if scanned:
        raise ScannedPages(path, len(scanned))


def _ocr(pdf: Pdf, numbers: list[int], path: str) -> tuple[dict[int, PageLines], tuple[str, ...]]:
    """Return the pages that were read from pictures, and what is doubtful about them."""
    pages: dict[int, PageLines] = {}
    sure: list[float] = []
    for number in numbers:
        drawn = picture(pdf, number, _DOTS_PER_INCH)
        if drawn is None:
            continue
        found, confidence = recognised(drawn[0], drawn[1], path, number=number)
        pages[number] = found[0]
        sure.append(confidence)
    return pages, doubts_about(sum(sure) / len(sure)) if sure else ()


def _untold(sheets: list[Sheet | None], unread: set[int]) -> tuple[str, ...]:
    """Return a sentence for each kind of page that is missing from the text."""
    damaged = [number for number, found in enumerate(sheets, 1) if found is None]
    told = []
    if damaged:
        told.append(f"{_pages(damaged)} cannot be opened, and what stands there is missing")
    if unread:
        told.append(
            f"{_pages(sorted(unread))} can only be read as pictures, and what stands there is missing: try --ocr"
        )
    return tuple(told)


def _pages(numbers: list[int]) -> str:
    listed = ", ".join(str(number) for number in numbers[:10]) + (" and more" if len(numbers) > 10 else "")
    return f"page {listed}" if len(numbers) == 1 else f"pages {listed}"


def _title(stated: str, path: str) -> str | None:
    """Return the title that the file gives itself, None for what is a file's or a program's name."""
    title = " ".join(stated.split())
    if not title or len(title) > 300 or _FILE_TITLE.fullmatch(title):
        return None
    return None if title.casefold() == PurePosixPath(path).stem.casefold() else title
