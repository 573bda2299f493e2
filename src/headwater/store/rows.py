"""Small things that every table needs: putting rows in, and lists of sentences as JSON."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from sqlite3 import Row
from typing import Any

from headwater.model.text import Span
from headwater.store.files import CaseFile


def insert(file: CaseFile, table: str, rows: Iterable[Sequence[object]]) -> None:
    """Put `rows` into `table`; the values stand in the order of its columns."""
    ready = list(rows)
    if ready:
        marks = ", ".join("?" * len(ready[0]))
        file.connection.executemany(f"INSERT INTO {table} VALUES ({marks})", ready)  # noqa: S608 - our own table names


def select(file: CaseFile, query: str, *values: object) -> list[Row]:
    """Return the rows that `query` finds."""
    return file.connection.execute(query, values).fetchall()


def grouped(rows: Iterable[Row], key: str) -> dict[Any, list[Row]]:
    """Return the rows by their value of the column `key`, each group in the order given."""
    groups: dict[Any, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row[key]].append(row)
    return groups


def as_json(sentences: Sequence[object]) -> str:
    """Return a list, of sentences mostly, as text."""
    return json.dumps(sentences, ensure_ascii=False)


def from_json(text: str) -> tuple[str, ...]:
    """Return the sentences that `as_json` was given."""
    return tuple(json.loads(text))


def span(row: Row) -> Span:
    """Return the stretch that a row's columns `start` and `end` bound."""
    return Span(start=row["start"], end=row["end"])
