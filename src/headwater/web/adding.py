"""Adding articles: files that were dropped and addresses that were pasted, taken in apart from the server, with live progress."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, StreamingResponse
from starlette.datastructures import UploadFile

from headwater.present.phrases import plural
from headwater.web.desk import Desk
from headwater.web.errors import NothingGiven, StillAtWork
from headwater.web.html import OnDesk, shown
from headwater.web.work import Work

router = APIRouter(include_in_schema=False)
MOST_FILES = 2_000
MOST_MEGABYTES = 500
_MOST_ADDRESSES = 200
_WAIT_SECONDS = 15.0
_NOT_PLAIN = re.compile(r"[^\w.-]+")
_ENDING = re.compile(r"(?:\.[A-Za-z0-9]{1,8}){1,2}$")
_LONGEST_NAME = 80
_CHUNK = 1 << 20


@router.get("/add")
def ask(desk: OnDesk) -> HTMLResponse:
    """Ask for articles."""
    return shown(desk, "add", "/add", most_files=MOST_FILES, most_megabytes=MOST_MEGABYTES)


@router.post("/add")
async def add(request: Request, desk: OnDesk) -> RedirectResponse:
    """Take files and addresses and begin to trace them.

    Raises:
        NothingGiven: there is neither a file nor an address.
        StillAtWork: something else is being done.
    """
    async with request.form(max_files=MOST_FILES, max_fields=10) as form:
        given = [one for one in form.getlist("files") if isinstance(one, UploadFile) and one.filename]
        addresses = _addresses(str(form.get("addresses", "")))
        if not given and not addresses:
            raise NothingGiven(desk.name)
        if desk.bench.is_busy:
            raise StillAtWork(desk.note)
        paths = [str(path) for path in [await _kept(desk, number, one) for number, one in enumerate(given, start=1)]]
    what = (
        f"Tracing {plural(len(paths), 'file')}"
        if paths
        else f"Fetching {plural(len(addresses), 'address', 'addresses')}"
    )
    job = {"do": "trace", "case": str(desk.path), "paths": [*paths, *addresses]}
    if not desk.bench.begin(job, what, "/", desk.read_again):
        raise StillAtWork(desk.note)
    return RedirectResponse("/work", 303)


@router.get("/work")
def work(desk: OnDesk) -> HTMLResponse:
    """Show how far the work is."""
    now = desk.bench.now or Work(what="Nothing is being done", then="/", is_done=True)
    return shown(desk, "work", work=now)


@router.get("/work/events")
def events(desk: OnDesk) -> StreamingResponse:
    """Tell how far the work is as it goes on, as server-sent events."""
    return StreamingResponse(_told(desk), media_type="text/event-stream")


def _told(desk: Desk) -> Iterator[str]:
    for news in desk.bench.news(_WAIT_SECONDS):
        yield f"data: {json.dumps(asdict(news))}\n\n" if news is not None else ": still here\n\n"


def _addresses(text: str) -> list[str]:
    """Return what may be addresses among some lines; whether they are is for ingest to say."""
    lines = [line.strip() for line in text.splitlines()]
    return [line for line in dict.fromkeys(lines) if line.startswith(("http://", "https://"))][:_MOST_ADDRESSES]


async def _kept(desk: Desk, number: int, given: UploadFile) -> Path:
    """Keep a file beside the case under a name that holds nothing but letters, digits, dots and dashes."""
    folder = desk.path.with_name(f"{desk.path.stem}-articles")
    folder.mkdir(exist_ok=True)
    path = _free(folder, _plain_name(given.filename or "", number))
    with path.open("xb") as file:
        while chunk := await given.read(_CHUNK):
            file.write(chunk)
    return path


def _plain_name(name: str, number: int) -> str:
    """Return a name for a file that no path, no device and no hidden file can hide in."""
    last = re.split(r"[/\\]", name)[-1]
    ending = _ENDING.search(last)
    stem = last[: ending.start()] if ending else last
    safe = _NOT_PLAIN.sub("-", stem).strip("-._")[:_LONGEST_NAME]
    return f"{safe or f'article-{number}'}{ending.group().lower() if ending else ''}"


def _free(folder: Path, name: str) -> Path:
    """Return a path in `folder` where nothing is."""
    stem, dot, ending = name.partition(".")
    tries: Iterable[str] = (name, *(f"{stem}-{number}{dot}{ending}" for number in range(2, 100_000)))
    return next(folder / one for one in tries if not (folder / one).exists())
