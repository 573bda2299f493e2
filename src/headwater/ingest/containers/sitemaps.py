"""Sitemaps: the addresses of a site's pages, with what a news sitemap says of each, and the sitemaps that an index names."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from headwater.errors import NotAnArticle, UnreadableFile
from headwater.ingest.containers.addresses import is_address, part_path
from headwater.ingest.containers.elements import declared_charset, elements, letters
from headwater.ingest.containers.markup import inline
from headwater.ingest.members import Broken, Link, Member
from headwater.model.text import Given

# A sitemap's elements are flat, and many are written by hand with bare ampersands that an XML parser would end at: so they are
# read one by one.
_FIELD = re.compile(
    r"<(?:(\w[\w.-]{0,40}):)?(loc|title|name|language|publication_date|lastmod)\b[^<>]{0,500}>", re.IGNORECASE
)
# Pictures and films on a page have titles and addresses of their own.
_OTHERS = frozenset(["image", "video", "mobile", "xhtml"])
_SEALED = re.compile(r"\s*<!\[CDATA\[(.*?)\]\]>", re.DOTALL)


def members(file: BinaryIO, path: str) -> Iterator[Member]:
    """Yield a link for each page or sitemap that the sitemap names.

    Raises:
        NotAnArticle: it names none.
    """
    cut = elements(file, ("url", "sitemap"))
    head = next(cut, b"")
    charset = declared_charset(head if isinstance(head, bytes) else b"")
    index = 0
    for index, piece in enumerate(cut, start=1):
        if isinstance(piece, str):
            reason = f"of an address, {piece}"
            yield Broken(path=part_path(path, f"address {index}"), error=UnreadableFile(path, reason))
        else:
            yield _link(path, index, _fields(letters(piece, charset)))
    if index == 0:
        raise NotAnArticle("the sitemap names no pages")


def _link(path: str, index: int, fields: dict[str, str]) -> Link | Broken:
    """Return the link to a page, with what a news sitemap says of it."""
    url = fields.get("loc", "").strip()
    if not is_address(url):
        error = NotAnArticle("an entry of the sitemap has no address that could be fetched")
        return Broken(path=part_path(path, f"address {index}"), error=error)
    given = Given(
        title=fields.get("title"),
        outlet=fields.get("name"),
        published=fields.get("publication_date"),
        # A page's date of change is the article's only where the sitemap speaks of articles.
        modified=fields.get("lastmod") if "publication_date" in fields else None,
        language=fields.get("language"),
    )
    return Link(path=part_path(path, url), url=url, given=given)


def _fields(text: str) -> dict[str, str]:
    """Return the first of each element that says something, without the marks around it."""
    fields: dict[str, str] = {}
    for found in _FIELD.finditer(text):
        if (found[1] or "").casefold() in _OTHERS:
            continue
        sealed = _SEALED.match(text, found.end())
        value = inline(sealed[1] if sealed else text[found.end() : text.find("<", found.end())])
        if value:
            fields.setdefault(found[2].casefold(), value)
    return fields
