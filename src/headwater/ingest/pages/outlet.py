"""Which outlet a web page is from: the name that most of its marks give, in data, titles, banner and footer."""

import re
from collections.abc import Iterator
from itertools import islice

from headwater.ingest.facts.credit_lines import is_agency
from headwater.ingest.facts.domains import site
from headwater.ingest.facts.header_kinds import is_label
from headwater.ingest.facts.mastheads import could_be_name, outlet_name, press_word
from headwater.ingest.pages.data import PageData
from headwater.ingest.pages.trees import Tree, ancestors, attribute, elements, tag, text_of

_AFFIX = re.compile(r"\s+[-–—|»«·•]+\s+|\s*:\s+|\s+::\s+|\s*[|｜]\s*")
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|\bcopyright\b)\s*(?:copyright\s*|©\s*)?(?:\d{4}(?:\s*[-–]\s*\d{4})?,?\s+)?(?:by\s+)?(?P<name>[^.|·•,\d©]{2,50})",
    re.IGNORECASE,
)
_BANNER = re.compile(
    r"(?:^|[\s_-])(?:banner|masthead|logo|brand(?:ing)?|site-?(?:name|title)|header|hd|top|hero|strip)(?:$|[\s_-])",
    re.IGNORECASE,
)
_RIGHTS = re.compile(r"\s+(?:all rights|ltd|limited|inc|llc|plc|and its|or its|\.).*$", re.IGNORECASE)
_GENERIC = frozenset(
    ("home", "homepage", "front", "latest", "front page", "skip to content", "menu", "index", "website", "site", "blog", "news",
     "logo", "header", "home page", "main page", "untitled", "no title", "search", "subscribe", "log in", "sign in")
)  # fmt: skip
# What choosers of a language or an edition are called.
_EDITIONS = frozenset((
    "english", "deutsch", "français", "español", "italiano", "português", "nederlands", "русский", "українська", "türkçe",
    "العربية", "فارسی", "中文", "日本語", "한국어", "global", "international", "worldwide", "us", "uk", "usa", "eu", "en", "de",
    "fr", "es", "edition",
))  # fmt: skip
# A masthead stands at the top of a page.
_TOP_ELEMENTS = 200
_MAX_MARKS = 20
_MAX_VOTES = 200
# A block called "header" alone is as often a menu as a masthead.
_ENOUGH = 1.5
_MARKED = (
    "//*[text()[contains(., '©')]]",
    "//*[text()[contains(., 'opyright') or contains(., 'COPYRIGHT') or contains(., '(c)')]]",
)
_HOME = frozenset(("/", "./", "index.html"))
_NO_WORDS = frozenset(("script", "style", "noscript", "title", "template"))

_Vote = tuple[str, float]


def page_outlet(root: Tree, data: PageData, titles: tuple[str, ...]) -> str | None:
    """Return the outlet that most of the page's marks name, None where none does.

    Data weigh most, then the title, banner and footer; a name that the page's address is made of counts more. An agency counts
    little beside any other name: a page whose data name it as publisher is often another's copy.
    """
    votes = [
        (name, weight)
        for name, weight in dict.fromkeys(islice(_votes(root, data, titles), _MAX_VOTES))
        if _is_outlet_like(name)
    ]
    if any(not is_agency(name) for name, _ in votes):
        votes = [(name, weight * 0.3 if is_agency(name) else weight) for name, weight in votes]
    spelled = [(outlet_name(name, "").removeprefix("www."), weight) for name, weight in votes]
    named = [(name, key, weight) for name, weight in spelled if (key := _letters(name).removeprefix("the"))]
    if not named:
        return None
    own = _letters((site(data.url or "") or "").split(".")[0])
    keys = dict.fromkeys(key for _, key, _ in named)
    exact = {key: sum(weight for _, other, weight in named if other == key) for key in keys}
    totals = {
        key: sum(weight for other, weight in exact.items() if _alike(key, other))
        + (2.0 if _is_of_site(key, own) else 0.0)
        for key in keys
    }
    best = max(totals, key=lambda key: totals[key])
    if totals[best] < _ENOUGH:
        return None
    chosen = max((key for key in keys if _alike(key, best)), key=lambda key: exact[key])
    return max(((weight, name) for name, key, weight in named if key == chosen), key=lambda vote: vote[0])[1]


def _is_of_site(key: str, own: str) -> bool:
    """Tell whether a name is what the page's address is made of."""
    return bool(own) and (key == own or (len(key) > 3 and (own.startswith(key) or key.startswith(own))))


