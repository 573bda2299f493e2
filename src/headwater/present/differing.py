"""Where two wordings of one passage differ, word by word."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple
from unicodedata import category, normalize

# A window this long takes difflib some milliseconds, and two seconds at worst; so many of them cover the longest article.
WINDOW_WORDS = 1000
MOST_WINDOWS = 1000
_ANCHOR_WORDS = 4  # a run this long is no accident: the next window may begin behind it
_SMALL_LETTERS = 3  # "the" alone between two differences is no word in common
_WORD = re.compile(r"\w(?:[\w\u00ad\u200b-\u200d\u2060]|[-.,'’:/](?=\w))*")
_APOSTROPHES = str.maketrans("’ʼ＇‛", "''''")


class Word(NamedTuple):
    """A word and its place in a text; words with equal keys are the same, whatever their case, accents and ligatures."""

    start: int
    end: int
    key: str


class Run(NamedTuple):
    """Words that are the same on both sides: the index of the first on each, and how many there are."""

    left: int
    right: int
    length: int


def words(text: str, start: int, end: int) -> tuple[Word, ...]:
    """Return the words of a stretch of `text`, in order."""
    return tuple(Word(found.start(), found.end(), _key(found[0])) for found in _WORD.finditer(text, start, end))


def equal_runs(left: Sequence[Word], right: Sequence[Word]) -> tuple[Run, ...]:
    """Return the runs of words that are the same on both sides, in order; a small word all alone between others is none.

    Long texts are compared window by window, so that the time grows with their length and no faster. What lies behind the last
    window counts as different.
    """
    runs = _joined(_found([word.key for word in left], [word.key for word in right]))
    last = len(runs) - 1
    return tuple(run for at, run in enumerate(runs) if at in (0, last) or not _is_small(left, run))


def _found(left: list[str], right: list[str]) -> Iterator[Run]:
    i = j = 0
    for _ in range(MOST_WINDOWS):
        same = _same_start(left, right, i, j)
        yield Run(i, j, same)
        i, j = i + same, j + same
        if i == len(left) or j == len(right):
            return
        is_last = i + WINDOW_WORDS >= len(left) and j + WINDOW_WORDS >= len(right)
        blocks = _blocks(left[i : i + WINDOW_WORDS], right[j : j + WINDOW_WORDS], is_last=is_last)
        yield from (Run(i + block.left, j + block.right, block.length) for block in blocks)
        if is_last:
            return
        end = blocks[-1] if blocks else Run(WINDOW_WORDS, WINDOW_WORDS, 0)
        i, j = min(len(left), i + end.left + end.length), min(len(right), j + end.right + end.length)


def _same_start(left: list[str], right: list[str], i: int, j: int) -> int:
    most = min(len(left) - i, len(right) - j)
    return next((step for step in range(most) if left[i + step] != right[j + step]), most)


def _blocks(left: list[str], right: list[str], *, is_last: bool) -> list[Run]:
    """Return what two windows share, up to the last run that is long enough to go on from unless this is the last window."""
    blocks = [Run(*block) for block in SequenceMatcher(None, left, right).get_matching_blocks()[:-1]]
    while blocks and not is_last and blocks[-1].length < _ANCHOR_WORDS:
        blocks.pop()
    return blocks


def _joined(runs: Iterator[Run]) -> list[Run]:
    joined: list[Run] = []
    for run in runs:
        before = joined[-1] if joined else None
        if before and (before.left + before.length, before.right + before.length) == (run.left, run.right):
            joined[-1] = before._replace(length=before.length + run.length)
        elif run.length:
            joined.append(run)
    return joined


def _is_small(left: Sequence[Word], run: Run) -> bool:
    key = left[run.left].key
    return run.length == 1 and len(key) <= _SMALL_LETTERS and key.isalpha()


def _key(word: str) -> str:
    plain = normalize("NFKD", word.translate(_APOSTROPHES)).casefold()
    return plain if plain.isascii() else "".join(one for one in plain if category(one) not in ("Mn", "Cf"))
