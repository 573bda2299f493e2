"""WARC files, plain or compressed: every page and document that a server answered with."""

from collections.abc import Iterator
from typing import BinaryIO
from urllib.parse import urljoin

from headwater.errors import HeadwaterError
from headwater.ingest.containers.warc_records import Record, records
from headwater.ingest.containers.web_captures import address_key, could_be_article, web_capture
from headwater.ingest.members import Broken, Member
from headwater.model.text import Capture

# What a browser wrote that the page used it for; None where it wrote nothing.
_PAGE_USES = frozenset([None, "document", "Document"])


def members(file: BinaryIO, path: str) -> Iterator[Member]:
    """Yield every page and document of the file.

    Answers other than 200 are no articles, nor is what a page loads beside itself: pictures, scripts, data. A record which says
    that nothing has changed since another is the same capture again. A text that was made of a page counts only where the
    pages themselves are not in the file.
    """
    return captures(file, path, None)


def captures(file: BinaryIO, path: str, wanted: set[str] | None) -> Iterator[Capture | Broken]:
    """Yield the pages and documents of a WARC file; if any are `wanted` (`address_key` of each), only those.

    Where a wanted address leads on to another, that one is added to `wanted`: what a reader saw there is the page.
    """
    has_answers = False
    for record in records(file, path):
        if isinstance(record, Broken):
            yield record
        elif wanted is None or _is_wanted(record, wanted):
            has_answers = has_answers or record.kind != "conversion"
            if _could_be_article(record) and not (has_answers and record.kind == "conversion"):
                yield from _captured(record)


def _is_wanted(record: Record, wanted: set[str]) -> bool:
    """Tell whether a record is of a wanted address; one that leads on adds the address that it leads to."""
    if address_key(record.url) not in wanted:
        return False
    location = record.head.headers.get("location") if record.head and 300 <= record.head.status < 400 else None
    if location:
        wanted.add(address_key(urljoin(record.url, location)))
    return True


def _could_be_article(record: Record) -> bool:
    """Tell whether a record is worth reading to its end."""
    if record.kind == "response" and (record.head is None or record.head.status != 200):
        return False
    if record.kind == "conversion":
        return record.media_type == "text/plain"
    return record.resource_type in _PAGE_USES and could_be_article(record.url, record.media_type)


def _captured(record: Record) -> Iterator[Capture | Broken]:
    """Yield the capture that a record makes, or why it cannot be had."""
    try:
        body = record.body()
    except HeadwaterError as error:
        yield Broken(path=record.path, error=error)
        return
    charset = record.head.charset if record.head else None
    capture = web_capture(
        record.path, body, record.media_type, charset=charset, url=record.url, fetched_at=record.fetched_at
    )
    if capture is not None:
        yield capture
