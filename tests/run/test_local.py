"""A run keeps what is done, does again only what changed, and is stopped by no single file."""

from collections.abc import Callable
from pathlib import Path
from shutil import copyfile, copytree

import pytest

import headwater
from conftest import STORIES
from headwater.errors import NotACase, NothingToRead, UnreadableFile
from headwater.read.parse import Parser
from headwater.run import finishing, pool
from headwater.run.local import trace
from headwater.run.pipeline import Job, Work, work
from headwater.run.versions import stage_version

PARAGRAPH = (
    "The harbour master of {0} said on Tuesday that {1} boats had been lost. He said the pier would be closed.\n"
)


def unheard(_stage: str, _done: int, _total: int) -> None:
    """Let progress pass."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with five short articles."""
    place = tmp_path / "articles"
    place.mkdir()
    for number, name in enumerate(("Skerrow", "Corvane", "Lorne", "Eastmark", "Orrin")):
        text = f"Boats lost at {name}\n\n{PARAGRAPH.format(name, number + 2)}"
        (place / f"{number}.txt").write_text(text, encoding="utf-8")
    return place


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that grows by the name of each file that is worked on."""
    names: list[str] = []

    def counted(job: Job, parser: Parser) -> Work:
        names.append(Path(job.article.path).name)
        return work(job, parser)

    monkeypatch.setattr(pool, "work", counted)
    return names


def stop_after(count: int) -> Callable[[str, int, int], None]:
    """Return a listener that presses Ctrl-C once `count` articles are done."""

    def report(stage: str, done: int, _total: int) -> None:
        if stage == "read" and done == count:
            raise KeyboardInterrupt

    return report


def test_a_second_run_does_nothing_again(folder: Path, tmp_path: Path, done: list[str]) -> None:
    """Tracing again to be sure costs nothing, and changes no byte."""
    case_file = tmp_path / "case.db"
    first = trace([folder], case_file, report=unheard)
    count, body = len(done), case_file.read_bytes()

    assert trace([folder], case_file, report=unheard) == first
    assert (count, len(done)) == (5, 5)
    assert case_file.read_bytes() == body


def test_an_interrupted_run_is_completed(folder: Path, tmp_path: Path, done: list[str]) -> None:
    """After Ctrl-C nothing that was done is lost, and the end is the same as without it."""
    case_file = tmp_path / "case.db"
    with pytest.raises(KeyboardInterrupt):
        trace([folder], case_file, report=stop_after(3))
    halfway = headwater.open_case(case_file)

    whole = trace([folder], case_file, report=unheard)

    assert len(halfway.articles) == 5
    assert len({attribution.article_id for attribution in halfway.attributions}) == 3
    assert "not finished" in halfway.failures[0].error
    assert done == ["0.txt", "1.txt", "2.txt", "3.txt", "4.txt"]
    assert whole == trace([folder], report=unheard)


def test_adding_one_article_does_only_that_one(folder: Path, tmp_path: Path, done: list[str]) -> None:
    """A case that grows day by day is quick every day, and as good as one that was traced at once."""
    case_file = tmp_path / "case.db"
    trace(sorted(folder.iterdir())[:4], case_file, report=unheard)
    done.clear()

    case = trace([folder / "4.txt"], case_file, report=unheard)

    assert done == ["4.txt"]
    assert case == trace([folder], report=unheard)


@pytest.mark.parametrize("steps", [(3, 5), (1, 2, 3, 4, 5)])
def test_articles_added_in_any_steps_make_the_same_case(folder: Path, tmp_path: Path, steps: tuple[int, ...]) -> None:
    """What is kept between runs saves time and tells nothing: who adds a page a day reads what who adds all at once does."""
    story = next(one for one in STORIES if one.name.startswith("03"))
    files = sorted(path for path in story.iterdir() if path.suffix in {".txt", ".html"})[:5]
    for old in folder.iterdir():
        old.unlink()
    for count in steps:
        for path in files[:count]:
            copyfile(path, folder / path.name)
        grown = trace([folder], tmp_path / "case.db", processes=1, report=unheard)

    assert headwater.export(grown) == headwater.export(trace([folder], processes=1, report=unheard))


def test_a_changed_file_takes_the_place_of_the_earlier(folder: Path, tmp_path: Path, done: list[str]) -> None:
    """A corrected page counts once, as it is now."""
    case_file = tmp_path / "case.db"
    trace([folder], case_file, report=unheard)
    done.clear()
    (folder / "2.txt").write_text("A new headline\n\n" + PARAGRAPH.format("Ambry", 40), encoding="utf-8")

    case = trace([folder], case_file, report=unheard)

    assert done == ["2.txt"]
    assert len(case.articles) == 5
    assert case == trace([folder], report=unheard)


def test_a_new_version_of_a_stage_does_its_part_again(
    folder: Path, tmp_path: Path, done: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """After an upgrade a case without its files at hand is brought up to date from what it keeps, parses included."""
    case_file = tmp_path / "case.db"
    before = trace([folder], case_file, report=unheard)
    done.clear()
    copytree(folder, tmp_path / "moved")
    for path in folder.iterdir():
        path.unlink()
    monkeypatch.setattr(
        finishing, "stage_version", lambda stage: "new" if stage == "attribute" else stage_version(stage)
    )
    monkeypatch.setattr("headwater.run.pipeline.reading", None)

    after = trace([], case_file, report=unheard)

    assert len(done) == 5
    assert after == before


def test_a_broken_file_stops_nothing(folder: Path, tmp_path: Path) -> None:
    """One bad file among hundreds is listed with the reason; the rest is traced."""
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.html").write_bytes(b"\x89PNG\r\n" + bytes(range(256)))
    case_file = tmp_path / "case.db"

    case = trace([folder, tmp_path / "nowhere.txt"], case_file, report=unheard)

    assert len(case.articles) == 5
    assert [Path(failure.subject).name for failure in case.failures] == ["empty.txt", "picture.html", "nowhere.txt"]
    assert all(failure.error and failure.hint for failure in case.failures)
    assert trace([folder, tmp_path / "nowhere.txt"], case_file, report=unheard) == case


def test_a_mended_file_is_no_failure_any_more(folder: Path, tmp_path: Path) -> None:
    """The list of failed files holds what is wrong now."""
    case_file = tmp_path / "case.db"
    bad = folder / "bad.txt"
    bad.write_bytes(b"")
    assert trace([folder], case_file, report=unheard).failures
    bad.write_text("Mended\n\n" + PARAGRAPH.format("Ilvane", 7), encoding="utf-8")

    case = trace([folder], case_file, report=unheard)

    assert (case.failures, len(case.articles)) == ((), 6)


def test_a_file_that_breaks_leaves_the_case(folder: Path, tmp_path: Path) -> None:
    """A page that is replaced by something else does not live on as what it was."""
    case_file = tmp_path / "case.db"
    trace([folder], case_file, report=unheard)
    (folder / "2.txt").write_text("- \n- \n", encoding="utf-8")

    case = trace([folder], case_file, report=unheard)

    assert [Path(failure.subject).name for failure in case.failures] == ["2.txt"]
    assert len(case.articles) == 4


def test_a_file_that_is_gone_stays_in_the_case(folder: Path, tmp_path: Path) -> None:
    """A case keeps what it was given, wherever the files have gone."""
    case_file = tmp_path / "case.db"
    trace([folder], case_file, report=unheard)
    (folder / "0.txt").unlink()

    assert len(trace([folder], case_file, report=unheard).articles) == 5


def test_two_processes_do_what_one_does(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However the work is shared out, the bytes are the same."""
    serial = headwater.export(trace([folder], processes=1, report=unheard))
    monkeypatch.setattr(pool, "_ARTICLES_WORTH_A_PROCESS", 2)

    shared = headwater.export(trace([folder], processes=2, report=unheard))

    assert shared == serial