def is_same_name(left: str, right: str) -> bool:
    """Tell whether two names are one but for capitals, "the" and a word at the end."""
    one, other = _letters(left).removeprefix("the"), _letters(right).removeprefix("the")
    return bool(one and other) and _alike(one, other)


def _alike(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) > 2 and (one.startswith(other) or other.startswith(one)))


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _votes(root: Tree, data: PageData, titles: tuple[str, ...]) -> Iterator[_Vote]:
    """Yield every name that a mark of the page gives, with the mark's weight."""
    for thing in data.things:
        yield from ((name, 5.0) for name in data.names(thing.get("publisher")))
        yield from ((name, 1.0) for name in data.names(thing.get("sourceorganization")))
    yield from ((name.removeprefix("@"), 1.0 if name.startswith("@") else 5.5) for name in data.meta("og:site_name"))
    yield from ((name, 2.0) for name in data.meta("application-name", "publisher", "dc.publisher"))
    headlines = {_letters(title) for title in titles}
    yield from ((name, 3.0) for title in dict.fromkeys(titles) for name in _affixes(title, headlines))
    yield from _banner_names(root)
    yield from ((name, 1.5) for name in _footer_names(root))


def _affixes(title: str, headlines: set[str]) -> list[str]:
    """Return what stands beside the headline in a title: "Headline | Outlet", "Outlet: headline"."""
    marks = list(_AFFIX.finditer(title))
    if not marks:
        return []
    others = headlines - {_letters(title)}
    found = [title[marks[-1].end() :]] if _is_headline(title[: marks[-1].start()], others) else []
    found += [title[: marks[0].start()]] if _is_headline(title[marks[0].end() :], others) else []
    return [re.sub(r"\s+(?:blog|website|online edition)$", "", name) for name in found]


def _is_headline(part: str, headlines: set[str]) -> bool:
    """Tell whether a part of a title stands elsewhere as a whole headline."""
    return _letters(part) in headlines or _letters(_AFFIX.split(part)[-1]) in headlines


def _banner_names(root: Tree) -> Iterator[_Vote]:
    """Yield the words of links to the home page, and of blocks and pictures that are called masthead, logo or the like."""
    for element in islice(elements(root, "a", "div", "header", "img", "h1", "h2", "span", "p"), _TOP_ELEMENTS):
        kind = tag(element)
        home = kind == "a" and element.get("href") in _HOME
        called = element.get("class") or element.get("id") or element.get("role")
        if home or kind == "header" or (called and _BANNER.search(attribute(element, "class", "id", "role"))):
            name = text_of(element) if home else _first_words(element)
            if name and could_be_name(name) and (press_word(name) or len(name.split()) <= 5) and not is_label(name):
                yield name, 2.0 if home or press_word(name) else 1.0
        elif kind == "img" and (name := element.get("alt") or "") and press_word(name):
            yield from () if _in_article(element) else ((name, 2.0),)


def _first_words(element: Tree) -> str:
    """Return an element's own first words, up to a dash or a colon."""
    return re.split(r"\s[-–—]\s|:\s", re.sub(r"\s+", " ", element.text or "").strip())[0]


def _footer_names(root: Tree) -> Iterator[str]:
    """Yield the names beside a copyright mark, but not those in the article: pictures have such marks."""
    for element in _marked(root):
        if tag(element) in _NO_WORDS or _in_article(element):
            continue
        whole = not len(element) or (len(element) < 6 and tag(element) != "div")
        match = _COPYRIGHT.search((text_of(element) if whole else element.text or "")[:400])
        if match:
            yield _RIGHTS.sub("", match["name"]).strip()


def _marked(root: Tree) -> list[Tree]:
    """Return the last elements with a copyright mark in their own words: the sign, or where none stands the word."""
    for path in _MARKED:
        found = root.xpath(path)
        if isinstance(found, list) and found:
            return [element for element in found[-_MAX_MARKS:] if isinstance(element, Tree)]
    return []


def _in_article(element: Tree) -> bool:
    return any(tag(parent) == "article" for parent in ancestors(element))


def _is_outlet_like(name: str) -> bool:
    odd = re.search(r"@|^https?:|\.(?:jpe?g|png|gif|svg|webp)$", name, re.IGNORECASE)
    if odd or not could_be_name(name) or name.casefold().strip() in _GENERIC:
        return False
    edition = set(name.casefold().split()) <= _EDITIONS
    return bool(re.search(r"[^\W\d_]{2}", name)) and not edition
