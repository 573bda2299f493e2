"""Words for a time, as news uses them, and the days that they can mean, counted from the day an article came out."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from re import Match
from typing import Literal

from headwater.model.text import Span

Days = tuple[date, date]
Reader = Callable[[Match[str], date, bool], Days | None]
Anchor = Literal["calendar", "article", "text"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """An expression for a time. `anchor` is what it counts from: nothing, the article's day, or another event in the text."""

    span: Span
    anchor: Anchor
    words: Match[str]
    read: Reader


def find_times(text: str, start: int, end: int) -> tuple[Time, ...]:
    """Return the expressions for a time between two offsets, in order; of two that overlap the longer. Bare hours are none."""
    if not _HINT.search(text, start, end):
        return ()
    found = [
        Time(span=Span(start=words.start(), end=words.end()), anchor=_anchor(words, read), words=words, read=read)
        for pattern, read in _READERS
        for words in pattern.finditer(text, start, end)
    ]
    kept: list[Time] = []
    for time in sorted(found, key=lambda one: (one.span.start - one.span.end, one.span.start)):
        if not any(time.span.start < other.span.end and other.span.start < time.span.end for other in kept):
            kept.append(time)
    return tuple(sorted(kept, key=lambda one: one.span))


def days_of(time: Time, first: date, last: date, *, ahead: bool = False) -> Days | None:
    """Return the first and the last day that an expression can mean in an article that came out between two days.

    "Tuesday" is the last such day before publication, or that day itself; "in February" the last February that had begun.
    What was said was said by `last`. With `ahead` the next such days are meant instead. None if the words count from something
    else, or name a day that does not exist.
    """
    low, high = time.read(time.words, first, ahead), time.read(time.words, last, ahead)
    if low is None or high is None or time.anchor == "text":
        return None
    latest = high[1] if ahead else min(high[1], last)
    return (low[0], latest) if low[0] <= latest else None


_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_COUNTS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
# How many days "a week ago" lies back, and by how much it may be wrong.
_AGO = {"day": (1, 0), "week": (7, 3), "fortnight": (14, 3), "month": (30, 15), "year": (365, 182)}
_NEAR = {
    "today": (0, 0), "tonight": (0, 0), "this morning": (0, 0), "this afternoon": (0, 0), "this evening": (0, 0),
    "yesterday": (1, 1), "the day before yesterday": (2, 2), "last night": (1, 0), "overnight": (1, 0), "tomorrow": (-1, -1),
}  # fmt: skip
_STEPS = {"last": -1, "past": -1, "this": 0, "next": 1}


def _calendar_day(words: Match[str], base: date, ahead: bool) -> Days | None:
    month, number = _month(words), int(words["day"])
    years = [int(words["year"])] if words["year"] else range(base.year - 1, base.year + 2)
    days = [date(year, month, number) for year in years if 1 <= number <= monthrange(year, month)[1]]
    if words["year"]:
        return (days[0], days[0]) if days else None
    return _nearest([(day, day) for day in days], base, ahead)


def _iso_day(words: Match[str], _base: date, _ahead: bool) -> Days | None:
    try:
        day = date(int(words["year"]), int(words["number"]), int(words["day"]))
    except ValueError:
        return None
    return day, day


def _whole_month(words: Match[str], base: date, ahead: bool) -> Days | None:
    month = _month(words)
    if words["year"]:
        return _month_of(int(words["year"]), month)
    return _nearest([_month_of(base.year + step, month) for step in (-1, 0, 1)], base, ahead)


def _whole_year(words: Match[str], _base: date, _ahead: bool) -> Days | None:
    return date(int(words["year"]), 1, 1), date(int(words["year"]), 12, 31)


def _weekday(words: Match[str], base: date, ahead: bool) -> Days | None:
    """Read "Tuesday"; "last Tuesday" may be the one before if there was a Tuesday in this week already."""
    back = (base.weekday() - _WEEKDAYS.index(words["weekday"])) % 7
    which = (words["which"] or "").lower()
    if which == "next" or ahead:
        return _before(base, back - 7 if back or which == "next" else 0)
    if which not in {"last", "previous"}:
        return _before(base, back)
    recent = base - timedelta(days=back or 7)
    return recent - timedelta(days=7 if back and recent.isocalendar()[1] == base.isocalendar()[1] else 0), recent


def _near_day(words: Match[str], base: date, _ahead: bool) -> Days | None:
    first, last = _NEAR[" ".join(words["near"].lower().split())]
    return base - timedelta(days=first), base - timedelta(days=last)


