"""Settling what the rules and the tagger found in one place: the likeliest find wins, and takes the likeliest source."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from headwater.attribute.agreement import TAGGER
from headwater.attribute.candidates import Candidate
from headwater.attribute.finds import Find
from headwater.attribute.weigh import Scale, confidence, score
from headwater.model.text import Span

# Rules too rare in the corpus to be weighed; nearly all that they found there was right.
RARE = {
    "citation": 0.7,
    "set-off quotation after a colon": 0.85,
    "set-off quotation with a signature": 0.8,
    "set-off quotation with its speaker": 0.8,
    "quoted as saying": 0.9,
    "declining": 0.6,
    "role at the head of a headline": 0.7,
    "role at the end of a headline": 0.6,
    "as somebody put it": 0.6,
    "as quoted by": 0.7,
    "passive with its agent": 0.5,
    "in the view of": 0.6,
    "figure on somebody's word": 0.6,
    "figure as object": 0.5,
    "source named in a citation": 0.7,
}
LEAST = 0.45  # chosen by fivefold cross-validation within the part of the corpus that the weights are learned from
_MET, _UNMET, _SURE = (
    0.3,
    0.2,
    0.5,
)  # how well it must meet a rule's source to prefer it, and its own to overrule an unmet one
_SEEN = 0.5  # below that the tagger sees no attribution begin
_OWN_SOURCE = frozenset({"quoted as saying"})  # whom "quoted as saying" is about, the grammar knows better
_REACH = 500  # characters


def settle(candidates: tuple[Candidate, ...], scale: Scale, least: float = LEAST) -> list[Find]:
    """Return the finds that are likely enough and have no likelier rival, each with its confidence, in the order of the text."""
    scored = sorted(
        ((max(score(row.traits, scale), RARE.get(row.find.rule, 0.0)), row) for row in candidates),
        key=lambda row: (-row[0], _place(row[1].find)),
    )
    by_cue = _by_cue(row for _, row in scored)
    kept: list[Find] = []
    near: dict[int, list[Find]] = defaultdict(list)
    for value, row in scored:
        if value < least:
            break
        others = [other for place in _neighbourhoods(row.find) for other in near[place]]
        if _is_part(row, others) or any(_rival(row.find, other) for other in others):
            continue
        find = replace(_voiced(row, by_cue), score=confidence(value, scale), notes=_notes(row))
        kept.append(find)
        for place in _neighbourhoods(find):
            near[place].append(find)
    return sorted(kept, key=_place)


def _by_cue(rows: Iterable[Candidate]) -> dict[int, list[Candidate]]:
    """Return the candidates under each stretch of text that their cues reach into, likeliest first."""
    found: dict[int, list[Candidate]] = defaultdict(list)
    for row in rows:
        for place in {at for cue in row.find.cues for at in (cue.start // _REACH, (cue.end - 1) // _REACH)}:
            found[place].append(row)
    return found


def _voiced(row: Candidate, by_cue: Mapping[int, list[Candidate]]) -> Find:
    """Return the find with the source that another one with the same cue has, where that is the better one.

    Rules draw a source more exactly, the tagger sees better who it is: a rule's source stands where the tagger meets it at all.
    """
    find = row.find
    places = sorted({cue.start // _REACH for cue in find.cues})
    others = [other for place in places for other in by_cue.get(place, ()) if _same_cue(find, other.find)]
    if find.rule == TAGGER:
        return _ruled(row, [other for other in others if other.find.rule != TAGGER])
    if find.sources and _source_met(row) <= _UNMET and find.rule not in _OWN_SOURCE:
        tagged = next((other for other in others if other.find.rule == TAGGER and _source_met(other) >= _SURE), None)
        if tagged is not None and not _is_tail(tagged.find, find):
            return replace(find, sources=tagged.find.sources, head=tagged.find.head)
    return find


def _is_tail(short: Find, long: Find) -> bool:
    """Tell whether a source is but where another is: "the bridge" for "a bell on the bridge"."""
    return any(a.end == b.end and a.start > b.start for a in short.sources for b in long.sources)


def _ruled(row: Candidate, ruled: list[Candidate]) -> Find:
    """Return what the tagger found with the cue and the stance of the likeliest rule, and the source that it meets best."""
    if not ruled:
        return row.find
    first = ruled[0].find
    find = replace(row.find, stance=first.stance, cues=first.cues, cue=first.cue, at=first.at)
    best = max(ruled, key=_source_met)
    if best.find.sources and (_source_met(best) >= _MET or (first.sources and not find.sources)):
        chosen = best.find if _source_met(best) >= _MET else first
        return replace(find, sources=chosen.sources, head=chosen.head)
    return find if first.sources or _source_met(row) >= _SURE else replace(find, sources=(), head=None)


def _source_met(row: Candidate) -> float:
    return 0.0 if row.agreement is None else row.agreement.source


def _notes(row: Candidate) -> tuple[str, ...]:
    if row.agreement is None:
        return ()
    said = row.agreement
    return (f"tagger: begins here {said.begins:.2f}, source {said.source:.2f}, content {said.content:.2f}",)


def _is_part(row: Candidate, others: Iterable[Find]) -> bool:
    """Tell whether a find is but a part of a source ("the driver, who asked to be left alone"), and none to the tagger."""
    if row.agreement is None or row.agreement.begins >= _SEEN or not row.find.cues:
        return False
    cue = row.find.cues[0]
    return any(source.start <= cue.start and cue.end <= source.end for other in others for source in other.sources)


def _same_cue(left: Find, right: Find) -> bool:
    return any(a.start < b.end and b.start < a.end for a in left.cues for b in right.cues)


def _neighbourhoods(find: Find) -> range:
    """Return the numbers of the stretches of characters that a find reaches into; only finds that share one can be rivals."""
    spans = (*find.sources, *find.cues, *find.contents)
    return range(min(span.start for span in spans) // _REACH, max(span.end for span in spans) // _REACH + 1)


def _place(find: Find) -> tuple[tuple[Span, ...], tuple[Span, ...], tuple[Span, ...], str]:
    return find.contents, find.cues, find.sources, find.rule


def _rival(left: Find, right: Find) -> bool:
    if _same_cue(left, right):
        return True
    if not left.cues and not right.cues and _shared(left.sources, right.sources):
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
