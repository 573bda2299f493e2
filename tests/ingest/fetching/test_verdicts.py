"""What the head of an answer says."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.ingest.fetching.exchange import Head
from headwater.ingest.fetching.verdicts import charset, declared, mark, sendable, status_words, unwanted, wait_s

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def head(name: str, value: str) -> Head:
    """Return a head with one header."""
    return Head(status=200, headers=((name, value),))


@pytest.mark.parametrize(
    ("line", "kind", "letters"),
    [
        ("text/html", "text/html", None), ("Text/HTML;Charset=UTF-8", "text/html", "utf-8"), ("", "", None), ("html", "", None),
        ("text/html; charset='windows-1251'; x=y", "text/html", "windows-1251"), ("text/html; charset=", "text/html", None),
        ('application/rss+xml; charset="koi8-r"', "application/rss+xml", "koi8-r"), (" text/plain ; x=y", "text/plain", None),
        ("text/html; charset=\u202e", "text/html", None),
    ],
)  # fmt: skip
def test_a_kind_is_told_with_its_charset(line: str, kind: str, letters: str | None) -> None:
    """A page in Cyrillic letters may name its charset nowhere else."""
    said = head("content-type", line)

    assert (declared(said), charset(said)) == (kind, letters)


@pytest.mark.parametrize(
    "kind", ["video/mp4", "AUDIO/mpeg", "image/png; x", "font/woff2", "text/css", "application/dash+xml"]
)
def test_what_holds_no_text_is_not_wanted(kind: str) -> None:
    """A link to a video is told before the video is sent."""
    assert unwanted(head("content-type", kind))


@pytest.mark.parametrize(
    "kind", ["", "text/html", "application/octet-stream", "application/pdf", "application/warc", "x/y"]
)
def test_what_may_hold_text_is_wanted(kind: str) -> None:
    """Servers often know their files badly; the bytes tell more."""
    assert unwanted(head("content-type", kind)) is None


@pytest.mark.parametrize(
    ("asked", "seconds"),
    [
        ("0", 0), ("120", 120), ("9" * 30, 999_999_999), ("", None), ("soon", None), ("-5", None), ("٣", None),
        ("Sun, 01 Mar 2026 12:01:00 GMT", 60), ("Sun, 01 Mar 2026 11:00:00 GMT", 0), ("Sun, 01 Mar 2026 13:00:30 +0100", 30),
        ("Sun, 99 Mar 2026 12:01:00 GMT", None),
    ],
)  # fmt: skip
def test_a_wait_is_told_in_seconds(asked: str, seconds: float | None) -> None:
    """Servers give it as a number or as a time of day."""
    assert wait_s(head("retry-after", asked), NOW) == seconds


@given(st.text(max_size=60))
def test_no_header_is_too_odd(value: str) -> None:
    """Whatever a server writes is read, or passed over."""
    said = head("content-type", value)
    waited = wait_s(head("retry-after", value), NOW)

    assert (unwanted(said) or "it is").startswith("it is")
    assert declared(said).isprintable()
    assert (charset(said) or "x").isascii()
    assert waited is None or waited >= 0
    assert mark(head("etag", value), "etag") in {value, None}


@pytest.mark.parametrize("value", ["", None, "a\nb", "\u00e4", "x" * 501, "a\x00"])
def test_what_no_header_can_hold_is_no_mark(value: str | None) -> None:
    """A mark goes back to the server as it came, or not at all."""
    assert not sendable(value)


@pytest.mark.parametrize("status", [100, 206, 300, 404, 418, 500, 599, 999])
def test_every_status_has_words(status: int) -> None:
    """A number alone tells a reporter nothing."""
    assert status_words(status).endswith(f"({status})")
