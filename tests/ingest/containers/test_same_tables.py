"""A table is the same table in whatever form it comes: the laws that hold across CSV, TSV, JSON and Parquet."""

import csv
import io
import json
import tempfile
import tracemalloc
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import BinaryIO, cast

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from headwater.ingest.containers import parquet, records, tables
from headwater.ingest.members import Member
from headwater.model.text import Capture

NAMES = ("Headline", "Body", "Outlet", "Published", "URL")
TELLING = {"text": "Body", "title": "Headline", "outlet": "Outlet", "published": "Published", "url": "URL"}
Rows = list[tuple[str, ...]]

# Letters of every kind, and every sign that some form has a use for.
LETTERS = st.text(st.sampled_from("aé پ漢,;|\t\"'\\\n[]{}:<&=-#"), max_size=30)
CELLS = st.tuples(
    LETTERS,
    st.builds("{}{}".format, LETTERS, st.sampled_from(["", "The ferry will not sail this week. " * 5])),
    LETTERS,
    st.dates().map(str),
    st.integers(1, 99).map("https://a.example/{}".format),
)
ROWS = st.lists(CELLS, min_size=3, max_size=8)
# In a table of which whole columns are noise nothing tells a delimiter from a comma: these are tables as people have them.
TABLES = ROWS.filter(lambda rows: any("ferry" in row[1] for row in rows))


def as_csv(rows: Rows, names: tuple[str, ...] = NAMES, **manner: object) -> bytes:
    """Return the table with a separator between cells."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, **manner)  # type: ignore[arg-type]  # hypothesis gives the manner
    writer.writerows([names, *rows])
    return out.getvalue().encode()


def as_jsonl(rows: Rows) -> bytes:
    """Return the table as an object a line."""
    return "".join(json.dumps(dict(zip(NAMES, row, strict=True))) + "\n" for row in rows).encode()


def as_array(rows: Rows) -> bytes:
    """Return the table as one array, spread over lines."""
    return json.dumps([dict(zip(NAMES, row, strict=True)) for row in rows], indent=2, ensure_ascii=False).encode()


def as_answer(rows: Rows) -> bytes:
    """Return the table as a service answers."""
    return json.dumps(
        {"status": "ok", "data": {"items": [dict(zip(NAMES, row, strict=True)) for row in rows]}}
    ).encode()


def as_columns(rows: Rows) -> bytes:
    """Return the table column by column."""
    return json.dumps({name: {str(i): row[k] for i, row in enumerate(rows)} for k, name in enumerate(NAMES)}).encode()


def as_parquet(rows: Rows) -> bytes:
    """Return the table as Parquet."""
    with tempfile.TemporaryDirectory() as folder, duckdb.connect(":memory:") as connection:
        path = Path(folder) / "x.parquet"
        columns = ", ".join(f'"{name}" VARCHAR' for name in NAMES)
        connection.execute(f"CREATE TABLE t ({columns})")
        connection.executemany("INSERT INTO t VALUES (?, ?, ?, ?, ?)", rows)
        connection.execute("COPY t TO $name (FORMAT parquet)", {"name": str(path)})
        return path.read_bytes()


def read(door: Callable[..., Iterator[Member]], body: bytes) -> list[Member]:
    """Return what a table gives."""
    return list(door(io.BytesIO(body), "t", TELLING))


@settings(suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow], deadline=None, max_examples=40)
@given(TABLES, st.sampled_from(",;\t|"), st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]),
       st.sampled_from(["\n", "\r\n"]), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))  # fmt: skip
def test_a_table_is_the_same_however_it_is_quoted(
    rows: Rows, delimiter: str, quoting: int, end: str, charset: str
) -> None:
    """And in whatever charset, with whatever line ends."""
    body = as_csv(rows, delimiter=delimiter, quoting=quoting, lineterminator=end).decode().encode(charset)

    assert read(tables.members, body) == read(records.members, as_jsonl(rows))


@settings(suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow], deadline=None, max_examples=40)
@given(TABLES)
def test_json_is_the_same_in_lines_and_in_one(rows: Rows) -> None:
    """As an array, in an answer, column by column."""
    lined = read(records.members, as_jsonl(rows))

    assert read(records.members, as_array(rows)) == lined
    assert read(records.members, as_answer(rows)) == lined
    assert read(records.members, as_columns(rows)) == lined


@settings(suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow], deadline=None, max_examples=15)
@given(TABLES)
def test_parquet_is_the_same(rows: Rows) -> None:
    """As what it was made from."""
    assert read(parquet.members, as_parquet(rows)) == read(records.members, as_jsonl(rows))


@settings(suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow], deadline=None, max_examples=40)
@given(TABLES, st.permutations(range(5)))
def test_the_order_of_columns_changes_nothing(rows: Rows, order: list[int]) -> None:
    """Columns are told by names and cells, not by places."""
    body = as_csv(rows, quoting=csv.QUOTE_ALL)
    turned = as_csv(
        [tuple(row[k] for k in order) for row in rows], tuple(NAMES[k] for k in order), quoting=csv.QUOTE_ALL
    )

    assert list(tables.members(io.BytesIO(turned), "t")) == list(tables.members(io.BytesIO(body), "t"))


class Endless(io.RawIOBase):
    """A stream that is made as it is read."""

    def __init__(self, blocks: Iterator[bytes]) -> None:
        self._blocks = blocks

    def read(self, _size: int = -1) -> bytes:
        """Return the next block."""
        return next(self._blocks, b"")


def blocks(start: bytes, row: bytes, between: bytes, end: bytes) -> Iterator[bytes]:
    """Yield a table of 200,000 rows, of which a test need not read all."""
    yield start
    for _ in range(5_000):
        yield (row + between) * 20
    yield row + end


CELL = "The ferry stays. " * 120
OBJECT = json.dumps({"text": CELL, "url": "https://a.example/1"}).encode()
LARGE = {
    "csv": (tables.members, blocks(b"text,url\n", f"{CELL},https://a.example/1".encode(), b"\n", b"\n")),
    "jsonl": (records.members, blocks(b"", OBJECT, b"\n", b"\n")),
    "array": (records.members, blocks(b"[", OBJECT, b",", b"]")),
    "answer": (records.members, blocks(b'{"status": "ok", "articles": [', OBJECT, b",", b"]}")),
}


@pytest.mark.parametrize("form", LARGE)
def test_memory_does_not_grow_with_rows(form: str) -> None:
    """A table may be larger than the machine's memory."""
    door, stream = LARGE[form]
    tracemalloc.start()
    first = list(islice((type(one) for one in door(cast("BinaryIO", Endless(stream)), "t")), 5_000))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert first == [Capture] * 5_000
    assert peak < (60_000_000 if form == "answer" else 8_000_000)
