"""The JSON twin of every page."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends

from headwater.model.what_if import WhatIf
from headwater.present.pages.beside import ComparePage
from headwater.present.pages.claim import ClaimPage
from headwater.present.pages.claims import ClaimList
from headwater.present.pages.decided import DecisionsPage
from headwater.present.pages.edge import EdgePage
from headwater.present.pages.found import SearchPage
from headwater.present.pages.network import NetworkNode, NetworkPage
from headwater.present.pages.overview import Overview
from headwater.present.pages.reader import ReaderPage
from headwater.present.pages.source import SourcePage
from headwater.present.what_if import what_if_summary
from headwater.web import supposing, views
from headwater.web.problems import PROBLEMS

router = APIRouter(prefix="/api", responses=PROBLEMS)


@router.get("/case", tags=["case"])
def case(page: Annotated[Overview, Depends(views.first_page)]) -> Overview:
    """Return the first page: the pile in figures, what is worth knowing, what to fetch next, what failed."""
    return page


@router.get("/claims", tags=["claims"])
def claims(page: Annotated[ClaimList, Depends(views.claims)]) -> ClaimList:
    """Return one page of the claims, searched, sorted and narrowed down."""
    return page


@router.get("/claims/{claim}", tags=["claims"])
def claim(page: Annotated[ClaimPage, Depends(views.claim)]) -> ClaimPage:
    """Return everything about one claim, given by its id or number."""
    return page


@router.get("/edges/{downstream}/{upstream}", tags=["edges"])
def edge(page: Annotated[EdgePage, Depends(views.edge)]) -> EdgePage:
    """Return why one article is held to depend on another, with what both share."""
    return page


@router.get("/articles", tags=["articles"])
def articles(page: Annotated[views.ArticleList, Depends(views.articles)]) -> views.ArticleList:
    """Return one page of the articles, by date."""
    return page


@router.get("/articles/{article}", tags=["articles"])
def article(page: Annotated[ReaderPage, Depends(views.reader)]) -> ReaderPage:
    """Return the text of one article with who says what in it."""
    return page


@router.get("/sources", tags=["sources"])
def sources(page: Annotated[views.SourceList, Depends(views.sources)]) -> views.SourceList:
    """Return one page of the sources, those with a name first."""
    return page


@router.get("/sources/{key}", tags=["sources"])
def source(page: Annotated[SourcePage, Depends(views.source)]) -> SourcePage:
    """Return everything that one source is credited with."""
    return page


@router.get("/network", tags=["sources"])
def network(page: Annotated[NetworkPage, Depends(views.network)]) -> NetworkPage:
    """Return which outlets credit which sources, how often, and where each would be drawn."""
    return page


@router.get("/network/names", tags=["sources"])
def names(found: Annotated[tuple[NetworkNode, ...], Depends(views.named)]) -> tuple[NetworkNode, ...]:
    """Return the outlets and sources of the network that a name fits, those with most statements first."""
    return found


@router.get("/compare", tags=["articles"])
def compare(page: Annotated[ComparePage, Depends(views.compare)]) -> ComparePage:
    """Return two articles side by side."""
    return page


@router.get("/search", tags=["case"])
def search(page: Annotated[SearchPage, Depends(views.search)]) -> SearchPage:
    """Return the articles, statements and sources in which some words stand."""
    return page


@router.get("/decisions", tags=["decisions"])
def decisions(page: Annotated[DecisionsPage, Depends(views.decisions)]) -> DecisionsPage:
    """Return everything that people decided, the latest first, and where they disagree."""
    return page


@router.get("/what-if", tags=["case"])
def what_if(now: views.Now, answer: Annotated[WhatIf, Depends(supposing.the_answer)]) -> dict[str, Any]:
    """Return what changes if a source, an article or an edge is taken away, or two sources are one or two.

    `without`, `as_one` and `apart` are names as people type them. `exact` is one thing by its key or ids: `source:KEY`,
    `origin:CLAIM:NUMBER` (of the claim's origins, from 1), `article:ID`, `edge:DOWNSTREAM:UPSTREAM`.
    """
    return what_if_summary(now.known.facts, answer)
