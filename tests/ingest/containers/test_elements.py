"""Cutting XML into elements: the same cuts wherever the blocks end, and no harm from what is made to do some."""

import io
from collections.abc import Iterator
from itertools import pairwise
from typing import BinaryIO, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.ingest.containers.elements import declared_charset, elements, letters
from headwater.ingest.members import MAX_BYTES

FEED = (
    b'<?xml version="1.0"?><!-- <item>no</item> --><rss><channel><items>x</items>'
    b'<item a="1"><![CDATA[</item>]]></item> between <item/><x:item>q<!-- </x:item> --></x:item></channel></rss>'
)
HEAD = b'<?xml version="1.0"?><!-- <item>no</item> --><rss><channel><items>x</items>'
ITEMS = [b'<item a="1"><![CDATA[</item>]]></item>', b"<item/>", b"<x:item>q<!-- </x:item> --></x:item>"]


class Dripping(io.RawIOBase):
    """A stream that gives blocks as it is told to."""

    def __init__(self, blocks: Iterator[bytes]) -> None:
        self._blocks = blocks

    def read(self, _size: int = -1) -> bytes:
        """Return the next block."""
        return next(self._blocks, b"")


def cut(blocks: list[bytes]) -> list[bytes | str]:
    """Return the elements of a file that comes in these blocks."""
    return list(elements(cast("BinaryIO", Dripping(iter(blocks))), ("item", "entry")))


@settings(deadline=None)
@given(st.lists(st.integers(0, len(FEED)), max_size=8))
def test_the_cuts_do_not_hang_on_the_blocks(places: list[int]) -> None:
    """A stream ends its blocks where it likes."""
    edges = [0, *sorted(places), len(FEED)]
    blocks = [FEED[start:end] for start, end in pairwise(edges) if start < end]

    assert cut(blocks) == [HEAD, *ITEMS]


@pytest.mark.parametrize("charset", ["utf-16", "utf-16-le", "utf-16-be"])
def test_wide_letters_come_out_as_utf_8(charset: str) -> None:
    """Marks are looked for in bytes, which two-byte letters would hide."""
    assert cut([FEED.decode().encode(charset)])[1:] == ITEMS


def test_an_unfinished_element_is_told() -> None:
    """A feed that was cut off on the way lost an article."""
    assert cut([b"<rss><item>a</item><item>b"])[1:] == [b"<item>a</item>", "the file ends in the middle of it"]


def test_an_element_too_large_is_told_and_the_next_one_read() -> None:
    """One huge entry costs neither memory nor the rest of the feed."""
    found = cut([b"<rss><item>", *[b"x" * 1_000_000] * (MAX_BYTES // 1_000_000 + 1), b"</item><item>b</item></rss>"])

    assert found[1:] == ["it is larger than 20 MB", b"<item>b</item>"]


def test_a_file_without_elements_is_all_head() -> None:
    """What stands there tells why there are none."""
    assert cut([b"<rss><channel/></rss>"]) == [b"<rss><channel/></rss>"]


@pytest.mark.parametrize("junk", [b"<item>", b"<item ", b"<!--", b"<![CDATA[", b"<", b"</item>"])
def test_junk_is_read_in_linear_time(junk: bytes) -> None:
    """What never closes is not searched again and again."""
    assert len(cut([b"<rss>", *[junk * 2000] * 25])) <= 2


def test_letters_are_read_as_utf_8_first() -> None:
    """Feeds that declare another charset than they are written in are many."""
    assert letters("Zoë".encode(), "iso-8859-1") == letters("Zoë".encode("cp1252"), "utf-8") == "Zoë"
    assert letters("Фёдор".encode("koi8-r"), "koi8-r") == "Фёдор"
    assert letters(b"\x81", "no such charset") == "\ufffd"


def test_the_charset_is_declared_in_the_first_line() -> None:
    """And is UTF-8 where it is not."""
    assert declared_charset(b'<?xml version="1.0" encoding="KOI8-R"?>') == "KOI8-R"
    assert declared_charset(b"<rss>") == "utf-8"
