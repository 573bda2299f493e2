"""A part of an archive: its name made harmless, and its bytes as a stream whose errors are ours."""

import io
import os
import re
from contextlib import ExitStack
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

from headwater.errors import TooMuchWork, UnreadableFile

BREAKS_OFF = "it breaks off, or is damaged"

MAX_COPIED_BYTES = 4_000_000_000
"""How large a container in a container may be that has to be read out of order."""

_IN_MEMORY_BYTES = 16_000_000
_CLIMBING = re.compile(r"^(?:(?:[A-Za-z]:)?/+|\.{1,2}(?:/+|$))+|(?<=/)\.{1,2}(?:/+|$)")
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]+")
_LONGEST_NAME = 400


def part_path(container: str, name: str) -> str:
    """Return how a part of a container is called: "CONTAINER#NAME".

    The name is shown and nothing else: what climbs out of the archive ("../../etc/passwd", "/etc/passwd") is cut off, and line
    breaks and other characters that nobody sees become one "\N{REPLACEMENT CHARACTER}".
    """
    seen = _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", name.replace("\\", "/"))
    return f"{container}#{_CLIMBING.sub('', seen[-_LONGEST_NAME:]) or 'unnamed'}"


def is_hidden(name: str) -> bool:
    """Tell whether a part is one that its system hides: what a file browser or an editor left there."""
    steps = name.replace("\\", "/").split("/")
    return any(step == "__MACOSX" or (step.startswith(".") and step.strip(".")) for step in steps)


def unpacked_limit(packed_bytes: int) -> int:
    """Return how much a file of this size may unpack to: a hundred times as much, where text comes to a tenth, or 1 GB."""
    return max(1_000_000_000, 100 * packed_bytes)


class Part(io.RawIOBase):
    """The bytes of one part, front to back. What its library raises over damage becomes `UnreadableFile`.

    `is_broken` tells afterwards whether that happened, since a stream that broke off cannot be read on.
    """

    def __init__(self, stream: BinaryIO, path: str, errors: tuple[type[Exception], ...]) -> None:
        self._stream = stream
        self._path = path
        self._errors = errors
        self.is_broken = False

    def readable(self) -> bool:
        """Return True: it is there to be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer with what comes next, and return how much that was."""
        try:
            block = self._stream.read(len(buffer))
        except self._errors as error:
            self.is_broken = True
            raise UnreadableFile(self._path, BREAKS_OFF) from error
        buffer[: len(block)] = block
        return len(block)


class Window(io.RawIOBase):
    """A stretch of a seekable stream, as a seekable stream of its own; `UnreadableFile` where the stream ends before it."""

    def __init__(self, stream: BinaryIO, path: str, start: int, size: int) -> None:
        self._stream = stream
        self._path = path
        self._start = start
        self._size = size
        self._place = 0

    def readable(self) -> bool:
        """Return True: it is there to be read."""
        return True

    def seekable(self) -> bool:
        """Return True: any place in it can be gone to."""
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        """Go to a place and return it."""
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self._place, os.SEEK_END: self._size}[whence]
        self._place = max(0, start + offset)
        return self._place

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer with what comes next, and return how much that was."""
        self._stream.seek(self._start + self._place)
        wanted = max(0, min(len(buffer), self._size - self._place))
        block = self._stream.read(wanted)
        if wanted and not block:
            raise UnreadableFile(self._path, BREAKS_OFF)
        self._place += len(block)
        buffer[: len(block)] = block
        return len(block)


def copied(file: BinaryIO, path: str) -> BinaryIO:
    """Return a copy of a stream that can be read in any order: in memory, or in a file without a name if it is large.

    Raises:
        TooMuchWork: it is larger than anything that is copied.
    """
    size = 0
    with ExitStack() as stack:
        copy = cast("BinaryIO", stack.enter_context(SpooledTemporaryFile(max_size=_IN_MEMORY_BYTES)))
        while block := file.read(1 << 20):
            size += len(block)
            if size > MAX_COPIED_BYTES:
                raise TooMuchWork(path, f"it is larger than {MAX_COPIED_BYTES // 1_000_000_000} GB unpacked")
            copy.write(block)
        copy.seek(0)
        stack.pop_all()  # who is given the copy closes it
    return copy


def buffered(part: io.RawIOBase) -> BinaryIO:
    """Return a part as a stream that gives as much as it is asked for, until it ends."""
    return cast("BinaryIO", io.BufferedReader(part, 1 << 16))