def _period(words: Match[str], base: date, ahead: bool) -> Days | None:
    """Read "last week", "this month", "at the weekend". A week may begin on Sunday or on Monday: both are meant."""
    step = _STEPS.get((words["which"] or "").lower(), int(ahead))
    if words["unit"] == "weekend":
        return _weekend(base, step)
    if words["unit"] == "week":
        monday = base - timedelta(days=base.weekday() - 7 * step)
        return monday - timedelta(days=1), monday + timedelta(days=6)
    if words["unit"] == "month":
        months = base.year * 12 + base.month - 1 + step
        return _month_of(months // 12, months % 12 + 1)
    return date(base.year + step, 1, 1), date(base.year + step, 12, 31)


def _weekend(base: date, step: int) -> Days:
    """Return the weekend that has begun last; the one before if "last weekend" is said while it lasts; or the next."""
    saturday = base - timedelta(days=(base.weekday() - 5) % 7)
    weeks = 1 if step > 0 else -1 if step < 0 and base.weekday() >= 5 else 0
    return saturday + timedelta(days=7 * weeks), saturday + timedelta(days=7 * weeks + 1)


def _ago(words: Match[str], base: date, _ahead: bool) -> Days | None:
    """Read "two weeks ago" as loosely as it is said; but days are days."""
    count = words["count"].lower()
    number = int(count) if count.isdigit() else _COUNTS.index("one" if count in {"a", "an"} else count) + 1
    unit, slack = _AGO[words["unit"]]
    return base - timedelta(days=number * unit + slack), base - timedelta(days=number * unit - slack)


def _no_day(_words: Match[str], _base: date, _ahead: bool) -> Days | None:
    """Read what counts from something else, or is no fixed stretch of the calendar: "the next day", "last summer"."""
    return None


def _before(base: date, count: int) -> Days:
    return base - timedelta(days=count), base - timedelta(days=count)


def _month(words: Match[str]) -> int:
    return _MONTHS.index(words["month"][:3]) + 1


def _month_of(year: int, month: int) -> Days:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _nearest(choices: list[Days], base: date, ahead: bool) -> Days | None:
    """Return the last of sorted `choices` that has begun by `base`, or the first that has not ended."""
    if ahead:
        return next((days for days in choices if days[1] >= base), None)
    return next((days for days in reversed(choices) if days[0] <= base), None)


def _anchor(words: Match[str], read: Reader) -> Anchor:
    if read is _no_day or _OTHER_YEAR.match(words.string, words.end()):
        return "text"
    return "calendar" if words.groupdict().get("year") else "article"


_A_WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_A_MONTH = (
    r"(?P<month>(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_A_YEAR = r"(?P<year>1[6-9]\d\d|20\d\d)(?!\d)"
_ROUGHLY = r"(?:(?:[Ee]arl(?:y|ier)|[Ll]ater?|[Bb]ack|[Mm]id)[\s-])?"
_ON = _ROUGHLY + r"(?:[Oo]n\s)?(?:the\s)?"
_OTHER_YEAR = re.compile(r",?\s(?:of\s)?(?:that|the\s(?:same|following|previous|next))\s(?:day|week|month|year)\b")
_COUNT = rf"\b(?P<count>[Aa]n?|{'|'.join(_COUNTS)}|[1-9]\d?)\s"
_TH = r"(?:st|nd|rd|th)?"

# Anything that no expression lacks; most stretches have none of it.
_HINT = re.compile(
    r"\d|day|hours?\s|[Nn]ight|week|month|year|[Tt]his\s|ago\b|summer|spring|autumn|winter"
    r"|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
)

# Names of days and months count with a capital only.
_READERS: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (re.compile(rf"(?:[Oo]n\s)?(?<![\d-]){_A_YEAR}-(?P<number>\d\d)-(?P<day>\d\d)(?![\d-])"), _iso_day),
    (
        re.compile(
            rf"{_ON}(?:\b{_A_WEEKDAY},?\s(?:the\s)?)?\b(?P<day>\d\d?){_TH}(?:\sof)?\s{_A_MONTH}(?!\w)(?:,?\s{_A_YEAR})?"
        ),
        _calendar_day,
    ),
    (
        re.compile(
            rf"{_ON}(?:\b{_A_WEEKDAY},?\s)?\b{_A_MONTH}\s(?P<day>\d\d?){_TH}(?![\w:])(?!\s?[ap]\.?m)(?:,?\s{_A_YEAR})?"
        ),
        _calendar_day,
    ),
    (
        re.compile(
            rf"(?:{_ROUGHLY}\b(?:[Ii]n|[Dd]uring|[Ll]ast|[Tt]his)\s(?:(?:early|late|mid)[\s-])?|\b(?:[Ee]arly|[Ll]ate|[Mm]id)[\s-])"
            rf"{_A_MONTH}(?!\w)(?!\s\d\d?\b)(?:,?\s(?:of\s)?{_A_YEAR})?"
        ),
        _whole_month,
    ),
    (
        re.compile(
            rf"{_ON}(?:\b(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Pp]revious)\s)?\b(?P<weekday>{_A_WEEKDAY})"
            r"(?:\s(?:morning|afternoon|evening|night|lunchtime))?(?!\w)"
        ),
        _weekday,
    ),
    (
        re.compile(
            r"(?:(?:early|earlier|late|later)\s)?\b(?P<near>the\sday\sbefore\syesterday|today|tonight|yesterday|tomorrow"
            r"|last\snight|overnight|this\s(?:morning|afternoon|evening))(?:\s(?:morning|afternoon|evening|night))?(?![\w'’-])",
            re.IGNORECASE,
        ),
        _near_day,
    ),
    (
        re.compile(
            r"(?:(?:early|earlier|late|later)\s)?\b(?:(?P<which>last|past|this|next)|(?:over|at|on)\sthe(?=\sweekend))\s"
            r"(?P<unit>weekend|week|month|year)(?![\w-])(?!['’]s)",
            re.IGNORECASE,
        ),
        _period,
    ),
    (re.compile(rf"{_COUNT}(?P<unit>day|week|fortnight|month|year)s?\sago\b"), _ago),
    (
        re.compile(rf"{_ROUGHLY}\b(?:[Ii]n|[Dd]uring)\s(?:(?:early|late|mid)[\s-])?{_A_YEAR}(?![\w-])(?!,\d)"),
        _whole_year,
    ),
    (
        re.compile(
            r"\b[Tt]he\s(?:same|next|following|previous)\s(?:day|night|morning|afternoon|evening|week|month|year)\b"
        ),
        _no_day,
    ),
    (re.compile(rf"{_COUNT}(?:hour|day|week|month|year)s?\s(?:later|earlier|afterwards?)\b"), _no_day),
    (
        re.compile(r"\b(?:[Ii]n(?:\sthe)?|[Ll]ast|[Tt]his)\s(?:early\s|late\s)?(?:spring|summer|autumn|winter)\b"),
        _no_day,
    ),
)
