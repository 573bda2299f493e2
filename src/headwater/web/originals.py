"""The original of an article as it was taken in, beside its text, at the place that the reader looks at."""

import re
from dataclasses import dataclass
from html import escape
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Query
from fastapi.responses import HTMLResponse, Response

from headwater.errors import HeadwaterError
from headwater.ingest.pages.original import MARK, STYLE, original
from headwater.ingest.texts.decode import raw
from headwater.model.text import Article, Capture
from headwater.present.places import nearest, place_of
from headwater.present.places import shown as told
from headwater.store.articles import places_of
from headwater.store.captures import capture_of_article
from headwater.store.files import opened
from headwater.web import views
from headwater.web.desk import Desk
from headwater.web.drawing import picture
from headwater.web.errors import NotOnAPage
from headwater.web.html import OnDesk, shown

router = APIRouter(include_in_schema=False)
# Nothing in a capture runs, loads or leads anywhere, whatever it holds: it is cleaned, shut in a frame, and forbidden all.
POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'"
_MOST_SHOWN = 20_000_000
_LONGEST = 2_000
_PDF_PAGE = re.compile(r"page (\d{1,6})")
Offset = Annotated[int, Query(ge=0, le=100_000_000)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """An original as pages show it: `kind` is "page", "text", "pdf" or "other".

    `where` tells in words where the place stands, "" if none was asked for. `source` is what a frame or, of a PDF, a picture
    shows: the original at the place, whose page of the PDF is `part`.
    """

    kind: str
    media_type: str
    size: int
    part: str
    where: str
    source: str


def the_original(desk: Desk, article: Article, start: int, end: int) -> Original:
    """Return the original of an article, at a place of its text."""
    with opened(desk.path) as file:
        found = places_of(file, article.id)
        capture = capture_of_article(file, article.id)
    kind, place = _kind(capture), nearest(found, start)
    shown_at = f"?start={start}&end={end}"
    return Original(
        kind=kind,
        media_type=capture.media_type,
        size=len(capture.body),
        part=place.part if place else "",
        where=told(found, start) if end else "",
        source=f"/articles/{article.id}/page.png{shown_at}"
        if kind == "pdf"
        else f"/articles/{article.id}/capture{shown_at}#{MARK}",
    )


@router.get("/articles/{article}/original")
def alone(
    desk: OnDesk, article: Annotated[Article, Depends(views.the_article)], start: Offset = 0, end: Offset = 0
) -> HTMLResponse:
    """Show the original, and say in words where the place stands in it."""
    return shown(desk, "original", article=article, original=the_original(desk, article, start, end))


@router.get("/articles/{article}/page.png")
def page_picture(
    desk: OnDesk,
    article: Annotated[Article, Depends(views.the_article)],
    start: Offset = 0,
    end: Offset = 0,
    near: bool = False,
) -> Response:
    """Give the page of a PDF on which a place stands, or what is near the place, as a picture with its lines marked.

    Raises:
        HeadwaterError: it is no PDF, or cannot be drawn within bounds, or not now.
    """
    with opened(desk.path) as file:
        found = places_of(file, article.id)
        capture = capture_of_article(file, article.id)
    place = nearest(found, start)
    number = _PDF_PAGE.fullmatch(place.part) if place else None
    if place is None or number is None or _kind(capture) != "pdf":
        raise NotOnAPage(article.path)
    lines = [one.box for one in found if one.start < end and start < one.end and one.part == place.part and one.box]
    return Response(picture(capture, int(number[1]), lines, near=near), media_type="image/png")


@router.get("/articles/{article}/capture")
def capture(
    desk: OnDesk, article: Annotated[Article, Depends(views.the_article)], start: Offset = 0, end: Offset = 0
) -> Response:
    """Give the original as a page in which nothing runs, with the place marked."""
    with opened(desk.path) as file:
        found = places_of(file, article.id)
        taken = capture_of_article(file, article.id)
    place = place_of(found, start)
    offset = place.offset + max(0, start - place.start) if place else 0
    length = min(_LONGEST, max(0, min(end, place.end) - max(start, place.start))) if place else 0
    body = _drawn(taken, place.part if place else "", offset, length)
    headers = {"Content-Security-Policy": POLICY, "X-Frame-Options": "SAMEORIGIN"}
    return HTMLResponse(body, headers=headers)


@router.get("/articles/{article}/file")
def file(desk: OnDesk, article: Annotated[Article, Depends(views.the_article)]) -> Response:
    """Give the bytes as they came, to be saved."""
    with opened(desk.path) as case:
        taken = capture_of_article(case, article.id)
    name = quote(taken.path.rsplit("/", 1)[-1].split("#")[0] or "original", safe="")
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}", "Content-Security-Policy": POLICY}
    return Response(taken.body, media_type="application/octet-stream", headers=headers)


def _kind(capture: Capture) -> str:
    """Return how an original can be shown: as a page, as text, or not at all here."""
    media = capture.media_type.partition(";")[0].strip()
    if media == "application/pdf":
        return "pdf"
    if len(capture.body) > _MOST_SHOWN:
        return "other"
    if media in {"text/html", "application/xhtml+xml"}:
        return "page"
    return "text" if media.startswith("text/") or media in {"application/json", "application/xml"} else "other"


def _drawn(capture: Capture, part: str, offset: int, length: int) -> str:
    """Return the original as HTML in which nothing runs."""
    if _kind(capture) not in {"page", "text"}:
        return _as_text("This kind of file cannot be shown here.", 0, 0)
    try:
        text = raw(capture)
        if _kind(capture) == "page":
            return original(text, part, offset, length)
    except HeadwaterError as error:
        return _as_text(f"{error}. {error.hint}", 0, 0)
    return _as_text(text, offset, length)


def _as_text(text: str, offset: int, length: int) -> str:
    """Return a text as a page, with a stretch of it marked."""
    before, words, after = (
        escape(one) for one in (text[:offset], text[offset : offset + length], text[offset + length :])
    )
    mark = f'<mark id="{MARK}">{words}</mark>' if length else ""
    style = (
        f"<style>{STYLE} body {{ white-space: pre-wrap; font: 1rem/1.5 monospace; overflow-wrap: anywhere }}</style>"
    )
    return f'<!doctype html><meta charset="utf-8"><title>original</title>{style}<body>{before}{mark}{after}</body>'
