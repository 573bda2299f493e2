"""WACZ: web archives in a zip with a list of the pages in them, as browsers and crawlers of the Webrecorder family write them."""

import json
import re
import zipfile
from collections.abc import Iterator
from typing import BinaryIO

from headwater.errors import UnreadableFile
from headwater.ingest.containers import warcs, zips
from headwater.ingest.containers.parts import copied
from headwater.ingest.containers.web_captures import address_key
from headwater.ingest.members import MAX_BYTES, Broken, Inner, Member
from headwater.model.text import Capture

_ARCHIVE = re.compile(r"archive/.{1,400}\.warc(?:\.gz|\.zst)?$", re.IGNORECASE)
_PAGES = re.compile(r"pages/.{1,400}\.jsonl$", re.IGNORECASE)


def members(file: BinaryIO, path: str) -> Iterator[Member]:
    """Yield the pages of the archive, as its list of pages says; all pages that are in it where the list names none of them.

    What else a browser recorded, such as the frames of advertisements, is no page. A WACZ may hold others instead of pages.
    """
    try:
        archive = zipfile.ZipFile(file)
    except zips.ERRORS:
        yield from zips.members(file, path)
        return
    with archive:
        infos = archive.infolist()
        if not any(_ARCHIVE.match(zips.name_of(info)) for info in infos):
            yield from zips.entries(archive, file, path, infos)
            return
        wanted = _listed(archive, file, path)
        found = False
        for member in _captures(archive, file, path, wanted or None):
            found = found or isinstance(member, Capture)
            yield member
        if wanted and not found:
            yield from (one for one in _captures(archive, file, path, None) if isinstance(one, Capture))


def _captures(
    archive: zipfile.ZipFile, file: BinaryIO, path: str, wanted: set[str] | None
) -> Iterator[Capture | Broken]:
    """Yield the captures of every web archive in it."""
    chosen = [info for info in archive.infolist() if _ARCHIVE.match(zips.name_of(info))]
    for entry in zips.entries(archive, file, path, chosen):
        if isinstance(entry, Broken):
            yield entry
            continue
        with entry.file if entry.file.seekable() else copied(entry.file, entry.path) as records:
            yield from warcs.captures(records, path, wanted)


def _listed(archive: zipfile.ZipFile, file: BinaryIO, path: str) -> set[str]:
    """Return the keys of the addresses that the lists of pages name."""
    chosen = [info for info in archive.infolist() if _PAGES.match(zips.name_of(info))]
    lists = [entry.file for entry in zips.entries(archive, file, path, chosen) if isinstance(entry, Inner)]
    return {address_key(url) for stream in lists for url in _addresses(stream)}


def _addresses(stream: BinaryIO) -> Iterator[str]:
    """Yield the address of every page in a list, up to where it is damaged: the list is a help, not what is read."""
    try:
        while line := stream.readline(MAX_BYTES):
            page = _page(line)
            url = page.get("url") if isinstance(page, dict) else None
            if isinstance(url, str):
                yield url
    except UnreadableFile:
        return


def _page(line: bytes) -> object:
    """Return what one line of a list says, None where it says nothing."""
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None
