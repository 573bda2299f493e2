"""Support: how much like the other tellings of a claim a place is. A place that is far less so may tell something else."""

from collections.abc import Callable, Mapping, Sequence

from headwater.trace.counting.rests import Rest
from headwater.trace.parties.names import same_person
from headwater.trace.parties.voices import Source
from headwater.trace.pile import Pile
from headwater.trace.threads import Said, Thread

# Shares of the best supported place's support below which a place is no ground for an origin; the second one is for articles
# in which the claim is also denied, where what is told beside the denial is often a part of it. Chosen by benchmarks/stories.py.
_LEAST = 0.9
_LEAST_BESIDE_DENIAL = 0.95


def is_supported(pile: Pile, thread: Thread) -> Callable[[Said], bool]:
    """Return what says whether a place is like enough to the claim's other tellings to show where the claim comes from.

    One that a person holds for the same claim as another is.
    """
    place = {said.id: number for number, said in enumerate(thread.asserted())}
    support = {said.id: _support(pile, thread, said, place) for said in thread.asserted()}
    best = max(support.values(), default=0.0)
    denying = {said.article_id for said in thread.said if said.appearance.stance in {"denies", "disputes"}}

    def supported(said: Said) -> bool:
        least = _LEAST_BESIDE_DENIAL if said.article_id in denying else _LEAST
        return said.id in pile.decided or support.get(said.id, best) >= least * best

    return supported


def _support(pile: Pile, thread: Thread, said: Said, place: Mapping[str, int]) -> float:
    """Return the mean score of the links to the claim's tellings in other articles, 1 where there are none.

    `place` numbers the tellings: what is linked is added up in their order, so that no sum depends on that of the links.
    """
    own = {one.id for one in thread.asserted_in(said.article_id)}
    scores = pile.scores.get(said.id, {})
    linked = sorted(place[id_] for id_ in scores.keys() & place.keys() if id_ not in own)
    told = thread.asserted()
    others = len(told) - len(own)
    return sum(scores[told[number].id] for number in linked) / others if others else 1.0


def led_to(found: Sequence[Rest], supported: Callable[[Said], bool]) -> Callable[[Said], bool]:
    """Return what says whether a place is supported, itself or by another that rests on it and surely tells the claim.

    Such a one is a lead that sums up what a reporter of the article saw, and a pickup that names the source of what it picks up.
    """
    ends = {rest.said.id: rest.source for rest in found if rest.source is not None}
    led = {
        id_
        for rest in found
        for id_ in rest.upon
        if id_ in ends and _tells_of(rest.said, ends[id_]) and supported(rest.said)
    }
    return lambda said: said.id in led or supported(said)


def _tells_of(said: Said, end: Source) -> bool:
    if end.sourcing == "self_reported":
        return end.article_id == said.article_id
    return said.source is not None and same_person(end.words, said.source.words)
