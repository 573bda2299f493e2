"""Files on disk to captures: which files are meant, and what is said about the others."""

from pathlib import Path

import pytest

from headwater.errors import NothingToRead, UnreadableFile, UnsupportedFile
from headwater.ingest.files import MAX_BYTES, capture, expand
from headwater.model.case import Case
from headwater.model.provenance import Provenance
from headwater.present.report import report


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    """Return a folder with articles, a case, a hidden file and a folder inside."""
    (tmp_path / "inner").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ("b.txt", "a.html", "inner/c.md", ".d.txt", ".hidden/e.txt", "case.db", "story.json"):
        (tmp_path / name).write_text("Words.", encoding="utf-8")
    return tmp_path


def test_a_folder_gives_its_articles_sorted(pile: Path) -> None:
    """The same folder must give the same case on every machine."""
    found = expand((str(pile),))

    assert [file.relative_to(pile).as_posix() for file in found] == ["a.html", "b.txt", "inner/c.md"]


def test_a_file_named_twice_counts_once(pile: Path) -> None:
    """A folder and a file in it may both be given."""
    found = expand((str(pile / "b.txt"), str(pile), str(pile / "*.txt")))

    assert [file.name for file in found].count("b.txt") == 1


def test_a_glob_is_spread_out(pile: Path) -> None:
    """Not every shell does it."""
    found = expand((str(pile / "**" / "*.md"),))

    assert [file.name for file in found] == ["c.md"]


def test_an_unsupported_file_is_named_when_asked_for(pile: Path) -> None:
    """Who names a file wants to know that it is left out."""
    with pytest.raises(UnsupportedFile, match=r"story\.json"):
        expand((str(pile / "story.json"),))


def test_a_missing_path_is_an_error(pile: Path) -> None:
    """A typing mistake must not pass for an empty folder."""
    with pytest.raises(UnreadableFile, match="no such file"):
        expand((str(pile / "none.txt"),))


def test_nothing_to_read_is_an_error(pile: Path) -> None:
    """An empty case would be no answer."""
    (pile / "empty").mkdir()

    with pytest.raises(NothingToRead):
        expand((str(pile / "empty"),))


def test_a_capture_keeps_bytes_and_path(pile: Path) -> None:
    """The capture is the evidence: nothing in it is changed."""
    first, second = capture(pile / "a.html"), capture(pile / "b.txt")

    assert first.body == b"Words."
    assert first.path == (pile / "a.html").as_posix()
    assert first.id == second.id
    assert (first.media_type, second.media_type) == ("text/html", "text/plain")


def test_a_page_saved_as_text_is_a_page(tmp_path: Path) -> None:
    """Browsers and people name files wrongly."""
    (tmp_path / "a.txt").write_bytes(b"<!DOCTYPE html><p>Words.</p>")

    assert capture(tmp_path / "a.txt").media_type == "text/html"


def test_another_kind_of_file_is_told_by_its_first_bytes(tmp_path: Path) -> None:
    """A PDF named .txt would come out as noise."""
    (tmp_path / "a.txt").write_bytes(b"%PDF-1.7 ...")

    with pytest.raises(UnsupportedFile, match="PDF"):
        capture(tmp_path / "a.txt")


def test_empty_and_huge_files_are_refused(tmp_path: Path) -> None:
    """One bad file must not take the memory of all others."""
    (tmp_path / "empty.txt").write_bytes(b" \n")
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(MAX_BYTES + 1)

    for name in ("empty.txt", "huge.txt"):
        with pytest.raises(UnreadableFile):
            capture(tmp_path / name)


def test_our_own_report_is_no_article(pile: Path) -> None:
    """Who keeps report and case beside the articles can trace the folder again."""
    nothing = Provenance(claims=(), edges=(), loops=(), drift=(), unseen_sources=())
    case = Case(articles=(), attributions=(), passages=(), provenance=nothing, failures=(), made_by=())
    (pile / "report.html").write_text(report(case), encoding="utf-8")

    assert "report.html" not in [file.name for file in (*expand((str(pile),)), *expand((str(pile / "*.html"),)))]
    with pytest.raises(UnsupportedFile, match="report that Headwater wrote"):
        capture(pile / "report.html")
