"""OPML: the lists of feeds that feed readers exchange."""

import html
import re
from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO

from headwater.errors import NotAnArticle
from headwater.ingest.containers.addresses import is_address, part_path
from headwater.ingest.containers.elements import declared_charset, letters, utf8_blocks
from headwater.ingest.containers.streams import whole
from headwater.ingest.members import Broken, Link, Member
from headwater.model.text import Given

# All that an outline says is in its attributes, and many are written with bare ampersands that an XML parser would end at.
_OUTLINE = re.compile(r"<outline\b((?:[^<>\"']|\"[^\"<]*+\"|'[^'<]*+')*+)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"(?<!\w)(\w++)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)')")
# Where an outline's address stands: a feed's before a page's.
_ADDRESSES = ("xmlurl", "url", "htmlurl")
_NAMES = ("title", "text")


def members(file: BinaryIO, path: str) -> Iterator[Member]:
    """Yield a link for each outline that has an address, in the order of the list.

    Raises:
        NotAnArticle: it holds no address.
        UnreadableFile: it is larger than any list of feeds.
    """
    body = b"".join(utf8_blocks(BytesIO(whole(file, path))))
    none = True
    for outline in _OUTLINE.finditer(letters(body, declared_charset(body))):
        fields = {
            name.casefold(): html.unescape(one or two).strip() for name, one, two in _ATTRIBUTE.findall(outline[1])
        }
        url = next((fields[name] for name in _ADDRESSES if fields.get(name)), "")
        if not url:
            continue
        none = False
        outlet = next((fields[name] for name in _NAMES if fields.get(name)), None)
        if is_address(url):
            yield Link(
                path=part_path(path, url), url=url, given=Given(outlet=outlet, language=fields.get("language") or None)
            )
        else:
            yield Broken(
                path=part_path(path, url), error=NotAnArticle(f"{url[:200]} is no address that could be fetched")
            )
    if none:
        raise NotAnArticle("the outline holds no addresses")
