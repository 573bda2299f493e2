"""Origins: how many independent sources a claim comes down to, as an interval with a reason for every merge and every doubt."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from headwater.model.provenance import Evidence, IndependentOrigins, Origin, Reason
from headwater.model.what_if import Left
from headwater.trace.chained.witnesses import own_source
from headwater.trace.counting.fallen import broken, fallen, standing, told_left
from headwater.trace.counting.kindred import Kin, kindred
from headwater.trace.counting.rests import Rest, places, rests
from headwater.trace.counting.support import is_supported, led_to
from headwater.trace.counting.supposed import (
    AS_FOUND,
    Supposed,
    are_apart,
    is_away,
    joined,
    parted,
    plain_name,
    shown_name,
)
from headwater.trace.grounds.ties import Tie
from headwater.trace.parties.names import lowered
from headwater.trace.parties.outlets import outlet_name
from headwater.trace.parties.papers import lone_documents
from headwater.trace.parties.voices import Kinship, Source
from headwater.trace.pile import Pile
from headwater.trace.texts.graphs import fewest_sets, reached, rings
from headwater.trace.texts.order import date_key
from headwater.trace.threads import Said, Thread


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An end of the paths upstream: a source, the appearances that reach it directly, and whether it surely adds something."""

    source: Source
    rests: tuple[Rest, ...]
    certain: bool
    loop: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The origins of a claim and how many of them are independent.

    `left` are the appearances that what is supposed leaves without a source. `akin` are the sources that are one with one taken
    away: from the article and the plain name that it gives them to the name of that one.
    """

    origins: tuple[Origin, ...]
    independent: IndependentOrigins
    left: tuple[Left, ...] = ()
    akin: Mapping[tuple[str, str], str] = field(default_factory=dict)


def count(pile: Pile, thread: Thread, ties: Sequence[Tie], given: Supposed = AS_FOUND) -> Counted:
    """Return the origins of a claim: nothing but denials gives none. `given` is what is supposed of its sources."""
    found = rests(pile, thread, ties)
    lost = broken(given, found)
    candidates = _candidates(pile, found, lost)
    known = kindred(given, [None if one.loop else one.source for one in candidates])
    merged, merges = _merge(candidates, known, given)
    supported = _supported(merged, led_to(found, is_supported(pile, thread)))
    told = _once_repeated(supported)
    akin = _akin(merged, given)
    lost = _with_akin(merged, akin) | lost
    left = fallen(found, lost)
    remaining = standing(found, left)
    groups = _standing(told, left) + _new_rings(pile, remaining, merged)
    doubts = _doubts(groups, candidates, known, given)
    doubted = {number for doubt in doubts for number in doubt.pair}
    fewest = _fewest(groups, doubts, none_certain=0 if left else 1)
    reasons = (
        *(_origin_reason(pile, group) for group in groups),
        *merges,
        *_dependence(remaining),
        *(doubt.reason for doubt in doubts),
        *_repeats(groups),
        *_left_out(_without(merged, supported)),
    )
    origins = tuple(_origin(pile, group, doubted=number in doubted) for number, group in enumerate(groups))
    lost_places = {rest.said.evidence for rest in found if rest.said.id in left}
    return Counted(
        origins=origins,
        independent=IndependentOrigins(
            min=fewest,
            max=len(groups),
            reasons=tuple(r for r in reasons if not (r.evidence and lost_places.issuperset(r.evidence))),
        ),
        left=told_left(pile, found, lost, left),
        akin=akin,
    )


def _akin(merged: Sequence[tuple[Candidate, ...]], given: Supposed) -> dict[tuple[str, str], str]:
    """Return the sources that are one with one taken away, each with that one's name."""
    found: dict[tuple[str, str], str] = {}
    for group in merged if given.away else ():
        away = sorted((_key(c) in given.akin, c.source.name) for c in group if is_away(given, *_key(c)))
        found |= {_key(candidate): away[0][1] for candidate in group if away}
    return found


