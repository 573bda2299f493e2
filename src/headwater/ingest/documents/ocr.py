"""Text from pictures, by the Tesseract that the user has installed. Its one door: a picture in, lines with their places out."""

import csv
import os
import re
import shutil
import subprocess
from collections import defaultdict
from dataclasses import replace
from functools import lru_cache
from io import StringIO
from statistics import median

from headwater.errors import NotAnArticle, NoTesseract, TooMuchWork, UnreadableFile
from headwater.ingest.documents.pdf_columns import columns
from headwater.ingest.documents.pdf_lines import TextLine, text_line
from headwater.ingest.documents.pdf_paragraphs import paragraphs
from headwater.ingest.documents.pdf_running import PageLines, without_running
from headwater.ingest.documents.pdf_words import Word, runs_left
from headwater.ingest.texts.pieces import Piece, Written
from headwater.model.text import Capture

_SECONDS = 120
# Words that Tesseract itself holds for less likely than this, of a hundred, are specks and lines.
_MIN_CONFIDENCE = 20.0
_DOUBTFUL_CONFIDENCE = 70.0
_MAX_LANGUAGES = 4
_Cells = dict[str, str]
_Key = tuple[int, int, int]


def picture_written(capture: Capture) -> Written:
    """Return the text of a picture file (PNG, JPEG, TIFF, ...). The boxes of its pieces are in dots, from the lower left.

    Raises:
        NoTesseract: it is not installed, or has no data for any language.
        UnreadableFile: Tesseract cannot open the picture.
        NotAnArticle: it sees no words on it.
        TooMuchWork: it takes too long.
    """
    pages, confidence = recognised(capture.body, 1.0, capture.path)
    pages, _, running = without_running(pages)
    made = paragraphs(column for page in pages for column in columns(page.lines))
    if not made:
        raise NotAnArticle("no words can be seen on the picture")
    pieces = tuple(
        Piece(part=f"page {line.page}", text=line.text, box=line.box) for item in made for line in item.lines
    )
    return Written(
        paragraphs=tuple(item.text for item in made), pieces=pieces, running=running, doubts=doubts_about(confidence)
    )


def doubts_about(confidence: float) -> tuple[str, ...]:
    """Return what to tell the reader of a text of which Tesseract is only so sure, in a hundred."""
    if confidence >= _DOUBTFUL_CONFIDENCE:
        return ()
    return (
        f"the text was read from a picture that is hard to read: words in it are right with {confidence:.0f} % only",
    )


def recognised(picture: bytes, scale: float, path: str, *, number: int = 1) -> tuple[tuple[PageLines, ...], float]:
    """Return the lines of a picture's pages, and how sure Tesseract is of its words on the whole, in a hundred.

    `scale` is how many dots of the picture make one point of the page; `number` is the number of the first page.
    """
    table = _tesseract(picture, path)
    rows = list(csv.DictReader(StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE))
    sizes = {int(row["page_num"]): (int(row["width"]), int(row["height"])) for row in rows if row["level"] == "1"}
    words: dict[int, dict[_Key, list[_Cells]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        if row["level"] == "5" and float(row["conf"]) >= _MIN_CONFIDENCE and row["text"].strip():
            key = (int(row["block_num"]), int(row["par_num"]), int(row["line_num"]))
            words[int(row["page_num"])][key].append(row)
    pages = tuple(
        PageLines(
            lines=_lines(words[page], height, scale, page + number - 1), box=(0.0, 0.0, width / scale, height / scale)
        )
        for page, (width, height) in sorted(sizes.items())
    )
    sure = [float(row["conf"]) for found in words.values() for line in found.values() for row in line]
    return pages, sum(sure) / len(sure) if sure else 100.0


def _lines(found: dict[_Key, list[_Cells]], height: int, scale: float, page: int) -> tuple[TextLine, ...]:
    """Return Tesseract's lines, from top to bottom, in points from the lower left."""
    lines = []
    for cells in found.values():
        boxes = [tuple(int(cell[side]) for side in ("left", "top", "width", "height")) for cell in cells]
        base = height - _typical([top + tall for _, top, _, tall in boxes])
        size = max(tall for _, _, _, tall in boxes)
        words = [
            Word(
                text=cell["text"].strip(),
                left=left / scale,
                bottom=(height - top - tall) / scale,
                right=(left + wide) / scale,
                top=(height - top) / scale,
                base=base / scale,
                size=size / scale,
                rtl=runs_left(cell["text"]),
            )
            for cell, (left, top, wide, tall) in zip(cells, boxes, strict=True)
        ]
        if any(char.isalnum() for word in words for char in word.text):
            lines.append(text_line(sorted(words, key=lambda word: word.left), page))
    return tuple(sorted(_of_even_size(lines), key=lambda line: (-line.base, line.left)))


def _typical(bottoms: list[int]) -> float:
    """Return where a line stands: words with a letter that hangs below it reach lower."""
    return sorted(bottoms)[(len(bottoms) - 1) // 3]


def _of_even_size(lines: list[TextLine]) -> list[TextLine]:
    """Return the lines with sizes that are nearly the body's made equal to it: a line's height hangs on its letters."""
    if not lines:
        return []
    body = median(line.size for line in lines for _ in line.text.split())
    return [replace(line, size=body if 0.7 < line.size / body < 1.35 else line.size) for line in lines]


def _tesseract(picture: bytes, path: str) -> str:
    """Return Tesseract's table of what it sees on a picture: one row for each page, block, paragraph, line and word."""
    program = _program()
    try:
        done = subprocess.run(  # noqa: S603 - the user's own Tesseract, by its full path, with no word from outside
            [program, "stdin", "stdout", "-l", _languages(program), "--psm", "3", "tsv"],
            input=picture,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            env=os.environ | {"OMP_THREAD_LIMIT": "1"},
        )
    except subprocess.TimeoutExpired as error:
        raise TooMuchWork(path, f"Tesseract took longer than {_SECONDS} seconds for a page") from error
    except OSError as error:
        raise NoTesseract(error.strerror or "it does not start") from error
    if done.returncode:
        raise UnreadableFile(path, "Tesseract cannot open the picture")
    return done.stdout.decode("utf-8", errors="replace")


def _program() -> str:
    program = shutil.which("tesseract")
    if program is None:
        raise NoTesseract("it is not installed")
    return program


@lru_cache(maxsize=1)
def _languages(program: str) -> str:
    """Return the languages to read with: English first, then what else is installed, so far as that stays quick."""
    try:
        done = subprocess.run(  # noqa: S603 - the user's own Tesseract, by its full path
            [program, "--list-langs"], capture_output=True, timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NoTesseract("it does not start") from error
    listed = (done.stdout or done.stderr).decode("utf-8", errors="replace").split("\n")[1:]
    codes = sorted({line.strip() for line in listed if re.fullmatch(r"[a-z]{3}(?:_[A-Za-z]{2,8})?", line.strip())})
    codes = sorted(set(codes) - {"osd", "equ"}, key=lambda code: (code != "eng", code))
    if not codes:
        raise NoTesseract("it has no data for any language")
    return "+".join(codes[:_MAX_LANGUAGES])
