"""Sitemaps: addresses, and what a news sitemap says beside them."""

import io
from pathlib import Path

import pytest

from headwater.errors import NotAnArticle
from headwater.ingest.containers.sitemaps import members
from headwater.ingest.members import Broken, Link, Member
from headwater.model.text import Given

SAMPLE = Path(__file__).parent.parent / "samples" / "vane-sitemap.xml"


def read(body: bytes) -> list[Member]:
    """Return what a sitemap gives."""
    return list(members(io.BytesIO(body), "s.xml"))


def test_pages_are_links() -> None:
    """With what is said of the article; pictures have addresses and titles of their own, and pages dates that mean nothing."""
    news, page = read(SAMPLE.read_bytes())

    assert news == Link(
        path="s.xml#https://courier.example/harbour?id=7&full=1",
        url="https://courier.example/harbour?id=7&full=1",
        given=Given(
            title="Ferry & pier",
            outlet="The Corvane Courier",
            published="2024-09-03",
            modified="2024-09-03T12:00:00Z",
            language="en",
        ),
    )
    assert page == Link(path="s.xml#https://courier.example/about", url="https://courier.example/about")


def test_an_index_leads_to_sitemaps() -> None:
    """Whoever fetches them takes them in their turn."""
    body = b"<sitemapindex><sitemap><loc>\n https://a.example/s1.xml.gz </loc><lastmod>2024</lastmod></sitemap></sitemapindex>"

    assert read(body) == [Link(path="s.xml#https://a.example/s1.xml.gz", url="https://a.example/s1.xml.gz")]


def test_bare_ampersands_and_foreign_prefixes_do_no_harm() -> None:
    """Many sitemaps are no XML, strictly."""
    body = b"<s:urlset><s:url><s:loc>https://a.example/?a=1&b=2</s:loc></s:url></s:urlset>"

    assert [one.url for one in read(body) if isinstance(one, Link)] == ["https://a.example/?a=1&b=2"]


def test_what_is_no_address_is_told() -> None:
    """And what is cut off."""
    found = read(b"<urlset><url><loc>/about</loc></url><url></url><url><loc>https://a.example/")

    assert [type(one) for one in found] == [Broken, Broken, Broken]


@pytest.mark.parametrize("body", [b"", b"<urlset></urlset>", b"<html></html>"])
def test_a_sitemap_without_pages_is_refused(body: bytes) -> None:
    """With a reason."""
    with pytest.raises(NotAnArticle):
        read(body)


def test_a_large_sitemap_is_read() -> None:
    """The largest that is allowed names five times as many pages."""
    body = (
        b"<urlset>" + b"".join(b"<url><loc>https://a.example/%d</loc></url>" % i for i in range(10_000)) + b"</urlset>"
    )

    assert len(read(body)) == 10_000
