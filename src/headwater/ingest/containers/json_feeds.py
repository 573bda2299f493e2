"""JSON Feed: feeds that are written in JSON."""

from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import BinaryIO

from headwater.errors import NotAnArticle, UnreadableFile
from headwater.ingest.containers.addresses import part_path
from headwater.ingest.containers.entries import Entry, member
from headwater.ingest.containers.json_values import parsed
from headwater.ingest.containers.markup import inline
from headwater.ingest.containers.streams import text_blocks, whole
from headwater.ingest.members import Broken, Member
from headwater.model.text import Given

_Fields = Mapping[str, object]


def members(file: BinaryIO, path: str) -> Iterator[Member]:
    """Yield each item of the feed: a capture where it holds the text, a link where it leads to it, else why there is neither.

    Raises:
        UnreadableFile: it is no JSON, or larger than a feed may be.
        NotAnArticle: it is no feed, or one without items.
    """
    feed, wrong = parsed("".join(text_blocks(BytesIO(whole(file, path)))))
    if wrong:
        raise UnreadableFile(path, wrong)
    items = feed.get("items") if isinstance(feed, Mapping) else None
    if not isinstance(feed, Mapping) or not isinstance(items, list) or not items:
        raise NotAnArticle("it is no feed, or one without items")
    for index, item in enumerate(items, start=1):
        if isinstance(item, Mapping):
            yield member(path, _entry(feed, item, index))
        else:
            error = NotAnArticle("the item of the feed has no fields")
            yield Broken(path=part_path(path, f"entry {index}"), error=error)


def _entry(feed: _Fields, item: _Fields, index: int) -> Entry:
    """Return an item as it was written."""
    html, text = _one(item, "content_html"), _one(item, "content_text")
    attached = item.get("attachments")
    return Entry(
        # An item that tells of another page has its address there, and that page's text elsewhere.
        link=_one(item, "url") or _one(item, "external_url"),
        name=_one(item, "id") or f"entry {index}",
        content=html or text,
        summary=_one(item, "summary"),
        is_html=bool(html),
        given=Given(
            title=inline(_one(item, "title")),
            outlet=inline(_one(feed, "title")),
            bylines=_bylines(item) or _bylines(feed),
            published=_one(item, "date_published") or None,
            modified=_one(item, "date_modified") or None,
            language=_one(item, "language") or _one(feed, "language") or None,
        ),
        base=_one(feed, "home_page_url"),
        attached=tuple(
            _one(one, "mime_type").casefold()
            for one in (attached if isinstance(attached, list) else [])
            if isinstance(one, Mapping)
        ),
    )


def _bylines(fields: _Fields) -> tuple[str, ...]:
    """Return the writers' names: `authors` since version 1.1, `author` before."""
    authors = fields.get("authors")
    every = authors if isinstance(authors, list) else [fields.get("author")]
    names = (inline(_one(one, "name")) for one in every if isinstance(one, Mapping))
    return tuple(dict.fromkeys(name for name in names if name))


def _one(fields: _Fields, key: str) -> str:
    """Return the text under a key, "" where there is none."""
    value = fields.get(key)
    return value.strip() if isinstance(value, str) else ""
