"""Dates as they are written, in many languages and calendars: the moments they can mean, no finer than they show."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from re import Match

from headwater.ingest.facts.calendars import era_year, islamic, solar_hijri
from headwater.ingest.facts.clocks import clock_beside
from headwater.ingest.facts.date_words import label, month_numbers, plain_digits
from headwater.model.text import Precision, Published

_MAX_LINE = 400
_YEARS = range(1700, 2101)
# Thai years count from the Buddha; no other date has such a year.
_BUDDHIST_YEARS = range(2400, 2700)
_ENGLISH_MONTH = re.compile(
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?",
    re.IGNORECASE,
)
_NOT_ENGLISH = re.compile("[\u0370-\u1fff\u3040-\ud7af]")
_SOLAR_MARK = re.compile(r"خورشیدی|شمسی|شنبه|جمعه|\bه\u200d?[. ]{0,2}ش\b")
_ISLAMIC_MARK = re.compile(r"هجري|هجری قمری|قمری|هـ|\bه\u200d?[. ]{0,2}ق\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A full date in a line: the moments it can mean, its place in the line, and whether it is told to be that of a change."""

    earliest: datetime
    latest: datetime
    precision: Precision
    start: int
    end: int
    changed: bool = False

    def published(self, read_from: str) -> Published:
        """Return it as a date of publication or modification that was read from `read_from`."""
        return Published(earliest=self.earliest, latest=self.latest, precision=self.precision, read_from=read_from)


def find_date(line: str) -> DateMention | None:
    """Return the first date in `line` that names a year, None if there is none.

    Relative words ("yesterday", "on Tuesday") are no dates. A time counts only with its zone: without one the whole day is
    meant. A numeric date that could be day-month or month-day spans both readings. Names of months are known in the larger
    languages, digits in all scripts; a year of another calendar counts only where a month or a mark says which calendar it is.
    A date outside the years of printed news is none.
    """
    found = (mention for mention in _mentions(line) if mention.earliest.year in _YEARS)
    first = next(found, None)
    if first is None or first.precision not in {"year", "month"}:
        return first
    return next((mention for mention in found if _is_clearer(mention, first)), first)


def find_dates(line: str) -> tuple[DateMention, ...]:
    """Return all dates in `line` in order, each with whether it is told to be that of a change: "Updated: 5 March 2024"."""
    found: list[DateMention] = []
    for mention in sorted(_mentions(line), key=lambda mention: (mention.start, -mention.end)):
        if mention.earliest.year in _YEARS and (not found or mention.start >= found[-1].end):
            found.append(mention)
    ends = [mention.end for mention in found]
    before = [line[end : mention.start][-60:] for end, mention in zip([0, *ends], found, strict=False)]
    after = [words[:12] for words in [*before[1:], line[ends[-1] :]]] if found else []
    # Labels stand before their dates, in Japan also after: then one stands after the last and none before the first.
    follow = bool(found) and label(before[0]) is None and label(after[-1]) is not None
    labels = after if follow else before
    return tuple(
        replace(mention, changed=label(words) == "changed") for mention, words in zip(found, labels, strict=True)
    )


def odd_date(line: str) -> str | None:
    """Return a date as it stands in `line` whose year is before 1700 or after 2100, None if no date there has such a year."""
    found = list(_mentions(line))
    known = any(mention.earliest.year in _YEARS for mention in found)
    return line[found[0].start : found[0].end] if found and not known else None


def _is_clearer(mention: DateMention, first: DateMention) -> bool:
    """Tell whether a date is a clear one within one that can be read several ways."""
    inside = first.earliest <= mention.earliest and mention.latest <= first.latest
    return inside and mention.precision not in {"year", "month"}


_Days = tuple[datetime, datetime, Precision]


def _mentions(line: str) -> Iterator[DateMention]:
    """Yield every date in a line: the forms that are surest first, in each the order of the line."""
    text = plain_digits(line[:_MAX_LINE])
    if not re.search(r"\d|[年年]", text):
        return
    for pattern, read in _READERS:
        for match in pattern.finditer(text):
            days = read(match)
            if days is not None:
                yield _timed(text, match, days)


