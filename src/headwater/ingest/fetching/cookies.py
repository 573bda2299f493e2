"""Cookies that a server wants back before it shows a page: kept for that page and that server, and then forgotten."""

import re
from dataclasses import dataclass

from headwater.ingest.fetching.addresses import Address
from headwater.ingest.fetching.exchange import Head

_COOKIE = re.compile(r"\s*([\w!#$%&'*+.^`|~-]{1,200})\s*=\s*([\x21-\x3a\x3c-\x7e]{0,4000})\s*(?:;|$)", re.ASCII)
_SECURE = re.compile(r";\s*secure\s*(?:;|$)", re.IGNORECASE)
_MAX_COUNT = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Cookie:
    """A name and value that go back to one host; if `secure`, only over https."""

    host: str
    name: str
    value: str
    secure: bool


def taken(cookies: tuple[Cookie, ...], head: Head, at: Address) -> tuple[Cookie, ...]:
    """Return the cookies together with those that an answer from `at` sets."""
    jar = {(cookie.host, cookie.name): cookie for cookie in cookies}
    for line in head.every("set-cookie"):
        if found := _COOKIE.match(line):
            secure = bool(_SECURE.search(line))
            jar[at.host, found[1]] = Cookie(host=at.host, name=found[1], value=found[2], secure=secure)
    return tuple(jar[key] for key in sorted(jar))[:_MAX_COUNT]


def sent(cookies: tuple[Cookie, ...], to: Address) -> str:
    """Return the cookies that a request to `to` carries, as its header has them; "" for none."""
    own = (cookie for cookie in cookies if cookie.host == to.host and (to.scheme == "https" or not cookie.secure))
    return "; ".join(f"{cookie.name}={cookie.value}" for cookie in own)
