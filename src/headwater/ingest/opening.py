"""What a file holds, however deep: the one function that knows which door each kind of container goes through."""

import io
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import BinaryIO, cast

from headwater.errors import HeadwaterError, NotAnArticle, TooLarge, TooMuchWork, UnreadableFile, UnsupportedFile
from headwater.ingest.containers import (
    arcs,
    citations,
    compressed,
    ebooks,
    feeds,
    har,
    json_feeds,
    lists,
    mail,
    mailboxes,
    mhtml,
    newsml,
    ninjs,
    outlines,
    parquet,
    records,
    scrapbooks,
    sitemaps,
    tables,
    tars,
    wacz,
    warcs,
    webarchives,
    zips,
)
from headwater.ingest.containers.columns import Column
from headwater.ingest.containers.parts import copied, unpacked_limit
from headwater.ingest.containers.saved_pages import saved_page_facts
from headwater.ingest.kinds import HEAD_BYTES, is_told, kind, what
from headwater.ingest.members import MAX_BYTES, TOO_LARGE, Broken, Inner, Link, Member, captured
from headwater.model.identity import digest
from headwater.model.text import Capture

MAX_DEPTH = 4
"""How many containers deep a file may lie: a page in a WARC in a zip lies two deep."""
MAX_MEMBERS = 1_000_000
"""How many captures, links and broken parts one file may give."""

Opened = Capture | Link | Broken
Columns = Mapping[str, str]
"""Which column of a table serves as what: role ("text", "url", "title" ...) to name."""
_Door = Callable[[BinaryIO, str], Iterator[Member]]
_Table = Callable[[BinaryIO, str, Columns | None], Iterator[Member]]
_Serving = Callable[[BinaryIO, str, Columns | None], tuple[Column, ...]]

_DOORS: dict[str, _Door] = {
    "application/atom+xml": feeds.members,
    "application/epub+zip": ebooks.members,
    "application/feed+json": json_feeds.members,
    "application/gzip": compressed.members,
    "application/har+json": har.members,
    "application/mbox": mailboxes.members,
    "application/rss+xml": feeds.members,
    "application/vnd.citationstyles.csl+json": citations.members,
    "application/vnd.iptc.g2.newsitem+xml": newsml.members,
    "application/vnd.iptc.ninjs+json": ninjs.members,
    "application/wacz": wacz.members,
    "application/warc": warcs.members,
    "application/x-arc": arcs.members,
    "application/x-bzip2": compressed.members,
    "application/x-maff": scrapbooks.members,
    "application/x-sitemap+xml": sitemaps.members,
    "application/x-tar": tars.members,
    "application/x-webarchive": webarchives.members,
    "application/x-xz": compressed.members,
    "application/zip": zips.members,
    "application/zstd": compressed.members,
    "message/rfc822": mail.members,
    "multipart/related": mhtml.members,
    "text/uri-list": lists.members,
    "text/x-opml": outlines.members,
}
# Tables, of which a user may say which column is what.
_TABLES: dict[str, tuple[_Table, _Serving]] = {
    "application/jsonl": (records.members, records.serving),
    "application/vnd.apache.parquet": (parquet.members, parquet.serving),
    "text/csv": (tables.members, tables.serving),
    "text/tab-separated-values": (tables.members, tables.serving),
}


def members(file: BinaryIO, path: str, media_type: str, columns: Columns | None = None) -> Iterator[Opened]:
    """Yield what the file of this kind holds, in its order: itself, where it is no container; what lies deeper is opened too.

    `file` is seekable and at its beginning; `path` is the user's name for it. No error is raised: what cannot be had is `Broken`.
    Where a container cannot be read on, the last of it is a `Broken` under the container's own path; where it holds nothing that
    is read, that is all. No two have one path: of several files of one name in a container the second is "NAME (2)". `columns`
    says what is in the columns of tables, where that is not to be guessed.
    """
    left = _Allowance(unpacked_limit(file.seek(0, os.SEEK_END)), columns)
    file.seek(0)
    uses: dict[int, int] = {}
    count = 0
    for count, member in enumerate(_opened(file, path, media_type, left, 0), start=1):
        if count > MAX_MEMBERS:
            yield Broken(path=path, error=TooMuchWork(path, f"it holds more than {MAX_MEMBERS:,} parts"))
            return
        yield replace(member, path=_own_name(member.path, uses))
    if not count:
        yield Broken(path=path, error=NotAnArticle("there is nothing in the file that could be one"))


