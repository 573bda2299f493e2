"""Stands: refusals and rebuttals, and what they speak of."""

from collections.abc import Callable

import pytest

from headwater.compare.grammar import Grammar
from headwater.compare.stands import refusal, targets
from headwater.model.text import Article

Parse = Callable[[str], tuple[Article, Grammar]]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The company declined to discuss the alarm.", "the alarm"),
        ("She would not be drawn on the price.", "on the price"),
        ("The bank refused to comment.", ""),
    ],
)
def test_a_refusal_names_what_it_is_about(parse: Parse, text: str, named: str) -> None:
    """The reader sees on which claim somebody would not speak."""
    _, tree = parse(text)
    stand = refusal(tree, 0, len(text))

    assert stand
    assert " ".join(tree.words[i] for i in stand.tokens) == named


@pytest.mark.parametrize(
    "text", ["Nobody at the company answered the telephone.", "She did not say it twice.", "He refused the prize."]
)
def test_silence_is_no_refusal(parse: Parse, text: str) -> None:
    """Who could not be reached, or refused something else, has not declined to comment."""
    _, tree = parse(text)

    assert refusal(tree, 0, len(text)) is None


def test_a_stand_points_back_to_the_nearest_that_fits() -> None:
    """In an article on a price and an alarm, "would not discuss the alarm" is about the alarm."""
    words = [frozenset({"alarm", "ring"}), frozenset({"price"}), frozenset({"alarm"})]
    standing = {2: frozenset({"alarm"})}

    assert list(targets(standing, [[0, 1, 2]], words, {})) == [(2, 0)]


def test_a_bare_no_comment_points_to_the_claim_before_it() -> None:
    """Without a word on what it is about, it answers the last thing that other articles say too."""
    words = [frozenset({"price"}), frozenset({"weather"}), frozenset[str]()]

    assert list(targets({2: frozenset()}, [[0, 1, 2]], words, {0: 0})) == [(2, 0)]
    assert list(targets({2: frozenset()}, [[0, 1, 2]], words, {})) == []
