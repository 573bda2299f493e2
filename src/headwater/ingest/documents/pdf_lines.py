"""Words on a page to lines: what stands on one height in one column."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from headwater.ingest.documents.pdf_gutters import Gutter, gutters
from headwater.ingest.documents.pdf_sheets import Box, Letter
from headwater.ingest.documents.pdf_words import Word, in_rows, usual_size, with_raised, words

# Words so far apart on one height are two lines, even where no column shows it.
_LINE_GAP = 3.0
_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_LIST_MARK = re.compile(r"[•▪●◦‣■□*–—-]|\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[a-z])[.)]?")


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLine:
    """One line of one column of a page: its text, as it is read, and its place. `first` is the width of its first word."""

    page: int
    text: str
    left: float
    bottom: float
    right: float
    top: float
    base: float
    size: float
    first: float
    rtl: bool = False
    order: int = 0

    @property
    def box(self) -> Box:
        """Return the line's place: left, bottom, right, top."""
        return (self.left, self.bottom, self.right, self.top)


def text_lines(letters: tuple[Letter, ...], page: int) -> tuple[TextLine, ...]:
    """Return the lines of a page from top to bottom, on one height from left to right."""
    found = words(letters)
    if not found:
        return ()
    body = usual_size(found)
    drops = _drops(found, body) if len(found) > 3 else []
    rows = in_rows(with_raised([word for word in found if word not in drops]))
    found_gutters = gutters(rows)
    lines = [text_line(part, page) for row in rows for part in _parts(row, found_gutters)]
    return tuple(sorted(_with_drops(lines, drops), key=lambda line: (-line.base, line.left)))


def text_line(words: list[Word], page: int) -> TextLine:
    """Return the line that words on one height make."""
    rtl = sum(len(word.text) for word in words if word.rtl) * 2 > sum(len(word.text) for word in words)
    ordered = _logical(words) if rtl or any(word.rtl for word in words) else words
    first = words[-1] if rtl else words[0]
    return TextLine(
        page=page,
        text=_unspaced(_bracketed(ordered, rtl=rtl), words),
        left=words[0].left,
        bottom=min(word.bottom for word in words),
        right=max(word.right for word in words),
        top=max(word.top for word in words),
        base=median(word.base for word in words),
        size=usual_size(words),
        first=first.right - first.left,
        rtl=rtl,
        order=min(word.order for word in words),
    )


def _logical(words: list[Word]) -> list[Word]:
    """Return the words of a line with right-to-left script in reading order: runs that go the other way are turned round."""
    rtl = sum(len(word.text) for word in words if word.rtl) * 2 > sum(len(word.text) for word in words)
    runs: list[list[Word]] = []
    for word in words:
        other = _direction(word, rtl=rtl) != rtl
        if runs and other and _direction(runs[-1][-1], rtl=rtl) != rtl:
            runs[-1].append(word)
        else:
            runs.append([word])
    if rtl:
        return [_mark_last(word) for run in reversed(runs) for word in run]
    return [word for run in runs for word in reversed(run)]


def _mark_last(word: Word) -> Word:
    """Return a number or Latin word of a line that runs to the left with the mark after it, which stands to its left."""
    match = None if word.rtl else re.fullmatch(r"([.,:;!?،؛؟]{1,3})(\w.*)", word.text)
    return replace(word, text=match[2] + match[1][::-1]) if match else word


def _direction(word: Word, *, rtl: bool) -> bool:
    """Tell whether a word runs to the left; one without letters runs as its line does."""
    return word.rtl if any(char.isalpha() for char in word.text) else rtl


def _bracketed(words: list[Word], *, rtl: bool) -> str:
    """Return the words as one text. Where brackets close before they open, the file has them as they look: they are turned."""
    text = words[0].text
    for left, right in pairwise(words):
        # What stood between them was a footnote's mark.
        beside = right.text[0] in ",.;:!?)" and abs(right.left - left.right) < 0.1 * right.size
        text += right.text if beside else f" {right.text}"
    first = re.search(r"[()\[\]{}«»]", text) if rtl else None
    return text.translate(_MIRRORED) if first and first[0] in ")]}»" else text


def _unspaced(text: str, words: list[Word]) -> str:
    """Return a line without the spaces that set its letters apart for show: "E X T R A" is "EXTRA"."""
    single = sum(len(word.text) == 1 and word.text.isalpha() for word in words)
    if single < 4 or single < 0.7 * len(words) or any(word.rtl for word in words):
        return text
    gaps = [right.left - left.right for left, right in pairwise(words)]
    usual = median(gaps)
    joined = words[0].text
    for gap, word in zip(gaps, words[1:], strict=True):
        joined += (" " if gap > max(1.5 * usual, usual + 0.15 * word.size) else "") + word.text
    return joined


def _drops(found: list[Word], body: float) -> list[Word]:
    """Return the drop caps: one letter, perhaps with a quotation mark, two or more lines high, none as large beside it."""
    large = [word for word in found if word.size > 1.9 * body]
    return [
        word
        for word in large
        if len(word.text) <= 2
        and word.text[-1].isupper()
        and sum(abs(other.base - word.base) < 0.2 * word.size for other in large) == 1
    ]


def _with_drops(lines: list[TextLine], drops: list[Word]) -> list[TextLine]:
    """Return the lines with each drop cap put before the highest line beside it."""
    for drop in drops:
        near = [
            line
            for line in lines
            if -0.3 * line.size <= line.left - drop.right <= 1.6 * line.size
            and drop.base - 0.2 * line.size <= line.base <= drop.top
        ]
        word = text_line([drop], lines[0].page if lines else 1)
        if not near:
            lines = [*lines, word]
            continue
        first = max(near, key=lambda line: line.base)
        follower = first.text.split(maxsplit=1)[0]
        apart = drop.text in {"A", "I", "O"} and any(follower in line.text.split() for line in lines if line != first)
        lines = [_dropped(first, drop, " " if apart else "") if line == first else line for line in lines]
    return lines


def _dropped(line: TextLine, drop: Word, space: str) -> TextLine:
    return replace(
        line,
        text=f"{drop.text}{space}{line.text}",
        left=drop.left,
        top=max(line.top, drop.top),
        first=line.first + drop.right - drop.left,
    )


def _parts(row: list[Word], found: list[Gutter]) -> list[list[Word]]:
    """Return a row of words parted where a gutter runs or the gap is very wide."""
    parts = [[row[0]]]
    for a, b in pairwise(row):
        between = any(gutter.parts(a, b) for gutter in found)
        listed = len(parts[-1]) == 1 and _LIST_MARK.fullmatch(a.text)
        if between and b.left > a.right and not listed:
            parts.append([])
        parts[-1].append(b)
    return [piece for part in parts for piece in _far_apart(part)]


def _far_apart(part: list[Word]) -> list[list[Word]]:
    """Return a part of a row parted at very wide gaps, but for those of a line that was spread to fill its column."""
    gaps = [(b.left - a.right) / max(a.size, b.size) for a, b in pairwise(part)]
    spread = all(word.spaced for word in part[1:]) and max(gaps, default=0.0) < min(
        2 * _LINE_GAP, 1.5 * min(gaps, default=0.0) + 0.1
    )
    pieces = [[part[0]]]
    for gap, word in zip(gaps, part[1:], strict=True):
        if gap > _LINE_GAP and not spread:
            pieces.append([])
        pieces[-1].append(word)
    return pieces
