"""Pages that lead on: as far as each place on the way may be asked, and not for ever."""

import pytest

from headwater.errors import NotFetched, RefusedAddress
from headwater.ingest.fetch import Fetched
from ingest.fetching.conftest import Asker
from ingest.fetching.server import BODY, Asked, Web, moved, page


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_page_that_moved_is_found(web: Web, asker: Asker, status: int) -> None:
    """The capture keeps both addresses: the one that the user knows, and the one where the page is."""
    url = web.put("paper.example/old", moved("/new?x=1#top", status))
    web.put("paper.example/new?x=1", page())

    result = asker.one(url)

    assert isinstance(result, Fetched)
    assert (result.capture.path, result.capture.url) == (url, web.url("paper.example/new?x=1"))


def test_a_circle_is_told(web: Web, asker: Asker) -> None:
    """Two pages that lead to each other lead to nothing."""
    url = web.put("paper.example/a", moved("/b"))
    web.put("paper.example/b", moved("/a"))

    assert "leads in a circle" in str(asker.failure(url).error)


def test_a_page_that_always_leads_on_is_left(web: Web, asker: Asker) -> None:
    """Nine steps lead to no article."""
    for number in range(20):
        web.put(f"paper.example/{number}", moved(f"/{number + 1}"))

    assert "more than 8 times" in str(asker.failure(web.url("paper.example/0")).error)
    assert len(web.asked) == 10


@pytest.mark.parametrize(
    "to",
    [
        "file:///etc/passwd",
        "ftp://paper.example/a",
        "javascript:alert(1)",
        "data:text/html,x",
        "http://a:b@paper.example/",
    ],
)
def test_a_page_leads_to_no_other_door(web: Web, asker: Asker, to: str) -> None:
    """A server must not make this computer read its own files."""
    failure = asker.failure(web.put("paper.example/a", moved(to)))

    assert isinstance(failure.error, RefusedAddress)
    assert "leads on to" in str(failure.error)


@pytest.mark.parametrize(
    "to", ["\\\\evil.example/a", "http://paper.example\\@evil.example/", "ht tp://x", "http://[::1"]
)
def test_an_odd_place_is_not_guessed_at(web: Web, asker: Asker, to: str) -> None:
    """What two programs read differently is how one of them is deceived."""
    failure = asker.failure(web.put("paper.example/a", moved(to)))

    assert isinstance(failure.error, RefusedAddress | NotFetched)
    assert {asked.host for asked in web.asked} == {"paper.example"}


def test_another_host_is_asked_for_permission_first(web: Web, asker: Asker) -> None:
    """A page that is closed to programs is closed by whatever way they come."""
    url = web.put("paper.example/a", moved(web.url("closed.example/secret")))
    web.put("closed.example/robots.txt", page(b"User-agent: *\nDisallow: /", content_type="text/plain"))
    web.put("closed.example/secret", page())

    failure = asker.failure(url)

    assert isinstance(failure.error, RefusedAddress)
    assert "robots.txt" in str(failure.error)
    assert web.times_asked("closed.example/secret") == 0


def test_a_wall_that_wants_its_cookie_back_gets_it(web: Web, asker: Asker) -> None:
    """Some papers send every new reader in a circle until the cookie comes back."""

    def wall(asked: Asked) -> bytes:
        return page() if asked.headers.get("cookie") == "seen=yes" else moved("/a", set_cookie="seen=yes; Path=/")

    url = web.put("paper.example/a", lambda asked, line: line.sendall(wall(asked)))

    result = asker.one(url)

    assert isinstance(result, Fetched)
    assert result.capture.body == BODY


def test_a_cookie_goes_to_no_other_host_and_no_other_page(web: Web, asker: Asker) -> None:
    """Nobody can follow the user from page to page."""
    first = web.put("paper.example/a", moved(web.url("other.example/b"), set_cookie="id=1; Domain=example"))
    web.put("other.example/b", moved(web.url("paper.example/c")))
    web.put("paper.example/c", page())
    second = web.put("paper.example/d", page())

    asker.all(first, second)

    assert [asked.page for asked in web.asked if "cookie" in asked.headers] == ["paper.example/c"]
