"""WACZ: the pages that its list names, and all where it names none."""

import io
import json
import zipfile

from headwater.ingest.containers.wacz import members
from headwater.ingest.members import Broken, Inner
from headwater.model.text import Capture
from packed import PAGE, gzipped_records, record, zipped

FRAME = record(9, url="https://ads.example/frame")


def listed(*urls: str) -> bytes:
    """Return a list of pages, with its first line that says what it is."""
    lines: list[dict[str, str]] = [{"format": "json-pages-1.0", "id": "pages", "title": "All Pages"}]
    lines += [{"id": "x", "url": url, "ts": "2024-01-02T03:04:05Z", "title": "T"} for url in urls]
    return "".join(json.dumps(line) + "\n" for line in lines).encode()


def packed(files: dict[str, bytes]) -> bytes:
    """Return a WACZ: its web archives are stored as they are, so that a player can jump into them."""
    return zipped(files, zipfile.ZIP_STORED)


def read(body: bytes) -> list[str]:
    """Return the path of each member, with an exclamation mark where it is broken."""
    return [("!" if isinstance(one, Broken) else "") + one.path for one in members(io.BytesIO(body), "x.wacz")]


def test_the_listed_pages_are_read() -> None:
    """A browser records the frames of advertisements with the page."""
    body = packed(
        {
            "archive/data.warc.gz": gzipped_records(record(1), FRAME, record(2)),
            "pages/pages.jsonl": listed("https://paper.example/1"),
            "pages/extraPages.jsonl": listed("https://paper.example/2"),
            "datapackage.json": b"{}",
        }
    )

    assert read(body) == ["x.wacz#https://paper.example/1", "x.wacz#https://paper.example/2"]


def test_a_page_that_moved_is_followed() -> None:
    """The list has the address that was asked for."""
    moved = record(1, http="HTTP/1.1 301 Moved\r\nLocation: https://paper.example/2\r\n")
    body = packed(
        {"archive/a.warc.gz": gzipped_records(moved, record(2)), "pages/pages.jsonl": listed("https://paper.example/1")}
    )

    assert read(body) == ["x.wacz#https://paper.example/2"]


def test_without_a_list_every_page_is_read() -> None:
    """A list may be missing, be damaged, or name other addresses than the archive does."""
    archive = gzipped_records(record(1), record(2))
    both = ["x.wacz#https://paper.example/1", "x.wacz#https://paper.example/2"]

    for pages in (b"", b"{not json\n[1]\n", listed("https://elsewhere.example/")):
        assert read(packed({"archive/a.warc.gz": archive, "pages/pages.jsonl": pages})) == both


def test_compressed_archives_are_read_too() -> None:
    """Somebody may have packed it anew."""
    body = zipped({"archive/a.warc": record(1), "archive/b.warc.gz": gzipped_records(record(2))})

    assert read(body) == ["x.wacz#https://paper.example/1", "x.wacz#https://paper.example/2"]


def test_a_wacz_of_several_is_an_archive_of_them() -> None:
    """Long crawls are kept so."""
    inner = packed({"archive/a.warc": record(1)})

    (only,) = [one for one in members(io.BytesIO(packed({"a.wacz": inner})), "x.wacz") if isinstance(one, Inner)]

    assert only.path == "x.wacz#a.wacz"


def test_a_wacz_that_breaks_off_gives_what_is_there() -> None:
    """Its directory is at its end, and its pages are at its beginning."""
    whole = packed({"archive/a.warc": record(1, PAGE * 100) + record(2, PAGE * 100)})

    found = list(members(io.BytesIO(whole[:-200]), "x.wacz"))

    assert [one.path for one in found] == ["x.wacz#archive/a.warc", "x.wacz"]
    assert isinstance(found[1], Broken)
    assert not any(isinstance(one, Capture) for one in found)
