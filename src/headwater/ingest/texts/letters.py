"""Letters: texts as they are compared where only letters and digits count, and the way back to where each stood."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from headwater.ingest.texts.pieces import Piece

# Never in an article's text, so that nothing of it is ever found across the end of a piece.
_BETWEEN = "\x00"
_GAP = re.compile(r"([\W_]+)")
_SLICE = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Letters:
    """A text's letters and digits as one string. The run that begins at `begins[k]` in them begins at `stands[k]` in the text."""

    text: str
    letters: str
    begins: Sequence[int]
    stands: Sequence[int]

    def at(self, letter: int) -> int:
        """Return where in the text a letter stands."""
        run = bisect_right(self.begins, letter) - 1
        return self.stands[run] + letter - self.begins[run]

    def before(self, place: int) -> int:
        """Return how many letters stand before a place in the text."""
        run = bisect_right(self.stands, place) - 1
        if run < 0:
            return 0
        end = self.begins[run + 1] if run + 1 < len(self.begins) else len(self.letters)
        return min(self.begins[run] + place - self.stands[run], end)


class Segment(NamedTuple):
    """A stretch of the joined pieces that stands in one piece character by character, from `offset` on."""

    start: int
    end: int
    piece: int
    offset: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """All pieces of a capture as one text in NFC, and the segments by which each character is led back to its piece."""

    text: str
    segments: Sequence[Segment]
    starts: Sequence[int]

    def segment(self, place: int) -> Segment | None:
        """Return the segment that a character of the text belongs to; None between pieces, and inside a composed letter."""
        index = bisect_right(self.starts, place) - 1
        found = self.segments[index] if index >= 0 else None
        return found if found and place < found.end else None


def letters_of(text: str) -> Letters:
    """Return the letters and digits of `text`, in linear time and with little memory besides."""
    kept: list[str] = []
    begins: list[int] = []
    stands: list[int] = []
    begin = 0
    for first in range(0, len(text), _SLICE):
        parts = _GAP.split(text[first : first + _SLICE])
        runs = parts[::2]
        lengths = [len(part) for part in parts]
        stands.extend(list(accumulate(lengths, initial=first))[:-1:2])
        begins.extend(list(accumulate(map(len, runs), initial=begin))[:-1])
        kept.append("".join(runs))
        begin += len(kept[-1])
    return Letters(text=text, letters="".join(kept), begins=begins, stands=stands)


def joined(pieces: Sequence[Piece]) -> Joined:
    """Return the pieces as one text, with something that no text holds between each two."""
    segments: list[Segment] = []
    texts: list[str] = []
    start = 0
    for number, piece in enumerate(pieces):
        text = piece.text
        if unicodedata.is_normalized("NFC", text):
            segments.append(Segment(start=start, end=start + len(text), piece=number, offset=0))
        else:
            text = _composed(text, number, start, segments)
        texts.append(text)
        start += len(text) + 1
    return Joined(text=_BETWEEN.join(texts), segments=segments, starts=[segment.start for segment in segments])


def _composed(text: str, number: int, start: int, segments: list[Segment]) -> str:
    """Return a piece's text in NFC, which starts at `start`, and add its segments: a new one after each composed letter.

    Of what a letter and its marks make, only the first character is led back.
    """
    made: list[str] = []
    done = 0
    for begin, end, cluster in _clusters(text):
        made.append(text[done:begin])
        first, length = start, begin - done
        made.append(cluster)
        segments.append(Segment(start=first, end=first + length + 1, piece=number, offset=done))
        start, done = first + length + len(cluster), end
    made.append(text[done:])
    segments.append(Segment(start=start, end=start + len(text) - done, piece=number, offset=done))
    return "".join(made)


def _clusters(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the stretches of `text` that NFC changes, with what it makes of them: a letter with the marks after it."""
    held = sorted(set(text))
    marks = [c for c in held if unicodedata.category(c)[0] == "M" or "\u1160" <= c <= "\u11ff"]
    odd = [c for c in held if not unicodedata.is_normalized("NFC", c)]
    for match in re.finditer(f".?[{''.join(map(re.escape, marks + odd))}]+", text, re.DOTALL):
        composed = unicodedata.normalize("NFC", match[0])
        if composed != match[0]:
            yield match.start(), match.end(), composed
