"""Cookies on the way to one page."""

from hypothesis import given
from hypothesis import strategies as st

from headwater.ingest.fetching.addresses import address
from headwater.ingest.fetching.cookies import sent, taken
from headwater.ingest.fetching.exchange import Head

PAPER = address("https://paper.example/a")


def setting(*lines: str) -> Head:
    """Return a head that sets cookies."""
    return Head(status=302, headers=tuple(("set-cookie", line) for line in lines))


def test_what_was_set_goes_back() -> None:
    """The last value of a name counts."""
    cookies = taken((), setting("a=1; Path=/; HttpOnly", "b=x=y", "a=2; Max-Age=5"), PAPER)

    assert sent(cookies, PAPER) == "a=2; b=x=y"


def test_only_the_host_that_set_it_gets_it() -> None:
    """Not even a host next door, whatever the cookie says of itself."""
    cookies = taken((), setting("a=1; Domain=.example"), PAPER)

    assert sent(cookies, address("https://www.paper.example/a")) == ""


def test_a_secure_cookie_stays_on_secure_ways() -> None:
    """It could be read on any other."""
    cookies = taken((), setting("a=1; Secure; Path=/", "b=2"), PAPER)

    assert sent(cookies, address("http://paper.example/a")) == "b=2"


def test_a_server_cannot_fill_the_memory_with_them() -> None:
    """Twenty are more than any wall needs."""
    cookies = taken((), setting(*(f"c{number}={'x' * 3000}" for number in range(500))), PAPER)

    assert len(cookies) == 20


@given(st.lists(st.text(max_size=40), max_size=5))
def test_what_is_no_cookie_is_passed_over(lines: list[str]) -> None:
    """What goes back can stand in a header."""
    value = sent(taken((), setting(*lines), PAPER), PAPER)

    assert value.isascii()
    assert value.isprintable()
