"""Where a character of an article's text stands in the original, in words."""

from bisect import bisect_right
from collections.abc import Sequence

from headwater.model.text import Place

_POINTS_A_MM = 72 / 25.4


def place_of(found: Sequence[Place], offset: int) -> Place | None:
    """Return which of an article's places covers a character of its text, None where none does."""
    index = bisect_right(found, offset, key=lambda place: place.start) - 1
    place = found[index] if index >= 0 else None
    return place if place and offset < place.end else None


def nearest(found: Sequence[Place], offset: int) -> Place | None:
    """Return the place that covers a character, or the next one: repair puts in spaces that stand nowhere."""
    after = bisect_right(found, offset, key=lambda place: place.start)
    return place_of(found, offset) or (found[after] if after < len(found) else None)


def shown(found: Sequence[Place], offset: int) -> str:
    """Return in words where a character of an article's text stands in the capture, or the next one that has a place."""
    place = nearest(found, offset)
    if place is None:
        return "no known place in the file"
    number = place.offset + max(0, offset - place.start) + 1
    if place.box:
        left, bottom = (round(points / _POINTS_A_MM) for points in place.box[:2])
        return f"{place.part} of the PDF, in the line {left} mm from the left and {bottom} mm from the bottom"
    if not place.part:
        return f"character {number} of the file"
    kind = "attribute " if "/@" in place.part else "text node " if place.part.startswith("/") else ""
    return f"{kind}{place.part}, character {number}"
