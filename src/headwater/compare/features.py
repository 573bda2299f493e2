"""The features by which two statements are judged, as a table: what each measures, what it weighs, what it means in words."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from headwater.compare.meanings import NEARNESS, near, stem
from headwater.compare.profiles import Profile
from headwater.compare.quantities import Quantity, same_quantity

ENOUGH_SHARED = 3.0  # weights of shared words beyond this add nothing
NUMBER_ALONE = 0.5
MANY_NAMES = 2
RARE_NUMBER = 7  # smaller ones are often equal by chance
NEIGHBOUR_CHARACTERS = 400


@dataclass(frozen=True, slots=True)
class Side:
    """A statement's profile with what its words tell in this pile: weight by stem, and the synonyms of all its words."""

    profile: Profile
    weights: Mapping[str, float]
    total: float
    synonyms: frozenset[str]


@dataclass(frozen=True, slots=True)
class View:
    """Two statements side by side. `left_found` is the weight of left's words that right says, itself or in a synonym.

    `strangers` tells how sure it is that their articles have nothing to do with each other.
    """

    left: Profile
    right: Profile
    one: Side
    other: Side
    left_found: float
    right_found: float
    strangers: float


def side(profile: Profile, weights: Mapping[str, float]) -> Side:
    """Return `profile` with the weights of its words."""
    own = {word: weights[word] for word in profile.words}
    synonyms = frozenset(other for word in own for other in near().get(word, ()))
    return Side(profile, own, sum(own[word] for word in sorted(own)), synonyms)


def view(one: Side, other: Side, strangers: float) -> View:
    """Return the two side by side."""
    return View(one.profile, other.profile, one, other, _found(one, other), _found(other, one), strangers)


def _found(one: Side, other: Side) -> float:
    equal = one.profile.words & other.profile.words
    like = (one.profile.words - equal) & other.synonyms
    return _weight(one, equal) + NEARNESS * _weight(one, like)


def _weight(one: Side, words: frozenset[str]) -> float:
    return sum(sorted(one.weights[word] for word in words))


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """One feature: its value for a pair (0 to 1), its weight in log-odds, and what it means."""

    name: str
    value: Callable[[View], float]
    weight: float
    reason: str


def least_covered(view: View) -> float:
    """Return how much of the one statement the other says, whichever is less."""
    if not view.one.total or not view.other.total:
        return 0.0
    return min(view.left_found / view.one.total, view.right_found / view.other.total)


def shared_words(view: View) -> float:
    """Return how much the words tell that both share."""
    return min(1.0, max(view.left_found, view.right_found) / ENOUGH_SHARED)


def context_covered(view: View) -> float:
    """Return how much of the one statement is said right before the other, beyond what is said in it."""
    return max(_said_before(view.one, view.other), _said_before(view.other, view.one))


def _said_before(one: Side, other: Side) -> float:
    missing = one.profile.words - other.profile.words
    return _weight(one, missing & other.profile.context) / one.total if one.total else 0.0


def same_verb(view: View) -> float:
    """Return whether they tell of the same doing, in the same word or a synonym."""
    if view.left.verbs & view.right.verbs:
        return 1.0
    return NEARNESS if any(near().get(verb, frozenset()) & view.right.verbs for verb in view.left.verbs) else 0.0


def same_things(view: View) -> float:
    """Return how much the subjects and objects tell that both share."""
    return min(1.0, _weight(view.one, view.left.nouns & view.right.nouns))


def _equal_numbers(view: View) -> Iterable[tuple[Quantity, Quantity]]:
    return ((a, b) for a in view.left.quantities for b in view.right.quantities if same_quantity(a, b))


def _agree(left: Quantity, right: Quantity) -> bool:
    if left.unit is None or right.unit is None:
        return False
    return left.unit == right.unit or stem(right.unit) in near().get(stem(left.unit), frozenset())


def _untold(left: Quantity, right: Quantity) -> bool:
    return left.unit is None or right.unit is None


def same_number(view: View) -> float:
    """Return whether both count as many of the same thing; half if they share no word but what is counted: "two hours"."""
    units = {stem(a.unit) for a, b in _equal_numbers(view) if a.unit and _agree(a, b)}
    if not units:
        return 0.0
    return 1.0 if (view.left.words & view.right.words) - units else NUMBER_ALONE


def same_bare_number(view: View) -> float:
    """Return whether both give one number and at least one leaves out of what; half if the number is an everyday one."""
    if any(_agree(a, b) for a, b in _equal_numbers(view)):
        return 0.0
    return max((1.0 if a.value >= RARE_NUMBER else 0.5 for a, b in _equal_numbers(view) if _untold(a, b)), default=0.0)


