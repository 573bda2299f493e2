"""Two articles that a user names are taken in, read and compared."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from headwater.errors import NoSuchArticle, NothingToRead, NotTakenIn, SameArticle, SeveralArticles, UnreadableFile
from headwater.present.comparison import Comparison
from headwater.run.compared import compared
from headwater.run.options import Options

SHARED = "The harbour bridge was closed on Monday after a lorry struck one of its two main pillars at dawn."
ONE = f"Bridge closed\n\n{SHARED} Nobody was hurt, the mayor said.\n"
OTHER = f"Lorry hits bridge\n\nTraffic was at a standstill. {SHARED} Divers will look at it.\n"


@pytest.fixture
def pile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Go to a folder with two articles, both once more in an archive, and an empty file."""
    (tmp_path / "a.txt").write_text(ONE, encoding="utf-8")
    (tmp_path / "b.txt").write_text(OTHER, encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    with ZipFile(tmp_path / "pile.zip", "w") as archive:
        archive.writestr("a.txt", ONE)
        archive.writestr("b.txt", OTHER)
        archive.writestr("empty.txt", "")
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("pile")
def test_what_two_files_share_is_found() -> None:
    """The shortest way from two files to an answer."""
    found = compared("a.txt", "b.txt")
    (passage,) = found.passages

    assert found.left.article.text[passage.left.start : passage.left.end] == SHARED.removesuffix(".")
    assert passage.differences == ()
    assert found.left.shared == found.right.shared == len(SHARED.split())
    assert found.claims
    assert [one.text for one in found.right.alone]


@pytest.mark.usefixtures("pile")
def test_articles_in_a_file_of_many_are_told_by_their_part() -> None:
    """The name that the other commands print is understood."""
    found = compared("pile.zip#a.txt", "b.txt")

    assert (found.left.article.path, found.right.article.path) == ("pile.zip#a.txt", "b.txt")
    assert len(found.passages) == 1


@pytest.mark.usefixtures("pile")
@pytest.mark.parametrize(
    ("left", "right", "error"),
    [
        ("a.txt", "a.txt", SameArticle),
        ("a.txt", "nowhere.txt", UnreadableFile),
        ("a.txt", "empty.txt", NotTakenIn),
        ("pile.zip", "a.txt", SeveralArticles),
        (".", "a.txt", SeveralArticles),
        ("pile.zip#c.txt", "a.txt", NoSuchArticle),
        ("pile.zip#empty.txt", "a.txt", NotTakenIn),
        ("a.txt#1", "b.txt", NoSuchArticle),
    ],
)
def test_what_is_no_pair_of_articles_is_told(left: str, right: str, error: type[Exception]) -> None:
    """A slip is told as what it is."""
    with pytest.raises(error):
        compared(left, right)


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    """There is nothing to compare with."""
    with pytest.raises(NothingToRead):
        compared(str(tmp_path), str(tmp_path / "a.txt"))


def test_names_that_the_user_says_mean_the_same_are_taken_so(tmp_path: Path) -> None:
    """A body known under a nickname is one body in both articles, if its reader says so."""
    one, other, names = tmp_path / "one.txt", tmp_path / "other.txt", tmp_path / "names.txt"
    one.write_text("Ridge Action dumped 40 tonnes of gravel into the Orlen river on Sunday.\n", encoding="utf-8")
    other.write_text("On Sunday the Stonebacks dumped 40 tonnes of gravel into the Orlen river.\n", encoding="utf-8")
    names.write_text("Ridge Action = the Stonebacks\n", encoding="utf-8")
    plain = compared(str(one), str(other))
    told = compared(str(one), str(other), options=Options(aliases=str(names)))

    assert _surest(told) > _surest(plain)


def _surest(found: Comparison) -> float:
    return max((pair.score for claim in found.claims for pair in claim.pairs), default=0)
