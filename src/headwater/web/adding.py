"""Adding articles: files that were dropped and addresses that were pasted, taken in apart from the server, with live progress."""

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.datastructures import UploadFile

from headwater.errors import UnwritableFile
from headwater.present.phrases import plural
from headwater.web.desk import Desk
from headwater.web.errors import NothingGiven, StillAtWork
from headwater.web.html import OnDesk, shown
from headwater.web.work import Work

router = APIRouter(include_in_schema=False)
MOST_FILES = 2_000
MOST_MEGABYTES = 500
_MOST_ADDRESSES = 200
_NOT_PLAIN = re.compile(r"[^\w.-]+")
_ENDING = re.compile(r"(?:\.[A-Za-z0-9]{1,8}){1,2}$")
_LONGEST_NAME = 120  # bytes
_CHUNK = 1 << 20
_TRIES = 5


@router.get("/add")
def ask(desk: OnDesk) -> HTMLResponse:
    """Ask for articles."""
    return shown(desk, "add", "/add", most_files=MOST_FILES, most_megabytes=MOST_MEGABYTES)


@router.post("/add")
async def add(request: Request, desk: OnDesk) -> RedirectResponse:
    """Take files and addresses and begin to trace them.

    Raises:
        NothingGiven: there is neither a file nor an address.
        StillAtWork: too much waits to be done.
    """
    async with request.form(max_files=MOST_FILES, max_fields=10) as form:
        given = [one for one in form.getlist("files") if isinstance(one, UploadFile) and one.filename]
        addresses = _addresses(str(form.get("addresses", "")))
        follow = bool(form.get("follow"))
        if not given and not addresses:
            raise NothingGiven(desk.name)
        if desk.bench.is_full:
            raise StillAtWork(desk.note)
        with _unless_refused() as kept:
            for number, one in enumerate(given, start=1):
                await _keep(desk, number, one, kept)
            job = _begun(desk, [str(path) for path in kept], addresses, follow=follow)
    return RedirectResponse(f"/progress?job={job}", 303)


def _begun(desk: Desk, files: list[str], addresses: list[str], *, follow: bool) -> int:
    """Begin to trace, and return the number of the work.

    Raises:
        StillAtWork: too much waits to be done by now.
    """
    if desk.bench.is_full:
        raise StillAtWork(desk.note)
    fetching = f"Fetching {plural(len(addresses), 'address', 'addresses')}"
    what = f"Tracing {plural(len(files), 'file')}" if files else fetching
    job = {"do": "trace", "case": str(desk.path), "paths": [*files, *addresses], "lists": files if follow else []}
    return desk.bench.begin(job, Work(what=what, then="/"), desk.read_again)


@contextmanager
def _unless_refused() -> Iterator[list[Path]]:
    """Give a list for the files that are kept; they are dropped again if nothing comes of it."""
    kept: list[Path] = []
    try:
        yield kept
    except BaseException:  # whoever sends them may break off too
        for path in kept:
            path.unlink(missing_ok=True)
        for folder in {path.parent for path in kept}:
            with suppress(OSError):  # others lie there
                folder.rmdir()
        raise


def _addresses(text: str) -> list[str]:
    """Return what may be addresses among some lines; whether they are is for ingest to say."""
    lines = [line.strip() for line in text.splitlines()]
    return [line for line in dict.fromkeys(lines) if line.startswith(("http://", "https://"))][:_MOST_ADDRESSES]


async def _keep(desk: Desk, number: int, given: UploadFile, kept: list[Path]) -> None:
    """Keep a file beside the case under a name that holds nothing but letters, digits, dots and dashes; `kept` is told it."""
    folder = desk.path.with_name(f"{desk.path.stem}-articles")
    try:
        folder.mkdir(exist_ok=True)
        for path in _names(folder, _plain_name(given.filename or "", number)):
            with suppress(FileExistsError), path.open("xb") as file:
                kept.append(path)
                while chunk := await given.read(_CHUNK):
                    file.write(chunk)
                return
    except OSError as error:
        raise UnwritableFile(str(folder), error.strerror or str(error)) from error
    raise UnwritableFile(str(folder), "it has too many files of one name")


def _plain_name(name: str, number: int) -> str:
    """Return a name for a file in which no path and no hidden file can hide."""
    last = re.split(r"[/\\]", name)[-1]
    ending = _ENDING.search(last)
    stem = last[: ending.start()] if ending else last
    safe = _NOT_PLAIN.sub("-", stem).strip("-._").encode()[:_LONGEST_NAME].decode("utf-8", "ignore")
    return f"{safe or f'article-{number}'}{ending.group().lower() if ending else ''}"


def _names(folder: Path, name: str) -> Iterator[Path]:
    """Yield paths in `folder` that may be free: the name, then others that tell what they are by chance."""
    yield folder / name
    stem, dot, ending = name.partition(".")
    for _ in range(_TRIES):
        yield folder / f"{stem}-{token_hex(4)}{dot}{ending}"
