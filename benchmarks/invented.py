"""Invented prose: sentences of our own corpus with most of their telling words exchanged for words that do not exist."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, product
from random import Random  # noqa: TID251 - chance comes from the caller, seeded

import markup
from marked import CORPUS

KEPT = 0.1  # share of the telling words that stay as they were, so that sentences of one pattern share more than small words
COMMON = 160  # the corpus's most frequent words stay where they are
VOCABULARY = 30_000
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ENDS = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_PARTS = re.compile(r"^(\W*)(.*?)(\W*)$")
_SYLLABLES = (
    "ba",
    "cor",
    "del",
    "fin",
    "gar",
    "hol",
    "ken",
    "lim",
    "mor",
    "nas",
    "pel",
    "quo",
    "ren",
    "sul",
    "tav",
    "vor",
)
_ENDINGS = ("a", "ed", "en", "er", "ic", "ing", "ist", "le", "ly", "on", "or", "s", "t", "um", "y", "")

Slot = tuple[
    str, str, str, bool
]  # what stands before the word, the word, what stands after it, whether it may be exchanged


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """Patterns of sentences, and invented words with their weights added up."""

    patterns: tuple[tuple[Slot, ...], ...]
    words: tuple[str, ...]
    weights: tuple[float, ...]


@cache
def load_prose() -> Prose:
    """Return what invented prose is made of."""
    texts = [markup.parse(path.read_text(encoding="utf-8"))[0] for path in sorted(CORPUS.glob("part-*/*.txt"))]
    sentences = [s for text in texts for line in text.split("\n") for s in _ENDS.split(line.strip())]
    fit = sorted({s for s in sentences if 8 <= s.count(" ") <= 34 and s[-1] == "." and not re.search(r"[\"“”«»]", s)})
    counts = Counter(word.lower() for s in fit for word in s.split())
    common = {word for word, _ in counts.most_common(COMMON)}
    patterns = tuple(tuple(_slot(word, common) for word in s.split()) for s in fit)
    made = sorted("".join(parts) for parts in product(_SYLLABLES, _SYLLABLES, _SYLLABLES, _ENDINGS))
    words = tuple(Random(11).sample(made, VOCABULARY))  # noqa: S311 - nothing is kept secret
    return Prose(patterns=patterns, words=words, weights=tuple(accumulate(1 / (n + 2.7) for n in range(VOCABULARY))))


def _slot(written: str, common: set[str]) -> Slot:
    before, word, after = (_PARTS.match(written) or re.match("()(.*)()", written)).groups()  # type: ignore[union-attr]
    return before, word, after, written.lower() not in common


def word(prose: Prose, chance: Random) -> str:
    """Return an invented word, a common one more often."""
    return chance.choices(prose.words, cum_weights=prose.weights)[0]


def sentence(prose: Prose, chance: Random) -> str:
    """Return a sentence; in some something happens on a day, or is counted."""
    pattern = chance.choice(prose.patterns)
    fresh = iter(chance.choices(prose.words, cum_weights=prose.weights, k=len(pattern)))
    made = [
        before + (_like(old, next(fresh)) if free and chance.random() >= KEPT else old) + after
        for before, old, after, free in pattern
    ]
    if chance.random() < 0.15:
        made[-1] = f"{made[-1][:-1]} on {chance.choice(DAYS)}."
    elif chance.random() < 0.15:
        made[-1] = f"{made[-1][:-1]} for {chance.randint(11, 900)} {word(prose, chance)}."
    return " ".join(made)


def statement(prose: Prose, chance: Random, least: int, most: int) -> str:
    """Return from `least` to `most` words in a row, without an end."""
    words: list[str] = []
    wanted = chance.randint(least, most)
    while len(words) < wanted:
        words.extend(sentence(prose, chance).rstrip(".").split())
    return " ".join(words[:wanted]).rstrip(",;:")


def _like(old: str, new: str) -> str:
    """Return `new` in the form of `old`: a number for a number, a name for a name."""
    if old[:1].isdigit():
        return str(sum(map(ord, new)) * len(new))
    return new.capitalize() if old[:1].isupper() else new
