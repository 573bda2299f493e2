"""One address on its way to a page: what is asked for next after each answer, until there is a page or a reason."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from headwater.errors import NotFetched, RefusedAddress
from headwater.ingest.fetching.addresses import Address, joined
from headwater.ingest.fetching.cookies import Cookie, sent, taken
from headwater.ingest.fetching.exchange import Answer, Failure, Head
from headwater.ingest.fetching.permissions import PROGRAM, Permissions, permissions
from headwater.ingest.fetching.results import Fetched, Known, Result, Unchanged
from headwater.ingest.fetching.told import media_type, unread
from headwater.ingest.fetching.unpacking import ACCEPTED
from headwater.ingest.fetching.verdicts import (
    BUSY,
    PAGES,
    REDIRECTS,
    mark,
    sendable,
    status_words,
    unwanted,
    wait_s,
)
from headwater.ingest.members import Broken, Link, captured

_KINDS = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
# RFC 9309 (2022), section 2.3.1.2: a robots.txt more than five redirects away may count as none.
_PERMISSION_HOPS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How often and how long: attempts at one page, redirects, and the longest wait that a server may ask for."""

    tries: int = 3
    hops: int = 8
    wait_s: float = 120.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """An address that is to be asked for at `at`, and how it came there.

    `level` counts the lists that led to it. `trail` are the places that sent it on, each with the cookies it was asked with.
    `permission_for` is the origin whose robots.txt it is, None for a page.
    """

    link: Link
    at: Address
    level: int = 0
    tries: int = 0
    trail: tuple[tuple[str, tuple[Cookie, ...]], ...] = ()
    cookies: tuple[Cookie, ...] = ()
    known: Known | None = None
    permission_for: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What follows from an answer: a result, or the next request after `delay_s`.

    `shut` is why its server is to be asked for nothing more in this run, None where it may be.
    """

    result: Result | None = None
    next: Visit | None = None
    delay_s: float = 0.0
    shut: str | None = None


def permission_visit(origin: Address) -> Visit:
    """Return the visit to the robots.txt that speaks for a page's server."""
    at = replace(origin, target="/robots.txt")
    return Visit(link=Link(path=at.url, url=at.url), at=at, permission_for=origin.origin)


def headers(visit: Visit, version: str) -> Mapping[str, str]:
    """Return what a request says of itself."""
    known = visit.known
    every = {
        "User-Agent": f"{PROGRAM}/{version}",
        "Accept": _KINDS,
        "Accept-Encoding": ACCEPTED,
        "Cookie": sent(visit.cookies, visit.at),
        "If-None-Match": (known and sendable(known.etag) and known.etag) or "",
        "If-Modified-Since": (known and sendable(known.last_modified) and known.last_modified) or "",
    }
    return {name: value for name, value in every.items() if value}


def is_wanted(head: Head) -> bool:
    """Tell whether the body is worth reading."""
    return head.status in PAGES and unwanted(head) is None


def page_step(visit: Visit, got: Answer | Failure, patience: Patience, now: datetime) -> Step:
    """Return what follows from the answer to a request for a page."""
    onward = _onward(visit, got, patience, now)
    if isinstance(onward, Step):
        return onward
    if isinstance(onward, Failure):
        return Step(result=broken(visit, onward), shut=_shut(visit, got, patience, now))
    head = onward.head
    if head.status == 304 and visit.known:
        return Step(result=Unchanged(url=visit.link.url))
    reason = status_words(head.status) if head.status not in PAGES else unwanted(head)
    if reason is None and not onward.body.strip():
        reason = "its server sends an empty page"
    kind = None if reason else media_type(onward, visit.at)
    if kind is None:
        reason = reason or f"it is {unread(onward, visit.at)}"
        return Step(result=broken(visit, Failure(reason=reason, kind="failed")))
    return Step(result=_fetched(visit, onward, kind, now))


