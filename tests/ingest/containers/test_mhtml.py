"""What pages saved as one file of mail give, and what bad ones come to."""

import io
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.errors import HeadwaterError, NotAnArticle, UnreadableFile
from headwater.ingest.containers.mhtml import members
from headwater.model.text import Capture

_CHROME = """From: <Saved by Blink>
Snapshot-Content-Location: https://courier.example/a
Subject: =?utf-8?Q?Quay=20shut?=
Date: Fri, 14 Mar 2025 09:12:00 +0100
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html";
\tboundary="----MultipartBoundary--x----"


------MultipartBoundary--x----
Content-Type: text/html
Content-ID: <frame-1@mhtml.blink>
Content-Transfer-Encoding: quoted-printable
Content-Location: https://courier.example/a

<!DOCTYPE html><html><head><meta charset=3D"utf-8"></head><body><p>Caf=C3=A9 =
shut.</p></body></html>
------MultipartBoundary--x----
Content-Type: text/html
Content-Location: https://ads.example/frame

<html>Advertisement</html>
------MultipartBoundary--x----
Content-Type: image/gif
Content-Transfer-Encoding: base64
Content-Location: https://courier.example/a.gif

R0lGODlh
------MultipartBoundary--x------
"""


def read(body: bytes) -> Capture:
    """Return the page that a file gives."""
    (found,) = members(io.BytesIO(body), "a.mhtml")
    assert isinstance(found, Capture)
    return found


def test_the_page_comes_with_its_address_and_time() -> None:
    """A browser writes both into the file."""
    found = read(_CHROME.replace("\n", "\r\n").encode())

    assert (found.path, found.media_type, found.url) == ("a.mhtml", "text/html", "https://courier.example/a")
    assert found.fetched_at == datetime(2025, 3, 14, 8, 12, tzinfo=UTC)
    assert "Café shut." in found.body.decode()
    assert b"Advertisement" not in found.body


def test_the_start_is_the_page_even_where_it_comes_later() -> None:
    """The standard lets the parts stand in any order."""
    text = (
        'Content-Type: multipart/related; boundary=b; start="<2@x>"\n\n--b\nContent-Type: text/html\n\nframe\n'
        "--b\nContent-Type: text/html; charset=KOI8-R\nContent-ID: <2@x>\nContent-Location: file:///C:/a.html\n\npage\n--b--"
    )

    found = read(text.encode())

    assert (found.body, found.media_type, found.url) == (b"page", "text/html; charset=koi8-r", None)


def test_binary_letters_are_kept() -> None:
    """Some programs write the page as it is."""
    head = b"Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\nContent-Transfer-Encoding: binary\n\n"

    assert read(head + "Café".encode("cp1252") + b"\n--b--").body == b"Caf\xe9"


def test_large_pictures_do_not_cost_the_page() -> None:
    """Saved pages are often larger than any page."""
    picture = "QUJD" * 100 + "\n"

    found = read(_CHROME.replace("R0lGODlh\n", picture * 50_000).encode())

    assert "Café shut." in found.body.decode()


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (b"", NotAnArticle),
        (b"plain text", NotAnArticle),
        (b"Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: image/gif\n\nx\n--b--", NotAnArticle),
        (b"Content-Type: multipart/related; boundary=b\n\n--b\n\n" + b"a" * 20_000_001, UnreadableFile),
    ],
)
def test_damaged_files_are_refused(body: bytes, error: type[HeadwaterError]) -> None:
    """No bad file may stop a run."""
    with pytest.raises(error):
        read(body)


@settings(deadline=None)
@given(st.integers(0, 1200), st.binary(min_size=1, max_size=30))
def test_no_damage_raises_anything_of_the_library(at: int, damage: bytes) -> None:
    """A reader of a pile must be told, whatever is in it."""
    body = _CHROME.encode()
    try:
        found = read(body[:at] + damage + body[at + len(damage) :])
    except HeadwaterError:
        return

    assert found.media_type.startswith("text/html")
