"""The local web app, put together."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from typing import Annotated

from anyio import to_thread
from fastapi import FastAPI, Form, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp

from headwater.errors import HeadwaterError
from headwater.present.pages.filled import style
from headwater.web import adding, api, deciding, html, originals, progress, reading, sorting
from headwater.web.desk import Desk
from headwater.web.errors import NothingOpen
from headwater.web.guard import Guard, Guarded, entered
from headwater.web.html import shown
from headwater.web.problems import SOON, status_of

_MOST_BYTES = {"/add": adding.MOST_MEGABYTES * 1_000_000, "/decisions": deciding.MOST_MEGABYTES * 1_000_000}
_AT_ONCE = 8  # pages that are made at the same time: a search waits for all others at each look into the file
_WAIT_SECONDS = 1.0  # after a wrong password
_NOT_FOUND = 404
_SOON = {"Retry-After": "2", "Refresh": "2"}  # browsers ask again by themselves
_KINDS = {"js": "text/javascript", "mjs": "text/javascript", "css": "text/css", "svg": "image/svg+xml"}


def app(desk: Desk, guard: Guard) -> ASGIApp:
    """Return the app for the case on `desk`, behind `guard`."""
    return Guarded(unguarded(desk, guard), guard, _MOST_BYTES)


def unguarded(desk: Desk, guard: Guard) -> FastAPI:
    """Return the app without anybody at the door, for who would look at its parts."""
    made = FastAPI(
        title="Headwater",
        version=version("headwater"),
        description="The JSON twin of every page of a case.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        lifespan=_lifespan,
    )
    made.state.desk = desk
    made.state.guard = guard
    made.state.door = asyncio.Lock()
    for part in (api, html, reading, originals, adding, deciding, progress, sorting):
        made.include_router(part.router)
    made.add_api_route("/static/{name:path}", _static, include_in_schema=False)
    made.add_api_route("/enter", _ask, include_in_schema=False)
    made.add_api_route("/enter", _enter, methods=["POST"], include_in_schema=False)
    made.add_exception_handler(HeadwaterError, _told)
    made.add_exception_handler(HTTPException, _refused)
    made.add_exception_handler(RequestValidationError, _unfit)
    return made


@asynccontextmanager
async def _lifespan(made: FastAPI) -> AsyncIterator[None]:
    to_thread.current_default_thread_limiter().total_tokens = _AT_ONCE
    yield
    made.state.desk.close()


def _static(name: str) -> Response:
    """Return a file of ours: the style, a script, the icon."""
    body = _files().get(name)
    if body is None:
        raise HTTPException(404)
    return Response(body, media_type=_KINDS[name.rpartition(".")[2]], headers={"Cache-Control": "max-age=3600"})


@cache
def _files() -> dict[str, str]:
    own = files("headwater.web") / "static"
    folders = (("", own), ("vendor/", own / "vendor"))
    found = {
        f"{before}{one.name}": one.read_text(encoding="utf-8")
        for before, folder in folders
        for one in folder.iterdir()
        if one.name.rpartition(".")[2] in _KINDS
    }
    return {**found, "style.css": style()}


def _ask(request: Request) -> HTMLResponse:
    """Ask for the password."""
    return shown(request.app.state.desk, "enter", wrong=False)


async def _enter(request: Request, password: Annotated[str, Form(max_length=1000)]) -> Response:
    """Let in who knows the password; who does not waits, and all others who try with him."""
    guard: Guard = request.app.state.guard
    async with request.app.state.door:
        if guard.accepts(password):
            return entered(guard, "/")
        await asyncio.sleep(_WAIT_SECONDS)
    answer = shown(request.app.state.desk, "enter", wrong=True)
    answer.status_code = 403
    return answer


def _told(request: Request, error: Exception) -> Response:
    """Answer with what cannot be done, and what to do."""
    if not isinstance(error, HeadwaterError):
        raise error
    if isinstance(error, NothingOpen) and not _is_api(request):
        return RedirectResponse("/add", 303)
    if isinstance(error, SOON):
        answer = _answer(request, status_of(error), "One moment", str(error), error.hint)
        answer.headers.update(_SOON)
        return answer
    return _answer(request, status_of(error), "That cannot be done", str(error), error.hint)


def _refused(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    if error.status_code == _NOT_FOUND:
        return _answer(request, _NOT_FOUND, "There is no such page", "nothing is at this address", "")
    return _answer(request, error.status_code, "That cannot be done", str(error.detail), "")


def _unfit(request: Request, error: Exception) -> Response:
    if not isinstance(error, RequestValidationError):
        raise error
    parts = [f"{'.'.join(str(step) for step in one['loc'][1:])}: {one['msg']}" for one in error.errors()[:5]]
    return _answer(request, 400, "That cannot be asked", "; ".join(parts), "")


def _answer(request: Request, status: int, heading: str, text: str, hint: str) -> Response:
    if _is_api(request):
        return JSONResponse({"error": text, "hint": hint}, status)
    answer = shown(request.app.state.desk, "message", heading=heading, text=text, hint=hint)
    answer.status_code = status
    return answer


def _is_api(request: Request) -> bool:
    return request.url.path.startswith("/api/")
