"""RSS and Atom: entries with their texts and what stands beside them; nothing is opened, expanded or lost."""

import io
import socket
from pathlib import Path

import pytest

from headwater.errors import NotAnArticle, UnreadableFile
from headwater.ingest.containers.feeds import members
from headwater.ingest.members import Broken, Link, Member
from headwater.model.text import Capture, Given

SAMPLES = Path(__file__).parent.parent / "samples"
WORDS = "The ferry will not sail this week, the harbour office said on Tuesday. " * 8


def read(feed: str | bytes) -> list[Member]:
    """Return what a feed gives."""
    return list(members(io.BytesIO(feed.encode() if isinstance(feed, str) else feed), "x.rss"))


def rss(items: str, head: str = "<title>The Vane</title>", root: str = "<rss version='2.0'>") -> str:
    """Return an RSS feed with these items."""
    return f"<?xml version='1.0'?>{root}<channel>{head}{items}</channel></rss>"


def one(feed: str | bytes) -> Member:
    """Return the one member of a feed."""
    (found,) = read(feed)
    return found


def test_an_entry_with_its_text_is_a_capture() -> None:
    """With all that the feed says of it, and the markup as it stands."""
    found = next(members(io.BytesIO((SAMPLES / "vane.rss").read_bytes()), "vane.rss"))

    assert isinstance(found, Capture)
    assert found.path == "vane.rss#https://courier.example/harbour/ferry-second-fault"
    assert found.url == "https://courier.example/harbour/ferry-second-fault"
    assert found.media_type == "text/html; charset=utf-8"
    assert found.body.startswith(b"<p>The ferry <i>Lisbet</i> will not sail")
    assert b"safe &amp; not before" in found.body
    assert found.given == Given(
        title="Ferry at Port Skelling stays in dock after second fault",
        outlet="The Corvane Courier – Harbour",
        bylines=("Mara Tollen",),
        published="Tue, 03 Sep 2024 10:15:00 +0200",
        language="en-gb",
    )


def test_an_entry_without_its_text_is_a_link() -> None:
    """A relative address is the site's; a source that the entry names is the outlet."""
    link, sound = read((SAMPLES / "vane.rss").read_bytes())[1:]

    assert isinstance(link, Link)
    assert link.url == "https://courier.example/council/pier-vote"
    assert (link.given.title, link.given.outlet) == ("Council to vote on pier", "Northern Wire")
    assert isinstance(sound, Broken)
    assert "sound or video" in str(sound.error)


def test_atom_is_read_as_well() -> None:
    """With its own bases, languages, several writers and text in elements."""
    found = one((SAMPLES / "vane.atom").read_bytes())

    assert isinstance(found, Capture)
    assert found.url == "https://bote.example/nachrichten/7.html"
    assert "Prüfer habe".encode() in found.body
    assert found.given == Given(
        title="Fähre bleibt liegen",
        outlet="Der Hafenbote",
        bylines=("Jona Brix", "Ida Solm"),
        published="2024-09-03T08:15:00Z",
        modified="2024-09-03T09:00:00Z",
        language="de",
    )


OLD = {
    "rss 1.0": (
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'"
        " xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>The Vane</title></channel><item rdf:about='x'>"
        f"<link>https://a.example/1</link><dc:date>2024-09-03</dc:date><description>{WORDS}</description></item></rdf:RDF>"
    ),
    "rss 0.91": rss(
        f"<item><link>https://a.example/1</link><pubDate>2024-09-03</pubDate><description>{WORDS}</description></item>",
        root="<rss version='0.91'>",
    ),
    "rss 2.0 with a prefix that is not declared": rss(
        f"<item><link>https://a.example/1</link><dc:date>2024-09-03</dc:date><description>{WORDS}</description></item>"
    ),
    "atom 0.3": (
        "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><title>The Vane</title><entry><link rel='alternate'"
        " href='https://a.example/1'/><issued>2024-09-03</issued><content type='text/html' mode='escaped'>"
        f"{WORDS}</content></entry></feed>"
    ),
}


