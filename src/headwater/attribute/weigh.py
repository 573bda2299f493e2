"""How likely a find is right: a sum of weights over its traits, learned from the annotated corpus."""

import json
import math
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@cache
def load_weights() -> Mapping[str, float]:
    """Return the weight of each trait; those that made no difference are left out."""
    weights: dict[str, float] = json.loads(files("headwater.attribute").joinpath("weights.json").read_text("utf-8"))
    return MappingProxyType(weights)


def probability(traits: Iterable[str], weights: Mapping[str, float]) -> float:
    """Return the probability that a find with these traits is right, by logistic regression."""
    total = weights.get("bias", 0.0) + sum(weights.get(trait, 0.0) for trait in traits)
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))
