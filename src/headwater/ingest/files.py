"""Files on disk to captures: which files a user means, and their bytes as they are."""

import glob
import os
import re
from pathlib import Path, PurePath

from headwater.errors import NothingToRead, UnreadableFile, UnsupportedFile
from headwater.model.identity import digest
from headwater.model.text import Capture

MAX_BYTES = 20_000_000

_MEDIA_TYPES = {
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
}
# What the first bytes of files say that are often given by mistake, whatever their names say.
_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"{\\rtf", "a rich text file"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
)
# Our own reports repeat every claim of a pile: read with it, they would be one more article that says everything.
_OUR_REPORT = re.compile(rb"<meta name=\"?generator\"? content=\"?Headwater\b", re.IGNORECASE)
_HEAD_BYTES = 2048


def expand(paths: tuple[str, ...]) -> tuple[Path, ...]:
    """Return every file that `paths` (files, folders, globs) name, sorted and once each.

    Folders are searched to the bottom. In them, and in globs, hidden files, files of kinds that are not read, and reports that
    Headwater wrote are passed over.

    Raises:
        UnsupportedFile: a file named outright is of a kind that is not read.
        UnreadableFile: a path does not exist.
        NothingToRead: no file is left.
    """
    found = {file for path in paths for file in _files(path)}
    if not found:
        raise NothingToRead(", ".join(paths) or "an empty list")
    return tuple(sorted(found, key=lambda file: file.as_posix()))


def capture(path: Path) -> Capture:
    """Return the bytes of the file at `path`, with their digest.

    Raises:
        UnreadableFile: the file is missing, empty, too large or may not be read.
        UnsupportedFile: its name or its first bytes say that it is of another kind.
    """
    name = path.as_posix()
    body = _body(path, name)
    for signature, kind in _SIGNATURES:
        if body.startswith(signature):
            raise UnsupportedFile(name, kind)
    if _OUR_REPORT.search(body[:_HEAD_BYTES]):
        raise UnsupportedFile(name, "a report that Headwater wrote")
    return Capture(id=digest(body), path=name, media_type=_media_type(path, body), body=body)


def _files(path: str) -> list[Path]:
    """Return the files that one argument names."""
    given = Path(path)
    if given.is_dir():
        return [file for file in _walk(given) if _is_meant(file)]
    if given.exists():
        if not _is_read(given):
            raise UnsupportedFile(given.as_posix(), f"a {given.suffix or 'nameless'} file")
        return [given]
    if glob.has_magic(path):
        matches = (Path(match) for match in glob.glob(path, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
        return [file for match in matches for file in (_walk(match) if match.is_dir() else [match]) if _is_meant(file)]
    raise UnreadableFile(given.as_posix(), "there is no such file or folder")


def _walk(folder: Path) -> list[Path]:
    """Return every file below `folder` that is not hidden, nor in a hidden folder. Links to folders are not followed."""
    found: list[Path] = []
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found.extend(Path(root) / name for name in names if not name.startswith("."))
    return [file for file in found if file.is_file()]


def _is_meant(file: Path) -> bool:
    """Tell whether who names a folder means this file in it."""
    if not _is_read(file):
        return False
    if "html" not in _MEDIA_TYPES[file.suffix.casefold()]:
        return True
    try:
        with file.open("rb") as page:
            return not _OUR_REPORT.search(page.read(_HEAD_BYTES))
    except OSError:
        return True  # what is wrong with it is told when it is read


def _is_read(file: PurePath) -> bool:
    return file.suffix.casefold() in _MEDIA_TYPES


def _body(path: Path, name: str) -> bytes:
    """Return the bytes, with the size looked at first so that a huge file is not read at all."""
    try:
        if not path.is_file():
            raise UnreadableFile(name, "it is not a file" if path.exists() else "there is no such file or folder")
        if path.stat().st_size > MAX_BYTES:
            raise UnreadableFile(name, f"it is larger than {MAX_BYTES // 1_000_000} MB")
        body = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(name, error.strerror or "the system cannot read it") from error
    if not body.strip():
        raise UnreadableFile(name, "it is empty")
    return body


def _media_type(path: PurePath, body: bytes) -> str:
    """Return the kind that the name says, unless a plain text begins as a web page does."""
    named = _MEDIA_TYPES.get(path.suffix.casefold())
    if named is None:
        raise UnsupportedFile(path.as_posix(), f"a {path.suffix or 'nameless'} file")
    start = body[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if named == "text/plain" and start.startswith((b"<!doctype html", b"<html")):
        return "text/html"
    return named
