"""Weights: each feature of the table has one, it weighs the way the feature speaks, and none is left over."""

from math import isfinite

import pytest

from headwater.compare.judging.features import FEATURES, Feature
from headwater.compare.judging.weights import weights


def test_weights_and_features_are_the_same() -> None:
    """A feature without a weight would fail on the first pair, a weight without a feature would mislead who reads the file."""
    assert list(weights().of) == [feature.name for feature in FEATURES]


@pytest.mark.parametrize("feature", FEATURES, ids=lambda feature: feature.name)
def test_a_weight_agrees_with_what_its_feature_speaks_for(feature: Feature) -> None:
    """A reader who is told "for: ..." must not be told what spoke against."""
    weight = weights().of[feature.name]

    assert isfinite(weight)
    assert weight > 0 if feature.speaks == "for" else weight < 0


def test_two_statements_are_two_claims_until_something_speaks_for_one() -> None:
    """Of two statements taken at random next to none make one claim."""
    assert weights().bias < -2


def test_no_feature_but_the_meaning_makes_one_claim_of_two_alone() -> None:
    """One number or one name in common is seldom one claim."""
    alone = {name for name, weight in weights().of.items() if weights().bias + weight > 0}

    assert alone == {"meaning"}
