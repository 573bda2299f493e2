"""The features by which two statements are judged, as a table: what each measures, which way it speaks, and why in words."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from headwater.compare.acts.roles import main_deed, mood_apart, other_agent, other_thing, roles_swapped
from headwater.compare.acts.slots import exchanged
from headwater.compare.judging.contrasts import contrasted
from headwater.compare.judging.specificity import is_kind
from headwater.compare.judging.views import Side, View, weight_of
from headwater.compare.names.namesakes import met, other_person
from headwater.compare.profiles import Profile
from headwater.compare.times.occasions import compare_moments

ENOUGH_SHARED = 3.0  # weights of shared words beyond this add nothing
MANY_NAMES = 2
FEW_OWN = 3  # words of its own: one of them makes the difference
MANY_OWN = 5  # words of its own: what is told so differently may well be told with words that exclude each other
ENOUGH_ALIKE = 2  # words


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
    return weight_of(one, before) / one.total if before and one.total else 0.0


def same_things(view: View) -> float:
    """Return how much the subjects and objects tell that both share."""
    return min(1.0, weight_of(view.one, view.left.nouns & view.right.nouns))


def other_day(view: View) -> float:
    """Return how sure it is that what stands before one of them, or before both, tells of another time."""
    one, other = view.left, view.right
    if one.moments and other.moments:
        return 0.0
    return compare_moments(one.moments or one.moments_near, other.moments or other.moments_near).clash


def of_another(view: View) -> float:
    """Return whether only one is told as another case beside what its article is about: elsewhere, a rival, too."""
    return float(view.left.aside.of_another != view.right.aside.of_another)


def usual(view: View) -> float:
    """Return whether one tells what is done time and again, and the other a deed: chained every winter, chained that night."""
    one, other = (view.left, view.right) if view.left.aside.usual else (view.right, view.left)
    did = any(frame.mood == "did" for frame in other.told.frames[:1])
    return float(one.aside.usual and not other.aside.usual and did)


def long_ago(view: View) -> float:
    """Return whether one tells of long ago, and the other as of now, with no time named in it or before it."""
    one, other = (view.left, view.right) if view.left.aside.long_ago else (view.right, view.left)
    return float(one.aside.long_ago and not other.moments and not other.moments_near)


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
    if not len(left) == len(right) == 1 or len(view.left.words & view.right.words) < ENOUGH_ALIKE:
        return 0.0
    is_said_before = left & view.right.context or right & view.left.context
    return float(not is_said_before and _are_two(view, min(left), min(right)))


def other_kind(view: View) -> float:
    """Return whether each says what excludes what the other says in its place, and nothing before them says it too."""
    left, right = _own_words(view.one, view.other), _own_words(view.other, view.one)
    left, right = left - view.right.context, right - view.left.context
    if not contrasted(left, right) or len(view.left.words & view.right.words) < ENOUGH_ALIKE:
        return 0.0
    return 1.0 - max(len(left), len(right)) / MANY_OWN if max(len(left), len(right)) < MANY_OWN else 0.0


def other_filler(view: View) -> float:
    """Return whether another stands in the same place of the same word: bus drivers, tram drivers."""
    left, right = _own_words(view.one, view.other), _own_words(view.other, view.one)
    if max(len(left), len(right)) > FEW_OWN:
        return 0.0
    left, right = left - view.right.context, right - view.left.context
    pairs = exchanged(view.left.fillers, view.right.fillers)
    return float(any(a.word in left and b.word in right and _are_two(view, a.word, b.word) for a, b in pairs))


def _are_two(view: View, left: str, right: str) -> bool:
    """Whether two words are hardly of one thing: a name may be that of any, a missile is a weapon, Vik is Anna Vik."""
    are_names = left in view.left.entities, right in view.right.entities
    if are_names[0] != are_names[1] or is_kind(left, right) or is_kind(right, left):
        return False
    return not all(are_names) or not frozenset(left.replace(",", "").split()) & frozenset(
        right.replace(",", "").split()
    )


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
        name="of_another",
        value=of_another,
        speaks="against",
        reason="one is told as another case",
    ),
    Feature(
        name="usual",
        value=usual,
        speaks="against",
        reason="one tells what is usual, the other a deed",
    ),
    Feature(
        name="long_ago",
        value=long_ago,
        speaks="against",
        reason="one tells of long ago",
    ),
    Feature(
        name="other_kind",
        value=other_kind,
        speaks="against",
        reason="a word of the one excludes a word of the other",
    ),
    Feature(
        name="other_filler",
        value=other_filler,
        speaks="against",
        reason="another stands in the same place of the same word",
    ),
    Feature(
        name="other_thing",
        value=lambda v: other_thing(v.left.told, v.right.told),
        speaks="against",
        reason="it is said to have been done to another",
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
