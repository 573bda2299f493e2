"""Zip archives whose directory is lost: what still stands in them, file after file."""

import io
import struct
import zlib
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from headwater.errors import UnreadableFile
from headwater.ingest.containers.parts import BREAKS_OFF, Window, part_path

# What stands before each file. Source: PKWARE, APPNOTE 6.3.10, 4.3.7.
_HEADER = struct.Struct("<4s2xHH8xIIHH")
_STORED, _DEFLATED = 0, 8
_IS_LOCKED, _SIZE_FOLLOWS = 0x1, 0x8
_LONG = 0xFFFFFFFF
_BLOCK = 1 << 16


def salvaged(file: BinaryIO, path: str) -> Iterator[tuple[str, io.RawIOBase]]:
    """Yield the path and the stream of every file that is still there, up to the first that cannot be told.

    A stream of a file that breaks off or is damaged raises `UnreadableFile`.
    """
    place: int | None = 0
    while place is not None:
        file.seek(place)
        raw = file.read(_HEADER.size)
        if len(raw) < _HEADER.size or not raw.startswith(b"PK\x03\x04"):
            return
        header = _Header(*_HEADER.unpack(raw))
        name = part_path(path, file.read(header.name_length).decode("utf-8", errors="replace"))
        start = place + _HEADER.size + header.name_length + header.extra_length
        if header.flags & _IS_LOCKED or header.packed_bytes == _LONG:
            return
        if header.method == _DEFLATED:
            inflated = _Inflated(file, name, start)
            yield name, inflated
            place = _after_descriptor(file, inflated.end()) if header.flags & _SIZE_FOLLOWS else inflated.end()
        elif header.method == _STORED and not header.flags & _SIZE_FOLLOWS:
            yield name, Window(file, name, start, header.packed_bytes)
            place = start + header.packed_bytes
        else:
            return


class _Header(NamedTuple):
    """What stands before a file in the archive."""

    signature: bytes
    flags: int
    method: int
    packed_bytes: int
    size_bytes: int
    name_length: int
    extra_length: int


class _Inflated(io.RawIOBase):
    """A compressed file, whose end is known only when it has been read."""

    def __init__(self, file: BinaryIO, path: str, start: int) -> None:
        self._file = file
        self._path = path
        self._place = start
        self._inflater = zlib.decompressobj(wbits=-15)
        self._waiting = b""

    def readable(self) -> bool:
        """Return True: it is there to be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer with what comes next, and return how much that was."""
        block = b""
        while not block and not self._inflater.eof:
            block = self._next(len(buffer))
        buffer[: len(block)] = block
        return len(block)

    def end(self) -> int | None:
        """Return where the file ends in the archive, None where it is damaged. What was not read yet is read first."""
        try:
            while not self._inflater.eof:
                self._next(_BLOCK)
        except UnreadableFile:
            return None
        return self._place - len(self._inflater.unused_data)

    def _next(self, size: int) -> bytes:
        """Return up to `size` of the next bytes; none may come before more is read."""
        if not self._waiting:
            self._file.seek(self._place)
            self._waiting = self._file.read(_BLOCK)
            self._place += len(self._waiting)
            if not self._waiting:
                raise UnreadableFile(self._path, BREAKS_OFF)
        try:
            block = self._inflater.decompress(self._waiting, size)
        except zlib.error as error:
            raise UnreadableFile(self._path, BREAKS_OFF) from error
        self._waiting = self._inflater.unconsumed_tail
        return block


def _after_descriptor(file: BinaryIO, place: int | None) -> int | None:
    """Return where the sizes end that follow a file: with or without a signature, of four or eight bytes each."""
    if place is None:
        return None
    file.seek(place)
    following = file.read(28)
    return next((place + length for length in (12, 16, 20, 24) if following[length : length + 2] == b"PK"), None)
