"""When a web page says it came out and was changed: in its data, its time elements, and the lines around its headline."""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import islice

from headwater.ingest.facts.date_words import label
from headwater.ingest.facts.dates import DateMention, find_date, find_dates
from headwater.ingest.facts.stamps import About, doubted_stamp, find_stamp, is_future
from headwater.ingest.pages.data import PageData
from headwater.ingest.pages.set_apart import WHOLE, is_set_apart
from headwater.ingest.pages.trees import Tree, ancestors, attribute, elements, tag, text_of
from headwater.model.text import Doubt, Published

# In the order in which they are believed.
_PUBLISHED_METAS = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "og:datepublished",
    "article:published", "article.published", "rnews:datepublished", "parsely-pub-date", "dc.date.issued", "dcterms.issued",
    "cxenseparse:recs:publishtime", "sailthru.date", "pubdate", "pdate", "publish-date", "publishdate", "publish_date",
    "publication_date", "publication-date", "published_date", "displaydate", "ptime", "citation_publication_date",
    "date", "dc.date", "dcterms.date", "date.release", "og:pubdate", "article_date_original", "originalpublicationdate",
    "datecreated", "dc.date.created", "dcterms.created", "article:created", "created",
)  # fmt: skip
_CHANGED_METAS = (
    "article:modified_time", "og:article:modified_time", "og:modified_time", "datemodified", "og:updated_time",
    "article:modified", "article.updated", "article:updated_time", "lastmod", "last-modified", "last_updated_date",
    "updated-date", "dc.date.modified", "dcterms.modified", "modified", "revised", "utime", "dateupdated",
)  # fmt: skip
_STATED = re.compile(r"publi|posted|entry-date|created|dateline", re.IGNORECASE)
_CHANGED = re.compile(r"modif|updat|lastmod|edited", re.IGNORECASE)
_DATED = re.compile(r"date|time|publi|posted|stamp|byline|meta|info|updat|modif|entry|author|day", re.IGNORECASE)
_LABEL = re.compile(
    r"\W{0,3}(?:(?:first|originally|date|last|article|story|posted|published|by|on)\W{1,3}){0,2}"
    r"(?:publi|posted|updat|modif|veröff|aktual|mis à|опубл|обновл|게시|입력|公開|更新|发布|نشر|تحدیث|منتشر)",
    re.IGNORECASE,
)
_LINE_TAGS = (
    "h1", "time", "span", "div", "p", "small", "li", "a", "em", "i", "b", "strong", "td", "font", "h2", "h3", "h4", "h5", "h6",
    "address", "header", "dd", "abbr", "section", "cite", "label", "br", "img", "hr", "dl", "dt",
)  # fmt: skip
_MAX_LABEL = 18
_MAX_LINE = 160
_MAX_AROUND = 250
_MAX_BEFORE = 30
_SHOWN = "header line"
_MAX_TIMES = 8
_MAX_MARKED = 400
# How far up a date before the headline may meet it.
_MAX_SHARED = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class PageDates:
    """When a page came out and was changed last, and what is odd about its only dates."""

    published: Published | None
    modified: Published | None
    doubts: tuple[Doubt, ...]


_Found = tuple[str, DateMention]


def page_dates(root: Tree, data: PageData, now: datetime | None) -> PageDates:
    """Return the page's dates: the data's before those of time elements, these before those in lines around the headline.

    A date before 1700, one after `now` (where that is known), or one that a clock shows that was never set, gives way to
    any other, and is told as a doubt where there is no other. What was changed last before it came out was not changed.
    """
    doubts: dict[Doubt, None] = {}
    found: dict[About, list[_Found]] = {"published": [], "modified": []}
    for source, about, value in _stamps(root, data):
        doubt = doubted_stamp(value, about, now)
        mention = None if doubt else find_stamp(value)
        doubts |= {doubt: None} if doubt else {}
        found[about] += [(source, mention)] if mention else []
    _add(found, "meta", _times(root), now)
    if not found["published"] or not found["modified"]:
        _add(found, _SHOWN, _lines(root), now)
    published, modified = _best(found["published"]), _best(found["modified"])
    if published and modified and modified.latest < published.earliest:
        modified = None
    open_about = {about for about, mentions in found.items() if not mentions}
    return PageDates(
        published=published, modified=modified, doubts=tuple(doubt for doubt in doubts if doubt.about in open_about)
    )


def _stamps(root: Tree, data: PageData) -> Iterator[tuple[str, About, str]]:
    """Yield the dates in the page's data, as they are written, with where they stand and what they are about."""
    found = root.xpath("//*[@itemprop][not(self::meta)]")
    marked = [element for element in found if isinstance(element, Tree)] if isinstance(found, list) else []
    kinds: tuple[tuple[About, tuple[str, ...], tuple[str, ...]], ...] = (
        ("published", ("datepublished", "datecreated"), _PUBLISHED_METAS),
        ("modified", ("datemodified",), _CHANGED_METAS),
    )
    for about, keys, metas in kinds:
        yield from (("json-ld", about, value) for value in _strings(data, keys[:1]))
        yield from (("meta", about, value) for value in data.meta(*metas))
        yield from (("meta", about, value) for value in _properties(marked, keys[0]))
        yield from (("json-ld", about, value) for value in _strings(data, keys[1:]))


def _strings(data: PageData, keys: tuple[str, ...]) -> Iterator[str]:
    """Yield the strings that the page's things have under the keys."""
    yield from (value for key in keys for thing in data.things if isinstance(value := thing.get(key), str))