def is_table(media_type: str) -> bool:
    """Tell whether a file of this kind has columns."""
    return media_type in _TABLES


def column_use(file: BinaryIO, path: str, media_type: str, columns: Columns | None = None) -> str:
    """Return in words which column of a table is taken for what, and how that was told.

    Raises:
        NoSuchColumn: none is of use, or one that is named is not there.
        UnreadableFile: it is no table.
    """
    _, serving = _TABLES[media_type]
    found = serving(file, path, columns)
    return ", ".join(f"{one.role} from “{one.name}” ({one.reason})" for one in found)


def is_container(media_type: str) -> bool:
    """Tell whether a file of this kind holds others, so that it may be of any size."""
    return media_type in _DOORS or media_type in _TABLES


def _own_name(path: str, uses: dict[int, int]) -> str:
    """Return the path, numbered if another has it already; `uses` are by digest, since a million names would fill the memory."""
    name = path
    while (key := _key(name)) in uses:
        first = _key(path)
        uses[first] += 1
        name = f"{path} ({uses[first]})"
    uses[key] = 1
    return name


def _key(name: str) -> int:
    return int(digest(name.encode("utf-8", "surrogatepass")), 16)


class _Allowance:
    """How much may still be unpacked, of all that lies in one file, and what the user said of its tables."""

    def __init__(self, left_bytes: int, columns: Columns | None) -> None:
        self.left_bytes = left_bytes
        self.columns = columns


def _opened(file: BinaryIO, path: str, media_type: str, left: _Allowance, depth: int) -> Iterator[Opened]:
    """Yield what one file holds; `depth` is how many containers it lies in."""
    try:
        if not is_container(media_type):
            yield _content(file, path, media_type)
        elif depth >= MAX_DEPTH:
            raise TooMuchWork(path, f"it lies in {depth} archives, one in the other")
        else:
            for member in _entered(file, path, media_type, left.columns):
                if isinstance(member, Inner):
                    yield from _inner(member, left, depth + 1)
                else:
                    yield _broken(member.path, member.error) if isinstance(member, Broken) else member
                if left.left_bytes < 0:
                    raise TooMuchWork(path, "it unpacks to far more than its size lets expect")
    except HeadwaterError as error:
        yield _broken(path, error)
    except OSError as error:
        yield Broken(path=path, error=UnreadableFile(path, error.strerror or "the system cannot read it"))


def _broken(path: str, error: HeadwaterError) -> Broken:
    """Return an error as a part that cannot be had, without its traceback: that would keep all bytes that were read."""
    error.__cause__ = error.__context__ = None
    return Broken(path=path, error=error.with_traceback(None))


def _entered(file: BinaryIO, path: str, media_type: str, columns: Columns | None) -> Iterator[Member]:
    """Return what the door of a container yields."""
    table = _TABLES.get(media_type)
    return table[0](file, path, columns) if table else _DOORS[media_type](file, path)


def _content(file: BinaryIO, path: str, media_type: str) -> Capture:
    """Return the capture of a file that is no container."""
    body = _read(file, MAX_BYTES + 1)
    if len(body) > MAX_BYTES:
        raise TooLarge(path, TOO_LARGE)
    if not body.strip():
        raise UnreadableFile(path, "it is empty")
    url, fetched_at = saved_page_facts(body) if "html" in media_type else (None, None)
    return captured(path, body, media_type, url=url, fetched_at=fetched_at)


def _inner(inner: Inner, left: _Allowance, depth: int) -> Iterator[Opened]:
    """Yield what a file in a file holds; one of a kind that is not read is told only where somebody could miss it."""
    try:
        head = _read(inner.file, HEAD_BYTES)
        media_type = kind(inner.path, head)
        if media_type is None:
            if is_told(inner.path, head):
                raise UnsupportedFile(inner.path, what(inner.path, head))
            return
        with _whole(inner, head, left, any_order=is_container(media_type)) as whole:
            yield from _opened(whole, inner.path, media_type, left, depth)
    except HeadwaterError as error:
        yield _broken(inner.path, error)


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