def _day(year: int, month: int, day: int) -> datetime | None:
    """Return that day's start, None for a day that does not exist."""
    try:
        return datetime(year, month, day, tzinfo=UTC)
    except ValueError:
        return None


def _whole_day(day: datetime | None) -> _Days | None:
    return (day, day + timedelta(days=1, seconds=-1), "day") if day and day.year < 9999 else None


def _both(left: datetime | None, right: datetime | None) -> _Days | None:
    """Return a day that can be read two ways, from the earlier to the later."""
    known = sorted(day for day in (left, right) if day)
    if not known or known[0] == known[-1]:
        return _whole_day(known[0] if known else None)
    return (known[0], known[-1] + timedelta(days=1, seconds=-1), "year") if known[-1].year < 9999 else None


def _start(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _named(year: int, words: str, day: int) -> _Days | None:
    """Return the day with a month's name, in the calendar that the name belongs to."""
    month = month_numbers(words)
    if month is None:
        return None
    calendar, numbers = month
    if calendar == "gregorian":
        thai = year in _BUDDHIST_YEARS and bool(re.search("[\u0e01-\u0e4f]", words))
        days = [_day(year - 543 if thai else year, number, day) for number in numbers]
        return _both(days[0], days[-1])
    return _of_calendar(year, numbers[0], day, calendar)


def _of_calendar(year: int, month: int, day: int, calendar: str) -> _Days | None:
    if calendar == "solar-hijri":
        solar = solar_hijri(year, month, day)
        return _whole_day(_start(solar) if solar else None)
    span = islamic(year, month, day)
    return (_start(span[0]), _start(span[1]) + timedelta(days=1, seconds=-1), "month") if span else None


def _year_first(match: Match[str]) -> _Days | None:
    """Read 2024-03-05; a year of another calendar only beside that calendar's mark."""
    year, month, day = int(match[1]), int(match[3]), int(match[4])
    if 1200 <= year < 1500:
        calendar = "solar-hijri" if _SOLAR_MARK.search(match.string) else "islamic"
        if calendar == "solar-hijri" or _ISLAMIC_MARK.search(match.string):
            return _of_calendar(year, month, day, calendar)
    return _whole_day(_day(year, month, day))


def _east_asian(match: Match[str]) -> _Days | None:
    """Read 2024年3月5日, and 令和6年3月5日."""
    era, written = match["era"], match["year"]
    number = 1 if written == "元" else int(written)
    year = era_year(era, number) if era else number
    return _whole_day(_day(year, int(match["month"]), int(match["day"]))) if year and year > 999 else None


def _day_month_year(match: Match[str]) -> _Days | None:
    """Read 5 March 2024, 5 de marzo de 2024, ٥ آذار ٢٠٢٤; "7 out of 2024" is none."""
    if re.fullmatch(r"\s?out of\s?", match[2], re.IGNORECASE):
        return None
    return _named(int(match[3]), match[2], int(match[1]))


def _month_day_year(match: Match[str]) -> _Days | None:
    day, year = int(match[3]), int(match[4])
    both = _named(year, f"{match[1]} {match[2]}", day) if match[1] else None
    return both or _named(year, match[2], day)


def _year_month_day(match: Match[str]) -> _Days | None:
    """Read 2024. március 5. and 2024-Mar-05; "in 2024 may 5" is none."""
    return None if match[2].strip() in {"may", "march"} else _named(int(match[1]), match[2], int(match[3]))


def _numeric(match: Match[str]) -> _Days | None:
    """Read 05/07/2024: by its first number with dots, or beside letters of other scripts, else both ways if both are possible."""
    first, mark, second = int(match[1]), match[2], int(match[3])
    year = int(match[4]) + (0 if len(match[4]) == 4 else 2000)
    day_first = _day(year, second, first)
    sure = mark == "." or (day_first is not None and _NOT_ENGLISH.search(match.string) is not None)
    return _both(day_first, None if sure else _day(year, first, second))


def _month_year(match: Match[str]) -> _Days | None:
    """Read March 2024; other languages' words only in a line of few words, for "Mars 2020" may be a planet."""
    month = month_numbers(match[1])
    if not _ENGLISH_MONTH.fullmatch(match[1]) and len(match.string.split()) > 3:
        return None
    if month is None or month[0] != "gregorian" or len(month[1]) > 1:
        return None
    return _whole_month(int(match[2]), month[1][0])


def _east_asian_month(match: Match[str]) -> _Days | None:
    return _whole_month(int(match[1]), int(match[2]))


def _unix(match: Match[str]) -> _Days | None:
    return _named(int(match[3]), match[1], int(match[2]))


def _vietnamese(match: Match[str]) -> _Days | None:
    return _whole_day(_day(int(match[3]), int(match[2]), int(match[1])))


def _whole_month(year: int, month: int) -> _Days | None:
    first = _day(year, month, 1)
    if first is None or year >= 9999:
        return None
    return (first, (first + timedelta(days=32)).replace(day=1) - timedelta(seconds=1), "month")


_WORD = r"[^\s\d.,،/()|\[\]–—:;\"“”-]{2,20}"
_WORDS_FIRST = re.compile(
    rf"(?:({_WORD}) )?({_WORD})\.? (\d{{1,2}})(?:st|nd|rd|th)?(?:[,،] ?| (?:de |of )?)(\d{{4}})(?!\d)"
)
_READERS: tuple[tuple[re.Pattern[str], Callable[[Match[str]], _Days | None]], ...] = (
    (re.compile(r"(?<![\d-])(\d{4})(-)(\d{1,2})\2(\d{1,2})(?![\d-])"), _year_first),
    (re.compile(r"(?<!\d)(\d{4})(/|\. ?)(\d{1,2})\2(\d{1,2})(?!\d)"), _year_first),
    (
        re.compile(
            r"(?<!\d)(?P<era>令和|平成|昭和|民[國国])?\s?(?P<year>\d{1,4}|元)\s?[年년]\s?(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일号號]"
        ),
        _east_asian,
    ),
    (re.compile(r"(?<![\d:.])(\d{1,2})([^\d:;|–—()]{2,45}?)(\d{4})(?!\d)"), _day_month_year),
    (_WORDS_FIRST, _month_day_year),
    (re.compile(r"(?<![\d/.-])(\d{4})([^\d:;|–—()]{3,30}?)(\d{1,2})(?!\d)"), _year_month_day),
    (re.compile(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?![\d./-]*\d)"), _numeric),
    (re.compile(r"\b([A-Z][a-z]{2}) {1,2}(\d{1,2}) \d{2}:\d{2}:\d{2}(?: [A-Z+\d-]{1,6})? (\d{4})\b"), _unix),
    (re.compile(r"(?<!\d)(\d{1,2}) tháng (\d{1,2}),? (?:năm )?(\d{4})(?!\d)", re.IGNORECASE), _vietnamese),
    (re.compile(rf"({_WORD})\.?,? (?:de )?(\d{{4}})(?!\d)"), _month_year),
    (re.compile(r"(?<!\d)(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월](?!\s?\d)"), _east_asian_month),
)


def _timed(line: str, match: Match[str], days: _Days) -> DateMention:
    """Return the mention, narrowed to a minute or second when a time with its zone stands beside the date."""
    earliest, latest, precision = days
    start, end = match.start(), match.end()
    if match.re is _WORDS_FIRST and (not match[1] or month_numbers(f"{match[1]} {match[2]}") is None):
        start = match.start(2)
    if precision == "day":
        start, end, moment, exact = clock_beside(line, start, end, earliest)
        if moment:
            earliest, latest = moment, moment + timedelta(seconds=0 if exact else 59)
            precision = "second" if exact else "minute"
    return DateMention(earliest=earliest, latest=latest, precision=precision, start=start, end=end)
