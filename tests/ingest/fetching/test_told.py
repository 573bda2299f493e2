"""What kind of file an answer holds."""

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.ingest.fetching.addresses import address
from headwater.ingest.fetching.exchange import Answer, Head
from headwater.ingest.fetching.told import media_type, unread

PAGE = b"<!doctype html><p>The harbour reopened on Monday.</p>"
PROSE = b"The harbour reopened on Monday, the port office said."


def kind(body: bytes, declared: str, target: str = "/a", **headers: str) -> str | None:
    """Return the kind of what a server sends."""
    said = {"content-type": declared, **{name.replace("_", "-"): value for name, value in headers.items()}}
    answer = Answer(head=Head(status=200, headers=tuple(said.items())), body=body)
    return media_type(answer, address(f"https://paper.example{target}"))


@pytest.mark.parametrize(
    ("body", "declared", "target", "told"),
    [
        (PAGE, "text/html; charset=KOI8-R", "/news/3.5-per-cent.ece", "text/html; charset=koi8-r"),
        (PROSE, "text/html", "/a", "text/html"),
        (PAGE, "", "/a", "text/html"),
        (PAGE, "application/octet-stream", "/a.xyz", "text/html"),
        (b"%PDF-1.7 ...", "text/html; charset=utf-8", "/a", "application/pdf"),
        (b"%PDF-1.7 ...", "application/octet-stream", "/download?id=3", "application/pdf"),
        (b'<?xml version="1.0"?><rss version="2.0"/>', "text/xml; charset=utf-8", "/feed", "application/rss+xml"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom"/>', "application/xml", "/feed", "application/atom+xml"),
        (b"<urlset/>", "text/html", "/sitemap.xml", "application/x-sitemap+xml"),
        (b'{"version": "https://jsonfeed.org/version/1.1"}', "application/json", "/feed", "application/feed+json"),
        (gzip.compress(b"<urlset/>"), "application/x-gzip", "/sitemap.xml.gz", "application/gzip"),
        (PROSE, "text/plain; charset=utf-8", "/notes.md", "text/markdown; charset=utf-8"),
        (PROSE, "text/plain", "/notes", "text/plain"),
        (b"title,url\nA,https://a.example/\n", "text/csv", "/export?id=1", "text/csv"),
    ],
)
def test_bytes_go_before_words_and_words_before_names(body: bytes, declared: str, target: str, told: str) -> None:
    """Feeds are served as XML, files as bytes, and pages under any name."""
    assert kind(body, declared, target) == told


def test_the_name_that_a_file_is_sent_under_counts() -> None:
    """Its address may be a number."""
    told = kind(PROSE, "application/octet-stream", "/get/77", content_disposition='attachment; filename="a.md"')

    assert told == "text/markdown"


@pytest.mark.parametrize("body", [b"\x89PNG\r\n\x1a\n", b"SQLite format 3\x00", b"\x00\x00\x00\x18ftypmp42"])
def test_what_is_not_read_is_not_taken(body: bytes) -> None:
    """Whatever its server says that it is."""
    answer = Answer(head=Head(status=200, headers=(("content-type", "text/html"),)), body=body)

    assert kind(body, "text/html") is None
    assert unread(answer, address("https://paper.example/a"))


@given(st.binary(min_size=1, max_size=100), st.text(max_size=30), st.text(max_size=20))
def test_no_answer_is_too_odd(body: bytes, declared: str, name: str) -> None:
    """There is always a kind, or none."""
    told = kind(body, declared, content_disposition=f"filename={name}")

    assert told is None or "/" in told
