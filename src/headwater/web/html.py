"""The pages for people."""

from dataclasses import fields
from typing import Annotated, Any
from urllib.parse import unquote, urlencode

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse, Response

from headwater.errors import HeadwaterError
from headwater.model.provenance import Evidence
from headwater.present.facts import Standing
from headwater.present.pages.claim import ClaimPage
from headwater.present.pages.claims import ClaimList, Wanted
from headwater.present.pages.edge import EdgePage
from headwater.present.pages.filled import page as filled
from headwater.present.pages.found import SearchPage
from headwater.present.pages.indexed import Spot
from headwater.present.pages.network import NetworkPage, network_picture
from headwater.present.pages.overview import Overview
from headwater.present.pages.reader import ReaderPage
from headwater.present.pages.source import SourcePage
from headwater.present.stemma import whole_picture
from headwater.present.timeline import timeline
from headwater.present.what_if import what_if_screen
from headwater.web import views
from headwater.web.desk import Desk, family

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
_MOST_NAMES = 300
_NOTHING_WANTED = Wanted()


class To:
    """The addresses of pages."""

    def claim(self, claim: str) -> str:
        """Return the address of a claim, by its id."""
        return f"/claims/{claim}"

    def picture(self, claim: str) -> str:
        """Return the address of the family tree of a claim as a file."""
        return f"/claims/{claim}.svg"

    def article(self, article: str) -> str:
        """Return the address of an article."""
        return f"/articles/{article}"

    def place(self, spot: Spot | Evidence) -> str:
        """Return the address of a place in an article."""
        article = spot.article if isinstance(spot, Spot) else spot.article_id
        return self.stretch(article, spot.start, spot.end)

    def stretch(self, article: str, start: int, end: int) -> str:
        """Return the address of a stretch of an article, which is marked there."""
        return f"/articles/{article}?start={start}&end={end}#at-{start}"

    def source(self, key: str) -> str:
        """Return the address of a source, by its key."""
        return f"/sources/{key}"

    def edge(self, downstream: str, upstream: str) -> str:
        """Return the address of an edge."""
        return f"/edges/{downstream}/{upstream}"

    def claims(self, wanted: Wanted, field: str, value: str | int) -> str:
        """Return the list that is asked for, with one thing asked otherwise; from its first page unless that is it."""
        asked = {one.name: getattr(wanted, one.name) for one in fields(wanted)} | {"page": 1} | {field: value}
        kept = {name: value for name, value in asked.items() if value != getattr(_NOTHING_WANTED, name)}
        return f"/claims?{urlencode(kept)}" if kept else "/claims"


_TO = To()


def shown(desk: Desk, name: str, here: str = "", **values: Any) -> HTMLResponse:  # noqa: ANN401 - whatever the template needs
    """Return a page."""
    return HTMLResponse(filled(name, desk=desk, to=_TO, here=here, **values))


OnDesk = Annotated[Desk, Depends(views.the_desk)]


@router.get("/")
def case(desk: OnDesk, now: views.Now, page: Annotated[Overview, Depends(views.first_page)]) -> HTMLResponse:
    """Show the case."""
    drawn = timeline(now.known.case.articles, _TO.article)
    return shown(desk, "case", page=page, timeline=drawn)


@router.get("/claims")
def claims(desk: OnDesk, page: Annotated[ClaimList, Depends(views.claims)]) -> HTMLResponse:
    """Show the claims."""
    return shown(desk, "claims", "/claims", page=page)


@router.get("/claims/{claim}.svg")
def claim_picture(now: views.Now, standing: Annotated[Standing, Depends(views.the_claim)]) -> Response:
    """Give the family tree of a claim as a file."""
    drawn = whole_picture(now.known.facts, standing)
    policy = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    return Response(drawn, media_type="image/svg+xml", headers={"Content-Security-Policy": policy})


@router.get("/claims/{claim}")
def claim(
    desk: OnDesk,
    now: views.Now,
    standing: Annotated[Standing, Depends(views.the_claim)],
    page: Annotated[ClaimPage, Depends(views.claim)],
    by: views.By = "",
) -> HTMLResponse:
    """Show one claim."""
    tree = family(now.known, standing)
    return shown(
        desk,
        "claim",
        page=page,
        by=unquote(by),
        known=now.known.facts,
        picture=tree.picture,
        branches=tree.branches,
        leads=tree.leads,
    )


@router.get("/edges/{downstream}/{upstream}")
def edge(desk: OnDesk, page: Annotated[EdgePage, Depends(views.edge)], by: views.By = "") -> HTMLResponse:
    """Show one edge."""
    return shown(desk, "edge", page=page, by=unquote(by))


@router.get("/articles")
def articles(desk: OnDesk, now: views.Now, page: Annotated[views.ArticleList, Depends(views.articles)]) -> HTMLResponse:
    """Show the articles."""
    drawn = timeline(now.known.case.articles, _TO.article)
    return shown(
        desk, "articles", "/articles", rows=page.rows, total=page.total, at=page.at, pages=page.pages, timeline=drawn
    )


@router.get("/articles/{article}")
def article(desk: OnDesk, page: Annotated[ReaderPage, Depends(views.reader)]) -> HTMLResponse:
    """Show one article."""
    return shown(desk, "article", page=page)


@router.get("/sources")
def sources(desk: OnDesk, page: Annotated[views.SourceList, Depends(views.sources)]) -> HTMLResponse:
    """Show the sources."""
    return shown(desk, "sources", "/sources", rows=page.rows, total=page.total, at=page.at, pages=page.pages)


@router.get("/sources/{key}")
def source(desk: OnDesk, page: Annotated[SourcePage, Depends(views.source)], by: views.By = "") -> HTMLResponse:
    """Show one source."""
    return shown(desk, "source", page=page, by=unquote(by))


@router.get("/network")
def network(desk: OnDesk, now: views.Now, page: Annotated[NetworkPage, Depends(views.network)]) -> HTMLResponse:
    """Show who credits whom."""
    names = {node.id: node for node in page.nodes}
    return shown(
        desk, "network", "/network", page=page, names=names, picture=network_picture(page), most_rows=_MOST_NAMES
    )


@router.get("/search")
def search(desk: OnDesk, page: Annotated[SearchPage, Depends(views.search)]) -> HTMLResponse:
    """Show what was found."""
    return shown(desk, "search", page=page, searched=page.words)


@router.get("/compare")
def compare(
    desk: OnDesk,
    now: views.Now,
    left: str = "",
    right: str = "",
    everything: bool = False,
) -> HTMLResponse:
    """Show two articles side by side."""
    page = views.compare(now, left, right, everything) if left and right else None
    return shown(
        desk, "compare", "/compare", page=page, rows=now.articles, left=left, right=right, everything=everything
    )


@router.get("/what-if")
def what_if(desk: OnDesk, now: views.Now, given: Annotated[views.Asked, Depends(views.asked)]) -> HTMLResponse:
    """Show what would change."""
    values: dict[str, Any] = {"asked": given, "names": now.sources[:_MOST_NAMES], "lines": (), "error": "", "hint": ""}
    if not given.is_empty:
        try:
            values["lines"] = what_if_screen(now.known.case, views.supposed(now, desk, given))
        except HeadwaterError as error:
            values |= {"error": str(error), "hint": error.hint}
    return shown(desk, "what_if", "/what-if", **values)
