"""Compressed files: what is in them comes out whole, or it is said that it does not."""

import bz2
import gzip
import io
import lzma
from collections.abc import Callable

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from headwater.errors import TooMuchWork, UnreadableFile
from headwater.ingest.containers import compressed
from headwater.ingest.containers.compressed import members
from headwater.ingest.members import Inner

PACKS = [gzip.compress, bz2.compress, lzma.compress, zstandard.compress]


def only(body: bytes, path: str) -> Inner:
    """Return the one file that is in it."""
    (one,) = members(io.BytesIO(body), path)
    assert isinstance(one, Inner)
    return one


@given(st.lists(st.binary(min_size=1, max_size=500), min_size=1, max_size=3), st.sampled_from(PACKS))
def test_what_was_compressed_comes_out(parts: list[bytes], pack: Callable[[bytes], bytes]) -> None:
    """Also where several were written one behind the other."""
    assert only(b"".join(map(pack, parts)), "x.gz").file.read() == b"".join(parts)


@pytest.mark.parametrize(
    ("path", "name"), [("in/page.html.gz", "page.html"), ("a.zip#b.txt.ZST", "b.txt"), ("page", "page"), ("a.bz2", "a")]
)
def test_the_file_is_called_as_it_was(path: str, name: str) -> None:
    """Its kind is told by its name."""
    assert only(gzip.compress(b"words"), path).path == f"{path}#{name}"


@pytest.mark.parametrize("pack", PACKS)
def test_half_a_file_is_no_file(pack: Callable[[bytes], bytes]) -> None:
    """Half an article says something else than the whole; Zstandard's library would give it without a word."""
    body = pack(bytes(range(256)) * 2000)

    for cut in (len(body) // 2, len(body) - 1):
        with pytest.raises(UnreadableFile, match="breaks off"):
            only(body[:cut], "x").file.read()


def test_a_bomb_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few bytes can be made to fill any disk."""
    monkeypatch.setattr(compressed, "unpacked_limit", lambda _: 1_000_000)

    with pytest.raises(TooMuchWork):
        only(zstandard.compress(bytes(3_000_000)), "x.zst").file.read()
