"""Addresses on the web: what one asks for, told exactly, and whether two are the same."""

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import quote, urljoin

import idna

from headwater.errors import RefusedAddress

_PORTS = {"http": 80, "https": 443}
_MAX_LENGTH = 8_000
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
_PARTS = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://([^/?#]*)([^?#]*)(?:\?([^#]*))?(?:#.*)?", re.DOTALL)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_PLACE = re.compile(r"(\[[^\]]*\]|[^:\[\]]*)(?::(\d{0,5}))?")
_NAME = re.compile(
    r"(?=.{1,253}$)[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*"
)
_NUMBER = re.compile(r"\d+|0x[0-9a-f]*")
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_PLAIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
# What a query carries only to tell who led the reader to the page.
_TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|gclsrc|msclkid|yclid|twclid|ttclid|li_fat_id|igshid|mc_[ce]id|_hsenc|_hsmi)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """What an http or https address asks for: which server, and what of it. `target` is path and query, in ASCII."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def place(self) -> str:
        """Return host and port as a request names them; a port that goes without saying is left out."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Return what one robots.txt speaks for."""
        return f"{self.scheme}://{self.place}"

    @property
    def url(self) -> str:
        """Return the whole address, without a fragment."""
        return self.origin + self.target


def address(url: str) -> Address:
    """Return what `url` asks for. No name is looked up.

    Forms that two programs could read differently (a backslash, a host written as one number) are refused, not guessed at.

    Raises:
        RefusedAddress: it is no http or https address, or names a user, or is of an odd form.
    """
    scheme, authority, path, query = _parted(url)
    if "@" in authority:
        raise RefusedAddress(url.replace(authority.rpartition("@")[0], "...", 1), "it holds a user's name or password")
    place = _PLACE.fullmatch(authority)
    if place is None:
        raise RefusedAddress(url, "its server's name is of an odd form")
    port = int(place[2]) if place[2] else _PORTS[scheme]
    if not 0 < port < 65536:
        raise RefusedAddress(url, "its port is no port")
    host = _bracketed(url, place[1]) if place[1].startswith("[") else _host(url, place[1])
    target = _walked(_quoted(path))
    return Address(
        scheme=scheme, host=host, port=port, target=target if query is None else f"{target}?{_quoted(query)}"
    )


def joined(base: Address, location: str) -> Address:
    """Return where `location`, as an answer from `base` gives it, leads.

    Raises:
        RefusedAddress: as `address`.
    """
    if _UNSEEN.search(location.strip()) or "\\" in location.partition("?")[0]:
        raise RefusedAddress(base.url, "it leads on to an address of an odd form")
    try:
        return address(urljoin(base.url, location.strip()))
    except ValueError as error:
        raise RefusedAddress(base.url, "it leads on to an address of an odd form") from error


def same_address(url: str) -> str:
    """Return a form of `url` that two addresses share only if they ask for the same.

    The fragment, a port that goes without saying and what only tells where the reader came from are dropped; letters' escapes are
    undone. It is for comparing: what is fetched is the address as given.
    """
    try:
        asked = address(url)
    except RefusedAddress:
        return url.strip()
    path, mark, query = asked.target.partition("?")
    kept = [part for part in query.split("&") if part and not _TRACKING.fullmatch(part.partition("=")[0])]
    return asked.origin + _unescaped(path) + (mark + _unescaped("&".join(kept)) if kept else "")


def _parted(url: str) -> tuple[str, str, str, str | None]:
    """Return scheme, authority, path and query of an address that is written as one should be."""
    written = url.strip()
    if len(written) > _MAX_LENGTH:
        raise RefusedAddress(written[:80] + "...", f"it is longer than {_MAX_LENGTH:,} characters")
    if _UNSEEN.search(written):
        raise RefusedAddress(_UNSEEN.sub("\ufffd", written), "it holds characters that cannot be seen")
    scheme = _SCHEME.match(written)
    if scheme and scheme[1].lower() not in _PORTS and not written[scheme.end() :].partition("/")[0].isdigit():
        raise RefusedAddress(written, f"only http and https are fetched, not {scheme[1].lower()[:20]}")
    parts = _PARTS.fullmatch(written)
    if parts is None or not parts[2]:
        raise RefusedAddress(written, "it is no address of the form https://example.org/page")
    if "\\" in parts[2] + parts[3]:
        raise RefusedAddress(written, "it holds a backslash")
    return parts[1].lower(), parts[2], parts[3], parts[4]


def _bracketed(url: str, host: str) -> str:
    """Return the IPv6 address in brackets."""
    try:
        return ipaddress.IPv6Address(host[1:-1].partition("%")[0] if "%" not in host else "").compressed
    except ValueError as error:
        raise RefusedAddress(url, "its server's number is of an odd form") from error


def _host(url: str, host: str) -> str:
    """Return a host's name in the letters that are looked up, or its IPv4 address."""
    try:
        name = host.lower() if host.isascii() else idna.encode(host, uts46=True).decode("ascii")
    except idna.IDNAError as error:
        raise RefusedAddress(url, "its server's name is of an odd form") from error
    name = name.removesuffix(".")
    if not _NAME.fullmatch(name):
        raise RefusedAddress(url, "its server's name is of an odd form")
    if _NUMBER.fullmatch(name.rpartition(".")[2]):
        try:
            return str(ipaddress.IPv4Address(name))
        except ValueError as error:
            raise RefusedAddress(url, "its server's number is of an odd form") from error
    return name


def _quoted(part: str) -> str:
    """Return a path or query in the characters that a request may hold."""
    return quote(part, safe="%/:=&?~+!$,;'@()*[]|")


def _walked(path: str) -> str:
    """Return a path without the steps "." and "..", however they are spelled: what robots.txt forbids has one name only."""
    steps: list[str] = []
    names = path.split("/")[1:] or [""]
    for index, name in enumerate(names):
        step = name.lower().replace("%2e", ".")
        if step == ".." and steps:
            steps.pop()
        if step not in {".", ".."}:
            steps.append(name)
        elif index == len(names) - 1:
            steps.append("")
    return "/" + "/".join(steps)


def _unescaped(part: str) -> str:
    """Return `part` with the escapes of letters and digits undone and all others in capitals."""

    def plain(escape: re.Match[str]) -> str:
        letter = chr(int(escape[1], 16))
        return letter if letter in _PLAIN else escape[0].upper()

    return _ESCAPE.sub(plain, part)
