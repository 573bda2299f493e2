"""Pages saved as one file of mail (MHTML): the page itself, with its address and when it was saved."""

import re
from collections.abc import Iterator
from email.message import Message
from typing import BinaryIO

from headwater.errors import NotAnArticle, TooLarge
from headwater.ingest.containers.addresses import is_address
from headwater.ingest.containers.mail_parts import Leaf, content, header, leaves, parameter, parsed
from headwater.ingest.containers.saved_pages import saved_page_facts, stamp
from headwater.ingest.members import MAX_BYTES, TOO_LARGE, Member, captured

_PAGES = frozenset(("text/html", "application/xhtml+xml"))
_BOUNDARY = re.compile(rb"boundary\s{0,4}=\s{0,4}(?:\"([^\"\r\n]{1,200})\"|([^\s;\"]{1,200}))", re.IGNORECASE)
_HEAD_BYTES = 20_000


def members(file: BinaryIO, path: str) -> Iterator[Member]:
    """Yield the page. Pictures, styles and frames that were saved with it are left out, and so may all after the first 20 MB be.

    Raises:
        NotAnArticle: there is no page in it.
        TooMuchWork: it has more parts than any page, or they lie one in the other without end.
        UnreadableFile: the page is too large, or the file is damaged.
    """
    body = file.read(MAX_BYTES + 1)
    whole = len(body) <= MAX_BYTES
    message = parsed(body if whole else _cut(body, path), path)
    parts = list(leaves(message))
    address = header(message, "Snapshot-Content-Location")
    root = _root(message, parts, address)
    if root is None:
        raise NotAnArticle("the saved page holds no page")
    page = content(root.message)
    said_url, said_at = saved_page_facts(page)
    urls = (address, header(root.message, "Content-Location"), header(message, "Content-Location"), said_url or "")
    charset = parameter(root.message, "charset")
    yield captured(
        path,
        page,
        f"{root.media_type}; charset={charset.casefold()}" if charset else root.media_type,
        url=next((url for url in urls if is_address(url)), None),
        fetched_at=stamp(header(message, "Date")) or said_at,
    )


def _cut(body: bytes, path: str) -> bytes:
    """Return a file's beginning up to where a part ends, so that no part is read that goes on behind it."""
    named = _BOUNDARY.search(body, 0, _HEAD_BYTES)
    mark = b"\n--" + (named[1] or named[2]) if named else b""
    first, last = (body.find(mark), body.rfind(mark)) if mark else (-1, -1)
    if first == last:
        raise TooLarge(path, TOO_LARGE)
    return body[:last]


def _root(message: Message, parts: list[Leaf], address: str) -> Leaf | None:
    """Return the page: what the file says is its start, or bears its address, or comes first. Source: RFC 2387, section 3.2."""
    pages = [part for part in parts if part.media_type in _PAGES]
    start = parameter(message, "start")
    named = (part for part in pages if start and header(part.message, "Content-ID") == start)
    there = (part for part in pages if address and header(part.message, "Content-Location") == address)
    return next(named, None) or next(there, None) or next(iter(pages), None)
