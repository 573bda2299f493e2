"""Streams of text: their charset told by their beginning, their lines one by one, none longer than a capture may be."""

import codecs
import re
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO

from headwater.errors import TooLarge, UnreadableFile
from headwater.ingest.members import MAX_BYTES, TOO_LARGE, captured
from headwater.ingest.texts.decode import raw

_BLOCK_BYTES = 1 << 16
# How much of a stream its charset is told by.
_HEAD_BYTES = 1 << 18
_SUGGEST_BYTES = 20_000
# One byte in so many that does not fit UTF-8 is damage; more of them show another charset.
_MOST_DAMAGED = 200
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
_CHARSETS = (
    "utf-8", "cp1252", "cp1251", "cp1250", "cp1256", "cp1253", "cp1254", "cp1255", "cp1257", "cp1258", "cp874", "koi8-r",
    "koi8-u", "iso8859-2", "iso8859-5", "iso8859-6", "iso8859-7", "iso8859-8", "iso8859-9", "iso8859-15", "latin-1",
    "gb18030", "big5", "shift_jis", "cp932", "euc-jp", "euc-kr", "cp949", "mac-roman", "mac-cyrillic", "mac-latin2",
    "big5hkscs", "cp437", "cp850", "cp852", "cp866",
)  # fmt: skip
_LINE_END = re.compile(r"\r\n|\r|\n")


def whole(file: BinaryIO, path: str) -> bytes:
    """Return all bytes of a file that is a list or document by itself.

    Raises:
        UnreadableFile: it is larger than any capture may be.
    """
    blocks, size = [], 0
    while size <= MAX_BYTES and (block := file.read(_BLOCK_BYTES)):
        blocks.append(block)
        size += len(block)
    if size > MAX_BYTES:
        raise TooLarge(path, TOO_LARGE)
    return b"".join(blocks)


def text_blocks(file: BinaryIO) -> Iterator[str]:
    """Yield a file as text, block by block, without its byte order mark; letters that its charset does not have are replaced."""
    head = _head(file)
    told = charset(head)
    decoder = codecs.getincrementaldecoder(told)(errors="replace")
    plain = told == "utf-8" and head.isascii()
    for block in chain([head], iter(lambda: file.read(_BLOCK_BYTES), b"")):
        if plain and not block.isascii():
            # The first letter beyond ASCII tells; nothing before it has to be read anew.
            decoder, plain = codecs.getincrementaldecoder(charset(block))(errors="replace"), False
        yield decoder.decode(block)
    yield decoder.decode(b"", final=True)


def text_lines(file: BinaryIO) -> Iterator[str | None]:
    """Yield each line of a file with its end; None for a line that is longer than any capture may be."""
    yield from lines(text_blocks(file))


def lines(blocks: Iterator[str]) -> Iterator[str | None]:
    """Yield each line of a text that comes in blocks, with its end; None for a line that is longer than any capture may be."""
    kept: list[str] = []
    length = 0
    for block in _whole_ends(blocks):
        start = 0
        for end in _LINE_END.finditer(block):
            kept.append(block[start : end.end()])
            length += end.end() - start
            yield "".join(kept) if length <= MAX_BYTES else None
            start, length = end.end(), 0
            kept.clear()
        length += len(block) - start
        if length > MAX_BYTES:
            kept.clear()
        elif start < len(block):
            kept.append(block[start:])
    if length:
        yield "".join(kept) if length <= MAX_BYTES else None


def _whole_ends(blocks: Iterator[str]) -> Iterator[str]:
    """Yield the blocks so that none ends between the two characters of one line end."""
    held = ""
    for block in blocks:
        joined = held + block
        held = "\r" if joined.endswith("\r") else ""
        yield joined.removesuffix(held)
    yield held


def charset(head: bytes) -> str:
    """Return the charset of a file that begins with `head`: by its mark, its zeros, as UTF-8 if it fits, by its letters."""
    marked = next((name for mark, name in _MARKS if head.startswith(mark)), None)
    if marked or not head:
        return marked or "utf-8"
    if b"\x00" in head[:400]:
        wide = {name: head[:400][start::2].count(0) for name, start in (("utf-16-le", 1), ("utf-16-be", 0))}
        name = max(wide, key=lambda one: wide[one])
        if wide[name] * 4 > len(head[:400]) > 3:
            return name
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError as error:
        return _suggested(head[max(0, error.start - _SUGGEST_BYTES) :])
    return "utf-8"


def _suggested(body: bytes) -> str:
    """Return the charset that makes of the first lines with letters beyond ASCII what `raw` makes of them."""
    odd = (line for line in body.splitlines(keepends=True) if not line.isascii())
    sample = b"".join(odd)[:_SUGGEST_BYTES]
    try:
        text = raw(captured("", sample, "text/plain"))
    except UnreadableFile:
        return "utf-8"
    for name in _CHARSETS:
        letters = sample.decode(name, errors="replace")
        if letters == text or (name == "utf-8" and letters.count("\ufffd") * _MOST_DAMAGED < len(letters)):
            return name
    return "cp1252"


def _head(file: BinaryIO) -> bytes:
    """Return the first bytes of a file: one call of a stream may give less than is asked for."""
    blocks, size = [], 0
    while size < _HEAD_BYTES and (block := file.read(_BLOCK_BYTES)):
        blocks.append(block)
        size += len(block)
    return b"".join(blocks)
