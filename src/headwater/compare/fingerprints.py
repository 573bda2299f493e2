"""Fingerprints of texts: places where two articles have the same eight words, found through an index and never all pairs.

Source: Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for document fingerprinting", 2003. With grams of 8
words and a window of 6, each shared run of 13 words or more is found, and one of 8 to 12 often.
"""

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from zlib import crc32

from headwater.compare.words import Words

GRAM_WORDS = 8
WINDOW_GRAMS = 6
MOST_ARTICLES = 40  # a fingerprint in more articles than this is compared with hubs only
HUB_COUNT = 8  # so that one text in n articles costs 8n pairs and not n * n
_BASE = 1_000_003
_MODULUS = (1 << 61) - 1

Seed = tuple[int, int]


def fingerprints(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield hash and place (index of the first word) of each chosen gram of `words`, by place."""
    window: deque[tuple[int, int]] = deque()
    last = -1
    for place, gram in enumerate(_grams(words)):
        while window and window[-1][0] >= gram:
            window.pop()
        window.append((gram, place))
        if window[0][1] <= place - WINDOW_GRAMS:
            window.popleft()
        full = place >= min(WINDOW_GRAMS, len(words) - GRAM_WORDS + 1) - 1
        if full and window[0][1] != last:
            last = window[0][1]
            yield window[0]


def _grams(words: Sequence[str]) -> Iterator[int]:
    numbers = [crc32(word.encode()) + 1 for word in words]
    top = pow(_BASE, GRAM_WORDS, _MODULUS)
    rolling = 0
    for index, number in enumerate(numbers):
        rolling = (rolling * _BASE + number) % _MODULUS
        if index >= GRAM_WORDS:
            rolling = (rolling - numbers[index - GRAM_WORDS] * top) % _MODULUS
        if index >= GRAM_WORDS - 1:
            yield rolling * _BASE % _MODULUS


def shared_seeds(texts: Sequence[Words]) -> dict[tuple[int, int], list[Seed]]:
    """Return, for each pair of `texts` (indexes, left < right) that share a fingerprint, the places on both sides, sorted."""
    index: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for number, text in enumerate(texts):
        for gram, place in fingerprints(text.folded):
            index[gram].append((number, place))
    seeds: dict[tuple[int, int], list[Seed]] = defaultdict(list)
    for postings in index.values():
        for (left, left_place), (right, right_place) in _pairs(postings):
            seeds[left, right].append((left_place, right_place))
    return {pair: sorted(places) for pair, places in sorted(seeds.items())}


def _pairs(postings: list[tuple[int, int]]) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield the pairs of places in different articles; for a very common gram, only those with the first few articles."""
    hubs = postings if len(postings) <= MOST_ARTICLES else postings[:HUB_COUNT]
    for rank, left in enumerate(hubs):
        for right in postings[rank + 1 :]:
            if left[0] < right[0]:
                yield left, right
