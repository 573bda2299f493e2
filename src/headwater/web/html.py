"""The pages for people."""

from typing import Annotated, Any
from urllib.parse import unquote

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse, Response

from headwater.present.facts import Standing
from headwater.present.pages.beside import meant
from headwater.present.pages.claim import ClaimPage
from headwater.present.pages.claims import ClaimList
from headwater.present.pages.decided import on_edge, on_source
from headwater.present.pages.family import family
from headwater.present.pages.filled import page as filled
from headwater.present.pages.found import SearchPage
from headwater.present.pages.network import NetworkNode, network_picture
from headwater.present.pages.overview import Overview
from headwater.present.stemma import whole_picture
from headwater.web import supposing, views
from headwater.web.desk import Desk
from headwater.web.paths import PATHS

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
_MOST_NAMES = 300
_MOST_FITS = 20
_MOST_DRAWN = 500
_CHOICES = (50, views.USUAL_NODES, _MOST_DRAWN, views.MOST_NODES)  # how many nodes to show


def shown(desk: Desk, name: str, here: str = "", **values: Any) -> HTMLResponse:  # noqa: ANN401 - whatever the template needs
    """Return a page."""
    return HTMLResponse(filled(name, desk=desk, frame="pages/layout.html", to=PATHS, at="", here=here, **values))


OnDesk = Annotated[Desk, Depends(views.the_desk)]
Answer = Annotated[supposing.Answer | None, Depends(supposing.answered)]


@router.get("/")
def case(
    desk: OnDesk, now: views.Now, page: Annotated[Overview, Depends(views.first_page)], answer: Answer
) -> HTMLResponse:
    """Show the case."""
    return shown(desk, "case", page=page, timeline=now.timeline, answer=answer)


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
    answer: Answer,
    by: views.By = "",
) -> HTMLResponse:
    """Show one claim."""
    tree = family(now.known, standing, PATHS)
    return shown(
        desk,
        "claim",
        page=page,
        by=unquote(by),
        known=now.known.facts,
        picture=tree.picture,
        legend=tree.legend,
        branches=tree.branches,
        leads=tree.leads,
        answer=answer,
    )


@router.get("/edges/{downstream}/{upstream}")
def edge(
    desk: OnDesk, now: views.Now, downstream: views.Id, upstream: views.Id, answer: Answer, by: views.By = ""
) -> HTMLResponse:
    """Show one edge; where people decided that there is none, who did."""
    known, pair = now.known, (downstream, upstream)
    rows = () if pair in known.edges or downstream == upstream else on_edge(known, *pair)
    if not rows or not known.facts.articles.keys() >= set(pair):
        return shown(desk, "edge", page=views.edge(now, *pair), answer=answer, by=unquote(by))
    ends = {"downstream": known.facts.cited(downstream), "upstream": known.facts.cited(upstream)}
    return shown(desk, "edge_gone", pair=pair, rows=rows, turned=pair[::-1] in known.edges, by=unquote(by), **ends)


@router.get("/articles")
def articles(desk: OnDesk, now: views.Now, page: Annotated[views.ArticleList, Depends(views.articles)]) -> HTMLResponse:
    """Show the articles."""
    return shown(
        desk,
        "articles",
        "/articles",
        rows=page.rows,
        total=page.total,
        page_number=page.at,
        pages=page.pages,
        timeline=now.timeline,
    )


@router.get("/sources")
def sources(desk: OnDesk, page: Annotated[views.SourceList, Depends(views.sources)]) -> HTMLResponse:
    """Show the sources."""
    return shown(desk, "sources", "/sources", rows=page.rows, total=page.total, page_number=page.at, pages=page.pages)


@router.get("/sources/{key}")
def source(
    desk: OnDesk,
    now: views.Now,
    key: views.Id,
    answer: Answer,
    page: Annotated[int, views.Number] = 1,
    claims: Annotated[int, views.Number] = 1,
    by: views.By = "",
) -> HTMLResponse:
    """Show one source; of one whom nothing is credited to any more, who decided that."""
    gone = now.gone.get(key)
    if gone is not None and not gone.key and key not in now.known.sources:
        return shown(
            desk, "source_gone", called=gone.name, rows=on_source(now.known, [gone.name]), key=key, by=unquote(by)
        )
    return shown(desk, "source", page=views.source(now, key, page, claims), answer=answer, by=unquote(by))


@router.get("/network")
def network(
    desk: OnDesk,
    now: views.Now,
    asked: Annotated[views.Part, Depends(views.part)],
    fitting: Annotated[tuple[NetworkNode, ...], Depends(views.named)],
    name: str = "",
) -> HTMLResponse:
    """Show who credits whom; a script can show more than a picture without one."""
    page = now.network.page(asked.around, min(asked.most, _MOST_DRAWN))
    return shown(
        desk,
        "network",
        "/network",
        page=page,
        names={node.id: node for node in page.nodes},
        picture=network_picture(page, PATHS.network),
        most=asked.most,
        choices=[count for less, count in zip((0, *_CHOICES), _CHOICES, strict=False) if less < page.all_nodes],
        most_rows=_MOST_NAMES,
        asked=name,
        fitting=fitting,
    )


@router.get("/search")
def search(desk: OnDesk, page: Annotated[SearchPage, Depends(views.search)]) -> HTMLResponse:
    """Show what was found."""
    return shown(desk, "search", page=page, searched=page.words)


@router.get("/compare")
def compare(
    desk: OnDesk, now: views.Now, left: views.Typed = "", right: views.Typed = "", everything: bool = False
) -> HTMLResponse:
    """Show two articles side by side, or which ones may be meant."""
    found = [meant(now.articles, typed) for typed in (left, right)]
    ids = [rows[0].id for rows in found if len(rows) == 1]
    page = views.compare(now, ids[0], ids[1], everything) if len(ids) == len(found) else None
    return shown(
        desk,
        "compare",
        "/compare",
        page=page,
        sides=tuple(zip(("left", "right"), ("A", "B"), (left, right), found, strict=True)),
        rows=now.articles[:_MOST_NAMES],
        more_rows=max(0, len(now.articles) - _MOST_NAMES),
        most_fits=_MOST_FITS,
        everything=everything,
    )


@router.get("/what-if")
def what_if(
    desk: OnDesk,
    now: views.Now,
    given: Annotated[views.Asked, Depends(views.asked)],
    exact: supposing.Exact = "",
) -> HTMLResponse:
    """Show what would change."""
    is_asked = bool(exact) or not given.is_empty
    found = supposing.answer(now, desk, given, exact) if is_asked else None
    return shown(desk, "what_if", "/what-if", asked=given, names=now.sources[:_MOST_NAMES], answer=found)
