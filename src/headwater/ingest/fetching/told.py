"""What kind of file an answer holds: by its bytes where they are sure, then by what its server says, then by its name."""

import re
from urllib.parse import unquote

from headwater.ingest.fetching.addresses import Address
from headwater.ingest.fetching.exchange import Answer
from headwater.ingest.fetching.verdicts import charset, declared
from headwater.ingest.kinds import HEAD_BYTES, kind, what

# What servers say where they know. Of all else (text/plain, octet-stream, XML, JSON, zip) the bytes or the name know more.
_SUFFIXES = {
    "text/html": "html",
    "application/xhtml+xml": "xhtml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "text/markdown": "md",
    "text/x-markdown": "md",
    "text/uri-list": "urls",
    "message/rfc822": "eml",
    "multipart/related": "mhtml",
    "application/mbox": "mbox",
    "application/jsonl": "jsonl",
    "application/x-ndjson": "jsonl",
}
_FILE_NAME = re.compile(r"filename\s*=\s*\"?([^\";/\\]{1,200})", re.IGNORECASE)


def media_type(answer: Answer, at: Address) -> str | None:
    """Return the media type of what came from `at`, with the charset of a text that declares one; None if it is not read."""
    head = answer.body[:HEAD_BYTES]
    found = kind(_name(answer, at), head) or kind("", head)
    if found is None:
        return None
    named = charset(answer.head) if found.startswith("text/") or found == "application/xhtml+xml" else None
    return f"{found}; charset={named}" if named else found


def unread(answer: Answer, at: Address) -> str:
    """Return in words what is not read: "a picture", "a database"."""
    return what(_name(answer, at), answer.body[:HEAD_BYTES])


def _name(answer: Answer, at: Address) -> str:
    """Return a file's name that says what its server says of it."""
    suffix = _SUFFIXES.get(declared(answer.head))
    if suffix:
        return f"page.{suffix}"
    given = _FILE_NAME.search(answer.head.first("content-disposition"))
    return given[1].strip() if given else unquote(at.target.partition("?")[0].rpartition("/")[2])
