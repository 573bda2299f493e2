"""Specific links: of two statements on one thing that make two claims, one may say all that the other says, and more."""

from collections import Counter
from collections.abc import Iterable, Sequence

from headwater.compare.judging.same import Judge
from headwater.compare.judging.specificity import Narrowing
from headwater.compare.stance.polarity import contradict
from headwater.model.links import SpecificLink, Statement

LEAST_ALIKE = 0.05  # what a pair must score to speak of one thing
MOST_LINKS = 4  # of one statement on either side

Pair = tuple[int, int]


def specific_links(
    stated: Sequence[Statement], judge: Judge, pairs: Iterable[Pair], grouped: Iterable[Sequence[int]]
) -> tuple[SpecificLink, ...]:
    """Return which statements narrow others down, sorted by general and specific.

    `stated` are the statements that `judge` knows by number, `pairs` those that may speak of one thing, `grouped` those that make
    one claim: these are not linked. Each statement keeps the surest few links.
    """
    group = {member: number for number, members in enumerate(grouped) for member in members}
    found = []
    for left, right in pairs:
        if group.get(left, -1) != group.get(right, -2) and (narrowing := _narrowing(judge, left, right)):
            general, specific = (left, right) if narrowing.general == "one" else (right, left)
            found.append((-narrowing.score, stated[general].id, stated[specific].id, narrowing.reason))
    made: list[SpecificLink] = []
    count: Counter[str] = Counter()
    for negative, broad, narrow, reason in sorted(found):
        if count[broad] < MOST_LINKS and count[narrow] < MOST_LINKS:
            count.update((broad, narrow))
            made.append(SpecificLink(general=broad, specific=narrow, score=round(-negative, 4), evidence=(reason,)))
    return tuple(sorted(made, key=lambda link: (link.general, link.specific)))


def _narrowing(judge: Judge, left: int, right: int) -> Narrowing | None:
    """Return which of two statements is the general one, None if neither is or if they do not speak of one thing."""
    one, other = judge.sides[left].profile, judge.sides[right].profile
    if one.stand is not None or other.stand is not None:
        return None
    apart = judge.apart(left, right)
    if apart.narrowing is None or apart.are_rivals or contradict(one.polar, other.polar):
        return None
    return apart.narrowing if judge.score(left, right) >= LEAST_ALIKE else None
