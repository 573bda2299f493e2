"""The features by which two statements are judged, as a table: what each measures, which way it speaks, and why in words."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import fsum
from typing import Literal

from headwater.compare.acts.roles import main_deed, mood_apart, other_agent, roles_swapped
from headwater.compare.meanings import NEARNESS, near
from headwater.compare.names.namesakes import met, other_person
from headwater.compare.numbers.figures import Figures, compare_figures
from headwater.compare.profiles import Profile
from headwater.compare.times.occasions import Occasions, compare_moments

ENOUGH_SHARED = 3.0  # weights of shared words beyond this add nothing
MANY_NAMES = 2
ENOUGH_ALIKE = 2  # words


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
    return _weight(one, equal) + NEARNESS * _weight(one, like)


def _weight(one: Side, words: Iterable[str]) -> float:
    return fsum(map(one.weights.__getitem__, words))  # exact, and so the same in any order


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """One feature: its value for a pair (0 to 1), which way it speaks, and what it means. Its weight is in weights.toml.

    `by_pile` says that it asks for more than the two profiles: what words tell in the pile, or what the matcher says.
    """

    name: str
    value: Callable[[View], float]
    speaks: Literal["for", "against"]
    reason: str
    by_pile: bool = False


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
    before = (one.profile.words & other.profile.context) - other.profile.words
    return _weight(one, before) / one.total if before and one.total else 0.0


def same_things(view: View) -> float:
    """Return how much the subjects and objects tell that both share."""
    return min(1.0, _weight(view.one, view.left.nouns & view.right.nouns))


def other_day(view: View) -> float:
    """Return how sure it is that what stands before one of them, or before both, tells of another time."""
    one, other = view.left, view.right
    if one.moments and other.moments:
        return 0.0
    return compare_moments(one.moments or one.moments_near, other.moments or other.moments_near).clash


def names_clash(view: View) -> float:
    """Return whether each names something that the other, and what stands right before it, does not."""
    return float(bool(_unmet(view.left, view.right)) and bool(_unmet(view.right, view.left)))


def names_apart(view: View) -> float:
    """Return whether each names two things or more and not one is the same: Libya and Gaddafi, Syria and Assad."""
    return float(
        not met(view.left.entities, view.right.entities)
        and min(len(_unmet(view.left, view.right)), len(_unmet(view.right, view.left))) >= MANY_NAMES
    )


def _unmet(one: Profile, other: Profile) -> frozenset[str]:
    return one.entities - met(one.entities, other.entities | other.entities_near)


def namesake(view: View) -> float:
    """Return whether they name two persons of one surname."""
    return float(other_person(view.left.entities, view.right.entities))


def other_names(view: View) -> float:
    """Return whether nothing but names parts them: the like, told of other people or places."""
    left, right = _own_words(view.one, view.other), _own_words(view.other, view.one)
    are_names = left <= view.left.entities | view.left.names and right <= view.right.entities | view.right.names
    return float(bool(_unmet(view.left, view.right)) and bool(_unmet(view.right, view.left)) and are_names)


def other_noun(view: View) -> float:
    """Return whether one word alone parts them on each side, and nothing before either says the other's: hotel, hospital."""
    left, right = _own_words(view.one, view.other), _own_words(view.other, view.one)
    is_alone = len(left) == len(right) == 1 and len(view.left.words & view.right.words) >= ENOUGH_ALIKE
    return float(is_alone and not left & view.right.context and not right & view.left.context)


def _own_words(one: Side, other: Side) -> frozenset[str]:
    return one.profile.words - other.profile.words - other.synonyms


def same_article(view: View) -> float:
    """Return whether they stand in one article, where a claim is seldom made twice."""
    return float(view.left.statement.article_id == view.right.statement.article_id)


def strangers(view: View) -> float:
    """Return whether it is quite sure that their articles are about different events."""
    return float(view.strangers >= 1)


def meaning(view: View) -> float:
    """Return how alike the matcher finds what they say."""
    return view.likeness


