"""Statements at the same place of a copied passage: they say the same, word for word."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from headwater.model.links import Passage, Statement
from headwater.model.text import Span

LEAST_SHARE = 0.5


def alignments(statements: Sequence[Statement], passages: Sequence[Passage]) -> dict[tuple[int, int], float]:
    """Return the pairs of statements (indexes, left < right) that a passage lays on each other, and how far; a score."""
    places: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for number, statement in enumerate(statements):
        start, end = statement.content[0].start, statement.content[-1].end
        places[statement.article_id].append((start, end, number))
    for rows in places.values():
        rows.sort()
    aligned: dict[tuple[int, int], float] = {}
    for passage in passages:
        right_rows = places[passage.right]
        for start, end, number in _inside(places[passage.left], passage.left_span):
            mapped = _mapped(passage, start, end)
            for other_start, other_end, other in _inside(right_rows, passage.right_span):
                share = _overlap(mapped, (other_start, other_end)) * passage.score
                if share >= LEAST_SHARE:
                    pair = (min(number, other), max(number, other))
                    aligned[pair] = max(aligned.get(pair, 0.0), round(share, 4))
    return aligned


def _inside(rows: list[tuple[int, int, int]], span: Span) -> Iterator[tuple[int, int, int]]:
    """Yield the statements of which at least half lies in `span`."""
    at = bisect_left(rows, (span.start, 0, 0))
    for row in rows[max(0, at - 8) :]:
        if row[0] >= span.end:
            return
        if 2 * (min(row[1], span.end) - max(row[0], span.start)) >= row[1] - row[0]:
            yield row


def _mapped(passage: Passage, start: int, end: int) -> tuple[float, float]:
    """Return where the stretch of the left text would lie in the right one, by proportion."""
    left, right = passage.left_span, passage.right_span
    rate = (right.end - right.start) / (left.end - left.start)
    return right.start + (start - left.start) * rate, right.start + (end - left.start) * rate


def _overlap(one: tuple[float, float], other: tuple[float, float]) -> float:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    whole = max(one[1], other[1]) - min(one[0], other[0])
    return max(0.0, shared / whole) if whole > 0 else 0.0
