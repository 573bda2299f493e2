"""Small PDF files, written by hand: text at given places, in columns, in other scripts, as pictures, and broken in many ways."""

import zlib
from collections.abc import Generator, Sequence
from dataclasses import dataclass

PAGE = (595.0, 842.0)

_WIDTHS = dict(
    zip(
        map(chr, range(32, 127)),
        (
            278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
            556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
            1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
            667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
            333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
            556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
        ),
        strict=True,
    )
)  # fmt: skip
# Other scripts are shown in a font that has no shapes here, each letter as wide as this.
_WIDE = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Put:
    """A line of text and where it begins. `before` is put in front of it as it is: a colour, a way of drawing, a shape."""

    x: float
    y: float
    text: str
    size: float = 10.0
    word_space: float = 0.0
    letter_space: float = 0.0
    before: str = ""
    matrix: str = "1 0 0 1"


def width(text: str, size: float = 10.0) -> float:
    """Return how wide a text is, in points."""
    return sum(_WIDTHS.get(char, _WIDE) for char in text) * size / 1000


def pdf(
    pages: Sequence[Sequence[Put]],
    *,
    title: str | None = None,
    page_entries: str = "",
    trailer: str = "",
) -> bytes:
    """Return a PDF with these lines on its pages."""
    system = "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
    heights = "/Ascent 800/Descent -200/CapHeight 700"
    head = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(f'{8 + 2 * i} 0 R' for i in range(len(pages)))}]>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        "<</Type/Font/Subtype/Type0/BaseFont/Odd/Encoding/Identity-H/DescendantFonts[5 0 R]/ToUnicode 7 0 R>>",
        f"<</Type/Font/Subtype/CIDFontType2/BaseFont/Odd/FontDescriptor 6 0 R{system}/DW {_WIDE}>>",
        f"<</Type/FontDescriptor/FontName/Odd/Flags 4/FontBBox[0 -200 600 800]{heights}/StemV 80/ItalicAngle 0>>",
    ]
    objects = [entry.encode("latin-1") for entry in head] + [_stream(_TO_UNICODE)]
    for number, page in enumerate(pages):
        size = f"/MediaBox[0 0 {PAGE[0]} {PAGE[1]}]"
        fonts = "/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>"
        entry = f"<</Type/Page/Parent 2 0 R{size}{fonts}/Contents {9 + 2 * number} 0 R{page_entries}>>"
        objects.extend([entry.encode(), _stream(b"\n".join(map(_drawn, page)))])
    if title:
        objects.append(f"<</Title<FEFF{title.encode('utf-16-be').hex()}>>>".encode())
        trailer += f"/Info {len(objects)} 0 R"
    return assembled(objects, trailer=trailer)


def assembled(objects: Sequence[bytes], *, trailer: str = "") -> bytes:
    """Return a PDF file of these objects; the first is its catalogue."""
    body, places = b"%PDF-1.7\n", []
    for number, entry in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, entry)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = f"trailer\n<</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{len(body)}\n%%EOF\n".encode("latin-1")
    return body + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + end


def with_picture(grey: bytes, columns: int, rows: int, put: Sequence[Put] = ()) -> bytes:
    """Return a PDF of one page that a grey picture fills, and lines upon it."""
    image = f"/Type/XObject/Subtype/Image/Width {columns}/Height {rows}/ColorSpace/DeviceGray/BitsPerComponent 8"
    drawn = f"q {PAGE[0]} 0 0 {PAGE[1]} 0 0 cm /I1 Do Q\n".encode() + b"\n".join(map(_drawn, put))
    return assembled(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {PAGE[0]} {PAGE[1]}]/Contents 4 0 R"
            "/Resources<</Font<</F1 6 0 R>>/XObject<</I1 5 0 R>>>>>>".encode(),
            _stream(drawn),
            _stream(grey, image),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        ]
    )


