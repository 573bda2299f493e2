"""Candidate pairs: statements that share rare words, names or numbers, or that the matcher finds near; never all pairs."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import nsmallest

from headwater.compare.copied.columns import Column, append, integers, maximum, minimum, repeat, unique
from headwater.compare.matcher import Meanings
from headwater.compare.meanings import NEARNESS, near
from headwater.compare.nearest import nearest
from headwater.compare.profiles import Profile

MOST_CANDIDATES = 16  # for one statement, by words, and as many by meaning
MOST_STATEMENTS = 200  # a word in more wordings than this finds nothing
TOLD_BY_NUMBER = 0.6  # what a number or a year weighs

Pair = tuple[int, int]


def candidate_pairs(profiles: Sequence[Profile], weights: Mapping[str, float], meanings: Meanings) -> Iterator[Pair]:
    """Yield pairs of indexes into `profiles` (left < right, sorted) that may make the same claim.

    Each statement meets the few others that share most words with it, weighed by rarity, and the few that are nearest in meaning.
    """
    close = nearest(meanings, MOST_CANDIDATES)
    numbers, others = repeat(range(len(profiles)), MOST_CANDIDATES), close.ravel()
    is_near = (others >= 0) & repeat(meanings.any(axis=1), MOST_CANDIDATES)  # what has no meaning is near to nothing
    near_ones = _rows(numbers[is_near], others[is_near], len(profiles))
    every = unique(append(near_ones, _by_words(profiles, weights)))
    return map(divmod, every.tolist(), [len(profiles)] * every.size)


def _rows(lefts: Column, rights: Column, count: int) -> Column:
    """Return pairs as one number each, the lesser side first."""
    return minimum(lefts, rights) * count + maximum(lefts, rights)


def _by_words(profiles: Sequence[Profile], weights: Mapping[str, float]) -> Column:
    """Return the pairs that share most words; words near in meaning count in part."""
    keys = [_keys(profile, weights) for profile in profiles]
    index = _index(keys)
    lefts: list[int] = []
    rights: list[int] = []
    for number, own in enumerate(keys):
        scores = _scores(own, index)
        scores.pop(number, None)
        best = nsmallest(MOST_CANDIDATES, scores, key=lambda other: (-scores[other], other))
        lefts.extend([number] * len(best))
        rights.extend(best)
    return _rows(integers(lefts), integers(rights), len(profiles))


def _index(keys: Sequence[Iterable[str]]) -> dict[str, list[int]]:
    """Return for each key that is not too common the numbers of those that have it."""
    index: dict[str, list[int]] = defaultdict(list)
    for number, own in enumerate(keys):
        for key in own:
            postings = index[key]
            if len(postings) <= MOST_STATEMENTS:
                postings.append(number)
    return {key: postings for key, postings in index.items() if len(postings) <= MOST_STATEMENTS}


def _scores(own: Mapping[str, float], index: Mapping[str, Sequence[int]]) -> dict[int, float]:
    scores: dict[int, float] = defaultdict(float)
    for key, weight in own.items():
        for other in index.get(key, ()):
            scores[other] += weight
        for synonym in sorted(near().get(key, ())):
            for other in index.get(synonym, ()):
                scores[other] += weight * NEARNESS
    return scores


def _keys(profile: Profile, weights: Mapping[str, float]) -> dict[str, float]:
    keys = {word: weights[word] for word in sorted(profile.words)}
    keys |= {f"#{quantity.value:g}": TOLD_BY_NUMBER for quantity in profile.figures if quantity.is_telling}
    keys |= {f"@{year}": TOLD_BY_NUMBER for year in sorted(profile.years)}
    return keys
