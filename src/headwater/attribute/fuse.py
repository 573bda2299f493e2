"""Settling what several rules found in one place: the likeliest find wins."""

from collections.abc import Mapping
from dataclasses import replace

from headwater.attribute.candidates import Candidate
from headwater.attribute.finds import Find
from headwater.attribute.weigh import probability
from headwater.model.text import Span

# Rules too rare in the corpus to be weighed; nearly all that they found there was right.
RARE = {
    "set-off quotation after a colon": 0.8,
    "quoted as saying": 0.9,
    "declining": 0.6,
    "role at the head of a headline": 0.7,
    "in the view of": 0.6,
    "source named in a citation": 0.7,
}
LEAST = 0.37  # chosen by threefold cross-validation within the part of the corpus that benchmarks/weigh.py learns from


def settle(candidates: tuple[Candidate, ...], weights: Mapping[str, float], least: float = LEAST) -> list[Find]:
    """Return the finds that are likely enough and have no likelier rival, each with its score, in the order of the text."""
    scored = [
        (max(probability(candidate.traits, weights), RARE.get(candidate.find.rule, 0.0)), candidate.find)
        for candidate in candidates
    ]
    kept: list[Find] = []
    near: dict[int, list[Find]] = {}
    for score, find in sorted((row for row in scored if row[0] >= least), key=lambda row: (-row[0], _place(row[1]))):
        places = _neighbourhoods(find)
        if not any(_rival(find, other) for place in places for other in near.get(place, ())):
            kept.append(replace(find, score=score))
            for place in places:
                near.setdefault(place, []).append(kept[-1])
    return sorted(kept, key=_place)


def _neighbourhoods(find: Find) -> range:
    """Return the numbers of the stretches of 500 characters that a find reaches into; only finds that share one can be rivals."""
    spans = (*find.sources, *find.cues, *find.contents)
    return range(min(span.start for span in spans) // 500, max(span.end for span in spans) // 500 + 1)


def _place(find: Find) -> tuple[tuple[Span, ...], tuple[Span, ...], tuple[Span, ...], str]:
    return find.contents, find.cues, find.sources, find.rule


def _rival(left: Find, right: Find) -> bool:
    if any(a.start < b.end and b.start < a.end for a in left.cues for b in right.cues):
        return True
    if _within(left, right) or _within(right, left):
        return False
    return _shared(left.contents, right.contents) > 0.8 * max(_size(left.contents), _size(right.contents))


def _within(inner: Find, outer: Find) -> bool:
    """Tell whether the cue of `inner` stands in the content of `outer`: one is nested in the other."""
    return any(c.start <= cue.start and cue.end <= c.end for cue in inner.cues for c in outer.contents)


def _shared(left: tuple[Span, ...], right: tuple[Span, ...]) -> int:
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in left for b in right)


def _size(spans: tuple[Span, ...]) -> int:
    return sum(span.end - span.start for span in spans)