def numbers_clash(view: View) -> float:
    """Return whether both count the same thing and come to different numbers; half if one leaves out of what."""
    if any(_agree(a, b) or _untold(a, b) for a, b in _equal_numbers(view)):
        return 0.0
    pairs = [(a, b) for a in view.left.quantities for b in view.right.quantities]
    if any(_agree(a, b) for a, b in pairs):
        return 1.0
    return 0.5 if any(_untold(a, b) for a, b in pairs) else 0.0


def other_counted(view: View) -> float:
    """Return whether both give one number but of different things: so many metres, so many days."""
    told = [(a, b) for a in view.left.quantities for b in view.right.quantities if not _untold(a, b)]
    return float(any(a.value == b.value for a, b in told) and not any(_agree(a, b) for a, b in told))


def number_missing(view: View) -> float:
    """Return whether only one of them gives a number."""
    return float(bool(view.left.quantities) != bool(view.right.quantities))


def same_year(view: View) -> float:
    """Return whether both name one year."""
    return float(bool(view.left.times.years & view.right.times.years))


def times_clash(view: View) -> float:
    """Return whether they name different years, or different days."""
    left, right = view.left.times, view.right.times
    if left.years and right.years and not left.years & right.years:
        return 1.0
    return 0.5 if left.days and right.days and not left.days & right.days else 0.0


def year_missing(view: View) -> float:
    """Return whether only one of them names a year."""
    return float(bool(view.left.times.years) != bool(view.right.times.years))


def names_clash(view: View) -> float:
    """Return whether each names something that the other, and what stands right before it, does not."""
    return float(bool(_unmet(view.left, view.right)) and bool(_unmet(view.right, view.left)))


def names_apart(view: View) -> float:
    """Return whether each names two things or more and not one is the same: Libya and Gaddafi, Syria and Assad."""
    return float(
        not view.left.names & view.right.names
        and min(len(_unmet(view.left, view.right)), len(_unmet(view.right, view.left))) >= MANY_NAMES
    )


def _unmet(one: Profile, other: Profile) -> list[str]:
    return [name for name in one.names - other.names if stem(name) not in other.context]


def same_article(view: View) -> float:
    """Return whether they stand in one article, where a claim is seldom made twice."""
    return float(view.left.statement.article_id == view.right.statement.article_id)


def strangers(view: View) -> float:
    """Return how sure it is that their articles are about different events."""
    return view.strangers


def little_said(view: View) -> float:
    """Return whether one of them says next to nothing: two or three telling words are soon shared."""
    least = min(len(side.words) + len(side.quantities) for side in (view.left, view.right))
    return {0: 1.0, 1: 1.0, 2: 1.0, 3: 0.5}.get(least, 0.0)


def neighbours(view: View) -> float:
    """Return whether they stand side by side, where the second often takes up the first."""
    apart = abs(view.left.statement.start - view.right.statement.start)
    return float(same_article(view) > 0 and apart < NEIGHBOUR_CHARACTERS)


FEATURES = (
    Feature(name="least_covered", value=least_covered, weight=2.0, reason="each says much of what the other says"),
    Feature(name="shared_words", value=shared_words, weight=2.0, reason="they share telling words"),
    Feature(
        name="context_covered", value=context_covered, weight=1.0, reason="what one leaves out is said right before it"
    ),
    Feature(name="same_verb", value=same_verb, weight=0.8, reason="they tell of the same doing"),
    Feature(name="same_things", value=same_things, weight=1.0, reason="they speak of the same things"),
    Feature(name="same_number", value=same_number, weight=2.2, reason="they count as many of the same"),
    Feature(name="same_bare_number", value=same_bare_number, weight=2.0, reason="they give the same number"),
    Feature(name="numbers_clash", value=numbers_clash, weight=-4.0, reason="their numbers differ"),
    Feature(name="other_counted", value=other_counted, weight=-2.0, reason="they count different things"),
    Feature(name="number_missing", value=number_missing, weight=-0.7, reason="only one gives a number"),
    Feature(name="same_year", value=same_year, weight=1.5, reason="they name the same year"),
    Feature(name="times_clash", value=times_clash, weight=-3.0, reason="they name different times"),
    Feature(name="year_missing", value=year_missing, weight=-0.6, reason="only one names a year"),
    Feature(name="names_clash", value=names_clash, weight=-0.3, reason="each names what the other does not"),
    Feature(name="names_apart", value=names_apart, weight=-2.5, reason="they name quite different people and places"),
    Feature(name="same_article", value=same_article, weight=-1.3, reason="they stand in one article"),
    Feature(name="strangers", value=strangers, weight=-4.0, reason="their articles have little else in common"),
    Feature(name="little_said", value=little_said, weight=-0.5, reason="one of them says next to nothing"),
    Feature(name="neighbours", value=neighbours, weight=0.6, reason="they stand side by side"),
)
