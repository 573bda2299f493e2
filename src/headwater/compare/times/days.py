"""Stretches of the calendar: days, weeks, months, seasons and years as first and last day."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Grain = Literal["day", "week", "month", "season", "year", "decade"]
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}  # of the north: the month each begins with
_DAYS = {"day": 1, "night": 1, "week": 7, "fortnight": 14}
_EARLIEST, _LATEST = date(1, 1, 8), date(9990, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """A stretch of the calendar, both ends included, with the unit it was told in."""

    first: date
    last: date
    grain: Grain

    def __len__(self) -> int:
        """Return how many days it holds."""
        return (self.last - self.first).days + 1


def day(when: date) -> Days:
    """Return one day."""
    return Days(first=when, last=when, grain="day")


def week(when: date) -> Days:
    """Return the week, from Monday, that `when` lies in."""
    monday = moved(when, -when.weekday())
    return Days(first=monday, last=moved(monday, 6), grain="week")


def month(year: int, number: int) -> Days:
    """Return a month; `number` may lie outside 1 to 12, and counts on into other years."""
    year, number = _held(year + (number - 1) // 12), (number - 1) % 12 + 1
    return Days(first=date(year, number, 1), last=date(year, number, month_length(year, number)), grain="month")


def season(year: int, name: str) -> Days:
    """Return a season by its name; the winter of a year is the one that begins in it."""
    begin = SEASONS[name]
    return Days(first=month(year, begin).first, last=month(year, begin + 2).last, grain="season")


def year(number: int) -> Days:
    """Return a year."""
    number = _held(number)
    return Days(first=date(number, 1, 1), last=date(number, 12, 31), grain="year")


def decade(number: int) -> Days:
    """Return the ten years that begin with a year."""
    return Days(first=year(number).first, last=year(number + 9).last, grain="decade")


def month_length(year_number: int, number: int) -> int:
    """Return how many days a month has."""
    after = date(year_number + (number == 12), number % 12 + 1, 1)
    return (after - date(year_number, number, 1)).days


def on(year_number: int, month_number: int, day_number: int) -> Days | None:
    """Return the day of a date; None if there is no such day."""
    held = _held(year_number)
    if not 1 <= day_number <= month_length(held, month_number):
        return None
    return day(date(held, month_number, day_number))


def moved(when: date, count: int) -> date:
    """Return the day `count` days later, held within the calendar."""
    count = max((_EARLIEST - when).days, min((_LATEST - when).days, count))
    return when + timedelta(days=count)


def shifted(when: Days, count: float, unit: str) -> Days:
    """Return what lies `count` units after (before, if below 0) a stretch, as wide as the unit leaves it open."""
    anchor = moved(when.first, (when.last - when.first).days // 2)
    if unit == "year" and count != int(count):
        count, unit = 12 * count, "month"
    if unit in {"day", "night"} and len(when) > 1:
        return Days(first=moved(when.first, round(count)), last=moved(when.last, round(count)), grain=when.grain)
    if unit in _DAYS:
        middle = moved(anchor, round(count * _DAYS[unit]))
        return day(middle) if unit in {"day", "night"} else widened(middle, 3, "week")
    if unit == "month":
        there = month(anchor.year, anchor.month + round(count))
        middle = moved(there.first, min(anchor.day, len(there)) - 1)
        return widened(middle, 15, "month")
    years = {"year": 1, "decade": 10, "century": 100}[unit] * count
    there = month(anchor.year, anchor.month + round(12 * years))
    return widened(there.first, 200 if unit == "year" else 1500, "year" if unit == "year" else "decade")


def widened(middle: date, days: int, grain: Grain) -> Days:
    """Return the days around a day."""
    return Days(first=moved(middle, -days), last=moved(middle, days), grain=grain)


def part(when: Days, name: str) -> Days:
    """Return the start, middle or end of a stretch: a third of it."""
    third = max(1, len(when) // 3)
    if name in {"start", "beginning", "early"}:
        return Days(first=when.first, last=moved(when.first, third), grain=when.grain)
    if name in {"middle", "mid"}:
        return Days(first=moved(when.first, third), last=moved(when.last, -third), grain=when.grain)
    return Days(first=moved(when.last, -third), last=when.last, grain=when.grain)


def _held(number: int) -> int:
    return max(2, min(9980, number))
