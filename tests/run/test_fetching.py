"""Addresses, the whole way: what a server gives lies in the case, is not asked for again, and stays when the server is gone."""

import functools
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

import headwater
from headwater.ingest.fetch import Outside, fetch
from headwater.model.case import Case
from headwater.run.options import Options
from ingest.fetching.conftest import NOW, Hurry, look_up
from ingest.fetching.server import Web, page, running
from run.formats import PAGE, PHRASE, TITLE, URL, samples

PRIVATE = Options(private_addresses=True)
HERE = ("127.0.0.1", "::1")
_CONNECT = socket.socket.connect


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    """Return a web on this computer, which may be asked without pauses; the wall around the network stays otherwise."""

    def connect(line: socket.socket, place: tuple[str, int]) -> None:
        assert place[0] in HERE, f"a test tried to reach {place[0]}"
        _CONNECT(line, place)

    hurry = Hurry()
    outside = Outside(today=lambda: NOW, ticks=hurry.ticks, pause=hurry.pause, look_up=look_up)
    monkeypatch.setattr("socket.socket.connect", connect)
    monkeypatch.setattr("headwater.run.takings.fetch", functools.partial(fetch, outside=outside))
    with running() as web:
        yield web


def harbour(place: str) -> bytes:
    """Return an answer with a page of its own about a harbour."""
    return page(PAGE.replace("Skelling", place).replace(URL, "").encode(), etag=f'"{place}"')


def feed(*urls: str) -> bytes:
    """Return an answer with a feed that gives addresses alone."""
    items = "".join(f"<item><title>Item {number}</title><link>{url}</link></item>" for number, url in enumerate(urls))
    body = f'<rss version="2.0"><channel><title>Courier</title>{items}</channel></rss>'
    return page(body.encode(), content_type="application/rss+xml")


def titles(case: Case) -> list[str | None]:
    """Return the titles of a case's articles, sorted."""
    return sorted((article.title for article in case.articles), key=str)


def test_a_page_is_fetched_and_kept(web: Web, tmp_path: Path) -> None:
    """The article has its address; the case has the bytes, so that it can be made anew without the network."""
    url = web.put("paper.example/a", harbour("Skelling"))

    case = headwater.trace([url], tmp_path / "case.db", options=PRIVATE)

    (article,) = case.articles
    assert (article.path, article.url, article.title) == (url, url, TITLE)
    assert PHRASE in article.text
    assert case.failures == ()


def test_what_a_feed_lists_is_fetched(web: Web, tmp_path: Path) -> None:
    """The address of a feed stands for what is in it."""
    pages = [web.put(f"paper.example/{place}", harbour(place)) for place in ("Ambry", "Lorne")]
    url = web.put("paper.example/feed", feed(*pages))

    case = headwater.trace([url], tmp_path / "case.db", options=PRIVATE)

    assert titles(case) == ["Ferry at Port Ambry stays in dock", "Ferry at Port Lorne stays in dock"]
    assert sorted(article.path for article in case.articles) == pages
    assert case.failures == ()


def test_a_feed_with_whole_texts_gives_them(web: Web) -> None:
    """What is there already is not asked for again."""
    url = web.put("paper.example/feed", page(samples()["RSS"].files["feed.rss"], content_type="text/xml"))

    case = headwater.trace([url], options=PRIVATE)

    (article,) = case.articles
    assert (article.path, article.url) == (f"{url}#{URL}", URL)
    assert [asked.target for asked in web.asked] == ["/robots.txt", "/feed"]


def test_a_web_archive_is_opened(web: Web) -> None:
    """Whatever is read from a file is read from an address."""
    url = web.put(
        "paper.example/crawl.warc", page(samples()["WARC"].files["crawl.warc"], content_type="application/warc")
    )

    case = headwater.trace([url], options=PRIVATE)

    assert [article.path for article in case.articles] == [f"{url}#{URL}"]


