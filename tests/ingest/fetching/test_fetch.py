"""Pages from the web: what comes back, what is not asked for, and how politely it is asked."""

import gzip
import time

import pytest

from headwater.errors import NotFetched, RefusedAddress
from headwater.ingest.fetch import Fetched, Known, Manners, Outside, Unchanged, fetch
from headwater.ingest.members import Broken, Link
from ingest.fetching.conftest import NOW, QUICK, Asker
from ingest.fetching.server import (
    BODY,
    BYTES_FOR_EVER,
    CHUNKS_FOR_EVER,
    HEADERS_FOR_EVER,
    PATIENCE_FOR_EVER,
    Reply,
    Web,
    cut_short,
    drip,
    moved,
    packed,
    packed_cut_short,
    page,
    reset,
    rubbish,
    silence,
)  # fmt: skip


def test_a_page_comes_with_its_address_charset_and_time(web: Web, asker: Asker) -> None:
    """A case is re-run offline from what is stored of it: nothing else may be needed."""
    url = web.put("paper.example/a", page(content_type='text/html; Charset="KOI8-R"', etag='"7"', last_modified="x"))

    result = asker.one(url)

    assert isinstance(result, Fetched)
    assert (result.etag, result.last_modified) == ('"7"', "x")
    capture = result.capture
    assert (capture.path, capture.url, capture.body) == (url, url, BODY)
    assert (capture.media_type, capture.fetched_at) == ("text/html; charset=koi8-r", NOW)


@pytest.mark.parametrize(
    "reply",
    [packed(), packed(coding="deflate"), page(gzip.compress(BODY), content_encoding="x-gzip, identity")],
    ids=["gzip", "deflate", "x-gzip"],
)
def test_a_packed_page_is_unpacked(web: Web, asker: Asker, reply: bytes) -> None:
    """A digest of packed bytes would change with the server's mood."""
    result = asker.one(web.put("paper.example/a", reply))

    assert isinstance(result, Fetched)
    assert result.capture.body == BODY


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"%PDF-1.7\n...", "application/pdf"),
        (b"\xef\xbb\xbfWords.", "text/plain"),
        (b"<rss><channel>", "application/rss+xml"),
    ],
)
def test_bytes_come_as_they_are(web: Web, asker: Asker, body: bytes, kind: str) -> None:
    """What they are is for others to tell; here no byte is changed."""
    result = asker.one(web.put("paper.example/a", page(body, content_type=kind)))

    assert isinstance(result, Fetched)
    assert (result.capture.body, result.capture.media_type) == (body, kind)


HARD: dict[str, tuple[Reply, str]] = {
    "bomb": (packed(b"\0" * 30_000_000), "larger than 1 MB"),
    "bomb in a bomb": (page(gzip.compress(gzip.compress(b"\0" * 30_000_000)), content_encoding="gzip, gzip"), "larger"),
    "too long by its own word": (page(b"x", content_length="300000000"), "larger than 1 MB"),
    "bytes for ever": (BYTES_FOR_EVER, "larger than 1 MB"),
    "chunks for ever": (CHUNKS_FOR_EVER, "larger than 1 MB"),
    "headers for ever": (HEADERS_FOR_EVER, "no proper HTTP"),
    "patience for ever": (PATIENCE_FOR_EVER, "not complete after 0.35 seconds"),
    "drip": (drip, "not complete after 0.35 seconds"),
    "silence": (silence, "fell silent for 0.15 seconds"),
    "reset": (reset, "broke"),
    "cut short": (cut_short, "broke off in the middle"),
    "packed and cut short": (packed_cut_short, "the packed data end too early"),
    "not asked for": (packed(coding="br"), "which was not asked for"),
    "not what it says": (page(content_encoding="gzip"), "cannot be unpacked"),
    "rubbish": (rubbish, "no proper HTTP"),
    "empty": (page(b""), "empty page"),
    "no content": (page(b"", 204), "answers with nothing (204)"),
    "login": (page(status=401), "asks for a password (401)"),
    "block": (page(status=403), "refuses it"),
    "gone": (page(status=410), "taken away for good (410)"),
    "missing": (page(status=404), "not any more (404)"),
    "law": (page(status=451), "legal reasons (451)"),
    "trouble": (page(status=500), "trouble of its own (500)"),
    "unchanged, though nothing is known": (page(b"", 304), "(304)"),
    "video": (page(content_type="video/mp4"), "it is a video"),
    "picture": (page(content_type="image/webp"), "it is a picture"),
    "nowhere": (page(b"", 302), "without saying where"),
}


