"""Which attribution lies in which: the smallest content that holds another's cue."""

from bisect import bisect_right

from headwater.attribute.finds import Find
from headwater.model.text import Span


def parents(finds: list[Find]) -> list[int | None]:
    """Return for each find the index of the smallest larger find whose content holds its cue (or source, or content).

    A parent is always larger than its child, so no find is its own ancestor.
    """
    sizes = [_size(find.contents) for find in finds]
    pieces = sorted((span.start, span.end, number) for number, find in enumerate(finds) for span in find.contents)
    starts = [piece[0] for piece in pieces]
    return [
        _parent(finds, sizes, pieces[: bisect_right(starts, _anchor(find).start)], n) for n, find in enumerate(finds)
    ]


def _parent(finds: list[Find], sizes: list[int], pieces: list[tuple[int, int, int]], index: int) -> int | None:
    anchor = _anchor(finds[index])
    own = (sizes[index], -index)
    holders = [(sizes[number], number) for _, end, number in pieces if anchor.end <= end]
    return min((row for row in holders if (row[0], -row[1]) > own), default=(0, None))[1]


def _anchor(find: Find) -> Span:
    return (find.cues or find.sources or find.contents)[0]


def _size(spans: tuple[Span, ...]) -> int:
    return sum(span.end - span.start for span in spans)
