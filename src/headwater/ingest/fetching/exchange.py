"""One request and its answer: the only place in Headwater that opens a connection.

Every connection is made to the very IP address that was looked at, and no name is looked up twice. Proxies that the environment
names are not used: behind one nobody could tell which machine is asked. Certificates are verified against the system's list and
certifi's. No cookie, password or referring page is sent but what the caller hands over.
"""

import socket
import ssl
import threading
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from ipaddress import ip_address
from typing import Literal

import httpcore

from headwater.ingest.fetching.addresses import Address
from headwater.ingest.fetching.reachable import name_refused, number_refused
from headwater.ingest.fetching.unpacking import unpacked
from headwater.ingest.members import MAX_BYTES

_SLICE_S = 0.5  # how long one wait for bytes may go on unasked whether the run is still wanted
_NUMBERS_TRIED = 2  # of each kind: a name may have a dozen


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How long and how much: to connect, between two pieces of an answer, for a whole answer, and its size when unpacked."""

    connect_s: float = 10.0
    read_s: float = 20.0
    whole_s: float = 60.0
    size_bytes: int = MAX_BYTES


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The status and headers of an answer; names in small letters, in the answer's order."""

    status: int
    headers: tuple[tuple[str, str], ...]

    def every(self, name: str) -> tuple[str, ...]:
        """Return every value of a header."""
        return tuple(value for key, value in self.headers if key == name)

    def first(self, name: str) -> str:
        """Return the first value of a header, "" where it is not there."""
        return next(iter(self.every(name)), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server answered. `body` is empty where the head showed that it is not wanted."""

    head: Head
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why there is no answer. "refused": not asked on purpose; "again": it may go better later; "failed": it would not."""

    reason: str
    kind: Literal["refused", "again", "failed"]


def looked_up(host: str, port: int) -> tuple[str, ...]:
    """Return the IP addresses of a host, in the order in which the system would try them.

    Raises:
        gaierror: the name is not known, or nobody can be asked.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(place[0]) for *_, place in found))


@cache
def trusted() -> ssl.SSLContext:
    """Return whose certificates are trusted, read from the system and certifi when the first secure page is asked for."""
    return httpcore.default_ssl_context()


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How answers are got. `private` permits this computer and private networks; `ended` is set when no more are wanted."""

    private: bool
    limits: Limits
    ticks: Callable[[], float]
    look_up: Callable[[str, int], Sequence[str]] = looked_up
    trusted: Callable[[], ssl.SSLContext] = trusted
    ended: threading.Event = field(default_factory=threading.Event)


class _Stopped(Exception):
    """An exchange came to an end before its answer did. Arguments: reason in words, kind of failure."""


def exchange(
    address: Address,
    headers: Mapping[str, str],
    way: Way,
    *,
    wanted: Callable[[Head], bool],
    cut_bytes: int | None = None,
) -> Answer | Failure:
    """Ask for a page once, and return the answer, unpacked. Redirects are not followed.

    The body is read only if its head is `wanted`. A body above the limit is a failure, or is cut after `cut_bytes`, if given.
    """
    guard = _Guard(way)
    try:
        secure = way.trusted() if address.scheme == "https" else None
        with httpcore.HTTPConnection(_origin(address), ssl_context=secure, network_backend=guard) as connection:
            response = connection.handle_request(_request(address, headers))
            head = Head(status=response.status, headers=tuple(_header(pair) for pair in response.headers))
            body = _body(response, head, way.limits.size_bytes, cut_bytes) if wanted(head) else b""
            return Answer(head=head, body=body)
    except _Stopped as stopped:
        reason, kind = stopped.args
        return Failure(reason=reason, kind=kind)
    except (zlib.error, EOFError) as error:
        told = str(error) if str(error).startswith(("it ", "the ")) else "they are damaged"
        return Failure(reason=f"its packed bytes cannot be unpacked: {told}", kind="failed")
    except httpcore.RemoteProtocolError:
        if guard.ended_early:
            return Failure(reason="the server broke off in the middle", kind="again")
        return Failure(reason="the server's answer is no proper HTTP", kind="failed")


class _Guard(httpcore.NetworkBackend):
    """Makes a connection to an IP address that was looked at first."""

    def __init__(self, way: Way) -> None:
        self._way = way
        self._deadline = way.ticks() + way.limits.whole_s
        self._line: _Line | None = None

    @property
    def ended_early(self) -> bool:
        """Tell whether the other side hung up."""
        return self._line is not None and self._line.hung_up

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - ours are in the limits
        local_address: str | None = None,  # noqa: ARG002 - the signature is the library's
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,  # noqa: ARG002 - same
    ) -> httpcore.NetworkStream:
        """Return a connection to the first of the host's machines that takes one; all of them must be ones that may be asked."""
        numbers = self._numbers(host, port)
        reasons = [reason for number in numbers if (reason := number_refused(number, private=self._way.private))]
        if reasons:
            raise _Stopped(reasons[0], "refused")
        failure = _Stopped("its server has no address", "failed")
        tried = _tried(numbers)
        for number in tried:
            # All but the last get a third of the time: many computers have a way to IPv6 that leads nowhere.
            time_s = self._way.limits.connect_s / (1 if number == tried[-1] else 3)
            try:
                self._line = _Line(self._connected(number, port, time_s), self._way, self._deadline)
            except TimeoutError:
                failure = _Stopped("its server does not answer", "again")
            except OSError as error:
                failure = _Stopped(f"its server cannot be reached ({error.strerror or 'no connection'})", "again")
            else:
                return self._line
        raise failure

    def _numbers(self, host: str, port: int) -> Sequence[str]:
        """Return the host's IP addresses; the host may be one."""
        if ":" in host or host.rpartition(".")[2].isdigit():
            return (str(ip_address(host)),)
        if not self._way.private and (reason := name_refused(host)):
            raise _Stopped(reason, "refused")
        try:
            return self._way.look_up(host, port)
        except (socket.gaierror, UnicodeError) as error:
            reason = "its server's name cannot be looked up: it is wrong, or this computer is offline"
            raise _Stopped(reason, "again" if error.args[0] == socket.EAI_AGAIN else "failed") from error

    def _connected(self, number: str, port: int, time_s: float) -> socket.socket:
        left = min(time_s, self._deadline - self._way.ticks())
        if left <= 0 or self._way.ended.is_set():
            raise TimeoutError
        line = socket.socket(socket.AF_INET6 if ":" in number else socket.AF_INET, socket.SOCK_STREAM)
        try:
            line.settimeout(left)
            line.connect((number, port))
        except OSError:
            line.close()
            raise
        return line


