"""Tar archives: what people packed comes out, whatever they were compressed with."""

import bz2
import gzip
import io
import lzma
import tarfile
from collections.abc import Callable

import pytest
import zstandard

from headwater.errors import TooMuchWork
from headwater.ingest.containers import compressed
from headwater.ingest.containers.tars import members
from headwater.ingest.members import Broken, Inner
from headwater.ingest.opening import members as opened
from packed import tarred

TEXT = b"The mayor said on Monday that the bridge would close."


def read(body: bytes) -> list[tuple[str, bytes | str]]:
    """Return the path of each member with its bytes or its error."""
    return [
        (one.path, one.file.read() if isinstance(one, Inner) else type(getattr(one, "error", one)).__name__)
        for one in members(io.BytesIO(body), "x.tar")
    ]


@pytest.mark.parametrize("pack", [bytes, gzip.compress, bz2.compress, lzma.compress, zstandard.compress])
def test_the_same_comes_out_of_every_compression(pack: Callable[[bytes], bytes]) -> None:
    """Nobody chooses a compression for what is in the file."""
    body = pack(tarred({"a.txt": TEXT, "in/b.txt": TEXT * 500}))

    assert read(body) == [("x.tar#a.txt", TEXT), ("x.tar#in/b.txt", TEXT * 500)]


def test_links_devices_and_hidden_files_are_passed_over() -> None:
    """A link may point anywhere, and to read a device may never end."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for name, kind in (
            ("a", tarfile.SYMTYPE),
            ("b", tarfile.LNKTYPE),
            ("c", tarfile.CHRTYPE),
            ("d", tarfile.FIFOTYPE),
        ):
            entry = tarfile.TarInfo(name)
            entry.type, entry.linkname = kind, "/etc/passwd"
            archive.addfile(entry)
        entry = tarfile.TarInfo("e/._f.txt")
        entry.size = len(TEXT)
        archive.addfile(entry, io.BytesIO(TEXT))

    assert read(stream.getvalue()) == []


def test_the_folder_beside_a_saved_page_is_passed_over() -> None:
    """Also where it comes before the page."""
    assert read(tarred({"Story_files/ad.html": TEXT, "Story.html": TEXT})) == [("x.tar#Story.html", TEXT)]


def test_a_name_is_only_a_name() -> None:
    """Nothing is ever written where a name points to."""
    assert read(tarred({"../../etc/passwd.txt": TEXT, "/a\nb.txt": TEXT})) == [
        ("x.tar#etc/passwd.txt", TEXT),
        ("x.tar#a\N{REPLACEMENT CHARACTER}b.txt", TEXT),
    ]


@pytest.mark.parametrize("cut", [100, 512, 1024, 1024 + 300])
def test_an_archive_that_breaks_off_is_told(cut: int) -> None:
    """Python's own reader takes many kinds of damage for the end."""
    body = tarred({"a.txt": TEXT, "b.txt": TEXT, "c.txt": TEXT})[:cut]

    found = [one.path for one in members(io.BytesIO(body), "x.tar")]

    assert found[-1] == "x.tar"
    assert found[:-1] == ["x.tar#a.txt"][: cut // 512]


def test_a_member_that_breaks_off_is_told_once() -> None:
    """Whoever reads it is told, and nothing more can be said of the archive."""
    body = tarred({"a.txt": TEXT, "b.txt": TEXT * 100})[:3000]

    found = list(opened(io.BytesIO(body), "x.tar", "application/x-tar"))

    assert [one.path for one in found] == ["x.tar#a.txt", "x.tar#b.txt"]
    assert isinstance(found[1], Broken)
    assert str(found[1].error) == "cannot read x.tar#b.txt: it breaks off, or is damaged"


def test_a_compressed_archive_that_breaks_off_gives_what_is_there() -> None:
    """Downloads stop half way."""
    body = gzip.compress(tarred({"a.txt": TEXT, "b.txt": TEXT}), 0)[:1500]

    assert read(body) == [("x.tar#a.txt", TEXT), ("x.tar", "UnreadableFile")]


def test_a_header_of_absurd_size_is_not_read() -> None:
    """Python's own reader would read it whole."""
    entry = tarfile.TarInfo("a")
    entry.type, entry.size = tarfile.XHDTYPE, 8_000_000_000
    body = entry.tobuf() + bytes(20_000)

    assert read(body) == [("x.tar", "UnreadableFile")]


def test_an_archive_without_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    """A megabyte of gzip can hold a gigabyte of nothing."""
    monkeypatch.setattr(compressed, "unpacked_limit", lambda _: 100_000)

    with pytest.raises(TooMuchWork):
        list(members(io.BytesIO(gzip.compress(tarred({"a.bin": bytes(1_000_000), "b.txt": TEXT}))), "x.tgz"))
