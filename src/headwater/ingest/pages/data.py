"""The data that a web page carries for machines: JSON-LD, meta elements, links to itself."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from headwater.ingest.facts.domains import absolute, is_home, is_same_site, unwrapped
from headwater.ingest.pages.trees import Tree, attribute, elements

Thing = dict[str, object]

_ARTICLE_TYPES = re.compile(r"Article$|Posting$|Report$|Review$|^OpinionNews")
_PAGE_TYPES = re.compile(r"Page$|^CreativeWork$")
# What old pages put around a script's text.
_OPENING = re.compile(r"\s*(?:<!--|/\*.{0,40}?\*/)?\s*(?:<!\[CDATA\[)?(?:\s*\*/)?")
_CLOSING = re.compile(r"(?:/\*\s*)?(?:\]\]>)?(?:\s*\*/)?\s*(?:-->)?\s*;?\s*$")
_MAX_NAMES = 20
_MAX_THINGS = 20
_MAX_META = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class PageData:
    """A page's data: the things in its JSON-LD that are the article, best first; meta contents by name; its addresses.

    `url` is the page's own address, `canonical` the one that it says its text belongs to; each is None where the page gives none.
    Names of things and of their parts are in small letters. `known` are all named things by their "@id".
    """

    things: tuple[Thing, ...]
    known: Mapping[str, Thing]
    metas: Mapping[str, tuple[str, ...]]
    url: str | None
    canonical: str | None

    def meta(self, *names: str) -> tuple[str, ...]:
        """Return the contents of the meta elements with these names, name by name."""
        return tuple(content for name in names for content in self.metas.get(name, ()))

    def names(self, value: object) -> tuple[str, ...]:
        """Return the names in a JSON-LD value: a string, an object with a name, a reference to one, or a list of these."""
        if isinstance(value, str):
            text = re.sub(r"\s+", " ", value).strip()
            return (text,) if text and len(text) < 300 else ()
        if isinstance(value, dict):
            named = value if "name" in value else self.known.get(str(value.get("@id")), {})
            return self.names(named.get("name")) if not isinstance(named.get("name"), dict) else ()
        if isinstance(value, list):
            return tuple(name for item in value[:_MAX_NAMES] if not isinstance(item, list) for name in self.names(item))
        return ()


def page_data(root: Tree, url: str | None) -> PageData:
    """Return the data of a page that was found under `url`; None where that is not known."""
    everything = list(_things(root))
    articles = [thing for thing in everything if _is_a(thing, _ARTICLE_TYPES)]
    pages = [thing for thing in everything if _is_a(thing, _PAGE_TYPES)]
    metas = _metas(root)
    addresses = _addresses(root, metas, unwrapped(url)[0] if url else None)
    return PageData(
        things=tuple(
            _own_first(articles, {address for address in addresses if address})[:_MAX_THINGS] + pages[:_MAX_THINGS]
        ),
        known={str(thing["@id"]): thing for thing in everything if "@id" in thing and "name" in thing},
        metas={name: tuple(contents[:_MAX_NAMES]) for name, contents in metas.items()},
        url=addresses[0],
        canonical=addresses[1],
    )


def _own_first(articles: list[Thing], addresses: set[str]) -> list[Thing]:
    """Return the articles with those first that give the page's address: the others may be related ones."""
    return sorted(articles, key=lambda thing: not any(value in addresses for value in _links(thing)))


def _links(thing: Thing) -> Iterator[object]:
    """Yield the addresses that a thing gives for itself."""
    main = thing.get("mainentityofpage")
    yield from (thing.get("url"), thing.get("@id"), main if isinstance(main, str) else None)
    if isinstance(main, dict):
        yield from (main.get("@id"), main.get("url"))


def _things(root: Tree) -> Iterator[Thing]:
    """Yield every object in the page's JSON-LD, however nested; a block that is no JSON yields nothing."""
    for script in elements(root, "script"):
        if "ld+json" not in attribute(script, "type").casefold() or not script.text:
            continue
        try:
            data = json.loads(_bare(script.text), strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _objects(data, depth=0)


def _bare(script: str) -> str:
    """Return a script's text without the marks of comments around it."""
    opening = _OPENING.match(script[:200])
    start = opening.end() if opening else 0
    return script[start:-40] + _CLOSING.sub("", script[max(start, len(script) - 40) :])


def _objects(data: object, *, depth: int) -> Iterator[Thing]:
    """Yield the objects of a list or graph; what stands deeper belongs to them and is no article of its own."""
    if depth > 4:
        return
    if isinstance(data, list):
        for item in data[:200]:
            yield from _objects(item, depth=depth + 1)
    elif isinstance(data, dict):
        yield {str(key).casefold(): value for key, value in data.items()}
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(data.get(key), depth=depth + 1)


def _is_a(thing: Thing, types: re.Pattern[str]) -> bool:
    kinds = thing.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(name, str) and types.search(name) for name in names)


def _metas(root: Tree) -> defaultdict[str, list[str]]:
    """Return the contents of the page's meta elements by name, in small letters; one element may have several names."""
    metas: defaultdict[str, list[str]] = defaultdict(list)
    for meta in elements(root, "meta"):
        content = " ".join((meta.get("content") or "")[:_MAX_META].split())
        for key in ("property", "name", "itemprop") if content else ():
            for name in (meta.get(key) or "").casefold().split():
                metas[name].append(content)
    return metas


def _addresses(root: Tree, metas: Mapping[str, list[str]], url: str | None) -> tuple[str | None, str | None]:
    """Return the page's own address and the canonical one, both absolute.

    A canonical address that is the home page of a deeper one is an error that many sites make, and counts for nothing.
    """
    linked = [attribute(link, "href") for link in elements(root, "link") if _is_canonical(link)]
    shared = [whole for address in metas.get("og:url", ()) if (whole := _whole(address, url))]
    canonical = [whole for address in linked if (whole := _whole(address, url or next(iter(shared), None)))]
    own = next(iter(shared + canonical), None)
    if url and (own is None or not is_same_site(url, own) or (is_home(own) and not is_home(url))):
        own = url
    first = next((address for address in canonical if not is_home(address) or own is None or is_home(own)), None)
    return own, first


def _is_canonical(link: Tree) -> bool:
    return "canonical" in attribute(link, "rel").casefold().split()


def _whole(address: str, base: str | None) -> str | None:
    """Return an address as a whole one, out of the archive that rewrote it."""
    whole = absolute(address, base)
    return unwrapped(whole)[0] if whole else None
