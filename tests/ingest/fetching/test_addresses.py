"""Addresses: read one way or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.errors import RefusedAddress
from headwater.ingest.fetching.addresses import address, joined, same_address

LETTERS = st.text(st.sampled_from("abAB.:/?#@%[]\\ \t&=éß。１%2e..;~\x00\u202e"), max_size=30)


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("HTTP://Example.ORG:80", "http://example.org/"),
        ("https://example.org:443/a?b#c", "https://example.org/a?b"),
        ("https://example.org:8443/a", "https://example.org:8443/a"),
        ("http://example.org./", "http://example.org/"),
        ("https://bücher.example/straße?q=ä", "https://xn--bcher-kva.example/stra%C3%9Fe?q=%C3%A4"),
        ("https://faß.example/", "https://xn--fa-hia.example/"),
        ("  http://a_b.example/x y  ", "http://a_b.example/x%20y"),
        ("http://example.org/a/../b/./c/..", "http://example.org/b/"),
        ("http://example.org/../../a", "http://example.org/a"),
        ("http://[2606:4700:0::1]:81/", "http://[2606:4700::1]:81/"),
        ("http://example.org/100%/a%2Fb", "http://example.org/100%/a%2Fb"),
        ("http://example.org?q", "http://example.org/?q"),
    ],
)
def test_an_address_is_told_in_one_form(url: str, told: str) -> None:
    """What is checked, asked for and stored is the same."""
    assert address(url).url == told


@pytest.mark.parametrize(
    "url",
    [
        "", "example.org", "example.org:80/x", "//example.org/", "http:/example.org", "http:///x", "mailto:a@example.org",
        "http://a@example.org/", "http://example.org\\@evil.example/", "http://example.org/a\\b", "http://exa mple.org/",
        "http://example.org:0/", "http://example.org:65536/", "http://example.org:x/", "http://example.org:80:80/", "http://a..b/",
        "http://-a.example/", "http://ex%61mple.org/", "http://exam\tple.org/", "http://example.org/\u202egnp.exe",
        "http://1.2.3/", "http://1.2.3.4.5/", "http://01.2.3.4/", "http://256.1.1.1/", "http://0x7f000001/", "http://[::1",
        "http://[::1]x/", "http://[fe80::1%25eth0]/", "http://℀.example/", "http://" + "a" * 64 + ".example/",
        "http://x/" + "a" * 9000,
    ],
)  # fmt: skip
def test_a_form_that_could_be_read_two_ways_is_refused(url: str) -> None:
    """Between two readings lies the way into somebody's network."""
    with pytest.raises(RefusedAddress) as refused:
        address(url)

    assert len(str(refused.value).splitlines()) == 1


@given(LETTERS)
def test_reading_an_address_twice_changes_nothing(rest: str) -> None:
    """The form that is told is itself an address, and the same one."""
    try:
        told = address("http://" + rest)
    except RefusedAddress:
        return

    assert address(told.url) == told
    assert told.url.isascii()


@given(LETTERS)
def test_the_form_for_comparing_is_its_own(rest: str) -> None:
    """Else two runs would not agree on what is the same."""
    same = same_address("https://paper.example/" + rest)

    assert same_address(same) == same


@pytest.mark.parametrize(
    "other",
    [
        "https://PAPER.example/a?id=1", "https://paper.example:443/a?id=1#top", "https://paper.example/%61?id=1",
        "https://paper.example/a?utm_source=x&id=1&fbclid=y&UTM_Medium=z", "https://paper.example/b/../a?id=1&",
    ],
)  # fmt: skip
def test_what_asks_for_the_same_is_the_same(other: str) -> None:
    """A link that was shared is still that link."""
    assert same_address(other) == same_address("https://paper.example/a?id=1")


@pytest.mark.parametrize(
    "other", ["http://paper.example/a?id=1", "https://paper.example/A?id=1", "https://paper.example/a?id=2"]
)
def test_what_may_be_another_page_is_another(other: str) -> None:
    """Leaving a page out is worse than asking twice."""
    assert same_address(other) != same_address("https://paper.example/a?id=1")


@pytest.mark.parametrize(
    ("location", "url"),
    [
        ("b", "https://paper.example/x/b"), ("/b?c#d", "https://paper.example/b?c"), ("//other.example/b", "https://other.example/b"),
        ("?p=2", "https://paper.example/x/a?p=2"), (" http://other.example ", "http://other.example/"),
        ("../../../b", "https://paper.example/b"), ("/ä", "https://paper.example/%C3%A4"),
    ],
)  # fmt: skip
def test_a_place_is_told_from_where_it_was_named(location: str, url: str) -> None:
    """Servers name places in short."""
    assert joined(address("https://paper.example/x/a"), location).url == url
