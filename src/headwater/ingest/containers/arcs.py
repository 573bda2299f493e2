"""ARC files: the web archives that came before WARC, plain or compressed. Source: Internet Archive, ARC file format, 1996."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import BinaryIO

from headwater.errors import HeadwaterError, TooLarge, UnreadableFile
from headwater.ingest.containers.addresses import part_path
from headwater.ingest.containers.compressed import ERRORS, unpacked
from headwater.ingest.containers.http_bodies import head
from headwater.ingest.containers.parts import BREAKS_OFF, Part, buffered
from headwater.ingest.containers.warc_records import unwrapped
from headwater.ingest.containers.web_captures import could_be_article, web_capture
from headwater.ingest.members import MAX_BYTES, TOO_LARGE, Broken, Member

_LONGEST_LINE = 20_000
_BLOCK = 1 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """What stands before each record: the address, when it was fetched, and how long the record is."""

    url: str
    fetched_at: datetime | None
    length: int


def members(file: BinaryIO, path: str) -> Iterator[Member]:
    """Yield every page and document that a server answered with, as the door of WARC files does.

    Raises:
        UnreadableFile: it breaks off or is damaged; nothing marks where the next record begins.
    """
    stream = buffered(Part(unpacked(file, path), path, ERRORS))
    while raw := stream.readline(_LONGEST_LINE):
        if not raw.strip():
            continue
        line = _line(raw, path)
        if line.length > MAX_BYTES:
            place = part_path(path, line.url)
            _skip(stream, line.length, path)
            yield Broken(path=place, error=TooLarge(place, TOO_LARGE))
            continue
        block = stream.read(line.length)
        if len(block) < line.length:
            raise UnreadableFile(path, BREAKS_OFF)
        yield from _captured(line, block, path)


def _line(raw: bytes, path: str) -> _Line:
    """Return what a record's first line says: five fields, or ten in the second version; the last is the length."""
    fields = raw.decode("utf-8", errors="replace").split()
    if len(fields) < 5 or "://" not in fields[0] or not fields[-1].isdecimal() or len(fields[-1]) > 15:
        raise UnreadableFile(path, BREAKS_OFF)
    return _Line(url=fields[0], fetched_at=_moment(fields[2]), length=int(fields[-1]))


def _captured(line: _Line, block: bytes, path: str) -> Iterator[Member]:
    """Yield the capture that a record makes, or why it cannot be had; nothing where it is no page."""
    answer = head(block)
    if answer is None or answer.status != 200 or not could_be_article(line.url, answer.media_type):
        return
    place = part_path(path, line.url)
    try:
        body = unwrapped(block[answer.length :], answer, place)
    except HeadwaterError as error:
        yield Broken(path=place, error=error)
        return
    capture = web_capture(
        place, body, answer.media_type, charset=answer.charset, url=line.url, fetched_at=line.fetched_at
    )
    if capture is not None:
        yield capture


def _skip(stream: BinaryIO, length: int, path: str) -> None:
    """Read over a record."""
    while length:
        block = stream.read(min(length, _BLOCK))
        if not block:
            raise UnreadableFile(path, BREAKS_OFF)
        length -= len(block)


def _moment(digits: str) -> datetime | None:
    """Return the moment that 14 digits name, None for what is none."""
    try:
        return datetime.strptime(digits[:14], "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None
