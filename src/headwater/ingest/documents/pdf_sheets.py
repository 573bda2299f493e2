"""The one door of PDFium: a PDF's pages as letters with their places, and as pictures."""

import ctypes
import math
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, TypeAlias

import pypdfium2
from pypdfium2 import raw

from headwater.errors import EncryptedFile, TooMuchWork, UnreadableFile
from headwater.model.text import Capture

Box = tuple[float, float, float, float]
Pdf: TypeAlias = pypdfium2.PdfDocument
# What a letter is drawn by, as a bare number: asked for each letter, and a pointer object for each would take long.
_DRAWN = ctypes.cast(raw.FPDFText_GetTextObject, ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int))
# No page is so large, in points.
_FAR = 1e6

MAX_PAGES = 2_000
"""A PDF with more pages is a book or an attack: it is refused."""

LIKELY_GAP = "\u200b"
"""The text of a mark that stands among a page's letters where PDFium sees a gap between words, and none is written."""

_GAP = ord(LIKELY_GAP)
_MAX_LETTERS = 100_000
_MAX_OBJECTS = 20_000
_MAX_PIXELS = 24_000_000
# FPDF_GetLastError: the file needs a password, or a way of locking that PDFium does not know.
_LOCKED = (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
_INVISIBLE = raw.FPDF_TEXTRENDERMODE_INVISIBLE
_CLIPPING = raw.FPDF_TEXTRENDERMODE_CLIP
# What PDFium may give for a hyphen at a line's end.
_HYPHENS = frozenset([0x02, 0x2D, 0xAD, 0xFFFE])
_QUARTER = math.pi / 2


class Letter(NamedTuple):
    """A letter and where it stands. A tuple, not a dataclass: a page has thousands, and they are made one by one.

    `base` is the height of the line it stands on, `size` that of its font; all in points, turned so that the text runs
    to the right. `order` is its place in the page's program.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    base: float
    size: float
    order: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One page. `box` is its visible part and `pictures` the places of its images, turned like the letters.

    `turn` says by how many quarters the text was turned. `drawings` counts lines and shapes, `garbled` those letters of
    which the file does not say what they mean; they are not among `letters`.
    """

    number: int
    box: Box
    turn: int
    letters: tuple[Letter, ...]
    pictures: tuple[Box, ...]
    drawings: int
    garbled: int


class _Style(NamedTuple):
    """What the letters of one stretch of a page's program have in common. `doubted`: some may have no meaning as text."""

    size: float
    origin: tuple[float, float]
    turn: int | None
    doubted: bool
    hidden: bool
    white: bool


class _Raw(NamedTuple):
    """A letter as it lies in the file, with what it looks like."""

    text: str
    box: Box
    style: _Style


@contextmanager
def opened(capture: Capture) -> Iterator[Pdf]:
    """Open a PDF for `sheet` and `picture`. Nothing in it is run: no script, no form, no attachment.

    Raises:
        EncryptedFile: it asks for a password.
        UnreadableFile: it is damaged beyond what PDFium mends, or has no page.
        TooMuchWork: it has more than `MAX_PAGES` pages.
    """
    try:
        pdf = pypdfium2.PdfDocument(capture.body)
    except pypdfium2.PdfiumError as error:
        if error.err_code in _LOCKED:
            raise EncryptedFile(capture.path) from error
        raise UnreadableFile(capture.path, "it is damaged, or no PDF") from error
    try:
        if len(pdf) > MAX_PAGES:
            raise TooMuchWork(capture.path, f"it has more than {MAX_PAGES} pages")
        if len(pdf) < 1:
            raise UnreadableFile(capture.path, "it has no page")
        yield pdf
    finally:
        pdf.close()


def page_count(pdf: Pdf) -> int:
    """Return how many pages an opened PDF says it has."""
    return len(pdf)


def document_title(pdf: Pdf) -> str:
    """Return the title that the file gives itself, "" where it gives none."""
    return str(pdf.get_metadata_value("Title")).strip()


def sheet(pdf: Pdf, number: int, path: str) -> Sheet | None:
    """Return page `number` (from 1), None where the page is damaged.

    Raises:
        TooMuchWork: it holds more letters than any page that is to be read.
    """
    try:
        page = pdf[number - 1]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return None
    try:
        return _sheet(page, text, number, path)
    finally:
        text.close()
        page.close()


def picture(pdf: Pdf, number: int, dots_per_inch: int) -> tuple[bytes, float] | None:
    """Return page `number` as a grey picture (PGM) and its scale in dots a point, None where the page is damaged.

    A page too large for that many dots is drawn smaller.
    """
    page = leaf(pdf, number)
    if page is None:
        return None
    try:
        width, height = page.get_size()
        scale = min(dots_per_inch / 72.0, math.sqrt(_MAX_PIXELS / max(1.0, width * height)))
        rows, stride, columns, lines = _drawn(page, scale)
    finally:
        page.close()
    body = b"".join(rows[start : start + columns] for start in range(0, stride * lines, stride))
    return b"P5 %d %d 255\n" % (columns, lines) + body, scale


def leaf(pdf: Pdf, number: int) -> pypdfium2.PdfPage | None:
    """Return page `number` (from 1) as PDFium has it, to be closed; None where the page is damaged, or there is none."""
    try:
        return pdf[number - 1] if 1 <= number <= len(pdf) else None
    except pypdfium2.PdfiumError:
        return None


def turned(box: Box, turn: int) -> Box:
    """Return a box turned clockwise by `turn` quarters about the origin; by -turn, it is as it was."""
    for _ in range(turn % 4):
        left, bottom, right, top = box
        box = (bottom, -right, top, -left)
    return box


def _sheet(page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage, number: int, path: str) -> Sheet:
    count = raw.FPDFText_CountChars(text.raw)
    if count > _MAX_LETTERS:
        raise TooMuchWork(path, f"page {number} holds more than {_MAX_LETTERS} letters")
    found, garbled = _letters(text.raw, count)
    box, (pictures, drawings) = _page_box(page), _objects(page)
    shown = _shown(page, found, box, pictures)
    turns = [letter.style.turn for letter in shown]
    turn = max((0, 1, 2, 3), key=lambda quarter: (turns.count(quarter), -quarter))
    return Sheet(
        number=number,
        box=turned(box, turn),
        turn=turn,
        letters=tuple(_turned_letters(_once([letter for letter in shown if letter.style.turn == turn]), turn)),
        pictures=tuple(turned(place, turn) for place in pictures),
        drawings=drawings,
        garbled=garbled,
    )


def _letters(text: ctypes.c_void_p, count: int) -> tuple[list[_Raw], int]:
    """Return the letters that the file itself holds, and how many more have no meaning as text."""
    place = raw.FS_RECTF()
    handle = ctypes.cast(text, ctypes.c_void_p).value
    styles: dict[int, _Style] = {}
    found: list[_Raw] = []
    garbled = 0
    for index, code in enumerate(_codes(text, count)):
        if code == _GAP:
            found.extend(_gap_after(found[-1:]))
            continue
        key = _DRAWN(handle, index) if code is not None else None
        if key is None or code is None:
            continue
        style = styles.get(key) or styles.setdefault(key, _style(text, index))
        written = _meaning(code)
        if written is None or (style.doubted and raw.FPDFText_HasUnicodeMapError(text, index) == 1):
            garbled += 1
            continue
        raw.FPDFText_GetLooseCharBox(text, index, place)
        left, bottom, right, top = place.left, place.bottom, place.right, place.top
        # Not so where a number is no number.
        if -_FAR < left <= right < _FAR and -_FAR < bottom <= top < _FAR:
            found.append(_Raw(written, (left, bottom, right, top), style))
    return found, garbled


def _gap_after(last: list[_Raw]) -> list[_Raw]:
    """Return a mark without width after a letter, where PDFium would put a space."""
    return [_Raw(LIKELY_GAP, (item.box[2], item.box[1], item.box[2], item.box[3]), item.style) for item in last]


def _codes(text: object, count: int) -> Iterator[int | None]:
    """Yield the code of every letter, None for what PDFium put in of its own and for the first half of a pair.

    A space that PDFium put in is a `_GAP`.
    """
    high = 0
    for index in range(count):
        code = raw.FPDFText_GetUnicode(text, index)
        if code <= 32 and raw.FPDFText_IsGenerated(text, index) == 1:
            yield _GAP if code == 32 else None
        elif code in _HYPHENS and raw.FPDFText_IsHyphen(text, index) == 1:
            yield 0x2D
        elif 0xD800 <= code < 0xDC00:
            high = code
            yield None
        elif 0xDC00 <= code < 0xE000:
            yield 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00 if high else 0xFFFD
            high = 0
        else:
            yield code


@lru_cache(maxsize=4096)
def _meaning(code: int) -> str | None:
    """Return a letter as it is written in text, None for a code that means nothing. Ligatures are taken apart."""
    if code in {9, 10, 13}:
        return " "
    if code > 0x10FFFF or code in {0xFEFF, 0xFFFD}:
        return None
    letter = chr(code)
    if unicodedata.category(letter) in {"Cc", "Co", "Cn", "Cs"}:
        return None
    joined = 0xFB00 <= code <= 0xFB06 or 0xFB50 <= code <= 0xFDFF or 0xFE70 <= code <= 0xFEFC
    return unicodedata.normalize("NFKC", letter).strip() or letter if joined else letter


def _style(text: object, index: int) -> _Style:
    """Return what the letters of one stretch of the page's program look like, by one of them."""
    matrix, x, y = raw.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetMatrix(text, index, matrix)
    raw.FPDFText_GetCharOrigin(text, index, x, y)
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    coloured = raw.FPDFText_GetFillColor(text, index, red, green, blue, alpha)
    mode = raw.FPDFTextObj_GetTextRenderMode(raw.FPDFText_GetTextObject(text, index))
    quarters = math.atan2(matrix.b, matrix.a) / _QUARTER
    return _Style(
        size=abs(raw.FPDFText_GetFontSize(text, index)) * math.hypot(matrix.c, matrix.d),
        origin=(x.value, y.value),
        turn=round(quarters) % 4 if abs(quarters - round(quarters)) < 0.08 else None,
        doubted=raw.FPDFText_HasUnicodeMapError(text, index) == 1,
        hidden=mode in {_INVISIBLE, _CLIPPING} or bool(coloured and alpha.value == 0),
        white=bool(coloured) and mode == 0 and min(red.value, green.value, blue.value) > 245,
    )


def _page_box(page: pypdfium2.PdfPage) -> Box:
    try:
        left, bottom, right, top = page.get_bbox()
    except pypdfium2.PdfiumError:
        width, height = page.get_size()
        return (0.0, 0.0, width, height)
    return (left, bottom, right, top)


def _objects(page: pypdfium2.PdfPage) -> tuple[tuple[Box, ...], int]:
    """Return the places of a page's images, and how many lines and shapes it has."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pictures, drawings = [], 0
    for index in range(min(_MAX_OBJECTS, raw.FPDFPage_CountObjects(page))):
        item = raw.FPDFPage_GetObject(page, index)
        kind = raw.FPDFPageObj_GetType(item)
        drawings += kind == raw.FPDF_PAGEOBJ_PATH
        is_picture = kind == raw.FPDF_PAGEOBJ_IMAGE or (kind == raw.FPDF_PAGEOBJ_FORM and _holds_image(item, 4))
        if is_picture and raw.FPDFPageObj_GetBounds(item, left, bottom, right, top):
            pictures.append((left.value, bottom.value, right.value, top.value))
    return tuple(pictures), drawings


def _holds_image(form: object, depth: int) -> bool:
    """Tell whether a form (a page's part that is drawn as one) shows an image."""
    for index in range(min(100, max(0, raw.FPDFFormObj_CountObjects(form)))):
        item = raw.FPDFFormObj_GetObject(form, index)
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            return True
        if kind == raw.FPDF_PAGEOBJ_FORM and depth and _holds_image(item, depth - 1):
            return True
    return False


def _shown(page: pypdfium2.PdfPage, found: list[_Raw], box: Box, pictures: tuple[Box, ...]) -> list[_Raw]:
    """Return the letters that a reader sees, and those that stand unseen upon the picture of a scanned page."""
    inside = [letter for letter in found if _within(letter.box, box)]
    seen = [letter for letter in inside if not letter.style.hidden]
    if len(seen) < len(inside):
        under = [letter for letter in inside if letter.style.hidden and any(_within(letter.box, p) for p in pictures)]
        # What was recognised by OCR fills the page; a few unseen words beside visible ones are there for machines.
        seen = under if len(under) > len(seen) else seen
    return _on_ground(page, seen, box) if any(letter.style.white for letter in seen) else seen


def _on_ground(page: pypdfium2.PdfPage, seen: list[_Raw], box: Box) -> list[_Raw]:
    """Return the letters without white ones on white ground. A white headline on a dark bar stays."""
    if page.get_rotation():
        return seen
    scale = min(1.5, math.sqrt(2_000_000 / max(1.0, (box[2] - box[0]) * (box[3] - box[1]))))
    dots, stride, columns, lines = _drawn(page, scale)

    def darkest(place: Box) -> int:
        first, last = (int((side - box[0]) * scale) for side in (place[0], place[2]))
        above, below = (int((box[3] - side) * scale) for side in (place[3], place[1]))
        rows = range(max(0, above), min(lines, below + 1))
        return min(
            (min(dots[r * stride + max(0, first) : r * stride + min(columns, last + 1)] or b"\xff") for r in rows),
            default=255,
        )

    return [letter for letter in seen if not letter.style.white or letter.text.isspace() or darkest(letter.box) < 235]


def _drawn(page: pypdfium2.PdfPage, scale: float) -> tuple[bytes, int, int, int]:
    """Return a page drawn in grey: dots, bytes in a row, dots in a row, rows."""
    bitmap = page.render(scale=scale, grayscale=True, may_draw_forms=False)
    try:
        return bytes(bitmap.buffer), bitmap.stride, bitmap.width, bitmap.height
    finally:
        bitmap.close()


def _within(box: Box, outer: Box) -> bool:
    """Tell whether the middle of a box lies in another."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return outer[0] <= x <= outer[2] and outer[1] <= y <= outer[3]


def _turned_letters(letters: list[_Raw], turn: int) -> Iterator[Letter]:
    for order, (text, box, style) in enumerate(letters):
        left, bottom, right, top = turned(box, turn) if turn else box
        base = turned((*style.origin, *style.origin), turn)[1] if turn else style.origin[1]
        yield Letter(text, left, bottom, right, top, base, style.size or max(1.0, top - bottom), order)


def _once(letters: list[_Raw]) -> list[_Raw]:
    """Return the letters without stretches drawn a second time a hair's breadth beside the first, which makes them bold."""
    stretches: dict[int, list[_Raw]] = defaultdict(list)
    for letter in letters:
        stretches[id(letter.style)].append(letter)
    places: set[tuple[str, int, int]] = set()
    kept = []
    for stretch in stretches.values():
        text, (x, y) = "".join(letter.text for letter in stretch), stretch[0].box[:2]
        step = max(0.5, 0.08 * stretch[0].style.size)
        column, row = int(x / step), int(y / step)
        near = ((text, column + dx, row + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1))
        if not any(place in places for place in near):
            kept.extend(stretch)
        places.add((text, column, row))
    return kept