def wrapped(text: str, measure: float, size: float, indent: float = 0.0, *, broken: bool = True) -> list[str]:
    """Return a text as lines no wider than `measure`, the first set in; long words are broken at a line's end."""
    lines, room = [""], measure - indent
    for word in text.split():
        line = f"{lines[-1]} {word}" if lines[-1] else word
        if width(line, size) <= room:
            lines[-1] = line
            continue
        head = _head(word, room - width(f"{lines[-1]} -", size), size) if broken else ""
        if head:
            lines[-1] += f" {head}-"
        lines.append(word[len(head) :])
        room = measure
    return lines


def _head(word: str, room: float, size: float) -> str:
    """Return as much of a long word as fits, three letters at least on either side; "" where none does."""
    fitting = (word[:cut] for cut in range(len(word) - 3, 2, -1) if width(word[:cut], size) <= room)
    return next(fitting, "") if len(word) > 7 and word.isalpha() else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How text is set: how many columns, their distance, edges even or ragged, paragraphs set in or spaced, heads over pages."""

    columns: int = 1
    gutter: float = 18.0
    size: float = 10.0
    leading: float = 12.0
    even: bool = True
    indent: float = 12.0
    space: float = 0.0
    broken: bool = True
    head: str = ""
    headline: str = ""


def laid_out(paragraphs: Sequence[str], layout: Layout) -> list[list[Put]]:
    """Return the pages on which paragraphs stand in columns, one after the other."""
    pages: list[list[Put]] = []
    measure = (PAGE[0] - 100 - layout.gutter * (layout.columns - 1)) / layout.columns
    slots = _slots(layout, pages, measure)
    x, y = next(slots)
    for paragraph in paragraphs:
        lines = wrapped(paragraph, measure, layout.size, layout.indent, broken=layout.broken)
        for index, line in enumerate(lines):
            inset = layout.indent if index == 0 else 0.0
            slack = measure - inset - width(line, layout.size)
            spaces = line.count(" ") if layout.even and index < len(lines) - 1 else 0
            space = slack / spaces if spaces else 0.0
            pages[-1].append(Put(x=x + inset, y=y, text=line, size=layout.size, word_space=space))
            x, y = slots.send(layout.leading)
        x, y = slots.send(layout.space)
    return pages


def _slots(layout: Layout, pages: list[list[Put]], measure: float) -> Generator[tuple[float, float], float, None]:
    """Yield where the next line begins; what is sent in is how far down it is from the one before."""
    while True:
        number = len(pages) + 1
        pages.append([])
        top = 770.0
        if layout.head:
            pages[-1].append(Put(x=50, y=800, text=layout.head, size=8))
            pages[-1].append(Put(x=530, y=30, text=str(number), size=8))
        if layout.headline and number == 1:
            pages[-1].append(Put(x=50, y=750, text=layout.headline, size=26))
            top = 715.0
        for column in range(layout.columns):
            y = top
            while y > 70:
                y -= yield (50 + column * (measure + layout.gutter), y)


def _drawn(put: Put) -> bytes:
    other = any(char not in _WIDTHS and ord(char) > 255 and char not in _ANSI for char in put.text)
    coded = f"<{put.text.encode('utf-16-be').hex()}>" if other else f"<{put.text.encode('cp1252').hex()}>"
    return (
        f"q {put.before} BT /{'F2' if other else 'F1'} {put.size} Tf {put.word_space:.4f} Tw {put.letter_space} Tc "
        f"{put.matrix} {put.x:.3f} {put.y:.3f} Tm {coded} Tj ET Q"
    ).encode()


_ANSI = frozenset("‘’“”–—…•€†‡")


def _stream(body: bytes, entries: str = "") -> bytes:
    packed = zlib.compress(body)
    return f"<<{entries}/Filter/FlateDecode/Length {len(packed)}>>\nstream\n".encode() + packed + b"\nendstream"


_TO_UNICODE = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Odd def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
2 beginbfrange <0000> <06FF> <0000> <FB00> <FB06> <FB00> endbfrange
endcmap CMapName currentdict /CMap defineresource pop end end"""
