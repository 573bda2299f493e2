"""What a web page says about itself: JSON-LD, meta elements, title, banner and footer."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from headwater.ingest.bylines import persons
from headwater.ingest.credit_lines import is_agency
from headwater.ingest.dates import DateMention, find_date
from headwater.ingest.headers import plain_kind
from headwater.ingest.mastheads import could_be_name, outlet_name, press_word
from headwater.ingest.trees import Tree, ancestors, attribute, elements, tag, text_of
from headwater.model.text import Published

_ARTICLE_TYPES = re.compile(r"Article$|Posting$|Report$|^Review$|^WebPage$|^CreativeWork$|^OpinionNews")
_DATE_METAS = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "date", "pubdate",
    "publish-date",
    "publishdate", "publish_date", "publication_date", "dc.date.issued", "dc.date", "dc.date.created", "dcterms.created",
    "dcterms.date",
    "dcterms.issued", "sailthru.date", "parsely-pub-date", "article.published", "cxenseparse:recs:publishtime",
    "rnews:datepublished",
)  # fmt: skip
_AFFIX = re.compile(r"\s+[-–—|»«·•]+\s+|\s*:\s+|\s+::\s+")
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|\bcopyright\b)\s*(?:copyright\s*)?(?:\d{4}(?:\s*[-–]\s*\d{4})?,?\s+)?(?:by\s+)?(?P<name>[^.|·•,\d©]{2,50})",
    re.IGNORECASE,
)
_BANNER = re.compile(
    r"(?:^|[\s_-])(?:banner|masthead|logo|brand(?:ing)?|site-?(?:name|title)|header|hd|top|hero|strip)(?:$|[\s_-])",
    re.IGNORECASE,
)
_RIGHTS = re.compile(r"\s+(?:all rights|ltd|limited|inc|llc|plc|and its|or its|\.).*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """What a page's data say: headlines (best first), outlet, writers, organisations credited as writers, and the date.

    `addressed` is the day in the page's own address, for a page that gives no other date. `body` is the article's text, where
    the data hold it.
    """

    titles: tuple[str, ...] = ()
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    published: Published | None = None
    addressed: Published | None = None
    body: str = ""


def page_facts(root: Tree) -> PageFacts:
    """Return what the page says about itself in data, title, banner and footer."""
    things = [thing for thing in _things(root) if _is_article(thing)]
    metas = _metas(root)
    headline = next((text for thing in things for text in _names(thing.get("headline"))), "")
    shown = [text_of(element) for element in elements(root, "h1")] or [
        text_of(element) for element in elements(root, "h2", "h3")
    ]
    titles = [headline, *metas["og:title"], *metas["twitter:title"], *_title_element(root)]
    people, bodies = _authors(things, metas)
    outlet = _outlet(root, things, metas, tuple(shown + titles))
    return PageFacts(
        titles=tuple(dict.fromkeys(title for title in titles if title)),
        outlet=outlet,
        authors=people,
        agencies=tuple(name for name in bodies if not _same(name, outlet or "")),
        published=_published(root, things, metas),
        addressed=_addressed(root, metas),
        body=next((text for thing in things if isinstance(text := thing.get("articleBody"), str)), ""),
    )


def _things(root: Tree) -> Iterator[dict[str, object]]:
    """Yield every object in the page's JSON-LD, however nested; a block that is no JSON yields nothing."""
    for script in elements(root, "script"):
        if "ld+json" not in attribute(script, "type").casefold() or not script.text:
            continue
        try:
            data = json.loads(
                re.sub(
                    r"^\s*(?:<!--|/\*.{0,40}?\*/)?\s*(?:<!\[CDATA\[)?|(?:\]\]>)?\s*(?:-->)?\s*;?\s*$", "", script.text
                ),
                strict=False,
            )
        except (ValueError, RecursionError):
            continue
        yield from _objects(data, depth=0)


def _objects(data: object, *, depth: int) -> Iterator[dict[str, object]]:
    """Yield the objects of a list or graph; what stands deeper belongs to them and is no article of its own."""
    if depth > 4:
        return
    if isinstance(data, list):
        for item in data:
            yield from _objects(item, depth=depth + 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(data.get(key), depth=depth + 1)


def _is_article(thing: dict[str, object]) -> bool:
    kinds = thing.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(name, str) and _ARTICLE_TYPES.search(name) for name in names)


