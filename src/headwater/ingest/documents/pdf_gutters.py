"""The white between columns: where it runs down a page beside several lines of words."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from headwater.ingest.documents.pdf_words import Word

# The white between two columns: at least so wide, in font sizes and in points, and beside so many lines.
_GAP = 0.6
_MIN_GAP = 5.0
_ROWS = 3
# White as wide as this, in font sizes, is no space between words.
_SURE_GAP = 1.1
# So many points a gutter has in common with the gap in a line beside it.
_COMMON = 4.0
# Edges that stand at one place do so to within so many points.
_EXACT = 3.0


@dataclass(slots=True)
class Gutter:
    """White that runs down between words: its sides so far, its ends, and the words' edges along it.

    `twins` counts the rows in which another gap beside it is just as wide, as in a line that was spread to fill its column.
    """

    left: float
    right: float
    top: float
    bottom: float
    size: float
    starts: list[float] = field(default_factory=list)
    ends: list[float] = field(default_factory=list)
    twins: int = 0

    def parts(self, before: Word, after: Word) -> bool:
        """Tell whether the gutter runs between two words that stand on one height."""
        beside = self.bottom - 1 <= before.base <= self.top + 1
        return beside and min(self.right, after.left) - max(self.left, before.right) >= _COMMON - 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Gap:
    """The white between two words beside each other on one height."""

    left: float
    right: float
    base: float
    size: float
    twin: bool


def gutters(rows: list[list[Word]]) -> list[Gutter]:
    """Return the gutters between columns: beside three or more rows, along which words begin or end at one place.

    Rows are words on one height, from left to right; the highest row comes first.
    """
    alive: list[Gutter] = []
    done: list[Gutter] = []
    for row in rows:
        gaps = list(_gaps(row))
        going: list[Gutter] = []
        for gutter in alive:
            (going if _goes_on(gutter, row, gaps) else done).append(gutter)
        alive = going
        for gap in gaps:
            same = [gutter for gutter in alive if _is_common(gutter, gap)]
            for gutter in same or [Gutter(gap.left, gap.right, gap.base, gap.base, gap.size)]:
                _lengthen(gutter, gap)
                alive.extend([] if same else [gutter])
    return [gutter for gutter in done + alive if _is_gutter(gutter)]


def _gaps(row: list[Word]) -> Iterator[_Gap]:
    """Yield the gaps of a row that are wide enough for a gutter."""
    widths = [b.left - a.right for a, b in pairwise(row)]
    for index, (a, b) in enumerate(pairwise(row)):
        beside = widths[max(0, index - 1) : index] + widths[index + 1 : index + 2]
        size = max(a.size, b.size)
        if widths[index] >= max(_MIN_GAP, _GAP * size):
            twin = any(abs(widths[index] - other) < 0.06 * size for other in beside)
            yield _Gap(left=a.right, right=b.left, base=a.base, size=size, twin=twin)


def _is_common(gutter: Gutter, gap: _Gap) -> bool:
    return min(gutter.right, gap.right) - max(gutter.left, gap.left) >= _COMMON


def _goes_on(gutter: Gutter, row: list[Word], gaps: list[_Gap]) -> bool:
    """Tell whether a row leaves a part of the gutter above it white; a row on one side of it may narrow it."""
    left, right = row[0].left, row[-1].right
    if gutter.bottom - row[0].base > 6 * gutter.size:
        return False
    if left > gutter.left + _COMMON:
        gutter.right = min(gutter.right, left)
        if abs(left - gutter.starts[-1]) < _EXACT:
            gutter.starts.append(left)
            gutter.bottom = row[0].base
        return True
    if right < gutter.right - _COMMON:
        gutter.left = max(gutter.left, right)
        return True
    return any(_is_common(gutter, gap) for gap in gaps)


def _lengthen(gutter: Gutter, gap: _Gap) -> None:
    """Take a row's gap into a gutter. Where the next column has no line beside it, words begin much further to the right."""
    if gap.right - gutter.right <= 3 * gap.size:
        gutter.starts.append(gap.right)
        gutter.ends.append(gap.left)
        gutter.twins += gap.twin
    gutter.left, gutter.right = max(gutter.left, gap.left), min(gutter.right, gap.right)
    gutter.bottom = gap.base


def _is_gutter(gutter: Gutter) -> bool:
    """Tell whether white is a gutter: words begin or end along it, more of them where it is no wider than a space may be."""
    starts, ends = _most_at_one(gutter.starts), _most_at_one(gutter.ends)
    aligned, count = max(starts, ends), len(gutter.starts)
    wide = gutter.right - gutter.left >= _SURE_GAP * gutter.size
    even = min(starts, ends) >= 0.8 * count or (aligned == count > _ROWS)
    exact = _most_at_one(gutter.starts, 0.5)
    spread = gutter.twins >= 0.4 * len(gutter.ends) and (exact < _ROWS or exact < 0.75 * count)
    return aligned >= (_ROWS if wide or even else 2 * _ROWS) and aligned >= 0.55 * count and not spread


def _most_at_one(edges: list[float], within: float = _EXACT) -> int:
    """Return how many edges stand at one place, to within so many points."""
    ordered = sorted(edges)
    most, first = 0, 0
    for last, edge in enumerate(ordered):
        while edge - ordered[first] > within:
            first += 1
        most = max(most, last - first + 1)
    return most
