"""A web on this computer: one server that plays many hosts, well-behaved and not, and tells what it was asked."""

import gzip
import socket
import socketserver
import struct
import threading
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http import HTTPStatus

BODY = b"<html><body><p>The harbour reopened on Monday, the port office said.</p></body></html>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A request as it came."""

    host: str
    target: str
    headers: dict[str, str]

    @property
    def page(self) -> str:
        """Return host and target, as pages are put."""
        return self.host + self.target


Script = Callable[[Asked, socket.socket], None]
Reply = bytes | Script | list[bytes]


def page(body: bytes = BODY, status: int = 200, **headers: str) -> bytes:
    """Return a whole answer; underscores in the names of headers stand for hyphens."""
    named = {"Content-Type": "text/html", "Content-Length": str(len(body))}
    named |= {name.replace("_", "-").title(): value for name, value in headers.items()}
    lines = "".join(f"{name}: {value}\r\n" for name, value in named.items() if value)
    return f"HTTP/1.1 {status} {HTTPStatus(status).phrase}\r\n{lines}\r\n".encode() + body


def packed(body: bytes = BODY, coding: str = "gzip") -> bytes:
    """Return an answer with the body packed."""
    forms = {"gzip": gzip.compress(body, mtime=0), "deflate": zlib.compress(body)}
    return page(forms.get(coding, body), content_encoding=coding)


def moved(to: str, status: int = 302, **headers: str) -> bytes:
    """Return an answer that sends on."""
    return page(b"", status, location=to, **headers)


def endless(head: bytes, piece: bytes) -> Script:
    """Return a script that sends a beginning and then the same piece for ever."""

    def play(_: Asked, line: socket.socket) -> None:
        line.sendall(head)
        while True:
            line.sendall(piece)

    return play


CHUNKS_FOR_EVER = endless(
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n",
    b"4000\r\n" + b"x" * 16384 + b"\r\n",
)
HEADERS_FOR_EVER = endless(b"HTTP/1.1 200 OK\r\n", b"X-More: " + b"y" * 1000 + b"\r\n")
PATIENCE_FOR_EVER = endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 100)
BYTES_FOR_EVER = endless(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", b"z" * 65536)


def drip(_: Asked, line: socket.socket) -> None:
    """Send one byte after another, slowly, for ever."""
    line.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    line.settimeout(0.02)
    while True:
        line.sendall(b".")
        with suppress(TimeoutError):
            if not line.recv(1):
                return


def silence(_: Asked, line: socket.socket) -> None:
    """Say nothing until the other side hangs up."""
    line.recv(1)


def reset(_: Asked, line: socket.socket) -> None:
    """Begin a page, and break the connection."""
    line.sendall(page()[:-20])
    line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def cut_short(_: Asked, line: socket.socket) -> None:
    """Send less than was promised, and hang up."""
    line.sendall(page()[:-20])


def packed_cut_short(_: Asked, line: socket.socket) -> None:
    """Send a packed page without its end, though as long as promised."""
    line.sendall(page(gzip.compress(BODY)[:-12], content_encoding="gzip"))


def rubbish(_: Asked, line: socket.socket) -> None:
    """Answer as HTTP/0.9 did, without a head."""
    line.sendall(b"<html>\r\n<p>An answer from long ago.</p>\r\n\r\n</html>\r\n\r\n")


@dataclass(slots=True, kw_only=True)
class Web:
    """What is on the hosts, by host and target ("paper.example/a"), and what was asked, in order."""

    port: int
    pages: dict[str, Reply] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    at_once: dict[str, int] = field(default_factory=dict)
    most_at_once: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def url(self, page: str, scheme: str = "http") -> str:
        """Return the address of a page."""
        host, slash, target = page.partition("/")
        return f"{scheme}://{host}:{self.port}{slash}{target}"

    def put(self, page: str, reply: Reply) -> str:
        """Put a page on a host and return its address. Of a list of answers each is given once, the last for ever."""
        self.pages[page] = reply
        return self.url(page)

    def times_asked(self, page: str) -> int:
        """Return how often a page was asked for."""
        return sum(asked.page == page for asked in self.asked)

    def reply(self, asked: Asked) -> bytes | Script:
        """Return the next answer to a request."""
        with self.lock:
            self.asked.append(asked)
            found = self.pages.get(asked.page, page(b"not here", 404))
            if isinstance(found, list):
                return found.pop(0) if len(found) > 1 else found[0]
            return found

    @contextmanager
    def counted(self, host: str) -> Iterator[None]:
        """Count how many requests to one host are being answered at a time."""
        with self.lock:
            self.at_once[host] = self.at_once.get(host, 0) + 1
            self.most_at_once = max(self.most_at_once, *self.at_once.values())
        try:
            yield
        finally:
            with self.lock:
                self.at_once[host] -= 1


def _asked(line: socket.socket) -> Asked | None:
    """Read a request."""
    came = b""
    while b"\r\n\r\n" not in came:
        more = line.recv(65536)
        if not more:
            return None
        came += more
    first, *rest = came.decode("latin-1").split("\r\n\r\n")[0].split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (entry.partition(":") for entry in rest)}
    return Asked(host=headers["host"].rpartition(":")[0], target=first.split(" ")[1], headers=headers)


@contextmanager
def running(wrap: Callable[[socket.socket], socket.socket] = lambda line: line) -> Iterator[Web]:
    """Run the server for as long as it is wanted. `wrap` may make its connections secure."""

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            with suppress(OSError), wrap(self.request) as line:
                asked = _asked(line)
                if asked is None:
                    return
                reply = web.reply(asked)
                with web.counted(asked.host):
                    if isinstance(reply, bytes):
                        line.sendall(reply)
                    else:
                        reply(asked, line)

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True
        request_queue_size = 64

    with Server(("127.0.0.1", 0), Handler) as server:
        web = Web(port=server.server_address[1])
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield web
        finally:
            server.shutdown()
            thread.join()
