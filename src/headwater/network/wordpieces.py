"""Text in, word pieces out: the alphabet of our networks, each piece with its place in the text."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from headwater.model.text import Span

_WORD = re.compile(r"\w+|[^\w\s]|\n\s*")
_LONGEST = 100  # letters; a longer word is one unknown piece
UNKNOWN, BREAK = "[UNK]", "[SEP]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieces:
    """The word pieces of a text: `ids` in the vocabulary, `starts` and `ends` as offsets into the text, half-open.

    A line break is a piece too, empty in the text. `breaks` are the numbers of the pieces that begin a line, `words` of those
    that begin a word, a mark or a break.
    """

    ids: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    breaks: tuple[int, ...]
    words: tuple[int, ...]


class Vocabulary:
    """The pieces that the tagger knows, by their number; words that were cut once are remembered."""

    def __init__(self, pieces: Mapping[str, int]) -> None:
        self.pieces = pieces
        self.cut = lru_cache(maxsize=50_000)(self._cut)

    def _cut(self, word: str) -> tuple[tuple[int, int], ...]:
        """Return the longest pieces that make up `word`, from the left: their numbers and their lengths in letters."""
        plain = _plain(word)
        found: list[tuple[int, int]] = []
        start = 0
        while start < len(plain):
            end = len(plain)
            while end > start and ("##" if start else "") + plain[start:end] not in self.pieces:
                end -= 1
            if end == start:
                return ((self.pieces[UNKNOWN], len(word)),)
            found.append((self.pieces[("##" if start else "") + plain[start:end]], end - start))
            start = end
        return tuple(found)


def split(text: str, vocabulary: Vocabulary, section: Span | None = None) -> Pieces:
    """Return the pieces of `text`, or of one section of it, in its order; their places are places in the whole text."""
    begin, end = (section.start, section.end) if section else (0, len(text))
    rows: list[tuple[int, int, int]] = []
    breaks, words = [0], []
    for match in _WORD.finditer(text, begin, end):
        start, stop = match.span()
        if not _plain(match.group()):  # a mark on a letter before it, which has none of its own
            rows[-1:] = [(number, begun, stop) for number, begun, _ in rows[-1:]]
            continue
        words.append(len(rows))
        if text[start] == "\n":
            rows.append((vocabulary.pieces[BREAK], start, start))
            breaks.append(len(rows))
            continue
        if stop - start > _LONGEST:
            rows.append((vocabulary.pieces[UNKNOWN], start, stop))
            continue
        at = start
        cut = vocabulary.cut(match.group())
        for number, length in cut:
            rows.append((number, min(at, stop - 1), min(at + length, stop)))
            at += length
        rows[-1] = (rows[-1][0], rows[-1][1], stop)
    ids, starts, ends = zip(*rows, strict=True) if rows else ((), (), ())
    return Pieces(
        ids=ids, starts=starts, ends=ends, breaks=tuple(row for row in breaks if row < len(rows)), words=tuple(words)
    )


def windows(pieces: Pieces, size: int, kept: int) -> tuple[tuple[int, int], ...]:
    """Return stretches of at most `size` pieces that cover all, as first piece and the one behind the last.

    They are made of whole lines where these are short enough; a last line of at most `kept` pieces begins the next one too.
    """
    count = len(pieces.ids)
    cuts = [*pieces.breaks[1:], count]
    found: list[tuple[int, int]] = []
    start = at = 0
    while start < count:
        while at < len(cuts) and cuts[at] <= start + size:
            at += 1
        end = cuts[at - 1] if at and cuts[at - 1] > start else min(count, start + size)
        if end - start < size // 2 and end < count:
            end = min(count, start + size)
        found.append((start, end))
        if end == count:
            break
        start = _next_start(cuts[:at], start, end, kept)
    return tuple(found)


def _next_start(cuts: list[int], start: int, end: int, kept: int) -> int:
    back = next((cut for cut in cuts[-8:] if start < cut < end and end - cut <= kept), None)
    if back is not None:
        return back
    return end if cuts and cuts[-1] == end else end - kept


def _plain(word: str) -> str:
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFD", word.lower())
    return "".join(letter for letter in apart if unicodedata.category(letter) != "Mn")
