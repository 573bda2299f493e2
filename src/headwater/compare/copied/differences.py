"""Differences: what two texts put differently within a passage they share, facts first, in the words of both."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from headwater.compare.copied.columns import Column, arange, diff, flatnonzero, repeat, where
from headwater.compare.copied.stretches import Stretches
from headwater.compare.copied.words import Words, fold
from headwater.compare.lexicon import lexicon

MOST_TOLD = 3
MOST_LOOKED_AT = 12
MOST_LETTERS = 40

Difference = tuple[str, str]


def differences(words: Words, found: Stretches) -> Mapping[int, Sequence[str]]:
    """Return for each stretch that has any, by index, sentences on what stands between its runs of equal words."""
    owners = repeat(arange(found.lefts.size), diff(found.firsts))
    joints = flatnonzero(diff(owners) == 0)
    joints = joints[joints - found.firsts[owners[joints]] < MOST_LOOKED_AT]
    sides = [
        (texts[owners[joints]], *_gaps(words, runs + found.run_lengths, runs, joints))
        for texts, runs in ((found.lefts, found.run_lefts), (found.rights, found.run_rights))
    ]
    rows = zip(owners[joints].tolist(), *(column.tolist() for side in sides for column in side), strict=True)
    between: dict[int, list[Difference]] = defaultdict(list)
    for owner, left, left_start, left_end, right, right_start, right_end in rows:
        pair = (words.texts[left][left_start:left_end], words.texts[right][right_start:right_end])
        between[owner].append(pair)
    counts = diff(found.firsts) - 1
    return {owner: _told(pairs, int(counts[owner])) for owner, pairs in between.items()}


def _gaps(words: Words, afters: Column, firsts: Column, joints: Column) -> tuple[Column, Column]:
    """Return where the words between one run and the next begin and end in their text; nowhere if there are none."""
    low, high = afters[joints], firsts[joints + 1]
    some = low < high
    return where(some, words.starts[low], 0), where(some, words.ends[high - 1], 0)


def _told(pairs: Sequence[Difference], count: int) -> list[str]:
    """Return a sentence for each of a few differences: days, numbers and names before other words."""
    ranked = sorted(pairs, key=_rank)[:MOST_TOLD] if len(pairs) > MOST_TOLD else pairs
    told = [f"differs: {_shown(left)} / {_shown(right)}" for left, right in ranked]
    return [*told, f"differs in {count - MOST_TOLD} more places"] if count > MOST_TOLD else told


def _rank(pair: Difference) -> int:
    """Return how little either side is a fact: 0 for days and numbers, 1 for names, 2 for the rest."""
    words = " ".join(pair).split()
    if any(word[:1].isdigit() or fold(word) in _facts() for word in words):
        return 0
    return 2 - any(word[:1].isupper() for word in words)


@cache
def _facts() -> frozenset[str]:
    known = lexicon()
    return frozenset((*known.weekdays, *known.months, *known.number_words))


def _shown(text: str) -> str:
    flat = " ".join(text[: 4 * MOST_LETTERS].split())
    if not flat:
        return "nothing"
    return f'"{flat[: MOST_LETTERS - 1]}…"' if len(flat) > MOST_LETTERS else f'"{flat}"'
