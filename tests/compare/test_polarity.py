"""Polarity: contradiction is told by what is denied."""

from collections.abc import Callable

import pytest

from headwater.compare.grammar import Grammar
from headwater.compare.polarity import Polar, contradict, is_denial, polarity
from headwater.compare.profiles import profiles
from headwater.model.links import Statement
from headwater.model.text import Article, Span

Parse = Callable[[str], tuple[Article, Grammar]]


def polar(parse: Parse, text: str) -> Polar:
    """Return what a sentence affirms and denies."""
    article, tree = parse(text)
    inside = range(len(tree.words))
    whole = Statement(
        id="s", article_id=article.id, start=0, end=len(text), content=(Span(start=0, end=len(text)),), text=text,
        attribution_id=None, stance="asserts", hedged=False,
    )  # fmt: skip
    (profile,) = profiles(article, tree, [whole])
    return Polar(polarity(tree, inside), profile.words, is_denial(tree, inside))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The hatch was sealed.", "The hatch was not sealed."),
        ("The hatch was sealed.", "The ship left with an unsealed hatch."),
        ("The shop will close.", "The shop will stay open."),
        ("There was a pilot on duty.", "The plane was grounded for want of a pilot."),
        ("The water killed the fish.", "The water killed nothing."),
        ("The tower is the oldest in the land.", "The tower is not the oldest in the land."),
        ("The ship was making nine knots.", "We were wrong to suggest that the ship was making nine knots."),
    ],
)
def test_a_denial_contradicts_what_it_denies(parse: Parse, left: str, right: str) -> None:
    """A "not", a prefix, an opposite, a lack, or a paper's own correction: each turns the claim round."""
    assert contradict(polar(parse, left), polar(parse, right))
    assert contradict(polar(parse, right), polar(parse, left))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The hatch was not sealed.", "The ship left with an unsealed hatch."),
        ("The plane had no pilot.", "The plane was grounded for want of a pilot."),
        ("The valve has not opened since May.", "The valve has been jammed since May."),
        ("The mayor, who has never sailed, opened the lock.", "The lock was opened by the mayor."),
        ("The shop closed.", "The shop was closed in May."),
    ],
)
def test_two_ways_to_deny_agree(parse: Parse, left: str, right: str) -> None:
    """A negation somewhere in a sentence is no contradiction: false contradictions cost trust."""
    assert not contradict(polar(parse, left), polar(parse, right))
