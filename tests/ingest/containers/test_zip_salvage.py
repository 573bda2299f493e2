"""Zip archives whose directory is lost: what is whole comes out whole, and nothing else does."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.errors import UnreadableFile
from headwater.ingest.containers.zip_salvage import salvaged
from packed import zipped

FILES = {f"{number}.txt": bytes([65 + number]) * (number * 300) + b"." for number in range(5)}


def read(body: bytes) -> dict[str, bytes]:
    """Return every file that is whole, up to the first that is not."""
    found = {}
    try:
        for name, stream in salvaged(io.BytesIO(body), "x"):
            found[name.removeprefix("x#")] = stream.read()
    except UnreadableFile:
        pass
    return found


@given(st.integers(0, 3000), st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]))
def test_what_is_left_is_the_beginning(cut: int, packing: int) -> None:
    """Whatever was cut off."""
    whole = zipped(FILES, packing)
    found = read(whole[: max(0, len(whole) - cut)])

    assert list(found.items()) == list(FILES.items())[: len(found)]


def test_all_is_found_where_only_the_directory_is_gone() -> None:
    """Even of files that nobody read in between."""
    whole = zipped(FILES)
    left = whole[: whole.index(b"PK\x01\x02")]

    assert read(left) == FILES
    assert [name for name, _ in salvaged(io.BytesIO(left), "x")] == [f"x#{name}" for name in FILES]


@pytest.mark.parametrize(("place", "letter"), [(6, 1), (8, 9)])
def test_it_ends_where_the_next_cannot_be_told(place: int, letter: int) -> None:
    """A locked file, or one in an unknown compression, hides where it ends."""
    body = bytearray(zipped(FILES))
    second = body.index(b"PK\x03\x04", 4)
    body[second + place] = letter

    assert list(read(bytes(body))) == ["0.txt"]


@given(st.binary(max_size=300))
def test_no_bytes_stop_it(body: bytes) -> None:
    """What begins like an archive may be anything."""
    read(b"PK\x03\x04" + body)
