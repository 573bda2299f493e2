"""The app at its address, until it is stopped."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from socket import AF_INET, AF_INET6, IPPROTO_TCP, SO_REUSEADDR, SOCK_STREAM, SOL_SOCKET, socket

import uvicorn

from headwater.web.app import app
from headwater.web.desk import Desk
from headwater.web.errors import NeedsPassword, NoSuchAddress, StillReading
from headwater.web.guard import Guard, local

_LAST_SECONDS = 3  # for answers under way when it is stopped
_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """What was not done when the app was ended: how often articles were being added, how many decisions are kept uncounted."""

    added: int
    uncounted: int


def serve(
    path: Path, *, host: str = "127.0.0.1", port: int = 0, password: str | None = None, ready: Callable[[str], None]
) -> Left:
    """Serve the case at `path` until it is interrupted, and return what was left undone by then.

    Args:
        path: the case file; it may not be there yet.
        host: the address to listen at; this machine alone unless a password is set.
        port: 0 for any that is free.
        password: what to ask for instead of the key in the link.
        ready: told the link that opens the app.

    Raises:
        NeedsPassword: other machines could reach it, and no password is set.
        NoSuchAddress: it cannot listen there.
        HeadwaterError: the case cannot be used.
    """
    if host not in _LOOPBACK and not password:
        raise NeedsPassword(host)
    line = _listening(host, port)
    bound = line.getsockname()[1]
    guard = _guard(host, bound, password)
    desk = Desk(path=path)
    with suppress(StillReading):  # what cannot be read at all is told before anybody is sent a link
        desk.opened()
    desk.bench.warm()
    shown = f"[{host}]" if ":" in host else host
    link = f"http://{shown}:{bound}/" + ("" if password else f"?token={guard.token}")
    config = uvicorn.Config(
        app(desk, guard),
        log_level="warning",
        access_log=False,
        server_header=False,
        lifespan="on",
        timeout_graceful_shutdown=_LAST_SECONDS,
    )
    with suppress(KeyboardInterrupt):  # which is how it is ended
        _Told(config, partial(ready, link)).run(sockets=[line])
    return Left(added=desk.bench.given_up, uncounted=desk.left)


class _Told(uvicorn.Server):
    """A server that says when it serves: no sooner, since until then an interrupt is an error in the middle of starting."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()


def _guard(host: str, port: int, password: str | None) -> Guard:
    guard = local(port)
    if host in _LOOPBACK:
        return replace(guard, password=password)
    return replace(guard, password=password, hosts=None)


def _listening(host: str, port: int) -> socket:
    family = AF_INET6 if ":" in host else AF_INET
    line = socket(family, SOCK_STREAM, IPPROTO_TCP)  # named, so that asyncio sends what is short without delay
    line.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
    try:
        line.bind((host, port))
        line.listen()  # so that who opens the link at once waits instead of being refused
    except OSError as error:
        line.close()
        raise NoSuchAddress(host, port, error.strerror or str(error)) from error
    return line
