"""Files that a user asked for, written; what is wrong with their place is told as an error of ours."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from headwater.errors import UnwritableFile


def write(path: Path, content: str | bytes) -> None:
    """Write a file; text in UTF-8, with plain line breaks on every system.

    Raises:
        UnwritableFile: it cannot be written.
    """
    with writing(path):
        path.write_bytes(content.encode() if isinstance(content, str) else content)


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Tell what keeps a file or folder from being made as an error that names it.

    Raises:
        UnwritableFile: it cannot be made.
    """
    try:
        yield
    except OSError as error:
        raise UnwritableFile(str(path), error.strerror or "the system cannot write it") from error