@pytest.mark.parametrize("feed", OLD.values(), ids=list(OLD))
def test_old_versions_are_read(feed: str) -> None:
    """Archives of feeds go back twenty years."""
    found = one(feed)

    assert isinstance(found, Capture)
    assert found.body.decode() == WORDS.strip()
    assert (found.url, found.media_type) == ("https://a.example/1", "text/plain; charset=utf-8")
    assert (found.given.outlet, found.given.published) == ("The Vane", "2024-09-03")


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        (WORDS, True),
        ("<p>One.</p><p>Two.</p><p>Three.</p>", True),
        ("The ferry will not sail.", False),
        (WORDS + "…", False),
        (WORDS + "[...]", False),
        ("", False),
        (
            "<ol>"
            + "<li><a href='https://a.example/x'>The ferry will not sail this week, says office</a> Vane</li>" * 12,
            False,
        ),
        (
            f"<p>{WORDS} [&#8230;]</p><p>The post <a href='x'>Ferry</a> was first on <a href='y'>The Vane</a>.</p>",
            False,
        ),
    ],
)
def test_a_long_summary_is_the_text(text: str, *, whole: bool) -> None:
    """A short one, or one that ends in dots, only leads to it."""
    found = one(rss(f"<item><link>https://a.example/1</link><description><![CDATA[{text}]]></description></item>"))

    assert isinstance(found, Capture if whole else Link)


def test_the_longer_of_content_and_summary_is_the_text() -> None:
    """Some feeds have the teaser in the one, some in the other."""
    teaser = "The ferry will not sail this week, the harbour office in Port Skelling said on Tuesday. An inspector found a fault."
    item = "<item><link>https://a.example/1</link><description>{}</description><content:encoded>{}</content:encoded></item>"
    root = "<rss xmlns:content='http://purl.org/rss/1.0/modules/content/'>"
    found = [one(rss(item.format(*texts), root=root)) for texts in ((teaser, WORDS), (WORDS, teaser))]

    assert [capture.body.decode() for capture in found if isinstance(capture, Capture)] == [WORDS.strip()] * 2


def test_an_entry_with_neither_is_told() -> None:
    """It is a part of the feed that nothing comes of."""
    found = one(rss("<item><title>Nothing</title></item>"))

    assert isinstance(found, Broken)
    assert found.path == "x.rss#Nothing"


@pytest.mark.parametrize(
    ("author", "bylines"),
    [
        ("<author>desk@vane.example (Mara Tollen)</author>", ("Mara Tollen",)),
        ("<author>desk@vane.example</author>", ()),
        ("<dc:creator>Mara Tollen</dc:creator><dc:creator>Ida Solm</dc:creator>", ("Mara Tollen", "Ida Solm")),
    ],
)
def test_writers_are_names(author: str, bylines: tuple[str, ...]) -> None:
    """And not addresses of mail."""
    root = "<rss xmlns:dc='http://purl.org/dc/elements/1.1/'>"
    found = one(rss(f"<item><link>https://a.example/1</link>{author}</item>", root=root))

    assert isinstance(found, Link)
    assert found.given.bylines == bylines


def test_a_short_text_that_is_called_content_is_the_text() -> None:
    """A report may have two sentences."""
    root = "<rss xmlns:content='http://purl.org/rss/1.0/modules/content/'>"
    text = f"<content:encoded><![CDATA[<p>{WORDS[:150]}</p>]]></content:encoded>"

    assert isinstance(one(rss(f"<item><link>https://a.example/1</link>{text}</item>", root=root)), Capture)


def test_an_alert_is_unwrapped() -> None:
    """The address behind is the article's."""
    found = one(rss("<item><link>https://www.google.com/url?q=https://a.example/1&amp;ct=ga</link></item>"))

    assert isinstance(found, Link)
    assert (found.url, found.path) == ("https://a.example/1", "x.rss#https://a.example/1")