def permission_step(
    visit: Visit, got: Answer | Failure, patience: Patience, now: datetime
) -> Step | Permissions | Failure:
    """Return what follows from the answer to a request for a robots.txt: what it permits, or why all is to be left alone.

    Source: RFC 9309 (2022), section 2.3.1: none (4xx) permits all, trouble (5xx, no answer) nothing. A server that asks to be
    left alone (429) is left alone.
    """
    if isinstance(got, Answer) and got.head.status in REDIRECTS and len(visit.trail) >= _PERMISSION_HOPS:
        return Permissions()
    onward = _onward(visit, got, patience, now)
    if isinstance(onward, Failure):
        return replace(onward, reason=_led(visit, onward.reason))
    if isinstance(onward, Step):
        return onward
    if onward.head.status >= 500:
        words = f"its server's robots.txt cannot be had ({onward.head.status}), which keeps programs out for now"
        return Failure(reason=words, kind="failed")
    return permissions(onward.body)


def broken(visit: Visit, failure: Failure) -> Broken:
    """Return the address as one that cannot be had, for this reason."""
    error = RefusedAddress if failure.kind == "refused" else NotFetched
    return Broken(path=visit.link.url, error=error(visit.link.url, _led(visit, failure.reason)))


def _led(visit: Visit, reason: str) -> str:
    """Return the reason with the place that it holds for, where that is not the address as given."""
    return f"{reason} (it led on to {visit.at.url})" if visit.trail else reason


def _onward(visit: Visit, got: Answer | Failure, patience: Patience, now: datetime) -> Step | Failure | Answer:
    """Return the next request, or why there is none, or the answer if it is the last."""
    if isinstance(got, Failure):
        return _tried_again(visit, got, patience, 2.0**visit.tries)
    status = got.head.status
    if status in BUSY:
        delay = wait_s(got.head, now)
        last = Failure(reason=status_words(status), kind="failed" if (delay or 0.0) > patience.wait_s else "again")
        return _tried_again(visit, last, patience, 2.0**visit.tries if delay is None else delay)
    if status in REDIRECTS:
        return _redirected(visit, got.head, patience)
    return got


def _tried_again(visit: Visit, failure: Failure, patience: Patience, delay: float) -> Step | Failure:
    if failure.kind != "again" or visit.tries + 1 >= patience.tries:
        return failure
    return Step(next=replace(visit, tries=visit.tries + 1), delay_s=delay)


def _redirected(visit: Visit, head: Head, patience: Patience) -> Step | Failure:
    """Return the visit to the place that an answer names, which is checked like any other."""
    location = head.first("location")
    if not location:
        return Failure(reason=f"its server sends it on without saying where ({head.status})", kind="failed")
    try:
        at = joined(visit.at, location)
    except RefusedAddress as error:
        return Failure(reason=f"it leads on to {error.args[0]}: {error.args[1]}", kind="refused")
    cookies = taken(visit.cookies, head, visit.at)
    trail = (*visit.trail, (visit.at.url, visit.cookies))
    if visit.permission_for is None and (at.url, cookies) in trail:
        return Failure(reason="it leads in a circle", kind="failed")
    if len(trail) > patience.hops:
        return Failure(reason=f"it leads on more than {patience.hops} times", kind="failed")
    return Step(next=replace(visit, at=at, cookies=cookies, trail=trail))


def _shut(visit: Visit, got: Answer | Failure, patience: Patience, now: datetime) -> str | None:
    """Return why a server is to be left alone from now on: it says so, or asks for a longer wait than a run can take."""
    if isinstance(got, Failure) or got.head.status not in BUSY:
        return None
    delay = wait_s(got.head, now)
    long = delay is not None and delay > patience.wait_s
    return f"{visit.at.host} asked to be left alone" if long or got.head.status == 429 else None


def _fetched(visit: Visit, answer: Answer, kind: str, now: datetime) -> Fetched:
    capture = captured(
        visit.link.url,
        answer.body,
        kind,
        url=visit.at.url,
        fetched_at=now.replace(microsecond=0),
        given=visit.link.given,
    )
    return Fetched(capture=capture, etag=mark(answer.head, "etag"), last_modified=mark(answer.head, "last-modified"))
