"""Candidates: pairs worth a closer look are found by rare words, names, numbers or meaning; never all pairs."""

from collections.abc import Callable
from itertools import permutations

import pytest

from compare.copied.test_stretches import prose
from headwater.compare.candidates import MOST_CANDIDATES, candidate_pairs
from headwater.compare.judging.same import Judge
from headwater.compare.profiles import weights

Judged = Callable[..., Judge]
Pair = tuple[int, int]

FILLING = tuple(
    f"The council of Tallow bought the {prose(41 * n, 1)} for the {prose(41 * n + 9, 1)}." for n in range(60)
)


def paired(judge: Judge) -> list[Pair]:
    """Return the candidate pairs among the statements that `judge` judges."""
    profiles = [side.profile for side in judge.sides]
    return list(candidate_pairs(profiles, weights(profiles), judge.meanings))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("An otter was seen at the weir.", "Nobody has watched an otter for years."),
        ("Ada Roe resigned.", "The party has lost Ada Roe."),
        ("It recorded 214 earthquakes.", "There were 214 of them."),
        ("Twelve horses died when a barn burned.", "A blaze in a stable killed a dozen animals."),
    ],
)
def test_what_has_something_rare_in_common_is_found(judged: Judged, left: str, right: str) -> None:
    """By a word, a name, a number, or only by what it means."""
    assert (0, 1) in paired(judged(left, right, *FILLING))


def test_pairs_are_sorted_and_met_once(judged: Judged) -> None:
    """No statement is its own candidate, and no pair stands twice."""
    found = paired(judged(*FILLING))

    assert found == sorted(set(found))
    assert all(0 <= left < right < len(FILLING) for left, right in found)


def test_pairs_grow_with_statements_not_with_their_square(judged: Judged) -> None:
    """Where all are alike, each still meets a few."""
    count = len(paired(judged(*FILLING)))

    assert count <= 2 * MOST_CANDIDATES * len(FILLING)


def test_order_changes_no_pair(judged: Judged) -> None:
    """The same few statements meet, whichever was read first."""
    texts = ("An otter swam.", "The otter swam off.", "The weir froze.")
    met = {
        frozenset(frozenset({order[a], order[b]}) for a, b in paired(judged(*order))) for order in permutations(texts)
    }

    assert len(met) == 1


def test_nothing_and_one_have_no_pairs(judged: Judged) -> None:
    """An empty pile is no error."""
    assert paired(judged("An otter swam.")) == []
