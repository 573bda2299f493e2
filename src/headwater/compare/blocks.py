"""Blocks: wordings that people hold for one claim are grouped as one, and what they hold apart is never grouped."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from headwater.compare.groups import Pair, groups
from headwater.compare.rulings import Constraints

Score = Callable[[int, int], float]
Bars = Callable[[int, int], bool]
Copies = list[list[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocks:
    """The wordings of a pile under rulings: `copies` are the numbers of the statements in each.

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
    """Return the wordings with what rulings ask of them; `ids` are the statements' ids by number.

    A ruling on one statement goes for all its copies, unless copies of one wording are held apart: then each statement that was
    ruled on stands alone, to be judged like any other.
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
    """Return the groups as `groups` finds them, each block in one: it is as like another wording as its likest member is."""
    if not ruled.apart and len(set(ruled.block.values())) == len(ruled.block):
        return groups(scores, score, bars, least, support)
    of_blocks: dict[Pair, float] = defaultdict(float)
    for (left, right), value in scores.items():
        one, other = sorted((ruled.block[left][0], ruled.block[right][0]))
        if one != other:
            of_blocks[one, other] = max(of_blocks[one, other], value)

    def block_score(left: int, right: int) -> float:
        return max(score(min(pair), max(pair)) for pair in product(ruled.block[left], ruled.block[right]))

    def block_bars(left: int, right: int) -> bool:
        return all(bars(min(pair), max(pair)) for pair in product(ruled.block[left], ruled.block[right]))

    apart = {(min(pair), max(pair)) for a, b in ruled.apart if (pair := (ruled.block[a][0], ruled.block[b][0]))}
    grouped = groups(of_blocks, block_score, block_bars, least, support, apart)
    found = [sorted(member for one in members for member in ruled.block[one]) for members in grouped]
    placed = {member for members in found for member in members}
    alone = {block for block in ruled.block.values() if len(block) > 1 and block[0] not in placed}
    return sorted([*found, *map(list, alone)])
