"""Which machines may be asked: a list of links from a stranger must not reach into the user's own network."""

import socket
from collections.abc import Sequence

import pytest

from headwater.errors import RefusedAddress
from headwater.ingest.fetch import Fetched
from ingest.fetching.conftest import HERE, OPEN, Asker
from ingest.fetching.server import Web, moved, page


@pytest.fixture
def stranger(web: Web) -> Asker:
    """Return one who fetches without leave to ask private addresses. All names of the tests lead to this computer."""
    return Asker(web, private=False)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "localhost", "LOCALHOST.",
        "box.localhost", "printer.local", "metadata.google.internal", "10.0.0.1", "192.168.1.1",
        "172.16.0.1", "169.254.169.254", "0.0.0.0", "100.100.100.200", "224.0.0.1", "255.255.255.255", "[::1]", "[::]",  # noqa: S104
        "[::ffff:127.0.0.1]", "[::ffff:a9fe:a9fe]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[fe80::1]", "[fd00::1]",
        "[ff02::1]", "[::127.0.0.1]", "2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "127.1", "0",
        "127.0.0.1.", "paper.example",
        "１２７.０.０.１", "127。0。0。1", "ⓛocalhost",
    ],
)  # fmt: skip
def test_no_form_of_a_private_address_is_asked(stranger: Asker, connected: list[str], host: str) -> None:
    """There are many ways to write this computer's number; none of them opens it."""
    failure = stranger.failure(f"http://{host}:{stranger.web.port}/")

    assert isinstance(failure.error, RefusedAddress)
    assert (connected, stranger.web.asked) == ([], [])


def test_every_machine_behind_a_name_is_looked_at(web: Web, connected: list[str]) -> None:
    """A name that leads to one public machine and one private is a trap."""
    asker = Asker(web, private=False, look_up=lambda *_: (OPEN, "10.0.0.7"))

    assert isinstance(asker.failure("http://trap.example/").error, RefusedAddress)
    assert connected == []


def test_the_number_that_was_looked_at_is_the_one_connected_to(web: Web, connected: list[str]) -> None:
    """A name that leads elsewhere the second time it is looked up (DNS rebinding) gains nothing by it."""
    asked: list[str] = []

    def rebinding(host: str, _: int) -> Sequence[str]:
        asked.append(host)
        return (OPEN,) if len(asked) == 1 else (HERE,)

    asker = Asker(web, private=False, look_up=rebinding)

    assert isinstance(asker.failure(web.url("trap.example/")).error, RefusedAddress)
    assert connected == [OPEN]
    assert [asked.target for asked in web.asked] == ["/robots.txt"]


@pytest.mark.parametrize(
    "to",
    [
        "http://10.0.0.1/",
        "http://169.254.169.254/latest",
        "//[::1]/",
        "http://127.0.0.1:{port}/",
        "http://here.example/",
    ],
)
@pytest.mark.parametrize("target", ["a", "robots.txt"])
def test_no_answer_can_lead_to_a_private_address(web: Web, connected: list[str], to: str, target: str) -> None:
    """Each place on the way is looked at like the first, for a page as for permissions."""
    asker = Asker(web, private=False, look_up=lambda host, _: (HERE if host == "here.example" else OPEN,))
    web.put(f"paper.example/{target}", moved(to.format(port=web.port)))

    failure = asker.failure(web.url("paper.example/a"))

    assert isinstance(failure.error, RefusedAddress)
    assert set(connected) == {OPEN}


def test_leave_opens_this_computer_and_no_more(web: Web, asker: Asker) -> None:
    """A server of one's own may be asked; where clouds keep their keys may not."""
    web.put("127.0.0.1/a", page())

    assert isinstance(asker.one(web.url("127.0.0.1/a")), Fetched)
    assert isinstance(asker.failure("http://169.254.169.254/latest/meta-data/").error, RefusedAddress)


def test_a_second_machine_is_tried_when_the_first_is_out_of_reach(web: Web, connected: list[str]) -> None:
    """Many names lead to an IPv6 address first, on computers that have none."""
    asker = Asker(web, look_up=lambda *_: ("fd00::1", HERE))

    assert isinstance(asker.one(web.put("paper.example/a", page())), Fetched)
    assert connected == ["fd00::1", HERE] * 2


def test_a_name_with_many_machines_is_tried_in_both_ways(web: Web, connected: list[str]) -> None:
    """A dozen numbers that this computer has no way to must not hide the one that it has."""
    asker = Asker(web, look_up=lambda *_: (*(f"fd00::{number}" for number in range(1, 9)), HERE))

    assert isinstance(asker.one(web.put("paper.example/a", page())), Fetched)
    assert connected == ["fd00::1", "fd00::2", HERE] * 2


def test_a_name_is_looked_up_for_the_port_asked(web: Web) -> None:
    """Nothing else of the address goes to whoever knows names."""
    seen: list[tuple[str, int]] = []

    def noting(host: str, port: int) -> Sequence[str]:
        seen.append((host, port))
        raise socket.gaierror(socket.EAI_NONAME, "not known")

    Asker(web, look_up=noting).failure("https://Bücher.example/geheim?x=1")

    assert set(seen) == {("xn--bcher-kva.example", 443)}
