"""Ceilings: a pair is only ever left out when judging it at length would come to less."""

from collections.abc import Sequence
from itertools import combinations

import pytest

from compare.pages import page
from headwater.attribute.attributions import attributions
from headwater.compare.judging.same import Judge
from headwater.compare.links import meanings_of, profiles_of, weigh
from headwater.compare.matcher import load_matcher
from headwater.read.parse import Parser
from headwater.read.readings import reading

TEXTS = (
    "Twelve horses died when a barn at Marne burned down on Monday. Josef Ohl said the fire began in the hay.",
    "Josef Ohl of Marne lost twelve horses when his barn caught fire. The hay had been damp, the farmer said.",
    "Police deny that the fire at Marne was set. Nine horses died in 2024, and insurers may pay 84,000 crowns.",
    "The choir sang Bach on Friday. Tickets had gone within two hours. Ada Roe sued the hall over its roof.",
)


@pytest.fixture(scope="module")
def judge(parser: Parser) -> Judge:
    """Return who judges the statements of four short articles."""
    articles = [page(text, f"page {number}") for number, text in enumerate(TEXTS)]
    readings = [reading(article, parser) for article in articles]
    said = [a for article, read in zip(articles, readings, strict=True) for a in attributions(article, read)]
    found = profiles_of(articles, readings, said)
    return weigh(found, (), meanings_of(articles, readings, found, load_matcher())).judge


def _pairs(judge: Judge) -> Sequence[tuple[int, int]]:
    return list(combinations(range(len(judge.sides)), 2))


@pytest.mark.parametrize("least", [0.05, 0.5, 0.9])
def test_no_pair_scores_more_than_its_ceiling(judge: Judge, least: float) -> None:
    """What is left out unjudged could not have been linked: speed costs no claim."""
    assert all(judge.score(*pair) <= judge.most(*pair, least) for pair in _pairs(judge))


def test_some_pairs_are_hopeless_at_a_glance(judge: Judge) -> None:
    """A barn and a choir need no second look."""
    assert any(judge.most(*pair, 0.5) < 0.5 for pair in _pairs(judge))
