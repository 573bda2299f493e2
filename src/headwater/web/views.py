"""What is asked of the app and what it answers, before anybody says whether as a page or as JSON."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, TypeVar

from fastapi import Cookie, Depends, Path, Query, Request

from headwater.errors import NoSuchClaim, NotInCase
from headwater.model.text import Article, Span
from headwater.present.facts import Standing
from headwater.present.pages.beside import ComparePage, compare_page
from headwater.present.pages.claim import ClaimPage, claim_page
from headwater.present.pages.claims import ClaimList, Sort, Wanted, claim_list
from headwater.present.pages.decided import DecisionsPage, decisions_page
from headwater.present.pages.edge import EdgePage, edge_page
from headwater.present.pages.found import SearchPage, found_article, found_source, found_statement
from headwater.present.pages.moved import led
from headwater.present.pages.network import NetworkNode, NetworkPage
from headwater.present.pages.overview import ArticleRow, Overview, SourceRow
from headwater.present.pages.reader import ReaderPage, reader_page
from headwater.present.pages.source import SourcePage, source_page
from headwater.web.desk import Desk, Opened
from headwater.web.errors import NothingOpen

_Row = TypeVar("_Row")
ON_A_PAGE = 100
_MOST_FOUND = 20
USUAL_NODES = 150
MOST_NODES = 3000
BY_COOKIE = "headwater-by"
By = Annotated[str, Cookie(alias=BY_COOKIE)]
_Id = Path(max_length=40, pattern=r"^[0-9a-f]+$")
Id = Annotated[str, _Id]
Number = Query(ge=1, le=1_000_000)
_Words = Query(max_length=200)
_Longer = Query(max_length=400)
Typed = Annotated[str, _Words]
_PAIR = r"^$|^[^=]*[^=\s][^=]*=(?:.|\n)*\S(?:.|\n)*$"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleList:
    """One page of the articles, by date; `total` is how many there are on all pages."""

    total: int
    at: int
    pages: int
    rows: tuple[ArticleRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceList:
    """One page of the sources, those with a name first; `total` is how many there are on all pages."""

    total: int
    at: int
    pages: int
    rows: tuple[SourceRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is supposed, as it was typed."""

    without: str
    as_one: str
    apart: str

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is supposed."""
        return not (self.without or self.as_one or self.apart)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the network: what is around one node, or everything; at most so many nodes."""

    around: str
    most: int


def the_desk(request: Request) -> Desk:
    """Return where the case lies."""
    desk: Desk = request.app.state.desk
    return desk


def the_case(desk: Annotated[Desk, Depends(the_desk)]) -> Opened:
    """Return the case as it is now.

    Raises:
        NothingOpen: there is none yet.
    """
    opened = desk.opened()
    if opened is None:
        raise NothingOpen(desk.name)
    return opened


Now = Annotated[Opened, Depends(the_case)]


def first_page(now: Now) -> Overview:
    """Return the first page of the case."""
    return now.overview


def wanted(
    words: Annotated[str, _Words] = "",
    outlet: Annotated[str, _Words] = "",
    speaker: Annotated[str, _Words] = "",
    month: Annotated[str, Query(max_length=7)] = "",
    sourcing: Annotated[str, Query(max_length=20)] = "",
    several: bool = False,
    sort: Sort = "rank",
    page: Annotated[int, Number] = 1,
) -> Wanted:
    """Return what is asked of the list of claims."""
    return Wanted(
        words=words,
        outlet=outlet,
        speaker=speaker,
        month=month,
        sourcing=sourcing,
        several=several,
        sort=sort,
        page=page,
    )


def claims(now: Now, asked: Annotated[Wanted, Depends(wanted)]) -> ClaimList:
    """Return one page of the claims that are asked for."""
    return claim_list(now.claims, asked)


def the_claim(now: Now, claim: Id) -> Standing:
    """Return the claim of an id, or of a number.

    Raises:
        NoSuchClaim: there is none.
    """
    known = now.known.facts
    if claim in known.standing_of:
        return known.standing_of[claim]
    if claim.isdecimal() and 0 < int(claim) <= len(known.standings):
        return known.standings[int(claim) - 1]
    raise NoSuchClaim(claim)


def claim(now: Now, standing: Annotated[Standing, Depends(the_claim)]) -> ClaimPage:
    """Return everything about one claim."""
    return claim_page(now.known, standing)


def edge(now: Now, downstream: Id, upstream: Id) -> EdgePage:
    """Return why one article is held to depend on another.

    Raises:
        NotInCase: it is not.
    """
    found = now.known.edges.get((downstream, upstream))
    if found is None:
        raise NotInCase(f"{downstream} -> {upstream}")
    return edge_page(now.known, found)


