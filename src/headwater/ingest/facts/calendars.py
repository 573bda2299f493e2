"""Days of other calendars as days of ours: Persian solar years, Islamic lunar years, and eras that count their own years."""

from datetime import date, timedelta

# 1 Farvardin 1403, as a day count; leap years by the rule that holds from 1178 to 1633.
_NOWRUZ_1403 = date(2024, 3, 20).toordinal()
_SOLAR_YEARS = range(1178, 1634)
# 1 Muharram 1 of the arithmetical calendar that counts from a Thursday.
_HIJRA = date(622, 7, 18).toordinal()
_ISLAMIC_YEARS = range(1100, 1600)
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}
"""The year before each era's first, of ours."""


def solar_hijri(year: int, month: int, day: int) -> date | None:
    """Return the day that a date of the Persian and Afghan solar calendar means, None if there is no such day.

    The years are those in which the calendar's leap years are known by rule.
    """
    longest = 31 if month <= 6 else 30 if month < 12 or _is_leap(year) else 29
    if year not in _SOLAR_YEARS or not 1 <= month <= 12 or not 1 <= day <= longest:
        return None
    passed = sum(366 if _is_leap(other) else 365 for other in range(min(year, 1403), max(year, 1403)))
    start = _NOWRUZ_1403 + (passed if year > 1403 else -passed)
    return date.fromordinal(start + 31 * min(month - 1, 6) + 30 * max(month - 7, 0) + day - 1)


def islamic(year: int, month: int, day: int) -> tuple[date, date] | None:
    """Return the first and last day that an Islamic date can mean, None if there is no such date.

    Months begin when the moon is seen, or when a country's table says so; all of these lie within the days returned, as far as
    the table of Umm al-Qura tells.
    """
    if year not in _ISLAMIC_YEARS or not 1 <= month <= 12 or not 1 <= day <= 30:
        return None
    passed = (year - 1) * 354 + (3 + 11 * year) // 30 + (59 * (month - 1) + 1) // 2 + day - 1
    middle = date.fromordinal(_HIJRA + passed)
    return middle - timedelta(days=1), middle + timedelta(days=2)


def era_year(era: str, year: int) -> int | None:
    """Return our year for a year of a Japanese era or of the Republic of China, None for an era that is not known."""
    return _ERAS[era] + year if era in _ERAS else None


def _is_leap(year: int) -> bool:
    """Tell whether a solar Hijri year has 366 days."""
    return (25 * year + 11) % 33 < 8
