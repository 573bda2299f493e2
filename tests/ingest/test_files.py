"""Files on disk to captures: which files are meant, and what is said about the others."""

import json
import os
import resource
import socket
from datetime import UTC, datetime
from pathlib import Path

import pytest

from captures import capture
from headwater.errors import NothingToRead, UnreadableFile, UnsupportedFile
from headwater.ingest.files import expand, opened
from headwater.ingest.members import MAX_BYTES, Broken
from headwater.model.case import Case
from headwater.model.provenance import Provenance
from headwater.model.text import Capture
from headwater.present.export.jsonl import jsonl
from headwater.present.export.tsv import tsv_header
from headwater.present.report import report
from packed import PAGE, zipped


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    """Return a folder with articles, a case, a hidden file and a folder inside."""
    (tmp_path / "inner").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ("b.txt", "a.html", "inner/c.md", ".d.txt", "~$b.docx", ".hidden/e.txt", "case.db", "story.json"):
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


def test_standard_input_is_left_as_it_is() -> None:
    """No file is called so by accident."""
    assert expand(("-",)) == (Path("-"),)


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
    """A PDF named .txt would come out as noise, and a picture is none of ours."""
    (tmp_path / "a.txt").write_bytes(b"%PDF-1.7 ...")
    (tmp_path / "b.txt").write_bytes(b"\x89PNG\r\n\x1a\n")

    assert capture(tmp_path / "a.txt").media_type == "application/pdf"
    with pytest.raises(UnsupportedFile, match="a picture"):
        capture(tmp_path / "b.txt")


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
    (pile / "export.jsonl").write_text("".join(jsonl(case)), encoding="utf-8")
    (pile / "table.tsv").write_text(tsv_header(), encoding="utf-8")

    assert {"report.html", "export.jsonl", "table.tsv"}.isdisjoint(file.name for file in expand((str(pile),)))
    assert [file.name for file in expand((str(pile / "*.html"),))] == ["a.html"]
    for name in ("report.html", "export.jsonl", "table.tsv"):
        with pytest.raises(UnsupportedFile, match="that Headwater wrote"):
            capture(pile / name)


def names(*paths: Path) -> list[str]:
    """Return the names of the files that are meant."""
    return [file.name for file in expand(tuple(str(path) for path in paths))]


def errors(path: Path) -> list[str]:
    """Return what is told of a file that cannot be read."""
    return [str(one.error).removeprefix(f"cannot read {path}: ") for one in opened(path) if isinstance(one, Broken)]


def test_an_archive_gives_what_is_in_it(tmp_path: Path) -> None:
    """Whoever names it means its articles."""
    (tmp_path / "x.zip").write_bytes(zipped({"a.txt": b"Words.", "b/c.html": PAGE}))

    assert names(tmp_path) == ["x.zip"]
    assert [one.path for one in opened(tmp_path / "x.zip", "x")] == ["x#a.txt", "x#b/c.html"]


def test_columns_can_be_named(tmp_path: Path) -> None:
    """No guess is right for every table."""
    (tmp_path / "a.csv").write_text("one,two\nShort,The mayor said that the bridge would close.\n", encoding="utf-8")

    (only,) = opened(tmp_path / "a.csv", columns={"text": "one"})

    assert isinstance(only, Capture)
    assert b"Short" in only.body


def test_what_could_be_missed_is_found_and_told(tmp_path: Path) -> None:
    """An old Word document in a folder may be the one that counts; a picture is not."""
    (tmp_path / "a.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    (tmp_path / "b.jpg").write_bytes(b"\xff\xd8\xff")

    assert names(tmp_path) == ["a.doc"]
    assert errors(tmp_path / "a.doc") == [
        f"{tmp_path / 'a.doc'} is an old Word document, which Headwater does not read"
    ]


def test_the_folder_beside_a_saved_page_is_no_set_of_articles(tmp_path: Path) -> None:
    """Browsers save the frames of advertisements as pages."""
    (tmp_path / "Story_files").mkdir()
    (tmp_path / "Story_files" / "frame.html").write_bytes(PAGE)
    (tmp_path / "Story.html").write_bytes(PAGE)

    assert names(tmp_path) == names(Path(f"{tmp_path}/**/*.html")) == ["Story.html"]
    assert names(tmp_path / "Story_files") == ["frame.html"]
    assert names(*tmp_path.iterdir()) == ["Story.html"]


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    """A folder that links to itself twice has more paths than there are atoms."""
    (tmp_path / "a.txt").write_text("Words.", encoding="utf-8")
    for name in ("one", "two"):
        (tmp_path / name).symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self.txt").symlink_to("self.txt")

    assert names(tmp_path) == names(Path(f"{tmp_path}/**/*.txt")) == ["a.txt"]
    assert errors(tmp_path / "self.txt") == ["Too many levels of symbolic links"]


def test_a_deep_folder_is_searched_to_the_bottom(tmp_path: Path) -> None:
    """Deeper than Python calls functions."""
    place = tmp_path
    try:
        for _ in range(1100):
            place /= "d"
            place.mkdir()
        (place / "a.txt").write_text("Words.", encoding="utf-8")

        found = names(tmp_path)
    finally:  # also after a failure: who clears up after tests cannot go as deep, and ends the run
        (place / "a.txt").unlink(missing_ok=True)
        while place != tmp_path:
            place.rmdir()
            place = place.parent

    assert found == ["a.txt"]


def test_pipes_sockets_and_devices_are_never_opened(tmp_path: Path) -> None:
    """To read them may never end."""
    os.mkfifo(tmp_path / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "socket.txt"))
    (tmp_path / "a.txt").write_text("Words.", encoding="utf-8")

    assert names(tmp_path) == ["a.txt"]
    assert names(tmp_path / "pipe.txt") == ["pipe.txt"]
    assert errors(tmp_path / "pipe.txt") == ["it is a pipe; give it as standard input instead"]
    assert errors(tmp_path / "socket.txt") == errors(Path("/dev/zero")) == ["it is not a file"]


