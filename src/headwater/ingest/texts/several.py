"""Several articles in one file: where an export of a press database or a press review goes over from one to the next."""

import re
from collections.abc import Callable
from itertools import pairwise

from headwater.ingest.facts.dates import find_date
from headwater.ingest.facts.mastheads import could_be_name, press_word
from headwater.ingest.texts.exports import END_OF_DOCUMENT, SEPARATOR, START_OF_DOCUMENT, field_count, is_factiva_number

Range = tuple[int, int]

# A paragraph with so many words is prose; a text with fewer in all is no article of its own.
_PROSE_WORDS = 22
_ARTICLE_WORDS = 45
# Header lines are no longer than this, in words, and a header block has no more lines.
_HEADER_WORDS = 22
_MAX_HEADER = 6
# Headers that only look alike must come so often.
_MIN_HEADERS = 3
_MAX_LINE = 300
_LENGTH = re.compile(
    r"(?:length|word count)\s?:\s?\d{1,3}(?:[,.]?\d{3})?(?: words)?|\d{1,3}(?:,\d{3})? words", re.IGNORECASE
)
_RIGHTS = re.compile(r"(?:copyright\b|©|load-date\s?:|all rights reserved|tous droits réservés).{0,200}", re.IGNORECASE)
_CLOCK = re.compile(r"\d{1,2}[.:]\d{2}\b")


def parted(paragraphs: tuple[str, ...]) -> tuple[Range, ...]:
    """Return a half-open range of paragraphs for each article, in order. One range where nothing clearly shows more.

    What stands between articles and is none (a cover page with a list of titles, a line of asterisks) is in no range. An article
    with subheads, a live blog, an interview or a newsletter is one article.
    """
    ways: tuple[Callable[[tuple[str, ...]], list[int]], ...] = (
        _numbered, _ended, _coded, _measured, _separated, _headed,
    )  # fmt: skip
    for way in ways:
        starts = way(paragraphs)
        ranges = _ranges(paragraphs, starts) if starts else ()
        if len(ranges) > 1:
            return ranges
    return ((0, len(paragraphs)),)


def _ranges(paragraphs: tuple[str, ...], starts: list[int]) -> tuple[Range, ...]:
    """Return the ranges that begin at `starts`, and the one before them if it is an article too; empty ones left out."""
    bounds = sorted({0, *starts, len(paragraphs)})
    trimmed = (_trimmed(paragraphs, start, end) for start, end in pairwise(bounds))
    return tuple((start, end) for start, end in trimmed if _is_article(paragraphs[start:end]))


def _trimmed(paragraphs: tuple[str, ...], start: int, end: int) -> Range:
    """Return a range without the separators at its ends."""
    while start < end and SEPARATOR.fullmatch(paragraphs[start]):
        start += 1
    while start < end and SEPARATOR.fullmatch(paragraphs[end - 1]):
        end -= 1
    return start, end


def _is_article(paragraphs: tuple[str, ...]) -> bool:
    """Tell whether paragraphs hold running text enough for an article, or the fields of a database's form with some."""
    words = sum(len(paragraph.split()) for paragraph in paragraphs if _is_prose(paragraph))
    fields = field_count(line for paragraph in paragraphs for line in paragraph.split("\n"))
    return words >= _ARTICLE_WORDS or (fields >= 4 and words > 0)


def _is_prose(paragraph: str) -> bool:
    words = len(paragraph.split())
    ended = bool(re.search(r"[.!?…।؟。][\"'”’»)\]]{0,3}\s*$", paragraph[-8:]))
    return words >= _PROSE_WORDS or (words >= 9 and ended)


def _lines(paragraph: str) -> list[str]:
    return [line.strip() for line in paragraph.split("\n") if line.strip()]


def _numbered(paragraphs: tuple[str, ...]) -> list[int]:
    """Return where "Document 2 of 12" stands, if the numbers go up one by one and the count is the same."""
    found = []
    for index, paragraph in enumerate(paragraphs):
        lines = [line for line in _lines(paragraph)[:3] if not SEPARATOR.fullmatch(line)]
        match = START_OF_DOCUMENT.fullmatch(lines[0]) if lines and len(lines[0]) < 80 else None
        if match:
            number, count = match["number"] or match["lexis_number"], match["count"] or match["lexis_count"]
            found.append((index, int(number), int(count)))
    rising = all(b[1] == a[1] + 1 and b[2] == a[2] for a, b in pairwise(found))
    return [index for index, _, _ in found] if rising and len(found) > 1 else []


def _ended(paragraphs: tuple[str, ...]) -> list[int]:
    """Return what follows each "End of Document" and each number that a database puts below an article."""
    ends = [
        index + 1
        for index, paragraph in enumerate(paragraphs)
        if (lines := _lines(paragraph)) and len(lines[-1]) < 80 and END_OF_DOCUMENT.fullmatch(lines[-1])
    ]
    return _after_cover(paragraphs, ends)


def _after_cover(paragraphs: tuple[str, ...], ends: list[int]) -> list[int]:
    """Return the ends, and where the first article begins if a list of titles stands before it."""
    if not ends:
        return []
    first = next((i for i in range(ends[0]) if _is_prose(paragraphs[i])), 0)
    counted = next((i for i in range(first) if any(_LENGTH.fullmatch(line) for line in _lines(paragraphs[i]))), first)
    start = _header_start(paragraphs, counted) if is_factiva_number(_lines(paragraphs[ends[0] - 1])[-1]) else 0
    return [start, *ends]


