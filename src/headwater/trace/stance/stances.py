"""Stances: how each statement of a claim stands to the claim, from its own words and from which side of the claim it is on."""

from collections.abc import Mapping
from dataclasses import dataclass

from headwater.model.attribution import Stance
from headwater.model.links import Statement
from headwater.trace.pile import Pile
from headwater.trace.stance.polarity import negated, signs
from headwater.trace.stance.replies import reply
from headwater.trace.texts.order import date_key
from headwater.trace.texts.words import content_words

_FLIPPED: dict[Stance, Stance] = {"asserts": "denies", "denies": "asserts", "disputes": "asserts"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A statement in a claim, with its stance towards the claim."""

    statement: Statement
    stance: Stance


def with_stances(pile: Pile, cluster: frozenset[str], weights: Mapping[tuple[str, str], float]) -> tuple[Member, ...]:
    """Return the statements of a cluster with their stance towards the claim, which is what was put forward first.

    Those whose own words tell their stance do not tell which of the others are of one side.
    """
    members = [pile.statements[id_] for id_ in sorted(cluster)]
    told = {s.id: stance for s in members if (stance := reply(pile.articles[s.article_id], s)) is not None}
    sides = sorted(cluster - told.keys())
    sign = signs(sides, weights)
    main = _main_sign(pile, sign) if sign else 1
    return tuple(
        Member(statement=s, stance=told[s.id] if s.id in told else _stance(s, turned=sign[s.id] != main))
        for s in members
    )


def _main_sign(pile: Pile, sign: Mapping[str, int]) -> int:
    """Return the sign of the claim: of what was put forward first, for a denial follows what it denies; else of what affirms.

    Where a statement of either side has no date nobody knows what was first.
    """
    stated = {side: [pile.statements[i] for i in sign if sign[i] == side] for side in (1, -1)}
    put = {side: [s for s in own if s.stance != "denies"] for side, own in stated.items()}
    if bool(put[1]) != bool(put[-1]):
        return 1 if put[1] else -1
    dates = {side: sorted(date_key(pile.articles[s.article_id]) for s in own) for side, own in put.items()}
    is_known = not any(undated for keys in dates.values() for undated, _, _ in keys)

    def rank(side: int) -> tuple[bool, bool, str, bool, str, int, int, str]:
        first = dates[side][0][1] if dates[side] else ""
        denies = 2 * sum(bool(negated(s.text)) for s in put[side]) > len(put[side])
        articles = {s.article_id for s in put[side]}
        least = min((s.id for s in put[side]), default="~")
        is_bare = not any(content_words(s.text) for s in put[side])  # "It did not." puts nothing forward
        return (
            not put[side],
            is_bare,
            first if is_known else "",
            denies,
            first,
            -len(articles),
            -len(stated[side]),
            least,
        )

    return min((1, -1), key=rank)


def _stance(statement: Statement, *, turned: bool) -> Stance:
    """Return the stance of a statement on its side of the claim."""
    stance: Stance = statement.stance
    return _FLIPPED.get(stance, stance) if turned else stance