def _names(value: object) -> tuple[str, ...]:
    """Return the names in a JSON-LD value: a string, an object with a name, or a list of these."""
    if isinstance(value, str):
        text = re.sub(r"\s+", " ", value).strip()
        return (text,) if text and len(text) < 300 else ()
    if isinstance(value, dict):
        return _names(value.get("name"))
    if isinstance(value, list):
        return tuple(name for item in value[:20] if not isinstance(item, list) for name in _names(item))
    return ()


def _metas(root: Tree) -> defaultdict[str, list[str]]:
    """Return the contents of the page's meta elements by name, in small letters."""
    metas: defaultdict[str, list[str]] = defaultdict(list)
    for meta in elements(root, "meta"):
        content = re.sub(r"\s+", " ", attribute(meta, "content")).strip()
        for key in ("property", "name", "itemprop"):
            if content and meta.get(key):
                metas[str(meta.get(key)).casefold()].append(content)
    return metas


def _title_element(root: Tree) -> list[str]:
    """Return the page's title, without scripts' idea of one in a drawing."""
    return [re.sub(r"\s+", " ", title.text or "").strip() for title in elements(root, "title") if title.text][:1]


def _authors(
    things: list[dict[str, object]], metas: defaultdict[str, list[str]]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the persons and the organisations that the data name as writers."""
    people: list[str] = []
    bodies: list[str] = []
    for thing in things:
        value = thing.get("author")
        for item in value if isinstance(value, list) else [value]:
            is_body = isinstance(item, dict) and "Organization" in str(item.get("@type"))
            for name in _names(item):
                (bodies if is_body or is_agency(name) else people).append(name)
    others = [*metas["author"], *metas["article:author"], *metas["byl"], *metas["parsely-author"]]
    for name in others if not people else []:
        if is_agency(name):
            bodies.append(name)
        elif "/" not in name:
            people.extend(persons(name))
    known = dict.fromkeys(name for person in people for name in persons(person))
    bodies += [name for name in known if is_agency(name)]
    return tuple(name for name in known if not is_agency(name) and not press_word(name)), tuple(dict.fromkeys(bodies))


def _published(root: Tree, things: list[dict[str, object]], metas: defaultdict[str, list[str]]) -> Published | None:
    """Return the date of the page's data; a whole day gives way to a time on that day that stands elsewhere in them."""
    found: list[tuple[str, DateMention]] = []
    for thing in things:
        for key in ("datePublished", "dateCreated"):
            value = thing.get(key)
            date = find_date(value) if isinstance(value, str) else None
            found += [("json-ld", date)] if date else []
    for name in _DATE_METAS:
        found += [("meta", date) for value in metas[name] if (date := find_date(value))]
    found += [("meta", date) for date in _times(root)]
    if not found:
        return None
    first = found[0][1]
    finer = [
        item
        for item in found
        if item[1].precision in {"second", "minute"} and first.earliest <= item[1].earliest <= first.latest
    ]
    source, date = finer[0] if first.precision == "day" and finer else found[0]
    return date.published(source)


def _times(root: Tree) -> list[DateMention]:
    """Return the date of the first time element below the headline."""
    below = False
    for element in elements(root, "h1", "time"):
        below = below or tag(element) == "h1"
        date = find_date(attribute(element, "datetime")) if below and tag(element) == "time" else None
        if date:
            return [date]
    return []


def _addressed(root: Tree, metas: defaultdict[str, list[str]]) -> Published | None:
    """Return the day that the page's own address holds."""
    for address in _addresses(root, metas):
        match = re.search(r"/(\d{4}/\d{2}/\d{2})(?:/|$)", address)
        date = find_date(match[1]) if match else None
        if date:
            return date.published("address")
    return None


def _outlet(
    root: Tree, things: list[dict[str, object]], metas: defaultdict[str, list[str]], titles: tuple[str, ...]
) -> str | None:
    """Return the outlet that most of the page's marks name: data weigh most, then the title, banner, and footer."""
    votes: list[tuple[str, float]] = []
    for thing in things:
        votes += [(name, 5.0) for name in _names(thing.get("publisher"))]
        votes += [(name, 1.0) for name in _names(thing.get("sourceOrganization"))]
    votes += [(name, 5.0) for name in metas["og:site_name"]] + [
        (name, 2.0) for name in metas["application-name"] + metas["publisher"]
    ]
    votes += [(name, 3.0) for title in dict.fromkeys(titles) for name in _affixes(title, titles)]
    votes += [(name, 2.0) for name in _banner_names(root)]
    votes += [(name, 1.5) for name in _footer_names(root)]
    names = [(outlet_name(name, ""), weight) for name, weight in dict.fromkeys(votes) if _is_outlet_like(name)]
    if not names:
        return _host(root, metas)
    totals = {name: sum(weight for other, weight in names if _same(name, other)) for name, _ in names}
    best = max(totals.values())
    return next(name for name, _ in sorted(names, key=lambda vote: -vote[1]) if totals[name] == best)


def _affixes(title: str, titles: tuple[str, ...]) -> list[str]:
    """Return what stands beside the headline in a title: "Headline | Outlet", "Outlet: headline"."""
    marks = list(_AFFIX.finditer(title))
    if not marks:
        return []
    found = [title[marks[-1].end() :]] if _is_headline(title[: marks[-1].start()], title, titles) else []
    found += [title[: marks[0].start()]] if _is_headline(title[marks[0].end() :], title, titles) else []
    return [re.sub(r"\s+(?:blog|website|online edition)$", "", name) for name in found]


def _is_headline(part: str, title: str, titles: tuple[str, ...]) -> bool:
    """Tell whether a part of a title stands elsewhere as a whole headline."""
    parts = {_letters(part), _letters(_AFFIX.split(part)[-1])}
    return any(other != title and _letters(other) in parts for other in titles)


def _banner_names(root: Tree) -> Iterator[str]:
    """Yield the words of links to the home page, and of blocks and pictures that are called masthead, logo or the like."""
    for element in elements(root, "a", "div", "header", "img", "h1", "h2", "span", "p"):
        home = tag(element) == "a" and attribute(element, "href") in {"/", "./", "index.html"}
        called = bool(_BANNER.search(attribute(element, "class", "id", "role"))) or tag(element) == "header"
        if home or called:
            name = text_of(element) if home else _first_words(element)
            generic = name.casefold() in {"home", "front", "latest", "front page", "skip to content", "menu"}
            if could_be_name(name) and not generic and (press_word(name) or len(name.split()) <= 5):
                yield name
        elif (
            tag(element) == "img"
            and press_word(attribute(element, "alt"))
            and not any(tag(p) == "article" for p in ancestors(element))
        ):
            yield attribute(element, "alt")


def _first_words(element: Tree) -> str:
    """Return an element's own first words, up to a dash or a colon."""
    return re.split(r"\s[-–—]\s|:\s", re.sub(r"\s+", " ", element.text or "").strip())[0]


def _footer_names(root: Tree) -> Iterator[str]:
    """Yield the names beside a copyright mark."""
    for element in elements(root, "footer", "p", "div", "small", "span"):
        own = (
            text_of(element) if (len(element) < 6 and tag(element) != "div") or not len(element) else element.text or ""
        )
        match = _COPYRIGHT.search(own[:400])
        if match and not any(tag(parent) == "article" for parent in ancestors(element)):
            yield _RIGHTS.sub("", match["name"]).strip()


def _is_outlet_like(name: str) -> bool:
    odd = re.search(r"@|^https?:|\.(?:jpe?g|png|gif|svg|webp)$|^www\.", name, re.IGNORECASE)
    return could_be_name(name) and bool(re.search(r"[^\W\d_]{2}", name)) and not odd and plain_kind(name) != "label"


def _addresses(root: Tree, metas: defaultdict[str, list[str]]) -> list[str]:
    """Return the addresses that the page calls its own."""
    return metas["og:url"] + [
        attribute(link, "href") for link in elements(root, "link") if "canonical" in attribute(link, "rel")
    ]


def _host(root: Tree, metas: defaultdict[str, list[str]]) -> str | None:
    """Return the name of the server in the page's own address, for want of better."""
    for address in _addresses(root, metas):
        try:
            host = urlsplit(address).hostname
        except ValueError:
            continue
        if host and "." in host:
            return host.removeprefix("www.")
    return None


def _same(left: str, right: str) -> bool:
    """Tell whether two names are one but for capitals, "the" and a word at the end."""
    a, b = _letters(left).removeprefix("the"), _letters(right).removeprefix("the")
    return bool(a and b) and (a == b or a.startswith(b) or b.startswith(a))


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
