"""What pages saved by Safari give, and what bad ones come to."""

import io
import plistlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.errors import HeadwaterError, NotAnArticle, UnreadableFile
from headwater.ingest.containers.webarchives import members
from headwater.ingest.members import Inner, Member
from headwater.model.text import Capture

_PAGE = {
    "WebResourceData": "<p>Привет</p>".encode("koi8-r"),
    "WebResourceURL": "https://courier.example/a",
    "WebResourceTextEncodingName": "KOI8-R",
    "WebResourceMIMEType": "text/html",
}
_FORMS = [plistlib.FMT_BINARY, plistlib.FMT_XML]


def packed(main: object, form: plistlib.PlistFormat = plistlib.FMT_BINARY) -> bytes:
    """Return an archive with this main resource."""
    return plistlib.dumps({"WebMainResource": main, "WebSubresources": [{"WebResourceData": b"GIF8"}]}, fmt=form)


def read(body: bytes) -> list[Member]:
    """Return what a file gives."""
    return list(members(io.BytesIO(body), "a.webarchive"))


@pytest.mark.parametrize("form", _FORMS)
def test_the_page_comes_with_its_address_and_charset(form: plistlib.PlistFormat) -> None:
    """Safari knows both and writes neither into the page."""
    (found,) = read(packed(_PAGE, form))

    assert isinstance(found, Capture)
    assert (found.path, found.media_type) == ("a.webarchive", "text/html; charset=koi8-r")
    assert (found.url, found.body) == ("https://courier.example/a", _PAGE["WebResourceData"])


def test_a_file_of_another_kind_is_opened_in_its_turn() -> None:
    """A PDF can be saved like a page."""
    main = {**_PAGE, "WebResourceMIMEType": "application/pdf", "WebResourceURL": "https://x.example/b.pdf"}

    (found,) = read(packed(main))

    assert isinstance(found, Inner)
    assert found.path == "a.webarchive#b.pdf"


def laughs() -> bytes:
    """Return an archive whose text is made of entities."""
    inner = "".join(f'<!ENTITY a{i} "&a{i - 1};&a{i - 1};">' for i in range(1, 40))
    return f'<?xml version="1.0"?><!DOCTYPE plist [<!ENTITY a0 "ha">{inner}]><plist><string>&a39;</string></plist>'.encode()


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (b"", UnreadableFile),
        (b"bplist00", UnreadableFile),
        (b"<?xml version='1.0'?><plist>", UnreadableFile),
        (laughs(), UnreadableFile),
        (plistlib.dumps([]), NotAnArticle),
        (packed([]), NotAnArticle),
        (packed({**_PAGE, "WebResourceData": "text"}), NotAnArticle),
        (packed({**_PAGE, "WebResourceData": b"a" * 20_000_001}), UnreadableFile),
        (b"<?xml version='1.0'?><plist>" + b"<array>" * 100_000, UnreadableFile),
    ],
)
def test_damaged_files_are_refused(body: bytes, error: type[HeadwaterError]) -> None:
    """No bad file may stop a run."""
    with pytest.raises(error):
        read(body)


@settings(deadline=None)
@given(st.sampled_from(_FORMS), st.integers(0, 700), st.binary(min_size=1, max_size=8))
def test_no_damage_raises_anything_of_the_library(form: plistlib.PlistFormat, at: int, damage: bytes) -> None:
    """A reader of a pile must be told, whatever is in it."""
    body = packed(_PAGE, form)
    try:
        found = read(body[:at] + damage + body[at + len(damage) :])
    except HeadwaterError:
        return

    assert found
