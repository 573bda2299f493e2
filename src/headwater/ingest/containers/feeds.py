"""RSS and Atom of every version: entries with their text, or with the address where it stands.

The file is cut into entries before feedparser sees it, so that a feed of any size takes the memory of a few entries, one broken
entry spoils no other, and no declaration of entities reaches any parser. It gets a stream and never a name: with a name it
would open files and connections.
"""

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO
from urllib.parse import urljoin

import feedparser

from headwater.errors import NotAnArticle, UnreadableFile
from headwater.ingest.containers.addresses import part_path
from headwater.ingest.containers.elements import declared_charset, elements, letters
from headwater.ingest.containers.entries import Entry, member
from headwater.ingest.containers.markup import inline, without_unshown
from headwater.ingest.members import Broken, Member
from headwater.model.text import Given

_Fields = Mapping[str, object]

_ROOT = re.compile(r"<(?:[\w.-]{1,40}:)?(?:rss|rdf|feed|channel|entry|item)\b", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([A-Za-z_][\w:.-]{0,80})(?:[^<>]{0,5000}?)(/?)>")
# What XML forbids, and would end the whole entry.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_MAILED = re.compile(r"[^\s@]{1,200}@[^\s@]{1,200}(?:\s{1,9}\((.{1,300})\))?")
_BATCH = 100
_BATCH_BYTES = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """What stands around the entries: the feed's own elements before them, and the tags that close it."""

    charset: str
    before: str
    after: str


def members(file: BinaryIO, path: str) -> Iterator[Member]:
    """Yield each entry of a feed: a capture where it holds the text, a link where it leads to it, else why there is neither.

    Raises:
        NotAnArticle: it is no feed.
    """
    cut = elements(file, ("item", "entry"))
    frame = _frame(next(cut, b""))
    index = 0
    for batch in _batches(cut):
        if isinstance(batch, str):
            index += 1
            yield Broken(path=part_path(path, f"entry {index}"), error=UnreadableFile(path, f"of an entry, {batch}"))
            continue
        for found in _parsed(frame, batch):
            index += 1
            entry = found and _entry(found[0], found[1], index)
            if entry:
                yield member(path, entry)
            else:
                error = NotAnArticle("the entry of the feed is too damaged to be read")
                yield Broken(path=part_path(path, f"entry {index}"), error=error)
    if index == 0:
        raise NotAnArticle("it is no feed, or one without entries")


def _frame(head: bytes | str) -> _Frame:
    """Return what stands around the entries; the document type, in which entities are declared, is left out."""
    first = head if isinstance(head, bytes) else b""
    charset = declared_charset(first)
    text = _FORBIDDEN.sub("", letters(first, charset))
    roots = islice(_ROOT.finditer(text), 100)
    starts = (root.start() for root in roots if not _in_comment(text, root.start()))
    start = next(starts, None)
    before = "<rss><channel>" if start is None else text[start:]
    return _Frame(charset=charset, before=before, after="".join(f"</{name}>" for name in reversed(_open_tags(before))))


def _in_comment(text: str, place: int) -> bool:
    return text.rfind("<!--", 0, place) > text.rfind("-->", 0, place)


def _open_tags(text: str) -> list[str]:
    """Return the names of the elements that `text` opens and does not close."""
    names: list[str] = []
    for tag in _TAG.finditer(without_unshown(text)):
        if not tag[1] and not tag[3]:
            names.append(tag[2])
        elif tag[1] and tag[2] in names:
            del names[len(names) - 1 - names[::-1].index(tag[2]) :]
    return names


def _batches(cut: Iterator[bytes | str]) -> Iterator[list[bytes] | str]:
    """Yield entries by the hundred, as reading the feed's head takes longer than reading an entry; what is wrong by itself."""
    batch: list[bytes] = []
    for piece in cut:
        if isinstance(piece, str):
            if batch:
                yield batch
            yield piece
            batch = []
            continue
        batch.append(piece)
        if len(batch) == _BATCH or sum(map(len, batch)) > _BATCH_BYTES:
            yield batch
            batch = []
    if batch:
        yield batch


def _parsed(frame: _Frame, batch: list[bytes]) -> Iterator[tuple[_Fields, _Fields] | None]:
    """Yield feed and entry for each piece; where one of them is not well-formed, each is read alone."""
    feed, found = _read(frame, batch)
    if len(found) == len(batch):
        yield from ((feed, entry) for entry in found)
    elif len(batch) == 1:
        yield (feed, found[0]) if found else None
    else:
        for piece in batch:
            yield from _parsed(frame, [piece])


def _read(frame: _Frame, batch: list[bytes]) -> tuple[_Fields, list[_Fields]]:
    """Return what feedparser finds: the feed's own fields and the entries; none where several are not well-formed together."""
    pieces = [_FORBIDDEN.sub("", letters(piece, frame.charset)) for piece in batch]
    text = f'<?xml version="1.0" encoding="utf-8"?>{frame.before}{"".join(pieces)}{frame.after}'
    try:
        # Sanitising would take away what the reader of pages knows better how to judge.
        parsed = feedparser.parse(
            io.BytesIO(text.encode(errors="replace")), sanitize_html=False, resolve_relative_uris=False
        )
    except (ValueError, AssertionError, LookupError, TypeError, AttributeError, RecursionError):
        # The parser for what is not well-formed rests on one of HTML that says so of odd declarations; no class is documented.
        return {}, []
    if parsed.bozo and len(batch) > 1:
        return parsed.feed, []
    return {**parsed.feed, "version": parsed.get("version", "")}, list(parsed.entries)


def _entry(feed: _Fields, fields: _Fields, index: int) -> Entry:
    """Return an entry as it was written."""
    contents = [one for one in _many(fields, "content") if _one(one, "value")]
    content = max(contents, key=lambda one: len(_one(one, "value")), default={})
    summary = _one(fields, "summary")
    detail = content if _one(content, "value") else _nested(fields, "summary_detail")
    link = _one(fields, "feedburner_origlink") or _one(fields, "link")
    return Entry(
        link=link,
        name=_one(fields, "id") or _one(fields, "title") or f"entry {index}",
        content=_one(content, "value"),
        summary=summary,
        is_html=_one(detail, "type") != "text/plain",
        given=_given(feed, fields, content),
        base=_base(feed),
        attached=tuple(_one(one, "type").casefold() for one in _many(fields, "enclosures")),
    )


def _base(feed: _Fields) -> str:
    """Return the address that the feed's links are relative to, "" where it gives none."""
    try:
        return urljoin(_one(feed, "link"), "")
    except ValueError:
        return ""


def _given(feed: _Fields, fields: _Fields, content: _Fields) -> Given:
    """Return what the feed says of an entry beside its text."""
    published, updated = _one(fields, "published"), _one(fields, "updated")
    if not published and not _one(feed, "version").startswith("atom"):
        # Outside Atom an entry's one date is that of its publication, by whatever element.
        published, updated = updated, ""
    return Given(
        title=inline(_one(fields, "title")),
        outlet=inline(_one(_nested(fields, "source"), "title")) or inline(_one(feed, "title")),
        bylines=_bylines(fields),
        published=published or None,
        modified=updated or None,
        language=_one(content, "language") or _one(feed, "language") or None,
    )


def _bylines(fields: _Fields) -> tuple[str, ...]:
    """Return the writers' names. RSS has them behind an address of mail, as feedparser reads only of some servers."""
    mailed = _MAILED.fullmatch(_one(fields, "author"))
    names = [mailed[1] or ""] if mailed else [_one(one, "name") for one in _many(fields, "authors")]
    return tuple(dict.fromkeys(name for name in map(inline, names) if name))


def _one(fields: _Fields, key: str) -> str:
    """Return the text under a key, "" where there is none. Asked first, as feedparser warns of dates that are not there."""
    value = fields.get(key) if key in fields else None
    return value.strip() if isinstance(value, str) else ""


def _many(fields: _Fields, key: str) -> list[_Fields]:
    """Return the groups of fields under a key."""
    value = fields.get(key) if key in fields else None
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []


def _nested(fields: _Fields, key: str) -> _Fields:
    """Return the group of fields under a key."""
    value = fields.get(key) if key in fields else None
    return value if isinstance(value, Mapping) else {}
