"""Stretches that two lists of words share: grown from equal grams over small edits, with exact places on both sides."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from headwater.compare.fingerprints import GRAM_WORDS, Seed
from headwater.compare.lexicon import lexicon

BRIDGE_WORDS = 8  # an edit of up to this many words, both sides together, does not end a stretch
RESUME_WORDS = 4  # if this many equal words follow it
FEWEST_CONTENT_WORDS = 5  # fewer is a stock phrase ("did not respond to a request for")
# Words skipped left and right, the smallest edits first, replacements of equal length before others.
_EDITS = sorted(
    ((n, m) for n in range(BRIDGE_WORDS + 1) for m in range(BRIDGE_WORDS + 1 - n) if n + m),
    key=lambda edit: (sum(edit), abs(edit[0] - edit[1]), edit),
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run that two word lists share, edits bridged: word indexes on both sides, half-open, and the runs of equal words."""

    left_first: int
    left_after: int
    right_first: int
    right_after: int
    runs: tuple[tuple[int, int, int], ...]

    @property
    def word_count(self) -> int:
        """Return how many words are equal."""
        return sum(length for _, _, length in self.runs)


def shared_stretches(left: Sequence[str], right: Sequence[str], seeds: Sequence[Seed]) -> Iterator[Stretch]:
    """Yield the stretches around `seeds` (equal grams, sorted), each once; a passage that moved is a stretch of its own."""
    done: list[Stretch] = []
    for left_place, right_place in seeds:
        if any(_covered(stretch, left_place, right_place) for stretch in done):
            continue
        if left[left_place : left_place + GRAM_WORDS] != right[right_place : right_place + GRAM_WORDS]:
            continue
        stretch = _grow(left, right, left_place, right_place)
        if stretch not in done:
            done.append(stretch)
    for stretch in done:
        if _says_something(left, stretch) and not any(_inside(stretch, other) for other in done):
            yield stretch


def _covered(stretch: Stretch, left_place: int, right_place: int) -> bool:
    return any(
        i <= left_place and left_place + GRAM_WORDS <= i + length and left_place - i == right_place - j
        for i, j, length in stretch.runs
    )


def _inside(stretch: Stretch, other: Stretch) -> bool:
    """Whether `other` is longer and holds `stretch` on both sides: then `stretch` is its echo (a repeated phrase)."""
    return (
        other.word_count > stretch.word_count
        and other.left_first <= stretch.left_first
        and stretch.left_after <= other.left_after
        and other.right_first <= stretch.right_first
        and stretch.right_after <= other.right_after
    )


def _says_something(words: Sequence[str], stretch: Stretch) -> bool:
    stop_words = lexicon().stop_words
    content = [w for i, _, length in stretch.runs for w in words[i : i + length] if w not in stop_words]
    return len(content) >= FEWEST_CONTENT_WORDS


def _grow(left: Sequence[str], right: Sequence[str], left_place: int, right_place: int) -> Stretch:
    forward = list(_runs(left, right, left_place, right_place, 1))
    backward = list(_runs(left, right, left_place - 1, right_place - 1, -1))
    joined = [(i - n + 1, j - n + 1, n) for i, j, n in reversed(backward)]
    runs = _joined([*joined, *forward])
    first, last = runs[0], runs[-1]
    return Stretch(first[0], last[0] + last[2], first[1], last[1] + last[2], tuple(runs))


def _joined(runs: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    out: list[tuple[int, int, int]] = []
    for i, j, length in runs:
        if out and out[-1][0] + out[-1][2] == i and out[-1][1] + out[-1][2] == j:
            out[-1] = (out[-1][0], out[-1][1], out[-1][2] + length)
        elif length:
            out.append((i, j, length))
    return out


def _runs(left: Sequence[str], right: Sequence[str], i: int, j: int, step: int) -> Iterator[tuple[int, int, int]]:
    """Yield the runs of equal words from (i, j) on in direction `step`, small edits between them skipped."""
    place: tuple[int, int] | None = (i, j)
    while place is not None:
        i, j = place
        length = _equal(left, right, i, j, step, len(left))
        if length:
            yield i, j, length
        place = _resume(left, right, i + step * length, j + step * length, step)


def _equal(left: Sequence[str], right: Sequence[str], i: int, j: int, step: int, most: int) -> int:
    length = 0
    while length < most and 0 <= i < len(left) and 0 <= j < len(right) and left[i] == right[j]:
        i, j, length = i + step, j + step, length + 1
    return length


def _resume(left: Sequence[str], right: Sequence[str], i: int, j: int, step: int) -> tuple[int, int] | None:
    """Return where the texts agree again after the smallest edit, or None if they part."""
    for left_skip, right_skip in _EDITS:
        next_i, next_j = i + step * left_skip, j + step * right_skip
        if not (0 <= next_i < len(left) and 0 <= next_j < len(right)) or left[next_i] != right[next_j]:
            continue
        if _equal(left, right, next_i, next_j, step, RESUME_WORDS) == RESUME_WORDS:
            return next_i, next_j
    return None
