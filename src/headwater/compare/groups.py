"""Groups that hold together: a chain of likenesses does not make its ends alike."""

from collections.abc import Callable, Collection, Mapping, Sequence

Pair = tuple[int, int]

VOUCHED_SHARE = 0.9  # of the weaker of the two likenesses to a third
MOST_CHECKED = 16  # pairs across two groups that are looked at before they join


def groups(
    scores: Mapping[Pair, float],
    score: Callable[[int, int], float],
    bars: Callable[[int, int], bool],
    least: float,
    support: float,
    apart: Collection[Pair] = (),
) -> list[list[int]]:
    """Return groups of two or more numbers, sorted, that make one claim.

    Pairs are taken best first, from `scores` (left < right). Two groups join if the pair scores `least` or more and if all
    pairs across them, judged by `score`, reach `support` on average: each member vouches for each. A pair across them that
    `bars` keeps them apart, and always one of `apart` (left < right), which people decided.
    """
    group: dict[int, list[int]] = {}
    for left, right in sorted(scores, key=lambda pair: (-scores[pair], pair)):
        if scores[left, right] < least:
            break
        one, other = group.get(left, [left]), group.get(right, [right])
        if one is other or _parted(one, other, apart):
            continue
        if not _barred(one, other, bars) and _mean(one, other, scores, score) >= support:
            joined = sorted([*one, *other])
            group.update(dict.fromkeys(joined, joined))
    return sorted({tuple(members): members for members in group.values()}.values())


def _parted(one: Sequence[int], other: Sequence[int], apart: Collection[Pair]) -> bool:
    return any((left in one and right in other) or (left in other and right in one) for left, right in apart)


def _barred(one: Sequence[int], other: Sequence[int], bars: Callable[[int, int], bool]) -> bool:
    return any(bars(a, b) for a, b in _checked(one, other))


def _checked(one: Sequence[int], other: Sequence[int]) -> list[Pair]:
    """Return the pairs across two groups, of many a few that lie spread over all."""
    count = len(one) * len(other)
    places = (divmod(place, len(other)) for place in range(0, count, max(1, count // MOST_CHECKED)))
    return [(min(one[row], other[column]), max(one[row], other[column])) for row, column in places]


def _mean(
    one: Sequence[int], other: Sequence[int], scores: Mapping[Pair, float], score: Callable[[int, int], float]
) -> float:
    checked = _checked(one, other)
    return sum(scores[pair] if pair in scores else score(*pair) for pair in checked) / len(checked)


def camps(members: Sequence[int], ties: Mapping[Pair, float]) -> dict[int, bool]:
    """Return the camp of each member of a group on one matter: those who say the one, and those who contradict them.

    `ties` (left < right) are positive for pairs that agree and negative for those that contradict each other, the more the
    surer. The surest ties part the members first; then they change camps as long as that agrees with more of the ties: an
    enemy's enemy is a friend. Where all in one camp to begin with comes to as much, that is kept.
    """
    beside: dict[int, dict[int, float]] = {member: {} for member in members}
    for (left, right), weight in ties.items():
        beside[left][right] = beside[right][left] = weight
    together = _settled(dict.fromkeys(members, True), beside)
    parted = _settled(_parted_by_surest(members, ties), beside)
    return max((together, parted), key=lambda camp: round(_agreement(camp, ties), 6))


def grounded(camp: Mapping[int, bool], sides: Mapping[Pair, float]) -> dict[int, bool]:
    """Return the camps with all in the larger one but those who contradict somebody there, or say the same as one who does.

    `sides` (left < right) tell how two stand to each other, from -1, where they contradict each other, to 1, where they agree.
    Being less like some than like others puts nobody on the other side.
    """
    most = 2 * sum(camp.values()) >= len(camp)
    against = {
        one
        for (left, right), side in sides.items()
        if side == -1 and camp[left] != camp[right]
        for one in (left, right)
    }
    allied: dict[int, list[int]] = {member: [] for member in camp}
    for (left, right), side in sides.items():
        if side == 1 and camp[left] == camp[right]:
            allied[left].append(right)
            allied[right].append(left)
    waiting = sorted(against)
    while waiting:
        joining = [one for one in allied[waiting.pop()] if one not in against]
        against.update(joining)
        waiting += joining
    return {member: own if member in against else most for member, own in camp.items()}


def _parted_by_surest(members: Sequence[int], ties: Mapping[Pair, float]) -> dict[int, bool]:
    """Return camps in which each tie holds that no surer ones speak against."""
    camp = dict.fromkeys(members, True)
    block = {member: [member] for member in members}
    for left, right in sorted(ties, key=lambda pair: (-abs(ties[pair]), pair)):
        if block[left] is not block[right] and ties[left, right]:
            if (camp[left] == camp[right]) != (ties[left, right] > 0):
                camp.update({member: not camp[member] for member in block[right]})
            joined = block[left] + block[right]
            block.update(dict.fromkeys(joined, joined))
    return camp


def _settled(camp: dict[int, bool], beside: Mapping[int, Mapping[int, float]]) -> dict[int, bool]:
    """Return the camps after members have changed sides until none would any more."""
    for _ in camp:
        moved = [member for member in camp if _turn(member, camp, beside[member])]
        if not moved:
            break
    return camp


def _agreement(camp: Mapping[int, bool], ties: Mapping[Pair, float]) -> float:
    return sum(ties[pair] * (1 if camp[pair[0]] == camp[pair[1]] else -1) for pair in sorted(ties))


def _turn(member: int, camp: dict[int, bool], beside: Mapping[int, float]) -> bool:
    """Move `member` to the other camp if that agrees with more of its ties, to those `beside` it; tell whether it was moved."""
    agreement = sum(weight * (1 if camp[member] == camp[other] else -1) for other, weight in sorted(beside.items()))
    if agreement < 0:
        camp[member] = not camp[member]
    return agreement < 0


def vouched(members: Sequence[int], scores: Mapping[Pair, float]) -> dict[Pair, float]:
    """Return the pairs of a group that a third member makes likelier than they are alone: both are like it."""
    like: dict[int, dict[int, float]] = {member: {} for member in members}
    for (left, right), score in scores.items():
        like[left][right] = like[right][left] = score
    raised: dict[Pair, float] = {}
    for (left, right), score in scores.items():
        thirds = like[left].keys() & like[right].keys()
        best = VOUCHED_SHARE * max((min(like[left][third], like[right][third]) for third in thirds), default=0.0)
        if best > score:
            raised[left, right] = best
    return raised
