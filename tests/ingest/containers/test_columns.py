"""Columns: told by names in many languages and from many sources, settled by cells."""

import pytest

from headwater.errors import NoSuchColumn
from headwater.ingest.containers.columns import Column, Row, guessed, is_known
from headwater.ingest.members import ROLES

TEXT = "The ferry will not sail this week, the harbour office said on Tuesday. " * 6
URL = "https://courier.example/harbour/7"


def told(*rows: Row, named: dict[str, str] | None = None) -> dict[str, str]:
    """Return which column serves as what."""
    names = tuple(dict.fromkeys(name for row in rows for name in row))
    return {column.role: column.name for column in guessed("t", names, rows, named or {})}


@pytest.mark.parametrize(
    ("row", "roles"),
    [
        ({"id": "1", "title": "Ferry", "publication": "The Vane", "author": "Mara Tollen", "date": "2016-12-31",
          "year": "2016", "url": URL, "content": TEXT},
         {"url": "url", "text": "content", "title": "title", "outlet": "publication", "bylines": "author", "published": "date"}),
        ({"stories_id": "1", "publish_date": "2020-01-01", "title": "Ferry", "url": URL, "language": "en", "media_id": "2",
          "media_name": "vane.example", "media_url": "https://vane.example/"},
         {"url": "url", "title": "title", "outlet": "media_name", "published": "publish_date", "language": "language"}),
        ({"HD": "Ferry", "BY": "Mara Tollen", "WC": "200", "PD": "1 January 2020", "SN": "The Vane", "LA": "English",
          "LP": "The ferry.", "TD": TEXT},
         {"text": "TD", "title": "HD", "outlet": "SN", "bylines": "BY", "published": "PD", "language": "LA"}),
        ({"webTitle": "Ferry", "webUrl": URL, "apiUrl": "https://api.example/7", "webPublicationDate": "2020-01-01T00:00:00Z",
          "fields.bodyText": TEXT, "fields.byline": "Mara Tollen"},
         {"url": "webUrl", "text": "fields.bodyText", "title": "webTitle", "bylines": "fields.byline",
          "published": "webPublicationDate"}),
        ({"url": URL, "title": "Ferry", "seendate": "20240101T101500Z", "socialimage": "https://i.example/x.jpg",
          "domain": "vane.example", "language": "English"},
         {"url": "url", "title": "title", "outlet": "domain", "published": "seendate", "language": "language"}),
        ({"Title": "Ferry", "Publication Title": "The Vane", "Url": URL, "Abstract Note": TEXT, "Date": "2020-01-01",
          "Date Added": "2021-01-01", "Date Modified": "2021-01-02", "Author": "Tollen, Mara"},
         {"url": "Url", "title": "Title", "outlet": "Publication Title", "bylines": "Author", "published": "Date"}),
        ({"_source.title": "Ferry", "_source.url": URL, "_source.text": TEXT, "_index": "x"},
         {"url": "_source.url", "text": "_source.text", "title": "_source.title"}),
        ({"عنوان": "کشتی", "متن": TEXT, "تاریخ": "۱۴۰۳/۰۲/۰۱", "لینک": URL},
         {"url": "لینک", "text": "متن", "title": "عنوان", "published": "تاریخ"}),
        ({"Titel": "Fähre", "Volltext": TEXT, "Datum": "03.09.2024", "Quelle": "Der Hafenbote"},
         {"text": "Volltext", "title": "Titel", "outlet": "Quelle", "published": "Datum"}),
    ],
    ids=["a collection", "a media archive", "a press archive", "a newspaper's service", "an index of news",
         "a reading list", "a search engine's dump", "Persian", "German"],
)  # fmt: skip
def test_columns_are_told_by_their_names(row: Row, roles: dict[str, str]) -> None:
    """As the tables that people have call them."""
    assert told(row, row) == roles


@pytest.mark.parametrize("role", ROLES)
def test_names_are_known_in_every_spelling(role: str) -> None:
    """With spaces, capitals, humps and brackets; dots and underscores alike."""
    names = {
        "bylines": ["Author(s)", "AUTHORS", "author_name", "authorName", "article.author"],
        "published": ["PublishedAt"],
    }

    assert all(is_known(name, role) for name in names.get(role, [role, role.upper(), f" {role} "]))


def test_cells_speak_against_names() -> None:
    """A column called content may hold the kind of content, one called source an address, one called date a number."""
    row = {"content": "article", "payload": TEXT, "source": URL, "date": "7"}

    assert told(row, row) == {"url": "source", "text": "payload"}


def test_cells_speak_where_names_do_not() -> None:
    """The longest texts, and the addresses that differ from row to row."""
    rows = [{"a": TEXT + str(i), "b": f"{URL}{i}", "c": "https://courier.example/", "d": "Ferry"} for i in range(5)]

    assert told(*rows) == {"text": "a", "url": "b"}


def test_a_beginning_is_no_text_where_the_whole_is_there() -> None:
    """The shorter of two columns with good names is the teaser."""
    row = {"text": TEXT[:60], "full_article": "x", "body": TEXT}

    assert told(row)["text"] == "body"


def test_a_column_that_is_nearly_empty_is_not_chosen() -> None:
    """A better name does not help where the cells are elsewhere."""
    rows: list[Row] = [{"text": "", "content": TEXT} for _ in range(9)]

    assert told({"text": TEXT, "content": ""}, *rows)["text"] == "content"


def test_a_summary_is_no_text_beside_an_address() -> None:
    """It is the page that has the text; without an address the summary is all there is."""
    assert told({"summary": TEXT, "url": URL}) == {"url": "url"}
    assert told({"summary": TEXT}) == {"text": "summary"}


def test_the_user_says_and_the_reason_tells_it() -> None:
    """In whatever capitals; what is not said is guessed as ever."""
    rows = [{"Body Clean": "x", "text": TEXT, "link": URL}]

    assert guessed("t", tuple(rows[0]), rows, {"text": "body_clean"}) == (
        Column(role="url", name="link", reason="by its name"),
        Column(role="text", name="Body Clean", reason="as you said"),
    )


def test_a_column_that_is_not_there_is_told_with_those_that_are() -> None:
    """So that the next try is right."""
    with pytest.raises(NoSuchColumn, match=r"no column 'body'; its columns are text, link"):
        told({"text": TEXT, "link": URL}, named={"text": "body"})


def test_a_table_without_texts_and_addresses_is_refused_with_its_columns() -> None:
    """And with the way to name one."""
    with pytest.raises(NoSuchColumn, match=r"no column of texts or addresses; its columns are id, n\b"):
        told({"id": "1", "n": "x"})


def test_a_role_that_there_is_not_is_the_callers_mistake() -> None:
    """The command knows which there are."""
    with pytest.raises(ValueError, match="nonsense"):
        told({"text": TEXT}, named={"nonsense": "text"})
