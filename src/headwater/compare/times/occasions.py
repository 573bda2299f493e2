"""When two statements say that a thing happened, side by side: the same time, one within the other, or times that clash."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from headwater.compare.times.days import Days
from headwater.compare.times.moments import Moment

WITHIN = {"day": 0.8, "week": 0.7, "month": 0.6, "season": 0.5, "year": 0.4, "decade": 0.2}  # by the wider of the two
NEXT_DAY = 0.5  # how sure a clash is where a night or a time zone lies between
WEEKDAY = 0.5  # "on Sunday", a week apart
NEAR_LIMITS = 7  # days: "before September" is "by 31 August"
UNDATED = 0.6  # where only the names of weekdays, months or days are known
LIMIT = 0.3  # what lies within a limit: "by the end of March", and "on 3 March"
OTHER_HOUR = 0.4  # morning and evening of one day
_APART_HOURS = 7


class Meeting(NamedTuple):
    """Two times: how far they are one (1 the same), and how sure they are not."""

    left: Moment
    right: Moment
    same: float
    clash: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasions:
    """How the times of two statements stand to each other, each from 0 to 1.

    `same`: both name one time, to the day, week, month or year. `within`: the time of one lies within that of the other. `clash`:
    both tell when, and no time of one can be one of the other's. `missing`: only one tells.
    """

    same: float
    within: float
    clash: float
    missing: float
    reasons: tuple[str, ...]


def compare_moments(left: Sequence[Moment], right: Sequence[Moment]) -> Occasions:
    """Return how the times of two statements stand to each other. Pass no times of saying: they are not the event's."""
    meetings = [_meeting(a, b) for a in left for b in right]
    same = max((m.same for m in meetings if _is_same(m)), default=0.0)
    within = max((m.same for m in meetings if not _is_same(m)), default=0.0)
    clash = 0.0 if same or within else min((m.clash for m in meetings), default=0.0)
    return Occasions(
        same=same,
        within=within,
        clash=clash,
        missing=float(bool(left) != bool(right)),
        reasons=tuple(_reasons(meetings, clash)),
    )


def _is_same(m: Meeting) -> bool:
    one, other = m.left.days, m.right.days
    return m.same > 0 and (one is None or other is None or one.grain == other.grain)


def _meeting(left: Moment, right: Moment) -> Meeting:
    if left.days is None or right.days is None:
        return _undated(left, right)
    sure = left.sure * right.sure
    if left.bound != right.bound:
        return Meeting(left, right, LIMIT * sure if _reaches(left, right) else 0.0, 0.0)
    gap = _gap(left.days, right.days)
    if gap and (_is_same_weekday(left, right) or (left.bound != "in" and gap <= NEAR_LIMITS)):
        return Meeting(left, right, WEEKDAY * sure, 0.0)
    if gap:
        near = NEXT_DAY if gap == 1 else 1.0
        return Meeting(left, right, 0.0, near * sure)
    if left.days == right.days:
        apart = _hours_apart(left, right) if len(left.days) == 1 else 0
        return Meeting(left, right, sure * (1 - OTHER_HOUR * (apart >= _APART_HOURS)), 0.0)
    wider = max(left.days, right.days, key=lambda one: (len(one), one.first))
    return Meeting(left, right, WITHIN[wider.grain] * sure, 0.0)


def _reaches(left: Moment, right: Moment) -> bool:
    """Whether a time lies on the side of a limit that the limit leaves open."""
    limit, other = (left, right) if left.bound != "in" else (right, left)
    if limit.days is None or other.days is None:
        return False
    return other.days.first <= limit.days.last if limit.bound == "by" else other.days.last >= limit.days.first


def _is_same_weekday(left: Moment, right: Moment) -> bool:
    """Whether both say no more than one weekday: a week later an article may still mean the one before."""
    is_bare = left.number is None and right.number is None
    return is_bare and left.weekday is not None and left.weekday == right.weekday


def _gap(left: Days, right: Days) -> int:
    """Return how many days lie between two stretches, 1 if they adjoin, 0 if they overlap."""
    return max(0, (right.first - left.last).days, (left.first - right.last).days)


def _hours_apart(left: Moment, right: Moment) -> int:
    return 0 if left.hour is None or right.hour is None else abs(left.hour - right.hour)


def _undated(left: Moment, right: Moment) -> Meeting:
    """Compare what is known without a calendar: the names of weekdays and months, the numbers of days."""
    pairs = [
        (_weekday(left), _weekday(right)),
        (_month(left), _month(right)),
        (left.number, right.number),
    ]
    known = [(a, b) for a, b in pairs if a is not None and b is not None]
    if not known or left.bound != right.bound:
        return Meeting(left, right, 0.0, 0.0)
    differ = any(a != b for a, b in known)
    return Meeting(left, right, 0.0 if differ else UNDATED, UNDATED if differ else 0.0)


def _weekday(one: Moment) -> int | None:
    if one.weekday is None and one.days is not None and one.days.grain == "day" and len(one.days) == 1:
        return one.days.first.weekday()
    return one.weekday


def _month(one: Moment) -> int | None:
    if one.month is None and one.days is not None and one.days.first.month == one.days.last.month:
        return one.days.first.month
    return one.month


def _reasons(meetings: Sequence[Meeting], clash: float) -> Iterator[str]:
    for m in meetings:
        if m.same:
            yield f"{'the same time' if _is_same(m) else 'times that can be one'}: {spoken(m.left)} and {spoken(m.right)}"
        elif clash and m.clash:
            yield f"other times: {spoken(m.left)} and {spoken(m.right)}"


def spoken(one: Moment) -> str:
    """Return a time for a reader: "2025-05-08", "by 2026-03-21 to 2026-03-31"."""
    if one.days is None:
        told = [
            f"{n} {v}"
            for n, v in (("weekday", one.weekday), ("month", one.month), ("day", one.number))
            if v is not None
        ]
        return " ".join(told) or "a day not told"
    stretch = f"{one.days.first}" if len(one.days) == 1 else f"{one.days.first} to {one.days.last}"
    return stretch if one.bound == "in" else f"{one.bound} {stretch}"
