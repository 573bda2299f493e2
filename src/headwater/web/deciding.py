"""Setting right: what a person decides on a page is kept in the case, and counted anew apart from the server."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Annotated, Any
from urllib.parse import quote, unquote

from fastapi import APIRouter, Depends, File, Form
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from headwater.model.choices import Choice, Words
from headwater.model.decisions import ATTRIBUTION_KINDS, CLAIM_KINDS, KINDS, DecisionKind
from headwater.model.provenance import Evidence
from headwater.present.export.decisions import decisions_jsonl, read_decisions
from headwater.present.pages.decided import DecisionsPage
from headwater.web import views
from headwater.web.desk import Desk
from headwater.web.errors import NothingChosen, StillAtWork
from headwater.web.html import OnDesk, shown

router = APIRouter(include_in_schema=False)
MOST_MEGABYTES = 64  # of decisions that are taken over: a hundred thousand of them have some 50
_LONGEST_NAME = 200
_AT_ONCE_SECONDS = 2.0  # for which a form is waited for, before its progress is shown
_KEPT_SECONDS = 365 * 24 * 3600
_PLACE = re.compile(r"(?P<article>[0-9a-f]{1,40}):(?P<start>\d{1,9}):(?P<end>\d{1,9})")
_OURS = re.compile(r"/[\w\-./?=&#%+]*")
_Short = Annotated[str, Form(max_length=400)]
_Long = Annotated[str, Form(max_length=2_000)]
_Several = Annotated[list[str], Form(max_length=4)]


@router.get("/decisions")
def decisions(
    desk: OnDesk, page: Annotated[DecisionsPage, Depends(views.decisions)], by: views.By = ""
) -> HTMLResponse:
    """Show everything that people decided."""
    return shown(desk, "decisions", "/decisions", page=page, by=unquote(by), most_megabytes=MOST_MEGABYTES)


@router.get("/decisions/file")
def export(now: views.Now) -> Response:
    """Give the decisions as a file, for another copy of the case."""
    lines = "".join(decisions_jsonl(now.known.case.decisions))
    headers = {"Content-Disposition": "attachment; filename=decisions.jsonl"}
    return Response(lines, media_type="application/jsonl", headers=headers)


@router.post("/decide")
def decide(
    desk: OnDesk,
    choice: _Short,
    by: _Short,
    why: _Long = "",
    value: _Long = "",
    attribution: _Short = "",
    place: _Several = [],  # noqa: B006 - FastAPI copies it
    other: _Short = "",
    words: _Long = "",
    article: _Several = [],  # noqa: B006 - same
    source: _Several = [],  # noqa: B006 - same
    back: _Long = "/",
    again: Annotated[int, Form(ge=0, le=1_000_000_000)] = 0,
) -> RedirectResponse:
    """Keep what a person decides; `again` is the number of the work that failed, if this is its form, sent once more.

    Raises:
        NothingChosen: the form says nothing that can be decided.
        StillAtWork: too much waits to be done.
    """
    kind, _, told = choice.partition(":")
    if kind not in KINDS or kind == "undo" or not by.strip():
        raise NothingChosen(choice or "nothing")
    places: list[Words | Evidence] = [_place(one) for one in place] if _takes_places(kind) else []
    places += [_place(other)] if other and kind in CLAIM_KINDS else []
    made = Choice(
        kind=_KINDS[kind],
        by=by.strip(),
        why=why.strip() or None,
        value=(told or value.strip() or None) if kind in _VALUED else None,
        attribution=attribution or None if kind in ATTRIBUTION_KINDS else None,
        places=(*places, Words(words=words.strip())) if words.strip() else tuple(places),
        articles=tuple(article),
        sources=tuple(one for one in source if one.strip())[: KINDS[_KINDS[kind]].sources[1]],
    )
    desk.bench.forget(again)
    fields = {"choice": choice, "by": by, "why": why, "value": value, "attribution": attribution, "other": other}
    typed = [*fields.items(), ("words", words), ("back", back)]
    typed += [
        (name, one) for name, each in (("place", place), ("article", article), ("source", source)) for one in each
    ]
    return begun(desk, {"do": "decide", "choice": plain(made)}, by, back, [one for one in typed if one[1]])


@router.post("/undo")
def undo(desk: OnDesk, decision: _Short, by: _Short, why: _Long = "", back: _Long = "/") -> RedirectResponse:
    """Take a decision back, which is a decision too."""
    return begun(desk, {"do": "undo", "decision": decision, "by": by.strip(), "why": why.strip() or None}, by, back)


@router.post("/decisions")
def take_over(desk: OnDesk, file: Annotated[bytes, File()], by: views.By = "") -> RedirectResponse:
    """Take over the decisions of another copy of the case."""
    text = file.decode("utf-8", "replace")
    read_decisions(text, "the file")  # so that what is wrong with it is told at once
    return begun(desk, {"do": "import", "text": text}, unquote(by), "/decisions")


def _takes_places(kind: str) -> bool:
    """Tell whether a kind of decision is about places of its own, not about an attribution, articles or sources."""
    return kind in CLAIM_KINDS or kind == "note"


_VALUED = {kind for kind, shape in KINDS.items() if shape.value == "needed"}
_KINDS: Mapping[str, DecisionKind] = {kind: kind for kind in KINDS}


def begun(
    desk: Desk,
    job: dict[str, Any],
    by: str,
    back: str,
    typed: Iterable[tuple[str, str]] = (),
    what: str = "",
    sent_to: str = "/decide",
) -> RedirectResponse:
    """Have a job done in its turn, and return the way back, or, if it takes a while or fails, to where it is followed.

    Args:
        desk: where the case lies.
        job: as the worker knows it; of a decision with `choice`, or several as `choices`.
        by: who decided, kept for the next form.
        back: where to go when it is done.
        typed: the fields of the form, so that it can be sent again.
        what: what to call it meanwhile.
        sent_to: where the form was sent.

    Raises:
        StillAtWork: too much waits to be done.
    """
    then = back if _OURS.fullmatch(back) and not back.startswith("//") else "/"
    choices = {"choices": [job["choice"]]} if "choice" in job else {}
    asked = {**job, **choices, "case": str(desk.path)}
    number = desk.bench.begin(asked, what or "Counting anew", then, desk.read_again, typed, sent_to)
    if not number:
        raise StillAtWork(desk.note)
    work = desk.bench.wait(number, _AT_ONCE_SECONDS)
    is_over = work is not None and work.is_done and not work.error
    answer = RedirectResponse(then if is_over else f"/progress?job={number}", 303)
    answer.set_cookie(
        views.BY_COOKIE, quote(by.strip()[:_LONGEST_NAME]), max_age=_KEPT_SECONDS, httponly=True, samesite="lax"
    )
    return answer


def _place(given: str) -> Evidence:
    found = _PLACE.fullmatch(given)
    if found is None:
        raise NothingChosen(given)
    return Evidence(article_id=found["article"], start=int(found["start"]), end=int(found["end"]))


def plain(choice: Choice) -> dict[str, Any]:
    """Return a choice as plain data; which of its places are offsets and which words is told by their fields."""
    return {name: value for name, value in asdict(choice).items() if value not in (None, ())}
