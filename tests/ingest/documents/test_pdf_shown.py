"""Pages of PDFs as pictures: of bounded size, with the place marked where its letters are, however the page is turned."""

import struct
import zlib

import pytest

from headwater.errors import UnreadableFile
from headwater.ingest.documents.pdf_shown import shown_page
from headwater.model.text import Capture
from ingest.documents.make_pdf import Put, pdf

_BOX = (60.0, 738.0, 160.0, 750.0)
_YELLOW, _DARK = (255, 217, 76), 90


def _capture(body: bytes) -> Capture:
    return Capture(id="c", path="a.pdf", media_type="application/pdf", body=body)


def _picture(png: bytes) -> tuple[int, int, list[bytes]]:
    """Return how wide and high a picture is, and its rows."""
    width, height = struct.unpack(">II", png[16:24])
    (length,) = struct.unpack(">I", png[33:37])
    rows = zlib.decompress(png[41 : 41 + length])
    return width, height, [rows[at + 1 : at + 1 + 3 * width] for at in range(0, len(rows), 3 * width + 1)]


def _colours(rows: list[bytes]) -> set[tuple[int, ...]]:
    return {tuple(row[at : at + 3]) for row in rows for at in range(0, len(row), 3)}


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_the_letters_of_the_place_are_under_the_marker(turn: int) -> None:
    """A mark beside the words would be worse than none."""
    page = _capture(pdf([[Put(x=60, y=740, text="HHHHHHHHHH", size=12.0)]], page_entries=f"/Rotate {turn}"))
    _, _, rows = _picture(shown_page(page, 1, [_BOX]))
    under = {colour for colour in _colours(rows) if colour[2] < 0.4 * colour[0]}
    plain = {colour for colour in _colours(rows) if max(colour) - min(colour) < 8 and max(colour) < _DARK}

    assert _YELLOW in under
    assert (0, 0, 0) in plain  # black ink stays black under it
    assert any(max(colour) < 2 * _DARK for colour in under)


def test_what_is_near_the_place_is_cut_out_for_small_screens() -> None:
    """A whole page is not legible on a phone."""
    page = _capture(pdf([[Put(x=60, y=740, text="HHHHHHHHHH")]]))
    wide, high, _ = _picture(shown_page(page, 1, [_BOX]))
    near_wide, near_high, rows = _picture(shown_page(page, 1, [_BOX], near=True))

    assert (near_wide < wide / 2, near_high < high / 4) == (True, True)
    assert _YELLOW in _colours(rows)
    assert _picture(shown_page(page, 1, [], near=True))[:2] == (wide, high)


def test_a_page_of_any_size_makes_a_picture_of_bounded_size() -> None:
    """A page may say that it is a hundred metres wide."""
    huge = pdf([[Put(x=60, y=740, text="H")]]).replace(b"595", b"200000").replace(b"842", b"90")
    wide, high, _ = _picture(shown_page(_capture(huge), 1, [_BOX, (-500.0, -500.0, -400.0, -400.0)]))

    assert max(wide, high) <= 1_400


@pytest.mark.parametrize("number", [0, 2])
def test_a_page_that_is_not_there_is_told(number: int) -> None:
    """A file may have changed its mind on how many pages it has."""
    with pytest.raises(UnreadableFile):
        shown_page(_capture(pdf([[Put(x=60, y=740, text="H")]])), number, [])
