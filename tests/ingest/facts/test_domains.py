"""Addresses: whose they are, what they wrap, and the day that they hold."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.ingest.facts.domains import absolute, address_date, host_name, is_same_site, site, unwrapped


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://www.example.co.uk/a", "example.co.uk"), ("http://m.example.com.au", "example.com.au"),
        ("https://amp.news.example.com/a", "example.com"), ("http://tarn.blogspot.com/a", "tarn.blogspot.com"),
        ("https://web.archive.org/web/2020/http://example.org/a", "example.org"), ("http://127.0.0.1/", None),
        ("http://localhost/", None), ("not an address", None), ("http://[::1", None), ("https://пример.рф/х", "пример.рф"),
    ],
)  # fmt: skip
def test_a_site_is_what_its_owner_registered(address: str, name: str | None) -> None:
    """Two servers of one owner are one outlet; two customers of one host are not."""
    assert site(address) == name


@pytest.mark.parametrize(
    ("address", "inner"),
    [
        ("https://web.archive.org/web/20240305140500/http://example.org/a", "http://example.org/a"),
        ("https://web.archive.org/web/20240305140500if_/https://example.org/a?b=c", "https://example.org/a?b=c"),
        ("https://archive.ph/20240305140500/https://example.org/a", "https://example.org/a"),
        ("https://webcache.googleusercontent.com/search?q=cache:abcdefghijk:https://example.org/a+dam&hl=en", "https://example.org/a"),
        ("https://example-org.cdn.ampproject.org/c/s/example.org/a", "https://example.org/a"),
        ("https://www.google.com/amp/s/example.org/a", "https://example.org/a"),
        ("https://example.org/a", "https://example.org/a"),
    ],
)  # fmt: skip
def test_an_archived_address_is_unwrapped(address: str, inner: str) -> None:
    """The text is the outlet's, whoever kept it."""
    assert unwrapped(address)[0] == inner


def test_an_archive_tells_when_it_took_a_page() -> None:
    """What was kept then cannot have come out later."""
    assert unwrapped("https://web.archive.org/web/20240305140500/http://a.org/")[1] == datetime(
        2024, 3, 5, 14, 5, tzinfo=UTC
    )
    assert unwrapped("https://web.archive.org/web/20241305140500/http://a.org/")[1] is None


@pytest.mark.parametrize(
    "path",
    [
        "/2024/03/05/dam", "/2024/3/5/dam", "/2024-03-05-dam", "/news/dam-2024-03-05", "/20240305/dam", "/dam-20240305/",
        "/2024/mar/05/dam", "/mar/05/2024/dam", "/05/mar/2024/dam", "/2024/0305/dam", "/news/2024/march/05/dam",
    ],
)  # fmt: skip
def test_the_day_in_an_address_is_read(path: str) -> None:
    """Where a page gives no other date, its address often does."""
    date = address_date(f"https://example.org{path}")

    assert date is not None
    assert (date.earliest, date.precision) == (datetime(2024, 3, 5, tzinfo=UTC), "day")


def test_a_month_in_an_address_is_a_month() -> None:
    """No more precision than is shown."""
    date = address_date("https://example.org/2024/03/dam")

    assert date is not None
    assert date.precision == "month"


@pytest.mark.parametrize(
    "path", ["/20248888/dam", "/news/2024-dam", "/id/20230199999", "/99990101/", "/2024/13/05/", "/dam-12345678"]
)
def test_a_number_in_an_address_is_no_day(path: str) -> None:
    """Numbers of articles look like dates."""
    assert address_date(f"https://example.org{path}") is None


def test_addresses_are_made_whole() -> None:
    """Pages link to themselves in every way there is."""
    found = [
        absolute(address, "https://a.org/b/c")
        for address in ("d#e", "//f.org/g", "javascript:x", "h i", "mailto:a@b.org")
    ]

    assert found == ["https://a.org/b/d", "https://f.org/g", None, None, None]


def test_sites_of_one_name_are_one() -> None:
    """An outlet has an address for each country."""
    assert is_same_site("https://m.tarn.co.uk/a", "http://tarn.com/b")
    assert not is_same_site("https://tarn.com", "https://beacon.com")


@given(st.text(max_size=80))
def test_any_text_is_taken_for_an_address(text: str) -> None:
    """What stands in a page's link can be anything."""
    assert isinstance(unwrapped(text)[0], str)
    assert site(text) is None or host_name(text) is not None
    absolute(text, "https://a.org")
    address_date(text)
