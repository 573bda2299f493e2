"""What a web page's data and links say of where its text was first: another site's address, an agency, an original."""

import re
from collections.abc import Iterator
from dataclasses import replace

from headwater.ingest.facts.credit_lines import is_agency, notices
from headwater.ingest.facts.domains import absolute, host_name, is_home, is_same_site, site, unwrapped
from headwater.ingest.pages.data import PageData
from headwater.ingest.pages.outlet import is_same_name
from headwater.ingest.pages.trees import Tree, ancestors, attribute, tag, text_of
from headwater.model.text import Credit

_SOURCE_METAS = ("syndication-source", "original-source", "dc.source", "citation_source", "article:original_source")
_NAME_METAS = (
    "copyright",
    "dc.rights",
    "dcterms.rightsholder",
    "news_source",
    "article:provider",
    "content_provider",
    "source",
)
_OWNERS = ("copyrightholder", "credittext", "provider", "sourceorganization", "publisher", "author", "creator")
_ORIGINALS = ("isbasedon", "isbasedonurl", "translationofwork")
_TELLING = re.compile(
    r"publi|appear|print|produc|syndicat|original|source|quelle|fuente|fonte|источник|опубл|منبع|مصدر", re.IGNORECASE
)
_RIGHTS = re.compile(r"^\W*(?:©|\(c\)|copyright)*[\s©\d,–-]*|[.,]?\s*all rights.*$", re.IGNORECASE)
_HERE = re.compile(
    r"(?:here|the original(?: article)?|original(?: article)?|read (?:the )?original(?: article)?|link|source)",
    re.IGNORECASE,
)
_INLINE = frozenset(("a", "b", "em", "i", "span", "strong", "u", "font", "small", "cite"))
_OUTWARD = "//a[starts-with(normalize-space(@href), 'http') or starts-with(normalize-space(@href), '//')]"
_MIN_TITLE = 12
_MAX_CHILDREN = 12
_MAX_LINKS = 3000
_MAX_LINE = 400


def page_credits(root: Tree, data: PageData, outlet: str | None) -> tuple[Credit, ...]:
    """Return who the page's data and linked notices say the text is from, other than its own outlet; each name once a kind.

    A canonical address on another site names that site. Owners and providers count only where they are agencies: most are the
    outlet's own firm. No credit has a place in the text.
    """
    found = [*_addressed(data), *_originals(data), *_owners(data), *_linked(root, data)]
    kept: dict[tuple[str, str | None], Credit] = {}
    for credit in found:
        if not outlet or not is_same_name(credit.name or "", outlet):
            known = kept.setdefault((credit.kind, credit.name), credit)
            if is_home(known.url or "") and not is_home(credit.url or ""):
                kept[credit.kind, credit.name] = replace(credit, title=known.title or credit.title)
    return tuple(kept.values())


def with_addresses(read: tuple[Credit, ...], linked: tuple[Credit, ...]) -> tuple[Credit, ...]:
    """Return the credits read in the text, with the title and address that the page gives for each name, then all others.

    A credit of the page whose name was read in the text says no more, and is left out.
    """
    told: list[Credit] = []
    used: set[Credit] = set()
    for credit in read:
        same = [other for other in linked if credit.name and is_same_name(credit.name, other.name or "")]
        used.update(same)
        title = next((other.title for other in same if other.title), None)
        url = next((other.url for other in same if other.url), None)
        told.append(replace(credit, title=credit.title or title, url=credit.url or url))
    return (*told, *(credit for credit in linked if credit not in used))


def _meta_credit(name: str, text: str, *, url: str | None = None, title: str | None = None) -> Credit:
    return Credit(name=name, kind="meta", text=text, span=None, url=url, title=title)


def _addressed(data: PageData) -> Iterator[Credit]:
    """Yield the other sites that the page's addresses name: its canonical one, and those of syndication."""
    for address in (data.canonical, *(_web(value, data) for value in data.meta(*_SOURCE_METAS))):
        if address and data.url and not is_same_site(address, data.url):
            yield _meta_credit(site(address) or address, address, url=address)
    for name in data.meta(*_SOURCE_METAS):
        if not _web(name, data) and is_agency(name):
            yield _meta_credit(name, name)


def _originals(data: PageData) -> Iterator[Credit]:
    """Yield the works that the page says it is based on, and their outlets."""
    for value in (thing.get(key) for thing in data.things for key in _ORIGINALS):
        for item in value[:5] if isinstance(value, list) else [value]:
            work = (
                {str(key).casefold(): part for key, part in item.items()} if isinstance(item, dict) else {"url": item}
            )
            address = _web(str(work.get("url") or work.get("@id") or ""), data)
            names = data.names(work.get("publisher")) or ((site(address),) if address else ())
            title = next(iter((*data.names(work.get("headline")), *data.names(work.get("name")))), None)
            if names and names[0] and not (address and data.url and is_same_site(address, data.url)):
                yield _meta_credit(names[0], address or names[0], url=address, title=title)


def _owners(data: PageData) -> Iterator[Credit]:
    """Yield the agencies that are named as owner, provider, publisher or writer."""
    named = [name for thing in data.things for key in _OWNERS for name in data.names(thing.get(key))]
    for text in (*named, *data.meta(*_NAME_METAS)):
        name = _RIGHTS.sub("", text).strip(" .")
        if is_agency(name):
            yield _meta_credit(name, text)


def _linked(root: Tree, data: PageData) -> Iterator[Credit]:
    """Yield the notices of first publication that hold a link to another site, with the link's address and words."""
    own = host_name(data.url) if data.url else None
    found = root.xpath(_OUTWARD) if own else []
    for link in found[:_MAX_LINKS] if isinstance(found, list) else ():
        if not isinstance(link, Tree) or not own or own in (link.get("href") or "")[:200]:
            continue
        block = next((parent for parent in ancestors(link) if tag(parent) not in _INLINE), None)
        if block is None or len(block) > _MAX_CHILDREN or not _TELLING.search(_words_around(link, block)):
            continue
        address, line = _web(attribute(link, "href"), data), text_of(block).replace("\n", " ")
        if address is None or not 10 < len(line) <= _MAX_LINE or data.url is None or is_same_site(address, data.url):
            continue
        words = text_of(link)
        for mark in notices(line):
            is_name = is_same_name(words, mark.name or "") or _HERE.fullmatch(words) or len(words) < _MIN_TITLE
            title = mark.title or (None if is_name else words)
            yield Credit(name=mark.name, kind="notice", text=line, span=None, title=title, url=address)


def _words_around(link: Tree, block: Tree) -> str:
    """Return the words that stand in a link's block and its parents there, beside other elements: where a notice is told."""
    words: list[str] = []
    for parent in ancestors(link):
        words += [parent.text or "", *(child.tail or "" for child in parent)]
        if parent is block:
            break
    return " ".join(words)


def _web(address: str, data: PageData) -> str | None:
    """Return an address out of its archive if it is a whole one of the web's."""
    if not re.match(r"\s*(?:https?:)?/", address):
        return None
    whole = absolute(address, data.url)
    return unwrapped(whole)[0] if whole else None
