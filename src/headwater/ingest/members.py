"""What comes out of a file that holds many: captures, files in the file, and what is wrong with the rest."""

from dataclasses import dataclass, fields
from datetime import datetime
from typing import BinaryIO

from headwater.errors import HeadwaterError
from headwater.model.identity import digest
from headwater.model.text import Capture, Given

MAX_BYTES = 20_000_000
"""The size of the largest capture. A file that holds many may be as large as it likes: it is read as a stream."""

TOO_LARGE = f"it is larger than {MAX_BYTES // 1_000_000} MB"

NOTHING_GIVEN = Given()

ROLES = ("url", "text", *(one.name for one in fields(Given)))
"""What a column of a table can serve as: the address, the text, or what stands beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inner:
    """A file inside a file. `file` is open for as long as its container is not asked for the next one.

    `path` is "CONTAINER#NAME". `size_bytes` is what the container says of its size, None if it does not; it may lie.
    """

    path: str
    file: BinaryIO
    size_bytes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """A part of a container that cannot be had, and why. What comes after it is read all the same."""

    path: str
    error: HeadwaterError


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An address that a list, feed or table holds without the article's text, with what stands beside it."""

    path: str
    url: str
    given: Given = NOTHING_GIVEN


Member = Capture | Inner | Link | Broken


def captured(
    path: str,
    body: bytes,
    media_type: str,
    *,
    url: str | None = None,
    fetched_at: datetime | None = None,
    given: Given = NOTHING_GIVEN,
) -> Capture:
    """Return the capture of `body`, with the id that its bytes, its address and what is given beside it make."""
    beside = () if given == NOTHING_GIVEN else (repr(given),)
    identity = digest(body) if url is None and not beside else digest(body, url or "", *beside)
    return Capture(
        id=identity, path=path, media_type=media_type, body=body, url=url, fetched_at=fetched_at, given=given
    )
