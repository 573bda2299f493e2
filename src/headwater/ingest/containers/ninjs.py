"""News items in JSON (ninjs, versions 1 to 3): each item's text with what it says of itself.

Source: IPTC, ninjs 1.4, 2.1 and 3.1. Version 3 spells its names with capitals ("versionCreated"), the others without.
"""

import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from headwater.errors import NotAnArticle
from headwater.ingest.containers.addresses import part_path
from headwater.ingest.containers.json_items import Item, items, names, words
from headwater.ingest.containers.markup import inline, is_markup, unescaped
from headwater.ingest.members import Broken, Member, captured
from headwater.model.text import Given

_WRAPPERS = ("items", "_items", "data", "results", "hits", "newsitems")
_OTHER_BODIES = re.compile(r"abstract|caption|teaser|ingress|lead|summary|charcount", re.IGNORECASE)
_OLD_BODY = re.compile(r"body_(?P<kind>x?html|text)(?:_(?P<role>\w{1,40}))?")
_RANKS = {"text/html": 0, "application/xhtml+xml": 0, "text/plain": 1}


def members(file: BinaryIO, path: str) -> Iterator[Member]:
    """Yield each item's text; pictures and the like, and items that have no text, are told as such.

    Raises:
        NotAnArticle: it is no JSON, or holds no items.
        TooMuchWork: it is nested without end.
        UnreadableFile: it is too large.
    """
    for number, item in enumerate(items(file, path, _WRAPPERS), start=1):
        told = _flat(item)
        name = part_path(path, words(told.get("uri")) or f"item {number}")
        kind = words(told.get("type")) or "text"
        body = _body(told)
        if kind in {"text", "composite"} and body:
            media_type, text = body
            yield captured(name, text.encode("utf-8", "replace"), f"{media_type}; charset=utf-8", given=_given(told))
        else:
            reason = (
                "the news item holds no text"
                if kind in {"text", "composite"}
                else f"the news item is of the kind {kind[:40]!r}"
            )
            yield Broken(path=name, error=NotAnArticle(reason))


def _flat(item: Item) -> dict[str, object]:
    """Return the item with its names in small letters."""
    return {key.casefold(): value for key, value in item.items()}


def _body(item: Mapping[str, object]) -> tuple[str, str] | None:
    """Return media type and text of the item's body: one with marks before a plain one, the main one before others."""
    found = [*_bodies(item), *_old_bodies(item)]
    if not found:
        return None
    _, media_type, text = min(found, key=lambda body: body[0])
    if media_type == "text/plain" and not is_markup(text):
        return media_type, unescaped(text)
    return "text/html", text


def _bodies(item: Mapping[str, object]) -> Iterator[tuple[tuple[int, ...], str, str]]:
    """Yield rank, media type and text of each body as versions 2 and 3 list them."""
    listed = item.get("bodies")
    for place, entry in enumerate(listed if isinstance(listed, list) else ()):
        body = _flat(entry) if isinstance(entry, dict) else {}
        role, text = words(body.get("role")), body.get("value")
        kind = words(body.get("contenttype")).partition(";")[0].casefold() or "text/plain"
        if isinstance(text, str) and text.strip() and not _OTHER_BODIES.search(role) and kind in _RANKS:
            yield (_RANKS[kind], 0 if role.casefold() == "main" else 1, place), kind, text


def _old_bodies(item: Mapping[str, object]) -> Iterator[tuple[tuple[int, ...], str, str]]:
    """Yield rank, media type and text of each body as version 1 names them: "body_html", "body_text_main"."""
    for place, (key, text) in enumerate(sorted(item.items())):
        found = _OLD_BODY.fullmatch(key)
        if found and isinstance(text, str) and text.strip() and not _OTHER_BODIES.search(found["role"] or ""):
            kind = "text/plain" if found["kind"] == "text" else "text/html"
            yield (_RANKS[kind], 0 if found["role"] in {None, "main"} else 1, place), kind, text


def _given(item: Mapping[str, object]) -> Given:
    """Return what an item says of itself. Who provides or owns it is the agency: items travel between agencies and outlets."""
    created, versioned = (
        words(item.get("contentcreated")) or words(item.get("firstcreated")),
        words(item.get("versioncreated")),
    )
    modified = words(item.get("contentmodified")) or versioned
    published = created or modified
    sources = [*names(item.get("infosources")), *names(item.get("infosource")), *names(item.get("copyrightholder"))]
    writers = [*names(item.get("by")), *names(item.get("byline")), *names(item.get("bylines"))]
    return Given(
        title=_title(item),
        agency=next(iter(sources), None),
        bylines=tuple(dict.fromkeys(writers)),
        published=published or None,
        modified=modified if modified and modified != published else None,
        dateline=words(item.get("located")) or None,
        language=words(item.get("language")) or None,
    )


def _title(item: Mapping[str, object]) -> str | None:
    """Return the headline: the main one of several, and one without marks."""
    listed = item.get("headlines")
    entries = [_flat(entry) for entry in (listed if isinstance(listed, list) else ()) if isinstance(entry, dict)]
    entries.sort(key=lambda entry: words(entry.get("role")).casefold() not in {"main", ""})
    told = [words(entry.get("value")) for entry in entries] + [
        words(item.get(key)) for key in ("headline", "headline_main", "title")
    ]
    return next((title for text in told if text and (title := inline(text))), None)
