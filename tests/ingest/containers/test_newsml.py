"""What news items in XML give, and what bad ones come to."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.errors import HeadwaterError, NotAnArticle
from headwater.ingest.containers.newsml import members
from headwater.ingest.members import Broken, Link, Member
from headwater.model.text import Capture, Given

_PROSE = "The harbour board met on Monday and shut the north quay."
_PAGE = (
    '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>No</title></head><body>'
    f"<p>{_PROSE}</p><h2>Cracks &amp; piles</h2><blockquote>We waited.</blockquote></body></html>"
)
_META = """<itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:CW"/>
<versionCreated>2025-03-14T10:00:00Z</versionCreated><firstCreated>2025-03-14T09:00:00Z</firstCreated><embargoed/></itemMeta>
<contentMeta><infosource qcode="x:cw"><name>Corvane Wire</name></infosource><headline>Quay <b>shut</b></headline>
<by>Ilse Maren</by><dateline>CORRAN,  March 14</dateline><language tag="en"/></contentMeta>"""


def item(content: str, meta: str = _META, guid: str = "urn:a:1") -> str:
    """Return a news item with this content."""
    return (
        f'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="{guid}"><catalogRef href="http://x.invalid/c.xml"/>'
        f"{meta}<contentSet>{content}</contentSet></newsItem>"
    )


def read(text: str) -> list[Member]:
    """Return what a file gives."""
    return list(members(io.BytesIO(text.encode()), "a.xml"))


def test_an_item_gives_its_text_and_what_it_says_of_itself() -> None:
    """Agencies send their copy like this."""
    (found,) = read(item(f'<inlineXML contenttype="application/xhtml+xml">{_PAGE}</inlineXML>'))

    assert isinstance(found, Capture)
    assert (found.path, found.media_type) == ("a.xml", "text/html; charset=utf-8")
    assert f"<p>{_PROSE}</p><h2>Cracks &amp; piles</h2><blockquote>We waited.</blockquote>" in found.body.decode()
    assert found.given == Given(
        title="Quay shut",
        agency="Corvane Wire",
        bylines=("Ilse Maren",),
        published="2025-03-14T09:00:00Z",
        modified="2025-03-14T10:00:00Z",
        dateline="CORRAN, March 14",
        language="en",
    )


def test_an_item_in_letters_is_read() -> None:
    """Pages may be written as letters, and plain text stays plain."""
    page = _PAGE.replace("&", "&amp;").replace("<", "&lt;")

    (found,) = read(item(f'<inlineData contenttype="text/html">{page}</inlineData>'))
    (plain,) = read(item(f'<inlineData contenttype="text/plain">{_PROSE}</inlineData>'))

    assert isinstance(found, Capture)
    assert isinstance(plain, Capture)
    assert (found.body.decode(), plain.body.decode()) == (_PAGE, _PROSE)
    assert plain.media_type == "text/plain; charset=utf-8"


def test_each_item_of_a_message_is_one() -> None:
    """Feeds of agencies bundle them; pictures are among them."""
    text = item(f'<inlineData contenttype="text/plain">{_PROSE}</inlineData>')
    picture = item(
        "<remoteContent href='a.jpg'/>", '<itemMeta><itemClass qcode="ninat:picture"/></itemMeta>', "urn:a:2"
    )

    found = read(
        f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>{text}{picture}</itemSet></newsMessage>'
    )

    assert [one.path for one in found] == ["a.xml#urn:a:1", "a.xml#urn:a:2"]
    assert isinstance(found[1], Broken)
    assert "picture" in str(found[1].error)


def test_a_package_gives_addresses() -> None:
    """It holds no text itself."""
    reference = '<itemRef href="https://x.example/a"><title>Quay shut</title></itemRef><itemRef residref="urn:a:1"/>'

    (found,) = read(f'<packageItem guid="p"><groupSet><group>{reference}</group></groupSet></packageItem>')

    assert found == Link(path="a.xml#item 1", url="https://x.example/a", given=Given(title="Quay shut"))


def test_the_older_format_of_texts_is_read() -> None:
    """Archives of papers are full of it."""
    text = f"""<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf.dtd"><nitf><head><title>a</title><docdata>
    <date.issue norm="20250314T0900Z"/><doc.copyright holder="Corvane Wire"/></docdata><pubdata name="The Corran Courier"/></head>
    <body><body.head><hedline><hl1>Quay shut</hl1><hl2>Cracks found</hl2></hedline><byline>By <person>Ilse Maren</person></byline>
    <dateline><location>CORRAN</location></dateline></body.head><body.content><block><p>{_PROSE}</p><bq>We waited.</bq><media>\
<media-caption>The quay</media-caption></media></block></body.content></body></nitf>"""

    (found,) = read(text)

    assert isinstance(found, Capture)
    assert found.given == Given(
        title="Quay shut",
        outlet="The Corran Courier",
        agency="Corvane Wire",
        bylines=("By Ilse Maren",),
        published="20250314T0900Z",
        dateline="CORRAN",
    )
    body = found.body.decode()
    assert "<h2>Cracks found</h2></header>" in body
    assert (
        f"<p>{_PROSE}</p><blockquote>We waited.</blockquote><figure><figcaption>The quay</figcaption></figure>" in body
    )
    assert "<hl1>" not in body


def test_the_first_version_is_read() -> None:
    """Some agencies still send it."""
    text = f"""<NewsML><NewsItem><Identification><NewsIdentifier><PublicIdentifier>urn:b</PublicIdentifier></NewsIdentifier>
    </Identification><NewsManagement><FirstCreated>20250314T090000Z</FirstCreated></NewsManagement><NewsComponent><NewsLines>
    <HeadLine>Quay shut</HeadLine><ByLine>Ilse Maren</ByLine></NewsLines><AdministrativeMetadata><Provider>
    <Party FormalName="Corvane Wire"/></Provider></AdministrativeMetadata><ContentItem><DataContent><nitf><body><body.content>
    <p>{_PROSE}</p></body.content></body></nitf></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>"""

    (found,) = read(text)

    assert isinstance(found, Capture)
    assert _PROSE in found.body.decode()
    assert found.given == Given(
        title="Quay shut", agency="Corvane Wire", bylines=("Ilse Maren",), published="20250314T090000Z"
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<a>",
        "<a/>",
        "\x00",
        "<a>" * 5000,
        f'<!DOCTYPE a [<!ENTITY b "c">]>{item("&b;")}',
        item(f'<inlineData contenttype="text/plain">{_PROSE}</inlineData>')[:-20],
    ],
)
def test_damaged_files_are_refused(text: str) -> None:
    """No bad file may stop a run."""
    with pytest.raises(NotAnArticle):
        read(text)


@settings(deadline=None)
@given(st.integers(0, 900), st.text(st.sampled_from("<>/&;\"'= ax\x00"), min_size=1, max_size=20))
def test_no_damage_raises_anything_of_a_library(at: int, damage: str) -> None:
    """A reader of a pile must be told, whatever is in it."""
    text = item(f'<inlineXML contenttype="application/xhtml+xml">{_PAGE}</inlineXML>')
    try:
        found = read(text[:at] + damage + text[at + len(damage) :])
    except HeadwaterError:
        return

    assert found
