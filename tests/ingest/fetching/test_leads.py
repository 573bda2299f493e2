"""Lists that are fetched: what they list is fetched too, so far and no farther."""

import re
from collections.abc import Iterator

from headwater.ingest.fetch import Fetched, Known, Manners, Unchanged
from headwater.ingest.members import Broken, Link
from headwater.model.text import Given
from ingest.fetching.conftest import Asker
from ingest.fetching.server import Web, page

HURRIED = Manners(most=10)


def leads(result: Fetched | Unchanged) -> Iterator[Link]:
    """Yield the addresses that a list holds, as the reader of sitemaps would."""
    if isinstance(result, Fetched) and "sitemap" in result.capture.media_type:
        for number, url in enumerate(re.findall(r"<loc>(.*?)</loc>", result.capture.body.decode())):
            yield Link(path=f"{result.capture.path}#{number}", url=url, given=Given(title=f"Title {number}"))


def sitemap(*urls: str) -> bytes:
    """Return an answer with a list."""
    listed = "".join(f"<loc>{url}</loc>" for url in urls)
    return page(f"<urlset>{listed}</urlset>".encode(), content_type="application/xml")


def test_what_a_list_lists_is_fetched(web: Web, asker: Asker) -> None:
    """An index of sitemaps leads to sitemaps, and these to pages, with what the list says of them."""
    pages = [web.put(f"paper.example/{number}", page()) for number in range(3)]
    inner = web.put("paper.example/s1.xml", sitemap(*pages))

    results = asker.all(web.put("paper.example/index.xml", sitemap(inner)), leads=leads)

    assert [result.capture.path.rpartition("/")[2] for result in results if isinstance(result, Fetched)] == [
        "index.xml", "s1.xml", "0", "1", "2"
    ]  # fmt: skip
    assert [result.capture.given.title for result in results if isinstance(result, Fetched)][2:] == [
        "Title 0", "Title 1", "Title 2"
    ]  # fmt: skip


def test_lists_in_lists_end_somewhere(web: Web, asker: Asker) -> None:
    """A thousand sitemaps, each of which lists the next, are followed three deep, and the user is told."""
    for number in range(1000):
        web.put(f"paper.example/{number}.xml", sitemap(web.url(f"paper.example/{number + 1}.xml")))

    results = asker.all(web.url("paper.example/0.xml"), leads=leads)

    assert [isinstance(result, Fetched) for result in results] == [True, True, True, True, False]
    assert isinstance(results[-1], Broken)
    assert "followed 3 deep" in str(results[-1].error)


def test_a_list_that_lists_itself_is_fetched_once(web: Web, asker: Asker) -> None:
    """Circles of lists are found by their addresses."""
    url = web.put("paper.example/0.xml", sitemap(web.url("paper.example/0.xml"), web.url("paper.example/1.xml")))
    web.put("paper.example/1.xml", sitemap(url))

    assert len(asker.all(url, leads=leads)) == 2


def test_a_list_without_end_is_cut_and_told(web: Web, asker: Asker) -> None:
    """Ten thousand addresses from one line of the user's list would be a surprise."""
    urls = [web.put(f"paper{number}.example/a", page()) for number in range(30)]

    results = asker.all(web.put("paper.example/0.xml", sitemap(*urls)), leads=leads, manners=HURRIED)

    assert sum(isinstance(result, Fetched) for result in results) == 11
    assert [
        "one run follows 10 addresses" in str(broken.error) for broken in results if isinstance(broken, Broken)
    ] == [True]


def test_a_user_s_own_list_is_not_cut(web: Web, asker: Asker) -> None:
    """Whoever writes down a hundred addresses wants them."""
    urls = [web.put(f"paper{number}.example/a", page()) for number in range(100)]

    results = asker.all(*urls, leads=leads, manners=HURRIED)

    assert sum(isinstance(result, Fetched) for result in results) == 100


def test_an_unchanged_list_can_still_lead_on(web: Web, asker: Asker) -> None:
    """The feed is as it was; the pages that it lists may have been corrected."""
    feed = web.put("paper.example/feed", page(b"", 304))
    inner = web.put("paper.example/a", page())
    asker.known[feed] = Known(etag='"1"', last_modified=None, capture_id="c")

    results = asker.all(feed, leads=lambda _: [Link(path=f"{feed}#0", url=inner)])

    assert results[0] == Unchanged(url=feed)
    assert isinstance(results[1], Fetched)


def test_a_list_can_lead_to_no_private_address(web: Web, asker: Asker) -> None:
    """A feed is a stranger's list of links."""
    feed = web.put(
        "paper.example/0.xml", sitemap("http://169.254.169.254/", "file:///etc/passwd", "http://a:b@paper.example/")
    )

    results = asker.all(feed, leads=leads)

    assert sum(isinstance(result, Broken) for result in results) == 3
