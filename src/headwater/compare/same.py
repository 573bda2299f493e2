"""Same claim or not: judges pairs of statements by a table of features, each with a weight and a reason in words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp

from headwater.compare.features import FEATURES, Feature, View
from headwater.compare.lexicon import lexicon
from headwater.compare.profiles import Profile
from headwater.model.links import Relation

BIAS = -2.6
LEAST_TOLD = 0.25  # a feature below this is not worth a reader's time


@dataclass(frozen=True, slots=True, kw_only=True)
class Judge:
    """Judges pairs of `profiles` by their indexes, with the weights of the words in this pile."""

    profiles: Sequence[Profile]
    weights: Mapping[str, float]

    def _values(self, left: int, right: int) -> list[tuple[Feature, float]]:
        view = View(left=self.profiles[left], right=self.profiles[right], weights=self.weights)
        return [(feature, feature.value(view)) for feature in FEATURES]

    def score(self, left: int, right: int) -> float:
        """Return how likely the two make one claim or contradict each other on it; a score."""
        odds = BIAS + sum(feature.weight * value for feature, value in self._values(left, right))
        return 1 / (1 + exp(-odds))

    def reasons(self, left: int, right: int) -> tuple[str, ...]:
        """Return the features that spoke for or against, in words."""
        return tuple(_reasons(self._values(left, right)))

    def relation(self, left: int, right: int) -> Relation:
        """Return whether the two, as worded, say the same or contradict each other."""
        return "opposed" if _opposed(self.profiles[left], self.profiles[right]) else "same"


def _reasons(values: list[tuple[Feature, float]]) -> Iterator[str]:
    for feature, value in values:
        if value >= LEAST_TOLD:
            yield f"{'for' if feature.weight > 0 else 'against'}: {feature.reason}"


def _opposed(left: Profile, right: Profile) -> bool:
    turned = left.negated != right.negated
    for word in left.words:
        turned ^= bool(lexicon().antonyms.get(word, frozenset()) & right.words)
    return turned
