"""Originals that an article's marks point to: a credit that gives the address or the title of another article of the pile."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import parse_qsl, unquote, urlsplit

from headwater.model.text import Article, Credit
from headwater.trace.parties.outlets import names_outlet, outlet_of
from headwater.trace.texts.order import date_key
from headwater.trace.texts.words import tokens

_LONGEST = 2000  # characters of an address
_FEWEST = 4  # words of a title that can stand for one article
_SITE = re.compile(r"^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.)")
_END = re.compile(r"(?:/(?:index\.(?:html?|php)|amp)?)+$")
_TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|ref|ref_src|cmpid|smid|amp|outputtype|share)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Pointer:
    """A mark of `downstream` that gives the address or the title of `upstream`; it stands, or is shown, at `start` to `end`."""

    downstream: str
    upstream: str
    by: Literal["address", "title"]
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    by_address: Mapping[str, Sequence[Article]]
    by_title: Mapping[tuple[str, ...], Sequence[Article]]


def pointers(articles: Collection[Article]) -> tuple[Pointer, ...]:
    """Return where a credit gives another outlet's article of the pile by address or title, each pair once, sorted."""
    known = _known(articles)
    found: dict[tuple[str, str], Pointer] = {}
    for pointer in sorted(
        p for article in articles for credit in article.credits for p in _from(article, credit, known)
    ):
        found.setdefault((pointer.downstream, pointer.upstream), pointer)
    return tuple(found[pair] for pair in sorted(found))


def page_key(url: str | None) -> str | None:
    """Return what all ways to write one page's address have in common; None for what is no page, such as a site's front page.

    Scheme, "www." and its like, a slash at the end, the fragment, and what only tells who led the reader there are left out.
    """
    try:
        parts = urlsplit((url or "")[:_LONGEST].strip())
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not host:
        return None
    path = _END.sub("", unquote(parts.path))
    query = sorted(pair for pair in parse_qsl(parts.query) if not _TRACKING.fullmatch(pair[0]))
    asked = "&".join(f"{key}={value}" for key, value in query)
    return f"{_SITE.sub('', host)}{path}?{asked}" if path or asked else None


def _known(articles: Collection[Article]) -> _Known:
    """Return the articles by address and by title, oldest first; a copy that says whose address it bears does not count there."""
    by_address: dict[str, list[Article]] = defaultdict(list)
    by_title: dict[tuple[str, ...], list[Article]] = defaultdict(list)
    for article in sorted(articles, key=date_key):
        place = page_key(article.url)
        if place and place not in {page_key(credit.url) for credit in article.credits}:
            by_address[place].append(article)
        words = tokens(article.title or "")
        if len(words) >= _FEWEST:
            by_title[words].append(article)
    return _Known(by_address=by_address, by_title=by_title)


def _from(article: Article, credit: Credit, known: _Known) -> Iterator[Pointer]:
    """Yield what a credit points to: the oldest article at its address, or the only one with its title."""
    at = _others(article, known.by_address.get(page_key(credit.url) or "", ()))
    if at:
        yield _pointer(article, credit, at[0], "address")
        return
    called = _others(article, known.by_title.get(tokens(credit.title or ""), ()))
    fits = [one for one in called if credit.name is None or names_outlet(credit.name, outlet_of(one))]
    if len(fits) == 1:
        yield _pointer(article, credit, fits[0], "title")


def _others(article: Article, known: Sequence[Article]) -> list[Article]:
    return [one for one in known if outlet_of(one) != outlet_of(article)]


def _pointer(article: Article, credit: Credit, original: Article, by: Literal["address", "title"]) -> Pointer:
    """Return a pointer; a mark that only the page's data hold is shown at the article's title, or its first line."""
    place = credit.span or article.title_span
    start, end = (place.start, place.end) if place else (0, len(article.text.split("\n", 1)[0]))
    return Pointer(downstream=article.id, upstream=original.id, by=by, start=start, end=end)
