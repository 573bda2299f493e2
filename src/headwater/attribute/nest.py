"""Which attribution lies in which: the smallest content that holds another's cue."""

from headwater.attribute.finds import Find
from headwater.model.text import Span


def parents(finds: list[Find]) -> list[int | None]:
    """Return for each find the index of the smallest larger find whose content holds its cue (or source, or content).

    A parent is always larger than its child, so no find is its own ancestor.
    """
    return [_parent(finds, index) for index in range(len(finds))]


def _parent(finds: list[Find], index: int) -> int | None:
    child = finds[index]
    own = (_size(child.contents), -index)
    anchor = (child.cues or child.sources or child.contents)[0]
    holders = [
        (_size(other.contents), number)
        for number, other in enumerate(finds)
        if (_size(other.contents), -number) > own
        and any(c.start <= anchor.start and anchor.end <= c.end for c in other.contents)
    ]
    return min(holders)[1] if holders else None


def _size(spans: tuple[Span, ...]) -> int:
    return sum(span.end - span.start for span in spans)
