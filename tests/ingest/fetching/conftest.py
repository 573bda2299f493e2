"""What the tests of fetching share: a web on this computer, names that lead to it, and a clock that can be put on."""

import socket
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pytest

from headwater.ingest.fetch import Known, Manners, Outside, Result, fetch
from headwater.ingest.fetching.exchange import Limits
from headwater.ingest.members import Broken, Link
from ingest.fetching.server import Web, running

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
SMALL = Limits(size_bytes=1_000_000)
# For servers that never end: a page of theirs costs the tests a second, and no other page can fail because a computer is slow.
QUICK = Manners(limits=Limits(read_s=0.15, whole_s=0.35, size_bytes=1_000_000))
HERE = "127.0.0.1"
OPEN = "203.0.114.9"  # a number of the open internet; in these tests it is this computer
_CONNECT = socket.socket.connect


@pytest.fixture
def connected(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let connections to this computer through the wall around the network, and return the numbers they are made to."""
    made: list[str] = []

    def connect(line: socket.socket, place: tuple[str, int]) -> None:
        made.append(place[0])
        if place[0] not in {HERE, OPEN}:
            raise OSError(101, "Network is unreachable")
        _CONNECT(line, (HERE, place[1]))

    monkeypatch.setattr("socket.socket.connect", connect)
    return made


@pytest.fixture
def web(connected: list[str]) -> Iterator[Web]:
    """Return a web that is there for one test."""
    assert connected == []
    with running() as web:
        yield web


@dataclass(slots=True)
class Hurry:
    """A clock on which a pause passes at once; one that `stands` moves by pauses alone, however slow the computer is."""

    pauses: list[float] = field(default_factory=list)
    stands: bool = False

    def ticks(self) -> float:
        """Return the time in seconds."""
        return sum(self.pauses) + (0.0 if self.stands else time.monotonic())

    def pause(self, seconds: float) -> None:
        """Let time pass."""
        self.pauses.append(seconds)


def look_up(host: str, _: int) -> Sequence[str]:
    """Return where a host of the tests is: all that end in ".example" are this computer."""
    if not host.endswith(".example"):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
    return (HERE,)


@dataclass(slots=True)
class Asker:
    """Fetches for a test: privately, quickly, and with what it takes noted."""

    web: Web
    hurry: Hurry = field(default_factory=Hurry)
    told: list[str] = field(default_factory=list)
    known: dict[str, Known] = field(default_factory=dict)
    private: bool = True
    look_up: Callable[[str, int], Sequence[str]] = look_up

    def all(self, *urls: str, manners: Manners | None = None, **options: Any) -> list[Result]:  # noqa: ANN401 - fetch's own
        """Return the results of addresses, in the order in which they come."""
        outside = Outside(today=lambda: NOW, ticks=self.hurry.ticks, pause=self.hurry.pause, look_up=self.look_up)
        links = [Link(path=f"list.txt#{number}", url=url) for number, url in enumerate(urls, 1)]
        return list(
            fetch(
                links,
                known=self.known.get,
                private=self.private,
                report=self.told.append,
                manners=manners or Manners(limits=SMALL),
                outside=outside,
                **options,
            )
        )

    def one(self, url: str, **options: Any) -> Result:  # noqa: ANN401 - fetch's own
        """Return the only result of one address."""
        (result,) = self.all(url, **options)
        return result

    def failure(self, url: str, **options: Any) -> Broken:  # noqa: ANN401 - fetch's own
        """Return why an address cannot be had."""
        result = self.one(url, **options)
        assert isinstance(result, Broken), result
        return result


@pytest.fixture
def asker(web: Web) -> Asker:
    """Return one who fetches from the test's web."""
    return Asker(web)
