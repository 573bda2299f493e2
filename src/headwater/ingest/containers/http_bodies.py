"""Answers of servers as archives keep them: status, headers, and the body freed of what it was wrapped in for its way."""

import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from headwater.errors import TooLarge, UnreadableFile
from headwater.ingest.containers.parts import BREAKS_OFF
from headwater.ingest.members import MAX_BYTES, TOO_LARGE

LARGEST_HEAD_BYTES = 32_768
"""How long status line and headers may be together."""

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+(\d{3})\b")
_END = re.compile(rb"\r?\n\r?\n")
_CHUNK = re.compile(rb"[ \t]{0,20}([0-9A-Fa-f]{1,8})[ \t]{0,20}(?:;[^\r\n]{0,1000})?\r?\n")
_CHARSET = re.compile(r"charset\s{0,9}=\s{0,9}[\"']?([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Status and headers of an answer. Names of headers are in small letters; `length` is where the body begins."""

    status: int
    headers: Mapping[str, str]
    length: int

    @property
    def media_type(self) -> str:
        """Return the kind that the server declared, in small letters and without parameters; "" for none."""
        return declared_type(self.headers.get("content-type", ""))

    @property
    def charset(self) -> str | None:
        """Return the charset that the server declared, None for none."""
        return declared_charset(self.headers.get("content-type", ""))


def declared_type(content_type: str) -> str:
    """Return the kind that a Content-Type names, in small letters and without parameters; "" for none."""
    return content_type.partition(";")[0].strip().casefold()


def declared_charset(content_type: str) -> str | None:
    """Return the charset that a Content-Type names, None where it names none."""
    found = _CHARSET.search(content_type)
    return found[1].casefold() if found else None


def head(block: bytes) -> Head | None:
    """Return status and headers of the answer that `block` begins with, None where it begins with none."""
    status = _STATUS.match(block)
    if status is None:
        return None
    end = _END.search(block, 0, LARGEST_HEAD_BYTES)
    lines = block[: end.start() if end else LARGEST_HEAD_BYTES].decode("latin-1").splitlines()[1:]
    headers: dict[str, str] = {}
    for line in lines:
        name, colon, value = line.partition(":")
        if colon:
            headers.setdefault(name.strip().casefold(), value.strip())
    return Head(status=int(status[1]), headers=headers, length=end.end() if end else len(block))


def unchunked(raw: bytes) -> bytes:
    """Return a body that was sent in chunks as one; archives often keep it as one already, and then it is returned as it is."""
    chunks, place = [], 0
    while size := _CHUNK.match(raw, place):
        length = int(size[1], 16)
        chunks.append(raw[size.end() : size.end() + length])
        place = size.end() + length + (2 if raw[size.end() + length :][:2] == b"\r\n" else 1)
        if length == 0:
            return b"".join(chunks)
    return raw if not chunks else b"".join(chunks)


def inflated(raw: bytes, path: str) -> bytes:
    """Return a body that was sent as gzip or deflate, with a header or without; one that archives unpacked already as it is.

    Raises:
        UnreadableFile: it breaks off, or unpacks to more than a capture may have.
    """
    for wbits in (47, -15):
        inflater = zlib.decompressobj(wbits=wbits)
        try:
            body = inflater.decompress(raw, MAX_BYTES + 1)
        except zlib.error:
            continue
        if len(body) > MAX_BYTES:
            raise TooLarge(path, TOO_LARGE)
        if not inflater.eof:
            raise UnreadableFile(path, BREAKS_OFF)
        return body
    if raw.startswith(b"\x1f\x8b"):
        raise UnreadableFile(path, BREAKS_OFF)
    return raw
