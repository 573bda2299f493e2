"""Rows: what each gives, by which columns serve."""

import pytest

from headwater.errors import NotAnArticle, TooLarge, UnreadableFile
from headwater.ingest.containers.columns import Row
from headwater.ingest.containers.rows import members
from headwater.ingest.members import MAX_BYTES, Broken, Link, Member
from headwater.model.text import Capture, Given

TEXT = "The ferry will not sail this week.\n\nThe harbour office said so on Tuesday."
URL = "https://courier.example/harbour/7"
NAMED = {"text": "text", "url": "url", "bylines": "authors", "published": "date", "title": "title", "outlet": "outlet"}
EMPTY: Row = dict.fromkeys(("text", "url", "authors", "date", "title", "outlet"), "")


def read(*rows: Row | str) -> list[Member]:
    """Return what these rows give."""
    return list(members(iter(enumerate((EMPTY, *rows), start=0)), "t.csv", NAMED))


def one(**cells: str | tuple[str, ...]) -> Member:
    """Return what one row gives."""
    (found,) = read({**EMPTY, **cells})
    return found


def test_a_row_with_a_text_is_a_capture() -> None:
    """With all that stands beside it, and the text as it stands."""
    found = one(
        text=TEXT,
        url=URL,
        title="<b>Ferry</b> &amp; pier",
        outlet="The Vane",
        date="3 September 2024",
        authors="Mara Tollen",
    )

    assert isinstance(found, Capture)
    assert (found.path, found.media_type, found.url) == ("t.csv#row 1", "text/plain; charset=utf-8", URL)
    assert found.body.decode() == TEXT
    assert found.given == Given(
        title="Ferry & pier", outlet="The Vane", bylines=("Mara Tollen",), published="3 September 2024"
    )


def test_markup_is_a_page() -> None:
    """And read as one."""
    found = one(text="<p>The ferry will not sail.</p>")

    assert isinstance(found, Capture)
    assert found.media_type == "text/html; charset=utf-8"


def test_a_text_in_paragraphs_is_joined_and_entities_are_letters() -> None:
    """As some programs store it."""
    found = one(text=("The &#8220;ferry&#8221; stays.", "It sails later."))

    assert isinstance(found, Capture)
    assert found.body.decode() == "The “ferry” stays.\n\nIt sails later."


def test_a_row_with_only_an_address_is_a_link() -> None:
    """As is one whose text a service has cut off."""
    assert one(url=URL, title="Ferry") == Link(path="t.csv#row 1", url=URL, given=Given(title="Ferry"))
    assert isinstance(one(url=URL, text="The ferry will not sail… [+2310 chars]"), Link)
    assert isinstance(one(text="The ferry will not sail… [+2310 chars]"), Capture)


@pytest.mark.parametrize("cell", ["", " ", "nan", "NaN", "None", "null", "N/A", "[]"])
def test_what_programs_write_for_nothing_is_nothing(cell: str) -> None:
    """No article is called nan."""
    assert one(url=URL, text=cell, title=cell, authors=cell) == Link(path="t.csv#row 1", url=URL)


def test_empty_rows_are_passed_over_and_others_keep_their_numbers() -> None:
    """So that a row is found again."""
    found = read({**EMPTY, "url": URL}, EMPTY, {**EMPTY, "url": URL})

    assert [one.path for one in found] == ["t.csv#row 1", "t.csv#row 3"]


def test_rows_of_which_nothing_comes_are_told() -> None:
    """With the reason: neither text nor address, damaged, too large."""
    found = read(
        {**EMPTY, "title": "Ferry", "url": "see below"}, "it is no JSON", {**EMPTY, "text": "é" * (MAX_BYTES // 2 + 1)}
    )

    assert [type(one.error) for one in found if isinstance(one, Broken)] == [
        NotAnArticle,
        UnreadableFile,
        TooLarge,
    ]


@pytest.mark.parametrize(
    ("cell", "bylines"),
    [
        ("Mara Tollen, Ida Solm", ("Mara Tollen, Ida Solm",)),
        ("['Mara Tollen', \"Ida O'Solm\"]", ("Mara Tollen", "Ida O'Solm")),
        (("Mara Tollen", "Ida Solm", "Mara Tollen"), ("Mara Tollen", "Ida Solm")),
        ("[unclear]", ("[unclear]",)),
    ],
)
def test_writers_are_as_written(cell: str | tuple[str, ...], bylines: tuple[str, ...]) -> None:
    """But for a list that a program wrote out, which is a list."""
    found = one(url=URL, authors=cell)

    assert isinstance(found, Link)
    assert found.given.bylines == bylines


@pytest.mark.parametrize(
    ("cell", "published"),
    [
        ("Tue, 3 Sep 2024", "Tue, 3 Sep 2024"),
        ("1725350400", "2024-09-03T08:00:00+00:00"),
        ("1725350400000", "2024-09-03T08:00:00+00:00"),
        ("1725350400.0", "2024-09-03T08:00:00+00:00"),
        ("20240903T080000Z", "2024-09-03T08:00:00Z"),
        ("20240903080000", "2024-09-03T08:00:00"),
        ("20240903", "2024-09-03"),
        ("20241399", "2024-13-99"),
    ],
)
def test_dates_are_as_written_or_as_iso_has_them(cell: str, published: str) -> None:
    """What only programs read would be lost on a reader of dates."""
    found = one(url=URL, date=cell)

    assert isinstance(found, Link)
    assert found.given.published == published


def test_a_cell_is_only_text() -> None:
    """A formula of a spreadsheet is not worked out, an address in a text not followed."""
    found = one(text='=HYPERLINK("https://evil.example","x") and more words')

    assert isinstance(found, Capture)
    assert found.body.startswith(b"=HYPERLINK")
