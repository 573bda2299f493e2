"""What two statements come to by themselves, whatever else lies in the pile: told once, and kept for the next run."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from sys import maxsize
from typing import NamedTuple

from headwater.compare.judging.features import FEATURES
from headwater.compare.judging.specificity import Narrowing, more_specific
from headwater.compare.judging.views import Side, View
from headwater.compare.judging.weights import weights
from headwater.compare.numbers.figures import compare_figures
from headwater.compare.times.occasions import compare_moments

BARRED = 1.0  # of rival figures
BARRED_TIMES = 0.5  # of different times
LEAST_TOLD = 0.25  # a feature below this is not worth a reader's time

BY_PILE, _BY_TWO = (
    tuple(place for place, feature in enumerate(FEATURES) if feature.by_pile is by_pile) for by_pile in (True, False)
)

Key = tuple[int, int]
"""The marks of two statements."""


class Alone(NamedTuple):
    """What the features that ask nothing of the pile add to the log-odds, and which of them are worth telling.

    `told` has a bit for each feature, by its place in the table.
    """

    odds: float
    told: int


class Apart(NamedTuple):
    """What keeps two statements apart: whether they tell rival figures or another time, and which narrows the other down."""

    are_rivals: bool
    narrowing: Narrowing | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """What pairs come to by themselves, by the marks of the two, left before right: what was told before, and what is asked now.

    `marks` gives each statement's by its number: a number that follows from its profile, or, where nothing is kept, its number.
    `alone` and `apart` are what was kept, `asked_alone` and `asked_apart` fill with whatever is asked for, kept or not.
    """

    marks: Sequence[int] = range(maxsize)
    alone: Mapping[Key, Alone] = field(default_factory=dict)
    apart: Mapping[Key, Apart] = field(default_factory=dict)
    asked_alone: dict[Key, Alone] = field(default_factory=dict)
    asked_apart: dict[Key, Apart] = field(default_factory=dict)

    def told(self, left: int, right: int, view: View) -> Alone:
        """Return what two come to alone; `view` has them side by side."""
        key = (self.marks[left], self.marks[right])
        if key not in self.asked_alone:
            self.asked_alone[key] = self.alone.get(key) or _alone(view)
        return self.asked_alone[key]

    def kept_apart(self, left: int, right: int, one: Side, other: Side) -> Apart:
        """Return what keeps two apart."""
        key = (self.marks[left], self.marks[right])
        if key not in self.asked_apart:
            self.asked_apart[key] = self.apart.get(key) or _apart(one, other)
        return self.asked_apart[key]


def told_of(values: Iterable[tuple[int, float]]) -> int:
    """Return a bit for each feature, by its place in the table, whose value is worth telling."""
    return sum(1 << place for place, value in values if value >= LEAST_TOLD)


def _alone(view: View) -> Alone:
    values = [(place, FEATURES[place].value(view)) for place in _BY_TWO]
    return Alone(
        odds=sum(weights().of[FEATURES[place].name] * value for place, value in values),
        told=told_of(values),
    )


def _apart(one: Side, other: Side) -> Apart:
    left, right = one.profile, other.profile
    return Apart(
        are_rivals=compare_figures(left.figures, right.figures).rival >= BARRED
        or compare_moments(left.moments, right.moments).clash >= BARRED_TIMES,
        narrowing=more_specific(left.told, right.told),
    )
