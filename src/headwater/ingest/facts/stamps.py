"""Dates in data: what a machine wrote for machines, and which of these cannot be believed."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from re import Match
from typing import Literal

from headwater.ingest.facts.dates import DateMention, find_date, odd_date
from headwater.model.text import Doubt, Published

About = Literal["published", "modified"]

# Days that clocks and tables show before anybody set them.
_UNSET = re.compile(r"\s*(?:1970-01-01|1969-12-31|1899-12-3[01]|1900-01-01|1904-01-01|1980-01-01T00:00|1753-01-01)")
_SHOWN = 60


def find_stamp(value: str) -> DateMention | None:
    """Return the date that `value`, known to be one, holds; None if it holds none.

    Besides all dates that are written anywhere: seconds and milliseconds since 1970, 20240305 with or without a time, 2024-W10-2,
    2024-03 and 2024, and the years of two digits in old mails and feeds.
    """
    text = value.strip()[:100]
    for pattern, read in _FORMS:
        match = pattern.fullmatch(text)
        mention = read(match) if match else None
        if mention:
            return mention
    return find_date(text)


def doubted_stamp(value: str, about: About, now: datetime | None) -> Doubt | None:
    """Return why a date in data cannot be believed, None if it can: never set, before 1700, or after `now`."""
    shown = value.strip()[:_SHOWN]
    if _UNSET.match(value):
        return Doubt(about=about, reason=f"The date given is {shown}: a day that clocks show before they are set.")
    mention = find_stamp(value)
    if mention is None and odd_date(value[:100]):
        return Doubt(
            about=about, reason=f"The date given is {shown}: before 1700 or after 2100, or of another calendar."
        )
    return doubted(mention.published("meta"), now, about=about) if mention else None


def doubted(date: Published | None, now: datetime | None, *, about: About = "published") -> Doubt | None:
    """Return a doubt about a date that lies in the future of `now`; None where there is none, or `now` is not known."""
    if date is None or not is_future(date.earliest, now):
        return None
    return Doubt(about=about, reason=f"The date given is {date.earliest:%Y-%m-%d}: later than the page was taken.")


def is_future(moment: datetime, now: datetime | None) -> bool:
    """Tell whether a moment is later than `now`, by more than clocks round the world differ."""
    return now is not None and moment > now + timedelta(hours=14)


def _span(first: datetime, length: timedelta, precision: Literal["second", "day", "month", "year"]) -> DateMention:
    return DateMention(
        earliest=first, latest=first + length - timedelta(seconds=1), precision=precision, start=0, end=0
    )


def _epoch(match: Match[str]) -> DateMention | None:
    moment = datetime.fromtimestamp(int(match[1]), tz=UTC)
    return _span(moment, timedelta(seconds=1), "second")


def _compact(match: Match[str]) -> DateMention | None:
    date = f"{match['year']}-{match['month']}-{match['day']}"
    time = f"T{match['hour']}:{match['minute']}:{match['second'] or '00'}{match['zone'] or ''}" if match["hour"] else ""
    return find_date(date + time)


def _short_year(match: Match[str]) -> DateMention | None:
    return find_date(f"{match[1]} 20{match[2]}{match[3]}")


def _week(match: Match[str]) -> DateMention | None:
    try:
        first = datetime.fromisocalendar(int(match[1]), int(match[2]), int(match[3] or 1)).replace(tzinfo=UTC)
    except ValueError:
        return None
    return _span(first, timedelta(days=1), "day") if match[3] else _span(first, timedelta(days=7), "month")


def _month(match: Match[str]) -> DateMention | None:
    return find_date(f"{match[1]}年{int(match[2])}月")


def _year(match: Match[str]) -> DateMention | None:
    first = datetime(int(match[1]), 1, 1, tzinfo=UTC)
    return _span(first, first.replace(year=first.year + 1) - first, "year")


_FORMS: tuple[tuple[re.Pattern[str], Callable[[Match[str]], DateMention | None]], ...] = (
    (re.compile(r"(\d{9,10})(?:\.\d{1,9})?"), _epoch),
    (re.compile(r"(\d{9,10})\d{3}"), _epoch),
    (
        re.compile(
            r"(?P<year>(?:1[7-9]|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)"
            r"(?:[T ]?(?P<hour>\d\d):?(?P<minute>\d\d):?(?P<second>\d\d)?(?P<zone>Z|[+-]\d\d:?\d\d)?)?"
        ),
        _compact,
    ),
    (
        re.compile(
            r"(?:[A-Z][a-z]{2}, )?(\d{1,2} [A-Z][a-z]{2}) (\d\d)( \d\d:\d\d(?::\d\d)?(?: [A-Z]{1,4}| [+-]\d{4})?)"
        ),
        _short_year,
    ),
    (re.compile(r"((?:19|20)\d\d)-?W(\d\d)(?:-?([1-7]))?"), _week),
    (re.compile(r"((?:1[7-9]|20)\d\d)[-/](\d\d?)"), _month),
    (re.compile(r"((?:1[7-9]|20)\d\d)"), _year),
)
