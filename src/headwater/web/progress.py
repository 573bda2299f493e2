"""How far the work is: what is being done, what waits, what could not be done and can be sent again."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Form, Query
from fastapi.responses import HTMLResponse, RedirectResponse, StreamingResponse

from headwater.web.html import OnDesk, shown
from headwater.web.work import Bench, Work

router = APIRouter(include_in_schema=False)
_SIGN_OF_LIFE_SECONDS, _LOOKS_EVERY_SECONDS = 15.0, 0.1
_NOTHING = Work(what="Nothing is being done", then="/", is_done=True)
_Number = Annotated[int, Query(ge=0, le=1_000_000_000)]

# What a person types into forms, by the names of the fields; all else is kept as it was.
_LABELS = {
    "source": "Source",
    "cue": "Cue",
    "content": "What is said",
    "name": "Who it is",
    "value": "Name, tag or note",
    "words": "Its words, as the article has them",
    "why": "Why",
    "by": "Your name",
}


@router.get("/progress")
def work(desk: OnDesk, job: _Number = 0) -> HTMLResponse:
    """Show how far the work is."""
    now = (desk.bench.work(job) if job else desk.bench.now) or _NOTHING
    return shown(
        desk, "work", "/progress", work=now, waiting=desk.bench.waiting, failed=desk.bench.failed, labels=_LABELS
    )


@router.get("/progress/events")
def events(desk: OnDesk, job: _Number = 0) -> StreamingResponse:
    """Tell how far the work is as it goes on, as server-sent events: of one piece, or until nothing is left to do."""
    return StreamingResponse(_news(desk.bench, job), media_type="text/event-stream")


@router.post("/progress/forget")
def forget(desk: OnDesk, job: Annotated[int, Form(ge=1, le=1_000_000_000)]) -> RedirectResponse:
    """Put aside what could not be done."""
    desk.bench.forget(job)
    return RedirectResponse("/progress", 303)


async def _news(bench: Bench, job: int) -> AsyncIterator[str]:
    """Yield how far the work is each time that changed, until it is done, and a sign of life in between."""
    told: Work | None = None
    quiet = 0.0
    while True:
        now = bench.work(job) if job else bench.now
        if now is None:
            return
        if now != told:
            told, quiet = now, 0.0
            yield f"data: {json.dumps(asdict(now))}\n\n"
        elif quiet > _SIGN_OF_LIFE_SECONDS:
            quiet = 0.0
            yield ": still here\n\n"
        if now.is_done and (job or not bench.is_busy):
            return
        await asyncio.sleep(_LOOKS_EVERY_SECONDS)
        quiet += _LOOKS_EVERY_SECONDS
