"""Snapshots of ArchiveBox: one page in many forms is one article."""

import io
import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.ingest.snapshots import indexes_of, not_chosen, snapshot_facts


def left(*names: str) -> list[str]:
    """Return the files that are read."""
    return [name for name in names if name not in not_chosen(names)]


def test_the_best_form_is_left() -> None:
    """In a folder that is called by its moment one form is enough, elsewhere two tell."""
    old = ("1700000000.1/index.json", "1700000000.1/site.example/a.html", "1700000000.1/favicon.ico")
    new = ("x/index.json", "x/dom/output.html", "x/readability/content.html", "x/a.txt", "b.html")

    assert left(*old) == ["1700000000.1/site.example/a.html"]
    assert left(*new) == ["x/dom/output.html", "b.html"]


def test_a_folder_with_an_index_is_no_snapshot_for_that() -> None:
    """Nothing is left out on a suspicion."""
    names = ("x/index.json", "x/output.html", "x/site.example/a.html", "x/warc/b.warc.gz", "x/output.pdf")

    assert left(*names) == [*names]


@given(
    st.lists(
        st.sampled_from(
            ["a/", "index.json", "17000000001/", "singlefile.html", "output.html", "warc/x.warc", "b.txt", "/"]
        ),
        max_size=9,
    )
)
def test_the_order_changes_nothing(pieces: list[str]) -> None:
    """The same folder is the same pile on every machine."""
    names = {"".join(pieces[:i]) for i in range(1, len(pieces) + 1)}

    assert not_chosen(sorted(names)) == not_chosen(sorted(names, reverse=True)) <= names


def test_the_index_is_looked_for_where_the_form_says() -> None:
    """Each form lies at its own depth."""
    assert ("d", "index.json") in indexes_of(("d", "singlefile.html"))
    assert ("d", "index.json") in indexes_of(("d", "singlefile", "singlefile.html"))
    assert ("d", "index.json") in indexes_of(("d", "readability", "content.html"))
    assert ("d", "index.json") in indexes_of(("d", "site.example", "2024", "a.html"))
    assert indexes_of(("d", "a.html")) == []


@pytest.mark.parametrize(
    ("stated", "facts"),
    [
        ({"url": "https://a.example/", "timestamp": "0"}, ("https://a.example/", datetime(1970, 1, 1, tzinfo=UTC))),
        ({"url": "https://a.example/", "timestamp": "soon"}, ("https://a.example/", None)),
        ({"url": 7, "timestamp": "1e99"}, (None, None)),
        ({"url": "https://a.example/"}, (None, None)),
        ([], (None, None)),
        ({}, (None, None)),
    ],
)
def test_only_what_an_index_states_is_taken(stated: object, facts: tuple[str | None, datetime | None]) -> None:
    """Other programs call files so too."""
    assert snapshot_facts(io.BytesIO(json.dumps(stated).encode())) == facts


def test_an_index_in_lines_states_the_same() -> None:
    """The newest versions write one, and other things into it."""
    lines = [{"type": "Process", "timestamp": "1"}, {"type": "Snapshot", "url": "https://a.example/", "timestamp": "0"}]
    index = "\n".join(map(json.dumps, lines)).encode()

    assert snapshot_facts(io.BytesIO(index)) == ("https://a.example/", datetime(1970, 1, 1, tzinfo=UTC))
    assert left("x/index.jsonl", "x/singlefile/singlefile.html", "x/dom/output.html") == [
        "x/singlefile/singlefile.html"
    ]


def test_the_list_of_all_snapshots_is_passed_over() -> None:
    """It has their addresses, whose pages are there."""
    names = (
        "d/index.json",
        "d/index.html",
        "d/a.html",
        "d/archive/1700000000/index.json",
        "d/archive/1700000000/output.html",
    )

    assert left(*names) == ["d/a.html", "d/archive/1700000000/output.html"]


def test_a_damaged_index_states_nothing() -> None:
    """The page is there all the same."""
    assert snapshot_facts(io.BytesIO(b'{"url": ')) == (None, None)
    assert snapshot_facts(io.BytesIO(b"[" * 100_000)) == (None, None)
