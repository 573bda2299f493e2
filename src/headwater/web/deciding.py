"""Setting right: what a person decides on a page is kept in the case before it is answered, and counted anew in its turn."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Annotated
from urllib.parse import quote, unquote

from fastapi import APIRouter, Depends, Form, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from headwater.errors import HeadwaterError
from headwater.model.choices import Choice, Words
from headwater.model.decisions import ATTRIBUTION_KINDS, CLAIM_KINDS, KINDS, DecisionKind
from headwater.model.provenance import Evidence
from headwater.present.export.decisions import decisions_jsonl, read_decisions
from headwater.present.pages.decided import DecisionsPage
from headwater.present.phrases import plural
from headwater.run.ledger import Decisions, drafts, write, write_others, write_undoing
from headwater.store.decisions import uncounted
from headwater.store.files import opened
from headwater.web import supposing, views
from headwater.web.desk import Desk
from headwater.web.errors import NothingChosen, StillAtWork
from headwater.web.html import OnDesk, shown
from headwater.web.work import Typed, Work

router = APIRouter(include_in_schema=False)
MOST_MEGABYTES = 64  # of decisions that are taken over: a hundred thousand of them have some 50
_LONGEST_NAME = 200
_AT_ONCE_SECONDS = 2.0  # for which a form is waited for, before its progress is shown
_KEPT_SECONDS = 365 * 24 * 3600
_PLACE = re.compile(r"(?P<article>[0-9a-f]{1,40}):(?P<start>\d{1,9}):(?P<end>\d{1,9})")
_OURS = re.compile(r"/[\w\-./?=&#%+]*")
_Short = Annotated[str, Form(max_length=400)]
_Long = Annotated[str, Form(max_length=2_000)]
_Again = Annotated[int, Form(ge=0, le=1_000_000_000)]
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
    again: _Again = 0,
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
    fields = {"choice": choice, "by": by, "why": why, "value": value, "attribution": attribution, "other": other}
    typed = [*fields.items(), ("words", words), ("back", back)]
    typed += [
        (name, one) for name, each in (("place", place), ("article", article), ("source", source)) for one in each
    ]
    form = Slip(by=by, back=back, typed=tuple(one for one in typed if one[1]), again=again)
    return chosen(desk, [made], form)


@router.post("/undo")
def undo(
    desk: OnDesk, decision: _Short, by: _Short, why: _Long = "", back: _Long = "/", again: _Again = 0
) -> RedirectResponse:
    """Take a decision back, which is a decision too."""
    fields = {"decision": decision, "by": by, "why": why, "back": back}
    typed = tuple(one for one in fields.items() if one[1])
    form = Slip(by=by, back=back, typed=typed, again=again, what="Taking a decision back", sent_to="/undo")
    return kept(desk, form, lambda: partial(write_undoing, desk.path, decision, by.strip(), why.strip() or None))


@router.post("/decisions")
def take_over(desk: OnDesk, file: UploadFile, by: views.By = "", again: _Again = 0) -> RedirectResponse:
    """Take over the decisions of another copy of the case."""
    name = (file.filename or "the file")[:_LONGEST_NAME]
    text = file.file.read().decode("utf-8", "replace")
    form = Slip(by=unquote(by), back="/decisions", again=again, what=f"Taking over {name}", sent_to="/decisions")
    return kept(desk, form, lambda: partial(write_others, desk.path, read_decisions(text, name)))


@router.post("/count")
def count(desk: OnDesk) -> RedirectResponse:
    """Count what was decided and could not be counted."""
    with desk.deciding:
        with opened(desk.path) as file:
            ids = uncounted(file)
        for one in desk.bench.failed:
            if one.is_kept:
                desk.bench.forget(one.number)
        number = desk.count(ids, Work(what=f"Counting {plural(len(ids), 'decision')}", then="/"))
    return RedirectResponse(f"/progress?job={number}", 303)


def _takes_places(kind: str) -> bool:
    """Tell whether a kind of decision is about places of its own, not about an attribution, articles or sources."""
    return kind in CLAIM_KINDS or kind == "note"


_VALUED = {kind for kind, shape in KINDS.items() if shape.value == "needed"}
_KINDS: Mapping[str, DecisionKind] = {kind: kind for kind in KINDS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """A form by which something is decided: by whom, where it leads back to, and its fields, so that it can be sent again.

    `again` is the number of the work that failed, if this is its form, sent once more; `sent_to` is where it is sent.
    """

    by: str
    back: str
    typed: Typed = ()
    again: int = 0
    what: str = "Your decision"
    sent_to: str = "/decide"


def chosen(desk: Desk, choices: Sequence[Choice], form: Slip) -> RedirectResponse:
    """Keep what a person chose, as `kept` does."""

    def drafted() -> Callable[[], Decisions]:
        now = views.the_case(desk)
        made = drafts(now.known.case, choices, lambda _: supposing.made_ready(desk, now))
        return partial(write, desk.path, now.known.case, made)

    return kept(desk, form, drafted)


def kept(desk: Desk, form: Slip, draft: Callable[[], Callable[[], Decisions]]) -> RedirectResponse:
    """Keep what is decided by a form, have it counted in its turn, and return the way back, or to where that is followed.

    When this returns, the decisions are in the case, on the disk; or nothing is, and the form is kept, to be sent again.

    Args:
        desk: where the case lies.
        form: as it was sent.
        draft: finds out what is decided, which may take a while, and returns what writes it into the case.

    Raises:
        StillAtWork: too much waits to be done.
    """
    if desk.bench.is_full:
        raise StillAtWork(desk.note)
    then = form.back if _OURS.fullmatch(form.back) and not form.back.startswith("//") else "/"
    work = Work(what=form.what, then=then, typed=form.typed, sent_to=form.sent_to)
    try:
        put = draft()
        with desk.deciding:
            number = desk.count([one.id for one in put()], replace(work, what="Counting anew"))
    except HeadwaterError as error:
        number = desk.bench.refuse(work, error)
    desk.bench.forget(form.again)
    done = desk.bench.wait(number, _AT_ONCE_SECONDS)
    is_over = done is not None and done.is_done and not done.error
    answer = RedirectResponse(then if is_over else f"/progress?job={number}", 303)
    answer.set_cookie(
        views.BY_COOKIE, quote(form.by.strip()[:_LONGEST_NAME]), max_age=_KEPT_SECONDS, httponly=True, samesite="lax"
    )
    return answer


def _place(given: str) -> Evidence:
    found = _PLACE.fullmatch(given)
    if found is None:
        raise NothingChosen(given)
    return Evidence(article_id=found["article"], start=int(found["start"]), end=int(found["end"]))
