"""Where the numbers of a report lead: each place of evidence gets one anchor in the text of its article."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from headwater.model.provenance import Evidence
from headwater.model.text import Span
from headwater.present import phrases
from headwater.present.facts import Facts

_LONGEST = 500
_SEEN = re.compile(r"\S")


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchors:
    """The places of evidence in each article, merged where they overlap so that none is inside another, sorted."""

    known: Facts
    places: dict[str, tuple[Span, ...]]

    def of(self, place: Evidence) -> str:
        """Return the name of the anchor that shows `place`: "a3-7"."""
        article = f"a{self.known.numbers[place.article_id]}"
        span = _bounded(self.known.articles[place.article_id].text, place)
        if span is None:
            return article
        spans = self.places[place.article_id]
        return f"{article}-{bisect_right(spans, span.start, key=lambda each: each.start)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A link to a place: the article's name for its first place in a row, "2", "3" for its further places."""

    text: str
    anchor: str


def references(anchored: Anchors, places: Iterable[Evidence], limit: int) -> tuple[Reference, ...]:
    """Return links to at most `limit` different places, those of one article together, articles in the order given."""
    wanted: dict[str, dict[str, None]] = {}
    for place in places:
        wanted.setdefault(place.article_id, {})[anchored.of(place)] = None
    found: list[Reference] = []
    for article_id, names in wanted.items():
        article = anchored.known.articles[article_id]
        first = f"{phrases.label(article)}, {phrases.short_when(article.published)}"
        found += [Reference(text=str(at) if at > 1 else first, anchor=name) for at, name in enumerate(names, start=1)]
    return tuple(found[:limit])


def anchors(known: Facts, places: Iterable[Evidence]) -> Anchors:
    """Return an anchor for every one of `places`. A place of several lines is shown by its first."""
    wanted: dict[str, list[Span]] = defaultdict(list)
    for place in places:
        span = _bounded(known.articles[place.article_id].text, place)
        if span is not None:
            wanted[place.article_id].append(span)
    return Anchors(known=known, places={article_id: _merged(spans) for article_id, spans in sorted(wanted.items())})


def _bounded(text: str, place: Evidence) -> Span | None:
    """Return `place` inside the text, on one line and not too long; None if there is nothing to see."""
    seen = _SEEN.search(text, max(place.start, 0)) or _SEEN.search(text)
    if seen is None:
        return None
    start = seen.start()
    line_end = text.find("\n", start)
    end = min(place.end, start + _LONGEST, line_end if line_end >= 0 else len(text))
    return Span(start=start, end=max(end, start + 1))


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(start=merged[-1].start, end=max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)
