"""JSON Feed: what RSS says, in other brackets."""

import io
import json
from pathlib import Path

import pytest

from headwater.errors import HeadwaterError, NotAnArticle, UnreadableFile
from headwater.ingest.containers.json_feeds import members
from headwater.ingest.members import Broken, Link, Member
from headwater.model.text import Capture, Given

SAMPLE = Path(__file__).parent.parent / "samples" / "vane-feed.json"


def read(body: bytes) -> list[Member]:
    """Return what a feed gives."""
    return list(members(io.BytesIO(body), "x.json"))


def test_items_are_captures_and_links() -> None:
    """By whether they hold their text."""
    capture, link = read(SAMPLE.read_bytes())

    assert isinstance(capture, Capture)
    assert capture.media_type == "text/plain; charset=utf-8"
    assert capture.url == "https://courier.example/harbour/ferry-second-fault"
    assert capture.given == Given(
        title="Ferry stays in dock",
        outlet="The Corvane Courier",
        bylines=("Mara Tollen",),
        published="2024-09-03T10:15:00+02:00",
        language="en",
    )
    assert isinstance(link, Link)
    assert link.url == "https://courier.example/council/pier-vote"


def test_html_goes_before_text_and_the_feeds_author_stands_in() -> None:
    """As the format has it."""
    item = {"id": "1", "content_html": "<p>" + "A word. " * 30 + "</p>", "content_text": "x"}
    (found,) = read(json.dumps({"items": [item], "author": {"name": "Mara Tollen"}}).encode())

    assert isinstance(found, Capture)
    assert found.media_type == "text/html; charset=utf-8"
    assert found.given.bylines == ("Mara Tollen",)


def test_odd_items_are_told() -> None:
    """Each is a part of the feed that nothing comes of."""
    found = read(json.dumps({"items": [3, {"id": "s", "attachments": [{"mime_type": "audio/mpeg"}, None]}]}).encode())

    assert [type(one) for one in found] == [Broken, Broken]


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (b"", UnreadableFile),
        (b"{", UnreadableFile),
        (b"[" * 100_000, UnreadableFile),
        (b"[]", NotAnArticle),
        (b'{"items": []}', NotAnArticle),
        (b'{"items": "x"}', NotAnArticle),
    ],
)
def test_what_is_no_feed_is_refused(body: bytes, error: type[HeadwaterError]) -> None:
    """With a reason, however deep its brackets."""
    with pytest.raises(error):
        read(body)
