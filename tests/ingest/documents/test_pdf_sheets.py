"""Bad PDF files: each is told in words, none stops the run, and none takes long."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.errors import EncryptedFile, HeadwaterError, NotAnArticle, TooMuchWork, UnreadableFile
from headwater.ingest.documents.pdf import written
from headwater.ingest.documents.pdf_sheets import MAX_PAGES, Box, turned
from headwater.ingest.members import captured
from headwater.ingest.texts.pieces import Written
from ingest.documents.make_pdf import Put, assembled, pdf

CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 10 10]>>"
WHOLE = pdf([[Put(x=50, y=700, text="The ferry to Skerrow will not sail this winter.")]])


def read(body: bytes) -> Written:
    """Return what a PDF holds."""
    return written(captured("bad.pdf", body, "application/pdf"))


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (b"", UnreadableFile),
        (b"%PDF-1.7\n" + b"x" * 1000, UnreadableFile),
        (WHOLE[: len(WHOLE) // 2], UnreadableFile),
        (assembled([CATALOGUE, b"<</Type/Pages/Kids[]/Count 0>>"]), UnreadableFile),
        (assembled([CATALOGUE, b"<</Type/Pages/Kids[2 0 R]/Count 5>>"]), UnreadableFile),
        (assembled([CATALOGUE, b"<</Type/Pages/Kids[3 0 R]/Count 100000000>>", PAGE]), NotAnArticle),
        (assembled([CATALOGUE, b"<</Type/Pages/Kids[%s]/Count 2001>>" % (b"3 0 R " * 2001), PAGE]), TooMuchWork),
        (pdf([[Put(x=50, y=30 * row, text="a" * 5000) for row in range(25)]]), TooMuchWork),
    ],
    ids=["empty", "no PDF", "truncated", "no page", "loop of pages", "false count", "many pages", "many letters"],
)
def test_a_bad_file_is_told_in_words(body: bytes, error: type[HeadwaterError]) -> None:
    """Each is one row of the failures, with what to do."""
    with pytest.raises(error) as caught:
        read(body)

    assert str(caught.value)
    assert caught.value.hint


def test_a_locked_file_is_told_as_such() -> None:
    """The user has the password, and can save a copy without it."""
    lock = f"/Filter/Standard/V 2/R 3/Length 128/P -4/O<{'00' * 32}>/U<{'11' * 32}>"

    with pytest.raises(EncryptedFile, match="locked with a password"):
        read(pdf([[Put(x=50, y=700, text="Ferry")]], trailer=f"/ID[<00><00>]/Encrypt<<{lock}>>"))


def test_a_damaged_page_is_missed_and_told() -> None:
    """What is left is read, and the reader knows that it is not all."""
    body = WHOLE.replace(b"/Count 1/Kids[8 0 R]", b"/Count 2/Kids[8 0 R 99 0 R]")
    found = read(body)

    assert found.paragraphs == ("The ferry to Skerrow will not sail this winter.",)
    assert found.doubts == ("page 2 cannot be opened, and what stands there is missing",)


@pytest.mark.parametrize(
    "put",
    [
        Put(x=1e30, y=700, text="far away"),
        Put(x=50, y=700, text="enormous", size=1e30),
        Put(x=50, y=700, text="flat", size=0),
        Put(x=50, y=700, text="nested", before="q " * 20_000),
        Put(x=50, y=700, text="slanted", matrix="1 1 -1 1"),
        Put(x=50, y=700, text=" " * 20_000),
    ],
    ids=["far", "large", "flat", "nested", "slanted", "blank"],
)
def test_odd_places_and_sizes_do_no_harm(put: Put) -> None:
    """The rest of the page is read as ever."""
    sound = Put(x=50, y=600, text="The ferry to Skerrow will not sail this winter.")

    assert sound.text in read(pdf([[sound, put]])).paragraphs


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(min_value=0, max_value=len(WHOLE) - 1), st.binary(min_size=1, max_size=3)), max_size=8
    )
)
def test_a_file_with_wrong_bytes_is_read_or_told(changes: list[tuple[int, bytes]]) -> None:
    """No other exception ever comes out, wherever the damage is."""
    body = bytearray(WHOLE)
    for place, wrong in changes:
        body[place : place + len(wrong)] = wrong
    try:
        found = read(bytes(body))
    except HeadwaterError:
        return

    assert found.paragraphs


@given(st.tuples(*[st.floats(min_value=-1e6, max_value=1e6)] * 4), st.integers(min_value=0, max_value=3))
def test_a_box_turned_there_and_back_is_the_same(box: Box, turn: int) -> None:
    """Else a reader would be shown the wrong place on a page that lies on its side."""
    assert turned(turned(box, turn), -turn) == box


def test_the_limit_of_pages_is_what_the_documentation_says() -> None:
    """A user who meets it must find it there."""
    assert MAX_PAGES == 2000
