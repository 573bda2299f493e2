"""Lists of addresses in the forms in which people keep them."""

import io
import plistlib
from pathlib import Path

import pytest

from headwater.errors import HeadwaterError, NotAnArticle, UnreadableFile
from headwater.ingest.containers.lists import members
from headwater.ingest.members import Broken, Link, Member

SAMPLE = Path(__file__).parent.parent / "samples" / "vane-links.txt"


def read(body: bytes | str) -> list[Member]:
    """Return what a list gives."""
    return list(members(io.BytesIO(body.encode() if isinstance(body, str) else body), "l.txt"))


def told(body: bytes | str) -> list[tuple[str, str | None]]:
    """Return the addresses and titles of a list."""
    return [(one.url, one.given.title) for one in read(body) if isinstance(one, Link)]


def test_lines_are_links() -> None:
    """Comments and empty lines are passed over."""
    assert told(SAMPLE.read_bytes()) == [
        ("https://courier.example/harbour/ferry-second-fault", None),
        ("https://courier.example/council/pier-vote", "Council to vote on pier"),
    ]


@pytest.mark.parametrize(
    ("line", "url", "title"),
    [
        ("https://a.example/1", "https://a.example/1", None),
        ("<https://a.example/1>", "https://a.example/1", None),
        ('"https://a.example/1",', "https://a.example/1", None),
        ("www.a.example/1", "https://www.a.example/1", None),
        ("a.example", "https://a.example", None),
        ("1. https://a.example/1", "https://a.example/1", None),
        ("- [ ] https://a.example/1", "https://a.example/1", None),
        ('* [Ferry *stays*](https://a.example/x_(y) "t")', "https://a.example/x_(y)", "Ferry *stays*"),
        ("** [[https://a.example/1][Ferry stays]]", "https://a.example/1", "Ferry stays"),
        ("https://a.example/1\tFerry stays", "https://a.example/1", "Ferry stays"),
        ("Ferry stays – https://a.example/1", "https://a.example/1", "Ferry stays"),
        ("https://www.google.com/url?q=https://a.example/1", "https://a.example/1", None),
    ],
)  # fmt: skip
def test_every_way_to_write_a_line_is_known(line: str, url: str, title: str | None) -> None:
    """From a note, a browser, a spreadsheet, a search."""
    assert told(line) == [(url, title)]


def test_a_line_without_an_address_is_told_by_its_number() -> None:
    """A list that was pasted together loses nothing in silence."""
    found = read("https://a.example/1\n\nask the harbour office\nftp://a.example/x")

    assert [one.path for one in found if isinstance(one, Broken)] == ["l.txt#line 3", "l.txt#line 4"]


@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_letters_and_line_ends_are_of_any_kind(charset: str, end: str) -> None:
    """As spreadsheets and editors save them."""
    body = end.join(["https://a.example/ü", "https://a.example/2"]).encode(charset)

    assert [url for url, _ in told(body)] == ["https://a.example/ü", "https://a.example/2"]


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (plistlib.dumps({"URL": "https://a.example/1"}), None),
        (plistlib.dumps({"URL": "https://a.example/1"}, fmt=plistlib.FMT_BINARY), None),
        (b"[InternetShortcut]\r\nURL=https://a.example/1\r\nIconIndex=0\r\n", None),
        (b"[Desktop Entry]\nType=Link\nName=Ferry stays\nURL=https://a.example/1\n", "Ferry stays"),
    ],
)
def test_shortcuts_are_links(body: bytes, title: str | None) -> None:
    """What one gets by dragging an address to the desktop."""
    assert told(body) == [("https://a.example/1", title)]


def test_bookmarks_are_links() -> None:
    """As every browser exports them; scripts and the browser's own pages are not."""
    body = (
        "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE>\n<DL><p>\n<DT><H3>Ferry</H3>\n<DL><p>\n"
        '<DT><A HREF="https://a.example/?a=1&amp;b=2" ADD_DATE="1725350000" ICON="data:x">Ferry &amp; pier</A>\n'
        '<DT><A HREF="javascript:void(0)">Script</A>\n<DT><A HREF="https://a.example/2">Pier</A>\n</DL>'
    )

    assert told(body) == [("https://a.example/?a=1&b=2", "Ferry & pier"), ("https://a.example/2", "Pier")]


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ("", NotAnArticle),
        ("# nothing\n\n", NotAnArticle),
        ("[InternetShortcut]\nURL=file:///etc/hostname", NotAnArticle),
        (plistlib.dumps({"Other": 1}), NotAnArticle),
        (b"bplist00" + b"\xff" * 60, UnreadableFile),
        (b"<?xml version='1.0'?><plist><dict><key>URL", UnreadableFile),
        (
            b'<?xml version="1.0"?><!DOCTYPE plist [<!ENTITY a "b">]><plist version="1.0"><dict/></plist>',
            UnreadableFile,
        ),
    ],
)
def test_what_leads_nowhere_is_refused(body: bytes | str, error: type[HeadwaterError]) -> None:
    """With a reason."""
    with pytest.raises(error):
        read(body)


@pytest.mark.parametrize("junk", ["[", '<A HREF="', "a.", "- ", "[[", "x" * 9, "http://", "\t "])
def test_junk_ends_soon(junk: str) -> None:
    """A line of a megabyte is told, not pondered."""
    found = read("https://a.example/1\n" + junk * 100_000)

    assert len(found) <= 2
