"""Opposites: what cannot both be said of one thing."""

import pytest

from headwater.compare.meanings import stem
from headwater.compare.stance.opposites import opposites, without_prefix


def test_opposites_go_both_ways() -> None:
    """If open excludes closed, closed excludes open."""
    table = opposites()

    assert all(word in table[other] for word, others in table.items() for other in others)
    assert not any(word in others for word, others in table.items())


@pytest.mark.parametrize(
    ("left", "right"), [("rise", "fall"), ("open", "close"), ("guilty", "innocent"), ("die", "survive")]
)
def test_everyday_opposites_are_known(left: str, right: str) -> None:
    """The words that headlines contradict each other with."""
    assert stem(right) in opposites()[stem(left)]


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("unsealed", "sealed"),
        ("unlicensed", "licensed"),
        ("under", "under"),
        ("unite", "unite"),
        ("uncover", "uncover"),
        ("unit", "unit"),
    ],
)
def test_a_prefix_turns_only_what_has_it(word: str, base: str) -> None:
    """To uncover is not the opposite of to cover up, and a union none of an ion."""
    assert without_prefix(word) == base
