"""Wordings: statements that say the same in the same words, by copying or by chance, are compared once for all."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from headwater.compare.profiles import Profile

FEWEST_WORDS = 4  # content words: shorter ones ("he said so") mean different things in different places
LEAST_ALIGNED = 0.8


def wordings(profiles: Sequence[Profile], aligned: Mapping[tuple[int, int], float]) -> list[list[int]]:
    """Return groups of indexes into `profiles`, each sorted, sorted by their first: equal words, or one copied place."""
    parent = list(range(len(profiles)))
    by_words: dict[tuple[str, str], int] = {}
    for number, profile in enumerate(profiles):
        if len(profile.words) + sum(one.is_telling for one in profile.figures) >= FEWEST_WORDS:
            first = by_words.setdefault((profile.plain, profile.statement.stance), number)
            _join(parent, first, number)
    for (left, right), share in sorted(aligned.items()):
        if share >= LEAST_ALIGNED:
            _join(parent, left, right)
    groups: dict[int, list[int]] = defaultdict(list)
    for number in range(len(profiles)):
        groups[_root(parent, number)].append(number)
    return sorted(groups.values())


def _root(parent: list[int], number: int) -> int:
    while parent[number] != number:
        parent[number] = parent[parent[number]]
        number = parent[number]
    return number


def _join(parent: list[int], left: int, right: int) -> None:
    one, other = sorted((_root(parent, left), _root(parent, right)))
    parent[other] = one
