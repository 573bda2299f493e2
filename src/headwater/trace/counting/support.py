"""Support: how much like the other tellings of a claim a place is. A place that is far less so may tell something else."""

from collections.abc import Callable, Mapping, Sequence

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
    told = thread.asserted()
    support = {said.id: _support(pile, said, told) for said in told}
    best = max(support.values(), default=0.0)
    denying = {said.article_id for said in thread.said if said.appearance.stance in {"denies", "disputes"}}

    def supported(said: Said) -> bool:
        least = _LEAST_BESIDE_DENIAL if said.article_id in denying else _LEAST
        return said.id in pile.decided or support.get(said.id, best) >= least * best

    return supported


def _support(pile: Pile, said: Said, told: Sequence[Said]) -> float:
    """Return the mean score of the links to the claim's tellings in other articles, 1 where there are none."""
    others = [one.id for one in told if one.article_id != said.article_id]
    scores: Mapping[str, float] = pile.scores.get(said.id, {})
    return sum(scores.get(id_, 0.0) for id_ in others) / len(others) if others else 1.0
