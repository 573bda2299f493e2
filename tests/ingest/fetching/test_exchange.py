"""One request and its answer, secure and not."""

import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from headwater.ingest.fetching.addresses import address
from headwater.ingest.fetching.exchange import Answer, Failure, Limits, Way, exchange, looked_up, trusted
from ingest.fetching.conftest import HERE, SMALL
from ingest.fetching.server import BODY, Web, page, running, silence

GIVEN = b"HTTP/1.1 200\r\nX-Name: \xc3\xa4\r\nX-Old: \xe4\r\nX-Twice: 1\r\nX-Twice: 2\r\nContent-Length: 1\r\n\r\nx"


ODD = [
    b"", b"\r\n\r\n", b"\x00\x01\x02", b"HTTP/1.1 200", b"HTTP/1.1 OK\r\n\r\n", b"HTTP/1.1 100 Continue\r\n\r\n",
    b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\nabc",
    b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
    b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nhello", b"HTTP/1.1 200 OK\r\nA: \x00\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFFFFFFFFF\r\nhello",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", b"HTTP/1.1 200 " + b"x" * 200_000 + b"\r\n\r\n",
]  # fmt: skip


def way(limits: Limits = SMALL, trust: Callable[[], ssl.SSLContext] = trusted) -> Way:
    """Return a way to this computer."""
    return Way(private=True, limits=limits, ticks=time.monotonic, look_up=lambda *_: (HERE,), trusted=trust)


def asked(url: str, by: Way) -> Answer | Failure:
    """Return the answer to one request."""
    return exchange(address(url), {}, by, wanted=lambda _: True)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a file with a key and a certificate for secure.example that nobody has signed but itself."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl is not installed")
    folder = tmp_path_factory.mktemp("certificate")
    names = ["-subj", "/CN=secure.example", "-addext", "subjectAltName=DNS:secure.example", "-days", "2"]
    kind = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
    subprocess.run(
        [openssl, *kind, *names, "-keyout", "key", "-out", "cert"], cwd=folder, check=True, capture_output=True
    )
    both = folder / "both"
    both.write_bytes((folder / "key").read_bytes() + (folder / "cert").read_bytes())
    return both


@pytest.fixture
def secure(certificate: Path, connected: list[str]) -> Iterator[Web]:
    """Return a web behind that certificate."""
    assert connected == []
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with running(lambda line: context.wrap_socket(line, server_side=True)) as web:
        web.put("secure.example/a", page())
        yield web


def test_a_secure_page_comes_where_its_certificate_is_trusted(secure: Web, certificate: Path) -> None:
    """The name that was asked for counts, not the number that was connected to."""
    by = way(trust=lambda: ssl.create_default_context(cafile=certificate))

    answer = asked(secure.url("secure.example/a", "https"), by)

    assert isinstance(answer, Answer)
    assert answer.body == BODY


def test_a_certificate_nobody_vouches_for_is_refused(secure: Web) -> None:
    """Whoever sits between could have written the page."""
    failure = asked(secure.url("secure.example/a", "https"), way())

    assert isinstance(failure, Failure)
    assert "certificate cannot be trusted" in failure.reason
    assert secure.asked == []


def test_a_certificate_for_another_name_is_refused(secure: Web, certificate: Path) -> None:
    """It proves who somebody else is."""
    by = way(trust=lambda: ssl.create_default_context(cafile=certificate))

    failure = asked(secure.url("other.example/a", "https"), by)

    assert isinstance(failure, Failure)
    assert "certificate cannot be trusted" in failure.reason


def test_a_server_that_speaks_no_tls_is_told(connected: list[str]) -> None:
    """A wrong scheme ends in words, not in a trace."""

    def greeted(line: socket.socket) -> socket.socket:
        line.sendall(b"SSH-2.0-harbour\r\n")
        return line

    with running(greeted) as web:
        failure = asked(web.url("paper.example/a", "https"), way())

    assert failure == Failure(reason="no secure connection can be made to its server", kind="failed")
    assert connected == [HERE]


def test_a_server_that_is_silent_before_the_first_word_is_left(web: Web) -> None:
    """Also a handshake has its time."""
    by = way(limits=Limits(connect_s=0.2))

    failure = asked(web.url("paper.example/a", "https"), by)

    assert failure == Failure(reason="its server does not answer", kind="again")


def test_a_closed_port_is_told(web: Web) -> None:
    """Nobody listens there now; somebody may later."""
    with running() as gone:
        url = gone.url("paper.example/a")

    failure = asked(url, way())

    assert isinstance(failure, Failure)
    assert failure.kind == "again"
    assert web.asked == []


def test_headers_are_read_as_they_were_meant(web: Web) -> None:
    """UTF-8 where it is, else Latin letters; repeated ones are all kept."""
    answer = asked(web.put("paper.example/a", GIVEN), way())

    assert isinstance(answer, Answer)
    assert (answer.head.first("x-name"), answer.head.first("x-old"), answer.head.every("x-twice")) == (
        "ä",
        "ä",
        ("1", "2"),
    )
    assert answer.head.first("x-none") == ""


@pytest.mark.parametrize("head", ODD)
def test_an_answer_against_the_rules_is_told(web: Web, head: bytes) -> None:
    """What no browser would show is no page either."""
    failure = asked(web.put("paper.example/a", head), way())

    assert isinstance(failure, Failure)
    assert failure.reason in {"the server's answer is no proper HTTP", "the server broke off in the middle"}


def test_a_run_that_was_ended_waits_for_nobody(web: Web) -> None:
    """Ctrl-C must not wait for a server that never answers."""
    by = way(limits=Limits(read_s=500, whole_s=500))
    url = web.put("paper.example/a", silence)
    threading.Timer(0.05, by.ended.set).start()

    assert asked(url, by) == Failure(reason="the run was ended", kind="failed")


def test_names_are_looked_up_once_for_each_number(monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's answer may name a number for each kind of connection."""
    answer = [
        (2, 1, 6, "", ("203.0.114.9", 80)),
        (10, 1, 6, "", ("2606:4700::1", 80, 0, 0)),
        (2, 1, 6, "", ("203.0.114.9", 80)),
    ]
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: answer)

    assert looked_up("paper.example", 80) == ("203.0.114.9", "2606:4700::1")
