"""Addresses: what is one, and where it leads."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.ingest.containers.addresses import behind, is_address, part_path


@pytest.mark.parametrize("text", ["https://a.example/x", " http://a.example ", "HTTPS://A.EXAMPLE/(x)?q=ü"])
def test_addresses_of_pages_are_told(text: str) -> None:
    """However they are written."""
    assert is_address(text)


@pytest.mark.parametrize(
    "text", ["", "a.example/x", "ftp://a.example/x", "https://a b", "http://", "https://[x", "see https://a.example"]
)
def test_other_texts_are_no_addresses(text: str) -> None:
    """What cannot be fetched is not handed on as if it could."""
    assert not is_address(text)


@pytest.mark.parametrize(
    "url",
    [
        "https://www.google.com/url?rct=j&sa=t&url=https://a.example/x%3Fy%3D1&ct=ga",
        "https://www.google.co.uk/url?q=https://a.example/x%3Fy%3D1",
        "http://www.bing.com/news/apiclick.aspx?ref=r&url=https%3a%2f%2fa.example%2fx%3Fy%3D1&c=2",
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fa.example%2Fx%3Fy%3D1&h=z",
        "https://duckduckgo.com/l/?uddg=https%3A%2F%2Fa.example%2Fx%3Fy%3D1",
    ],
)
def test_an_alert_leads_to_the_article(url: str) -> None:
    """Alerts of search engines link to the engine, which is nobody's source."""
    assert behind(url) == "https://a.example/x?y=1"


@pytest.mark.parametrize(
    "url", ["https://a.example/url?url=https://b.example/", "https://www.google.com/search?q=x", "https://[x"]
)
def test_other_addresses_stay_as_they_are(url: str) -> None:
    """A parameter that looks like an address is not where a page leads."""
    assert behind(url) == url


@settings(deadline=None)
@given(st.text())
def test_a_part_has_a_name_on_one_line(part: str) -> None:
    """A name with a line break would forge a line in what is printed."""
    name = part_path("x.rss", part)

    assert len(name.splitlines()) == 1
    assert name.startswith("x.rss#")
