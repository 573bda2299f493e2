"""Views: two statements side by side, as the features look at them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import fsum

from headwater.compare.meanings import NEARNESS, near
from headwater.compare.numbers.figures import Figures, compare_figures
from headwater.compare.profiles import Profile
from headwater.compare.times.occasions import Occasions, compare_moments


@dataclass(frozen=True, slots=True)
class Side:
    """A statement's profile with what its words tell in this pile: weight by stem, and the synonyms of all its words."""

    profile: Profile
    weights: Mapping[str, float]
    total: float
    synonyms: frozenset[str]


@dataclass(frozen=True)
class View:
    """Two statements side by side; what is costly to tell is told when it is first asked for.

    `strangers` tells how sure it is that their articles have nothing to do with each other, `likeness` how alike their
    meanings are.
    """

    one: Side
    other: Side
    strangers: float
    likeness: float

    @property
    def left(self) -> Profile:
        """The one statement."""
        return self.one.profile

    @property
    def right(self) -> Profile:
        """The other."""
        return self.other.profile

    @cached_property
    def left_found(self) -> float:
        """The weight of the words of the one that the other says, itself or in a synonym."""
        return _found(self.one, self.other)

    @cached_property
    def right_found(self) -> float:
        """The weight of the words of the other that the one says, itself or in a synonym."""
        return _found(self.other, self.one)

    @cached_property
    def figures(self) -> Figures:
        """How their numbers stand to each other."""
        return compare_figures(self.left.figures, self.right.figures)

    @cached_property
    def occasions(self) -> Occasions:
        """How the times they tell of stand to each other."""
        return compare_moments(self.left.moments, self.right.moments)


def side(profile: Profile, weights: Mapping[str, float]) -> Side:
    """Return `profile` with the weights of its words."""
    own = {word: weights[word] for word in profile.words}
    synonyms = frozenset(other for word in own for other in near().get(word, ()))
    return Side(profile, own, sum(own[word] for word in sorted(own)), synonyms)


def _found(one: Side, other: Side) -> float:
    equal = one.profile.words & other.profile.words
    like = (one.profile.words & other.synonyms) - equal
    return weight_of(one, equal) + NEARNESS * weight_of(one, like)


def weight_of(one: Side, words: Iterable[str]) -> float:
    """Return how much `words` of a statement tell, all together."""
    return fsum(map(one.weights.__getitem__, words))  # exact, and so the same in any order
