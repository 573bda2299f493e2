"""HAR: what a browser's developer tools recorded of a visit, as JSON. The pages that were visited, not what they loaded."""

import base64
import binascii
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import BinaryIO

from headwater.errors import NotAnArticle, TooLarge, TooMuchWork, UnreadableFile
from headwater.ingest.containers.addresses import part_path
from headwater.ingest.containers.http_bodies import declared_charset, declared_type
from headwater.ingest.containers.web_captures import could_be_article, web_capture
from headwater.ingest.members import MAX_BYTES, TOO_LARGE, Broken, Link, Member

# It is one JSON value, and read whole.
_LARGEST_BYTES = 200_000_000
_Fields = dict[str, object]


def members(file: BinaryIO, path: str) -> Iterator[Member]:
    """Yield the pages that were visited; one whose text was not recorded is a link.

    Of each visit that is the first document that came; where the recorder told no visits apart, every document.

    Raises:
        TooMuchWork: it is too large to be read whole.
        NotAnArticle: it is no HAR file.
    """
    raw = file.read(_LARGEST_BYTES + 1)
    if len(raw) > _LARGEST_BYTES:
        raise TooMuchWork(path, f"it is larger than {_LARGEST_BYTES // 1_000_000} MB")
    seen: set[str] = set()
    for entry in _entries(raw, path):
        visit = _text(entry, "pageref")
        if not _is_document(entry) or visit in seen:
            continue
        if visit:
            seen.add(visit)
        member = _member(entry, path)
        if member is not None:
            yield member


def _entries(raw: bytes, path: str) -> list[_Fields]:
    """Return what was asked for and answered, in its order."""
    try:
        whole = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise UnreadableFile(path, "it breaks off, or is no JSON") from error
    entries = _fields(_fields(whole).get("log")).get("entries")
    if not isinstance(entries, list):
        raise NotAnArticle("it has no list of entries, as a HAR file does")
    return [_fields(entry) for entry in entries]


def _is_document(entry: _Fields) -> bool:
    """Tell whether an entry is a page that came as the browser asked for it, and no frame of a script's making."""
    response = _fields(entry.get("response"))
    declared = declared_type(_text(_fields(response.get("content")), "mimeType"))
    used_for = _text(entry, "_resourceType") or "document"
    is_page = response.get("status") == 200 and used_for == "document" and declared != "text/plain"
    return is_page and could_be_article(_url(entry), declared)


def _member(entry: _Fields, path: str) -> Member | None:
    """Return the capture of a page, the link to it, or what is wrong with it; None where it is something else after all."""
    content, url = _fields(_fields(entry.get("response")).get("content")), _url(entry)
    place, text, mime = part_path(path, url), _text(content, "text"), _text(content, "mimeType")
    if not text:
        return Link(path=place, url=url)
    charset = "utf-8"
    body = text.encode("utf-8", errors="replace")
    if _text(content, "encoding") == "base64":
        try:
            body = base64.b64decode(text)
        except (binascii.Error, ValueError):
            return Broken(path=place, error=UnreadableFile(place, "it is damaged"))
        charset = declared_charset(mime) or ""
    if len(body) > MAX_BYTES:
        return Broken(path=place, error=TooLarge(place, TOO_LARGE))
    fetched_at = _time(_text(entry, "startedDateTime"))
    return web_capture(place, body, declared_type(mime), charset=charset or None, url=url, fetched_at=fetched_at)


def _url(entry: _Fields) -> str:
    return _text(_fields(entry.get("request")), "url")


def _fields(value: object) -> _Fields:
    """Return a JSON object's fields, none where the value is something else."""
    return value if isinstance(value, dict) else {}


def _text(fields: _Fields, name: str) -> str:
    """Return a field that is a text, "" where it is not there or is something else."""
    value = fields.get(name)
    return value if isinstance(value, str) else ""


def _time(written: str) -> datetime | None:
    """Return a moment in UTC, None where none or no zone is written."""
    try:
        moment = datetime.fromisoformat(written)
        return moment.astimezone(UTC) if moment.tzinfo else None
    except (ValueError, OverflowError):
        return None
