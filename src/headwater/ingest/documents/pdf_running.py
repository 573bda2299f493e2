"""What stands on a document's pages and is no part of its text: running heads and feet, page numbers, a browser's print marks."""

import re
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher

from headwater.ingest.documents.pdf_lines import TextLine
from headwater.ingest.documents.pdf_sheets import Box

# So many rows at the top and at the bottom of a page can be running ones, and no line so long is one.
_MAX_ROWS = 4
_MAX_LENGTH = 120
# A running head is hardly larger than the text; a headline is.
_MAX_SIZE = 1.3
# The part of a page's height, at either end, in which a browser prints its marks.
_MARGIN = 0.075
_MAX_HEADS = 60

_NUMBER_WORDS = (
    r"(?:page|pages|pag|pg|p|seite|página|pagina|pág|sida|side|strona|стр|страница|صفحه|صفحة|ص|sayfa|سەرەکی)"
)
_PAGE_NUMBER = re.compile(
    rf"[-–—|•·\[(\s]{{0,4}}(?:{_NUMBER_WORDS}\.?\s?)?\d{{1,4}}(?:\s?(?:of|/|von|de|di|sur|из|از|من|av|z)\s?\d{{1,4}})?[-–—|•·\])\s]{{0,4}}",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?|file)://\S{3,}|about:\S+", re.IGNORECASE)
_COUNT = re.compile(r"(?:page\s)?\d{1,4}\s?(?:/|of)\s?\d{1,4}", re.IGNORECASE)
_STAMP = re.compile(
    r"(?=.*\d)(?:\D{0,20}\d{1,4}){3}\D{1,4}\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s?(?:[AP]\.?M\.?)?", re.IGNORECASE
)
# More words than a slogan has, and a full stop.
_SENTENCE = re.compile(r"(?:\S+\s+){11}\S.*[.!?]$")
_DAY = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLines:
    """The lines of one page, from top to bottom, and its visible part."""

    lines: tuple[TextLine, ...]
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """What a browser prints beside a page's text, as it is written there: its address, the moment, the title."""

    url: str | None = None
    when: str | None = None
    title: str | None = None


def without_running(pages: tuple[PageLines, ...]) -> tuple[tuple[PageLines, ...], Printed, tuple[str, ...]]:
    """Return the pages without what runs over them, what a browser printed there, and the running heads and feet.

    A running line stands at one height on several pages, the same but for its digits, be it at the top or the bottom.
    """
    printed, marks = _browser_marks(pages)
    pages = tuple(_without(page, gone) for page, gone in zip(pages, marks, strict=True))
    running = _running(pages)
    names = sorted({line.text for line in running if any(char.isalpha() for char in line.text)})
    pages = tuple(_without(page, running) for page in pages)
    return tuple(_without(page, _lone_number(page)) for page in pages), printed, tuple(names)


def latin_digits(text: str) -> str:
    """Return a text with the digits of every script as 0 to 9."""
    return "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in text) if not text.isascii() else text


def _without(page: PageLines, gone: set[TextLine]) -> PageLines:
    return PageLines(lines=tuple(line for line in page.lines if line not in gone), box=page.box) if gone else page


def _browser_marks(pages: tuple[PageLines, ...]) -> tuple[Printed, list[set[TextLine]]]:
    """Return what a browser printed in the margins, and for each page the lines in question; nothing where it is not clear."""
    marked = [_margin_marks(page) for page in pages]
    kinds = set(marked[0]) if marked else set()
    if len(kinds) < 2:
        return Printed(), [set() for _ in pages]
    gone = [
        {line for line in page.lines if _in_margin(line, page) and any(_level(line, mark) for mark in marks.values())}
        for page, marks in zip(pages, marked, strict=True)
    ]
    first = marked[0]
    url = first["address"].text if "address" in first else ""
    title = next((line.text for line in pages[0].lines if line in gone[0] and line not in first.values()), None)
    whole = url.startswith(("http://", "https://")) and not url.endswith(("...", "…"))
    return Printed(
        url=url if whole else None, when=first["stamp"].text if "stamp" in first else None, title=title
    ), gone


def _margin_marks(page: PageLines) -> dict[str, TextLine]:
    """Return the lines in a page's margins that read like a browser's: "address", "count" and "stamp"."""
    found: dict[str, TextLine] = {}
    for line in page.lines:
        if not _in_margin(line, page) or len(line.text) > 400:
            continue
        text = latin_digits(line.text.strip())
        if _ADDRESS.fullmatch(text):
            found.setdefault("address", line)
        elif _COUNT.fullmatch(text):
            found.setdefault("count", line)
        elif len(text) <= 40 and (_STAMP.fullmatch(text) or _DAY.fullmatch(text)):
            found.setdefault("stamp", line)
    return found


def _in_margin(line: TextLine, page: PageLines) -> bool:
    _, bottom, _, top = page.box
    return line.base > top - _MARGIN * (top - bottom) or line.base < bottom + _MARGIN * (top - bottom)


