"""Stretches that tell something: more than a stock phrase, and no echo of a longer one."""

from headwater.compare.copied.columns import (
    Flags,
    among,
    arange,
    cumsum,
    diff,
    flatnonzero,
    full,
    maximum,
    news,
    searchsorted,
    sums,
    unique,
    within,
)
from headwater.compare.copied.stretches import Stretches, selected
from headwater.compare.copied.words import Words, word_numbers
from headwater.compare.lexicon import lexicon

FEWEST_CONTENT_WORDS = 5  # fewer is a stock phrase ("did not respond to a request for")
LONG_WORDS = 64  # a stretch of so many words has enough of them that mean something

_Box = tuple[int, int, int, int, int, int]


def telling(words: Words, found: Stretches) -> Stretches:
    """Return the stretches of `found` (sorted by pair and place) that say something, each but once."""
    found = selected(found, flatnonzero(_say_something(words, found)))
    kept = full(found.lefts.size, 1, dtype="bool")
    kept[sorted(_echoes(found))] = False
    return selected(found, flatnonzero(kept))


def _say_something(words: Words, found: Stretches) -> Flags:
    """Return which stretches have words enough that mean something."""
    counts = found.counts()
    short = counts < LONG_WORDS
    runs = flatnonzero(short.repeat(diff(found.firsts)))
    rows, offsets = within(found.run_lengths[runs])
    stops = word_numbers(" ".join(sorted(lexicon().stop_words)))
    content = sums(~among(words.numbers[found.run_lefts[runs[rows]] + offsets], stops))
    ends = sums(counts * short)
    enough: Flags = content[ends[1:]] - content[ends[:-1]] >= FEWEST_CONTENT_WORDS
    return enough | ~short


def _echoes(found: Stretches) -> set[int]:
    """Return the stretches that lie in a longer one of their pair on both sides: a phrase that is repeated within it."""
    (left_first, left_after), (right_first, right_after) = found.left_bounds(), found.right_bounds()
    pair = cumsum(news(found.lefts, found.rights))
    reach = maximum.accumulate((pair << 40) + left_after)
    overlaps = flatnonzero((pair[1:] << 40) + left_first[1:] < reach[:-1]) + 1
    counts = found.counts()
    echoes: set[int] = set()
    for number in unique(pair[overlaps]).tolist():
        low, high = searchsorted(pair, [number, number + 1]).tolist()
        columns = (
            arange(low, high),
            *(c[low:high] for c in (counts, left_first, left_after, right_first, right_after)),
        )
        boxes: list[_Box] = list(zip(*(column.tolist() for column in columns), strict=True))
        echoes.update(box[0] for box in boxes if any(_holds(other, box) for other in boxes))
    return echoes


def _holds(other: _Box, box: _Box) -> bool:
    """Say whether `other` is longer and holds `box` on both sides."""
    return other[1] > box[1] and other[2] <= box[2] and box[3] <= other[3] and other[4] <= box[4] and box[5] <= other[5]
