"""Publication dates as they are written: the moment they can mean, with no more precision than they show."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from re import Match

from dateparser.date import DateDataParser

from headwater.model.text import Precision, Published

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_CLOCK = (
    r"(?:[T ,]|at\s|\s-\s|[-–—|·]){0,4}(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d{1,9})?)?"
)
_ZONE = r"\s{0,2}(?P<half>[ap]\.?m\b\.?)?\s{0,2}(?P<zone>Z\b|[+-]\d{2}:?\d{2}\b|[A-Z]{3,4}\b)?"
_AFTER = re.compile(_CLOCK + _ZONE, re.IGNORECASE)
_BEFORE = re.compile(
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?P<second>(?!))?" + _ZONE + r"(?:[ ,]|on\s){0,4}$", re.IGNORECASE
)

# Hours east of Greenwich. Abbreviations that name several zones (CST, IST) are left out: their time is not used.
_ZONES = {
    "Z": 0.0, "UTC": 0.0, "GMT": 0.0, "WET": 0.0, "BST": 1.0, "WEST": 1.0, "CET": 1.0, "CEST": 2.0, "EET": 2.0, "EEST": 3.0,
    "MSK": 3.0, "EST": -5.0, "EDT": -4.0, "CDT": -5.0, "MST": -7.0, "MDT": -6.0, "PST": -8.0, "PDT": -7.0, "HKT": 8.0,
    "JST": 9.0, "KST": 9.0, "AEST": 10.0, "AEDT": 11.0, "NZST": 12.0, "NZDT": 13.0,
}  # fmt: skip
_LANGUAGES = ["ar", "cs", "da", "de", "es", "fa", "fi", "fr", "it", "nb", "nl", "pl", "pt", "ru", "sv", "tr", "uk"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A full date in a line: the moments it can mean and its place in the line."""

    earliest: datetime
    latest: datetime
    precision: Precision
    start: int
    end: int

    def published(self, read_from: str) -> Published:
        """Return it as a publication date that was read from `read_from`."""
        return Published(earliest=self.earliest, latest=self.latest, precision=self.precision, read_from=read_from)


def find_date(line: str, *, foreign: bool = False) -> DateMention | None:
    """Return the first date in `line` that names a year, None if there is none.

    Relative words ("yesterday", "on Tuesday") are no dates. A time counts only with its zone: without one the whole day is
    meant. A numeric date that could be day-month or month-day spans both readings. With `foreign`, a line that is little more
    than a date may also be in one of the larger languages other than English.
    """
    for pattern, read in _READERS:
        for match in pattern.finditer(line[:400]):
            days = read(match)
            if days is not None:
                return _timed(line, match, days)
    return _foreign_date(line) if foreign else None


_Days = tuple[datetime, datetime, Precision]


def _day(year: int, month: int, day: int) -> datetime | None:
    """Return that day's start, None for a day that does not exist or lies outside the years of printed news."""
    if not 1700 <= year <= 2100:
        return None
    try:
        return datetime(year, month, day, tzinfo=UTC)
    except ValueError:
        return None


def _whole_day(day: datetime | None) -> _Days | None:
    return (day, day + timedelta(days=1, seconds=-1), "day") if day else None


def _month_number(name: str) -> int:
    return _MONTHS.index(name[:3].casefold()) + 1


def _iso(match: Match[str]) -> _Days | None:
    return _whole_day(_day(int(match[1]), int(match[2]), int(match[3])))


def _day_month_year(match: Match[str]) -> _Days | None:
    return _whole_day(_day(int(match[3]), _month_number(match[2]), int(match[1])))


def _month_day_year(match: Match[str]) -> _Days | None:
    return _whole_day(_day(int(match[3]), _month_number(match[1]), int(match[2])))


def _numeric(match: Match[str]) -> _Days | None:
    """Read 05/07/2024: by its first number with dots (nobody writes month.day), else both ways if both are possible."""
    first, mark, second = int(match[1]), match[2], int(match[3])
    year = int(match[4]) + (0 if len(match[4]) == 4 else 2000)
    day_first = _day(year, second, first)
    month_first = None if mark == "." else _day(year, first, second)
    both = sorted(day for day in (day_first, month_first) if day)
    if not both or both[0] == both[-1]:
        return _whole_day(both[0] if both else None)
    return (both[0], both[-1] + timedelta(days=1, seconds=-1), "year")


