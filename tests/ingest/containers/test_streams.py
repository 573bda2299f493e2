"""Streams of text: charsets told, lines cut, none too long."""

import io
from collections.abc import Iterator
from typing import BinaryIO, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.errors import UnreadableFile
from headwater.ingest.containers.streams import charset, lines, text_blocks, text_lines, whole
from headwater.ingest.members import MAX_BYTES

RUSSIAN = "Паром не выйдет в море на этой неделе, сообщило во вторник управление порта. Проверка нашла вторую ошибку. "
ARABIC = "لن تبحر العبارة هذا الأسبوع، حسبما قال مكتب الميناء يوم الثلاثاء. وجد مفتش عطلا ثانيا. "


@settings(deadline=None)
@given(st.text().filter(lambda text: text.isprintable()), st.sampled_from(["utf-8-sig", "utf-16", "utf-32"]))
def test_a_mark_tells_the_charset(text: str, name: str) -> None:
    """And is no letter of the text."""
    assert "".join(text_blocks(io.BytesIO(text.encode(name)))) == text


@pytest.mark.parametrize(
    ("text", "name"),
    [("Hello", "utf-8"), ("Zoë", "utf-8"), ("Hello, here", "utf-16-le"), ("Hello, here", "utf-16-be"),
     (RUSSIAN * 9, "cp1251"), (RUSSIAN * 9, "koi8-r"), (ARABIC * 9, "cp1256"), ("", "utf-8")],
)  # fmt: skip
def test_a_charset_is_told_without_a_mark(text: str, name: str) -> None:
    """By zeros, by fitting, by the frequency of letters."""
    assert charset(text.encode(name)) == name


def test_the_first_foreign_letter_tells_though_it_comes_late() -> None:
    """A table in plain letters may have one name in a thousand rows that is not."""
    late = b"plain,row\n" * 60_000 + RUSSIAN.encode("cp1251") * 9

    assert "".join(text_blocks(io.BytesIO(late))).endswith(RUSSIAN * 9)


def test_bytes_that_fit_nothing_are_replaced() -> None:
    """One damaged letter does not cost the row."""
    body = ("Zoë and Chloë. " * 100).encode() + b"\xff" + "Zoë".encode()

    assert "".join(text_blocks(io.BytesIO(body))).endswith("Chloë. \ufffdZoë")


@settings(deadline=None)
@given(st.lists(st.text(st.sampled_from("ab\r\n\x0b\x85\u2028"), max_size=9), max_size=9))
def test_lines_do_not_hang_on_blocks(blocks: list[str]) -> None:
    """And end where editors end them, nowhere else."""
    text = "".join(blocks)

    assert list(lines(iter(blocks))) == list(io.StringIO(text, newline=""))


class Long(io.RawIOBase):
    """A stream with one line of a hundred megabytes between two short ones."""

    def __init__(self) -> None:
        self._blocks: Iterator[bytes] = iter([b"one\n", *[b"x" * 1_000_000] * 100, b"\ntwo"])

    def read(self, _size: int = -1) -> bytes:
        """Return the next block."""
        return next(self._blocks, b"")


def test_a_line_too_long_is_told_and_the_next_one_read() -> None:
    """Its place is kept, its letters are not."""
    assert list(text_lines(cast("BinaryIO", Long()))) == ["one\n", None, "two"]


def test_a_whole_file_has_a_limit() -> None:
    """A list of twenty megabytes is none."""
    assert whole(io.BytesIO(b"x" * MAX_BYTES), "p") == b"x" * MAX_BYTES
    with pytest.raises(UnreadableFile):
        whole(io.BytesIO(b"x" * (MAX_BYTES + 1)), "p")
