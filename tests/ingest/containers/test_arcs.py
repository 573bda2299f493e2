"""ARC files: the web archives that came before WARC."""

import gzip
import io
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from headwater.errors import UnreadableFile
from headwater.ingest.containers.arcs import members
from headwater.ingest.kinds import kind
from headwater.ingest.members import MAX_BYTES, Broken
from headwater.ingest.opening import members as opened
from headwater.model.text import Capture
from packed import PAGE

_FIELDS = b"1 0 Archive\nURL IP-address Archive-date Content-type Archive-length\n"
DESCRIPTION = b"filedesc://x.arc 0.0.0.0 20080102030405 text/plain %d\n%s\n" % (len(_FIELDS), _FIELDS)


def record(number: int, body: bytes = PAGE, status: int = 200) -> bytes:
    """Return a record of one page."""
    block = f"HTTP/1.1 {status} X\r\nContent-Type: text/html; charset=utf-8\r\n\r\n".encode() + body
    return f"http://paper.example/{number} 192.0.2.1 20080102030405 text/html {len(block)}\n".encode() + block + b"\n"


def read(body: bytes) -> list[str]:
    """Return the last step of each capture's address, or the name of its error."""
    return [
        type(one.error).__name__ if isinstance(one, Broken) else one.path.rpartition("/")[2]
        for one in members(io.BytesIO(body), "x.arc")
        if isinstance(one, (Broken, Capture))
    ]


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_page_comes_with_its_address_and_time(pack: Callable[[bytes], bytes]) -> None:
    """They are what the archive knows and the page may not."""
    whole = pack(DESCRIPTION) + pack(record(1)) + pack(record(2, status=404)) + pack(record(3))

    first, _ = members(io.BytesIO(whole), "x.arc")

    assert kind("x.arc.gz", whole) == "application/x-arc"
    assert isinstance(first, Capture)
    assert (first.url, first.body) == ("http://paper.example/1", PAGE)
    assert first.fetched_at == datetime(2008, 1, 2, 3, 4, 5, tzinfo=UTC)
    assert read(whole) == ["1", "3"]


def test_a_file_that_breaks_off_gives_what_is_there() -> None:
    """Nothing marks where a record begins: after damage there is no more."""
    found = list(opened(io.BytesIO(DESCRIPTION + record(1) + record(2)[:-20]), "x.arc", "application/x-arc"))

    assert [one.path for one in found] == ["x.arc#http://paper.example/1", "x.arc"]
    assert isinstance(found[1], Broken)
    assert isinstance(found[1].error, UnreadableFile)


def test_a_huge_page_is_told_and_the_next_is_read() -> None:
    """No page of text has twenty million letters."""
    assert read(DESCRIPTION + record(1, bytes(MAX_BYTES + 1)) + record(2)) == ["TooLarge", "2"]
