"""Parquet: tables of data programs, and no way out of the one file."""

import io
from pathlib import Path

import duckdb
import pytest

from headwater.errors import TooMuchWork, UnreadableFile
from headwater.ingest.containers.parquet import members, serving
from headwater.ingest.members import Link
from headwater.model.text import Capture, Given

TEXT = "The ferry will not sail this week, the harbour office said on Tuesday."
ARTICLE = f"SELECT '{TEXT}' AS maintext, 'https://a.example/' || i AS url FROM range(3) t(i)"  # noqa: S608 - a constant


def made(folder: Path, query: str, name: str = "x.parquet") -> Path:
    """Return a Parquet file with the answer to a question."""
    path = folder / name
    with duckdb.connect(":memory:") as connection:
        connection.execute(f"COPY ({query}) TO $name (FORMAT parquet)", {"name": str(path)})
    return path


def test_a_table_is_read_row_by_row(tmp_path: Path) -> None:
    """From a file or from memory, the same."""
    path = made(tmp_path, ARTICLE)
    with path.open("rb") as file:
        found = list(members(file, "t"))

    assert [(one.path, one.url) for one in found if isinstance(one, Capture)] == [
        (f"t#row {i + 1}", f"https://a.example/{i}") for i in range(3)
    ]
    assert list(members(io.BytesIO(path.read_bytes()), "t")) == found
    assert [column.role for column in serving(io.BytesIO(path.read_bytes()), "t")] == ["url", "text"]


def test_values_of_every_kind_are_read(tmp_path: Path) -> None:
    """Times, lists, objects, and texts that are marked as bytes."""
    query = (
        "SELECT 'https://a.example/1' AS url, TIMESTAMPTZ '2024-09-03 10:00:00+02' AS published, DATE '2024-09-04' AS updated,"
        " ['Mara Tollen', 'Ida Solm'] AS authors, {'name': 'The Vane', 'id': 3} AS source, 'Ferry'::BLOB AS title, 1.5 AS n,"
        " NULL AS nothing, MAP {'a': 1} AS m"
    )
    with made(tmp_path, query).open("rb") as file:
        (found,) = members(file, "t")

    assert isinstance(found, Link)
    assert found.given == Given(
        title="Ferry",
        outlet="The Vane",
        bylines=("Mara Tollen", "Ida Solm"),
        published="2024-09-03 08:00:00+00",
        modified="2024-09-04",
    )


@pytest.mark.parametrize("name", ["a*.parquet", "a?[b].parquet", "x=1'; DROP.parquet", "ü ä.parquet", "{a,b}.parquet"])
def test_a_name_is_only_a_name(tmp_path: Path, name: str) -> None:
    """No pattern, no partition, no question."""
    made(tmp_path, ARTICLE.replace("range(3)", "range(9)"), "ab.parquet")
    path = tmp_path / name
    path.write_bytes(made(tmp_path, ARTICLE).read_bytes())
    with path.open("rb") as file:
        found = list(members(file, name))

    assert len(found) == 3


def test_columns_are_named_as_they_are(tmp_path: Path) -> None:
    """With quotation marks and all."""
    query = f"""SELECT '{TEXT}' AS "a ""b"" $name", 'y' AS "c;d" """
    with made(tmp_path, query).open("rb") as file:
        (found,) = members(file, "t", {"text": 'a "b" $name'})

    assert isinstance(found, Capture)
    assert found.body.decode() == TEXT


def test_rows_come_in_the_files_order(tmp_path: Path) -> None:
    """Over many slices."""
    query = ARTICLE.replace("range(3)", "range(5000)")
    with made(tmp_path, query).open("rb") as file:
        found = [one.url for one in members(file, "t") if isinstance(one, Capture)]

    assert found == [f"https://a.example/{i}" for i in range(5000)]


@pytest.mark.parametrize("damage", [slice(0, 100), slice(0, -5), slice(5, None), slice(0, 0), slice(0, 4)])
def test_a_damaged_file_is_refused(tmp_path: Path, damage: slice) -> None:
    """In words of ours."""
    body = made(tmp_path, ARTICLE).read_bytes()[damage]
    with pytest.raises(UnreadableFile, match="damaged Parquet"):
        list(members(io.BytesIO(body), "t"))


def test_damage_in_the_middle_is_told(tmp_path: Path) -> None:
    """Whatever comes of it is a text or an error of ours."""
    body = bytearray(made(tmp_path, ARTICLE).read_bytes())
    for place in range(4, len(body) - 8, 43):
        body[place] ^= 0xFF
        try:
            list(members(io.BytesIO(bytes(body)), "t"))
        except (UnreadableFile, TooMuchWork):
            body[place] ^= 0xFF


def test_a_file_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    """A kilobyte can hold a terabyte."""
    query = "SELECT repeat('a', 10000000) AS text, i AS n FROM range(200) t(i)"
    with made(tmp_path, query).open("rb") as file, pytest.raises(TooMuchWork):
        list(members(file, "t"))