def the_article(now: Now, article: Id) -> Article:
    """Return the article of an id.

    Raises:
        NotInCase: there is none.
    """
    if article not in now.known.facts.articles:
        raise NotInCase(article)
    return now.known.facts.articles[article]


def reader(
    now: Now,
    article: Annotated[Article, Depends(the_article)],
    start: Annotated[int | None, Query(ge=0, le=100_000_000)] = None,
    end: Annotated[int | None, Query(ge=0, le=100_000_000)] = None,
    attribution: Annotated[str, Query(max_length=40)] = "",
) -> ReaderPage:
    """Return the text of one article with who says what, the place that the reader is led to, and one attribution in full."""
    length = len(article.text)
    is_led = start is not None and end is not None
    aims = [Span(start=min(start or 0, length), end=min(end or 0, length))] if is_led else []
    return reader_page(now.known, article, aims, attribution)


def articles(now: Now, page: Annotated[int, Number] = 1) -> ArticleList:
    """Return one page of the articles."""
    at, pages = _at(page, len(now.articles))
    return ArticleList(total=len(now.articles), at=at, pages=pages, rows=_cut(now.articles, at))


def sources(now: Now, page: Annotated[int, Number] = 1) -> SourceList:
    """Return one page of the sources."""
    at, pages = _at(page, len(now.sources))
    return SourceList(total=len(now.sources), at=at, pages=pages, rows=_cut(now.sources, at))


def source(now: Now, key: Id, page: Annotated[int, Number] = 1, claims: Annotated[int, Number] = 1) -> SourcePage:
    """Return everything about one source; by the key of one that is counted as another now, about that one.

    Of its statements the page of a number, and of the claims that it is an origin of.

    Raises:
        NotInCase: there is none.
    """
    known = now.known
    its = key if key in known.sources else now.gone[key].key if key in now.gone else led(known, key)
    if its not in known.sources:
        raise NotInCase(key)
    return source_page(known, known.sources[its], said=page, claims=claims)


def part(around: Annotated[str, _Words] = "", most: Annotated[int, Query(ge=1, le=MOST_NODES)] = USUAL_NODES) -> Part:
    """Return which part of the network is asked for."""
    return Part(around=around, most=most)


def network(now: Now, asked: Annotated[Part, Depends(part)]) -> NetworkPage:
    """Return who credits whom, around one node or among the weightiest."""
    return now.network.page(asked.around, asked.most)


def named(now: Now, name: Annotated[str, _Words] = "") -> tuple[NetworkNode, ...]:
    """Return the outlets and sources that a name fits."""
    return now.network.fitting(name)


def compare(
    now: Now,
    left: Annotated[str, Query(max_length=40)],
    right: Annotated[str, Query(max_length=40)],
    everything: bool = False,
) -> ComparePage:
    """Return two articles compared, by their ids."""
    return compare_page(now.known, left, right, everything=everything)


def search(now: Now, q: Annotated[str, _Words] = "") -> SearchPage:
    """Return what stands in the case of some words."""
    query = now.search.query(q)
    if query is None:
        return SearchPage(words=q.strip(), guessed=(), articles=(), all_articles=0, statements=(), sources=())
    ids, total = now.search.articles(query, _MOST_FOUND)
    known = now.known
    return SearchPage(
        words=q.strip(),
        guessed=query.guessed,
        articles=tuple(found_article(known, one, query.words) for one in ids if one in known.facts.articles),
        all_articles=total,
        statements=tuple(
            found_statement(known, known.places[one], query.words)
            for one in now.search.statements(query, _MOST_FOUND)
            if one in known.places
        ),
        sources=tuple(
            found_source(known, one) for one in now.search.sources(query, _MOST_FOUND) if one in known.sources
        ),
    )


def decisions(now: Now) -> DecisionsPage:
    """Return everything that people decided."""
    return decisions_page(now.known)


def asked(
    without: Annotated[str, _Longer] = "", as_one: Annotated[str, _Longer] = "", apart: Annotated[str, _Longer] = ""
) -> Asked:
    """Return what is supposed."""
    return Asked(without=without.strip(), as_one=as_one.strip(), apart=apart.strip())


def asked_well(
    without: Annotated[str, _Longer] = "",
    as_one: Annotated[str, Query(max_length=400, pattern=_PAIR)] = "",
    apart: Annotated[str, Query(max_length=400, pattern=_PAIR)] = "",
) -> Asked:
    """Return what is supposed; pairs have to be pairs."""
    return asked(without, as_one, apart)


def _at(page: int, total: int) -> tuple[int, int]:
    pages = max(1, -(-total // ON_A_PAGE))
    return min(page, pages), pages


def _cut(rows: Sequence[_Row], at: int) -> tuple[_Row, ...]:
    return tuple(rows[(at - 1) * ON_A_PAGE : at * ON_A_PAGE])
