"""Page numbers and running heads: taken out of a text, and the sentences that they cut in two put together again."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence

SENTENCE_END = re.compile(r"[.!?…:][\"'”’»)\]*_]{0,4}$")
_PAGE_NUMBER = re.compile(r"(?:page\s+)?[-–—\[( ]{0,4}\d{1,4}[-–—\]) ]{0,4}(?:(?:of|/)\s*\d{1,4})?", re.IGNORECASE)
_MOST_HEAD = 100  # characters in a running head
_NEAR_TOP = 4  # lines with words in them: what stands there first is the masthead or title itself
_MOST_JOINED = 20_000  # characters; more is no paragraph, and would make long texts slow
_FEWEST_BETWEEN = 12  # lines on a page, where its number stands among them


def without_page_marks(lines: Sequence[str]) -> list[str]:
    """Return the lines without lone page numbers and without the running heads that stand beside them or cut sentences in two."""
    found = [(i, number) for i, line in enumerate(lines) if (number := _page_number(line)) is not None]
    alone = {i for i, _ in found if _is_alone(lines, i)}
    numbers = (set() if len(alone) * 2 > sum(map(bool, lines)) else alone) | set(_in_series(found))
    marks = numbers | _running_heads(lines, numbers)
    kept: list[str] = []
    before, cut = "", False
    for i, line in enumerate(lines):
        if i in marks:
            cut = True
            continue
        if line and cut and _goes_on(before, line):
            while not kept[-1]:
                kept.pop()
            if len(kept[-1]) < _MOST_JOINED and not re.search(r"[^\W\d_]-$", kept[-1][-2:]):
                kept[-1] = before = f"{kept[-1]} {line}"
                cut = False
                continue
        kept.append(line)
        before, cut = (line, False) if line else (before, cut)
    return kept


def _is_alone(lines: Sequence[str], i: int) -> bool:
    """Tell whether a line has empty ones, or none, on both sides."""
    return bool(lines[i]) and not (i and lines[i - 1]) and not (i + 1 < len(lines) and lines[i + 1])


def _in_series(found: Sequence[tuple[int, int]]) -> Iterator[int]:
    """Yield the lines of those page numbers of which three or more count up, a page apart, whatever stands beside them."""
    series: list[int] = []
    last = 0
    for i, number in found:
        if series and (number != last + 1 or i - series[-1] < _FEWEST_BETWEEN):
            if number == last + 1 or number < last:
                continue
            yield from series if len(series) > 2 else ()
            series = []
        series.append(i)
        last = number
    yield from series if len(series) > 2 else ()


def _page_number(line: str) -> int | None:
    """Return the page number that a line is, in digits of any script, None for all others; a year or a time of day is none."""
    if not line or len(line) > 30 or not any(c.isdigit() for c in line):
        return None
    digits = "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in line.strip())
    number = re.search(r"\d+", digits)
    if number is None or not _PAGE_NUMBER.fullmatch(digits) or 1700 <= int(number[0]) <= 2100:
        return None
    return int(number[0])


def _running_heads(lines: Sequence[str], numbers: set[int]) -> set[int]:
    """Return the lines that come again and again, but for digits in them, and stand between the pages and not in the text.

    What shows that is a page number beside them, where they come three times, and a sentence that they cut in two. The first at
    the very top stays.
    """
    groups: dict[str, list[int]] = defaultdict(list)
    for i, line in enumerate(lines):
        short = line and len(line) <= _MOST_HEAD and not line.lstrip()[0].islower()
        if short and _is_alone(lines, i) and not SENTENCE_END.search(line):
            groups[_without_digits(line)].append(i)
    repeated = {i for key, group in groups.items() if len(group) > 1 and _letters(key) >= 4 for i in group}
    top = next((i for i, line in enumerate(lines) if line), 0)
    marks = numbers | repeated
    found: set[int] = set()
    for key, group in groups.items():
        if group[0] not in repeated:
            continue
        beside = {i for i in group if numbers & {i - 2, i + 2}}
        sure = {i for i in group if _cuts(lines, i, marks)}
        if len(group) > 2 or _without_digits(lines[top]) == key:
            sure |= beside
        found |= sure
        if len(group) > 2 and len(sure) > 1:
            found |= {i for i in group if i > top + 2 * _NEAR_TOP}
    return found - {top}


def _cuts(lines: Sequence[str], i: int, marks: set[int]) -> bool:
    """Tell whether a sentence breaks off before the marks around line `i` and goes on after them."""
    before, after = _beyond(lines, i, marks, -1), _beyond(lines, i, marks, 1)
    return _goes_on(before, after)


def _beyond(lines: Sequence[str], i: int, marks: set[int], step: int) -> str:
    """Return the nearest line with words in it that is no mark; what is far away counts as empty."""
    for at in range(i + step, i + 8 * step, step):
        if not 0 <= at < len(lines):
            return ""
        if lines[at] and at not in marks:
            return lines[at]
    return ""


def _without_digits(line: str) -> str:
    return re.sub(r"\d+", "", line).strip()


def _letters(text: str) -> int:
    return sum(c.isalpha() for c in text)


def _goes_on(before: str, line: str) -> bool:
    """Tell whether `line` goes on with a sentence that the line before it breaks off."""
    return line[:1].islower() and len(before[-400:].split()) > 5 and not SENTENCE_END.search(before[-10:])
