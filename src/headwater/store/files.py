"""The case file itself: opening, telling it from other files, upgrading its tables, closing it whole."""

import json
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from headwater.errors import CaseInUse, HeadwaterError, NewerCase, NotACase, UnwritableFile
from headwater.model.records import Flaw, decision_of, record_of

APPLICATION_ID = 0x48445752  # "HDWR": stands in the header, so that `file` and others can tell
_WAIT_SECONDS = 5.0
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_DAMAGED = {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}
_UNWRITABLE = {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR}


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """An open case, in a file or (no path) in memory. Everything outside this package only hands it on."""

    path: Path | None
    connection: sqlite3.Connection


@contextmanager
def opened(path: Path | None, *, create: bool = False, patience: float = _WAIT_SECONDS) -> Iterator[CaseFile]:
    """Open the case at `path`, upgraded to today's tables, and close it whole: one file, nothing beside it.

    Args:
        path: the file; None for a new case that is kept in memory alone.
        create: make a new, empty case if there is none.
        patience: seconds for which another program is waited for that writes to it.

    Raises:
        NotACase: there is no such file, or it is something else.
        NewerCase: a later Headwater made it.
        CaseInUse: another program is writing to it.
        UnwritableFile: it cannot be made or written.
    """
    if path is not None:
        _check(path, create=create)
    name = str(path or "the case in memory")
    with told(name):
        connection = _connect(path, patience)
        try:
            _prepare(connection, name)
            yield CaseFile(path=path, connection=connection)
        finally:
            connection.close()


def readable(path: Path) -> sqlite3.Connection:
    """Return a connection to the case at `path` that any thread may read by, one at a time, and none may write.

    Raises:
        HeadwaterError: there is no such case, or it cannot be used.
    """
    with opened(path):
        pass
    with told(str(path)):
        address = _address(path, "mode=ro")
        connection = sqlite3.connect(address, uri=True, timeout=_WAIT_SECONDS, check_same_thread=False)
        connection.execute("PRAGMA trusted_schema = OFF")
        return connection


@contextmanager
def told(name: str) -> Iterator[None]:
    """Turn what SQLite says into an error that says what to do; a mistake in our own SQL rises as it is."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise _in_our_words(name, error) or error from error


@contextmanager
def transaction(file: CaseFile) -> Iterator[None]:
    """Do all that is written inside, or, if an error or Ctrl-C comes between, nothing of it."""
    file.connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        file.connection.execute("ROLLBACK")
        raise
    file.connection.execute("COMMIT")


@contextmanager
def lasting(file: CaseFile) -> Iterator[None]:
    """Do what `transaction` does, and end when the disk has it: a machine that stops right after it loses nothing of it."""
    file.connection.execute("PRAGMA synchronous = FULL")
    try:
        with transaction(file):
            yield
    finally:
        file.connection.execute("PRAGMA synchronous = NORMAL")


def upgrade(connection: sqlite3.Connection, migrations: Sequence[str], views: str) -> None:
    """Bring the tables from whatever version they have to the last, one migration after another, all or nothing.

    Args:
        connection: to the case.
        migrations: SQL scripts; the first makes version 1 of an empty file, each later one the next version.
        views: SQL script that makes all views; the old ones are dropped first.
    """
    version = _pragma(connection, "user_version")
    if version >= len(migrations):
        return
    connection.create_function("decision_record", 1, _decision_record, deterministic=True)
    named = connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'").fetchall()
    steps = [
        "BEGIN IMMEDIATE",
        *(f'DROP VIEW "{name}"' for (name,) in named),
        *migrations[version:],
        views,
        f"PRAGMA application_id = {APPLICATION_ID}",
        f"PRAGMA user_version = {len(migrations)}",
        "COMMIT",
    ]
    try:
        connection.executescript(";\n".join(steps))
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _decision_record(text: str) -> str | None:
    """Return a decision in JSON with the id that it must have, None if it is none: rulings of version 8 become decisions."""
    try:
        return json.dumps(record_of(decision_of(json.loads(text))), ensure_ascii=False)
    except Flaw:
        return None


@cache
def our_migrations() -> tuple[str, ...]:
    """Return the scripts that lead from an empty file to today's tables, in order."""
    folder = files("headwater.store") / "sql"
    numbered = sorted((entry for entry in folder.iterdir() if entry.name[:1].isdigit()), key=lambda entry: entry.name)
    return tuple(entry.read_text(encoding="utf-8") for entry in numbered)


@cache
def our_views() -> str:
    """Return the script that makes the views."""
    return (files("headwater.store") / "sql" / "views.sql").read_text(encoding="utf-8")


def _check(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise NotACase(str(path), "it is a folder")
    if not path.exists():
        if not create:
            raise NotACase(str(path), "there is no such file")
        if not path.absolute().parent.is_dir():
            raise UnwritableFile(str(path), "its folder does not exist")
    elif path.stat().st_size == 0 and not create:
        raise NotACase(str(path), "it is empty")


def _connect(path: Path | None, patience: float) -> sqlite3.Connection:
    if path is None:
        return sqlite3.connect(":memory:", isolation_level=None)
    return sqlite3.connect(_address(path), uri=True, timeout=patience, isolation_level=None)


def _address(path: Path, *options: str) -> str:
    """Return what SQLite opens; a case on read-only ground as it lies, without the files that SQLite sets beside it."""
    places = [place for place in (path, path.absolute().parent) if place.exists()]
    writable = all(os.access(place, os.W_OK) for place in places)
    asked = "&".join((*options, *(() if writable else ("immutable=1",))))
    return path.absolute().as_uri() + (f"?{asked}" if asked else "")


def _prepare(connection: sqlite3.Connection, name: str) -> None:
    connection.row_factory = sqlite3.Row
    # A case may come from anybody: what its tables say is to be done by themselves is not trusted.
    connection.execute("PRAGMA trusted_schema = OFF")
    known = len(our_migrations())
    version = _pragma(connection, "user_version")
    is_empty = not connection.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()[0]
    if _pragma(connection, "application_id") != APPLICATION_ID and not is_empty:
        raise NotACase(name, "it is another program's database")
    if version > known:
        raise NewerCase(name, version, known)
    connection.execute("PRAGMA foreign_keys = ON")
    if version < known:
        connection.execute("PRAGMA journal_mode = WAL")
        upgrade(connection, our_migrations(), our_views())
    # In write-ahead mode a crash of the machine can lose the last articles, never the case: the next trace redoes them.
    connection.execute("PRAGMA synchronous = NORMAL")


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    value: int = connection.execute(f"PRAGMA {name}").fetchone()[0]
    return value


def _in_our_words(name: str, error: sqlite3.DatabaseError) -> HeadwaterError | None:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the low byte is the kind, the rest the detail
    if code in _BUSY:
        return CaseInUse(name)
    if code in _DAMAGED:
        return NotACase(name, "it is damaged, or something else than a case")
    if code in _UNWRITABLE:
        return UnwritableFile(name, str(error))
    return None
