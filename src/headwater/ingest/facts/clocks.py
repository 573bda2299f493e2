"""Times of day beside a date, and the zones that make moments of them."""

import re
from datetime import UTC, datetime, timedelta, timezone
from re import Match

_LINK = (
    r"(?:[T ,،、(]|at\s|um\s|à\s|a las\s|às\s|alle (?:ore\s)?|ore\s|kl\.?\s?|klo\s|om\s|в\s|о\s|saat\s|ساعت\s|الساعة\s"
    r"|г\.?\s|года\s|року\s|[-–—|·•/])"
)
_DIGITS = r"(?P<hour>\d{1,2})(?:[:.]|\s?[hH]\s?)(?P<minute>\d{2})"
_ZONE = (
    r"\s{0,2}(?P<half>(?i:[ap]\.?m\b\.?))?\s{0,2}(?:Uhr\b)?\s{0,2}\(?"
    r"(?P<zone>Z\b|z$|(?i:(?:GMT|UTC)\s?[+-]\s?\d{1,2}(?::?\d{2})?\b)|[+-]\d{2}:?\d{2}\b|(?<=\d)[+-]\d{2}(?![\d:])"
    r"|(?i:gmt|utc)\b|[A-Z]{2,4}\b|МСК\b|بتوقيت غرينتش|بتوقيت غرينيتش)?"
)
_AFTER = re.compile(_LINK + r"{0,5}" + _DIGITS + r"(?::(?P<second>\d{2})(?:[.,]\d{1,9})?)?" + _ZONE)
_BEFORE = re.compile(
    _DIGITS + r"(?P<second>(?!))?" + _ZONE + r"(?:[ ,،)]|(?i:on\s|of\s|[a-z]{3,9}day,?\s))" + r"{0,4}$"
)

# Hours east of Greenwich. Abbreviations that name several zones (CST, IST) are left out: their time is not used.
_ZONES = {
    "Z": 0.0, "UTC": 0.0, "UT": 0.0, "GMT": 0.0, "WET": 0.0, "BST": 1.0, "WEST": 1.0, "CET": 1.0, "CEST": 2.0, "EET": 2.0,
    "EEST": 3.0, "MSK": 3.0, "МСК": 3.0, "EST": -5.0, "EDT": -4.0, "CDT": -5.0, "MST": -7.0, "MDT": -6.0, "PST": -8.0,
    "PDT": -7.0, "HKT": 8.0, "JST": 9.0, "KST": 9.0, "AEST": 10.0, "AEDT": 11.0, "NZST": 12.0, "NZDT": 13.0,
    "بتوقيت غرينتش": 0.0, "بتوقيت غرينيتش": 0.0,
}  # fmt: skip
# North America's clocks in winter; in summer an hour later, by the rule that holds since 2007.
_WINTER_HOURS = {"ET": -5.0, "CT": -6.0, "MT": -7.0, "PT": -8.0}


def clock_beside(line: str, start: int, end: int, day: datetime) -> tuple[int, int, datetime | None, bool]:
    """Return the place of a date with the clock beside it, the moment that both name, and whether that is exact to a second.

    The moment is None where there is no clock, or none whose zone is known.
    """
    after, before = _AFTER.match(line, end), _BEFORE.search(line[max(0, start - 32) : start])
    clocks = [clock for clock in (after, before) if clock]
    end = after.end() if after else end
    start -= len(before.group()) if before else 0
    for clock in clocks:
        moment = _moment(day, clock)
        if moment:
            return start, end, moment, bool(clock["second"])
    return start, end, None, False


def _moment(day: datetime, clock: Match[str]) -> datetime | None:
    """Return the moment that `clock` names on `day`, None without a known zone or for a time that does not exist."""
    offset = _offset_hours(clock["zone"] or "", day)
    hour, minute, second = int(clock["hour"]), int(clock["minute"]), int(clock["second"] or 0)
    half = (clock["half"] or "")[:1].casefold()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    if offset is None or hour > 23 or minute > 59 or second > 59 or abs(offset) > 14 or not 1 < day.year < 9999:
        return None
    local = day.replace(hour=hour, minute=minute, second=second, tzinfo=timezone(timedelta(hours=offset)))
    return local.astimezone(UTC)


def _offset_hours(zone: str, day: datetime) -> float | None:
    """Return the hours east of Greenwich of "Z", "CET" or "+02:00", None for a zone that is unknown or ambiguous."""
    written = re.search(r"([+-])\s?(\d{1,2}):?(\d{2})?$", zone)
    if written:
        hours = int(written[2]) + int(written[3] or 0) / 60
        return hours if written[1] == "+" else -hours
    if zone in _WINTER_HOURS and day.year >= 2007:
        return _WINTER_HOURS[zone] + (1.0 if _is_summer(day) else 0.0)
    return _ZONES.get(zone.upper())


def _is_summer(day: datetime) -> bool:
    """Tell whether North America's clocks are an hour ahead: from March's second Sunday to November's first."""
    march, november = day.replace(month=3, day=8), day.replace(month=11, day=1)
    return march + timedelta(days=6 - march.weekday()) <= day < november + timedelta(days=6 - november.weekday())
