"""What a file holds, however deep: the one function that knows which door each kind of container goes through."""

import io
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import BinaryIO, cast

from headwater.errors import HeadwaterError, TooMuchWork, UnreadableFile, UnsupportedFile
from headwater.ingest.containers import compressed, har, tars, wacz, warcs, zips
from headwater.ingest.containers.parts import copied, unpacked_limit
from headwater.ingest.kinds import HEAD_BYTES, is_told, kind, what
from headwater.ingest.members import MAX_BYTES, Broken, Inner, Link, Member, captured
from headwater.model.identity import digest
from headwater.model.text import Capture

MAX_DEPTH = 4
"""How many containers deep a file may lie: a page in a WARC in a zip lies two deep."""
MAX_MEMBERS = 1_000_000
"""How many captures, links and broken parts one file may give."""

Opened = Capture | Link | Broken
_Door = Callable[[BinaryIO, str], Iterator[Member]]

_DOORS: dict[str, _Door] = {
    "application/gzip": compressed.members,
    "application/har+json": har.members,
    "application/wacz": wacz.members,
    "application/warc": warcs.members,
    "application/x-bzip2": compressed.members,
    "application/x-tar": tars.members,
    "application/x-xz": compressed.members,
    "application/zip": zips.members,
    "application/zstd": compressed.members,
}


def members(file: BinaryIO, path: str, media_type: str) -> Iterator[Opened]:
    """Yield what the file of this kind holds, in its order: itself, where it is no container; what lies deeper is opened too.

    `file` is seekable and at its beginning; `path` is the user's name for it. No error is raised: what cannot be had is `Broken`,
    and where a container cannot be read on, the last of it is a `Broken` under the container's own path. No two have one path: of
    several files of one name in a container the second is "NAME (2)".
    """
    left = _Allowance(unpacked_limit(file.seek(0, os.SEEK_END)))
    file.seek(0)
    uses: dict[int, int] = {}
    for count, member in enumerate(_opened(file, path, media_type, left, 0)):
        if count == MAX_MEMBERS:
            yield Broken(path=path, error=TooMuchWork(path, f"it holds more than {MAX_MEMBERS:,} parts"))
            return
        yield replace(member, path=_own_name(member.path, uses))


def is_container(media_type: str) -> bool:
    """Tell whether a file of this kind holds others, so that it may be of any size."""
    return media_type in _DOORS


def _own_name(path: str, uses: dict[int, int]) -> str:
    """Return the path, numbered if another has it already; `uses` are by digest, since a million names would fill the memory."""
    name = path
    while (key := int(digest(name), 16)) in uses:
        first = int(digest(path), 16)
        uses[first] += 1
        name = f"{path} ({uses[first]})"
    uses[key] = 1
    return name


class _Allowance:
    """How much may still be unpacked, of all that lies in one file."""

    def __init__(self, left_bytes: int) -> None:
        self.left_bytes = left_bytes


def _opened(file: BinaryIO, path: str, media_type: str, left: _Allowance, depth: int) -> Iterator[Opened]:
    """Yield what one file holds; `depth` is how many containers it lies in."""
    try:
        if media_type not in _DOORS:
            yield _content(file, path, media_type)
        elif depth >= MAX_DEPTH:
            raise TooMuchWork(path, f"it lies in {depth} archives, one in the other")
        else:
            for member in _DOORS[media_type](file, path):
                if isinstance(member, Inner):
                    yield from _inner(member, left, depth + 1)
                else:
                    yield member
                if left.left_bytes < 0:
                    raise TooMuchWork(path, "it unpacks to far more than its size lets expect")
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


def _inner(inner: Inner, left: _Allowance, depth: int) -> Iterator[Opened]:
    """Yield what a file in a file holds; one of a kind that is not read is told only where somebody could miss it."""
    try:
        head = _read(inner.file, HEAD_BYTES)
        media_type = kind(inner.path, head)
        if media_type is None:
            if is_told(inner.path, head):
                raise UnsupportedFile(inner.path, what(inner.path, head))
            return
        with _whole(inner, head, left, any_order=media_type in _DOORS) as whole:
            yield from _opened(whole, inner.path, media_type, left, depth)
    except HeadwaterError as error:
        yield Broken(path=inner.path, error=error)


def _whole(inner: Inner, head: bytes, left: _Allowance, *, any_order: bool) -> BinaryIO:
    """Return a file in a file from its beginning; `any_order` for one that is to be read so."""
    if inner.file.seekable():
        inner.file.seek(0)
        return inner.file
    joined = cast("BinaryIO", io.BufferedReader(_Joined(head, inner, left)))
    return copied(joined, inner.path) if any_order else joined


def _read(file: BinaryIO, size: int) -> bytes:
    """Return the next `size` bytes, fewer only where the file ends: one call of a stream may give less."""
    blocks, wanted = [], size
    while wanted and (block := file.read(wanted)):
        blocks.append(block)
        wanted -= len(block)
    return b"".join(blocks)


class _Joined(io.RawIOBase):
    """A stream whose first bytes were read already: these, then the rest, as far as the allowance goes."""

    def __init__(self, head: bytes, inner: Inner, left: _Allowance) -> None:
        self._head = head
        self._inner = inner
        self._left = left

    def readable(self) -> bool:
        """Return True: it is there to be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer with what comes next, and return how much that was."""
        if self._head:
            block, self._head = self._head[: len(buffer)], self._head[len(buffer) :]
        else:
            block = self._inner.file.read(len(buffer))
        self._left.left_bytes -= len(block)
        if self._left.left_bytes < 0:
            raise TooMuchWork(self._inner.path, "it unpacks to far more than its size lets expect")
        buffer[: len(block)] = block
        return len(block)
