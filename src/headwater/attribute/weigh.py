"""How likely a find is right: a sum of weights over its traits, learned from the annotated corpus."""

import json
import math
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """What was learned: the weight of each trait, and points (score, share that was right) that turn a score into a confidence.

    The points rise in both numbers; traits that made no difference are left out.
    """

    weights: Mapping[str, float]
    points: tuple[tuple[float, float], ...]


@cache
def load_scale() -> Scale:
    """Return the scale that comes with the package."""
    found = json.loads(files("headwater.attribute").joinpath("weights.json").read_text("utf-8"))
    points = tuple((score, share) for score, share in found["points"])
    return Scale(weights=MappingProxyType(found["weights"]), points=points)


def score(traits: Iterable[str], scale: Scale) -> float:
    """Return how much speaks for a find with these traits, 0 to 1, by logistic regression."""
    total = scale.weights.get("bias", 0.0) + sum(scale.weights.get(trait, 0.0) for trait in traits)
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


def confidence(value: float, scale: Scale) -> float:
    """Return the share of finds with the score `value` that are right, between the points by straight lines."""
    after = bisect_right(scale.points, (value, 2.0))
    if after == 0:
        return scale.points[0][1]
    if after == len(scale.points):
        return scale.points[-1][1]
    (low, first), (high, second) = scale.points[after - 1], scale.points[after]
    return first + (second - first) * (value - low) / (high - low)
