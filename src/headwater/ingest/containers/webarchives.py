"""Pages saved by Safari (.webarchive): the page itself, with its address."""

import io
import plistlib
from collections.abc import Iterator
from typing import BinaryIO
from xml.parsers.expat import ExpatError

from headwater.errors import NotAnArticle, TooLarge, TooMuchWork, UnreadableFile
from headwater.ingest.containers.addresses import is_address
from headwater.ingest.containers.parts import part_path
from headwater.ingest.members import MAX_BYTES, TOO_LARGE, Inner, Member, captured

_MAX_ARCHIVE_BYTES = 100_000_000
_PAGES = frozenset(("text/html", "application/xhtml+xml", "text/plain"))
# What the library raises on damaged files: its own error, a ValueError, only for some of the damage.
_DAMAGE = (
    ValueError,
    ExpatError,
    KeyError,
    IndexError,
    TypeError,
    AttributeError,
    OverflowError,
    EOFError,
    LookupError,
)


def members(file: BinaryIO, path: str) -> Iterator[Member]:
    """Yield the page, or the file of another kind that was saved. Pictures, styles and frames of the page are left out.

    Raises:
        NotAnArticle: there is no page in it.
        TooMuchWork: it is nested without end.
        UnreadableFile: it is damaged, or too large.
    """
    body = file.read(_MAX_ARCHIVE_BYTES + 1)
    if len(body) > _MAX_ARCHIVE_BYTES:
        raise TooLarge(path, f"it is larger than {_MAX_ARCHIVE_BYTES // 1_000_000} MB")
    main = _main(body, path)
    page, url = main.get("WebResourceData"), str(main.get("WebResourceURL") or "")
    if not isinstance(page, bytes) or not page.strip():
        raise NotAnArticle("the saved page is empty")
    if len(page) > MAX_BYTES:
        raise TooLarge(path, TOO_LARGE)
    media_type = str(main.get("WebResourceMIMEType") or "text/html").casefold()
    if media_type not in _PAGES:
        yield Inner(
            path=part_path(path, url.rpartition("/")[2] or "unnamed"), file=io.BytesIO(page), size_bytes=len(page)
        )
        return
    charset = main.get("WebResourceTextEncodingName")
    told = f"{media_type}; charset={charset.casefold()}" if isinstance(charset, str) and charset else media_type
    yield captured(path, page, told, url=url if is_address(url) else None)


def _main(body: bytes, path: str) -> dict[str, object]:
    """Return what the archive says of the page itself."""
    try:
        archive = plistlib.loads(body)
    except RecursionError as error:
        raise TooMuchWork(path, "it is nested without end") from error
    except _DAMAGE as error:
        raise UnreadableFile(path, "it is damaged") from error
    main = archive.get("WebMainResource") if isinstance(archive, dict) else None
    if not isinstance(main, dict):
        raise NotAnArticle("the file holds no saved page")
    return main
