"""Every format that Headwater says it reads, from the file to the article, the whole way."""

import io
import shutil
import sys
from collections import defaultdict
from pathlib import Path

import pytest

import headwater
from headwater.model.provenance import Failure
from headwater.model.text import TakenIn
from headwater.run.options import Options
from run.formats import LISTS, PAGE, PHRASE, TEXT, TITLE, samples, scanned

SAMPLES = samples()
FOLDERS = {name: f"{number:02}" for number, name in enumerate(SAMPLES)}


def write(folder: Path, files: dict[str, bytes]) -> Path:
    """Write files into a folder and return it."""
    for name, body in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(body)
    return folder


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[TakenIn | Failure]]:
    """Return what comes of each format's folder, all taken in by one call."""
    top = tmp_path_factory.mktemp("formats")
    for name, sample in SAMPLES.items():
        write(top / FOLDERS[name], dict(sample.files))
    by_folder: dict[str, list[TakenIn | Failure]] = defaultdict(list)
    for one in headwater.articles([top]):
        path = one.subject if isinstance(one, Failure) else one.article.path
        by_folder[Path(path).relative_to(top).parts[0]].append(one)
    return by_folder


@pytest.mark.parametrize("name", SAMPLES)
def test_the_article_comes_out_of_each_format(name: str, found: dict[str, list[TakenIn | Failure]]) -> None:
    """A user's pile holds all of them: one article each, with its title, its text, and what the format says of it."""
    sample = SAMPLES[name]

    (one,) = found[FOLDERS[name]]

    assert isinstance(one, TakenIn), one
    article = one.article
    assert (article.title, article.outlet, article.url) == (sample.title, sample.outlet, sample.url)
    assert (article.published and article.published.latest.date().isoformat()) == sample.day
    assert article.bylines == sample.bylines
    assert sample.phrase in article.text
    assert "yacht" not in article.text


def test_lists_of_addresses_are_told_as_such(tmp_path: Path) -> None:
    """Nothing is fetched that the user did not ask for; he is told how to ask."""
    folder = write(tmp_path, {name: body.encode() for name, body in LISTS.items()})

    failures = list(headwater.articles([folder]))

    assert all(isinstance(one, Failure) for one in failures)
    told = {Path(one.subject).name: one for one in failures if isinstance(one, Failure)}
    assert {name: one.error.rsplit(" holds ")[-1] for name, one in told.items()} == dict.fromkeys(
        LISTS, "1 address and no text of articles"
    )
    assert all("--urls" in one.hint for one in told.values())


def test_the_user_says_which_column_is_what(tmp_path: Path) -> None:
    """Columns may be called as nobody can guess."""
    table = tmp_path / "rows.csv"
    rows = [["Kop", "Inhoud", "Ander"], [TITLE, TEXT.replace("\n", " "), "Nothing of interest " * 40]]
    table.write_text("\n".join("|".join(row) for row in rows), encoding="utf-8")

    (one,) = headwater.articles([table], options=Options(columns=(("text", "Inhoud"), ("title", "Kop"))))
    (wrong,) = headwater.articles([table], options=Options(columns=(("text", "Inhaud"),)))

    assert (one.article.title, PHRASE in one.article.text, "interest" in one.article.text) == (TITLE, True, False)
    assert isinstance(wrong, Failure)
    assert "Inhaud" in wrong.error
    assert "Kop, Inhoud, Ander" in wrong.error


def test_folders_globs_and_files_are_named_alike(tmp_path: Path) -> None:
    """However a file is named, it comes once, and what is hidden does not come."""
    write(tmp_path / "pile", {"a/ferry.html": PAGE.encode(), "b.html": PAGE.encode(), ".hidden.html": PAGE.encode()})
    names = [tmp_path / "pile", tmp_path / "pile" / "*.html", tmp_path / "pile" / "**" / "f?rry.html"]

    found = list(headwater.articles([*names, tmp_path / "pile" / "b.html"]))

    assert [Path(one.article.path).relative_to(tmp_path).as_posix() for one in found] == [
        "pile/a/ferry.html",
        "pile/b.html",
    ]


def test_standard_input_is_told_by_its_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It has no name to tell its kind by."""
    (tmp_path / "piped").write_bytes(SAMPLES["docx"].files["ferry.docx"])
    with (tmp_path / "piped").open("rb") as piped:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(piped))
        (one,) = headwater.articles(["-"])

    assert (one.article.path, one.article.title) == ("-", TITLE)


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed here")
def test_scanned_pages_are_read_when_that_is_asked_for(tmp_path: Path) -> None:
    """Reading pictures takes long, so it is not done unasked; the user is told that it can be done."""
    scan = write(tmp_path, {"scan.pdf": scanned()}) / "scan.pdf"

    (unread,) = headwater.articles([scan])
    (one,) = headwater.articles([scan], options=Options(ocr=True))

    assert isinstance(unread, Failure)
    assert "1 scanned page and no text" in unread.error
    assert "--ocr" in unread.hint
    assert one.article.title == TITLE
    assert PHRASE in one.article.text.replace("\n", " ")
