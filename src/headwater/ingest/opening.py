"""What a file holds, however deep: the one function that knows which door each kind of container goes through."""

import io
from collections.abc import Callable, Iterator
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

from headwater.errors import HeadwaterError, TooMuchWork, UnreadableFile, UnsupportedFile
from headwater.ingest.kinds import HEAD_BYTES, is_told, kind, what
from headwater.ingest.members import MAX_BYTES, Broken, Inner, Link, Member, captured
from headwater.model.text import Capture

MAX_DEPTH = 4
"""How many containers deep a file may lie: a page in a WARC in a zip lies two deep."""
MAX_MEMBERS = 1_000_000
"""How many captures, links and broken parts one file may give."""
MAX_SPOOLED_BYTES = 4_000_000_000
"""How large a container in a container may be that has to be read out of order."""

Opened = Capture | Link | Broken
_Door = Callable[[BinaryIO, str], Iterator[Member]]

_DOORS: dict[str, _Door] = {}
# Containers that are read from front to back, so that one inside another needs no copy.
_STREAMED: frozenset[str] = frozenset()
_IN_MEMORY_BYTES = 16_000_000


def members(file: BinaryIO, path: str, media_type: str) -> Iterator[Opened]:
    """Yield what the file of this kind holds, in its order: itself, where it is no container; what lies deeper is opened too.

    `file` is at its beginning and seekable; `path` is the user's name for it. No error is raised: what cannot be had is
    `Broken`, and where a container cannot be read on, the last of it is a `Broken` under the container's own path.
    """
    for count, member in enumerate(_opened(file, path, media_type, 0)):
        if count == MAX_MEMBERS:
            yield Broken(path=path, error=TooMuchWork(path, f"it holds more than {MAX_MEMBERS:,} parts"))
            return
        yield member


def is_container(media_type: str) -> bool:
    """Tell whether a file of this kind holds others, so that it may be of any size."""
    return media_type in _DOORS


def _opened(file: BinaryIO, path: str, media_type: str, depth: int) -> Iterator[Opened]:
    """Yield what one file holds; `depth` is how many containers it lies in."""
    door = _DOORS.get(media_type)
    try:
        if door is None:
            yield _content(file, path, media_type)
        elif depth >= MAX_DEPTH:
            raise TooMuchWork(path, f"it lies in more than {MAX_DEPTH} archives, one in the other")
        else:
            for member in door(file, path):
                if isinstance(member, Inner):
                    yield from _inner(member, depth + 1)
                else:
                    yield member
    except HeadwaterError as error:
        yield Broken(path=path, error=error)
    except OSError as error:
        yield Broken(path=path, error=UnreadableFile(path, error.strerror or "the system cannot read it"))


def _content(file: BinaryIO, path: str, media_type: str) -> Capture:
    """Return the capture of a file that is no container."""
    body = _read(file, MAX_BYTES + 1)
    if len(body) > MAX_BYTES:
        raise UnreadableFile(path, f"it is larger than {MAX_BYTES // 1_000_000} MB")
    if not body.strip():
        raise UnreadableFile(path, "it is empty")
    return captured(path, body, media_type)


def _inner(inner: Inner, depth: int) -> Iterator[Opened]:
    """Yield what a file in a file holds; one of a kind that is not read is told only where somebody could miss it."""
    try:
        head = _read(inner.file, HEAD_BYTES)
    except HeadwaterError as error:
        yield Broken(path=inner.path, error=error)
        return
    media_type = kind(inner.path, head)
    if media_type is None:
        if is_told(inner.path, head):
            yield Broken(path=inner.path, error=UnsupportedFile(inner.path, what(inner.path, head)))
        return
    whole = cast("BinaryIO", io.BufferedReader(_Joined(head, inner.file)))
    if media_type in _DOORS and media_type not in _STREAMED:
        yield from _spooled(whole, inner.path, media_type, depth)
    else:
        yield from _opened(whole, inner.path, media_type, depth)


def _spooled(file: BinaryIO, path: str, media_type: str, depth: int) -> Iterator[Opened]:
    """Yield what a container in a container holds that is read out of order: from a copy, on disk if it is large."""
    with SpooledTemporaryFile(max_size=_IN_MEMORY_BYTES) as copy:
        try:
            _copy(file, cast("BinaryIO", copy), path)
        except HeadwaterError as error:
            yield Broken(path=path, error=error)
            return
        copy.seek(0)
        yield from _opened(cast("BinaryIO", copy), path, media_type, depth)


def _copy(file: BinaryIO, copy: BinaryIO, path: str) -> None:
    """Copy a file, up to the largest size that is copied."""
    size = 0
    while block := file.read(1 << 20):
        size += len(block)
        if size > MAX_SPOOLED_BYTES:
            raise TooMuchWork(path, f"it is larger than {MAX_SPOOLED_BYTES // 1_000_000_000} GB unpacked")
        copy.write(block)


def _read(file: BinaryIO, size: int) -> bytes:
    """Return the next `size` bytes, fewer only where the file ends: one call of a stream may give less."""
    blocks, wanted = [], size
    while wanted and (block := file.read(wanted)):
        blocks.append(block)
        wanted -= len(block)
    return b"".join(blocks)


class _Joined(io.RawIOBase):
    """A stream whose first bytes were read already: these, then the rest."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        """Return True: it is there to be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer with what comes next, and return how much that was."""
        if self._head:
            block, self._head = self._head[: len(buffer)], self._head[len(buffer) :]
        else:
            block = self._rest.read(len(buffer))
        buffer[: len(block)] = block
        return len(block)
