"""Who may ask and what a page may do: this machine alone, with the token of the opened link, from our own pages."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_USUAL_PORT = 80  # which browsers leave out
_MOST_OF_A_FORM = 1_000_000  # bytes
_MOST_HEARD = 10_000_000_000  # bytes
_KEPT_SECONDS = 30 * 24 * 3600
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """What is asked of every request.

    `token` stands in the link that opens the app, and in the cookie that it sets. `hosts` are the names under which the server
    may be asked for ("127.0.0.1:8321"), None for any: a page elsewhere that had its own name point here is refused. `password`
    is asked for instead of the token where the server is open to other machines. `cookie` is the name of the cookie: browsers
    give cookies to all servers of one machine, whatever their port.
    """

    hosts: frozenset[str] | None
    cookie: str
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    password: str | None = None

    def knows(self, given: str | None) -> bool:
        """Tell whether `given` is the token, in a time that tells nothing of it."""
        return given is not None and secrets.compare_digest(given.encode(), self.token.encode())

    def accepts(self, password: str) -> bool:
        """Tell whether `password` is the one that was set, in a time that tells nothing of it."""
        return self.password is not None and secrets.compare_digest(password.encode(), self.password.encode())


def local(port: int) -> Guard:
    """Return the guard of a server that this machine alone can reach."""
    named = {f"{name}:{port}" for name in _LOOPBACK} | (_LOOPBACK if port == _USUAL_PORT else set())
    return Guard(hosts=frozenset(named), cookie=f"headwater-{port}")


class Guarded:
    """The app behind its guard: nobody without token or password, no change from elsewhere, nothing too large."""

    def __init__(self, app: ASGIApp, guard: Guard, most_bytes: Mapping[str, int]) -> None:
        """Guard `app`; `most_bytes` are how many a request may carry, by its path, where that is more than a form needs."""
        self._app, self._guard, self._most = app, guard, most_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or hand it on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refusal = self._refusal(scope, headers)
        answer = _with_headers(send)
        if refusal is not None:
            await refusal(scope, receive, answer)
            return
        await self._app(scope, _bounded(receive, self._most_of(scope)), answer)

    def _refusal(self, scope: Scope, headers: Headers) -> ASGIApp | None:
        """Return what to answer a request that is not let in; None if it is."""
        if not self._is_here(headers):
            return _plain(421, "This is not the address of this server. Open the link that Headwater printed.")
        if scope["method"] not in _SAFE and not self._is_ours(headers):
            return _plain(403, "A change has to come from one of Headwater's own pages.")
        most = self._most_of(scope)
        if _length(headers) > most:
            return _heard_out(_plain(413, f"That is too large: at most {most // 1_000_000} MB can be taken at once."))
        is_open = scope["path"].startswith("/static/") or self._guard.knows(_cookie(headers, self._guard.cookie))
        return None if is_open else self._at_the_door(scope)

    def _at_the_door(self, scope: Scope) -> ASGIApp | None:
        """Return what to answer somebody who has not come in yet; None for the page that asks for the password."""
        if self._guard.password is not None:
            return None if scope["path"] == "/enter" else RedirectResponse("/enter", 303)
        query = parse_qs(scope["query_string"].decode("ascii", "replace"))
        if self._guard.knows(query.get("token", [None])[0]):
            return self._let_in(scope["path"])
        return _plain(403, "Open the link that Headwater printed: it carries the key to this page.")

    def _most_of(self, scope: Scope) -> int:
        """Return how many bytes a request may carry."""
        return self._most.get(scope["path"], _MOST_OF_A_FORM)

    def _is_here(self, headers: Mapping[str, str]) -> bool:
        """Tell whether the server is asked for under a name of its own."""
        return self._guard.hosts is None or headers.get("host", "").casefold() in self._guard.hosts

    def _is_ours(self, headers: Mapping[str, str]) -> bool:
        """Tell whether a change comes from one of our own pages, as the browser tells where it comes from."""
        site, origin = headers.get("sec-fetch-site"), headers.get("origin")
        if site is not None:
            return site == "same-origin"
        if origin is None:
            return headers.get("x-headwater") == "1"
        return origin.partition("://")[2].casefold() == headers.get("host", "").casefold()

    def _let_in(self, path: str) -> RedirectResponse:
        """Return the way on, without the token in the address, and with it in a cookie that scripts cannot read."""
        return entered(self._guard, path if path.startswith("/") and not path.startswith("//") else "/")


def entered(guard: Guard, path: str) -> RedirectResponse:
    """Return the way to `path` for somebody who may come in."""
    answer = RedirectResponse(path, 303)
    answer.set_cookie(guard.cookie, guard.token, max_age=_KEPT_SECONDS, httponly=True, samesite="lax", path="/")
    return answer


def _plain(status: int, text: str) -> PlainTextResponse:
    return PlainTextResponse(text, status)


def _heard_out(answer: ASGIApp) -> ASGIApp:
    """Return an answer that is given when all was sent: browsers show none that comes while they still send.

    Nothing of it is kept. Who sends far more than anybody would by mistake is not heard out.
    """

    async def given(scope: Scope, receive: Receive, send: Send) -> None:
        heard, goes_on = 0, True
        while goes_on and heard < _MOST_HEARD:
            message = await receive()
            heard += len(message.get("body", b""))
            goes_on = message.get("more_body", False)
        await answer(scope, receive, send)

    return given


def _length(headers: Mapping[str, str]) -> int:
    told = headers.get("content-length", "")
    return int(told) if told.isascii() and told.isdigit() else 0


def _cookie(headers: Mapping[str, str], name: str) -> str | None:
    """Return a cookie, whatever others stand beside it: browsers send those of every server of one machine."""
    return cookie_parser(headers.get("cookie", "")).get(name)


def _with_headers(send: Send) -> Send:
    async def answer(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return answer


def _bounded(receive: Receive, most: int) -> Receive:
    """Return the same stream of messages, which ends once more bytes have come than may, however large it said to be."""
    seen = 0

    async def bounded() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > most:
            return {"type": "http.disconnect"}
        return message

    return bounded