FEATURES = (
    Feature(
        name="meaning",
        value=meaning,
        speaks="for",
        reason="read by the matcher, they mean much the same",
        by_pile=True,
    ),
    Feature(
        name="least_covered",
        value=least_covered,
        speaks="for",
        reason="each says much of what the other says",
        by_pile=True,
    ),
    Feature(
        name="shared_words",
        value=shared_words,
        speaks="for",
        reason="they share telling words",
        by_pile=True,
    ),
    Feature(
        name="context_covered",
        value=context_covered,
        speaks="for",
        reason="what one leaves out is said right before it",
        by_pile=True,
    ),
    Feature(
        name="same_things",
        value=same_things,
        speaks="for",
        reason="they speak of the same things",
        by_pile=True,
    ),
    Feature(
        name="same_number",
        value=lambda v: v.figures.same,
        speaks="for",
        reason="they count as many of the same",
    ),
    Feature(
        name="same_bare_number",
        value=lambda v: v.figures.bare,
        speaks="for",
        reason="they give the same number, one leaves out of what",
    ),
    Feature(
        name="number_of_other",
        value=lambda v: v.figures.unlike,
        speaks="against",
        reason="they give the same number, of different things",
    ),
    Feature(
        name="vague_number",
        value=lambda v: v.figures.compatible,
        speaks="for",
        reason="the number of one fits that of the other",
    ),
    Feature(
        name="numbers_clash",
        value=lambda v: v.figures.rival,
        speaks="against",
        reason="their numbers differ",
    ),
    Feature(
        name="bare_numbers_clash",
        value=lambda v: v.figures.rival_bare,
        speaks="against",
        reason="their numbers seem to differ",
    ),
    Feature(
        name="none_counted",
        value=lambda v: v.figures.denied,
        speaks="for",
        reason="one counts what the other says there was none of",
    ),
    Feature(
        name="number_missing",
        value=lambda v: v.figures.missing,
        speaks="against",
        reason="one gives a number that the other does not",
    ),
    Feature(
        name="same_time",
        value=lambda v: v.occasions.same,
        speaks="for",
        reason="they name the same time",
    ),
    Feature(
        name="times_clash",
        value=lambda v: v.occasions.clash,
        speaks="against",
        reason="they name different times",
    ),
    Feature(
        name="time_missing",
        value=lambda v: v.occasions.missing,
        speaks="against",
        reason="only one tells when",
    ),
    Feature(
        name="other_day",
        value=other_day,
        speaks="against",
        reason="what stands before one tells of another time",
    ),
    Feature(
        name="main_deed",
        value=lambda v: main_deed(v.left.told, v.right.told),
        speaks="for",
        reason="what both tell first is one deed",
    ),
    Feature(
        name="roles_swapped",
        value=lambda v: roles_swapped(v.left.told, v.right.told),
        speaks="against",
        reason="who did it to whom is the other way round",
    ),
    Feature(
        name="other_agent",
        value=lambda v: other_agent(v.left.told, v.right.told),
        speaks="against",
        reason="another is said to have done it",
    ),
    Feature(
        name="mood_apart",
        value=lambda v: mood_apart(v.left.told, v.right.told),
        speaks="against",
        reason="one tells the deed, the other only a plan, a request or a refusal",
    ),
    Feature(
        name="namesake",
        value=namesake,
        speaks="against",
        reason="they name two persons of one surname",
    ),
    Feature(
        name="other_names",
        value=other_names,
        speaks="against",
        reason="nothing but names parts them",
    ),
    Feature(
        name="other_noun",
        value=other_noun,
        speaks="against",
        reason="one word alone parts them",
    ),
    Feature(
        name="names_clash",
        value=names_clash,
        speaks="against",
        reason="each names what the other does not",
    ),
    Feature(
        name="names_apart",
        value=names_apart,
        speaks="against",
        reason="they name quite different people and places",
    ),
    Feature(
        name="same_article",
        value=same_article,
        speaks="against",
        reason="they stand in one article",
    ),
    Feature(
        name="strangers",
        value=strangers,
        speaks="against",
        reason="their articles have little else in common",
        by_pile=True,
    ),
)
