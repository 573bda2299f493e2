"""Groups that hold together: a chain of likenesses does not make its ends alike."""

from collections.abc import Callable, Mapping, Sequence

Pair = tuple[int, int]

MOST_CHECKED = 16  # pairs across two groups that are looked at before they join


def groups(
    scores: Mapping[Pair, float], score: Callable[[int, int], float], least: float, support: float
) -> list[list[int]]:
    """Return groups of two or more numbers, sorted, that make one claim.

    Pairs are taken best first, from `scores` (left < right). Two groups join if the pair scores `least` or more and if all
    pairs across them, judged by `score`, reach `support` on average: each member vouches for each.
    """
    group: dict[int, list[int]] = {}
    for left, right in sorted(scores, key=lambda pair: (-scores[pair], pair)):
        if scores[left, right] < least:
            break
        one, other = group.get(left, [left]), group.get(right, [right])
        if one is not other and _mean(one, other, scores, score) >= support:
            joined = sorted([*one, *other])
            group.update(dict.fromkeys(joined, joined))
    return sorted({tuple(members): members for members in group.values()}.values())


def _mean(
    one: Sequence[int], other: Sequence[int], scores: Mapping[Pair, float], score: Callable[[int, int], float]
) -> float:
    pairs = [(min(a, b), max(a, b)) for a in one for b in other]
    step = max(1, len(pairs) // MOST_CHECKED)
    checked = pairs[::step]
    return sum(scores[pair] if pair in scores else score(*pair) for pair in checked) / len(checked)
