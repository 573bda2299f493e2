"""Blocks: wordings that people hold for one claim are grouped as one, and what they hold apart is never grouped."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from headwater.compare.decided import Constraints
from headwater.compare.groups import Pair, groups

Score = Callable[[int, int], float]
Bars = Callable[[int, int], bool]
Copies = list[list[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocks:
    """The wordings of a pile under decisions: `copies` are the numbers of the statements in each.

    `block` gives for each wording those that a person holds for one claim with it, itself among them; `apart` are the pairs of
    wordings (left < right) that are to stay apart.
    """

    copies: Copies
    block: Mapping[int, tuple[int, ...]]
    apart: frozenset[Pair]

    def keeps_apart(self, wording: int, others: Sequence[int]) -> bool:
        """Whether a wording must not come together with one of `others`."""
        return any(self.crosses(mine, others) for mine in self.block[wording])

    def crosses(self, wording: int, others: Sequence[int]) -> bool:
        """Whether a person holds a wording apart from one of `others`."""
        return bool(self.apart) and any((min(wording, one), max(wording, one)) in self.apart for one in others)


def blocks(ids: Sequence[str], copies: Copies, asked: Constraints) -> Blocks:
    """Return the wordings with what decisions ask of them; `ids` are the statements' ids by number.

    A decision on one statement goes for all its copies, unless copies of one wording are held apart: then each statement that was
    decided on stands alone, to be judged like any other.
    """
    number = {id_: n for n, id_ in enumerate(ids)}
    together = [(number[a], number[b]) for a, b in sorted(asked.reasons)]
    apart = [(number[a], number[b]) for a, b in sorted(asked.apart)]
    found = _bound(copies, together, apart)
    broken = {member for a, b in found.apart if b in found.block[a] for member in found.block[a]}
    if not broken:
        return found
    ruled = {statement for pair in (*together, *apart) for statement in pair}
    kept = [copy for rank, copy in enumerate(copies) if rank not in broken]
    alone = [[one] for rank in sorted(broken) for one in copies[rank] if one in ruled]
    rest = [[one for one in copies[rank] if one not in ruled] for rank in sorted(broken)]
    return _bound(sorted([*kept, *alone, *filter(None, rest)]), together, apart)


def _bound(copies: Copies, together: Sequence[Pair], apart: Sequence[Pair]) -> Blocks:
    wording = {statement: rank for rank, copy in enumerate(copies) for statement in copy}
    block: dict[int, tuple[int, ...]] = {rank: (rank,) for rank in range(len(copies))}
    for left, right in together:
        joined = tuple(sorted({*block[wording[left]], *block[wording[right]]}))
        block.update(dict.fromkeys(joined, joined))
    pairs = (sorted((wording[left], wording[right])) for left, right in apart)
    return Blocks(copies=copies, block=block, apart=frozenset((left, right) for left, right in pairs))


def ruled_groups(
    scores: Mapping[Pair, float], score: Score, bars: Bars, least: float, support: float, ruled: Blocks
) -> list[list[int]]:
    """Return the groups as `groups` finds them, those with members of one block joined as they are.

    Where that would bring together what is to stay apart, the one of the two that is less like the block leaves the group.
    """
    apart = {
        (min(pair), max(pair)) for a, b in ruled.apart for pair in product(ruled.block[a], ruled.block[b])
    }  # what is apart from one of a block is so from all of it
    found = map(set, groups(scores, score, bars, least, support, apart))
    group = {member: members for members in found for member in members}
    for block in sorted(set(ruled.block.values())):
        if len(block) > 1:
            joined = set(block).union(*(group.get(member, ()) for member in block))
            group.update(dict.fromkeys(joined, joined))
    for left, right in sorted(apart):
        if right in group.get(left, ()):
            _part(group, left, right, score, ruled)
    return sorted(sorted(members) for members in {id(one): one for one in group.values()}.values() if len(members) > 1)


def _part(group: dict[int, set[int]], left: int, right: int, score: Score, ruled: Blocks) -> None:
    """Take one of two out of their group, with its block: the one that no block holds there, or that is less like those in it."""

    def likeness(member: int) -> tuple[bool, float]:
        held = [one for one in group[member] if len(ruled.block[one]) > 1 and one not in ruled.block[member]]
        return len(ruled.block[member]) > 1, max(
            (score(min(member, one), max(member, one)) for one in held), default=0.0
        )

    leaving = set(ruled.block[min((right, left), key=likeness)])
    group[left] -= leaving
    group.update(dict.fromkeys(leaving, leaving))
