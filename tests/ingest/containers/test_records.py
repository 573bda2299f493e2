"""Records in JSON, as scrapers write them and as services answer."""

import io
import json
from pathlib import Path

import pytest

from headwater.errors import NoSuchColumn, UnreadableFile
from headwater.ingest.containers.records import members, serving
from headwater.ingest.members import Broken, Link, Member
from headwater.model.text import Capture

SAMPLE = Path(__file__).parent.parent / "samples" / "vane.jsonl"
TEXT = "The ferry will not sail this week, the harbour office said on Tuesday."
URL = "https://a.example/1"
ARTICLE = {"title": "Ferry", "url": URL, "text": TEXT}


def read(body: str | bytes, columns: dict[str, str] | None = None) -> list[Member]:
    """Return what the records give."""
    return list(members(io.BytesIO(body.encode() if isinstance(body, str) else body), "t", columns))


def test_records_in_lines_are_read() -> None:
    """With outlets in objects and writers in lists."""
    capture, link = read(SAMPLE.read_bytes())

    assert isinstance(capture, Capture)
    assert (capture.path, capture.given.outlet, capture.given.bylines) == (
        "t#row 1",
        "The Corvane Courier",
        ("Mara Tollen",),
    )
    assert isinstance(link, Link)
    assert {column.role: column.name for column in serving(io.BytesIO(SAMPLE.read_bytes()), "t")}[
        "outlet"
    ] == "source.name"


@pytest.mark.parametrize(
    "body",
    [
        json.dumps(ARTICLE),
        json.dumps(ARTICLE, indent=2),
        json.dumps({**ARTICLE, "related": [{"url": "https://a.example/2", "title": "x"}] * 3}),
        json.dumps([ARTICLE]),
        json.dumps({"status": "ok", "totalResults": 1, "articles": [ARTICLE]}),
        json.dumps({"response": {"meta": {"hits": 1}, "docs": [ARTICLE]}}),
        json.dumps({"hits": {"total": 1, "hits": [{"_index": "x", "_source": ARTICLE}]}}),
        json.dumps({"a1": ARTICLE}),
        json.dumps({name: {"0": value} for name, value in ARTICLE.items()}),
        json.dumps({name: [value] for name, value in ARTICLE.items()}),
        "\x1e" + json.dumps(ARTICLE) + "\n",
        "\ufeff\n" + json.dumps(ARTICLE) + "\r\n",
    ],
    ids=["object", "spread", "with lists", "array", "answer", "nested", "search engine", "by key", "by column", "column lists",
         "sequence", "with a mark"],
)  # fmt: skip
def test_an_article_is_found_however_it_is_wrapped(body: str) -> None:
    """As scrapers, services and data programs write it."""
    (found,) = read(body)

    assert isinstance(found, Capture)
    assert (found.path, found.url, found.body.decode(), found.given.title) == ("t#row 1", URL, TEXT, "Ferry")


def test_objects_one_after_the_other_are_read() -> None:
    """Whether or not each has a line."""
    assert [one.path for one in read(json.dumps(ARTICLE, indent=1) * 3)] == ["t#row 1", "t#row 2", "t#row 3"]


def test_an_answer_larger_than_any_capture_is_read_article_by_article() -> None:
    """By the array that it begins with."""
    article = json.dumps({**ARTICLE, "text": TEXT * 1000})
    found = read('{"status": "ok, [{", "articles": [' + ", ".join([article] * 300) + '], "more": 1}')

    assert [one.path for one in found] == [f"t#row {i}" for i in range(1, 301)]


def test_a_list_of_addresses_is_read() -> None:
    """Though nothing in it has a name."""
    assert [one.url for one in read('["https://a.example/1", "https://a.example/2"]') if isinstance(one, Link)] == [
        "https://a.example/1", "https://a.example/2",
    ]  # fmt: skip


def test_a_broken_line_is_told_and_the_next_one_read() -> None:
    """Cut off, too deep, no object, no letters."""
    lines = [json.dumps(ARTICLE), '{"text": "cut o', "[" * 100_000, "3", "\x00\x01", json.dumps(ARTICLE)]
    found = read("\n".join(lines))

    assert [type(one) for one in found] == [Capture, Broken, Broken, Broken, Broken, Capture]
    assert [one.path for one in found][-1] == "t#row 6"


def test_a_number_of_ten_thousand_digits_is_a_number() -> None:
    """It costs no more than its letters."""
    assert isinstance(read(f'{{"id": {"9" * 10_000}, "text": "{TEXT}"}}')[0], Capture)


def test_half_a_letter_is_replaced() -> None:
    """JSON can hold what no text can."""
    (found,) = read(json.dumps({"text": TEXT + "\ud800"}))

    assert isinstance(found, Capture)
    assert found.body.decode() == TEXT + "?"


@pytest.mark.parametrize(
    "body", ["", "{}", "[]", '{"a": 1}', "[[1]]", "{" * 100_000, "[" * 100_000, '{"articles": []}', "}"]
)
def test_what_holds_no_articles_is_refused(body: str) -> None:
    """Once, for the whole of it."""
    with pytest.raises((UnreadableFile, NoSuchColumn)):
        read(body)


def test_an_array_that_was_cut_off_gives_what_is_there() -> None:
    """And tells that more was to come."""
    found = read(json.dumps([ARTICLE, ARTICLE])[:-20])

    assert [type(one) for one in found] == [Capture, Broken]