def _with_akin(merged: Sequence[tuple[Candidate, ...]], akin: Mapping[tuple[str, str], str]) -> dict[str, str]:
    """Return the appearances that rest on sources which are one with one taken away, each with how to tell of its source."""
    return {
        rest.said.id: f"{candidate.source.name}, counted as one with {lowered(akin[_key(candidate)])}"
        for group in merged
        for candidate in group
        if _key(candidate) in akin
        for rest in candidate.rests
    }


def _key(candidate: Candidate) -> tuple[str, str]:
    return (candidate.source.article_id, plain_name(shown_name(candidate.source)))


def _candidates(pile: Pile, found: Sequence[Rest], lost: Mapping[str, str]) -> list[Candidate]:
    """Return the sources at the ends, one for each appearance that has one, and one for each ring without a way out.

    An outlet whose own word is `lost` repeats nobody.
    """
    ends = [
        Candidate(source=rest.source, rests=(rest,), certain=rest.certain)
        for rest in found
        if rest.source and (rest.said.links or rest.said.id not in lost)
    ]
    return ends + [_ring(pile, ring) for ring in _rings(found)]


def _standing(groups: Sequence[tuple[Candidate, ...]], left: frozenset[str]) -> list[tuple[Candidate, ...]]:
    """Return the groups without the candidates that have fallen."""
    kept = [tuple(c for c in group if not any(rest.said.id in left for rest in c.rests)) for group in groups]
    return [group for group in kept if group]


def _new_rings(
    pile: Pile, remaining: Sequence[Rest], merged: Sequence[tuple[Candidate, ...]]
) -> list[tuple[Candidate, ...]]:
    """Return the rings that have lost their way out."""
    known = {rest.said.id for group in merged for candidate in group if candidate.loop for rest in candidate.rests}
    return [(_ring(pile, ring),) for ring in _rings(remaining) if not known & {rest.said.id for rest in ring}]


def _supported(
    groups: Sequence[tuple[Candidate, ...]], supported: Callable[[Said], bool]
) -> list[tuple[Candidate, ...]]:
    """Return the groups that rest on a place which surely tells the claim; all of them if none does."""
    kept = [group for group in groups if any(c.loop or any(supported(rest.said) for rest in c.rests) for c in group)]
    return kept or list(groups)


def _left_out(groups: Sequence[Sequence[Candidate]]) -> list[Reason]:
    return [
        _reason(
            "doubt",
            f"Not counted, for it may be another claim: the word of {lowered(_best(group).source.name)}.",
            *group,
        )
        for group in groups
    ]


def _once_repeated(groups: Sequence[tuple[Candidate, ...]]) -> list[tuple[Candidate, ...]]:
    """Return the groups with one outlet at most of those that may only repeat a source: its followers may repeat it too."""
    repeated = [group for group in groups if all(_is_perhaps_repeated(end) for end in group)]
    if len(repeated) == len(groups):
        return list(groups)
    return _without(groups, repeated[1:])


def _without(
    groups: Sequence[tuple[Candidate, ...]], others: Sequence[tuple[Candidate, ...]]
) -> list[tuple[Candidate, ...]]:
    left_out = {id(group) for group in others}
    return [group for group in groups if id(group) not in left_out]


def _is_perhaps_repeated(end: Candidate) -> bool:
    return not end.certain and end.source.sourcing == "unsourced"


def _rings(found: Sequence[Rest]) -> list[list[Rest]]:
    """Return the groups of appearances that rest on each other and on nothing else."""
    grounded = reached(
        ((target, rest.said.id) for rest in found for target in rest.upon),
        (rest.said.id for rest in found if rest.source),
    )
    by_id = {rest.said.id: rest for rest in found if rest.said.id not in grounded}
    closed = []
    for part in rings(by_id, ((id_, target) for id_, rest in by_id.items() for target in rest.upon)) if by_id else ():
        leaves = any(target not in part for node in part for target in by_id[node].upon)
        sourced = any(by_id[node].source for node in part)
        if not leaves and not sourced:
            closed.append([by_id[node] for node in sorted(part)])
    return sorted(closed, key=lambda ring: ring[0].said.id)


