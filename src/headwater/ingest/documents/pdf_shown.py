"""A page of a PDF as a picture in colour, with places marked: for people to look at."""

import struct
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from headwater.errors import UnreadableFile
from headwater.ingest.documents.pdf_sheets import Box, leaf, opened
from headwater.model.text import Capture

_MOST_DOTS = 1_400  # of the longer side: a printed page is read well at this size
_MOST_SCALE = 2.0  # dots a point
_AROUND = 2.0  # points about a line of letters
_NEAR = 40.0  # points about what is marked
_EDGE = 2  # dots
# What the marker lets through of each colour, which leaves dark letters dark; and the colour of the line around it.
_MARKER = (1.0, 0.85, 0.3)
_TABLES = tuple(bytes(round(value * share) for value in range(256)) for share in _MARKER)
_LINE = (29, 92, 133)

Area: TypeAlias = tuple[int, int, int, int]


def shown_page(capture: Capture, number: int, boxes: Iterable[Box], *, near: bool = False) -> bytes:
    """Return page `number` (from 1) of a PDF as a PNG picture, with `boxes` (in points on the page) marked.

    Args:
        capture: the PDF.
        number: which page.
        boxes: what is marked; boxes that are not on the page are left out.
        near: show what is about the boxes, for small screens; all of the page if there are none.

    Raises:
        HeadwaterError: the file cannot be opened, or the page cannot be drawn.
    """
    dots, areas, scale = _drawn(capture, number, boxes)
    around = round(_AROUND * scale)
    found = [area for one in areas if (area := dots.within(one, around))]
    for area in found:
        _mark(dots, area)
    shown = _together(found) if near and found else (0, 0, dots.columns, dots.lines)
    left, top, right, bottom = dots.within(shown, round(_NEAR * scale)) or shown
    rows = (
        dots.body[at + 3 * left : at + 3 * right] for at in range(top * dots.stride, bottom * dots.stride, dots.stride)
    )
    return _png(b"".join(b"\0" + row for row in rows), right - left, bottom - top)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Dots:
    """A picture: three bytes a dot, `stride` bytes a row."""

    body: bytearray
    stride: int
    columns: int
    lines: int

    def within(self, area: Area, around: int) -> Area | None:
        """Return an area with some dots around it, as far as it is in the picture; None if it is not."""
        left, top = max(0, area[0] - around), max(0, area[1] - around)
        right, bottom = min(self.columns, area[2] + around), min(self.lines, area[3] + around)
        return (left, top, right, bottom) if left < right and top < bottom else None


def _drawn(capture: Capture, number: int, boxes: Iterable[Box]) -> tuple[_Dots, list[Area], float]:
    """Return a page drawn, where boxes are on the picture, and its scale in dots a point."""
    with opened(capture) as pdf:
        page = leaf(pdf, number)
        if page is None:
            raise UnreadableFile(capture.path, f"its page {number} cannot be drawn")
        width, height = page.get_size()
        scale = min(_MOST_SCALE, _MOST_DOTS / max(1.0, width, height))
        bitmap = page.render(scale=scale, rev_byteorder=True, may_draw_forms=False)
        place = bitmap.get_posconv(page)
        corners = [(*place.to_bitmap(*box[:2]), *place.to_bitmap(*box[2:])) for box in boxes]
        dots = _Dots(body=bytearray(bitmap.buffer), stride=bitmap.stride, columns=bitmap.width, lines=bitmap.height)
        bitmap.close()
        page.close()
    areas = [(min(x, far_x), min(y, far_y), max(x, far_x), max(y, far_y)) for x, y, far_x, far_y in corners]
    return dots, areas, scale


def _together(areas: Sequence[Area]) -> Area:
    """Return the smallest area that holds some areas."""
    left, top, right, bottom = zip(*areas, strict=True)
    return (min(left), min(top), max(right), max(bottom))


def _mark(dots: _Dots, area: Area) -> None:
    """Draw a stretch of a page as a marker leaves it, with a line around: not by colour alone."""
    left, top, right, bottom = area
    body, line, edge = dots.body, bytes(_LINE), min(_EDGE, right - left)
    for row in range(top, bottom):
        start, end = row * dots.stride + 3 * left, row * dots.stride + 3 * right
        for colour, table in enumerate(_TABLES):
            body[start + colour : end : 3] = body[start + colour : end : 3].translate(table)
        if row < top + _EDGE or row >= bottom - _EDGE:
            body[start:end] = line * (right - left)
        else:
            body[start : start + 3 * edge] = body[end - 3 * edge : end] = line * edge


def _png(rows: bytes, columns: int, lines: int) -> bytes:
    """Return rows of dots (each a zero, then three bytes a dot) as a PNG file."""
    head = struct.pack(">IIBBBBB", columns, lines, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b""))
    made = (
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(made)