def _level(line: TextLine, other: TextLine) -> bool:
    return abs(line.base - other.base) < 2.0 and abs(line.size - other.size) < 1.0


@dataclass(slots=True)
class _Head:
    """A line that may run over pages: its text without digits, its height from the page's edge, and where it was seen."""

    text: str
    height: float
    lines: list[TextLine]


def _running(pages: tuple[PageLines, ...]) -> set[TextLine]:
    """Return the lines that stand on several pages at one height with one text, digits apart."""
    heads: list[_Head] = []
    by_text: dict[str, list[_Head]] = defaultdict(list)
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[round(line.size, 1)] += len(line.text)
    largest = _MAX_SIZE * max(sizes, key=lambda size: (sizes[size], size), default=0.0)
    for page in pages:
        for line, height in _outer(page):
            if line.size <= largest:
                _noted(heads, by_text, line, height)
    needed = max(2, round(0.3 * len(pages)))
    found = {
        line
        for head in heads
        if len({line.page for line in head.lines}) >= (needed if head.text != "#" else 2)
        for line in head.lines
    }
    texts = {(_masked(line.text), round(line.size)) for line in found if len(line.text) > 3}
    first = pages[0].lines[: 2 * _MAX_ROWS] if pages else ()
    found |= {line for line in first if (_masked(line.text), round(line.size)) in texts}
    return {line for page in pages for line in _from_edges(page, found)}


def _from_edges(page: PageLines, found: set[TextLine]) -> set[TextLine]:
    """Return those of the lines that stand at the edges of the page, with nothing but others of them further out."""
    rows: dict[int, list[TextLine]] = defaultdict(list)
    for line in page.lines:
        rows[round(line.base)].append(line)
    outer: set[TextLine] = set()
    for ends in (sorted(rows), sorted(rows, reverse=True)):
        for height in ends:
            running = found.intersection(rows[height])
            if 2 * len(running) <= len(rows[height]):
                break
            outer |= running
    return outer


def _noted(heads: list[_Head], by_text: dict[str, list[_Head]], line: TextLine, height: float) -> None:
    """Count a line among those like it."""
    text = _masked(line.text)
    same = next((head for head in by_text[text] if abs(head.height - height) < 8.0), None)
    if same is None:
        same = next((h for h in heads[:_MAX_HEADS] if abs(h.height - height) < 4.0 and _alike(h.text, text)), None)
    if same is None:
        same = _Head(text=text, height=height, lines=[])
        heads.append(same)
        by_text[text].append(same)
    same.lines.append(line)


def _outer(page: PageLines) -> list[tuple[TextLine, float]]:
    """Return the outermost lines of a page with their heights: from its top, or from its bottom as negative numbers."""
    _, bottom, _, top = page.box
    heights = sorted({round(line.base) for line in page.lines}, reverse=True)
    upper, lower = set(heights[:_MAX_ROWS]), set(heights[-_MAX_ROWS:])
    found = []
    for line in page.lines:
        if len(line.text) > _MAX_LENGTH or _SENTENCE.search(line.text):
            continue
        if round(line.base) in upper and line.base > bottom + 0.8 * (top - bottom):
            found.append((line, top - line.base))
        elif round(line.base) in lower and line.base < bottom + 0.15 * (top - bottom):
            found.append((line, bottom - line.base))
    return found


def _masked(text: str) -> str:
    """Return a text with each number, in the digits of any script or as a lone roman one, as one "#"."""
    masked = re.sub(r"\d+", "#", latin_digits(text))
    masked = "#" if re.fullmatch(r"[ivxlc]{1,7}|[IVXLC]{1,7}", masked) else masked
    return re.sub(r"\s+", " ", masked).strip().casefold()


def _alike(left: str, right: str) -> bool:
    """Tell whether two texts differ by a letter or two, as what was read from pictures does."""
    if min(len(left), len(right)) < 8 or abs(len(left) - len(right)) > 4:
        return False
    if left[:3] != right[:3] and left[-3:] != right[-3:]:
        return False
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    return matcher.quick_ratio() > 0.88 and matcher.ratio() > 0.88


def _lone_number(page: PageLines) -> set[TextLine]:
    """Return the page number that stands alone at the very top or bottom of a page."""
    found = set()
    for line, beside in (
        [(page.lines[0], page.lines[1:2]), (page.lines[-1], page.lines[-2:-1])] if len(page.lines) > 2 else []
    ):
        text = latin_digits(line.text.strip())
        number = re.search(r"\d+", text)
        apart = all(abs(other.base - line.base) > 1.6 * line.size for other in beside)
        if number and apart and _PAGE_NUMBER.fullmatch(text) and not 1700 <= int(number[0]) <= 2100:
            found |= {line} if _outermost(line, page) else set()
    return found


def _outermost(line: TextLine, page: PageLines) -> bool:
    _, bottom, _, top = page.box
    return line.base > top - 0.12 * (top - bottom) or line.base < bottom + 0.12 * (top - bottom)