def test_one_damaged_entry_spoils_no_other() -> None:
    """Bare ampersands, unknown entities, control characters: what can be read is read."""
    good = "<item><title>Good</title><link>https://a.example/{}</link></item>"
    bad = "<item><title>Caf&eacute; & \x0bfish<br></title><link>https://a.example/2?a=1&b=2</link></item>"
    found = read(rss(good.format(1) + bad + good.format(3)))

    assert [one.url for one in found if isinstance(one, Link)] == [
        "https://a.example/1", "https://a.example/2?a=1&b=2", "https://a.example/3",
    ]  # fmt: skip
    assert isinstance(found[1], Link)
    assert found[1].given.title == "Café & fish"


def test_letters_are_read_though_the_charset_is_wrong() -> None:
    """Declared as UTF-8 and written otherwise, one entry so and the next one so."""
    items = [f"<item><title>Zoë {i}</title><link>https://a.example/{i}</link></item>" for i in (1, 2)]
    first, _, rest = rss("|").replace("'1.0'", "'1.0' encoding='utf-8'").partition("|")
    found = read(first.encode() + items[0].encode() + items[1].encode("cp1252") + rest.encode())

    assert [one.given.title for one in found if isinstance(one, Link)] == ["Zoë 1", "Zoë 2"]


def test_no_entity_is_expanded_and_no_file_opened() -> None:
    """A feed that declares entities does it to fill the memory or to read what is not its own."""
    bomb = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
    declared = f'<!DOCTYPE rss [<!ENTITY l0 "lol">{bomb}<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    item = f"<item><title>&l9;&x;</title><link>https://a.example/1</link><description>{WORDS}</description></item>"
    found = one(rss(item).replace("<rss", declared + "<rss"))

    assert isinstance(found, Capture)
    assert found.given.title == "&l9;&x;"
    assert found.body.decode() == WORDS.strip()


def test_no_connection_and_no_file_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever addresses the feed names for its own use."""

    def refused(*_: object) -> None:
        pytest.fail("it went out")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr("builtins.open", refused)

    head = "<?xml-stylesheet href='https://a.example/x.xsl'?><!DOCTYPE rss SYSTEM 'https://a.example/x.dtd'><rss"
    found = one(
        rss("<item><link>https://a.example/1</link><title>https://a.example</title></item>").replace("<rss", head)
    )

    assert isinstance(found, Link)


@pytest.mark.parametrize("body", [b"", b"<html><body>x</body></html>", rss("").encode(), b"\x00\xff" * 500])
def test_what_holds_no_entries_is_refused(body: bytes) -> None:
    """With a reason, not with silence."""
    with pytest.raises(NotAnArticle):
        read(body)


def test_a_feed_that_was_cut_off_gives_what_is_there() -> None:
    """And tells that one is missing."""
    found = read(rss("<item><link>https://a.example/1</link></item><item><link>https://a.ex")[:-16])

    assert isinstance(found[0], Link)
    assert isinstance(found[1], Broken)
    assert isinstance(found[1].error, UnreadableFile)


def test_one_entry_by_itself_is_read() -> None:
    """As a site gives it for one article."""
    found = one(
        f"<entry xmlns='http://www.w3.org/2005/Atom'><id>https://a.example/1</id><content>{WORDS}</content></entry>"
    )

    assert isinstance(found, Capture)
    assert found.url == "https://a.example/1"


@pytest.mark.parametrize("junk", ["<", "&", "<a ", "<p>", "<!--", "<![CDATA[", "]]>", "<!DOCTYPE [", "<script>", "\n "])
def test_junk_ends_soon(junk: str) -> None:
    """No reader of markup is driven to try everything again."""
    assert read(rss(f"<item><link>https://a.example/1</link><description>{junk * 20_000}</description></item>"))


def test_many_entries_are_read_in_the_feeds_order() -> None:
    """Whichever batch they come in."""
    items = "".join(f"<item><link>https://a.example/{i}</link></item>" for i in range(250))

    assert [one.path for one in read(rss(items))] == [f"x.rss#https://a.example/{i}" for i in range(250)]
