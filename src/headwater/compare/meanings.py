"""Words that can stand for each other: stems, and groups of everyday synonyms."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

NEARNESS = 0.8  # what a synonym counts against the word itself
_SUFFIXES = (
    "ments",
    "ment",
    "ations",
    "ation",
    "ings",
    "ing",
    "ions",
    "ion",
    "ures",
    "ure",
    "als",
    "ers",
    "er",
    "ed",
    "s",
)


@lru_cache(maxsize=1 << 16)
def stem(lemma: str) -> str:
    """Return what a word has in common with those made from it: derail and derailment, close and closure."""
    for suffix in _SUFFIXES:
        if lemma.endswith(suffix) and len(lemma) - len(suffix) >= 4:
            lemma = lemma[: -len(suffix)]
            break
    return lemma[:-1] if lemma.endswith("e") and len(lemma) > 4 else lemma


@cache
def near() -> Mapping[str, frozenset[str]]:
    """Return, for each stem in a group of concepts.txt, the others it shares a group with; symmetric."""
    together: dict[str, set[str]] = defaultdict(set)
    for line in files("headwater.compare").joinpath("concepts.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            group = {stem(word) for word in line.split()}
            for word in group:
                together[word] |= group - {word}
    return {word: frozenset(others) for word, others in together.items()}
