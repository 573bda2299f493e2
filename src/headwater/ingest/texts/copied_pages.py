"""Plain text to lines; where it is a whole web page that somebody copied, the article is told from what stands around it."""

import re
from collections import Counter
from dataclasses import dataclass, replace

from headwater.ingest.facts.headers import Line, header_lines, plain_kind
from headwater.ingest.texts.furniture import furniture
from headwater.ingest.texts.furniture_kinds import furniture_kind
from headwater.ingest.texts.page_marks import SENTENCE_END

_SITE = -7  # what a line weighs that only sites have; other short ones weigh less against a text
_FEWEST_SITE_LINES = 5  # different ones
_MOST_PROSE = 0.6  # of the lines of a page, menus and all
_MOST_ABOVE = 30  # lines between headline and text
_SIGNED = frozenset(["byline", "date", "role"])
_DOUBT = "This line stands apart from the article on what may be a whole web page."


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A line of the text, and what it weighs for being the article's own: less than nothing for menus and the like."""

    text: str
    weight: int


def text_lines(paragraphs: tuple[str, ...], file_stem: str) -> tuple[Line, ...]:
    """Return the lines of a text with their roles: header lines told apart, furniture too.

    In a copied page the stretch with the most prose and the fewest menus is the article, with the headline above it. Short lines
    around it are labels; what is prose there is kept, with a doubt.
    """
    rows = [_row(line) for paragraph in paragraphs for line in paragraph.split("\n") if line.strip()]
    if not _is_page(rows):
        return furniture(header_lines(paragraphs, file_stem))
    body, end = _heaviest(rows)
    start = _headline(rows, body, end)
    inner = header_lines(tuple(row.text for row in rows[start:end]), file_stem)
    if start < body and not any(line.role == "title" for line in inner):
        inner = (replace(inner[0], role="title"), *inner[1:])
    before, after = ([_outside(row, block) for block, row in enumerate(part)] for part in (rows[:start], rows[end:]))
    return furniture((*before, *(replace(line, block=line.block + start) for line in inner), *after))


def _row(line: str) -> _Row:
    words, kind = len(line.split()), furniture_kind(line)
    if kind:
        return _Row(text=line, weight=0 if kind == "caption" else _SITE)
    ended = SENTENCE_END.search(line[-10:]) is not None
    if words >= 25 or (ended and words >= 8):
        return _Row(text=line, weight=min(words, 60))
    return _Row(text=line, weight=1 if ended else -6)


def _is_page(rows: list[_Row]) -> bool:
    """Tell whether a text is a whole page: some different lines that only sites have, and mostly lines that are no prose."""
    site = {row.text.strip().casefold() for row in rows if row.weight == _SITE}
    prose = sum(row.weight > 0 for row in rows)
    return len(site) >= _FEWEST_SITE_LINES and prose <= _MOST_PROSE * len(rows) and prose > 0


def _heaviest(rows: list[_Row]) -> tuple[int, int]:
    """Return where the stretch of most weight begins and ends (Source: Pasternack and Roth, WWW 2009)."""
    best, start, end = 0, 0, 0
    here = begin = 0
    for i, row in enumerate(rows):
        if here <= 0:
            here, begin = 0, i
        here += row.weight
        if here > best:
            best, start, end = here, begin, i + 1
    return start, end


def _headline(rows: list[_Row], start: int, end: int) -> int:
    """Return where the headline stands, mostly above the first line of the text; `start` where there is none.

    For a line speak the words that it shares with the text's beginning, a line with date or writer below it, that it stands on
    the page again, and nearness.
    """
    opening = _long_words(" ".join(row.text for row in rows[start : min(end, start + 6)] if row.weight > 0)[:2000])
    again = Counter(row.text.strip().casefold() for row in rows)
    best, found = 0.3, start
    for i in range(start, max(-1, start - 1 - _MOST_ABOVE), -1):
        words = _long_words(rows[i].text)
        if not words or not _could_head(rows[i]):
            continue
        below = {plain_kind(row.text) for row in rows[i + 1 : i + 4]}
        score = 2.0 * len(words & opening) / len(words) + (0.0 if below.isdisjoint(_SIGNED) else 1.0)
        score += (0.5 if again[rows[i].text.strip().casefold()] > 1 else 0.0) - 0.03 * (start - i)
        if score > best:
            best, found = score, i
    return found


def _long_words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]{4,}", text.casefold()))


def _could_head(row: _Row) -> bool:
    count = len(row.text.split())
    return row.weight != _SITE and 4 <= count <= 25 and plain_kind(row.text) == "plain"


def _outside(row: _Row, block: int) -> Line:
    """Return a line from around the article; a long one may belong to it."""
    prose = row.weight > 0 or (row.weight > _SITE and len(row.text.split()) >= 8)
    return Line(text=row.text, role="prose" if prose else "label", block=block, doubt=_DOUBT if prose else None)