def _properties(marked: list[Tree], key: str) -> Iterator[str]:
    """Yield the values of the elements that are marked as this property of the article."""
    for element in marked[:_MAX_MARKED]:
        if key in attribute(element, "itemprop").casefold().split() and not is_set_apart(element):
            yield attribute(element, "content") or attribute(element, "datetime") or text_of(element)


def _add(found: dict[About, list[_Found]], source: str, mentions: Iterator[DateMention], now: datetime | None) -> None:
    for mention in mentions:
        if not is_future(mention.earliest, now):
            found["modified" if mention.changed else "published"].append((source, mention))


def _times(root: Tree) -> Iterator[DateMention]:
    """Yield the dates of the time elements below the headline, those last that a class, not a word, calls a change.

    Many pages give their only date the class "updated", so such a date is that of publication where no other is.
    """
    called: list[DateMention] = []
    for element in islice(_below_headline(root), _MAX_TIMES):
        words = text_of(element)
        shown = next(iter(find_dates(_context(element, words))), None)
        mention = find_stamp(attribute(element, "datetime")) or shown
        if mention is None or is_set_apart(element):
            continue
        names = attribute(element, "class", "itemprop")
        if shown and shown.changed:
            yield replace(mention, changed=True)
        elif _CHANGED.search(names) and not _STATED.search(names):
            called.append(mention)
        else:
            yield mention
    yield from (replace(mention, changed=True) for mention in called)
    yield from called


def _below_headline(root: Tree) -> Iterator[Tree]:
    """Yield the time elements after the first headline, or in the page's one article element; all, where there is neither."""
    articles = list(islice(elements(root, "article"), 2))
    below = not articles and next(elements(root, "h1"), None) is None
    for element in elements(root, "h1", "time"):
        below = below or tag(element) == "h1"
        if tag(element) == "time" and (below or (len(articles) == 1 and articles[0] in element.iterancestors())):
            yield element


def _lines(root: Tree) -> Iterator[DateMention]:
    """Yield the dates in short lines around the headline that are called dates or are little else; nearest after it first."""
    before: deque[Tree] = deque(maxlen=_MAX_BEFORE)
    walk = elements(root, *_LINE_TAGS)
    headline = next(elements(root, "h1"), None)
    for element in walk if headline is not None else ():
        if element is headline:
            break
        before.append(element)
    for element in islice(walk, _MAX_AROUND):
        yield from _line_dates(element, near=True)
    around = list(headline.iterancestors())[:_MAX_SHARED] if headline is not None else []
    for element in reversed(before):
        shared = next((at for at, parent in enumerate(around) if parent in element.iterancestors()), None)
        if shared is not None:
            yield from _line_dates(element, near=False, called=shared < 2)


def _line_dates(element: Tree, *, near: bool, called: bool = True) -> Iterator[DateMention]:
    """Yield the dates of an element's own words and of those after it, told by the line that they stand in.

    These count: a line that begins with a label; if `called`, an element named as a date; if `near`, a line that is little else.
    """
    for words, holder in ((element.text, element), (element.tail, element.getparent())):
        own = re.sub(r"\s+", " ", words or "").strip()
        if holder is None or not 6 <= len(own) <= _MAX_LINE or not re.search(r"\d", own) or find_date(own) is None:
            continue
        if not is_set_apart(holder):
            yield from _told_dates(holder, own, near=near and not _is_in_table(holder), called=called)


def _told_dates(element: Tree, own: str, *, near: bool, called: bool) -> Iterator[DateMention]:
    """Yield those dates of an element's words that are the article's, as `_line_dates` says."""
    line = _context(element, own)
    parent = element.getparent()
    names = attribute(element, "class", "id", "itemprop") + (
        " " + attribute(parent, "class", "id") if parent is not None else ""
    )
    begun = bool(_LABEL.match(line) or _LABEL.match(own))
    for mention in find_dates(line):
        rest = re.findall(r"[^\W\d_]{2,}", line[: mention.start] + " " + line[mention.end :])
        labelled = len(rest) <= 8 and label(line[: mention.start][-_MAX_LABEL:]) is not None
        if begun or labelled or (called and _DATED.search(names) and len(rest) <= 12) or (near and len(rest) <= 3):
            named = _CHANGED.search(attribute(element, "class", "itemprop")) and not _STATED.search(names)
            yield replace(mention, changed=mention.changed or bool(named))


def _is_in_table(element: Tree) -> bool:
    """Tell whether an element stands in a table: old pages are made of them, but tables of results have dates too."""
    return any(tag(parent) == "table" for parent in ancestors(element))


def _context(element: Tree, words: str) -> str:
    """Return the line that an element stands in: the words of its parents for as long as they are few."""
    line = words
    for parent in islice(ancestors(element), 3):
        if len(parent) > 12 or tag(parent) in WHOLE or next(elements(parent, "h1"), None) is not None:
            break
        longer = text_of(parent)
        if len(longer) > _MAX_LINE:
            break
        line = longer.replace("\n", " ") or line
    return line


def _best(found: list[_Found]) -> Published | None:
    """Return the first date; a whole day gives way to a time on that day that stands elsewhere in the data."""
    if not found:
        return None
    source, first = found[0]
    reach = timedelta(hours=14)
    for other, mention in found if first.precision == "day" else ():
        near = first.earliest - reach <= mention.earliest <= first.latest + reach
        if other != _SHOWN and mention.precision in {"second", "minute"} and near:
            return mention.published(other)
    clearer = (
        item
        for item in found
        if first.precision in {"month", "year"}
        and item[1].precision in {"day", "minute", "second"}
        and first.earliest <= item[1].earliest <= first.latest
    )
    source, first = next(clearer, (source, first))
    return first.published(source)
