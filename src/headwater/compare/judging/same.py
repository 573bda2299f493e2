"""Same claim or not: judges pairs of statements by a table of features, each with a weight and a reason in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import exp, log
from typing import NamedTuple

from headwater.compare.judging.alone import BY_PILE, Apart, Pairs, told_of
from headwater.compare.judging.ceilings import most_odds, odds_untold
from headwater.compare.judging.features import FEATURES, Feature
from headwater.compare.judging.views import Side, View
from headwater.compare.judging.weights import weights
from headwater.compare.matcher import Meanings, likeness
from headwater.compare.profiles import Profile
from headwater.compare.stance.polarity import AGREED, OPPOSED, UNLIKE, leaning, met
from headwater.compare.ties import Ties
from headwater.model.links import Relation, Statement

USUAL_COUNT = 150  # statements in a pile of a few reports on one event, where the learned bias holds
CROWDING = 0.8  # log-odds for each e-fold beyond that; chosen by benchmarks/unrelated.py and piles of long articles
USUAL_LENGTH = 15  # statements in a short report
LENGTH = 0.8  # log-odds for each e-fold beyond that; chosen by benchmarks/stories.py and strays.py
MOST_CROWDED = 1500  # statements that count for that, at most, where the two articles are surely about one event
LEANING = 0.6  # log-odds: a pair is never judged alone, in a claim each member vouches for it; chosen by benchmarks/stories.py
STAND_SCORE = 0.6
STAND_REASON = "for: one only takes a stand on what was said before it"
CONTRADICTED = 0.7  # of one claim: below it, what one denies is as often another thing
ENOUGH_MET = 3  # words that both say: then what is denied is what the other says, all the same
ENOUGH_BETWEEN_STRANGERS = 4  # words
MARGIN = 1e-6  # log-odds: sums in another order come out a little different
NARROWED = 0.8  # an exact kind, or a number; who names the thing more closely may still say the same
_OPEN = frozenset({"questions", "declines_comment"})


class Verdict(NamedTuple):
    """How likely two statements make one claim, whether they say the same or contradict each other, and why, in words."""

    score: float
    relation: Relation
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judge:
    """Judges pairs of statements by their indexes."""

    sides: Sequence[Side]
    ties: Ties
    meanings: Meanings
    pairs: Pairs = field(default_factory=Pairs)

    def _prior(self, left: int, right: int, strangers: float) -> float:
        return weights().bias + LEANING + self.rarity(left, right, strangers)

    def rarity(self, left: int, right: int, strangers: float) -> float:
        """Return what the odds of two statements lose before anything is looked at: the more there are, the more chance alike.

        Two long articles have many more pairs than two short ones, and hardly more claims in common. A pile has more
        pairs the larger it is, though not without end for articles that are surely about one event: 150 of them hold
        thousands of statements, and few claims.
        """
        count = len(self.sides) if strangers else min(len(self.sides), MOST_CROWDED)
        one, other = self.sides[left].profile.statement, self.sides[right].profile.statement
        long = LENGTH * log(max(1.0, self.ties.longest(one.article_id, other.article_id) / USUAL_LENGTH))
        return -long - CROWDING * log(max(1.0, count / USUAL_COUNT))

    def _strangers(self, left: int, right: int) -> float:
        one, other = self.sides[left].profile.statement, self.sides[right].profile.statement
        return self.ties.strangers(one.article_id, other.article_id)

    def values(self, left: int, right: int) -> list[tuple[Feature, float]]:
        """Return what each feature comes to for the two."""
        pair = self._view(left, right)
        return [(feature, feature.value(pair)) for feature in FEATURES]

    def _view(self, left: int, right: int) -> View:
        one, other = self.sides[left], self.sides[right]
        return View(one, other, self._strangers(left, right), likeness(self.meanings, left, right))

    def score(self, left: int, right: int) -> float:
        """Return how likely the two make one claim or contradict each other on it; a score. 0 if they overlap."""
        one, other = self.sides[left].profile, self.sides[right].profile
        if overlap(one.statement, other.statement) or self._are_strangers(one, other):
            return 0.0
        view = self._view(left, right)
        alone = self.pairs.told(left, right, view)
        return _sigmoid(self._prior(left, right, view.strangers) + alone.odds + _odds(_by_pile(view)))

    def most(self, left: int, right: int, least: float) -> float:
        """Return a score that the two do not exceed, told at little cost; not so low as it could be where it is below `least`."""
        one, other = self.sides[left], self.sides[right]
        strangers, alike = self._strangers(left, right), likeness(self.meanings, left, right)
        odds = self._prior(left, right, strangers) + most_odds(one.profile, other.profile, alike) + MARGIN
        enough = log(least / (1 - least))
        if odds >= enough:
            odds -= odds_untold(one, other)
        if odds >= enough and strangers == 1.0:
            odds += weights().of["strangers"]
        return _sigmoid(odds)

    def bars(self, left: int, right: int) -> bool:
        """Return whether the two cannot be one claim whatever else they share: they are rivals, or one narrows the other down."""
        apart = self.apart(left, right)
        return apart.are_rivals or (apart.narrowing is not None and apart.narrowing.score >= NARROWED)

    def apart(self, left: int, right: int) -> Apart:
        """Return what keeps the two apart."""
        return self.pairs.kept_apart(left, right, self.sides[left], self.sides[right])

    def _are_strangers(self, one: Profile, other: Profile) -> bool:
        """Whether the articles have nothing to do with each other, and the statements too little in common to outweigh that."""
        if len(one.words & other.words) >= ENOUGH_BETWEEN_STRANGERS:
            return False
        return self.ties.strangers(one.statement.article_id, other.statement.article_id) == 1.0

    def verdict(self, left: int, right: int) -> Verdict:
        """Return score, relation and reasons for two that are held to speak of one claim."""
        if any(self.sides[number].profile.stand is not None for number in (left, right)):
            return Verdict(STAND_SCORE, self._relation(left, right, STAND_SCORE), (STAND_REASON,))
        view = self._view(left, right)
        alone, values = self.pairs.told(left, right, view), _by_pile(view)
        score = _sigmoid(self._prior(left, right, view.strangers) + alone.odds + _odds(values))
        return Verdict(score, self._relation(left, right, score), tuple(_reasons(alone.told | told_of(values))))

    def _relation(self, left: int, right: int, score: float) -> Relation:
        return "opposed" if self.side(left, right, score) == OPPOSED else "same"

    def side(self, left: int, right: int, score: float) -> float:
        """Return what `leaning` does, for two that are linked by `score`: who may speak of another thing contradicts nobody."""
        leaning, one, other = self.leaning(left, right), self.sides[left].profile, self.sides[right].profile
        if leaning != OPPOSED or score >= CONTRADICTED or one.stand is not None or other.stand is not None:
            return leaning
        return OPPOSED if len(met(one.words, other.words)) >= ENOUGH_MET else UNLIKE

    def may_deny(self, number: int) -> bool:
        """Return whether a statement is a denial of something that it names itself."""
        profile = self.sides[number].profile
        return profile.polar.is_denial and profile.stand is None and profile.statement.stance not in _OPEN

    def leaning(self, left: int, right: int) -> float:
        """Return whether the two, which speak of one claim, are of one side: from -1 if opposed to 1, 0 if it cannot be told."""
        profiles = self.sides[left].profile, self.sides[right].profile
        if any(profile.stand is not None for profile in profiles):
            return _stands_to(*profiles)
        if any(profile.statement.stance in _OPEN for profile in profiles):
            return 0.0
        return leaning(profiles[0].polar, profiles[1].polar)


def _stands_to(one: Profile, other: Profile) -> float:
    """Return whether two are of one side where one only takes a stand: a bare "It was not" agrees with its article's denials."""
    if (one.echoes and other.polar.is_denial) or (other.echoes and one.polar.is_denial):
        return AGREED if one.statement.article_id == other.statement.article_id else UNLIKE
    return OPPOSED if one.denies or other.denies else 0.0


def overlap(one: Statement, other: Statement) -> bool:
    """Whether two statements share words of one text: a clause that was cut out, and what it was cut out of."""
    if one.article_id != other.article_id:
        return False
    return any(a.start < b.end and b.start < a.end for a in one.content for b in other.content)


def _by_pile(view: View) -> list[tuple[int, float]]:
    """Return what each feature that asks for more than the two statements comes to, by its place in the table."""
    return [(place, FEATURES[place].value(view)) for place in BY_PILE]


def _odds(values: list[tuple[int, float]]) -> float:
    return sum(weights().of[FEATURES[place].name] * value for place, value in values)


def _sigmoid(odds: float) -> float:
    return 1 / (1 + exp(-odds))


def _reasons(told: int) -> Iterator[str]:
    for place, feature in enumerate(FEATURES):
        if told >> place & 1 and weights().of[feature.name]:
            yield f"{feature.speaks}: {feature.reason}"
