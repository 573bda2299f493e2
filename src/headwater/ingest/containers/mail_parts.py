"""The parts of a mail: which of them are its text, which are files that lie in it, and which are neither."""

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.errors import HeaderParseError, MessageError
from email.header import decode_header
from email.message import Message
from email.policy import compat32

from headwater.errors import TooMuchWork, UnreadableFile

MAX_DEPTH = 8
"""How many messages and groups of parts deep a part of a mail may lie."""
MAX_PARTS = 1000
_BOUNDARY = re.compile(rb"boundary\s{0,4}=\s{0,4}(?:\"([^\"\r\n]{1,200})\"|([^\s;\"]{1,200}))", re.IGNORECASE)
# What the library raises on mails that no program should have written.
_DAMAGE = (MessageError, ValueError, LookupError, TypeError, AttributeError, AssertionError, binascii.Error)
_SUFFIXES = {
    "text/html": ".html", "text/plain": ".txt", "text/markdown": ".md", "application/pdf": ".pdf", "application/rtf": ".rtf",
    "text/rtf": ".rtf", "application/epub+zip": ".epub", "application/vnd.oasis.opendocument.text": ".odt", "text/csv": ".csv",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx", "application/zip": ".zip",
    "application/xhtml+xml": ".xhtml", "application/json": ".json", "application/xml": ".xml", "text/xml": ".xml",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A part that holds no others, or a whole message in a message.

    `name` is that of the file it is, "" where it is text of the mail.
    """

    message: Message
    media_type: str
    name: str


def parsed(body: bytes, path: str) -> Message:
    """Return a mail as its parts.

    Raises:
        TooMuchWork: it has more parts than any mail, or they lie one in the other very deep.
        UnreadableFile: it is damaged beyond reading.
    """
    marks = {found[1] or found[2] for found in _BOUNDARY.finditer(body)}
    if len(marks) > MAX_PARTS or sum(body.count(b"--" + mark) for mark in list(marks)[:100]) > 20 * MAX_PARTS:
        raise TooMuchWork(path, "it has more parts than any mail")
    try:
        # Not the newer policy: it raises errors of every kind on headers that are not quite as they should be.
        return message_from_bytes(body, policy=compat32)
    except RecursionError as error:
        raise TooMuchWork(path, "its parts lie one in the other without end") from error
    except _DAMAGE as error:
        raise UnreadableFile(path, "it is damaged") from error


def header(message: Message, name: str) -> str:
    """Return a header's words on one line, decoded; "" where there is none."""
    raw = message.get(name)
    if raw is None:
        return ""
    try:
        pieces = decode_header(raw)
    except (HeaderParseError, *_DAMAGE):
        pieces = [(str(raw), None)]
    return " ".join("".join(_decoded(piece, charset) for piece, charset in pieces).split())


def leaves(message: Message, depth: int = 0) -> Iterator[Leaf]:
    """Yield the parts that hold no others, in order, as far as mails have parts and these lie one in the other."""
    media_type = message.get_content_type()
    inner = message.get_payload() if message.is_multipart() else None
    if media_type.startswith("multipart/") and isinstance(inner, list):
        for part in inner[:MAX_PARTS] if depth < MAX_DEPTH else ():
            if isinstance(part, Message):
                yield from leaves(part, depth + 1)
        return
    yield Leaf(message=message, media_type=media_type, name=_file_name(message, media_type))


def content(message: Message) -> bytes:
    """Return a part's bytes, with what was done to them for their travels undone."""
    try:
        body = message.get_payload(decode=True)
    except _DAMAGE:
        body = None
    if isinstance(body, bytes):
        return body
    return b""


def parameter(message: Message, name: str) -> str:
    """Return a parameter of a part's kind, such as its charset; "" where there is none."""
    try:
        value = message.get_param(name)
    except _DAMAGE:
        return ""
    return (value[2] if isinstance(value, tuple) else str(value or "")).strip("\"' ")


def _file_name(message: Message, media_type: str) -> str:
    """Return the name under which a part is a file of its own, "" where it is text that is shown in the mail."""
    try:
        named = message.get_filename() or ""
        attached = (message.get_content_disposition() or "") == "attachment"
    except _DAMAGE:
        named, attached = "", True
    name = " ".join("".join(_decoded(piece, charset) for piece, charset in _pieces(named)).split())
    suffix = _SUFFIXES.get(media_type, "")
    if name:
        return name if "." in name[-8:] else name + suffix
    shown = media_type in {"text/plain", "text/html"} and not attached
    return "" if shown else f"unnamed{suffix}"


def _pieces(named: str) -> list[tuple[bytes | str, str | None]]:
    try:
        return list(decode_header(named))
    except (HeaderParseError, *_DAMAGE):
        return [(named, None)]


def _decoded(piece: bytes | str, charset: str | None) -> str:
    """Return a piece of a header as text; what is not as it was declared is UTF-8, or letters of Western Europe."""
    body = piece if isinstance(piece, bytes) else piece.encode("ascii", "surrogateescape") if _is_raw(piece) else piece
    if isinstance(body, str):
        return body
    for name in (charset or "utf-8", "utf-8"):
        try:
            return body.decode(name)
        except (LookupError, ValueError):
            continue
    return body.decode("cp1252", "replace")


def _is_raw(piece: str) -> bool:
    """Tell whether a piece holds bytes that the parser could not read as letters."""
    return any("\ud800" <= letter <= "\udfff" for letter in piece) and all(
        letter < "\x80" or "\udc80" <= letter <= "\udcff" for letter in piece
    )