@pytest.mark.skipif(os.geteuid() == 0, reason="whoever may do everything is never refused")
def test_what_may_not_be_read_is_told(pile: Path) -> None:
    """It must not pass for an empty folder."""
    (pile / "inner").chmod(0)
    (pile / "b.txt").chmod(0)
    found = expand((str(pile),))
    told = [errors(file) for file in found]
    (pile / "inner").chmod(0o700)

    assert [file.name for file in found] == ["a.html", "b.txt", "inner"]
    assert told == [[], ["Permission denied"], ["it is a folder that may not be looked into"]]


def test_odd_names_are_names(tmp_path: Path) -> None:
    """Line breaks and letters of no charset are allowed in names of files."""
    odd = [os.fsdecode(b"a\nb.txt"), os.fsdecode(b"c\xff.txt"), "-.txt", "[d].txt", "e.3 per cent"]
    for name in odd:
        (tmp_path / name).write_text("Words.", encoding="utf-8")

    assert names(tmp_path) == sorted(odd)
    assert names(tmp_path / "[d].txt") == ["[d].txt"]
    assert all(isinstance(one, Capture) for name in odd for one in opened(tmp_path / name))


def test_two_files_of_one_name_are_two(tmp_path: Path) -> None:
    """Outlets call their files alike."""
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(folder, encoding="utf-8")

    assert len({one.path for file in expand((str(tmp_path),)) for one in opened(file)}) == 2


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.pdf"])
def test_a_huge_file_is_refused_unread(tmp_path: Path, name: str) -> None:
    """A gigabyte would take the memory of all others; a sparse file stands for it."""
    with (tmp_path / name).open("wb") as file:
        file.write({"a.pdf": b"%PDF-1.7"}.get(name, b"Words."))
        file.truncate(1_000_000_000)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_inblock

    told = errors(tmp_path / name)

    assert told == ["it is larger than 20 MB"]
    assert resource.getrusage(resource.RUSAGE_SELF).ru_inblock - before < 10_000


def test_one_endless_line_is_refused(tmp_path: Path) -> None:
    """Also where it lies in an archive."""
    (tmp_path / "x.zip").write_bytes(zipped({"a.txt": b"w" * 100_000_000}))

    (only,) = opened(tmp_path / "x.zip")

    assert isinstance(only, Broken)
    assert str(only.error).endswith("it is larger than 20 MB")


def snapshot(folder: Path, *forms: str) -> Path:
    """Make a snapshot of ArchiveBox with a page in these forms."""
    index = {"url": "https://paper.example/a", "timestamp": "1704164645.5", "title": "T"}
    for form in (*forms, "index.html", "headers.json", "media/b.txt"):
        (folder / form).parent.mkdir(parents=True, exist_ok=True)
        (folder / form).write_bytes(PAGE)
    (folder / "index.json").write_text(json.dumps(index), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("forms", "chosen"),
    [
        (["output.html", "singlefile.html", "readability/content.html"], "singlefile.html"),
        (["paper.example/a/index.html", "readability/content.html"], "paper.example/a/index.html"),
        (["readability/content.html", "mercury/content.html"], "readability/content.html"),
    ],
)
def test_one_snapshot_is_one_article(tmp_path: Path, forms: list[str], chosen: str) -> None:
    """ArchiveBox keeps a page in up to ten forms; its index knows the address and the time."""
    folder = snapshot(tmp_path / "archive" / "1704164645.5", *forms)

    (file,) = expand((str(tmp_path),))
    (only,) = opened(file)

    assert file == folder / chosen
    assert isinstance(only, Capture)
    assert only.url == "https://paper.example/a"
    assert only.fetched_at == datetime(2024, 1, 2, 3, 4, 5, 500_000, tzinfo=UTC)
    assert expand((str(folder),)) == (file,)


def test_articles_beside_an_index_of_another_kind_are_articles(tmp_path: Path) -> None:
    """Many programs call a file index.json, and many a file output.html."""
    for name in ("output.html", "a.html", "paper.example/b.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(PAGE)
    (tmp_path / "index.json").write_text("{}", encoding="utf-8")

    assert names(tmp_path) == ["a.html", "output.html", "b.html"]