def test_nothing_to_read_is_said_before_anything_is_made(tmp_path: Path) -> None:
    """A slip in the path must not leave an empty case behind."""
    case_file = tmp_path / "case.db"

    with pytest.raises(UnreadableFile):
        trace([tmp_path / "nowhere"], case_file, report=unheard)
    with pytest.raises(NothingToRead):
        trace([tmp_path / "nowhere", tmp_path / "neither"], case_file, report=unheard)
    with pytest.raises(NotACase):
        trace([], case_file, report=unheard)
    with pytest.raises(NothingToRead):
        trace([], report=unheard)
    assert not case_file.exists()


def test_a_name_that_is_no_text_is_written_out(folder: Path, tmp_path: Path) -> None:
    """Old archives hold file names in other alphabets' bytes; they are read all the same."""
    (folder / "0.txt").rename(Path(f"{folder}/caf\udce9.txt"))

    case = trace([folder], tmp_path / "case.db", report=unheard)

    assert any(article.path.endswith("caf\\udce9.txt") for article in case.articles)


def test_progress_goes_up_to_the_end(folder: Path) -> None:
    """A bar that stops short or jumps back makes a user press Ctrl-C."""
    heard: list[tuple[str, int, int]] = []

    trace([folder], report=lambda *told: heard.append(told))

    assert [stage for stage, _, _ in heard] == ["ingest"] * 6 + ["read"] * 5 + ["compare"] * 2 + ["trace"] * 2
    assert [done for stage, done, _ in heard if stage == "ingest"] == [1, 2, 3, 4, 5, 5]
    assert [done for stage, done, _ in heard if stage == "read"] == [1, 2, 3, 4, 5]
    assert heard[-1] == ("trace", 1, 1)
