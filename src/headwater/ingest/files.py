"""Files on disk: which of them a user means, and what each holds."""

import glob
import os
import stat
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

from headwater.errors import (
    HeadwaterError,
    MissingFile,
    NothingToRead,
    TooLarge,
    UnreadableFile,
    UnsupportedFile,
)
from headwater.ingest.kinds import HEAD_BYTES, is_told, kind, what
from headwater.ingest.layouts import passed_over
from headwater.ingest.members import MAX_BYTES, TOO_LARGE, Broken, captured
from headwater.ingest.opening import Columns, Opened, is_container, members
from headwater.ingest.snapshots import indexes_of, snapshot_facts
from headwater.model.text import Capture

STANDARD_INPUT = "-"
"""What stands for standard input among paths. It is left as it is: who runs Headwater reads it."""

# What systems hide, and what Office writes beside a document that is open.
_HIDDEN = (".", "~$")


def expand(paths: tuple[str, ...]) -> tuple[Path, ...]:
    """Return every file that `paths` (files, folders, globs) name, sorted and once each.

    Folders are searched to the bottom; links to folders in them are not followed. In them, and in globs, hidden files are passed
    over, and files of kinds that are not read, unless somebody could miss them; likewise what belongs to something else (the
    folder that a browser saved beside a page), cases, and reports and exports that Headwater wrote.

    Raises:
        UnsupportedFile: a file named outright is of a kind that is not read.
        UnreadableFile: a path does not exist.
        NothingToRead: no file is left.
    """
    found = {file for path in without_companions(paths) for file in _files(path)}
    if not found:
        raise NothingToRead(", ".join(paths) or "an empty list")
    return tuple(sorted(found, key=lambda file: file.as_posix()))


def without_companions(paths: tuple[str, ...]) -> tuple[str, ...]:
    """Return `paths` without the folders that a browser saved beside a page which is among them.

    A shell that spreads "saved/*" out names both.
    """
    inside = {path: [f"{_plain(path)}/{name}" for name in _listing(Path(path))] for path in paths}
    passed = passed_over([*map(_plain, paths), *(name for names in inside.values() for name in names)])
    return tuple(path for path in paths if not inside[path] or not passed.issuperset(inside[path]))


def opened(path: Path, name: str | None = None, columns: Columns | None = None) -> Iterator[Opened]:
    """Yield what the file at `path` holds, in its order; `name` is how it is called, its path with all letters told if None.

    No error is raised: what cannot be had is `Broken`. `columns` says what is in the columns of tables, where that is not to be
    guessed.
    """
    called = path.as_posix().encode("utf-8", "backslashreplace").decode() if name is None else name
    try:
        head = _head(path, called)
        media_type = kind(path.name, head)
        if media_type is None:
            raise UnsupportedFile(called, what(path.name, head))
        if not is_container(media_type) and path.stat().st_size > MAX_BYTES:
            raise TooLarge(called, TOO_LARGE)
        with path.open("rb") as file:
            for member in members(file, called, media_type, columns):
                yield _of_snapshot(path, member) if isinstance(member, Capture) else member
    except HeadwaterError as error:
        yield Broken(path=called, error=error)
    except OSError as error:
        yield Broken(path=called, error=_unreadable(called, error))


def _plain(path: str) -> str:
    return Path(path).as_posix()


def _listing(folder: Path) -> list[str]:
    """Return the names in a folder; none of what is no folder, or may not be looked into."""
    try:
        return sorted(entry.name for entry in folder.iterdir()) if folder.is_dir() else []
    except OSError:
        return []


def _files(path: str) -> list[Path]:
    """Return the files that one argument names."""
    given = Path(path)
    if path == STANDARD_INPUT:
        return [given]
    if given.is_dir():
        return _meant(_walk(given), given)
    if given.exists() or given.is_symlink():
        return [_named(given)]
    if glob.has_magic(path):
        return _meant(_matches(given), Path())
    raise MissingFile(given.as_posix(), "there is no such file or folder")


def _matches(pattern: Path) -> list[Path]:
    """Return the files that a pattern names, and those in folders that it names. "**" stands for any folders, but no links."""
    steps = pattern.parts
    plain = next((i for i, step in enumerate(steps) if step == "**"), len(steps))
    found = glob.glob(str(Path(*steps[:plain])))  # noqa: PTH207 - Path.glob takes no absolute pattern
    starts = [Path(match) for match in found]
    if plain == len(steps):
        return [file for start in starts for file in (_walk(start) if start.is_dir() else [start])]
    inside = [(start, file) for start in starts if start.is_dir() for file in _walk(start)]
    return [file for start, file in inside if _fits_any(file.relative_to(start).parts, steps[plain:])]


