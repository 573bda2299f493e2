"""Who wrote a web page: persons and organisations, from its data, else from the elements that are called author or byline."""

import re
from collections.abc import Iterator

from headwater.ingest.facts.bylines import is_person, persons
from headwater.ingest.facts.credit_lines import byline_agency, is_agency
from headwater.ingest.facts.mastheads import press_word
from headwater.ingest.pages.data import PageData
from headwater.ingest.pages.set_apart import is_set_apart
from headwater.ingest.pages.trees import Tree, ancestors, attribute, tag, text_of

_METAS = ("author", "article:author", "byl", "parsely-author", "sailthru.author", "dc.creator", "author.name")
_CALLED = (
    "//*[@rel='author' or contains(@itemprop, 'author') or contains(@class, 'author') or contains(@class, 'byline')"
    " or contains(@class, 'Author') or contains(@class, 'Byline')][not(self::meta or self::link or self::img)]"
)
# Parts of what is called author that are not the writer's name.
_ABOUT = re.compile(r"comment|bio|desc|avatar|image|img|photo|count|details|social|title|email|twitter", re.IGNORECASE)
_LEAD = re.compile(
    r"^\W{0,3}(?:(?:posted|written|published|story|text)\s+)?(?:by\b\s?:?|von\b|di\b|door\b)\s*", re.IGNORECASE
)
_MAX_CALLED = 60
_MAX_PARTS = 8
_MAX_LINE = 90

Writers = tuple[tuple[str, ...], tuple[str, ...]]
"""Persons, and organisations."""


def page_authors(root: Tree, data: PageData) -> Writers:
    """Return the persons and the organisations that the page names as writers."""
    people, bodies = _told(data)
    return (people, bodies) if people or bodies else _shown(root)


def _told(data: PageData) -> Writers:
    """Return the writers that the page's data name."""
    people: list[str] = []
    bodies: list[str] = []
    for thing in data.things:
        value = thing.get("author")
        for item in value[:20] if isinstance(value, list) else [value]:
            is_body = isinstance(item, dict) and "Organization" in str(item.get("@type"))
            for name in data.names(item):
                (bodies if is_body or is_agency(name) else people).append(name)
    for name in data.meta(*_METAS) if not people else ():
        bodies += [part for part in _parts(name) if is_agency(part)]
        people += [] if "/" in name or is_agency(name) else [name]
    known = dict.fromkeys(name for person in people for name in _named(person))
    return (
        tuple(name for name in known if not is_agency(name) and not press_word(name)),
        tuple(dict.fromkeys([*bodies, *(part for person in people for part in _parts(person) if is_agency(part))])),
    )


def _shown(root: Tree) -> Writers:
    """Return the writers in the first element that is called author or byline, and in those of the same name beside it."""
    first: Tree | None = None
    people: list[str] = []
    bodies: list[str] = []
    for element, line in _called(root):
        if first is not None and not _is_beside(first, element):
            break
        agency = byline_agency(line)[1]
        bare = line.removesuffix(agency).rstrip(" ,;|/–—-") if agency else line
        names = [name for name in persons(bare) if not is_agency(name) and not press_word(name)]
        if names or agency:
            first = element if first is None else first
            people += names
            bodies += [agency] if agency else []
    for parent in list(ancestors(first))[:2] if first is not None and not bodies else ():
        line = text_of(parent) if len(parent) <= _MAX_PARTS else ""
        agency = byline_agency(line)[1] if 0 < len(line) <= _MAX_LINE else None
        bodies += [agency] if agency else []
    return tuple(dict.fromkeys(people)), tuple(dict.fromkeys(bodies))


def _called(root: Tree) -> Iterator[tuple[Tree, str]]:
    """Yield the innermost elements that are called author or byline, with their words without "by"."""
    found = root.xpath(_CALLED)
    called = (
        [element for element in found[:_MAX_CALLED] if isinstance(element, Tree)] if isinstance(found, list) else []
    )
    own = [
        element for element in called if len(element) <= _MAX_PARTS and not _ABOUT.search(attribute(element, "class"))
    ]
    outer = {parent for element in own for parent in element.iterancestors()}
    for element in own:
        line = text_of(element).split("\n")[0][: _MAX_LINE + 1] if element not in outer else ""
        if 3 < len(line) <= _MAX_LINE and not is_set_apart(element):
            yield element, _LEAD.sub("", line, count=1)


def _is_beside(first: Tree, other: Tree) -> bool:
    """Tell whether two elements of one kind and name have a parent or its parent in common."""
    alike = tag(first) == tag(other) and first.get("class") == other.get("class")
    around = list(first.iterancestors())[:2]
    return alike and any(parent in around for parent in list(other.iterancestors())[:2])


def _parts(line: str) -> list[str]:
    """Return the names in a line of several: "Jane Doe, Associated Press"."""
    return [part for part in re.split(r"\s*[,;|/]\s*|\s+and\s+|\s+with\s+", line) if part]


def _named(line: str) -> tuple[str, ...]:
    """Return the persons in a byline of the data; a single word or a name without capitals only where it is all there is."""
    return persons(line) or ((line.strip(),) if is_person(line) else ())
