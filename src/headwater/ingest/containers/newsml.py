"""News items in XML (NewsML-G2, NewsML 1, NITF): each item's text with what it says of itself.

Source: IPTC, NewsML-G2 2.33; NewsML 1.2; NITF 3.6. Catalogues and whatever else an item points to are never fetched.
"""

from collections.abc import Iterator
from typing import BinaryIO

from headwater.errors import NotAnArticle
from headwater.ingest.containers.addresses import is_address, part_path
from headwater.ingest.containers.markup import is_markup
from headwater.ingest.containers.news_elements import first, page, party
from headwater.ingest.containers.streams import whole
from headwater.ingest.containers.xml_elements import local, named, texts
from headwater.ingest.members import Broken, Link, Member, captured
from headwater.ingest.pages.trees import Tree, xml_tree
from headwater.model.text import Given

_ITEMS = frozenset(("newsitem", "packageitem", "nitf"))
_HTML = frozenset(("text/html", "application/xhtml+xml"))


def members(file: BinaryIO, path: str) -> Iterator[Member]:
    """Yield each item's text; of a package, the addresses of its items; pictures and the like are told as such.

    Raises:
        NotAnArticle: it is no news item, or declares entities of its own.
        UnreadableFile: it is too large.
    """
    found = list(_items(xml_tree(whole(file, path))))
    if not found:
        raise NotAnArticle("the file holds no news item")
    for number, item in enumerate(found, start=1):
        name = path if len(found) == 1 else part_path(path, _id(item) or f"item {number}")
        yield from _package(item, name) if local(item) == "packageitem" else _item(item, name)


def _items(root: Tree) -> Iterator[Tree]:
    """Yield the items, none that lies in another."""
    if local(root) in _ITEMS:
        yield root
        return
    for child in root:
        yield from _items(child)


def _id(item: Tree) -> str:
    return str(item.get("guid") or "") or next(iter(texts(item, "publicidentifier", "newsitemid")), "")


def _item(item: Tree, name: str) -> Iterator[Member]:
    """Yield an item's text, or why it has none."""
    kind = next((str(one.get("qcode") or "") for one in named(item, "itemclass")), "").rpartition(":")[2]
    body = _body(item)
    if not body.strip():
        reason = (
            f"the news item is of the kind {kind[:40]!r}"
            if kind not in {"", "text", "composite"}
            else "the news item holds no text"
        )
        yield Broken(path=name, error=NotAnArticle(reason))
        return
    media_type = "text/html" if is_markup(body) else "text/plain"
    yield captured(name, body.encode("utf-8", "replace"), f"{media_type}; charset=utf-8", given=_given(item))


def _package(item: Tree, name: str) -> Iterator[Member]:
    """Yield the items that a package points to by an address."""
    count = 0
    for reference in named(item, "itemref"):
        url = str(reference.get("href") or reference.get("residref") or "")
        if is_address(url):
            count += 1
            title = next(iter(texts(reference, "headline", "title")), None)
            yield Link(path=part_path(name, f"item {count}"), url=url, given=Given(title=title))
    if not count:
        yield Broken(path=name, error=NotAnArticle("the package only points to items that are not in it"))


def _body(item: Tree) -> str:
    """Return the text: a page made of the item's elements, or what stands in it as letters; the longest of several."""
    if local(item) == "nitf":
        return page(item)
    held: list[str] = []
    for element in named(item, "inlinexml", "inlinedata", "datacontent", "body.content"):
        kind = str(element.get("contenttype") or "").partition(";")[0]
        if len(element):
            held.append(page(element))
        elif kind in _HTML or not kind.startswith(("image/", "audio/", "video/", "application/")):
            held.append(element.text or "")
    return max(held, key=len, default="")


def _given(item: Tree) -> Given:
    """Return what an item says of itself. Who provides or owns it is the agency: items travel between agencies and outlets."""
    created = first(item, "contentcreated", "firstcreated", "date.issue", "story.date", "date.release")
    modified = first(item, "contentmodified", "versioncreated", "thisrevisioncreated")
    published = created or modified
    agencies = (
        party(item, name) for name in ("infosource", "provider", "copyrightholder", "doc.copyright", "sourceline")
    )
    writers = texts(item, "by") or texts(item, "byline", "bytag")
    outlets = [str(one.get("name")) for one in named(item, "pubdata") if one.get("name")]
    return Given(
        title=next((title for name in ("headline", "hl1", "title") for title in texts(item, name)), None),
        outlet=next(iter(outlets), None),
        agency=next((agency for agency in agencies if agency), None),
        bylines=tuple(dict.fromkeys(writers)),
        published=published,
        modified=modified if modified != published else None,
        dateline=next(iter(texts(item, "dateline")), None),
        language=_language(item),
    )


def _language(item: Tree) -> str | None:
    tagged = [str(one.get("tag") or one.get("FormalName") or "") for one in named(item, "language")]
    own = next((str(value) for key, value in item.items() if str(key).endswith("}lang")), "")
    return next((code for code in [*tagged, own] if code), None)
