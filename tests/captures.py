"""The one capture that a file is, for tests of what is made of it."""

from pathlib import Path

from headwater.errors import OnlyAddresses, UnsupportedFile
from headwater.ingest.files import opened
from headwater.ingest.members import Broken, Link
from headwater.model.text import Capture


def capture(path: Path) -> Capture:
    """Return the one capture that the file at `path` is.

    Raises:
        UnreadableFile: the file is missing, empty, too large or may not be read.
        UnsupportedFile: it is of another kind, or holds more than one.
        OnlyAddresses: it holds an address and no text.
    """
    held = opened(path)
    first, second = next(held, None), next(held, None)
    if isinstance(first, Broken):
        raise first.error
    if isinstance(first, Link):
        raise OnlyAddresses(path.as_posix(), 1)
    if first is None or second is not None:
        raise UnsupportedFile(path.as_posix(), "a file that holds many, or none")
    return first