def _fits_any(steps: tuple[str, ...], pattern: tuple[str, ...]) -> bool:
    """Tell whether a pattern names a file, or a folder that it lies in."""
    return any(_fits(steps[:i], pattern) for i in range(1, len(steps) + 1))


def _fits(steps: tuple[str, ...], pattern: tuple[str, ...]) -> bool:
    """Tell whether a pattern names just this path."""
    if not pattern or (not steps and pattern[0] != "**"):
        return not steps and not pattern
    if pattern[0] == "**":
        return any(_fits(steps[i:], pattern[1:]) for i in range(len(steps) + 1))
    return fnmatchcase(steps[0], pattern[0]) and _fits(steps[1:], pattern[1:])


def _named(file: Path) -> Path:
    """Return a file that was named outright, if it is of a kind that is read; what else is wrong is told when it is read."""
    try:
        head = _head(file, file.as_posix())
    except UnreadableFile:
        return file
    if kind(file.name, head) is None:
        raise UnsupportedFile(file.as_posix(), what(file.name, head))
    return file


def _walk(folder: Path) -> list[Path]:
    """Return every file below `folder` that is not hidden, nor in a hidden folder; and folders that may not be looked into."""
    found: list[Path] = []
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(here) as entries:
                seen = [entry for entry in entries if not entry.name.startswith(_HIDDEN)]
        except OSError:
            found.append(here)
            continue
        waiting.extend(Path(entry.path) for entry in seen if entry.is_dir(follow_symlinks=False))
        found.extend(Path(entry.path) for entry in seen if not entry.is_dir(follow_symlinks=False))
    return found


def _meant(files: list[Path], base: Path) -> list[Path]:
    """Return those of the files found below `base` that who names it means."""
    above = base.resolve().name
    names = {file: f"{above}/{_below(file, base)}" for file in files}
    passed = passed_over(names.values())
    return [file for file in files if names[file] not in passed and _is_meant(file)]


def _below(file: Path, base: Path) -> str:
    return (file.relative_to(base) if file.is_relative_to(base) else file).as_posix()


def _is_meant(file: Path) -> bool:
    """Tell whether who names a folder means this file in it. What is no file (a pipe, a broken link) is not even opened."""
    try:
        mode = file.stat().st_mode
        if not stat.S_ISREG(mode):
            return stat.S_ISDIR(mode) and not file.is_symlink()  # one that may not be looked into
        head = _head(file, file.as_posix())
    except OSError:
        return not file.is_symlink()
    except UnreadableFile:
        return kind(file.name, b"") is not None
    return kind(file.name, head) is not None or is_told(file.name, head)


def _head(path: Path, name: str) -> bytes:
    """Return a file's first bytes. Pipes, devices and sockets are not opened: reading them may never end."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableFile(name, _NO_FILES.get(stat.S_IFMT(status.st_mode), "it is not a file"))
        if status.st_size == 0:
            raise UnreadableFile(name, "it is empty")
        with path.open("rb") as file:
            return file.read(HEAD_BYTES)
    except OSError as error:
        raise _unreadable(name, error) from error


_NO_FILES = {
    stat.S_IFDIR: "it is a folder that may not be looked into",
    stat.S_IFIFO: "it is a pipe; give it as standard input instead",
}


def _unreadable(name: str, error: OSError) -> UnreadableFile:
    """Return the system's error as ours."""
    if isinstance(error, FileNotFoundError):
        return MissingFile(name, "there is no such file or folder")
    return UnreadableFile(name, error.strerror or "the system cannot read it")


def _of_snapshot(path: Path, one: Capture) -> Capture:
    """Return the capture with the address and the time that the index of its snapshot states, where it lies in one."""
    if one.url is not None:
        return one
    for steps in indexes_of(path.parts):
        index = Path(*steps)
        if index.is_file():
            with index.open("rb") as file:
                url, fetched_at = snapshot_facts(file)
            if url is not None:
                return captured(one.path, one.body, one.media_type, url=url, fetched_at=fetched_at, given=one.given)
    return one