def test_the_addresses_in_a_list_are_fetched_when_asked_for(web: Web, tmp_path: Path) -> None:
    """One that is wrong does not stop the others."""
    good = web.put("paper.example/a", harbour("Skelling"))
    (tmp_path / "list.txt").write_text(f"# my list\n{good}\n{web.url('paper.example/b')}\n{good}\n", encoding="utf-8")

    case = headwater.trace([], options=Options(urls=(str(tmp_path / "list.txt"),), private_addresses=True))

    assert [article.path for article in case.articles] == [good]
    assert [(one.stage, one.subject) for one in case.failures] == [("fetch", web.url("paper.example/b"))]
    assert "404" in case.failures[0].error


def test_what_has_not_changed_is_not_sent_again(web: Web, tmp_path: Path) -> None:
    """The server says so, and the case stays as it was, article for article."""
    url = web.put("paper.example/a", [harbour("Skelling"), page(b"", 304, etag='"Skelling"')])
    first = headwater.trace([url], tmp_path / "case.db", options=PRIVATE)

    second = headwater.trace([url], tmp_path / "case.db", options=PRIVATE)

    assert web.asked[-1].headers["if-none-match"] == '"Skelling"'
    assert second == first
    assert web.times_asked("paper.example/a") == 2


def test_what_has_changed_takes_the_place_of_what_was(web: Web, tmp_path: Path) -> None:
    """An article that was corrected is one article."""
    url = web.put("paper.example/a", [harbour("Skelling"), harbour("Lorne")])
    headwater.trace([url], tmp_path / "case.db", options=PRIVATE)

    case = headwater.trace([url], tmp_path / "case.db", options=PRIVATE)

    assert titles(case) == ["Ferry at Port Lorne stays in dock"]


def test_what_was_fetched_outlives_its_server(web: Web, tmp_path: Path) -> None:
    """Pages vanish; the case is what is left, and can be brought up to date without any network."""
    url = web.put("paper.example/a", [harbour("Skelling"), page(b"gone", 410)])
    kept = headwater.trace([url], tmp_path / "case.db", options=PRIVATE)

    again = headwater.trace([url], tmp_path / "case.db", options=PRIVATE)
    asked = len(web.asked)
    offline = headwater.trace([], tmp_path / "case.db")

    assert again.articles == offline.articles == kept.articles
    assert [(one.stage, one.subject) for one in again.failures] == [("fetch", url)]
    assert "410" in again.failures[0].error
    assert len(web.asked) == asked


def test_a_server_that_is_not_there_is_told(web: Web) -> None:
    """In words, and the rest of the pile is read."""
    good = web.put("paper.example/a", harbour("Skelling"))

    case = headwater.trace([good, "http://nowhere.invalid/a"], options=PRIVATE)

    assert titles(case) == [TITLE]
    assert [one.subject for one in case.failures] == ["http://nowhere.invalid/a"]
    assert "could not be fetched" in case.failures[0].error


def test_private_addresses_are_refused_unless_asked_for(web: Web, tmp_path: Path) -> None:
    """A list from somebody else must not make us ask the router at home."""
    url = web.put("paper.example/a", harbour("Skelling"))
    (tmp_path / "good.txt").write_text(
        f"{TITLE}\n\nThe ferry will not sail, the harbour office said.\n", encoding="utf-8"
    )

    case = headwater.trace([url, tmp_path / "good.txt"])

    assert [one.subject for one in case.failures] == [url]
    assert "private network" in case.failures[0].error
    assert "--private-addresses" in case.failures[0].hint
    assert web.asked == []


def test_a_page_that_is_no_article_is_told_with_its_address(web: Web) -> None:
    """The user sees which of his addresses gave nothing."""
    url = web.put("paper.example/a", page(b"<!DOCTYPE html><html><body><p>Hello.</p></body></html>"))

    (failure,) = headwater.articles([url], options=PRIVATE)

    assert failure.subject == url
    assert "no article found" in failure.error
