"""What collections of references give, and what bad ones come to."""

import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.errors import HeadwaterError, NotAnArticle
from headwater.ingest.containers.citations import members
from headwater.ingest.members import Broken, Link, Member
from headwater.model.text import Capture, Given

_ITEM = {
    "id": "http://zotero.org/users/1/items/ABC",
    "type": "article-newspaper",
    "title": "Quay <i>shut</i>",
    "container-title": "The Corran Courier",
    "publisher": "Corran Press",
    "URL": "https://courier.example/a",
    "author": [
        {"family": "Maren", "given": "Ilse"},
        {"literal": "Corvane Wire"},
        {"family": "Aa", "non-dropping-particle": "van der"},
    ],
    "issued": {"date-parts": [["2025", 3, 14]]},
    "accessed": {"date-parts": [[2026, 1, 1]]},
    "language": "en",
}


def read(body: object) -> list[Member]:
    """Return what a file gives."""
    return list(members(io.BytesIO(json.dumps(body).encode()), "a.json"))


@pytest.mark.parametrize("body", [[_ITEM], {"items": [_ITEM]}, _ITEM])
def test_an_item_gives_its_address_and_what_is_noted_of_it(body: object) -> None:
    """The text is behind the address."""
    assert read(body) == [
        Link(
            path="a.json#http://zotero.org/users/1/items/ABC",
            url="https://courier.example/a",
            given=Given(
                title="Quay shut",
                outlet="The Corran Courier",
                bylines=("Ilse Maren", "Corvane Wire", "van der Aa"),
                published="2025-03-14",
                language="en",
            ),
        )
    ]


@pytest.mark.parametrize(
    ("issued", "date"),
    [
        ({"date-parts": [[2025]]}, "2025"),
        ({"date-parts": [[2025, 3]]}, "2025-03"),
        ({"date-parts": [[2025, 3], [2025, 4]]}, None),
        ({"raw": "14 March 2025"}, "14 March 2025"),
        ({"literal": "Spring 2025"}, "Spring 2025"),
        ("2025-03-14", "2025-03-14"),
        ({"date-parts": [[]]}, None),
        ({"date-parts": 3}, None),
        (None, None),
    ],
)
def test_dates_are_as_precise_as_they_are_noted(issued: object, date: str | None) -> None:
    """A month is no day."""
    (found,) = read([{**_ITEM, "issued": issued}])

    assert isinstance(found, Link)
    assert found.given.published == date


def test_an_item_with_its_text_and_no_address_is_a_capture() -> None:
    """Some keep the text in a note."""
    text = "The harbour board met on Monday and shut the north quay. " * 8

    (found,) = read([{"id": "a", "title": "Quay shut", "note": text}])

    assert isinstance(found, Capture)
    assert found.body.decode() == text


def test_an_item_s_place_in_a_register_is_an_address() -> None:
    """Journals are cited by it."""
    (found,) = read([{"id": "a", "DOI": "10.1000/182"}])

    assert isinstance(found, Link)
    assert found.url == "https://doi.org/10.1000/182"


def test_an_item_with_neither_is_told_as_such() -> None:
    """Nobody should look for it."""
    (found,) = read([{"id": "a", "title": "Quay shut", "URL": "file:///a", "abstract": "Short."}])

    assert isinstance(found, Broken)
    assert isinstance(found.error, NotAnArticle)


_JSON = st.recursive(
    st.none() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*_ITEM, "date-parts", "raw", "literal"]), inner, max_size=5)
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
