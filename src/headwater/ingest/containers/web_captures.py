"""Which of the many things that a page is made of can be an article: by what the server declared, the address and the bytes."""

import re
from datetime import datetime
from urllib.parse import unquote, urlsplit

from headwater.ingest.kinds import HEAD_BYTES, kind
from headwater.ingest.members import captured
from headwater.model.identity import digest
from headwater.model.text import Capture

_PAGES = frozenset(["text/html", "application/xhtml+xml"])
_DOCUMENTS = frozenset(
    ["application/pdf", "application/rtf", "application/vnd.oasis.opendocument.text",
     "application/vnd.openxmlformats-officedocument.wordprocessingml.document"]
)  # fmt: skip
_ANYTHING = frozenset(
    [
        "",
        "application/octet-stream",
        "binary/octet-stream",
        "application/x-pdf",
        "text/rtf",
        "application/force-download",
    ]
)
_TEXTS = frozenset(["text/plain", "text/uri-list"])
_TEXT_ADDRESS = re.compile(r"\.(?:txt|text|md)$", re.IGNORECASE)
# Texts that servers keep for programs.
_FOR_PROGRAMS = re.compile(
    r"/(?:robots|ads|app-ads|humans|security|llms|llms-full|sellers|version)\.txt$", re.IGNORECASE
)


def could_be_article(url: str, declared: str) -> bool:
    """Tell whether a thing of this address and declared kind may be an article at all: so that others need not be read."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    if parts.scheme not in {"http", "https", "file", "ftp"}:
        return False
    if declared == "text/plain":
        return bool(_TEXT_ADDRESS.search(parts.path)) and not _FOR_PROGRAMS.search(parts.path)
    return declared in _PAGES or declared in _DOCUMENTS or declared in _ANYTHING


def web_capture(
    path: str, body: bytes, declared: str, *, charset: str | None, url: str, fetched_at: datetime | None
) -> Capture | None:
    """Return the capture of an answer that could be an article, None where its bytes are of another kind.

    Servers call data and pictures web pages, and PDF files streams of bytes: the bytes decide.
    """
    told = kind("", body[:HEAD_BYTES])
    if declared in _PAGES and told in _TEXTS:
        told = "text/html"  # a page may begin with anything, and few servers call a text a page
    if not body.strip() or not (told in _PAGES or told in _DOCUMENTS or told == declared):
        return None
    parameter = f"; charset={charset}" if charset and told not in _DOCUMENTS else ""
    return captured(path, body, f"{told}{parameter}", url=url, fetched_at=fetched_at)


def address_key(url: str) -> str:
    """Return what two spellings of one address have in common: archives write it with and without scheme, slash and fragment."""
    bare = re.sub(r"^[a-z]{3,5}://(?:www\.)?", "", url.strip().casefold().partition("#")[0])
    return digest(unquote(bare).rstrip("/"))
