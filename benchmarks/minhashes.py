"""Two libraries that look for whole copies by MinHash and LSH, asked for all pairs of a pile: rensa and datasketch."""

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any

SHINGLE_WORDS = 5
THRESHOLD = 0.5
PERMUTATIONS = 128
BANDS = 32

Pairs = set[tuple[int, int]]
Way = Callable[[Sequence[str]], Pairs]


def installed() -> Mapping[str, Way]:
    """Return those of the two that are here, by name."""
    return {name: way for name, way in {"rensa": of_rensa, "datasketch": of_datasketch}.items() if find_spec(name)}


def shingles(text: str) -> list[str]:
    """Return each five words on end."""
    words = text.lower().split()
    return [" ".join(words[n : n + SHINGLE_WORDS]) for n in range(max(1, len(words) - SHINGLE_WORDS + 1))]


def of_rensa(texts: Sequence[str]) -> Pairs:
    """Return the pairs that rensa finds alike."""
    library: Any = import_module("rensa")
    sketches = library.RMinHash.from_token_sets([shingles(text) for text in texts], num_perm=PERMUTATIONS, seed=1)
    index = library.RMinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS, num_bands=BANDS)
    index.insert_many(sketches)
    return {
        (one, other)
        for one, others in enumerate(index.query_all(sketches))
        for other in others
        if one < other and sketches[one].jaccard(sketches[other]) >= THRESHOLD
    }


def of_datasketch(texts: Sequence[str]) -> Pairs:
    """Return the pairs that datasketch finds alike."""
    library: Any = import_module("datasketch")
    index = library.MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
    sketches = library.MinHash.bulk(([s.encode() for s in shingles(text)] for text in texts), num_perm=PERMUTATIONS)
    for number, sketch in enumerate(sketches):
        index.insert(number, sketch)
    return {
        (one, other)
        for one, sketch in enumerate(sketches)
        for other in index.query(sketch)
        if one < other and sketch.jaccard(sketches[other]) >= THRESHOLD
    }
