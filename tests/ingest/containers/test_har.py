"""HAR: the pages that were visited, not what they loaded."""

import base64
import io
import json
from datetime import UTC, datetime

import pytest

from headwater.errors import NotAnArticle, TooMuchWork, UnreadableFile
from headwater.ingest.containers import har
from headwater.ingest.members import Broken, Link
from headwater.model.text import Capture
from packed import PAGE


def entry(number: int, body: bytes = PAGE, **fields: object) -> dict[str, object]:
    """Return what a recorder writes of one answer."""
    content = {"mimeType": "text/html; charset=utf-8", "text": body.decode("latin-1"), **fields.pop("content", {})}  # type: ignore[dict-item]
    return {
        "startedDateTime": "2024-01-02T05:04:05.000+02:00",
        "request": {"method": "GET", "url": f"https://paper.example/{number}"},
        "response": {"status": 200, "content": content},
        **fields,
    }


def har_of(*entries: object) -> bytes:
    """Return a HAR file."""
    return json.dumps({"log": {"version": "1.2", "entries": entries}}).encode()


def read(body: bytes) -> list[str]:
    """Return the path of each member, with a sign for links and what is broken."""
    signs = {Broken: "!", Link: ">"}
    return [signs.get(type(one), "") + one.path.rpartition("/")[2] for one in har.members(io.BytesIO(body), "x.har")]


def test_a_page_comes_with_its_address_and_time() -> None:
    """They are what the recorder knows and the page may not."""
    (only,) = har.members(io.BytesIO(har_of(entry(1))), "x.har")

    assert isinstance(only, Capture)
    assert (only.path, only.url) == ("x.har#https://paper.example/1", "https://paper.example/1")
    assert (only.media_type, only.body) == ("text/html; charset=utf-8", PAGE)
    assert only.fetched_at == datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)


def test_of_each_visit_the_first_document_is_read() -> None:
    """Frames come later, and are documents too."""
    redirect = entry(0, response={"status": 301, "content": {"mimeType": "text/html"}}, pageref="a")
    picture = entry(1, pageref="a", content={"mimeType": "image/png"})

    assert read(har_of(redirect, picture, entry(2, pageref="a"), entry(3, pageref="a"), entry(4, pageref="b"))) == [
        "2",
        "4",
    ]


def test_what_scripts_asked_for_is_no_page() -> None:
    """Their answers are often pieces of pages."""
    assert read(har_of(entry(1, _resourceType="xhr"), entry(2, _resourceType="document"), entry(3, b'{"a": 1}'))) == [
        "2"
    ]


def test_text_in_base64_keeps_its_letters() -> None:
    """So recorders write what is no UTF-8."""
    letters = "<html>Привет".encode("koi8-r")
    content = {
        "encoding": "base64",
        "text": base64.b64encode(letters).decode(),
        "mimeType": "text/html; charset=koi8-r",
    }

    (only,) = har.members(io.BytesIO(har_of(entry(1, content=content))), "x.har")

    assert isinstance(only, Capture)
    assert (only.media_type, only.body) == ("text/html; charset=koi8-r", letters)


def test_a_page_without_its_text_is_a_link() -> None:
    """Recorders leave bodies out when asked to."""
    assert read(har_of(entry(1, b""))) == [">1"]


def test_a_page_that_is_damaged_does_not_stop_the_others() -> None:
    """One broken entry must not take the visit with it."""
    content = {"encoding": "base64", "text": "A"}

    assert read(har_of(entry(1, content=content), 7, None, {}, {"response": [], "request": 1}, entry(2))) == ["!1", "2"]


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (b'{"log": {"entries": [', UnreadableFile),
        (b'{"log": ' * 100_000, UnreadableFile),
        (b'{"log": {}}', NotAnArticle),
        (b"[]", NotAnArticle),
        (b"\xff\xfe\x00", UnreadableFile),
    ],
)
def test_what_is_no_har_is_told(body: bytes, error: type[Exception]) -> None:
    """A name may lie, and a download may stop half way."""
    with pytest.raises(error):
        list(har.members(io.BytesIO(body), "x.har"))


def test_a_huge_har_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is read whole."""
    monkeypatch.setattr(har, "_LARGEST_BYTES", 100)

    with pytest.raises(TooMuchWork):
        list(har.members(io.BytesIO(har_of(entry(1))), "x.har"))
