"""`import headwater` is light, and its functions do what the commands do."""

import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from types import FunctionType

import pytest

import headwater
from conftest import ROOT, STORIES
from headwater.errors import NoSuchClaim, NotACase
from headwater.model.case import Case


@pytest.fixture(scope="module")
def case(traced: dict[str, Case]) -> Case:
    """Return one traced story."""
    return traced[STORIES[0].name]


def test_importing_loads_no_language_tools() -> None:
    """A program that only reads cases does not wait for a parser."""
    code = "import sys, headwater; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)

    assert {"spacy", "trafilatura", "networkx", "typer", "sqlite3"}.isdisjoint(done.stdout.split())


def test_a_case_that_is_kept_opens_as_it_was(tmp_path: Path) -> None:
    """What a function returns and what it keeps are one."""
    path = tmp_path / "case.db"
    made = headwater.trace([STORIES[1]], path)

    assert headwater.open_case(path) == made
    assert headwater.trace([], str(path)) == made


def test_tracing_is_a_function_whatever_was_imported_before() -> None:
    """The stage of the same name does not take its place."""
    import_module("headwater.trace.provenances")
    again: object = import_module("headwater").trace

    assert isinstance(again, FunctionType)


def test_the_answer_comes_as_text_data_and_page(case: Case) -> None:
    """A notebook can show the answer, count with it, and hand on the report."""
    assert headwater.show(case).startswith("8 articles from 7 outlets")
    assert headwater.show(case, "1").startswith("Claim 1")
    assert headwater.summary(case)["articles"] == 8
    assert headwater.summary(case, "1")["number"] == 1
    assert "<html" in headwater.report(case)
    assert headwater.read_export(headwater.export(case)) == case


def test_a_claim_that_is_not_there_is_told(case: Case) -> None:
    """An error that a program can catch."""
    with pytest.raises(NoSuchClaim):
        headwater.show(case, "9999")
    with pytest.raises(NoSuchClaim):
        headwater.summary(case, "nonsense")


def test_a_file_that_is_no_case_is_told(tmp_path: Path) -> None:
    """An error that a program can catch."""
    with pytest.raises(NotACase):
        headwater.open_case(tmp_path / "nowhere.db")


def test_two_articles_are_compared_without_and_within_a_case(case: Case) -> None:
    """A program asks what two texts share, and gets places in both."""
    left, right = (str(STORIES[0] / name) for name in ("02-corvane-wire.txt", "05-inland-observer.txt"))

    for found in (headwater.compare_articles(left, right), headwater.compare_articles(left, right, case)):
        assert isinstance(found, headwater.Comparison)
        ours, theirs = (
            side.article.text[span.start : span.end]
            for side, span in ((found.left, found.passages[0].left), (found.right, found.passages[0].right))
        )
        assert ours == theirs


def test_progress_is_heard(tmp_path: Path) -> None:
    """A program can show how far a trace has come."""
    (tmp_path / "a.txt").write_text("A title\n\nThe mayor said that the bridge was closed.\n", encoding="utf-8")
    heard: list[str] = []

    headwater.trace([tmp_path], progress=lambda stage, _done, _total: heard.append(stage))

    assert [*dict.fromkeys(heard)] == ["ingest", "read", "compare", "trace"]


def test_every_name_is_on_the_page() -> None:
    """The reference leaves nothing out."""
    page = (ROOT / "docs" / "reference" / "api.md").read_text(encoding="utf-8")

    assert [name for name in headwater.__all__ if not re.search(rf"`(headwater\.)?{name}\b", page)] == []
