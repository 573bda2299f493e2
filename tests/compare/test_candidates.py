"""Candidates: what shares rare words or lies near in meaning is looked at, and never all pairs."""

from collections.abc import Callable

import numpy as np

from compare.pages import page
from headwater.compare.candidates import MOST_CANDIDATES, candidate_pairs
from headwater.compare.grammar import Grammar
from headwater.compare.profiles import Profile, profiles, weights
from headwater.compare.statements import statements
from headwater.model.text import Article
from headwater.read.parse import Parser
from headwater.read.readings import reading

TEXT = (
    "A barn at Marne burned down on Monday. The choir sang Bach in the hall. "
    "The hay had been damp for weeks. Fire destroyed the Marne barn."
)


def _profiles(parse: Callable[[str], tuple[Article, Grammar]], parser: Parser, text: str) -> list[Profile]:
    article, tree = parse(text)
    return profiles(article, tree, statements(article, reading(page(text), parser), tree, ()))


def test_what_shares_rare_words_is_looked_at(parse: Callable[[str], tuple[Article, Grammar]], parser: Parser) -> None:
    """Names and rare words find what the matcher may overlook."""
    found = _profiles(parse, parser, TEXT)
    apart = np.zeros((len(found), 384), dtype=np.float32)

    assert (0, 3) in set(candidate_pairs(found, weights(found), apart))


def test_what_lies_near_in_meaning_is_looked_at(
    parse: Callable[[str], tuple[Article, Grammar]], parser: Parser
) -> None:
    """One claim may be told in two quite different sets of words."""
    found = _profiles(parse, parser, TEXT)
    meant = np.zeros((len(found), 384), dtype=np.float32)
    meant[1, 0] = meant[2, 0] = 127.0

    assert (1, 2) in set(candidate_pairs(found, weights(found), meant))


def test_pairs_are_bounded_where_all_say_the_same(
    parse: Callable[[str], tuple[Article, Grammar]], parser: Parser
) -> None:
    """A pile in which one sentence stands a hundred times must not be held each against all."""
    found = _profiles(parse, parser, TEXT)[:1] * 100
    pairs = list(candidate_pairs(found, weights(found), np.ones((100, 384), dtype=np.float32)))

    assert pairs == sorted(set(pairs))
    assert all(left < right for left, right in pairs)
    assert len(pairs) <= 2 * MOST_CANDIDATES * 100
