"""Zip archives: what people packed comes out, and what was made to do harm does none."""

import io
import struct
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.errors import EncryptedFile, TooMuchWork, UnreadableFile
from headwater.ingest.containers.zips import members
from headwater.ingest.members import Broken, Inner
from packed import PAGE, zipped

TEXT = b"The mayor said on Monday that the bridge would close."


def read(body: bytes) -> list[tuple[str, bytes | str]]:
    """Return the path of each member with its bytes or its error."""
    return [
        (one.path, one.file.read() if isinstance(one, Inner) else type(getattr(one, "error", one)).__name__)
        for one in members(io.BytesIO(body), "x.zip")
    ]


@given(st.dictionaries(st.from_regex(r"[a-z]{1,9}\.txt", fullmatch=True), st.binary(max_size=300), max_size=5),
       st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]))  # fmt: skip
def test_what_was_packed_comes_out(files: dict[str, bytes], packing: int) -> None:
    """In the archive's order, byte for byte."""
    assert read(zipped(files, packing)) == [(f"x.zip#{name}", body) for name, body in files.items()]


def test_folders_and_hidden_files_are_passed_over() -> None:
    """A Mac packs a shadow of every file."""
    files = {"a/": b"", "a/b.txt": TEXT, "__MACOSX/a/._b.txt": b"\x00", ".DS_Store": b"\x00", "a/.git/c.txt": TEXT}

    assert read(zipped(files)) == [("x.zip#a/b.txt", TEXT)]


def test_the_folder_beside_a_saved_page_is_passed_over() -> None:
    """Frames of advertisements are no articles."""
    files = {"Story.html": PAGE, "Story_files/ad.html": PAGE}

    assert read(zipped(files)) == [("x.zip#Story.html", PAGE)]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd.txt", "etc/passwd.txt"),
        ("/etc/passwd.txt", "etc/passwd.txt"),
        ("C:\\Windows\\a.txt", "Windows/a.txt"),
        ("a/../../b.txt", "a/b.txt"),
        ("a\nb\u202etxt.txt", "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}txt.txt"),
        ("Stra\u00dfe.txt", "Stra\u00dfe.txt"),
    ],
)
def test_a_name_is_only_a_name(name: str, shown: str) -> None:
    """Nothing is ever written where a name points to, and a name cannot break the lines of a list."""
    assert read(zipped({name: TEXT})) == [(f"x.zip#{shown}", TEXT)]


def test_names_in_undeclared_utf8_are_read() -> None:
    """Some systems write them so, and others read them as the letters of an old PC."""
    body = zipped({"Москва.txt": TEXT})
    declared = struct.pack("<H", 0x800)
    undeclared = body.replace(b"\x14\x00" + declared, b"\x14\x00\x00\x00")

    assert undeclared != body
    assert read(undeclared) == [("x.zip#Москва.txt", TEXT)]


def test_a_locked_file_is_told_and_the_others_are_read() -> None:
    """The hint says what to do about it."""
    body = bytearray(zipped({"a.txt": TEXT, "b.txt": TEXT}))
    body[6] |= 1
    body[body.index(b"PK\x01\x02") + 8] |= 1

    first, second = members(io.BytesIO(bytes(body)), "x.zip")

    assert isinstance(first, Broken)
    assert isinstance(first.error, EncryptedFile)
    assert isinstance(second, Inner)


def test_an_unknown_compression_is_told() -> None:
    """New kinds of compression come up, and old ones go out of use."""
    body = bytearray(zipped({"a.txt": TEXT}))
    body[8] = body[body.index(b"PK\x01\x02") + 10] = 9

    assert read(bytes(body)) == [("x.zip#a.txt", "UnreadableFile")]


def overlapping(count: int) -> bytes:
    """Return an archive whose entries all point to one and the same file."""
    whole = zipped({"a.txt": b"w" * 1000})
    start = whole.index(b"PK\x01\x02")
    directory, end = whole[start:-22], bytearray(whole[-22:])
    struct.pack_into("<HHI", end, 8, count, count, len(directory) * count)
    return whole[:start] + directory * count + bytes(end)


def test_files_that_share_their_bytes_are_refused() -> None:
    """So a few bytes are made to unpack to more than a disk holds."""
    found = list(members(io.BytesIO(overlapping(5)), "x.zip"))

    assert len(found) == 5
    assert all(isinstance(one, Broken) and isinstance(one.error, TooMuchWork) for one in found)


def test_an_absurd_list_of_files_is_refused() -> None:
    """It would be read whole."""
    body = bytearray(zipped({"a.txt": TEXT}))
    struct.pack_into("<I", body, len(body) - 10, 200_000_000)

    with pytest.raises(TooMuchWork):
        list(members(io.BytesIO(bytes(body)), "x.zip"))


@pytest.mark.parametrize("packing", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_an_archive_that_breaks_off_gives_what_is_there(packing: int) -> None:
    """Downloads stop half way."""
    body = zipped({"a.txt": TEXT, "b.txt": TEXT, "c.txt": TEXT}, packing)

    found = list(members(io.BytesIO(body[: body.rindex(b"PK\x03\x04") + 60]), "x.zip"))

    assert [one.path for one in found] == ["x.zip#a.txt", "x.zip#b.txt", "x.zip#c.txt", "x.zip"]
    assert isinstance(found[0], Inner)
    with pytest.raises(UnreadableFile):
        found[2].file.read()  # type: ignore[union-attr]


def test_streamed_archives_that_break_off_are_read_too() -> None:
    """Programs that write to a pipe put the sizes behind each file."""
    stream = io.BytesIO()
    stream.seekable = lambda: False  # type: ignore[method-assign]
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("a.txt", "b.txt"):
            archive.writestr(name, TEXT)
    body = stream.getvalue()

    found = read(body[: body.index(b"PK\x01\x02")])

    assert found == [("x.zip#a.txt", TEXT), ("x.zip#b.txt", TEXT), ("x.zip", "UnreadableFile")]


def test_an_empty_archive_holds_nothing() -> None:
    """It is whole, and there is nothing in it."""
    assert read(zipped({})) == []


def test_a_text_that_is_no_archive_is_told() -> None:
    """A name may lie."""
    assert read(b"PK and so on") == [("x.zip", "UnreadableFile")]
