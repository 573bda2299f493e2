"""Same claim or not: a table of features, each with a weight and a reason in words."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp

from headwater.compare.lexicon import lexicon
from headwater.compare.meanings import NEARNESS, near, stem
from headwater.compare.profiles import Profile
from headwater.compare.quantities import Quantity, same_quantity
from headwater.model.links import Relation

CONTEXT_SHARE = 0.4  # a word missing in a statement but said right before it is half there


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """Two profiles with what is known of the words of the pile: how much each tells, and which are near in meaning."""

    left: Profile
    right: Profile
    weights: Mapping[str, float]


def covered(left: Profile, right: Profile, view: View) -> float:
    """Return which share of what `left` says, by weight, `right` says too; a score."""
    total = sum(view.weights[word] for word in left.words)
    found = sum(view.weights[word] * _match(word, right) for word in left.words)
    return found / total if total else 0.0


def _match(word: str, other: Profile) -> float:
    if word in other.words:
        return 1.0
    if near().get(word, frozenset()) & other.words:
        return NEARNESS
    return CONTEXT_SHARE if word in other.context else 0.0


def _most_covered(view: View) -> float:
    return max(covered(view.left, view.right, view), covered(view.right, view.left, view))


def _least_covered(view: View) -> float:
    return min(covered(view.left, view.right, view), covered(view.right, view.left, view))


def _shared_weight(view: View) -> float:
    return min(1.0, sum(view.weights[word] for word in view.left.words & view.right.words) / 3)


def _verbs(view: View) -> float:
    if view.left.verbs & view.right.verbs:
        return 1.0
    return NEARNESS if any(near().get(verb, frozenset()) & view.right.verbs for verb in view.left.verbs) else 0.0


def _nouns(view: View) -> float:
    shared = view.left.nouns & view.right.nouns
    return min(1.0, sum(view.weights[word] for word in shared))


def _numbers_equal(view: View) -> float:
    return float(
        any(same_quantity(a, b) and _units_agree(a, b) for a in view.left.quantities for b in view.right.quantities)
    )


def _units_agree(left: Quantity, right: Quantity) -> bool:
    if left.unit is None or right.unit is None or left.unit == right.unit:
        return True
    return stem(right.unit) in near().get(stem(left.unit), frozenset())


def _numbers_clash(view: View) -> float:
    if _numbers_equal(view):
        return 0.0
    pairs = [(a, b) for a in view.left.quantities for b in view.right.quantities]
    return float(any(_units_agree(a, b) for a, b in pairs))


def _number_missing(view: View) -> float:
    return float(bool(view.left.quantities) != bool(view.right.quantities))


def _years_clash(view: View) -> float:
    left, right = view.left.times.years, view.right.times.years
    return float(bool(left and right and not left & right))


def _days_clash(view: View) -> float:
    left, right = view.left.times.days, view.right.times.days
    return float(bool(left and right and not left & right))


def _times_equal(view: View) -> float:
    left, right = view.left.times, view.right.times
    return float(bool(left.years & right.years or left.days & right.days))


def _names_equal(view: View) -> float:
    return min(1.0, len(view.left.names & view.right.names) / 2)


def _names_clash(view: View) -> float:
    left, right = view.left.names - view.right.names, view.right.names - view.left.names
    return float(bool(left and right))


def _same_speaker(view: View) -> float:
    return float(view.left.speaker is not None and view.left.speaker == view.right.speaker)


def _one_article(view: View) -> float:
    return float(view.left.statement.article_id == view.right.statement.article_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """A feature: its value for a pair (0 to 1), its weight in log-odds, and what it means."""

    name: str
    value: Callable[[View], float]
    weight: float
    reason: str


BIAS = -5.0
FEATURES = (
    Feature(name="most_covered", value=_most_covered, weight=3.0, reason="one says nearly all that the other says"),
    Feature(name="least_covered", value=_least_covered, weight=4.0, reason="each says much of what the other says"),
    Feature(name="shared_weight", value=_shared_weight, weight=2.0, reason="share rare words"),
    Feature(name="verbs", value=_verbs, weight=0.5, reason="tell of the same doing"),
    Feature(name="nouns", value=_nouns, weight=0.5, reason="speak of the same things"),
    Feature(name="numbers_equal", value=_numbers_equal, weight=2.0, reason="give the same number"),
    Feature(
        name="numbers_clash", value=_numbers_clash, weight=-5.0, reason="give different numbers for the same thing"
    ),
    Feature(name="number_missing", value=_number_missing, weight=-0.5, reason="only one gives a number"),
    Feature(name="times_equal", value=_times_equal, weight=1.0, reason="name the same time"),
    Feature(name="years_clash", value=_years_clash, weight=-3.0, reason="name different years"),
    Feature(name="days_clash", value=_days_clash, weight=-1.5, reason="name different days"),
    Feature(name="names_equal", value=_names_equal, weight=0.5, reason="share names"),
    Feature(name="names_clash", value=_names_clash, weight=-0.5, reason="name different names"),
    Feature(name="same_speaker", value=_same_speaker, weight=0.5, reason="come from the same speaker"),
    Feature(name="one_article", value=_one_article, weight=-0.5, reason="stand in one article"),
)


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
        if value > 0.3:
            yield f"{'for' if feature.weight > 0 else 'against'}: they {feature.reason} ({value:.2f})"


def _opposed(left: Profile, right: Profile) -> bool:
    turned = left.negated != right.negated
    for word in left.words:
        turned ^= bool(lexicon().antonyms.get(word, frozenset()) & right.words)
    return turned
