"""Letters on a page to words: what stands on one height without a gap, raised letters with what they belong to."""

import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from headwater.ingest.documents.pdf_sheets import LIKELY_GAP, Letter

# A space is about a quarter of the font's size; a gap as wide as this parts words even where no space is written.
_WORD_GAP = 0.17
_WRITTEN_WORD_GAP = 0.35
_LIKELY_WORD_GAP = 0.06
# Letters of the Arabic script often stand apart within a word, and their spaces are seldom written.
_LEFTWARD_GAP = 0.195
# Every space there is, and the mark of a gap.
_GAPS = frozenset(
    " \t\n\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000" + LIKELY_GAP
)
_FAR = 1e9
_MARK = re.compile(r"[\d*†‡§¶,\[\]()]{1,8}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """Letters without a gap, as they are read.

    `rtl` is True for a word of a script that runs to the left, `spaced` for one before which a space is written, not just left.
    `order` is its place in the page's program: what is drawn later may lie over it.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    base: float
    size: float
    rtl: bool = False
    spaced: bool = False
    order: int = 0


def words(letters: tuple[Letter, ...]) -> list[Word]:
    """Return the words of a page, row by row from the top, on one height from left to right."""
    return [word for row in _rows(letters) for word in _words(row)]


def with_raised(words: list[Word]) -> list[Word]:
    """Return the words with small raised or lowered ones joined to those they belong to; marks of footnotes are left out."""
    at: dict[int, list[Word]] = defaultdict(list)
    for word in words:
        at[int(word.base // 12)].append(word)
    joined: dict[int, Word] = {}
    gone = set()
    body = usual_size(words) if words else 0.0
    for word in words:
        if word.size > 0.9 * body or len(word.text) > 8:
            continue
        band = int(word.base // 12)
        near = [item for key in (band - 1, band, band + 1) for item in at[key] if _carries(item, word)]
        if not near:
            after = [item for key in (band - 1, band, band + 1) for item in at[key] if _follows(item, word)]
            if after:
                gone.add(id(word))
                joined[id(after[0])] = replace(after[0], text=f"{word.text} {after[0].text}", left=word.left)
            continue
        carrier = max(near, key=lambda item: item.right)
        gone.add(id(word))
        is_mark = _MARK.fullmatch(word.text) and _is_mark_place(carrier, word)
        before = joined.get(id(carrier), carrier)
        joined[id(carrier)] = _extended(before, word, "" if is_mark else word.text)
    return [joined.get(id(word), word) for word in words if id(word) not in gone]


def in_rows(words: list[Word]) -> list[list[Word]]:
    """Return the words that stand on one height, highest first, each row from left to right."""
    heights: dict[float, list[Word]] = defaultdict(list)
    for word in words:
        heights[word.base].append(word)
    rows: list[list[Word]] = []
    for base in sorted(heights, reverse=True):
        found = heights[base]
        near = [row for row in rows[:-3:-1] if row[0].base - base <= 0.2 * min(found[0].size, row[0].size)]
        fitting = next((row for row in near if not _lie_upon(row, found)), None)
        if fitting is None:
            rows.append(found)
        else:
            fitting.extend(found)
    return [sorted(row, key=lambda word: (word.left, word.right)) for row in rows]


def _lie_upon(row: list[Word], found: list[Word]) -> bool:
    """Tell whether words are printed over others."""
    spans = sorted((word.left, word.right) for word in row)
    middles = [(word.left + word.right) / 2 for word in found]
    below = [(bisect_right(spans, (middle, _FAR)) - 1, middle) for middle in middles]
    return 4 * sum(index >= 0 and spans[index][1] > middle for index, middle in below) > len(found)


def usual_size(words: Iterable[Word]) -> float:
    """Return the size that most letters have."""
    sizes: dict[float, int] = defaultdict(int)
    for word in words:
        sizes[round(word.size * 4) / 4] += len(word.text)
    return max(sizes, key=lambda size: (sizes[size], size))


def runs_left(text: str) -> bool:
    """Tell whether a text has a letter of a script that is written from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(char) in {"R", "AL"} for char in text)


def _rows(letters: tuple[Letter, ...]) -> list[list[Letter]]:
    """Return the letters that stand on one height, highest first."""
    heights: dict[float, list[Letter]] = defaultdict(list)
    for letter in letters:
        heights[letter.base].append(letter)
    rows: list[list[Letter]] = []
    for base in sorted(heights, reverse=True):
        found = heights[base]
        near = [row for row in rows[:-3:-1] if row[0].base - base <= 0.2 * min(found[0].size, row[0].size)]
        fitting = next((row for row in near if not _overlap(row, found)), None)
        if fitting is None:
            rows.append(found)
        else:
            fitting.extend(found)
    return rows


def _overlap(row: list[Letter], found: list[Letter]) -> bool:
    """Tell whether letters are printed over others, as a notice over a page's text."""
    spans = sorted((letter.left, letter.right) for letter in row if letter.text not in _GAPS)
    covered = 0
    for letter in found:
        middle = (letter.left + letter.right) / 2
        index = bisect_right(spans, (middle, _FAR)) - 1
        covered += index >= 0 and spans[index][1] > middle and letter.text not in _GAPS
    return covered > 2 and 4 * covered > len(found)


def _words(row: list[Letter]) -> list[Word]:
    """Return the words of one height, from left to right."""
    spaced = sum(letter.text.isspace() for letter in row) * 20 > len(row)
    words: list[list[Letter]] = []
    parted, edge = "", 0.0
    spaces: set[int] = set()
    for letter in sorted(row, key=lambda item: item.left + item.right):
        if letter.text in _GAPS:
            parted = letter.text if parted in {"", LIKELY_GAP} else parted
            continue
        if not words or _begins(words[-1][-1], letter, letter.left - edge, parted, spaced=spaced):
            spaces |= set() if parted in {"", LIKELY_GAP} else {len(words)}
            words.append([letter])
            edge = letter.right
        else:
            words[-1].append(letter)
            edge = max(edge, letter.right)
        parted = ""
    return [_word(word, spaced=index in spaces) for index, word in enumerate(words)]


def _begins(before: Letter, letter: Letter, gap: float, parted: str, *, spaced: bool) -> bool:
    """Tell whether a letter begins a new word: after a space, or what looks like one."""
    if not parted and letter.size == before.size and gap <= _WORD_GAP * letter.size:
        return False
    if runs_left(letter.text + before.text):
        return gap > {"": _LEFTWARD_GAP, LIKELY_GAP: _WORD_GAP}.get(parted, _LIKELY_WORD_GAP) * letter.size
    least = _LIKELY_WORD_GAP if parted == LIKELY_GAP else -0.3
    return (bool(parted) and gap > least * letter.size) or _is_apart(before, letter, gap, spaced=spaced)


def _is_apart(before: Letter, letter: Letter, gap: float, *, spaced: bool) -> bool:
    """Tell whether a letter begins a new word after a gap without a space, or in another size."""
    size = max(letter.size, before.size)
    if size > 1.8 * min(letter.size, before.size):
        return True
    if gap <= _WORD_GAP * size:
        return before.base != letter.base and not 0.75 < letter.size / max(0.1, before.size) < 1.33
    return gap > (_WRITTEN_WORD_GAP if spaced else _WORD_GAP) * size


def _word(letters: list[Letter], *, spaced: bool) -> Word:
    """Return a word's letters as they are read: letters of a script that runs to the left are turned round."""
    text = "".join(letter.text for letter in letters)
    rtl = runs_left(text) and sum(map(runs_left, text)) * 2 > sum(map(str.isalpha, text))
    middle = letters[len(letters) // 2]
    return Word(
        text=_turned_round(letters) if rtl else text,
        left=min(letter.left for letter in letters),
        bottom=min(letter.bottom for letter in letters),
        right=max(letter.right for letter in letters),
        top=max(letter.top for letter in letters),
        base=middle.base,
        size=middle.size,
        rtl=rtl,
        spaced=spaced,
        order=middle.order,
    )


def _turned_round(letters: list[Letter]) -> str:
    """Return letters that stand from left to right in reading order from the right; numbers keep theirs."""
    strong = [False, *(_keeps(letter.text) for letter in letters), False]
    kept = [
        keeps or (letter.text in ".,:/-٫٬" and before and after)
        for letter, before, keeps, after in zip(letters, strong, strong[1:], strong[2:], strict=False)
    ]
    runs: list[str] = []
    for letter, keeps, before in zip(letters, kept, [False, *kept], strict=False):
        if keeps and before:
            runs[-1] += letter.text
        else:
            runs.append(letter.text)
    return "".join(reversed(runs))


def _keeps(text: str) -> bool:
    """Tell whether a letter keeps its order among letters that run to the left: a digit, or one of a script that runs right."""
    return unicodedata.bidirectional(text[0]) in {"EN", "AN", "L"}


def _carries(carrier: Word, word: Word) -> bool:
    """Tell whether `word` is small and stands right after `carrier`, above or below its line."""
    lift = word.base - carrier.base
    beside = -0.15 * carrier.size <= word.left - carrier.right <= 0.25 * carrier.size
    off = 0.12 * carrier.size <= lift <= 0.7 * carrier.size or -0.4 * carrier.size <= lift <= -0.08 * carrier.size
    return beside and off and word.size < 0.87 * carrier.size


def _follows(follower: Word, word: Word) -> bool:
    """Tell whether `word` is the raised mark before a footnote's first word."""
    lift = word.base - follower.base
    beside = -0.15 * follower.size <= follower.left - word.right <= 1.2 * follower.size
    raised = 0.12 * follower.size <= lift <= 0.7 * follower.size
    return beside and raised and word.size < 0.87 * follower.size and bool(_MARK.fullmatch(word.text))


def _is_mark_place(carrier: Word, word: Word) -> bool:
    """Tell whether a raised number can be a footnote's mark: after a word or a sentence, not in "m2", not in "106"."""
    letters = sum(char.isalpha() for char in carrier.text)
    return word.base > carrier.base and (letters > 2 or not carrier.text[-1].isalnum())


def _extended(carrier: Word, word: Word, text: str) -> Word:
    return replace(
        carrier,
        text=carrier.text + text,
        bottom=min(carrier.bottom, word.bottom),
        right=max(carrier.right, word.right),
        top=max(carrier.top, word.top),
    )
