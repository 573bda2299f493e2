"""What e-books give, and what bad ones come to."""

import io
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.errors import EncryptedFile, HeadwaterError, NotAnArticle, TooMuchWork, UnreadableFile
from headwater.ingest.containers.ebooks import members
from headwater.ingest.members import Broken, Member
from headwater.model.text import Capture, Given

_CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/content.opf"/></rootfiles></container>'
)
_PROSE = "The harbour board met on Monday and shut the north quay. " * 8
_DESCRIPTION = (
    "<dc:title>Quays</dc:title><dc:creator>Ilse Maren</dc:creator><dc:publisher>Corran Press</dc:publisher>"
    '<dc:date opf:event="modification">2025-01-01</dc:date><dc:date>2024-03-14</dc:date><dc:language>en</dc:language>'
)


def page(text: str, kind: str = "chapter") -> str:
    """Return a page of a book."""
    return (
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
        f'<body epub:type="{kind}"><p>{text}</p></body></html>'
    )


def book(
    pages: dict[str, str], description: str = _DESCRIPTION, more: dict[str, str] | None = None, guide: str = ""
) -> bytes:
    """Return a book of these pages, in this order, its parts under OEBPS."""
    items = "".join(
        f'<item id="i{i}" href="{name.replace(" ", "%20")}" media-type="application/xhtml+xml"/>'
        for i, name in enumerate(pages)
    )
    spine = "".join(f'<itemref idref="i{i}"/>' for i in range(len(pages)))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        f'xmlns:opf="http://www.idpf.org/2007/opf"><metadata>{description}</metadata><manifest>{items}'
        '<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/></manifest>'
        f'<spine>{spine}<itemref idref="nav"/><itemref idref="none"/></spine><guide>{guide}</guide></package>'
    )
    nav = "".join(f'<a href="{name}#top">Title of {name}</a>' for name in pages)
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as opened:
        opened.writestr("mimetype", "application/epub+zip")
        opened.writestr("META-INF/container.xml", _CONTAINER)
        opened.writestr("OEBPS/content.opf", package)
        opened.writestr("OEBPS/nav.xhtml", f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{nav}</body></html>')
        for name, body in {**{f"OEBPS/{name}": body for name, body in pages.items()}, **(more or {})}.items():
            opened.writestr(name, body)
    return buffer.getvalue()


def read(body: bytes) -> list[Member]:
    """Return what a book gives."""
    return list(members(io.BytesIO(body), "a.epub"))


def test_each_chapter_is_one_with_what_the_book_says_of_itself() -> None:
    """News made into a book has an article in each."""
    found = read(book({"b.xhtml": page(_PROSE), "a 1.xhtml": page(_PROSE)}))

    assert [one.path for one in found] == ["a.epub#OEBPS/b.xhtml", "a.epub#OEBPS/a 1.xhtml"]
    assert isinstance(found[0], Capture)
    assert found[0].media_type == "application/xhtml+xml"
    assert found[0].given == Given(
        title="Title of b.xhtml", outlet="Corran Press", bylines=("Ilse Maren",), published="2024-03-14", language="en"
    )


def test_frames_around_the_text_are_passed_over() -> None:
    """Nobody claims anything on a cover."""
    links = "".join(f'<a href="b">The board shuts the quay {i}</a> ' for i in range(30))
    pages = {
        "cover.xhtml": page(_PROSE, "cover"),
        "rights.xhtml": page(f"All rights reserved. ISBN 1. {_PROSE}"),
        "feed.xhtml": page(links),
        "short.xhtml": page("Part One"),
        "guide.xhtml": page(_PROSE),
        "b.xhtml": page(_PROSE),
    }

    found = read(book(pages, guide='<reference type="title-page" href="guide.xhtml"/>'))

    assert [one.path for one in found] == ["a.epub#OEBPS/b.xhtml"]


def test_news_that_a_program_collected_has_its_outlet_in_the_title() -> None:
    """The program calls itself writer and publisher."""
    description = (
        "<dc:title>The Corran Courier [Fri, 14 Mar 2025]</dc:title><dc:creator>calibre</dc:creator>"
        "<dc:publisher>calibre</dc:publisher><dc:date>2025-03-14T08:00:00</dc:date>"
        '<meta name="calibre:publication_type" content="periodical:unknown:The Corran Courier"/>'
    )

    (found,) = read(book({"b.xhtml": page(_PROSE)}, description))

    assert isinstance(found, Capture)
    assert (found.given.outlet, found.given.bylines) == ("The Corran Courier", ())


def test_titles_of_older_books_are_read() -> None:
    """Their list of contents has another form."""
    ncx = (
        '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel><text>Quay shut</text></navLabel>'
        '<content src="b.xhtml"/></navPoint></navMap></ncx>'
    )
    body = book({"b.xhtml": page(_PROSE)}, more={"OEBPS/toc.ncx": ncx})
    with ZipFile(io.BytesIO(body)) as opened:
        parts = {name: opened.read(name) for name in opened.namelist()}
    parts["OEBPS/content.opf"] = parts["OEBPS/content.opf"].replace(
        b'href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"',
        b'href="toc.ncx" media-type="application/x-dtbncx+xml"',
    )
    buffer = io.BytesIO()
    with ZipFile(buffer, "w") as opened:
        for name, part in parts.items():
            opened.writestr(name, part)

    (found,) = read(buffer.getvalue())

    assert isinstance(found, Capture)
    assert found.given.title == "Quay shut"


def encryption(address: str, algorithm: str) -> dict[str, str]:
    """Return the part that says what is locked."""
    inner = f'<EncryptionMethod Algorithm="{algorithm}"/><CipherData><CipherReference URI="{address}"/></CipherData>'
    return {"META-INF/encryption.xml": f"<encryption><EncryptedData>{inner}</EncryptedData></encryption>"}


def test_a_locked_book_is_told_as_such() -> None:
    """Its bytes would be noise."""
    with pytest.raises(EncryptedFile):
        read(
            book(
                {"b.xhtml": page(_PROSE)},
                more=encryption("OEBPS/b.xhtml", "http://www.w3.org/2001/04/xmlenc#aes128-cbc"),
            )
        )


def test_scrambled_fonts_lock_nothing() -> None:
    """Many free books have them."""
    assert read(book({"b.xhtml": page(_PROSE)}, more=encryption("OEBPS/a.otf", "http://www.idpf.org/2008/embedding")))


def test_a_chapter_that_is_missing_does_not_spoil_the_next() -> None:
    """What can be read is read."""
    body = book({"b.xhtml": page(_PROSE), "c.xhtml": page(_PROSE)})

    found = read(body.replace(b"OEBPS/b.xhtml", b"OEBPS/x.xhtml"))

    assert [type(one) for one in found] == [Broken, Capture]


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (b"", UnreadableFile),
        (b"PK\x03\x04 cut", UnreadableFile),
        (book({}), NotAnArticle),
        (book({"b.xhtml": page("Part One")}), NotAnArticle),
        (book({"b.xhtml": " " * 60_000_000}), TooMuchWork),
        (book({"b.xhtml": page(_PROSE)}, description="<broken"), NotAnArticle),
    ],
)
def test_damaged_books_are_refused(body: bytes, error: type[HeadwaterError]) -> None:
    """No bad file may stop a run."""
    with pytest.raises(error):
        read(body)


@settings(deadline=None)
@given(st.integers(0, 2500), st.binary(min_size=1, max_size=30))
def test_no_damage_raises_anything_of_a_library(at: int, damage: bytes) -> None:
    """A reader of a pile must be told, whatever is in it."""
    body = book({"b.xhtml": page(_PROSE)})
    try:
        found = read(body[:at] + damage + body[at + len(damage) :])
    except HeadwaterError:
        return

    assert found
