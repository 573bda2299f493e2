"""Single files that were compressed: gzip, bzip2, xz and Zstandard, read as streams."""

import bz2
import gzip
import io
import lzma
import os
import re
import sys
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import BinaryIO, cast

import zstandard

from headwater.errors import TooMuchWork
from headwater.ingest.containers.parts import Part, buffered, part_path, unpacked_limit
from headwater.ingest.members import Inner, Member

ERRORS = (OSError, EOFError, ValueError, zlib.error, lzma.LZMAError, zstandard.ZstdError)
"""What the libraries raise over damaged data; gzip's BadGzipFile is an OSError."""

# A window is what of the text before must be kept; the largest that zstd's own program takes unless told otherwise.
_LARGEST_WINDOW = 1 << 27
_SUFFIX = re.compile(r"\.(?:gz|gzip|z|bz2|xz|lzma|zst|zstd)$", re.IGNORECASE)


def members(file: BinaryIO, path: str) -> Iterator[Member]:
    """Yield the one file that was compressed, called as the compressed one but for the last suffix."""
    name = _SUFFIX.sub("", PurePosixPath(path.rpartition("#")[2]).name)
    inner = part_path(path, name)
    yield Inner(path=inner, file=buffered(Part(unpacked(file, path), inner, ERRORS)))


def unpacked(file: BinaryIO, path: str) -> BinaryIO:
    """Return what a file holds that is compressed in any of the known ways, else the file itself.

    Reading it may raise `ERRORS`, and `TooMuchWork` where it unpacks to far more than files do that people compress.
    """
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    start = file.read(6)
    file.seek(0)
    opener = next((opener for signature, opener in _OPENERS if signature.match(start)), None)
    return file if opener is None else cast("BinaryIO", _Bounded(opener(file), path, unpacked_limit(size)))


class _Bounded(io.RawIOBase):
    """A stream that ends in `TooMuchWork` after a number of bytes. Before it breaks off it gives all that is there."""

    def __init__(self, stream: io.BufferedIOBase, path: str, limit: int) -> None:
        self._stream = stream
        self._path = path
        self._left = limit

    def read(self, size: int = -1, /) -> bytes:
        """Return at most `size` of the next bytes."""
        block = self._stream.read1(size)
        self._left -= len(block)
        if self._left < 0:
            raise TooMuchWork(self._path, "it unpacks to far more than its size lets expect")
        return block


def _gunzipped(file: BinaryIO) -> io.BufferedIOBase:
    return gzip.GzipFile(fileobj=file, mode="rb")


def _unzstded(file: BinaryIO) -> io.BufferedIOBase:
    is_whole = _ends_with_a_frame(file)
    reader = zstandard.ZstdDecompressor(max_window_size=_LARGEST_WINDOW)
    return _Zstded(reader.stream_reader(file, read_across_frames=True, closefd=False), is_whole=is_whole)


class _Zstded(io.BufferedIOBase):
    """What a Zstandard file holds. The library ends a file that breaks off as if it were whole: here that is an error."""

    def __init__(self, stream: zstandard.ZstdDecompressionReader, *, is_whole: bool) -> None:
        self._stream = stream
        self._is_whole = is_whole

    def read1(self, size: int = -1, /) -> bytes:
        """Return at most `size` of the next bytes."""
        block = self._stream.read(size)
        if not block and not self._is_whole:
            raise EOFError
        return block


def _ends_with_a_frame(file: BinaryIO) -> bool:
    """Tell whether every frame of a Zstandard file is all there, by the lengths that its blocks state. Source: RFC 8878, 2024."""
    end = file.seek(0, os.SEEK_END)
    place = 0
    while place < end:
        place = _after_frame(file, place)
    file.seek(0)
    return place == end


def _after_frame(file: BinaryIO, place: int) -> int:
    """Return where the frame that begins at `place` says that it ends."""
    file.seek(place)
    head = file.read(18)
    if len(head) < 8:
        return sys.maxsize
    if head[1:4] == b"\x2a\x4d\x18":
        return place + 8 + int.from_bytes(head[4:8], "little")
    if head[:4] != b"\x28\xb5\x2f\xfd":
        return sys.maxsize
    place += zstandard.frame_header_size(head)
    while True:
        file.seek(place)
        block = int.from_bytes(file.read(3).ljust(3, b"\xff"), "little")
        place += 3 + (1 if block >> 1 & 3 == 1 else block >> 3)
        if block & 1:
            return place + (4 if head[4] & 4 else 0)


_OPENERS: tuple[tuple[re.Pattern[bytes], Callable[[BinaryIO], io.BufferedIOBase]], ...] = (
    (re.compile(rb"\x1f\x8b"), _gunzipped),
    (re.compile(rb"BZh"), bz2.BZ2File),
    (re.compile(rb"\xfd7zXZ"), lzma.LZMAFile),
    (re.compile(rb"\x28\xb5\x2f\xfd|[\x50-\x5f]\x2a\x4d\x18", re.DOTALL), _unzstded),
)
