"""Attributions as people decided them: wrong ones gone, others with the spans and speakers that they were given.

What was found is not touched where it is kept; this makes the list that counts.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from headwater.decide.nesting import nested
from headwater.decide.speakers import Voices, is_one_name, voiced, voices
from headwater.model.anchors import Shelf, anchored, shelf
from headwater.model.attribution import Act, Attribution
from headwater.model.decisions import ACTS, ATTRIBUTION_KINDS, DecidedPlace, Decision, Outcome, in_order, signed
from headwater.model.provenance import Evidence
from headwater.model.text import Article, Span

LEAST_SHARED = 0.5  # of the content of two attributions, for them to be one


@dataclass(frozen=True, slots=True, kw_only=True)
class Spans:
    """The stretches of an attribution, each part sorted."""

    sources: tuple[Span, ...]
    cues: tuple[Span, ...]
    contents: tuple[Span, ...]


Make = Callable[[str, Spans, Act | None], Attribution]
"""Makes the attribution with the given spans in the article of the given id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """The attributions that count, those of an article together, and what came of each decision on them.

    `touched` are the ids of the articles on whose attributions somebody decided, sorted.
    """

    attributions: tuple[Attribution, ...]
    outcomes: tuple[Outcome, ...]
    touched: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """A decision with where its spans stand now, and those that they are to become."""

    decision: Decision
    spans: Spans
    becomes: Spans


@dataclass(slots=True, kw_only=True)
class _Slot:
    """A place for one attribution: what was found there, all spans that it was known by, and what people said of it, in order."""

    found: Attribution | None
    known: list[Spans]
    asked: list[_Asked] = field(default_factory=list)


def decided(
    articles: Iterable[Article], attributions: Sequence[Attribution], decisions: Iterable[Decision], make: Make
) -> Decided:
    """Return the attributions that count under `decisions` that stand. No order changes anything.

    Args:
        articles: of the case.
        attributions: as they were found; those of articles that nobody decided on come back as they are.
        decisions: of any kind; those on attributions count.
        make: makes an attribution of given spans.
    """
    asked = sorted((one for one in decisions if one.kind in ATTRIBUTION_KINDS), key=in_order)
    if not asked:
        return Decided(attributions=tuple(attributions), outcomes=(), touched=())
    known = shelf(articles)
    by_article: dict[str, list[_Asked]] = defaultdict(list)
    outcomes: list[Outcome] = []
    for decision in asked:
        placed = _placed(known, decision)
        if isinstance(placed, Outcome):
            outcomes.append(placed)
        else:
            by_article[placed[0]].append(placed[1])
    said: dict[str, list[Attribution]] = defaultdict(list)
    for attribution in attributions:
        said[attribution.article_id].append(attribution)
    heard = voices(attributions)
    for article_id, its in sorted(by_article.items()):
        said[article_id], told = _of_article(article_id, said[article_id], its, make, heard)
        outcomes += told
    kept = tuple(attribution for article_id in sorted(said) for attribution in said[article_id])
    return Decided(
        attributions=kept, outcomes=tuple(sorted(outcomes, key=lambda one: one.id)), touched=tuple(sorted(by_article))
    )


def _placed(known: Shelf, decision: Decision) -> tuple[str, _Asked] | Outcome:
    """Return where the spans of a decision stand now, with the id of their article; or why they stand nowhere."""
    found: list[tuple[DecidedPlace, Article, Span]] = []
    for place in (*decision.places, *decision.becomes):
        where = anchored(known, place)
        if where is None:
            words = " ".join(place.words.split())[:60]
            reason = f"{place.article.path} no longer holds the words “{words}”"
            return Outcome(id=decision.id, holds=False, reason=reason)
        found.append((place, *where))
    ids = {article.id for _, article, _ in found}
    if len(ids) > 1:
        return Outcome(id=decision.id, holds=False, reason="its words now stand in several articles")
    placed = [(place, span) for place, _, span in found]
    count = len(decision.places)
    (article_id,) = ids
    return article_id, _Asked(decision=decision, spans=_spans(placed[:count]), becomes=_spans(placed[count:]))


def _spans(placed: Iterable[tuple[DecidedPlace, Span]]) -> Spans:
    found: dict[str, set[Span]] = defaultdict(set)
    for place, span in placed:
        found[place.role].add(span)
    return Spans(
        sources=tuple(sorted(found["source"])),
        cues=tuple(sorted(found["cue"])),
        contents=tuple(sorted(found["content"])),
    )


def _of_article(
    article_id: str, found: Sequence[Attribution], asked: Sequence[_Asked], make: Make, heard: Voices
) -> tuple[list[Attribution], list[Outcome]]:
    """Return the attributions of one article that count, and what came of the decisions on them."""
    slots = [_Slot(found=one, known=[spans_of(one)]) for one in found]
    for one in asked:
        slot = _meant(slots, one.spans)
        if slot is None:
            slot = _Slot(found=None, known=[])
            slots.append(slot)
        slot.known += [spans for spans in (one.spans, one.becomes) if spans.contents]
        slot.asked.append(one)
    kept: dict[str, Attribution] = {}
    outcomes: list[Outcome] = []
    for slot in slots:
        result = _result(article_id, slot, make, heard)
        if result is not None and (result.decided or result.id not in kept):
            kept[result.id] = result
        outcomes += _outcomes(article_id, slot, result)
    ordered = sorted(kept.values(), key=lambda one: (one.contents[0], one.id))
    return nested(found, ordered), outcomes


