"""Parquet: tables as data programs keep them, read by DuckDB with every other door of it shut."""

import os
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO, cast

import duckdb

from headwater.errors import TooMuchWork, UnreadableFile
from headwater.ingest.containers import rows
from headwater.ingest.containers.columns import Column
from headwater.ingest.containers.json_values import flat
from headwater.ingest.containers.rows import Numbered
from headwater.ingest.members import Member

# DuckDB takes in so many rows at a time, of which each may be small in the file and huge unpacked.
_SLICE_ROWS = 2048
_SLICE_BYTES = 1_000_000_000
_FETCHED_ROWS = 16
_SAMPLE_ROWS = 200
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_unsigned_extensions": False,
    "threads": 1,
    "memory_limit": "1GB",
    "temp_directory": "",
}
# A name that is a name to DuckDB too, not a pattern, an address or a folder with meaning.
_PLAIN_NAME = re.compile(r"/[\w ./+@,-]{1,4000}")
_NESTED = re.compile(r"STRUCT|MAP|\[|UNION|VARIANT", re.IGNORECASE)


def members(file: BinaryIO, path: str, columns: Mapping[str, str] | None = None) -> Iterator[Member]:
    """Yield what each row of the table gives: a capture of its text, else a link to its address.

    `columns` says which column serves as what (role to name) where the guess by names and cells is not wanted. A column in a
    column is called "outer.inner".

    Raises:
        UnreadableFile: the file is damaged, or the table has no column that is named, or none with texts or addresses.
        TooMuchWork: what the file unpacks to is too large.
    """
    with _opened(file, path) as table:
        found = table.serving(columns)
        yield from rows.members(table.rows(found), path, {column.role: column.name for column in found})


def serving(file: BinaryIO, path: str, columns: Mapping[str, str] | None = None) -> tuple[Column, ...]:
    """Return which column of the table serves as what, and how that was told.

    Raises:
        UnreadableFile: the file is damaged, or the table has no column that is named, or none with texts or addresses.
        TooMuchWork: what the file unpacks to is too large.
    """
    with _opened(file, path) as table:
        return table.serving(columns)


class _Table:
    """A Parquet file that DuckDB has open. A class, since connection, name and columns go together."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, name: str, path: str) -> None:
        self._connection = connection
        self._name = name
        self._path = path
        described = self._ask(f"DESCRIBE {self._select('*')}").fetchall()
        self._kinds = {str(column[0]): str(column[1]) for column in described}

    def serving(self, columns: Mapping[str, str] | None) -> tuple[Column, ...]:
        """Return which column serves as what, by the first rows."""
        self._weigh()
        first = list(self._fetched(list(self._kinds), limit=_SAMPLE_ROWS))
        return rows.table_columns(self._path, first, columns)

    def rows(self, found: tuple[Column, ...]) -> Iterator[Numbered]:
        """Yield every row, with the columns that serve as something."""
        names = {column.name for column in found}
        yield from self._fetched([name for name in self._kinds if name in names or _holds(name, names)], limit=None)

    def _fetched(self, names: list[str], limit: int | None) -> Iterator[Numbered]:
        """Yield rows as fields and texts."""
        wanted = ", ".join(
            _quoted(name) if _NESTED.search(self._kinds[name]) else f"CAST({_quoted(name)} AS VARCHAR)"
            for name in names
        )
        result = self._ask(self._select(wanted) + (f" LIMIT {limit}" if limit else ""))
        number = 0
        while batch := self._told(result):
            for record in batch:
                number += 1
                yield number, flat(dict(zip(names, record, strict=True)))

    def _told(self, result: duckdb.DuckDBPyConnection) -> list[tuple[object, ...]]:
        """Return the next rows of an answer."""
        with _as_ours(self._path):
            return cast("list[tuple[object, ...]]", result.fetchmany(_FETCHED_ROWS))

    def _weigh(self) -> None:
        """Refuse a file of which one slice would not fit into memory. Lengths cost next to nothing."""
        texts = [name for name, kind in self._kinds.items() if kind == "VARCHAR"]
        lengths = " + ".join(f"coalesce(strlen({_quoted(name)}), 0)" for name in texts) or "0"
        slices = self._select(f"sum({lengths}) AS bytes", more=", file_row_number=true")
        query = f"SELECT max(bytes) FROM ({slices} GROUP BY file_row_number // {_SLICE_ROWS})"  # noqa: S608 - of quoted names
        largest = self._told(self._ask(query))
        if largest and isinstance(largest[0][0], int) and largest[0][0] > _SLICE_BYTES:
            raise TooMuchWork(self._path, f"a few rows of it unpack to more than {_SLICE_BYTES // 1_000_000_000} GB")

    def _select(self, wanted: str, more: str = "") -> str:
        """Return the question for these columns; options keep names of folders from becoming columns, and old texts texts."""
        options = f"hive_partitioning=false, binary_as_string=true{more}"
        return f"SELECT {wanted} FROM read_parquet($name, {options})"  # noqa: S608 - `wanted` is made of quoted names

    def _ask(self, query: str) -> duckdb.DuckDBPyConnection:
        with _as_ours(self._path):
            return self._connection.execute(query, {"name": self._name})


def _holds(name: str, wanted: set[str]) -> bool:
    """Tell whether a column is the outer one of a wanted "outer.inner"."""
    return any(one.startswith(f"{name}.") for one in wanted)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


@contextmanager
def _opened(file: BinaryIO, path: str) -> Iterator[_Table]:
    """Open the file in a DuckDB that may touch this one file and nothing else."""
    with _named(file) as name, _as_ours(path), duckdb.connect(":memory:", config=_SETTINGS) as connection:
        connection.execute("SET allowed_paths=[$name]", {"name": name})
        connection.execute("SET enable_external_access=false")
        connection.execute("SET lock_configuration=true")
        yield _Table(connection, name, path)


@contextmanager
def _as_ours(path: str) -> Iterator[None]:
    """Turn what DuckDB says of a damaged file into words of ours."""
    try:
        yield
    except duckdb.OutOfMemoryException as error:
        raise TooMuchWork(path, "it unpacks to more than memory holds") from error
    except duckdb.Error as error:
        raise UnreadableFile(path, "it is a damaged Parquet file") from error


@contextmanager
def _named(file: BinaryIO) -> Iterator[str]:
    """Return a name under which DuckDB can open the file: its own, or that of a copy."""
    own = _own_name(file)
    if own:
        yield own
        return
    with NamedTemporaryFile(prefix="headwater-", suffix=".parquet") as copy:
        shutil.copyfileobj(file, copy)
        copy.flush()
        yield copy.name


def _own_name(file: BinaryIO) -> str:
    """Return the name of a file on disk, "" where it has none that DuckDB would take for this very file."""
    name = getattr(file, "name", None)
    if not isinstance(name, str):
        return ""
    path = Path(name).absolute()
    try:
        same = os.path.samestat(path.stat(), os.fstat(file.fileno()))
    except (OSError, ValueError):
        return ""
    return path.as_posix() if same and _PLAIN_NAME.fullmatch(path.as_posix()) else ""
