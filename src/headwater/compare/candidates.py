"""Candidate pairs: statements that share rare words, names or numbers, or that the matcher finds near; never all pairs."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from headwater.compare.matcher import Meanings, nearest
from headwater.compare.meanings import NEARNESS, near
from headwater.compare.profiles import Profile

MOST_CANDIDATES = 16  # for one statement, by words, and as many by meaning
MOST_STATEMENTS = 200  # a word in more wordings than this finds nothing

Pair = tuple[int, int]


def candidate_pairs(profiles: Sequence[Profile], weights: Mapping[str, float], meanings: Meanings) -> list[Pair]:
    """Return pairs of indexes into `profiles` (left < right, sorted) that may make the same claim.

    Each statement meets the few others that share most words with it, weighed by rarity, and the few that are nearest in meaning.
    """
    near_ones = {
        (min(number, other), max(number, other))
        for number, others in enumerate(nearest(meanings, MOST_CANDIDATES))
        for other in others
    }
    return sorted({*_by_words(profiles, weights), *near_ones})


def _by_words(profiles: Sequence[Profile], weights: Mapping[str, float]) -> set[Pair]:
    """Return the pairs that share most words; words near in meaning count in part."""
    index: dict[str, list[int]] = defaultdict(list)
    keys = [_keys(profile, weights) for profile in profiles]
    for number, own in enumerate(keys):
        for key in own:
            index[key].append(number)
    pairs: set[Pair] = set()
    for number, own in enumerate(keys):
        scores: dict[int, float] = defaultdict(float)
        for key, weight in own.items():
            for other_key in (key, *sorted(near().get(key, ()))):
                postings = index.get(other_key, ())
                if len(postings) <= MOST_STATEMENTS:
                    for other in postings:
                        scores[other] += weight if key == other_key else weight * NEARNESS
        scores.pop(number, None)
        best = sorted(scores, key=lambda other: (-scores[other], other))[:MOST_CANDIDATES]
        pairs.update((min(number, other), max(number, other)) for other in best)
    return pairs


def _keys(profile: Profile, weights: Mapping[str, float]) -> dict[str, float]:
    keys = {word: weights[word] for word in sorted(profile.words)}
    keys |= {f"#{quantity.value:g}": 0.6 for quantity in profile.quantities}
    keys |= {f"@{year}": 0.6 for year in sorted(profile.times.years)}
    return keys
