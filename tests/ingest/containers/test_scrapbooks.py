"""What pages saved as archives give, and what bad ones come to."""

import io
from datetime import UTC, datetime
from zipfile import ZipFile

import pytest

from headwater.errors import UnreadableFile
from headwater.ingest.containers.scrapbooks import members
from headwater.ingest.members import Broken, Member
from headwater.model.text import Capture

_RDF = """<?xml version="1.0"?><RDF:RDF xmlns:MAF="http://maf.mozdev.org/metadata/rdf#"
 xmlns:RDF="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><RDF:Description RDF:about="urn:root">
 <MAF:originalurl RDF:resource="https://courier.example/a"/><MAF:title RDF:resource="Quay shut"/>
 <MAF:archivetime RDF:resource="Fri, 14 Mar 2025 09:12:00 +0100"/><MAF:indexfilename RDF:resource="page.html"/>
 <MAF:charset RDF:resource="UTF-8"/></RDF:Description></RDF:RDF>"""
_AT = datetime(2025, 3, 14, 8, 12, tzinfo=UTC)


def read(parts: dict[str, str]) -> list[Member]:
    """Return what an archive of these parts gives."""
    buffer = io.BytesIO()
    with ZipFile(buffer, "w") as opened:
        for name, body in parts.items():
            opened.writestr(name, body)
    return list(members(buffer, "a.maff"))


def test_each_page_comes_with_its_address_and_time() -> None:
    """One archive may hold all tabs of a window."""
    found = read(
        {"1/index.rdf": _RDF, "1/page.html": "<p>One</p>", "1/a.png": "", "2/index.rdf": _RDF, "2/page.html": "2"}
    )

    assert [type(one) for one in found] == [Capture, Capture]
    assert isinstance(found[0], Capture)
    assert (found[0].path, found[0].url, found[0].fetched_at) == ("a.maff#1", "https://courier.example/a", _AT)
    assert (found[0].body, found[0].media_type) == (b"<p>One</p>", "text/html; charset=utf-8")


def test_an_archive_of_one_page_tells_its_address_in_the_page() -> None:
    """Newer extensions write no description."""
    mark = 'data-scrapbook-source="https://courier.example/a" data-scrapbook-create="20250314081200000"'

    (found,) = read({"index.html": f"<html {mark}>text</html>"})

    assert isinstance(found, Capture)
    assert (found.path, found.url, found.fetched_at) == ("a.maff", "https://courier.example/a", _AT)


def test_a_page_that_is_missing_does_not_spoil_the_next() -> None:
    """What can be read is read."""
    found = read({"1/index.rdf": _RDF, "2/index.rdf": "<broken", "2/index.html": "text"})

    assert [type(one) for one in found] == [Broken, Capture]


def test_damaged_archives_are_refused() -> None:
    """No bad file may stop a run."""
    with pytest.raises(UnreadableFile):
        list(members(io.BytesIO(b"PK\x03\x04 cut"), "a.maff"))
