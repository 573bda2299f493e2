"""A page of a PDF as a picture in colour, with places marked: for people to look at."""

import struct
import zlib
from collections.abc import Iterable
from typing import TypeAlias

from headwater.errors import UnreadableFile
from headwater.ingest.documents.pdf_sheets import Box, leaf, opened
from headwater.model.text import Capture

_MOST_DOTS = 1_400  # of the longer side: a printed page is read well at this size
_MOST_SCALE = 2.0  # dots a point
_AROUND = 2.0  # points about a line of letters
_EDGE = 2  # dots
# What the marker lets through of each colour, which leaves dark letters dark; and the colour of the line around it.
_MARKER = (1.0, 0.85, 0.3)
_LINE = (29, 92, 133)

Area: TypeAlias = tuple[int, int, int, int]


def shown_page(capture: Capture, number: int, boxes: Iterable[Box]) -> bytes:
    """Return page `number` (from 1) of a PDF as a PNG picture, with `boxes` (in points on the page) marked.

    Raises:
        HeadwaterError: the file cannot be opened, or the page cannot be drawn.
    """
    with opened(capture) as pdf:
        page = leaf(pdf, number)
        if page is None:
            raise UnreadableFile(capture.path, f"its page {number} cannot be drawn")
        width, height = page.get_size()
        scale = min(_MOST_SCALE, _MOST_DOTS / max(1.0, width, height))
        bitmap = page.render(scale=scale, rev_byteorder=True, may_draw_forms=False)
        place = bitmap.get_posconv(page)
        corners = [(place.to_bitmap(*box[:2]), place.to_bitmap(*box[2:])) for box in boxes]
        stride, columns, lines = bitmap.stride, bitmap.width, bitmap.height
        dots = bytearray(bitmap.buffer)
        bitmap.close()
        page.close()
    around = round(_AROUND * scale)
    for (x, y), (other_x, other_y) in corners:
        left, right = max(0, min(x, other_x) - around), min(columns, max(x, other_x) + around)
        top, bottom = max(0, min(y, other_y) - around), min(lines, max(y, other_y) + around)
        _mark(dots, stride, (left, top, right, bottom))
    return _png(
        b"".join(b"\0" + dots[at : at + 3 * columns] for at in range(0, stride * lines, stride)), columns, lines
    )


def _mark(dots: bytearray, stride: int, area: Area) -> None:
    """Draw a stretch of a page as a marker leaves it, with a line around: not by colour alone."""
    left, top, right, bottom = area
    if left >= right or top >= bottom:
        return
    tables = [bytes(round(value * share) for value in range(256)) for share in _MARKER]
    for row in range(top, bottom):
        start, end = row * stride + 3 * left, row * stride + 3 * right
        for colour, table in enumerate(tables):
            dots[start + colour : end : 3] = dots[start + colour : end : 3].translate(table)
        edge = min(_EDGE, right - left)
        if row < top + _EDGE or row >= bottom - _EDGE:
            dots[start:end] = bytes(_LINE) * (right - left)
        else:
            dots[start : start + 3 * edge] = dots[end - 3 * edge : end] = bytes(_LINE) * edge


def _png(rows: bytes, columns: int, lines: int) -> bytes:
    """Return rows of dots (each a zero, then three bytes a dot) as a PNG file."""
    head = struct.pack(">IIBBBBB", columns, lines, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b""))
    made = (
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(made)