class _Line(httpcore.NetworkStream):
    """A connection that ends when the time for the whole answer is up, however steadily it drips."""

    def __init__(self, line: socket.socket, way: Way, deadline: float) -> None:
        self._line = line
        self._way = way
        self._deadline = deadline
        self.hung_up = False

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002 - ours are in the limits
        """Return the next bytes, none at the end."""
        since = self._way.ticks()
        while True:
            self._line.settimeout(self._left(since))
            try:
                got = self._line.recv(max_bytes)
            except TimeoutError:
                continue
            except OSError as error:
                raise _Stopped("the connection broke", "again") from error
            self.hung_up = not got
            return got

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002 - same
        """Send bytes."""
        self._line.settimeout(self._way.limits.read_s)
        try:
            self._line.sendall(buffer)
        except OSError as error:
            raise httpcore.WriteError from error  # the library goes on to read why

    def close(self) -> None:
        """Hang up."""
        self._line.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002 - ours are in the limits
    ) -> httpcore.NetworkStream:
        """Return the connection made secure, with a certificate that is the host's own."""
        self._line.settimeout(max(_SLICE_S, min(self._way.limits.connect_s, self._deadline - self._way.ticks())))
        try:
            self._line = ssl_context.wrap_socket(self._line, server_hostname=server_hostname)
        except ssl.SSLCertVerificationError as error:
            raise _Stopped(f"its server's certificate cannot be trusted ({error.verify_message})", "failed") from error
        except ssl.SSLError as error:
            raise _Stopped("no secure connection can be made to its server", "failed") from error
        except OSError as error:
            raise _Stopped("its server does not answer", "again") from error
        return self

    def _left(self, since: float) -> float:
        """Return how long to wait for bytes before asking again; stop where there is nothing more to wait for."""
        now, limits = self._way.ticks(), self._way.limits
        if self._way.ended.is_set():
            raise _Stopped("the run was ended", "failed")
        if now >= self._deadline:
            raise _Stopped(f"its answer was not complete after {limits.whole_s:g} seconds", "failed")
        if now - since >= limits.read_s:
            raise _Stopped(f"its server fell silent for {limits.read_s:g} seconds", "again")
        return max(0.001, min(_SLICE_S, self._deadline - now, limits.read_s - (now - since)))


def _tried(numbers: Sequence[str]) -> list[str]:
    """Return the first few numbers of either kind, in their order."""
    kinds = [[number for number in numbers if (":" in number) == new][:_NUMBERS_TRIED] for new in (True, False)]
    return [number for number in numbers if number in kinds[0] + kinds[1]]


def _origin(address: Address) -> httpcore.Origin:
    return httpcore.Origin(address.scheme.encode(), address.host.encode(), address.port)


def _request(address: Address, headers: Mapping[str, str]) -> httpcore.Request:
    url = httpcore.URL(
        scheme=address.scheme.encode(), host=address.host.encode(), port=address.port, target=address.target.encode()
    )
    sent = {"Host": address.place, **headers, "Connection": "close"}
    return httpcore.Request(b"GET", url, headers=[(name.encode(), value.encode()) for name, value in sent.items()])


def _header(pair: tuple[bytes, bytes]) -> tuple[str, str]:
    """Return a header's name and value as text: UTF-8 where it is, though only ASCII is promised."""
    name, value = pair
    try:
        return name.decode("latin-1").lower(), value.decode().strip()
    except UnicodeDecodeError:
        return name.decode("latin-1").lower(), value.decode("latin-1").strip()


def _body(response: httpcore.Response, head: Head, most: int, cut: int | None) -> bytes:
    """Return the body, unpacked. What a server says of its length is believed only where it says that it is too long."""
    told = head.first("content-length")
    if cut is None and told.isdecimal() and len(told) < 20 and int(told) > most:
        raise _Stopped(_too_large(most), "failed")
    body = bytearray()
    for piece in unpacked(_counted(response, most), ", ".join(head.every("content-encoding"))):
        body += piece
        if cut is not None and len(body) >= cut:
            return bytes(body[:cut])
        if len(body) > most:
            raise _Stopped(_too_large(most), "failed")
    return bytes(body)


def _counted(response: httpcore.Response, most: int) -> Iterator[bytes]:
    """Yield the body as it comes, and stop where it is too large before it is unpacked."""
    count = 0
    for piece in response.iter_stream():
        count += len(piece)
        if count > most:
            raise _Stopped(_too_large(most), "failed")
        yield piece


def _too_large(most: int) -> str:
    return f"it is larger than {most // 1_000_000} MB"
