"""Collections of Zotero and other keepers of references (CSL-JSON): the address of each item, with what is noted of it.

Source: Citation Style Language, CSL-JSON schema 1.0.2.
"""

from collections.abc import Iterator
from typing import BinaryIO

from headwater.errors import NotAnArticle
from headwater.ingest.containers.addresses import is_address, part_path
from headwater.ingest.containers.json_items import Item, items, words
from headwater.ingest.containers.markup import inline, plain
from headwater.ingest.members import Broken, Link, Member, captured
from headwater.model.text import Given

_TEXTS = ("abstract", "note")
# An abstract is taken for an article's text from this many words on.
_MIN_WORDS = 60


def members(file: BinaryIO, path: str) -> Iterator[Member]:
    """Yield each item: its address, else the text that is noted of it, else that there is neither.

    Raises:
        NotAnArticle: it is no JSON, or holds no items.
        TooMuchWork: it is nested without end.
        UnreadableFile: it is too large.
    """
    for number, item in enumerate(items(file, path, ("items",)), start=1):
        name = part_path(path, words(item.get("id")) or words(item.get("citation-key")) or f"item {number}")
        url, text = _url(item), _text(item)
        if url:
            yield Link(path=name, url=url, given=_given(item))
        elif text:
            yield captured(name, text.encode("utf-8", "replace"), "text/plain; charset=utf-8", given=_given(item))
        else:
            yield Broken(path=name, error=NotAnArticle("the reference holds neither an address nor the text"))


def _url(item: Item) -> str:
    """Return the item's address, that of its register where it has no other; "" where it has none."""
    url, register = words(item.get("URL")), words(item.get("DOI"))
    if is_address(url):
        return url
    doi = f"https://doi.org/{register}" if register.startswith("10.") and "/" in register else register
    return doi if is_address(doi) else ""


def _text(item: Item) -> str:
    """Return the longest text that is noted of the item, "" where none is long enough to be an article's."""
    texts = [value for key in _TEXTS if isinstance(value := item.get(key), str)]
    told = max(texts, key=len, default="")
    return told if len(plain(told).split()) >= _MIN_WORDS else ""


def _given(item: Item) -> Given:
    outlet = words(item.get("container-title")) or words(item.get("publisher"))
    title = words(item.get("title"))
    return Given(
        title=inline(title) if title else None,
        outlet=outlet or None,
        bylines=tuple(_writers(item.get("author"))),
        published=_date(item.get("issued")) or None,
        language=words(item.get("language")) or None,
    )


def _writers(value: object) -> Iterator[str]:
    for one in value if isinstance(value, list) else ():
        if isinstance(one, dict):
            parts = ("given", "non-dropping-particle", "dropping-particle", "family", "suffix")
            name = words(one.get("literal")) or " ".join(filter(None, (words(one.get(part)) for part in parts)))
            if name:
                yield name


def _date(value: object) -> str:
    """Return a date as precise as it is noted: "2025", "2025-03", "2025-03-14", or in words; "" for a span of time."""
    if not isinstance(value, dict):
        return words(value)
    spans = value.get("date-parts")
    if isinstance(spans, list) and len(spans) == 1 and isinstance(spans[0], list):
        parts = [words(part) for part in spans[0][:3]]
        if parts and all(part.isdigit() for part in parts):
            return "-".join(part.zfill(2) for part in parts)
    return words(value.get("raw")) or words(value.get("literal"))
