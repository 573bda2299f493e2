"""When the articles of a family tree came out, as columns: one for each day, more where a day has a line of descent."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from headwater.model.text import Published
from headwater.present import phrases
from headwater.present.facts import Facts
from headwater.present.family.members import Column, Link

_UNDATED = "undated"
_VAGUE = timedelta(hours=36)  # more than a day in any time zone
_GAP_DAYS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """The columns, and for each article the first and the last one that it can belong to."""

    columns: tuple[Column, ...]
    spans: dict[str, tuple[int, int]]


def calendar(known: Facts, shown: Sequence[str], links: Iterable[Link]) -> Calendar:
    """Return the columns of articles: days in order, within a day what rests on another to the right of it, undated ones last.

    An article whose date is a month or a year stands with the latest in that time that it rests on, else where the time begins.
    """
    ties = [link for link in links if link.edge and not link.in_loop]
    days = _days(known, shown, ties)
    members: dict[date | None, list[str]] = defaultdict(list)
    for article_id in shown:
        members[days[article_id]].append(article_id)
    starts: dict[date | None, int] = {}
    columns: dict[str, int] = {}
    at = 0
    for day in sorted(members, key=lambda day: (day is None, day or date.min)):
        depth = _depths(members[day], ties)
        starts[day] = at
        columns |= {article_id: at + depth[article_id] for article_id in members[day]}
        at += max(depth.values()) + 1
    spans = {each: (columns[each], _last(known.articles[each].published, columns[each], starts)) for each in shown}
    return Calendar(columns=_headed(known, members, starts), spans=spans)


def is_vague(published: Published | None) -> bool:
    """Tell whether a date leaves several days open."""
    return published is not None and published.latest - published.earliest > _VAGUE


def day_of(known: Facts, members: Sequence[str]) -> str:
    """Return the date of one article, or the first and the last one of several."""
    dated = [known.articles[each].published for each in members]
    found = sorted((each for each in dated if each), key=lambda each: (each.earliest, each.latest))
    if not found:
        return _UNDATED
    first, last = phrases.short_when(found[0]), phrases.short_when(found[-1])
    day, _, month = first.partition(" ")
    is_one_month = last.endswith(f" {month}") and month.count(" ") == 1
    return last if first == last else f"{day if is_one_month else first} to {last}"


def _days(known: Facts, shown: Sequence[str], links: Iterable[Link]) -> dict[str, date | None]:
    days: dict[str, date | None] = {}
    vague: list[str] = []
    for article_id in shown:
        published = known.articles[article_id].published
        days[article_id] = _day(published)
        vague += [article_id] if is_vague(published) else []
    above: dict[str, set[str]] = defaultdict(set)
    for link in links:
        above[link.lower].add(link.upper)
    for article_id in vague:
        published = known.articles[article_id].published
        if published is not None:
            after = [day for day in (days.get(each) for each in sorted(above[article_id])) if day]
            within = [day for day in after if published.earliest.date() <= day <= published.latest.date()]
            days[article_id] = max(within, default=days[article_id])
    return days


def _day(published: Published | None) -> date | None:
    if published is None:
        return None
    return published.earliest.date() if is_vague(published) else phrases.midpoint(published).date()


def _last(published: Published | None, column: int, starts: Mapping[date | None, int]) -> int:
    """Return the last column that an article can belong to."""
    if published is None or not is_vague(published):
        return column
    return max([at for day, at in starts.items() if day and day <= published.latest.date()], default=column)


def _headed(
    known: Facts, members: Mapping[date | None, list[str]], starts: Mapping[date | None, int]
) -> tuple[Column, ...]:
    """Return the columns at which days begin, each with its day: of vague dates alone, as far as they tell."""
    columns: list[Column] = []
    before: date | None = None
    for day, at in starts.items():
        sharp = [each for each in members[day] if not is_vague(known.articles[each].published)]
        name = day_of(known, (sharp or members[day])[:1])
        gap = day is not None and before is not None and (day - before).days > _GAP_DAYS
        columns.append(Column(index=at, day=name, is_undated=day is None, gap=gap))
        before = day
    return tuple(columns)


def _depths(members: Sequence[str], links: Iterable[Link]) -> dict[str, int]:
    """Return how many steps each article of one day is from the first of its line; circles are cut at the first of them."""
    above: dict[str, set[str]] = {each: set() for each in members}
    for link in links:
        if link.upper in above and link.lower in above:
            above[link.lower].add(link.upper)
    depth: dict[str, int] = {}
    waiting = list(members)
    while waiting:
        ready = [each for each in waiting if above[each] <= depth.keys()] or waiting[:1]
        for each in ready:
            depth[each] = 1 + max((depth[upper] for upper in above[each] if upper in depth), default=-1)
        waiting = [each for each in waiting if each not in depth]
    return depth
