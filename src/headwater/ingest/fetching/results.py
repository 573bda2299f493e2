"""What fetching yields, and what it must be told of earlier runs."""

from dataclasses import dataclass

from headwater.ingest.members import Broken
from headwater.model.text import Capture


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What an earlier run kept of an address: the marks its server gave its state, and the capture that was made of it."""

    etag: str | None
    last_modified: str | None
    capture_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A page as it came, and the marks by which the next run can ask whether it has changed."""

    capture: Capture
    etag: str | None
    last_modified: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchanged:
    """An address whose page is still the one that is known. `url` is the address as it was given."""

    url: str


Result = Fetched | Unchanged | Broken
