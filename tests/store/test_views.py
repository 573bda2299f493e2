"""Whoever opens a case with another tool finds tables and ready questions that make sense."""

import json
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import ROOT, STORIES
from headwater.model.case import Case
from headwater.present.facts import facts
from headwater.store.files import opened
from store.filling import bare_reading, fill

STORY = STORIES[0].name
BROWSE = Path(__file__).parent / "browse.py"
PAGE = ROOT / "docs" / "reference" / "case-file.md"


@pytest.fixture(scope="module")
def path(traced: dict[str, Case], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the file of a case with a story in it."""
    place = tmp_path_factory.mktemp("case") / "case.db"
    case = traced[STORY]
    with opened(place, create=True) as file:
        fill(file, case, {article.id: bare_reading(article.id) for article in case.articles})
    return place


@pytest.fixture
def connection(path: Path) -> Iterator[sqlite3.Connection]:
    """Give a connection such as any SQLite tool makes."""
    made = sqlite3.connect(path)
    made.row_factory = sqlite3.Row
    yield made
    made.close()


def asked(path: Path, *addresses: str) -> list[tuple[int, str]]:
    """Return the status and the text that datasette answers at each address."""
    command = [sys.executable, str(BROWSE), str(path), *addresses]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found: list[tuple[int, str]] = json.loads(done.stdout)
    return found


def test_datasette_shows_every_view(path: Path, connection: sqlite3.Connection) -> None:
    """The common questions are one click away in a browser."""
    views = [row["name"] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'")]

    answers = asked(path, *(f"/case/{view}.json?_shape=array" for view in views))

    assert [status for status, _ in answers] == [200] * len(views)
    assert {name for name, (_, text) in zip(views, answers, strict=True) if json.loads(text)} >= {
        "claims_by_carriers", "chains", "who_says_what", "most_cited_speakers"
    }  # fmt: skip


def test_datasette_searches_the_articles(path: Path) -> None:
    """The full text is found from the search box, whatever the accents."""
    (_, found), (status, _) = asked(
        path, "/case/article.json?_shape=array&_search=hospital", "/case/article?_search=hospital"
    )

    rows = json.loads(found)
    assert rows
    assert all("hospital" in (row["title"] + row["text"]).casefold() for row in rows)
    assert status == 200


def test_the_search_survives_a_vacuum(path: Path, tmp_path: Path) -> None:
    """Whoever makes the file smaller with another tool does not lose the search."""
    copy = tmp_path / "case.db"
    copy.write_bytes(path.read_bytes())
    connection = sqlite3.connect(copy)
    connection.execute("DELETE FROM article WHERE rowid = 1")
    connection.commit()
    connection.execute("VACUUM")

    rows = connection.execute(
        "SELECT text FROM article WHERE rowid IN (SELECT rowid FROM article_fts WHERE article_fts MATCH 'hospital')"
    ).fetchall()
    connection.close()
    assert rows
    assert all("hospital" in text.casefold() for (text,) in rows)


def test_the_views_count_as_the_screen_does(traced: dict[str, Case], connection: sqlite3.Connection) -> None:
    """Two screens with two numbers for one thing would both be disbelieved."""
    rows = {row["claim_id"]: row for row in connection.execute("SELECT * FROM claims_by_carriers")}
    standings = facts(traced[STORY]).standings

    assert rows.keys() == {standing.claim.id for standing in standings}
    for standing in standings:
        row, count = rows[standing.claim.id], standing.claim.independent_origins
        assert (row["appearances"], row["articles"], row["carriers"], row["texts"], row["min_origins"], row["max_origins"]) == (
            len(standing.claim.appearances), len(standing.articles), len(standing.carriers), standing.texts, count.min, count.max
        )  # fmt: skip


def test_columns_hold_the_words_that_offsets_point_to(connection: sqlite3.Connection) -> None:
    """A reader of the tables sees words, not numbers, and they are the article's."""
    rows = connection.execute(
        "SELECT attribution_span.*, article.text AS whole FROM attribution_span"
        " JOIN attribution ON attribution.id = attribution_id JOIN article ON article.id = article_id"
    ).fetchall()

    assert rows
    assert all(row["whole"][row["start"] : row["end"]] == row["text"] for row in rows)
    assert connection.execute(
        "SELECT COUNT(*) FROM attribution_span JOIN attribution ON attribution.id = attribution_id"
        " JOIN article ON article.id = article_id"
        ' WHERE SUBSTR(article.text, start + 1, "end" - start) != attribution_span.text'
    ).fetchone()[0] == 0  # fmt: skip


def test_the_page_names_every_table_and_view(connection: sqlite3.Connection) -> None:
    """The reference leaves nothing out, and its examples run."""
    page = PAGE.read_text(encoding="utf-8")
    names = [
        row["name"] for row in connection.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")
    ]
    (examples,) = re.findall(r"```sql\n(.*?)```", page, re.DOTALL)

    assert [name for name in names if f"`{name}`" not in page and not name.startswith("article_fts_")] == []
    for query in examples.strip().split(";\n"):
        connection.execute(query).fetchall()
