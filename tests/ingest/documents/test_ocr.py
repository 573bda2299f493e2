"""Text from pictures: scanned pages and picture files are read by the Tesseract that is installed, or told why not."""

import shutil
import stat
from pathlib import Path

import pytest

from headwater.errors import HeadwaterError, NotAnArticle, NoTesseract, TooMuchWork, UnreadableFile
from headwater.ingest.documents import ocr
from headwater.ingest.documents.ocr import doubts_about, picture_written
from headwater.ingest.documents.pdf import written
from headwater.ingest.documents.pdf_sheets import opened, picture
from headwater.ingest.members import captured
from headwater.model.text import Capture
from ingest.documents.make_pdf import Layout, Put, laid_out, pdf, with_picture

TALE = (
    "The ferry to Skerrow will not sail this winter, the harbour board said on Tuesday after a meeting that lasted five hours.",
    "Nobody had told the islanders. One of them read it on the door of the shop, and told the others on the north shore.",
    "The board said that repairs to the pier would cost more than it has, and that it had asked the ministry for help in May.",
)
HEADER = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"

needs_tesseract = pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed here")


def capture(body: bytes, path: str = "scan.pdf", media_type: str = "application/pdf") -> Capture:
    """Return the capture of a file."""
    return captured(path, body, media_type)


def photograph(pages: list[list[Put]]) -> bytes:
    """Return the first page as a picture (PGM)."""
    with opened(capture(pdf(pages))) as file:
        drawn = picture(file, 1, 200)
    assert drawn is not None
    return drawn[0]


def scan(pages: list[list[Put]]) -> bytes:
    """Return a PDF that holds a picture of the first page."""
    head, dots = photograph(pages).split(b"\n", 1)
    _, columns, rows, _ = head.split()
    return with_picture(dots, int(columns), int(rows))


def pretend(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a script be the Tesseract that is installed."""
    program = folder / "tesseract"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    monkeypatch.setattr(shutil, "which", lambda _: str(program))
    ocr._languages.cache_clear()


@needs_tesseract
def test_a_scanned_page_is_read_as_it_was_set() -> None:
    """Columns, paragraphs and broken words come out as from a page with text, with the places of the lines in points."""
    found = written(capture(scan(laid_out(list(TALE) * 3, Layout(columns=2, size=11, leading=14)))), ocr=True)

    assert found.paragraphs == TALE * 3
    assert found.pieces[0].part == "page 1"
    assert found.pieces[0].box is not None
    assert found.pieces[0].box == pytest.approx((62, 770, 288, 780), abs=6)


@needs_tesseract
def test_a_picture_file_is_read() -> None:
    """People photograph what they have on paper."""
    found = picture_written(capture(photograph(laid_out(TALE, Layout(size=12, leading=15))), "page.pgm", "image/x-pgm"))

    assert found.paragraphs == TALE


@needs_tesseract
@pytest.mark.parametrize(
    ("body", "error"), [(b"no picture", UnreadableFile), (b"P5 300 300 255\n" + b"\xff" * 90_000, NotAnArticle)]
)
def test_a_picture_without_words_is_told_as_such(body: bytes, error: type[HeadwaterError]) -> None:
    """A broken file and an empty sheet are two things."""
    with pytest.raises(error):
        picture_written(capture(body, "page.png", "image/png"))


def test_without_tesseract_the_user_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is a program of its own, which Headwater does not bring."""
    monkeypatch.setattr(shutil, "which", lambda _: None)

    with pytest.raises(NoTesseract, match="not installed"):
        written(capture(with_picture(b"\xcc" * 10_000, 100, 100)), ocr=True)


def test_without_languages_the_user_is_told_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation without any data reads nothing."""
    pretend(tmp_path, "echo 'List of available languages (1):'; echo osd", monkeypatch)

    with pytest.raises(NoTesseract, match="no data for any language"):
        picture_written(capture(b"P5 1 1 255\n0", "page.pgm"))


def test_a_page_that_takes_too_long_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One page of noise must not hold up a pile."""
    pretend(tmp_path, 'case "$1" in --list-langs) echo List; echo eng;; *) exec sleep 20;; esac', monkeypatch)
    monkeypatch.setattr(ocr, "_SECONDS", 0.5)

    with pytest.raises(TooMuchWork):
        picture_written(capture(b"P5 1 1 255\n0", "page.pgm"))


def test_words_that_tesseract_doubts_are_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Specks of dust read as letters are no text; a page of such words is told as doubtful."""
    words = [("95", "The"), ("8", "|{"), ("31", "ferry"), ("40", "sails"), ("40", "again.")]
    rows = "".join(
        f"5\t1\t1\t1\t1\t{i}\t{100 + 60 * i}\t100\t50\t20\t{sure}\t{word}\n" for i, (sure, word) in enumerate(words)
    )
    table = tmp_path / "table.tsv"
    table.write_text(f"{HEADER}1\t1\t0\t0\t0\t0\t0\t0\t800\t600\t-1\t\n{rows}", encoding="utf-8")
    pretend(tmp_path, f'case "$1" in --list-langs) echo List; echo eng;; *) cat "{table}";; esac', monkeypatch)
    found = picture_written(capture(b"P5 1 1 255\n0", "page.pgm"))

    assert found.paragraphs == ("The ferry sails again.",)
    assert found.doubts == doubts_about(51.5)


def test_the_reader_is_told_only_of_what_is_hard_to_read() -> None:
    """A doubt on every scan would be none."""
    assert doubts_about(92.0) == ()
    assert len(doubts_about(55.0)) == 1
