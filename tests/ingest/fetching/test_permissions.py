"""What a robots.txt permits: read once, obeyed always, and no page where it cannot be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.errors import NotFetched, RefusedAddress
from headwater.ingest.fetch import Fetched, Manners
from headwater.ingest.fetching.addresses import address
from headwater.ingest.fetching.permissions import permissions
from headwater.ingest.members import Broken
from ingest.fetching.conftest import QUICK, Asker
from ingest.fetching.server import BYTES_FOR_EVER, Reply, Web, moved, page, reset, silence

CLOSED = b"User-agent: *\nDisallow: /closed/\nAllow: /closed/press\n"


def robots(body: bytes) -> bytes:
    """Return an answer with a robots.txt."""
    return page(body, content_type="text/plain")


def test_a_closed_page_is_not_asked_for(web: Web, asker: Asker) -> None:
    """The outlet's wish counts, and the user is told."""
    web.put("paper.example/robots.txt", robots(CLOSED))

    failure = asker.failure(web.put("paper.example/closed/a", page()))

    assert isinstance(failure.error, RefusedAddress)
    assert "robots.txt asks programs to keep out" in str(failure.error)
    assert [asked.target for asked in web.asked] == ["/robots.txt"]


@pytest.mark.parametrize("target", ["open/../closed/a", "open/%2e%2E/closed/a", "%63losed/a", "./closed/a"])
def test_no_other_spelling_opens_a_closed_page(web: Web, asker: Asker, target: str) -> None:
    """One page has one permission."""
    web.put("paper.example/robots.txt", robots(CLOSED))

    assert isinstance(asker.failure(web.url(f"paper.example/{target}")).error, RefusedAddress)


def test_a_longer_rule_opens_what_a_shorter_one_closes(web: Web, asker: Asker) -> None:
    """RFC 9309: the most exact rule counts."""
    web.put("paper.example/robots.txt", robots(CLOSED))

    assert isinstance(asker.one(web.put("paper.example/closed/press", page())), Fetched)


def test_a_robots_txt_is_read_once(web: Web, asker: Asker) -> None:
    """Forty pages of one outlet are forty-one requests."""
    asker.all(*(web.put(f"paper.example/{number}", page()) for number in range(5)))

    assert web.times_asked("paper.example/robots.txt") == 1


@pytest.mark.parametrize(
    "reply",
    [
        page(b"", 404), page(b"", 403), page(b"<html>User-agent: *\nDisallow: /</html>"), robots(b""), robots(b"\xff\x00\xfe"),
        moved("/home"), robots(b"User-agent: otherbot\nDisallow: /"),
        robots(b"# " + b"x" * 600_000 + b"\nUser-agent: *\nDisallow: /"),
    ],
    ids=["none", "hidden", "a page", "empty", "no text", "moved to a page", "of another", "too long to be read whole"],
)  # fmt: skip
def test_where_nothing_is_forbidden_all_is_permitted(web: Web, asker: Asker, reply: Reply) -> None:
    """A server without a robots.txt has nothing against programs (RFC 9309)."""
    web.put("paper.example/robots.txt", reply)
    web.put("paper.example/home", page())

    assert isinstance(asker.one(web.put("paper.example/a", page())), Fetched)


def test_a_robots_txt_that_leads_on_for_ever_counts_as_none(web: Web, asker: Asker) -> None:
    """RFC 9309: five redirects are enough."""
    web.put("paper.example/robots.txt", moved("/robots.txt"))

    assert isinstance(asker.one(web.put("paper.example/a", page())), Fetched)
    assert web.times_asked("paper.example/robots.txt") == 6


def test_a_robots_txt_without_end_is_read_in_part(web: Web, asker: Asker) -> None:
    """Its first half megabyte counts."""
    web.put("paper.example/robots.txt", BYTES_FOR_EVER)

    assert isinstance(asker.one(web.put("paper.example/a", page())), Fetched)


def test_a_robots_txt_elsewhere_is_obeyed(web: Web, asker: Asker) -> None:
    """Many hosts send to the one that they are part of."""
    web.put("paper.example/robots.txt", moved(web.url("www.paper.example/robots.txt")))
    web.put("www.paper.example/robots.txt", robots(CLOSED))

    results = asker.all(web.put("paper.example/closed/a", page()), web.put("www.paper.example/closed/b", page()))

    assert [isinstance(result, Broken) and isinstance(result.error, RefusedAddress) for result in results] == [True] * 2


@pytest.mark.parametrize("reply", [page(b"", 500), page(b"", 503), page(b"", 429), reset, silence])
def test_where_it_cannot_be_read_nothing_is_asked(web: Web, asker: Asker, reply: Reply) -> None:
    """A server in trouble is not burdened; the user is told that this is why (RFC 9309)."""
    web.put("paper.example/robots.txt", reply)
    urls = [web.put("paper.example/a", page()), web.put("paper.example/b", page())]

    results = asker.all(*urls, manners=QUICK)

    assert all(isinstance(result, Broken) and isinstance(result.error, NotFetched) for result in results)
    assert {asked.target for asked in web.asked} == {"/robots.txt"}


@pytest.mark.parametrize(
    ("rule", "pause"),
    [(b"Crawl-delay: 7", 7), (b"Crawl-delay: 4000", 60), (b"Request-rate: 1/5", 5), (b"Crawl-delay: 0.1", 1)],
)
def test_a_pause_that_is_asked_for_is_made(web: Web, asker: Asker, rule: bytes, pause: int) -> None:
    """A small server knows best what it can bear; more than a minute would be a refusal by other means."""
    web.put("paper.example/robots.txt", robots(b"User-agent: *\n" + rule))
    urls = [web.put(f"paper.example/{number}", page()) for number in range(3)]

    asker.hurry.stands = True

    asker.all(*urls, manners=Manners())

    assert [round(made) for made in asker.hurry.pauses] == [pause] * 3
    assert bool(asker.told) == (pause > 1)


@given(st.binary(max_size=300))
def test_any_bytes_can_be_a_robots_txt(body: bytes) -> None:
    """What a server sends in its stead is its own affair."""
    says = permissions(b"User-agent: *\n" + body)

    assert isinstance(says.allow(address("http://paper.example/a")), bool)


@pytest.mark.parametrize("rate", [b"1/" + b"9" * 400, b"0/1", b"1/0", b"9" * 400 + b"/1", b"x"])
def test_no_rate_is_too_odd(rate: bytes) -> None:
    """Numbers without end are numbers, too."""
    pause = permissions(b"User-agent: *\nRequest-rate: " + rate).pause_s

    assert pause is None or 0 < pause <= 60
