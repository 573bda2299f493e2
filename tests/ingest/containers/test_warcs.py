"""WARC files: every page that a server answered with, and no more damage than there is."""

import gzip
import io
import zlib
from datetime import UTC, datetime

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from headwater.errors import UnreadableFile
from headwater.ingest.containers.warcs import captures, members
from headwater.ingest.containers.web_captures import address_key
from headwater.ingest.members import MAX_BYTES, Broken
from headwater.model.text import Capture
from packed import PAGE, gzipped_records, record

HTML = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def read(body: bytes) -> list[Capture]:
    """Return the captures of a file that is whole."""
    found = list(members(io.BytesIO(body), "x.warc"))
    assert all(isinstance(one, Capture) for one in found)
    return [one for one in found if isinstance(one, Capture)]


def told(body: bytes) -> list[str]:
    """Return the last step of each capture's address, or the name of its error."""
    return [
        type(one.error).__name__ if isinstance(one, Broken) else one.path.rpartition("/")[2]
        for one in members(io.BytesIO(body), "x.warc")
        if isinstance(one, (Broken, Capture))
    ]


def test_a_page_comes_with_its_address_time_and_charset() -> None:
    """They are what the archive knows and the page may not."""
    (only,) = read(record(1, http="HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=KOI8-R\r\n"))

    assert (only.path, only.url) == ("x.warc#https://paper.example/1", "https://paper.example/1")
    assert only.fetched_at == datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)
    assert only.media_type == "text/html; charset=koi8-r"
    assert only.body == PAGE


@pytest.mark.parametrize(
    "body",
    [
        b"".join(record(number) for number in range(3)),
        gzipped_records(*(record(number) for number in range(3))),
        gzip.compress(b"".join(record(number) for number in range(3))),
        b"".join(zstandard.compress(record(number)) for number in range(3)),
    ],
    ids=["plain", "gzip", "gzip as a whole", "zstd"],
)
def test_every_way_of_compressing_is_read(body: bytes) -> None:
    """Crawlers differ."""
    assert told(body) == ["0", "1", "2"]


def test_zstandard_with_a_dictionary_is_read() -> None:
    """The large archives of the web team keep one at the beginning of each file."""
    records = [record(number) for number in range(100)]
    dictionary = zstandard.train_dictionary(2048, [*records])
    packer = zstandard.ZstdCompressor(dict_data=dictionary)
    raw = dictionary.as_bytes()
    frame = b"\x5d\x2a\x4d\x18" + len(raw).to_bytes(4, "little") + raw

    assert told(frame + b"".join(packer.compress(one) for one in records[:3])) == ["0", "1", "2"]


@pytest.mark.parametrize(
    "other",
    [
        record(9, kind="request", http="GET / HTTP/1.1\r\n"),
        record(9, kind="metadata", http=""),
        record(9, kind="revisit"),
        record(9, http="HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n"),
        record(9, http="HTTP/1.1 301 Moved\r\nContent-Type: text/html\r\nLocation: /1\r\n"),
        record(9, b"\x89PNG\r\n\x1a\n", http="HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n"),
        record(9, b'{"a": 1}', http=HTML),
        record(9, b"\x89PNG\r\n\x1a\n", http=HTML),
        record(9, b"", http=HTML),
        record(9, b"User-agent: *", http="HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n", url="https://a.example/robots.txt"),
        record(9, kind="resource", http="", url="urn:text:https://a.example/1"),
        record(9, url="https://[broken/1"),
    ],
)  # fmt: skip
def test_what_is_no_page_is_passed_over(other: bytes) -> None:
    """A page brings a hundred things along that are none."""
    assert told(record(1) + other + record(2)) == ["1", "2"]


@pytest.mark.parametrize(
    ("block", "media_type"),
    [
        (record(1, b"%PDF-1.7 ...", http="HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\n"), "application/pdf"),
        (record(1, b"%PDF-1.7 ...", http="HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n"), "application/pdf"),
        (record(1, b"W.", http="HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n", url="https://a.example/1.txt"), "text/plain"),
        (record(1, b"Words.", http=HTML), "text/html"),
        (record(1, kind="resource", http=""), "text/html"),
        (record(1, http="HTTP/1.0 200\nContent-type:text/html\n"), "text/html"),
        (record(1, b"Words.", kind="conversion", http="").replace(b"text/html", b"text/plain"), "text/plain"),
    ],
)  # fmt: skip
def test_documents_are_captures_too(block: bytes, media_type: str) -> None:
    """Servers declare kinds carelessly: the bytes decide."""
    assert [one.media_type for one in read(block)] == [media_type]


def chunked(body: bytes) -> bytes:
    """Return a body in chunks, with an extension as the standard allows."""
    return b"5;a=b\r\n" + body[:5] + b"\r\n" + f"{len(body) - 5:X}\r\n".encode() + body[5:] + b"\r\n0\r\n\r\n"


