"""Files are read one after another, and what is wrong with one keeps no other from being read."""

from pathlib import Path

import pytest

from headwater.errors import NothingToRead, UnreadableFile
from headwater.model.provenance import Failure
from headwater.run.attributed import attributed
from headwater.run.pipeline import Work

SAID = "A title\n\nThe mayor of Skerrow said on Monday that the bridge had been closed after the flood.\n"


def test_files_come_in_order_with_what_is_wrong(tmp_path: Path) -> None:
    """A folder with one empty file gives all others, and says which one is empty."""
    for name, text in (("b.txt", SAID), ("a.txt", SAID), ("c.txt", ""), ("d.txt", '"" “” """ ""')):
        (tmp_path / name).write_text(text, encoding="utf-8")

    found = list(attributed([tmp_path, tmp_path / "nowhere.txt"]))

    works = [one for one in found if isinstance(one, Work)]
    failures = {Path(one.subject).name: one.error for one in found if isinstance(one, Failure)}
    assert [Path(work.article.path).name for work in works] == ["a.txt", "b.txt"]
    assert all(len(work.attributions) == 1 for work in works)
    assert {name: error.rsplit(": ", 1)[1] for name, error in failures.items()} == {
        "nowhere.txt": "there is no such file or folder",
        "c.txt": "it is empty",
        "d.txt": "the file holds no running text",
    }


def test_nothing_to_read_is_told(tmp_path: Path) -> None:
    """A slip in the name is no empty answer."""
    with pytest.raises(UnreadableFile):
        list(attributed([tmp_path / "nowhere.txt"]))
    with pytest.raises(NothingToRead):
        list(attributed([tmp_path]))
    with pytest.raises(NothingToRead):
        list(attributed([]))


def test_a_long_article_is_announced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever gives a whole archive as one file is told that it will take, and why that is not meant."""
    path = tmp_path / "large.txt"
    path.write_text(SAID * 3, encoding="utf-8")
    monkeypatch.setattr("headwater.run.attributed.LARGE_CHARACTERS", 100)
    told: list[str] = []

    (found,) = attributed([path], say=told.append)

    assert isinstance(found, Work)
    assert [words.startswith(path.as_posix()) for words in told] == [True]


def test_five_megabytes_of_marks_end(tmp_path: Path) -> None:
    """A file that is no article at all must not keep the others waiting."""
    path = tmp_path / "large.txt"
    path.write_text('"' * 5_000_000, encoding="utf-8")

    (found,) = attributed([path])

    assert isinstance(found, Failure)
