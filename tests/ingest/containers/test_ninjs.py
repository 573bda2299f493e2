"""What news items in JSON give, and what bad ones come to."""

import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.errors import HeadwaterError, NotAnArticle, TooMuchWork
from headwater.ingest.containers.ninjs import members
from headwater.ingest.members import Broken, Member
from headwater.model.text import Capture, Given

_PROSE = "The harbour board met on Monday and shut the north quay."
_NEW = {
    "uri": "urn:a:3",
    "type": "text",
    "versionCreated": "2025-03-14T10:00:00Z",
    "firstCreated": "2025-03-14T09:00:00Z",
    "infosources": [{"name": "Corvane Wire", "rel": "x"}],
    "by": "Ilse Maren",
    "located": "Corran",
    "language": "en",
    "headlines": [{"role": "sub", "value": "Cracks"}, {"role": "main", "value": "Quay <b>shut</b>"}],
    "bodies": [
        {"role": "abstract", "contentType": "text/html", "value": "<p>In short.</p>"},
        {"role": "main", "contentType": "text/plain", "value": _PROSE},
        {"role": "richtext", "contentType": "application/xhtml+xml", "value": f"<p>{_PROSE}</p>"},
    ],
    "associations": [{"type": "picture", "bodies": [{"value": "no"}]}],
}
_OLD = {
    "uri": "urn:a:1",
    "versioncreated": "2025-03-14T10:00:00Z",
    "byline": "Ilse Maren",
    "headline": "Quay shut",
    "copyrightholder": "Corvane Wire",
    "body_text": _PROSE,
    "body_html": f"<p>{_PROSE}</p>",
}


def read(body: object) -> list[Member]:
    """Return what a file gives."""
    return list(members(io.BytesIO(body if isinstance(body, bytes) else json.dumps(body).encode()), "a.json"))


def test_an_item_of_the_newest_version_is_read() -> None:
    """Bodies and headlines come in several kinds."""
    (found,) = read(_NEW)

    assert isinstance(found, Capture)
    assert (found.path, found.media_type, found.body.decode()) == (
        "a.json#urn:a:3",
        "text/html; charset=utf-8",
        f"<p>{_PROSE}</p>",
    )
    assert found.given == Given(
        title="Quay shut",
        agency="Corvane Wire",
        bylines=("Ilse Maren",),
        published="2025-03-14T09:00:00Z",
        modified="2025-03-14T10:00:00Z",
        dateline="Corran",
        language="en",
    )


def test_an_item_of_the_first_version_is_read() -> None:
    """Archives hold years of them."""
    (found,) = read(_OLD)

    assert isinstance(found, Capture)
    assert found.body.decode() == f"<p>{_PROSE}</p>"
    assert found.given == Given(
        title="Quay shut", agency="Corvane Wire", bylines=("Ilse Maren",), published="2025-03-14T10:00:00Z"
    )


@pytest.mark.parametrize(
    "body",
    [[_OLD, _NEW], {"_items": [_OLD, _NEW]}, f"{json.dumps(_OLD)}\n\n{json.dumps(_NEW)}\n".encode()],
)
def test_many_items_come_in_one_file(body: object) -> None:
    """A list, a list under a name, one a line."""
    assert [one.path for one in read(body)] == ["a.json#urn:a:1", "a.json#urn:a:3"]


def test_plain_text_stays_plain() -> None:
    """Marks are not made up."""
    (found,) = read({"uri": "a", "body_text": "Cracks &amp; piles"})

    assert isinstance(found, Capture)
    assert (found.media_type, found.body) == ("text/plain; charset=utf-8", b"Cracks & piles")


@pytest.mark.parametrize(
    "item", [{"uri": "a", "type": "picture", "body_text": "x"}, {"uri": "a"}, {"uri": "a", "bodies": 3}]
)
def test_an_item_without_text_is_told_as_such(item: dict[str, object]) -> None:
    """Nobody should look for it."""
    (found,) = read(item)

    assert isinstance(found, Broken)


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"[1, null]", b"\x00", b'{"a": ' + b"9" * 9000 + b"}", b"\xff\xfe"])
def test_damaged_files_are_refused(body: bytes) -> None:
    """No bad file may stop a run."""
    with pytest.raises(NotAnArticle):
        read(body)


def test_endless_nesting_is_told_as_such() -> None:
    """A few bytes may fill the stack."""
    with pytest.raises(TooMuchWork):
        read(b"[" * 200_000)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*_NEW, *_OLD, "value", "role", "name"]), inner, max_size=5)
    ),
    max_leaves=20,
)


@settings(deadline=None)
@given(_JSON)
def test_no_values_raise_anything_else(body: object) -> None:
    """A reader of a pile must be told, whatever is in it."""
    try:
        found = read(body)
    except HeadwaterError:
        return

    assert found