def _ring(pile: Pile, ring: Sequence[Rest]) -> Candidate:
    members = sorted({rest.said.article_id for rest in ring})
    names = sorted({outlet_name(pile.articles[id_]) for id_ in members})
    source = own_source(pile, ring[0].said.evidence, on_the_spot=False)
    name = " or ".join(names) + (", whichever told it first" if len(names) > 1 else "")
    joined = Source(
        name=name,
        kind="outlet",
        sourcing="outlet",
        article_id=source.article_id,
        through=source.through,
        description=source.description,
        evidence=source.evidence,
    )
    return Candidate(source=joined, rests=tuple(ring), certain=False, loop=tuple(members))


def _merge(
    candidates: Sequence[Candidate], known: Sequence[Kin], given: Supposed
) -> tuple[list[tuple[Candidate, ...]], list[Reason]]:
    """Return the candidates in groups that are certainly one, and a reason for each merge of two different names."""
    certain = [one for one in known if one.found.certain]
    sources = [candidate.source for candidate in candidates]
    same = [pair for one in certain for pair in one.pairs(given)]
    lone = lone_documents(sources, same)
    groups = joined(given, sources, [*same, *lone])
    firsts: dict[str, tuple[int, int]] = {}
    for one in certain:
        first = one.first()
        names = {candidates[number].source.name.casefold() for number in first or ()}
        if first is not None and (len(names) > 1 or one.found.decided):
            firsts[one.found.why] = min(first, firsts.get(one.found.why, first))
    for left, right in lone:
        if sources[left].name.casefold() != sources[right].name.casefold():
            firsts.setdefault(f"nothing tells “{sources[left].name}” and “{sources[right].name}” apart", (left, right))
    decided = {one.found.why for one in certain if one.found.decided}
    reasons = [
        _reason("merge", _sentence(why), *(candidates[number] for number in pair), decided=why in decided)
        for why, pair in sorted(firsts.items(), key=lambda item: item[1])
    ]
    return [tuple(candidates[number] for number in group) for group in groups], reasons + _apart(candidates, given)


def _apart(candidates: Sequence[Candidate], given: Supposed) -> list[Reason]:
    """Return a reason for each two sources that a person decided to be two."""
    return [
        _reason("origin", _sentence(why), candidates[left], candidates[right], decided=True)
        for left, right, why in parted(given, [candidate.source for candidate in candidates])
    ]


def _sentence(why: str) -> str:
    return f"{why[0].upper()}{why[1:]}."


@dataclass(frozen=True, slots=True, kw_only=True)
class _Doubt:
    """Two groups, by number, that may be one."""

    pair: tuple[int, int]
    reason: Reason


def _doubts(
    groups: Sequence[tuple[Candidate, ...]], candidates: Sequence[Candidate], known: Sequence[Kin], given: Supposed
) -> list[_Doubt]:
    """Return the pairs of groups of which some two candidates may be one, each with the first two that may."""
    group = {id(one): number for number, of_one in enumerate(groups) for one in of_one}
    place = [group.get(id(candidate)) for candidate in candidates]
    firsts: dict[tuple[int, int], tuple[int, int, Kinship]] = {}
    for one in known:
        lefts, rights = _firsts(one.left, place), _firsts(one.right, place)
        for pair in ((left, right) for left in lefts for right in rights if left < right):
            first = (lefts[pair[0]], rights[pair[1]], one.found)
            firsts[pair] = min(first, firsts.get(pair, first), key=lambda found: found[:2])
    return [
        _Doubt(pair=pair, reason=_reason("doubt", f"Perhaps one: {why.why}.", candidates[left], candidates[right]))
        for pair, (left, right, why) in sorted(firsts.items(), key=lambda item: item[0])
        if not (
            given.apart and any(are_apart(given, a.source, b.source) for a in groups[pair[0]] for b in groups[pair[1]])
        )
    ]


def _firsts(numbers: Sequence[int], place: Sequence[int | None]) -> dict[int, int]:
    """Return the first of some numbers in each place."""
    found: dict[int, int] = {}
    for number in numbers:
        at = place[number]
        if at is not None:
            found.setdefault(at, number)
    return found