@pytest.mark.parametrize("case", HARD)
def test_a_hard_case_ends_with_a_reason(web: Web, asker: Asker, case: str) -> None:
    """No server can stop a run, fill the memory or keep it waiting: its page is a failure with a reason."""
    reply, reason = HARD[case]

    manners = QUICK if case in {"drip", "silence", "patience for ever"} else None

    failure = asker.failure(web.put("paper.example/a", reply), manners=manners)

    assert isinstance(failure.error, NotFetched)
    assert reason in str(failure.error)


def test_a_video_is_not_read(web: Web, asker: Asker) -> None:
    """Gigabytes that hold no text are left where they are."""
    url = web.put("paper.example/a", page(b"x", content_type="video/mp4", content_length="99999999999"))

    assert asker.failure(url).error.args[1] == "it is a video"


@pytest.mark.parametrize("reply", [reset, silence, cut_short], ids=["reset", "silence", "cut short"])
def test_a_broken_connection_is_tried_three_times(web: Web, asker: Asker, reply: Reply) -> None:
    """Once is bad luck; more than three times would be a burden."""
    asker.failure(web.put("paper.example/a", reply), manners=QUICK)

    assert web.times_asked("paper.example/a") == 3
    assert [told for told in asker.told if "trying again" in told]


def test_a_busy_server_gets_its_time(web: Web, asker: Asker) -> None:
    """503 means: not now. The page comes after the time that the server asked for."""
    url = web.put("paper.example/a", [page(b"", 503, retry_after="30"), page()])
    asker.hurry.stands = True

    assert isinstance(asker.one(url), Fetched)
    assert asker.hurry.pauses == [1.0, 30.0]


def test_a_time_of_day_to_come_back_is_understood(web: Web, asker: Asker) -> None:
    """The standard permits both ways to say it."""
    url = web.put("paper.example/a", [page(b"", 429, retry_after="Sun, 01 Mar 2026 12:00:45 GMT"), page()])
    asker.hurry.stands = True

    assert isinstance(asker.one(url), Fetched)
    assert asker.hurry.pauses == [1.0, 45.0]


def test_a_server_that_wants_to_be_left_alone_is(web: Web, asker: Asker) -> None:
    """Whoever asks on is blocked, and rightly."""
    urls = [web.put("paper.example/a", page(b"", 429, retry_after="86400")), web.put("paper.example/b", page())]

    results = asker.all(*urls)

    assert [isinstance(result, Broken) for result in results] == [True, True]
    assert web.times_asked("paper.example/b") == 0


def test_an_unchanged_page_is_not_sent_again(web: Web, asker: Asker) -> None:
    """A second run costs the server next to nothing."""
    url = web.put("paper.example/a", page(b"", 304))
    asker.known[url] = Known(etag='W/"7"', last_modified="Sun, 01 Mar 2026 12:00:00 GMT", capture_id="c")

    assert asker.one(url) == Unchanged(url=url)
    asked = web.asked[-1].headers
    assert (asked["if-none-match"], asked["if-modified-since"]) == ('W/"7"', "Sun, 01 Mar 2026 12:00:00 GMT")


