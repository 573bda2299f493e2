"""When an article's own lines say it came out and was changed: its header, its byline, the lines below its prose."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from headwater.ingest.facts.dates import DateMention, find_dates, odd_date
from headwater.ingest.facts.stamps import doubted
from headwater.model.text import Doubt, Published


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedDates:
    """When an article came out and was changed, as its lines tell, and what is odd about the dates in them."""

    published: Published | None = None
    modified: Published | None = None
    doubts: tuple[Doubt, ...] = ()


def stated_dates(lines: Iterable[str], *, now: datetime | None = None, read_from: str = "header line") -> StatedDates:
    """Return the first date that the lines tell, and the last that they tell to be that of a change ("Updated: 5 March 2024").

    A date that can be read two ways gives way to a clear one that lies within it. A date after `now` or before 1700 is told as a
    doubt and gives way to any other. Where only a change is dated there is no date of publication.
    """
    told: list[DateMention] = []
    changed: list[DateMention] = []
    doubts: dict[Doubt, None] = {}
    for line in lines:
        odd = odd_date(line)
        doubts |= {Doubt(about="published", reason=_ODD.format(odd)): None} if odd else {}
        for mention in find_dates(line):
            date = mention.published(read_from)
            doubt = doubted(date, now, about="modified" if mention.changed else "published")
            doubts |= {doubt: None} if doubt else {}
            if doubt is None:
                (changed if mention.changed else told).append(mention)
    first, last = _clearest(told), max(changed, key=lambda mention: mention.latest, default=None)
    return StatedDates(
        published=first.published(read_from) if first else None,
        modified=last.published(read_from) if last else None,
        doubts=tuple(doubts),
    )


_ODD = "A line gives the date {}: before 1700 or after 2100, or of a calendar that it does not tell."


def _clearest(told: list[DateMention]) -> DateMention | None:
    """Return the first date, or a clearer one that lies within it."""
    if not told:
        return None
    first = told[0]
    inside = [mention for mention in told if first.earliest <= mention.earliest and mention.latest <= first.latest]
    clearer = (
        mention for mention in inside if first.precision in {"year", "month"} and mention.precision != first.precision
    )
    return next(clearer, first)
