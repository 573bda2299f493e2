"""Lists of addresses: lines of text, shortcuts that systems and browsers save, bookmarks."""

import html
import plistlib
import re
from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO
from xml.parsers.expat import ExpatError

from headwater.errors import NotAnArticle, UnreadableFile
from headwater.ingest.containers.addresses import behind, is_address, part_path
from headwater.ingest.containers.markup import inline
from headwater.ingest.containers.streams import text_blocks, text_lines, whole
from headwater.ingest.members import Broken, Link, Member
from headwater.model.text import Given

_HEAD_BYTES = 2048
_LONGEST_LINE = 20_000
_SHORTCUT = re.compile(r"\s*\[(?:InternetShortcut|Desktop Entry)\]", re.IGNORECASE)
_SHORTCUT_URL = re.compile(r"^(URL|Name)\s{0,20}=\s{0,20}(\S.{0,8000})$", re.IGNORECASE | re.MULTILINE)
_BOOKMARKS = re.compile(r"\s*<!DOCTYPE\s+NETSCAPE-Bookmark-file", re.IGNORECASE)
_BOOKMARK = re.compile(
    r"<A\s[^<>]{0,2000}?HREF\s{0,4}=\s{0,4}\"([^\"<>]{1,8000})\"[^<>]{0,100000}>([^<>]{0,4000})", re.IGNORECASE
)
_COMMENT = re.compile(r"#(?!\S*://)|//|;")
_BULLET = re.compile(r"(?:(?:[-*+•–]|\d{1,6}[.)]|\[[ xX]\])\s{1,20}){1,2}")
_MARKDOWN = re.compile(
    r"\[([^\[\]]{0,2000})\]\((https?://[^\s()<>]{1,4000}(?:\([^\s()]{0,400}\)[^\s()]{0,400})?)(?:\s+\"[^\"]{0,500}\")?\)"
)
_ORG = re.compile(r"\[\[(https?://[^\s\]]{1,4000})\](?:\[([^\[\]]{0,2000})\])?\]")
_BARE = re.compile(
    r"(?:www\.)?[^\W_](?:[\w-]{0,60}[^\W_])?(?:\.[^\W_](?:[\w-]{0,60}[^\W_])?){0,10}\.[^\W\d_]{2,24}(?::\d{1,5})?(?:[/?]\S{0,4000})?"
)


def members(file: BinaryIO, path: str) -> Iterator[Member]:
    """Yield a link for each address of the list, in its order.

    Raises:
        NotAnArticle: it is a shortcut that leads to no page, or a list without addresses.
    """
    start = file.tell()
    head = file.read(_HEAD_BYTES)
    file.seek(start)
    if head.startswith(b"bplist00") or b"<plist" in head:
        yield _webloc(whole(file, path), path)
        return
    text = "".join(text_blocks(BytesIO(head)))
    if _SHORTCUT.match(text):
        yield _shortcut(_all_text(file, path), path)
        return
    found = _bookmarks(_all_text(file, path), path) if _BOOKMARKS.match(text) else _lines(text_lines(file), path)
    none = True
    for member in found:
        none = False
        yield member
    if none:
        raise NotAnArticle("the list holds no addresses")


def _all_text(file: BinaryIO, path: str) -> str:
    return "".join(text_blocks(BytesIO(whole(file, path))))


def _link(path: str, url: str, title: str | None = None) -> Link:
    direct = behind(url)
    return Link(path=part_path(path, direct), url=direct, given=Given(title=title))


def _webloc(body: bytes, path: str) -> Link:
    """Return the page that a shortcut of macOS leads to."""
    try:
        held = plistlib.loads(body)
    except (plistlib.InvalidFileException, ExpatError, ValueError, LookupError, OverflowError, TypeError,
            AttributeError, RecursionError, MemoryError) as error:  # fmt: skip
        # What damaged property lists raise is documented for the first two alone.
        raise UnreadableFile(path, "it is a damaged shortcut") from error
    url = held.get("URL") if isinstance(held, dict) else None
    if not isinstance(url, str) or not is_address(url):
        raise NotAnArticle("the shortcut leads to no page")
    return _link(path, url.strip())


def _shortcut(text: str, path: str) -> Link:
    """Return the page that a shortcut of Windows or of a Linux desktop leads to."""
    fields: dict[str, str] = {}
    for name, value in _SHORTCUT_URL.findall(text):
        fields.setdefault(name.casefold(), value.strip())
    if not is_address(fields.get("url", "")):
        raise NotAnArticle("the shortcut leads to no page")
    return _link(path, fields["url"], fields.get("name"))


def _bookmarks(text: str, path: str) -> Iterator[Member]:
    """Yield the pages among a browser's bookmarks; its own pages and scripts are passed over."""
    for url, title in _BOOKMARK.findall(text):
        if is_address(html.unescape(url)):
            yield _link(path, html.unescape(url).strip(), inline(title))


def _lines(lines: Iterator[str | None], path: str) -> Iterator[Member]:
    """Yield the address of each line that is neither empty nor a comment; a line that is too long has none."""
    for number, line in enumerate(lines, start=1):
        text = "?" if line is None else line.strip().lstrip("\ufeff")
        if not text or _COMMENT.match(text):
            continue
        url, title = _told(text) if len(text) <= _LONGEST_LINE else ("", None)
        if url:
            yield _link(path, url, title)
        else:
            error = NotAnArticle(f"line {number} of the list holds no address")
            yield Broken(path=part_path(path, f"line {number}"), error=error)


def _told(line: str) -> tuple[str, str | None]:
    """Return the address and the title that one line tells, "" where it tells no address."""
    text = _BULLET.sub("", line, count=1) if _BULLET.match(line) else line
    markdown, org = _MARKDOWN.search(text), _ORG.search(text)
    if markdown or org:
        url, title = (markdown[2], markdown[1]) if markdown else (org[1], org[2]) if org else ("", "")
        return url, inline(title or "")
    words = text.split()
    index = next((i for i, word in enumerate(words) if is_address(_stripped(word))), None)
    if index is not None:
        beside = " ".join(words[:index] or words[index + 1 :]).strip(" -–—:|\t,;")
        return _stripped(words[index]), beside or None
    bare = _BARE.fullmatch(text)
    return (f"https://{text}", None) if bare else ("", None)


def _stripped(word: str) -> str:
    """Return a word without the marks that addresses are set in."""
    return word.strip("<>\"'“”,;").rstrip(".")