def _fewest(groups: Sequence[tuple[Candidate, ...]], doubts: Sequence[_Doubt], none_certain: int) -> int:
    """Return into how few origins the groups can fall, if everything that may be one is one and every possible repeat is one.

    Where none is certain, all may repeat one that is not told, or one that has fallen: `none_certain` tells which.
    """
    firm = [number for number, group in enumerate(groups) if any(candidate.certain for candidate in group)]
    if not firm:
        return min(none_certain, len(groups))
    return fewest_sets(firm, (doubt.pair for doubt in doubts if set(doubt.pair) <= set(firm)))


def _origin(pile: Pile, group: Sequence[Candidate], *, doubted: bool) -> Origin:
    best = _best(group)
    evidence = tuple(sorted({place for candidate in group for place in places(candidate.rests)}))
    certain = any(candidate.certain for candidate in group) and not doubted
    return Origin(name=_display(pile, best), kind=best.source.kind, certain=certain, evidence=evidence)


def _best(group: Sequence[Candidate]) -> Candidate:
    """Return the candidate whose name tells a reader most: named before described, fuller before shorter."""
    return max(
        group, key=lambda c: (not c.source.unnamed, c.source.kind == "person", len(c.source.words), c.source.name)
    )


def _display(pile: Pile, candidate: Candidate) -> str:
    source = candidate.source
    if source.unnamed and source.kind != "outlet" and not candidate.loop:
        return f"{source.name} ({_outlet_display(pile, source.through)})"
    return source.name if candidate.loop else shown_name(source)


def _outlet_display(pile: Pile, key: str) -> str:
    """Return the name of an outlet as its earliest article has it."""
    of_one = min(pile.outlets.get(key, ()), key=date_key, default=None)
    return outlet_name(of_one) if of_one else key


def _reason(kind: str, text: str, *candidates: Candidate, decided: bool = False) -> Reason:
    evidence = tuple(sorted({place for candidate in candidates for place in places(candidate.rests)}))
    return Reason(kind=kind, text=text, evidence=evidence, decided=decided)  # type: ignore[arg-type]


def _origin_reason(pile: Pile, group: Sequence[Candidate]) -> Reason:
    best = _best(group)
    if best.loop:
        names = best.source.name.removesuffix(", whichever told it first").replace(" or ", " and ")
        text = f"Nothing outside the ring is known to support it: {names} credit each other; whoever told it first counts once."
        return _reason("loop", text, *group)
    outlets = sorted(
        {outlet_name(pile.articles[rest.said.article_id]) for candidate in group for rest in candidate.rests}
    )
    if best.source.kind == "outlet":
        return _reason("origin", f"{best.rests[0].why}.", *group)
    if outlets == [best.source.name]:
        return _reason("origin", f"{outlets[0]} says so itself.", *group)
    has = "has" if len(outlets) == 1 else "have"
    return _reason("origin", f"{_listed(outlets)} {has} it from {lowered(best.source.name)}.", *group)


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]


def _dependence(found: Sequence[Rest]) -> list[Reason]:
    """Return one reason for each article that repeats another's word."""
    by_why: dict[str, set[Evidence]] = defaultdict(set)
    for rest in found:
        if rest.upon:
            by_why[rest.why].add(rest.said.evidence)
    return [
        Reason(kind="merge", text=f"{why[0].upper()}{why[1:]}, so it adds no origin.", evidence=tuple(sorted(evidence)))
        for why, evidence in by_why.items()
    ]


def _repeats(groups: Sequence[tuple[Candidate, ...]]) -> list[Reason]:
    """Return a doubt for each group that may only repeat another."""
    unsure = [group for group in groups if not any(candidate.certain for candidate in group)]
    return [
        _reason("doubt", f"Perhaps no origin of its own: {_why_repeated(group[0])}.", *group)
        for group in unsure
        if len(groups) > 1
    ]


def _why_repeated(end: Candidate) -> str:
    return "whoever began the ring may have it from another source of the claim" if end.loop else end.rests[0].why
