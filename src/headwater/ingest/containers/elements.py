"""Elements cut out of an XML file as it streams by, so that a feed or sitemap of any size takes the memory of one entry."""

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO

from headwater.ingest.members import MAX_BYTES

_BLOCK_BYTES = 1 << 16
# What a mark can be cut into by the end of a block: the longest that is looked for is a name with its prefix.
_LONGEST_MARK = 100
_LONGEST_TAG = 20_000
_HEAD_BYTES = 200_000
_XML_CHARSET = re.compile(rb"^\s{0,100}<\?xml[^>]{0,200}?encoding\s{0,4}=\s{0,4}[\"']([A-Za-z0-9_.:-]{2,40})[\"']")
_UTF16 = (
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\x00", "utf-16-le"),
    (b"\x00<", "utf-16-be"),
)
_ENDS = {b"<!--": b"-->", b"<![CDATA[": b"]]>"}


def elements(file: BinaryIO, names: tuple[str, ...]) -> Iterator[bytes | str]:
    """Yield what stands before the first element of one of these names, then each such element, from tag to tag.

    Prefixes of names count for nothing, and marks in comments and CDATA sections neither. What lies between elements is left
    out. For an element that cannot be had, the reason comes in words. UTF-16 comes out as UTF-8.
    """
    cutter = _Cutter(names)
    for block in utf8_blocks(file):
        yield from cutter.cut(block)
    yield from cutter.rest()


def utf8_blocks(file: BinaryIO) -> Iterator[bytes]:
    """Yield an XML file block by block; one in UTF-16 as UTF-8."""
    head = file.read(_BLOCK_BYTES)
    while 0 < len(head) < 2 and (more := file.read(_BLOCK_BYTES)):
        head += more
    charset = next((charset for start, charset in _UTF16 if head.startswith(start)), None)
    decoder = codecs.getincrementaldecoder(charset)(errors="replace") if charset else None
    while head:
        yield decoder.decode(head).encode("utf-8") if decoder else head
        head = file.read(_BLOCK_BYTES)


def letters(body: bytes, declared: str) -> str:
    """Return a piece of XML as text: UTF-8 where that fits, else as declared, else as Western Europe writes."""
    for charset in ("utf-8", declared, "cp1252"):
        try:
            return body.decode(charset)
        except (UnicodeError, LookupError, ValueError):
            continue
    return body.decode("utf-8", errors="replace")


def declared_charset(head: bytes) -> str:
    """Return the charset that an XML file's first line names, UTF-8 if it names none."""
    found = _XML_CHARSET.match(head.removeprefix(codecs.BOM_UTF8))
    return found[1].decode("ascii") if found else "utf-8"


class _Cutter:
    """The state between two blocks: what is not yet looked at, and the element that has begun.

    A class, as each block goes on where the last one ended.
    """

    def __init__(self, names: tuple[str, ...]) -> None:
        named = rb"(?:[A-Za-z_][\w.-]{0,40}:)?(?:" + "|".join(names).encode("ascii") + rb")"
        self._mark = re.compile(rb"<!--|<!\[CDATA\[|<(/?)(" + named + rb")(?=[\s/>])", re.IGNORECASE)
        self._buffer = b""
        self._kept: list[bytes] = []
        self._kept_bytes = 0
        self._until = b""
        self._inside = b""
        self._headed = False

    def cut(self, block: bytes) -> Iterator[bytes | str]:
        """Yield the elements that end in this block."""
        self._buffer += block
        place, whole = 0, False
        while (end := self._next(place)) is not None:
            place, whole = end
            if whole:
                yield self._taken()
        done = max(place, self._safe(place))
        self._keep(self._buffer[place:done])
        self._buffer = self._buffer[done:]

    def rest(self) -> Iterator[bytes | str]:
        """Yield what is left at the end of the file."""
        if self._inside:
            yield "the file ends in the middle of it"
        elif not self._headed:
            self._keep(self._buffer)
            yield self._taken()

    def _safe(self, place: int) -> int:
        """Return up to where no mark can have begun that the next block would make whole."""
        mark = None if self._until else self._mark.search(self._buffer, place)
        return mark.start() if mark else len(self._buffer) - _LONGEST_MARK

    def _next(self, place: int) -> tuple[int, bool] | None:
        """Return where to go on and whether something is whole there, None where the next mark has not come yet."""
        if self._until:
            found = self._buffer.find(self._until, place)
            return None if found < 0 else self._stepped(place, found + len(self._until), until=b"")
        mark = self._mark.search(self._buffer, place)
        if mark is None:
            return None
        if mark[0] in _ENDS:
            return self._stepped(place, mark.end(), until=_ENDS[mark[0]])
        return self._tag(place, mark)

    def _stepped(self, place: int, end: int, *, until: bytes) -> tuple[int, bool]:
        self._keep(self._buffer[place:end])
        self._until = until
        return end, False

    def _tag(self, place: int, mark: re.Match[bytes]) -> tuple[int, bool] | None:
        """Return where to go on after an element's first or last tag."""
        end = self._buffer.find(b">", mark.end(), mark.end() + _LONGEST_TAG)
        if end < 0 and len(self._buffer) < mark.end() + _LONGEST_TAG:
            return None
        begins = not self._inside and not mark[1]
        if begins and not self._headed:
            self._keep(self._buffer[place : mark.start()])
            self._headed = True
            return mark.start(), True
        if begins:
            self._forget()
            place, self._inside = mark.start(), mark[2]
        alone = begins and end > 0 and self._buffer[end - 1 : end] == b"/"
        self._keep(self._buffer[place : max(end + 1, mark.end())])
        return max(end + 1, mark.end()), alone or (bool(mark[1]) and mark[2] == self._inside)

    def _keep(self, piece: bytes) -> None:
        """Keep a piece of the head or of the element that has begun; of one that is too large nothing is kept."""
        self._kept_bytes += len(piece)
        if self._inside and self._kept_bytes > MAX_BYTES:
            self._kept.clear()
        elif self._inside or (not self._headed and self._kept_bytes <= _HEAD_BYTES):
            self._kept.append(piece)

    def _taken(self) -> bytes | str:
        """Return what was kept, and forget it."""
        too_large = self._inside and self._kept_bytes > MAX_BYTES
        whole = b"".join(self._kept)
        self._forget()
        self._inside = b""
        return f"it is larger than {MAX_BYTES // 1_000_000} MB" if too_large else whole

    def _forget(self) -> None:
        self._kept.clear()
        self._kept_bytes = 0