@pytest.mark.parametrize(
    ("headers", "sent"),
    [
        ("Transfer-Encoding: chunked\r\n", chunked(PAGE)),
        ("Transfer-Encoding: chunked\r\n", PAGE),
        ("Content-Encoding: gzip\r\n", gzip.compress(PAGE)),
        ("Content-Encoding: gzip\r\n", PAGE),
        ("Content-Encoding: deflate\r\n", zlib.compress(PAGE)),
        ("Content-Encoding: deflate\r\n", zlib.compress(PAGE)[2:-4]),
        ("Content-Encoding: zstd\r\n", zstandard.compress(PAGE)),
        ("Content-Encoding: br\r\n", b"\x8b\x1a\x80" + PAGE + b"\x03"),
        ("Content-Encoding: br\r\n", PAGE),
        ("Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", chunked(gzip.compress(PAGE))),
    ],
)
def test_what_a_page_was_wrapped_in_is_undone(headers: str, sent: bytes) -> None:
    """Some archives keep the body as it was sent, others as it was read, under the same headers."""
    (only,) = read(record(1, sent, http=HTML + headers))

    assert only.body == PAGE


@pytest.mark.parametrize(
    "sent", [gzip.compress(bytes(MAX_BYTES + 9)), gzip.compress(PAGE)[:-9], gzip.compress(PAGE)[:10] + b"\xff" * 40]
)
def test_a_body_that_cannot_be_unwrapped_is_told(sent: bytes) -> None:
    """Half an article says something else than the whole, and a bomb nothing at all."""
    broken, following = told(record(1, sent, http=HTML + "Content-Encoding: gzip\r\n") + record(2))

    assert broken in {"TooLarge", "UnreadableFile"}
    assert following == "2"


def test_a_huge_page_is_told_and_the_next_is_read() -> None:
    """No page of text has twenty million letters."""
    assert told(record(1, PAGE + b" " * MAX_BYTES) + record(2)) == ["TooLarge", "2"]


@pytest.mark.parametrize("is_packed", [True, False])
def test_damage_costs_the_record_it_is_in(*, is_packed: bool) -> None:
    """A disk that loses a block does not lose an archive."""
    records = [record(number, PAGE * 500) for number in range(5)]
    parts = [gzip.compress(one, mtime=0) for one in records] if is_packed else records
    parts[2] = b"\x00" * len(parts[2]) if not is_packed else parts[2][:60] + b"\x00" * 9 + parts[2][69:]

    assert told(b"".join(parts)) == ["0", "1", "UnreadableFile", "3", "4"]


def test_damage_outside_of_records_costs_none() -> None:
    """Something else may have written into the file."""
    assert told(record(0) + b"some other program's message\r\n\r\n" + record(1)) == ["0", "UnreadableFile", "1"]


@given(st.integers(1, 900), st.booleans())
def test_a_file_that_breaks_off_gives_what_is_there(cut: int, is_packed: bool) -> None:
    """And is told once, unless it breaks off just where a record ends."""
    records = [record(number, bytes([48 + number]) + PAGE * 3) for number in range(3)]
    parts = [gzip.compress(one, mtime=0) for one in records] if is_packed else records
    whole = b"".join(parts)
    left = whole[: max(30, len(whole) - cut)]

    found = told(left)

    assert found == ["0", "1", "2"][: len(found) - found.count("UnreadableFile")] + ["UnreadableFile"] * found.count(
        "UnreadableFile"
    )
    assert found.count("UnreadableFile") <= 1
    assert len(found) >= sum(len(left) >= len(b"".join(parts[: index + 1])) for index in range(3))


def test_only_wanted_pages_and_what_they_lead_to() -> None:
    """An index of pages tells them from the frames and answers to scripts that browsers record."""
    moved = record(1, http="HTTP/1.1 302 Found\r\nLocation: /2\r\n")
    wanted = {address_key("http://www.paper.example/1/#top")}

    found = list(captures(io.BytesIO(record(0) + moved + record(2) + record(3)), "x", wanted))

    assert [one.path for one in found] == ["x#https://paper.example/2"]


def test_an_empty_record_of_every_kind_stops_nothing() -> None:
    """Headers may be missing, and lengths may lie."""
    for broken in (
        record(1).replace(b"Content-Length: ", b"Content-Length: 9"),
        record(1).replace(b"Content-Length: ", b"Content-Length: -"),
        record(1).replace(b"WARC-Target-URI", b"X"),
        record(1).replace(b"2024-01-02T", b"yesterday"),
    ):
        found = list(members(io.BytesIO(record(0) + broken), "x"))

        assert isinstance(found[0], Capture)
        assert all(isinstance(one, (Broken, Capture)) for one in found)
        assert all(isinstance(one.error, UnreadableFile) for one in found if isinstance(one, Broken))
