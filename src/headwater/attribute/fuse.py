"""Settling what several rules found in one place: the surest rule wins."""

from headwater.attribute.finds import Find
from headwater.model.text import Span


def settle(finds: list[Find]) -> list[Find]:
    """Return `finds` (surest first) without those whose cue or content an earlier one has claimed, in the order of the text."""
    kept: list[Find] = []
    for find in finds:
        if not any(_rival(find, other) for other in kept):
            kept.append(find)
    return sorted(kept, key=lambda f: (f.contents[0], f.contents, f.cues, f.sources))


def _rival(left: Find, right: Find) -> bool:
    if any(a.start < b.end and b.start < a.end for a in left.cues for b in right.cues):
        return True
    return _shared(left.contents, right.contents) > 0.8 * max(_size(left.contents), _size(right.contents))


def _shared(left: tuple[Span, ...], right: tuple[Span, ...]) -> int:
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in left for b in right)


def _size(spans: tuple[Span, ...]) -> int:
    return sum(span.end - span.start for span in spans)