def test_a_mark_that_no_header_can_hold_is_not_sent(web: Web, asker: Asker) -> None:
    """What a case was made to hold must not become a header of its own."""
    url = web.put("paper.example/a", page())
    asker.known[url] = Known(etag='"7"\r\nX-Evil: 1', last_modified="Sonntag, 1. März", capture_id="c")

    assert isinstance(asker.one(url), Fetched)
    assert not {"if-none-match", "if-modified-since", "x-evil"} & set(web.asked[-1].headers)


def test_a_request_says_who_asks_and_nothing_else(web: Web, asker: Asker) -> None:
    """Servers may know that it is a program; they need not know anything of its user."""
    asker.one(web.put("paper.example/a", moved(web.put("paper.example/b", page()))))

    assert set(web.asked[-1].headers) == {"host", "user-agent", "accept", "accept-encoding", "connection"}
    assert web.asked[-1].headers["user-agent"].startswith("Headwater/")


def test_an_address_met_twice_is_asked_for_once(web: Web, asker: Asker) -> None:
    """Lists of links repeat themselves, with and without what only tells where a reader came from."""
    url = web.put("paper.example/a", page())

    assert len(asker.all(url, url + "#top", url + "?utm_source=mail", url.replace("paper", "PAPER"))) == 1
    assert web.times_asked("paper.example/a") == 1


def test_a_server_that_is_not_there_is_told(asker: Asker) -> None:
    """Offline, every address is a failure with a reason, and the run goes on."""
    results = asker.all("http://nowhere.invalid/a", "http://nowhere.invalid/b")

    assert [str(result.error).partition(": ")[2] for result in results if isinstance(result, Broken)] == [
        "its server's name cannot be looked up: it is wrong, or this computer is offline"
    ] * 2


def test_a_run_goes_on_after_every_failure(web: Web, asker: Asker) -> None:
    """One bad address among good ones costs only itself."""
    good = [web.put(f"paper{number}.example/a", page()) for number in range(5)]
    bad = [web.put("bad.example/a", rubbish), "http://[::1", "ftp://paper.example/a", "http://nowhere.invalid/"]

    results = asker.all(*bad, *good)

    assert sum(isinstance(result, Fetched) for result in results) == 5
    assert sum(isinstance(result, Broken) for result in results) == 4


def test_one_host_is_asked_one_thing_at_a_time(web: Web, asker: Asker) -> None:
    """A pile of one outlet's articles must not fall on it at once; a second lies between any two requests."""
    urls = [web.put(f"paper.example/{number}", page()) for number in range(6)]
    asker.hurry.stands = True

    results = asker.all(*urls, manners=Manners())

    assert [isinstance(result, Fetched) for result in results] == [True] * 6
    assert web.most_at_once == 1
    assert [round(pause) for pause in asker.hurry.pauses] == [1] * 6


def test_nothing_is_asked_before_a_result_is_wanted(web: Web, asker: Asker, connected: list[str]) -> None:
    """An empty list connects to nothing."""
    assert asker.all() == []
    assert (connected, web.asked) == ([], [])


def test_whoever_stops_listening_need_not_wait(web: Web, asker: Asker) -> None:
    """Ctrl-C ends a run at once, even while a server is silent."""
    links = [Link(path=url, url=url) for url in (web.put("a.example/a", page()), web.put("b.example/a", silence))]
    outside = Outside(ticks=asker.hurry.ticks, pause=asker.hurry.pause, look_up=asker.look_up)
    results = fetch(links, known=lambda _: None, private=True, manners=Manners(pause_s=0.0), outside=outside)
    assert isinstance(next(results), Fetched)
    since = time.monotonic()

    results.close()

    assert time.monotonic() - since < 5


def test_no_user_is_sent_along(web: Web, asker: Asker) -> None:
    """A password in an address would go to a server, and into the case."""
    failure = asker.failure(f"http://anna:secret@paper.example:{web.port}/a")

    assert isinstance(failure.error, RefusedAddress)
    assert "secret" not in str(failure.error) + failure.path
    assert web.asked == []
