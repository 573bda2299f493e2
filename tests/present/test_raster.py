"""Pictures as PNG: drawn where no system font is installed, and never so large that memory runs out."""

import struct
import subprocess
import sys

import pytest

from headwater.present.raster import png
from headwater.present.stemma import picture
from present import make
from present.piles import pile

_SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {0}"><text y="40" font-size="40">{1}</text></svg>'


def size(drawn: bytes) -> tuple[int, int]:
    """Return the width and height of a PNG file."""
    assert drawn.startswith(b"\x89PNG\r\n")
    wide, high = struct.unpack(">II", drawn[16:24])
    return wide, high


def test_a_picture_is_drawn_at_twice_its_size() -> None:
    """On a projector small letters must be sharp."""
    case = make.story("01-skerrow-ferry")
    drawing = picture(case, "1", dark=False)
    wide, high = (int(part) for part in drawing.partition('viewBox="0 0 ')[2].partition('"')[0].split())

    assert size(png(drawing)) == (2 * wide, 2 * high)


def test_letters_are_drawn_where_the_system_has_none() -> None:
    """A server and a container have no fonts; the picture has its own."""
    assert png(_SQUARE.format(60, "claim")) != png(_SQUARE.format(60, ""))


def test_the_same_picture_gives_the_same_bytes() -> None:
    """Whoever makes the slide again gets the slide again, in another process too."""
    code = f"import sys; from headwater.present.raster import png; sys.stdout.buffer.write(png({_SQUARE.format(60, 'a')!r}))"
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)

    assert png(_SQUARE.format(60, "a")) == other.stdout


def test_a_huge_picture_is_drawn_smaller() -> None:
    """A picture of a crowd must not take all memory."""
    wide, high = size(png(_SQUARE.format(20000, "")))

    assert wide * high <= 41_000_000


@pytest.mark.parametrize("name", ["صحيفة الشرق", "朝日新聞", "</svg><script>", "\x00\u202e"])
def test_every_script_gives_a_picture(name: str) -> None:
    """Letters that no font has are boxes, not failures."""
    case = pile(2, [(1, 0, "pickup")], [1, 2], name=name)

    assert size(png(picture(case, "1", dark=False)))[0] > 600
