"""A case read back from its file is the case that was put there."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.store.answers import MadeFrom, finished_pile, forget_answer
from headwater.store.articles import Source, remove_source, sources
from headwater.store.attributions import all_readings, reading_of, sweep_speakers, versions
from headwater.store.captures import capture_of, sweep_captures
from headwater.store.cases import load, read_case
from headwater.store.decisions import all_decisions
from headwater.store.files import opened, transaction
from store.filling import VERSIONS, bare_reading, capture, fill
from strategies import cases, readings


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_a_case_reads_back_the_same(data: st.DataObject) -> None:
    """Nothing is lost or changed on the way into the file and out of it."""
    case = data.draw(cases())
    its_readings = {article.id: data.draw(readings(article)) for article in case.articles}

    with opened(None) as file:
        fill(file, case, its_readings)

        assert read_case(file) == case
        assert {reading.article_id: reading for reading in all_readings(file)} == its_readings
        assert [capture_of(file, article.path) for article in case.articles] == [*map(capture, case.articles)]


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_forgetting_every_article_leaves_nothing_but_decisions(data: st.DataObject) -> None:
    """What belongs to an article goes with it, so that no count can rest on something that is gone."""
    case = data.draw(cases())

    with opened(None) as file:
        fill(file, case, {article.id: data.draw(readings(article)) for article in case.articles})
        with transaction(file):
            forget_answer(file)
            for article in case.articles:
                remove_source(file, article.path)
            sweep_captures(file)
            sweep_speakers(file)
        tables = file.connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%fts%'"
            " AND name NOT IN ('failure', 'decision')"
        ).fetchall()

        left = {name: file.connection.execute(f'SELECT COUNT(*) FROM "{name}"').fetchone()[0] for (name,) in tables}  # noqa: S608 - names from the schema
        assert set(left.values()) == {0}, left
        assert file.connection.execute("PRAGMA foreign_key_check").fetchall() == []


@settings(max_examples=20, deadline=None)
@given(st.data())
def test_decisions_outlive_the_articles_and_the_answer(data: st.DataObject) -> None:
    """What a person decided is not lost because a file changed or the pile is compared anew."""
    case = data.draw(cases())

    with opened(None) as file:
        fill(file, case, {article.id: data.draw(readings(article)) for article in case.articles})
        with transaction(file):
            forget_answer(file)
            for article in case.articles:
                remove_source(file, article.path)

        assert all_decisions(file) == case.decisions


@settings(max_examples=10, deadline=None)
@given(st.data())
def test_what_is_kept_is_known_by_path(data: st.DataObject) -> None:
    """A second trace asks what is there, and by which versions it was made, without reading all of it."""
    case = data.draw(cases())
    its_readings = {article.id: data.draw(readings(article)) for article in case.articles}

    with opened(None) as file:
        fill(file, case, its_readings)

        assert sources(file) == {
            article.path: Source(capture_id=article.capture_id, ingest_version="1") for article in case.articles
        }
        assert versions(file) == {article.id: VERSIONS for article in case.articles}
        assert reading_of(file, case.articles[0].id) == its_readings[case.articles[0].id]
        assert finished_pile(file) == MadeFrom(links="links", pile="pile")


def test_a_case_whose_trace_was_not_finished_says_so(tmp_path: Path) -> None:
    """Numbers that are missing because of Ctrl-C must not look like numbers that are nought."""
    path = tmp_path / "case.db"
    with opened(path, create=True):
        pass

    (failure,) = load(path).failures
    assert "not finished" in failure.error
    assert "again" in failure.hint


@settings(max_examples=20, deadline=None)
@given(st.data())
def test_the_index_holds_what_the_articles_hold(data: st.DataObject) -> None:
    """The search finds what is there and nothing that is gone, also where SQLite trusts nothing that a file asks for."""
    case = data.draw(cases())

    with opened(None) as file:
        fill(file, case, {article.id: bare_reading(article.id) for article in case.articles})
        with transaction(file):
            forget_answer(file)
            remove_source(file, case.articles[0].path)
        file.connection.execute("INSERT INTO article_fts (article_fts, rank) VALUES ('integrity-check', 1)")
        (trusted,) = file.connection.execute("PRAGMA trusted_schema").fetchone()
        indexed = file.connection.execute("SELECT COUNT(*) FROM article_fts_docsize").fetchone()[0]

    assert (trusted, indexed) == (0, len(case.articles) - 1)