def _header_start(paragraphs: tuple[str, ...], index: int) -> int:
    """Return where the header lines begin that stand right above a paragraph: after prose, or after another article's notice."""
    start = index
    while start > 0 and index - start < _MAX_HEADER:
        above = paragraphs[start - 1]
        if _is_prose(above) or SEPARATOR.fullmatch(above) or any(_RIGHTS.fullmatch(line) for line in _lines(above)):
            break
        start -= 1
    return start


def _coded(paragraphs: tuple[str, ...]) -> list[int]:
    """Return where Factiva's headline field stands, if its other fields follow each time."""
    heads = [
        index
        for index, paragraph in enumerate(paragraphs)
        if any(re.match(r"(?:SE|HD)(?:\s|$)", line) for line in _lines(paragraph)[:1])
        and field_count(line for other in paragraphs[index : index + 12] for line in _lines(other)) >= 4
    ]
    return [
        head
        for before, head in pairwise([-9, *heads])
        if head - before > 2 or field_count(_lines(paragraphs[before])) >= 4
    ]


def _measured(paragraphs: tuple[str, ...]) -> list[int]:
    """Return where headers with a count of words begin, as LexisNexis writes them: "LENGTH: 512 words"."""
    counted = [
        index
        for index, paragraph in enumerate(paragraphs)
        if any(_LENGTH.fullmatch(line) and line.casefold().startswith(("length", "word")) for line in _lines(paragraph))
    ]
    return [_header_start(paragraphs, index) for index in counted] if len(counted) > 1 else []


def _separated(paragraphs: tuple[str, ...]) -> list[int]:
    """Return what follows lines of one sign, if each part between them begins with a headline and names its date."""
    lines = [index for index, paragraph in enumerate(paragraphs) if SEPARATOR.fullmatch(paragraph)]
    bounds = [0, *(index + 1 for index in lines), len(paragraphs)]
    parts = [part for part in pairwise(bounds) if any(not SEPARATOR.fullmatch(p) for p in paragraphs[slice(*part)])]
    articles = [part for part in parts if _is_article(paragraphs[slice(*part)])]
    if len(articles) < 2 or not all(_header(paragraphs, start) is not None for start, _ in articles):
        return []
    short = [part for part in parts if part not in articles]
    return [start for start, _ in articles] if len(short) <= 1 else []


def _header(paragraphs: tuple[str, ...], start: int) -> tuple[int, ...] | None:
    """Return the shape of the header that begins at a paragraph, None if none does.

    A header is some short lines, one of them with a full date, before prose. Its shape is how many lines stand before the date's.
    """
    lines = []
    for paragraph in paragraphs[start : start + _MAX_HEADER]:
        if _is_prose(paragraph):
            break
        lines.extend(_lines(paragraph))
    lines = lines[:_MAX_HEADER]
    dated = next((i for i, line in enumerate(lines) if _is_date_line(line)), None)
    if dated is None or len(lines) < 2 or any(len(line.split()) > _HEADER_WORDS for line in lines):
        return None
    return (dated,)


def _is_date_line(line: str) -> bool:
    """Tell whether a line is little more than a date that names its day, with an outlet's name perhaps; no time of day."""
    if len(line) > 120 or not any(char.isdigit() for char in line):
        return False
    date = find_date(line)
    if date is None or (date.latest - date.earliest).days > 40:
        return False
    rest = (line[: date.start] + " " + line[date.end :]).strip()
    return len(rest.split()) <= 7 and not re.search(r"[.!?]$", rest)


def _headed(paragraphs: tuple[str, ...]) -> list[int]:
    """Return where headers of one shape begin that come three times or more, each before an article and with an outlet."""
    starts = [
        index
        for index in range(len(paragraphs))
        if not _is_prose(paragraphs[index])
        and (index == 0 or _is_prose(paragraphs[index - 1]) or _ends_article(paragraphs[index - 1]))
        and _header(paragraphs, index) is not None
    ]
    if len(starts) < _MIN_HEADERS or len({_header(paragraphs, start) for start in starts}) > 1:
        return []
    parts = list(pairwise([*starts, len(paragraphs)]))
    whole = all(_is_article(paragraphs[start:end]) for start, end in parts)
    return starts if whole and starts[0] <= 2 and _name_outlets(paragraphs, starts) else []


def _ends_article(paragraph: str) -> bool:
    lines = _lines(paragraph)
    return bool(lines) and (bool(_RIGHTS.fullmatch(lines[-1])) or bool(SEPARATOR.fullmatch(paragraph)))


def _name_outlets(paragraphs: tuple[str, ...], starts: list[int]) -> bool:
    """Tell whether the headers name who published each: a name beside the date or on a line of its own, no time of day."""
    named = clocked = 0
    for start in starts:
        lines = [line for paragraph in paragraphs[start : start + 3] for line in _lines(paragraph)][:_MAX_HEADER]
        dated = next((line for line in lines if _is_date_line(line)), "")
        date = find_date(dated)
        rest = (dated[: date.start] + " " + dated[date.end :]).strip(" ,;|–—-·") if date else ""
        named += any(could_be_name(name) and press_word(name) for name in [rest, *lines] if name)
        clocked += bool(_CLOCK.search(rest))
    return named >= 0.6 * len(starts) and clocked == 0