def _month_year(match: Match[str]) -> _Days | None:
    first = _day(int(match[2]), _month_number(match[1]), 1)
    if first is None:
        return None
    following = (first + timedelta(days=32)).replace(day=1)
    return (first, following - timedelta(seconds=1), "month")


def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_READERS: tuple[tuple[re.Pattern[str], Callable[[Match[str]], _Days | None]], ...] = (
    (_pattern(r"(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])"), _iso),
    (_pattern(r"(?<!\d)(\d{4})/(\d{2})/(\d{2})(?!\d)"), _iso),
    (
        _pattern(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?(?: of)?[ .\-/]{1,2}" + _MONTH + r"[.,]{0,2}[ \-/]{0,2}(\d{4})\b"),
        _day_month_year,
    ),
    (_pattern(r"\b" + _MONTH + r"\.? (\d{1,2})(?:st|nd|rd|th)?[, ]{1,3}(\d{4})\b"), _month_day_year),
    (_pattern(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?![\d./-]*\d)"), _numeric),
    (_pattern(r"\b" + _MONTH + r",? (\d{4})\b"), _month_year),
)


def _timed(line: str, match: Match[str], days: _Days) -> DateMention:
    """Return the mention, narrowed to a minute or second when a time with its zone stands beside the date."""
    earliest, latest, precision = days
    start, end = match.span()
    if precision == "day":
        after, before = _AFTER.match(line, end), _BEFORE.search(line[max(0, start - 20) : start])
        end = after.end() if after else end
        start = start - len(before.group()) if before else start
        for clock in (after, before):
            moment = _moment(earliest, clock) if clock else None
            if clock and moment:
                exact = bool(clock["second"])
                earliest, latest = moment, moment + timedelta(seconds=0 if exact else 59)
                precision = "second" if exact else "minute"
                break
    return DateMention(earliest=earliest, latest=latest, precision=precision, start=start, end=end)


def _moment(day: datetime, clock: Match[str]) -> datetime | None:
    """Return the moment that `clock` names on `day`, None without a known zone or for a time that does not exist."""
    offset = _offset_hours(clock["zone"] or "")
    hour, minute, second = int(clock["hour"]), int(clock["minute"]), int(clock["second"] or 0)
    half = (clock["half"] or "")[:1].casefold()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    if offset is None or hour > 23 or minute > 59 or second > 59 or abs(offset) > 14:
        return None
    local = day.replace(hour=hour, minute=minute, second=second, tzinfo=timezone(timedelta(hours=offset)))
    return local.astimezone(UTC)


def _offset_hours(zone: str) -> float | None:
    """Return the hours east of Greenwich of "Z", "CET" or "+02:00", None for a zone that is unknown or ambiguous."""
    if zone[:1] in {"+", "-"}:
        hours = int(zone[1:3]) + int(zone[-2:]) / 60
        return hours if zone[0] == "+" else -hours
    return _ZONES.get(zone.upper())


def _foreign_date(line: str) -> DateMention | None:
    """Return the date that a short line in another language gives in full."""
    trimmed = line.strip(" .,|·-–—\t")
    year = re.search(r"(?<!\d)(?:1[7-9]|20)\d{2}(?!\d)", trimmed)
    if not year or len(trimmed) > 40 or len(trimmed.split()) > 6 or not re.search(r"[^\W\d_]{3}", trimmed):
        return None
    data = _date_parser().get_date_data(trimmed)
    if data.date_obj is None or data.period != "day" or data.date_obj.year != int(year[0]):
        return None
    days = _whole_day(_day(data.date_obj.year, data.date_obj.month, data.date_obj.day))
    if days is None:
        return None
    return DateMention(earliest=days[0], latest=days[1], precision="day", start=0, end=len(line))


def _date_parser() -> DateDataParser:
    """Return a parser that reads absolute dates only and never fills a missing part from today's date."""
    base = datetime(2000, 1, 1)  # noqa: DTZ001 - dateparser wants a naive base; absolute dates never use it
    settings = {"STRICT_PARSING": True, "PARSERS": ["absolute-time"], "RELATIVE_BASE": base, "DATE_ORDER": "DMY"}
    return DateDataParser(languages=_LANGUAGES, settings=settings)
