"""Ceilings: what a pair can come to at most, told by what costs little, so that hopeless pairs are not judged at length."""

from collections.abc import Callable
from functools import cache

from headwater.compare.judging.features import FEATURES
from headwater.compare.judging.views import Side, View
from headwater.compare.judging.weights import weights
from headwater.compare.profiles import Profile

# Each group is 0 unless both statements give a number, a time, or tell of a deed.
_BY_FIGURES = frozenset({"same_number", "same_bare_number", "vague_number", "none_counted"})
_BY_TIMES = frozenset({"same_time"})
_BY_DEEDS = frozenset({"main_deed"})
_BY_WORDS = frozenset({"least_covered", "shared_words", "context_covered", "same_things"})


def most_odds(one: Profile, other: Profile, alike: float) -> float:
    """Return the log-odds that all features can add at most for two statements whose meanings are `alike`."""
    has_figures = bool(one.figures and other.figures)
    has_times = bool(one.moments and other.moments)
    return weights().of["meaning"] * alike + _most(has_figures, has_times, bool(one.told.frames and other.told.frames))


@cache
def _most(has_figures: bool, has_times: bool, has_deeds: bool) -> float:
    shut = {"meaning"}
    for names, is_open in ((_BY_FIGURES, has_figures), (_BY_TIMES, has_times), (_BY_DEEDS, has_deeds)):
        shut |= names if not is_open else set()
    return sum(max(0.0, weights().of[feature.name]) for feature in FEATURES if feature.name not in shut)


def odds_untold(one: Side, other: Side) -> float:
    """Return how much of the most that words can add the words of the two do not."""
    pair = View(one, other, strangers=0.0, likeness=0.0)
    return sum([most - weight * value(pair) for most, weight, value in _by_words()])


@cache
def _by_words() -> tuple[tuple[float, float, Callable[[View], float]], ...]:
    """Return for each feature of words the most it adds, its weight, and what tells its value."""
    found = [(weights().of[feature.name], feature.value) for feature in FEATURES if feature.name in _BY_WORDS]
    return tuple((max(0.0, weight), weight, value) for weight, value in found)
