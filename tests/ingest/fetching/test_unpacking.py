"""Packed bodies: all of what was packed, a little at a time, or an error."""

import gzip
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.ingest.fetching.unpacking import unpacked

BODIES = st.lists(st.tuples(st.binary(min_size=1, max_size=40), st.integers(1, 3000)), max_size=4)
BODY = b"The harbour reopened on Monday. " * 50


def bare_deflate(body: bytes) -> bytes:
    """Return `body` as some servers pack it, against the standard: without zlib's mark."""
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(body) + packer.flush()


def cut(body: bytes, size: int) -> Iterator[bytes]:
    """Yield `body` in pieces, as a connection brings it."""
    return (body[start : start + size] for start in range(0, len(body), size))


@pytest.mark.parametrize(
    ("coding", "pack"), [("gzip", gzip.compress), ("deflate", zlib.compress), ("deflate", bare_deflate)]
)
@given(parts=BODIES, size=st.integers(1, 5000))
def test_what_was_packed_comes_out_however_it_is_cut(
    coding: str, pack: Callable[[bytes], bytes], parts: list[tuple[bytes, int]], size: int
) -> None:
    """A connection cuts where it likes."""
    body = b"".join(part * times for part, times in parts)

    assert b"".join(unpacked(cut(pack(body), size), coding)) == body


def test_one_file_after_another_is_one_body() -> None:
    """Web archives are packed record by record."""
    both = gzip.compress(b"one ") + gzip.compress(b"two")

    assert [b"".join(unpacked(cut(both, size), "gzip")) for size in (1, 7, 1000)] == [b"one two"] * 3


def test_a_bomb_goes_off_slowly() -> None:
    """Whoever reads can stop long before the memory is full."""
    pieces = unpacked([gzip.compress(b"\0" * 50_000_000)], "gzip")

    assert [len(next(pieces)) for _ in range(3)] == [65_536] * 3


@pytest.mark.parametrize("coding", ["", "identity", "None", "identity, identity"])
def test_a_bare_body_passes(coding: str) -> None:
    """Most bodies are not packed."""
    assert b"".join(unpacked([b"a", b"b"], coding)) == b"ab"


@pytest.mark.parametrize(
    "body", [gzip.compress(BODY)[:-9], gzip.compress(BODY)[:30], b"\x1f", zlib.compress(BODY)[:-5]]
)
def test_a_body_without_its_end_is_told(body: bytes) -> None:
    """Half an article must not pass for one."""
    with pytest.raises((EOFError, zlib.error)):
        b"".join(unpacked([body], "gzip"))


@pytest.mark.parametrize(
    ("body", "coding"),
    [
        (b"<html>", "gzip"),
        (BODY, "br"),
        (BODY, "zstd"),
        (BODY, "gzip, gzip, gzip"),
        (gzip.compress(BODY)[:-8] + b"12345678", "gzip"),
    ],
    ids=["not packed", "br", "zstd", "too often", "wrong sum"],
)
def test_what_cannot_be_unpacked_is_told(body: bytes, coding: str) -> None:
    """Nothing is guessed at."""
    with pytest.raises(zlib.error):
        b"".join(unpacked([body], coding))


@given(st.binary(max_size=200), st.sampled_from(["gzip", "deflate"]))
def test_no_bytes_do_worse_than_an_error(body: bytes, coding: str) -> None:
    """A server may send anything."""
    with suppress(zlib.error, EOFError):
        assert len(b"".join(unpacked([body], coding))) < 1_000_000
