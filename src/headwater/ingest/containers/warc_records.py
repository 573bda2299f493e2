"""WARC files record by record: what a server answered, when, and to which address. Damage costs the record it is in."""

import io
import re
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO

from fastwarc.stream_io import BrotliReader, WarcReader, ZstdReader
from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from headwater.errors import TooLarge, UnreadableFile
from headwater.ingest.containers.addresses import part_path
from headwater.ingest.containers.http_bodies import LARGEST_HEAD_BYTES, Head, declared_type, head, inflated, unchunked
from headwater.ingest.containers.parts import BREAKS_OFF
from headwater.ingest.members import MAX_BYTES, TOO_LARGE, Broken

# What FastWARC raises over damage of every kind; EOFError is raised here.
_ERRORS = (OSError, ValueError, EOFError)
_KINDS = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
_STARTS = re.compile(rb"\x1f\x8b\x08|\x28\xb5\x2f\xfd|WARC/[01]\.[0-9]\r?\n")
_BLOCK = 1 << 20
# A file of nothing but damage is not searched for ever.
_MOST_GAPS = 1000


class Record:
    """One record. Its body can be had once, and only before the next record.

    `kind` is "response", "resource" or "conversion"; `head` is None for what was no answer of a server, and then `media_type` is
    what the archive says. `resource_type` is what the page used it for ("document", "image"), None where that was not written.
    """

    def __init__(self, record: WarcRecord, container: str) -> None:
        """Take the headers of a record, and its first bytes."""
        self._record = record
        self._left_bytes = record.content_length
        self.url = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
        self.path = part_path(container, self.url)
        self.kind = str(record.record_type)
        self.fetched_at = record.record_date
        self.resource_type = record.headers.get("WARC-Resource-Type")
        self.is_told = False
        self._start = self._read(LARGEST_HEAD_BYTES)
        self.head: Head | None = head(self._start) if self.kind == "response" else None
        self.media_type = self.head.media_type if self.head else declared_type(record.headers.get("Content-Type") or "")

    def body(self) -> bytes:
        """Return what the server sent, as a browser would see it.

        Raises:
            UnreadableFile: it breaks off, or is larger than any capture may be.
        """
        if len(self._start) + self._left_bytes > MAX_BYTES:
            raise TooLarge(self.path, TOO_LARGE)
        try:
            raw = self._start + self._read(self._left_bytes)
        except _ERRORS as error:
            self.is_told = True
            raise UnreadableFile(self.path, BREAKS_OFF) from error
        return raw if self.head is None else unwrapped(raw[self.head.length :], self.head, self.path)

    def finish(self) -> None:
        """Read on to the end; EOFError where the file ends before the record does."""
        if self._left_bytes and not self.is_told and self._record.consume() < self._left_bytes:
            raise EOFError

    def _read(self, size: int) -> bytes:
        """Return up to `size` of the next bytes; EOFError where there are fewer, though the record should go on."""
        wanted = min(size, self._left_bytes)
        blocks = []
        while wanted and (block := self._record.reader.read(wanted)):
            blocks.append(block)
            wanted -= len(block)
            self._left_bytes -= len(block)
        if wanted:
            raise EOFError
        return b"".join(blocks)


def records(file: BinaryIO, path: str) -> Iterator[Record | Broken]:
    """Yield every record that holds content; where the file is damaged one `Broken`, and then what follows."""
    reading = _Reading()
    for gap in range(_MOST_GAPS):
        reading.last = None
        try:
            yield from _whole_records(file, path, reading)
        except _ERRORS:
            # Where nothing at all was read since the last gap, it is that gap still.
            if not reading.last.is_told if reading.last else gap == 0:
                yield Broken(path=path, error=UnreadableFile(path, BREAKS_OFF))
        else:
            return
        start = _next_start(file, reading.place + 1)
        if start is None:
            return
        reading.place = file.seek(start)


class _Reading:
    """How far a file was read: where the last record begins that was met, and that record."""

    def __init__(self) -> None:
        self.place = 0
        self.last: Record | None = None


def _whole_records(file: BinaryIO, path: str, reading: _Reading) -> Iterator[Record]:
    """Yield the records from where the file stands up to the first damage, which is raised."""
    for record in ArchiveIterator(file, record_types=_KINDS, parse_http=False):
        reading.place = max(reading.place, record.stream_pos)
        if record.headers.get("Content-Length") is None:
            raise EOFError
        reading.last = Record(record, path)
        yield reading.last
        reading.last.finish()


def _next_start(file: BinaryIO, place: int) -> int | None:
    """Return where the next record may begin, at or after `place`, None where none does."""
    file.seek(max(0, place - 1))
    offset, tail = max(0, place - 1), b""
    while block := file.read(_BLOCK):
        window = tail + block
        for found in _STARTS.finditer(window):
            begin = offset - len(tail) + found.start()
            if begin >= place and _is_start(file, begin):
                return begin
        offset += len(block)
        tail = window[-8:]
        file.seek(offset)
    return None


def _is_start(file: BinaryIO, place: int) -> bool:
    """Tell whether a record begins here: its compressed bytes must begin as records do."""
    file.seek(place)
    start = file.read(512)
    try:
        if start.startswith(b"\x28"):
            start = ZstdReader(io.BytesIO(start)).read(5)
        elif start.startswith(b"\x1f"):
            start = zlib.decompressobj(wbits=31).decompress(start, 5)
    except (OSError, zlib.error):
        return False
    return start.startswith(b"WARC/")


def unwrapped(raw: bytes, answer: Head, path: str) -> bytes:
    """Return a body without what it was wrapped in for its way. Many archives keep it unwrapped, whatever the headers say."""
    if "chunked" in answer.headers.get("transfer-encoding", "").casefold():
        raw = unchunked(raw)
    for encoding in reversed(answer.headers.get("content-encoding", "").casefold().split(",")):
        name = encoding.strip()
        if name in {"gzip", "x-gzip", "deflate"}:
            raw = inflated(raw, path)
        elif name in _DECODERS:
            raw = _decoded(raw, _DECODERS[name], path)
    return raw


def _decoded(raw: bytes, decoder: Callable[[BinaryIO], WarcReader], path: str) -> bytes:
    """Return an unpacked body; one that is a page as it stands was unpacked before."""
    if raw.lstrip()[:1] == b"<":
        return raw
    try:
        body = decoder(io.BytesIO(raw)).read(MAX_BYTES + 1)
    except OSError as error:
        raise UnreadableFile(path, BREAKS_OFF) from error
    if len(body) > MAX_BYTES:
        raise TooLarge(path, TOO_LARGE)
    return body


_DECODERS: dict[str, Callable[[BinaryIO], WarcReader]] = {"br": BrotliReader, "zstd": ZstdReader}
