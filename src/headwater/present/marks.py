"""An article's text cut into paragraphs, places of evidence and marked segments, so that it can be shown without overlaps."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from headwater.model.attribution import Attribution
from headwater.model.text import Article, Span
from headwater.present import phrases


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of text under one set of marks. `speaker` is who the source is, where the segment is one."""

    text: str
    marks: tuple[str, ...]
    speaker: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A place of evidence, or what stands between two. `place` is its index from 1, 0 for what stands between."""

    place: int
    start: int
    end: int
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One line of an article's text; `kind` is "title", "furniture" or "text"."""

    kind: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mark:
    """One span of an attribution and what it is; `depth` counts the attributions around it."""

    start: int
    end: int
    name: str
    speaker: str


def paragraphs(
    article: Article,
    attributions: Iterable[Attribution],
    places: tuple[Span, ...],
    others: Iterable[tuple[str, Span]] = (),
) -> tuple[Paragraph, ...]:
    """Return the text of an article with its attributions and places marked, blank lines left out.

    Every character of a line stands in exactly one segment, whatever overlaps. `places` are sorted and apart. `others` are more
    stretches to be marked, each under its name.
    """
    marks = _marks(list(attributions))
    marks += [_Mark(start=span.start, end=span.end, name=name, speaker="") for name, span in others]
    return tuple(
        Paragraph(kind=_kind(article, line), stretches=tuple(_stretches(article.text, line, marks, places)))
        for line in _lines(article.text)
    )


def _marks(attributions: list[Attribution]) -> list[_Mark]:
    parents = {each.id: each.parent for each in attributions}
    marks: list[_Mark] = []
    for each in attributions:
        speaker = phrases.shorten(each.speaker.name, 80) if each.speaker else ""
        content = "content" if _depth(each.id, parents) == 0 else "inner"
        for name, spans in (("source", each.sources), ("cue", each.cues), (content, each.contents)):
            marks += [_Mark(start=span.start, end=span.end, name=name, speaker=speaker) for span in spans]
    return sorted(marks, key=lambda mark: (mark.start, mark.end, mark.name, mark.speaker))


def _depth(attribution_id: str, parents: dict[str, str | None]) -> int:
    depth, parent = 0, parents.get(attribution_id)
    while parent is not None and depth < 9:
        depth, parent = depth + 1, parents.get(parent)
    return depth


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield Span(start=start, end=start + len(line))
        start += len(line) + 1


def _kind(article: Article, line: Span) -> str:
    title = article.title_span
    if title and title.start < line.end and line.start < title.end:
        return "title"
    inside = any(span.start < line.end and line.start < span.end for span in article.furniture)
    return "furniture" if inside else "text"


def _stretches(text: str, line: Span, marks: list[_Mark], places: tuple[Span, ...]) -> Iterator[Stretch]:
    here = [mark for mark in marks if mark.start < line.end and line.start < mark.end]
    at = line.start
    first = bisect_left(places, line.start, key=lambda span: span.end)
    for index, place in enumerate(places[first:], start=first + 1):
        if place.start >= line.end:
            break
        start, end = max(place.start, at), min(place.end, line.end)
        if start > at:
            yield Stretch(place=0, start=at, end=start, segments=_segments(text, at, start, here))
        if end > start:
            yield Stretch(place=index, start=start, end=end, segments=_segments(text, start, end, here))
        at = max(at, end)
    if at < line.end:
        yield Stretch(place=0, start=at, end=line.end, segments=_segments(text, at, line.end, here))


def _segments(text: str, start: int, end: int, marks: list[_Mark]) -> tuple[Segment, ...]:
    here = [mark for mark in marks if mark.start < end and start < mark.end]
    edges = sorted({start, end, *(edge for mark in here for edge in (mark.start, mark.end) if start < edge < end)})
    segments: list[Segment] = []
    for left, right in pairwise(edges):
        over = [mark for mark in here if mark.start <= left and right <= mark.end]
        speakers = [mark.speaker for mark in over if mark.name == "source" and mark.speaker]
        names = tuple(sorted({mark.name for mark in over}))
        segments.append(
            Segment(text=phrases.clean(text[left:right]), marks=names, speaker=speakers[-1] if speakers else "")
        )
    return tuple(segments)