def spans_of(attribution: Attribution) -> Spans:
    """Return the stretches of an attribution."""
    return Spans(sources=attribution.sources, cues=attribution.cues, contents=attribution.contents)


def _meant(slots: Sequence[_Slot], spans: Spans) -> _Slot | None:
    """Return the slot that spans mean: the one with most of the same content, and of several that of most of the same source."""
    fits = [(max(_likeness(spans, known) for known in slot.known), -number) for number, slot in enumerate(slots)]
    best = max(fits, default=((0.0, 0.0), 0))
    return slots[-best[1]] if best[0][0] >= LEAST_SHARED else None


def _likeness(one: Spans, other: Spans) -> tuple[float, float]:
    around = _shared((*one.sources, *one.cues), (*other.sources, *other.cues))
    return _shared(one.contents, other.contents), around


def _shared(one: Sequence[Span], other: Sequence[Span]) -> float:
    """Return the share of characters that two groups of spans have in common, 0 where there are none."""
    both = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)
    length = sum(span.end - span.start for span in (*one, *other))
    return both / (length - both) if both else 0.0


def _result(article_id: str, slot: _Slot, make: Make, heard: Voices) -> Attribution | None:
    """Return the attribution that counts in a slot, None if none does."""
    last = next((one for one in reversed(slot.asked) if not _on_speaker(one.decision)), None)
    result = slot.found
    if last is not None:
        spans = _target(last)
        if spans is None:
            return None
        if result is None or spans_of(result) != spans:
            made = make(article_id, spans, _act(last))
            result = replace(made, evidence=(signed(last.decision),), confidence=1.0)
        result = replace(result, decided=True, act=_act(last) or result.act)
    if result is None:
        return None
    return voiced(result, [one.decision for one in slot.asked], heard)


def _target(one: _Asked) -> Spans | None:
    """Return the spans that a decision on spans gives an attribution, None where it takes it away."""
    if one.decision.kind == "attribution_wrong":
        return None
    return one.becomes if one.decision.kind == "attribution_respanned" else one.spans


def _act(one: _Asked) -> Act | None:
    return ACTS.get(one.decision.value or "")


def _outcomes(article_id: str, slot: _Slot, result: Attribution | None) -> list[Outcome]:
    """Return what came of the decisions on one slot."""
    return [_outcome(article_id, one, _later(one, slot.asked), result) for one in slot.asked]


def _outcome(article_id: str, one: _Asked, later: Decision | None, result: Attribution | None) -> Outcome:
    spans = (*one.spans.sources, *one.spans.cues, *one.spans.contents)
    places = tuple(sorted(Evidence(article_id=article_id, start=span.start, end=span.end) for span in spans))
    id_ = one.decision.id
    if later is not None:
        reason = f"a later decision holds instead, {signed(later)}"
        return Outcome(id=id_, holds=False, reason=reason, instead=later.id, places=places)
    if _on_speaker(one.decision) and result is None:
        return Outcome(id=id_, holds=False, reason="no attribution is found there any more", places=places)
    return Outcome(id=id_, holds=True, reason=_TOLD[one.decision.kind].format(one.decision.value), places=places)


_TOLD = {
    "attribution_right": "the attribution stands",
    "attribution_wrong": "there is no attribution",
    "attribution_respanned": "the attribution has other spans",
    "attribution_added": "there is an attribution",
    "speaker_is": "the speaker is {}",
    "speaker_is_not": "the speaker is not {}",
}


def _later(one: _Asked, asked: Sequence[_Asked]) -> Decision | None:
    """Return the last later decision that bears on the same, where it says otherwise; None where it does not, or is none."""
    after = asked[asked.index(one) + 1 :]
    last = next((other for other in reversed(after) if _bears_on(one, other)), None)
    return None if last is None or _agree(one, last) else last.decision


def _bears_on(one: _Asked, other: _Asked) -> bool:
    """Say whether two decisions on one attribution answer the same question."""
    mine, theirs = one.decision, other.decision
    if _on_speaker(mine) != _on_speaker(theirs):
        return False
    return not _on_speaker(mine) or mine.kind == theirs.kind == "speaker_is" or is_one_name(mine.value, theirs.value)


def _agree(one: _Asked, other: _Asked) -> bool:
    mine, theirs = one.decision, other.decision
    if _on_speaker(mine):
        return mine.kind == theirs.kind and is_one_name(mine.value, theirs.value)
    return _target(one) == _target(other) and (mine.value == theirs.value or None in {mine.value, theirs.value})


def _on_speaker(decision: Decision) -> bool:
    return decision.kind in {"speaker_is", "speaker_is_not"}
