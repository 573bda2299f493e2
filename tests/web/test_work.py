"""Long work in a process of its own: it always ends, and tells how."""

from pathlib import Path
from time import monotonic, sleep

import pytest

from headwater.errors import CaseInUse
from headwater.web.work import Bench, Work

_JOB = {"do": "trace", "case": "none/at/all.db", "paths": ["nothing.txt"]}


def _ended(bench: Bench) -> Work:
    """Return the work when it is done."""
    until = monotonic() + 60
    while bench.now is None or not bench.now.is_done:
        assert monotonic() < until, "it never ends"
        sleep(0.05)
    return bench.now


def test_work_that_fails_ends_and_says_why() -> None:
    """A bench that stays busy for ever would refuse everything after."""
    bench = Bench()
    bench.begin(_JOB, "Tracing 1 file", "/", lambda: None)

    work = _ended(bench)

    assert work.error
    assert work.hint
    assert not bench.is_busy


def test_work_whose_end_fails_ends_too(tmp_path: Path) -> None:
    """The case may be in use by another program just when it is to be read again."""
    bench = Bench()
    article = tmp_path / "a.txt"
    article.write_text(
        "Bridge shut\n\n3 March 2026\n\nThe bridge was shut on Monday, Mayor Ann Roe said.\n", encoding="utf-8"
    )

    def in_use() -> None:
        raise CaseInUse("case.db")

    bench.begin({"do": "trace", "case": str(tmp_path / "c.db"), "paths": [str(article)]}, "Tracing 1 file", "/", in_use)

    assert "case.db" in _ended(bench).error


def test_what_lies_in_the_folder_is_no_part_of_the_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The app is started in folders full of files from elsewhere; one called json.py must not run."""
    (tmp_path / "json.py").write_text("open('ran', 'w').close()\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    bench = Bench()
    bench.begin(_JOB, "Tracing 1 file", "/", lambda: None)
    _ended(bench)

    assert not (tmp_path / "ran").exists()
