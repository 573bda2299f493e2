"""The names that a user says mean the same, read from their file, and what a case tells of them."""

from pathlib import Path

from headwater.compare.names.aliases import NO_ALIASES, Aliases, aliases
from headwater.errors import MissingFile, UnreadableFile

MOST_BYTES = 4_000_000
_MARK = " with aliases"
FORGOTTEN = (
    "This case was compared with --aliases FILE before. It is compared anew without; "
    "give the file again to have its names taken for the same."
)


def given_aliases(path: str | None) -> Aliases:
    """Return the groups of names in the file at `path`, none without a path.

    Raises:
        BadAliases: a line of it is no group of names.
        UnreadableFile: it cannot be opened, is too large, or is not text in UTF-8.
    """
    if path is None:
        return NO_ALIASES
    try:
        with Path(path).open("rb") as stream:
            body = stream.read(MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise MissingFile(path, "there is no such file") from error
    except OSError as error:
        raise UnreadableFile(path, error.strerror or "the system cannot read it") from error
    if len(body) > MOST_BYTES:
        raise UnreadableFile(path, f"a file of aliases has {MOST_BYTES // 1_000_000} MB at most")
    try:
        return aliases(body.decode("utf-8-sig"), path)
    except UnicodeDecodeError as error:
        raise UnreadableFile(path, "it is not text in UTF-8") from error


def marked(links: str, names: Aliases) -> str:
    """Return `links`, which says what an answer was compared from, with a mark if a user's names had a part in it."""
    return f"{links}{_MARK} {names.id}" if names.groups else links


def unmarked(links: str) -> str:
    """Return what `marked` was given."""
    return links.partition(_MARK)[0]


def are_forgotten(links: str | None, path: str | None) -> bool:
    """Whether an answer that says `links` of itself was made with a user's names, and no file of them is given now."""
    return path is None and links is not None and _MARK in links


def told(names: Aliases) -> tuple[str, ...]:
    """Return what a case says of the names that had a part in it, nothing if there were none."""
    return (f"aliases {names.id}",) if names.groups else ()
