"""OPML: the feeds that a reader follows."""

import io
from pathlib import Path

import pytest

from headwater.errors import NotAnArticle, UnreadableFile
from headwater.ingest.containers.outlines import members
from headwater.ingest.members import MAX_BYTES, Broken, Link, Member
from headwater.model.text import Given

SAMPLE = Path(__file__).parent.parent / "samples" / "vane.opml"


def read(body: bytes) -> list[Member]:
    """Return what an outline gives."""
    return list(members(io.BytesIO(body), "o"))


def test_feeds_are_links() -> None:
    """The feed's address goes before the site's; its name is the outlet's; groups are nothing."""
    assert read(SAMPLE.read_bytes()) == [
        Link(
            path="o#https://courier.example/rss?a=1&b=2",
            url="https://courier.example/rss?a=1&b=2",
            given=Given(outlet="Corvane Courier > Harbour"),
        ),
        Link(
            path="o#https://bote.example/atom",
            url="https://bote.example/atom",
            given=Given(outlet="Der Hafenbote", language="de"),
        ),
    ]


def test_wide_letters_and_bare_ampersands_do_no_harm() -> None:
    """Lists are written by every kind of program."""
    body = (
        '<?xml version="1.0" encoding="utf-16"?><opml><outline text="A & B" url="https://a.example/?a=1&b=2"/></opml>'
    )

    assert [one.path for one in read(body.encode("utf-16"))] == ["o#https://a.example/?a=1&b=2"]


def test_what_is_no_address_is_told() -> None:
    """It may be a feed that the reader has under a name of its own."""
    assert [type(one) for one in read(b'<opml><outline xmlUrl="feed://x"/></opml>')] == [Broken]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<opml><outline text='x'/></opml>",
        b"<outline " * 50_000,
        b"<outline a='" * 50_000,
        b"<outline " + b"a" * 500_000 + b">",
    ],
)
def test_an_outline_without_addresses_is_refused(body: bytes) -> None:
    """Soon, and with a reason."""
    with pytest.raises(NotAnArticle):
        read(body)


def test_an_outline_larger_than_any_is_refused() -> None:
    """Its memory is bounded."""
    with pytest.raises(UnreadableFile):
        read(b"x" * (MAX_BYTES + 1))
