"""Answers of servers: heads told from bodies, bodies freed of what they were wrapped in."""

import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.errors import UnreadableFile
from headwater.ingest.containers.http_bodies import declared_charset, head, inflated, unchunked


@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_a_head_ends_where_the_body_begins(end: str) -> None:
    """Archives were written by programs that take line ends lightly."""
    block = end.join(
        ["HTTP/1.1 200 OK", "Content-Type: text/HTML; Charset='KOI8-R'", "X: a:b", "X: c", "", "<p>"]
    ).encode()

    answer = head(block)

    assert answer is not None
    assert (answer.status, answer.media_type, answer.charset) == (200, "text/html", "koi8-r")
    assert answer.headers["x"] == "a:b"
    assert block[answer.length :] == b"<p>"


@pytest.mark.parametrize("block", [b"", b"<html>", b"HTTP/1.1 OK", b"GET / HTTP/1.1\r\n\r\n"])
def test_what_is_no_answer_has_no_head(block: bytes) -> None:
    """Requests are kept beside answers."""
    assert head(block) is None


def test_a_head_without_end_is_all_head() -> None:
    """It was cut off, or never had a body."""
    answer = head(b"HTTP/1.1 204 No Content\r\nServer: x")

    assert answer is not None
    assert answer.length == 34


@given(st.lists(st.binary(min_size=1, max_size=40), max_size=5))
def test_chunks_are_put_together(chunks: list[bytes]) -> None:
    """The other side of what servers do."""
    sent = b"".join(b"%x;a=b\r\n%s\r\n" % (len(chunk), chunk) for chunk in chunks) + b"0\r\n\r\n"

    assert unchunked(sent) == b"".join(chunks)


@given(st.binary(max_size=200))
def test_what_was_put_together_stays(body: bytes) -> None:
    """Most archives keep bodies without their chunks, under the old headers."""
    page = b"<html>" + body

    assert unchunked(page) == page


@given(st.binary(max_size=300))
def test_what_was_compressed_comes_out(body: bytes) -> None:
    """By the standard, by what servers took for the standard, and by archives that did it already."""
    raw = zlib.compressobj(wbits=-15)

    assert inflated(gzip.compress(body), "x") == body
    assert inflated(zlib.compress(body), "x") == body
    assert inflated(raw.compress(body) + raw.flush(), "x") == body
    assert inflated(b"<html>" + body, "x") == b"<html>" + body


def test_half_a_body_is_told() -> None:
    """Half an article says something else than the whole."""
    with pytest.raises(UnreadableFile):
        inflated(gzip.compress(bytes(range(256)))[:100], "x")


def test_a_charset_is_found_among_parameters() -> None:
    """And none is made up."""
    assert declared_charset('text/html; a=b; charset="utf-8"') == "utf-8"
    assert declared_charset("text/html") is None
