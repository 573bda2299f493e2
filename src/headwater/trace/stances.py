"""Stances: how each statement of a claim stands to the claim, from its own words and from which side of the claim it is on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from headwater.model.attribution import Stance
from headwater.model.links import Statement
from headwater.trace.order import date_key
from headwater.trace.pile import Pile
from headwater.trace.polarity import negated, signs
from headwater.trace.replies import reply

_FLIPPED: dict[Stance, Stance] = {"asserts": "denies", "denies": "asserts", "disputes": "asserts"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A statement in a claim, with its stance towards the claim."""

    statement: Statement
    stance: Stance


def with_stances(pile: Pile, cluster: frozenset[str], weights: Mapping[tuple[str, str], float]) -> tuple[Member, ...]:
    """Return the statements of a cluster with their stance towards the claim, which is what was put forward first."""
    sign = signs(sorted(cluster), {pair: weights[pair] for pair in _pairs(cluster, weights)})
    main = _main_sign(pile, sign)
    return tuple(
        Member(statement=pile.statements[id_], stance=_stance(pile, pile.statements[id_], turned=sign[id_] != main))
        for id_ in sorted(cluster)
    )


def _pairs(cluster: frozenset[str], weights: Mapping[tuple[str, str], float]) -> Sequence[tuple[str, str]]:
    return [pair for pair in combinations(sorted(cluster), 2) if pair in weights]


def _main_sign(pile: Pile, sign: Mapping[str, int]) -> int:
    """Return the sign of the claim: of what was put forward first, for a denial follows what it denies; else of what affirms."""

    def rank(side: int) -> tuple[bool, str, bool, int, int, str]:
        stated = [pile.statements[i] for i in sign if sign[i] == side and pile.statements[i].stance != "denies"]
        articles = {s.article_id for s in stated}
        dates = sorted(date_key(pile.articles[id_]) for id_ in articles)
        undated, first, _ = dates[0] if dates else (True, "", "")
        count = sum(value == side for value in sign.values())
        denies = all(negated(s.text) for s in stated)
        return (undated, first, denies, -len(articles), -count, min((s.id for s in stated), default="~"))

    return min((1, -1), key=rank)


def _stance(pile: Pile, statement: Statement, *, turned: bool) -> Stance:
    """Return the stance of a statement on its side of the claim. What its own words tell of the claim is not turned."""
    stance: Stance = statement.stance
    told = reply(pile.articles[statement.article_id], statement)
    if told is not None:
        return told
    return _FLIPPED.get(stance, stance) if turned else stance
