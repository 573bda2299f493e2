"""What comparing made of single articles and of pairs of statements, kept so that it is done only once."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from headwater.store.codec import pack, unpack
from headwater.store.files import CaseFile
from headwater.store.rows import insert, select

Key = tuple[int, int]
"""The marks of two statements."""
AloneRow = tuple[float, int]
ApartRow = tuple[bool, str | None, float | None, str | None]


class ArticleRow(NamedTuple):
    """What comparing made of one article, and by what it was made."""

    article_id: str
    made_by: str
    under: str
    names: bytes
    profiles: bytes


def put_compared(file: CaseFile, rows: Iterable[ArticleRow]) -> None:
    """Keep what was made of articles, in place of what was kept for them before."""
    for row in rows:
        file.connection.execute("DELETE FROM compared_article WHERE article_id = ?", (row.article_id,))
        insert(file, "compared_article", [(*row[:3], pack(row.names), pack(row.profiles))])


def all_compared(file: CaseFile) -> Iterator[ArticleRow]:
    """Yield what is kept of articles, sorted by article."""
    for row in file.connection.execute("SELECT * FROM compared_article ORDER BY article_id"):
        names, profiles = unpack(row["names_zlib"]), unpack(row["profiles_zlib"])
        yield ArticleRow(row["article_id"], row["made_by"], row["under"], names, profiles)


def put_pairs(file: CaseFile, made_by: str, alone: Mapping[Key, AloneRow], apart: Mapping[Key, ApartRow]) -> None:
    """Keep what pairs came to, and nothing else: pairs that are not given are dropped."""
    if _pairs_made_by(file) != made_by:
        for table in ("compared_by", "compared_pair", "compared_apart"):
            file.connection.execute(f"DELETE FROM {table}")  # noqa: S608 - our own table names
        insert(file, "compared_by", [(made_by,)])
    _put(file, "compared_pair", alone)
    _put(file, "compared_apart", apart)


def all_pairs(file: CaseFile, made_by: str) -> tuple[dict[Key, AloneRow], dict[Key, ApartRow]]:
    """Return what pairs came to, nothing if anything else than `made_by` made it."""
    if _pairs_made_by(file) != made_by:
        return {}, {}
    alone = file.connection.execute("SELECT * FROM compared_pair")
    apart = file.connection.execute("SELECT * FROM compared_apart")
    return (
        {(left, right): (odds, told) for left, right, odds, told in alone},
        {(left, right): (bool(rivals), general, score, why) for left, right, rivals, general, score, why in apart},
    )


def _pairs_made_by(file: CaseFile) -> str | None:
    rows = select(file, "SELECT made_by FROM compared_by")
    return rows[0]["made_by"] if rows else None


def _put(file: CaseFile, table: str, found: Mapping[Key, tuple[object, ...]]) -> None:
    """Make a table of pairs hold what is found: rows that it has stay as they are."""
    query = f"SELECT left_mark, right_mark FROM {table}"  # noqa: S608 - our own table names
    held = {(left, right) for left, right in file.connection.execute(query)}
    gone = f"DELETE FROM {table} WHERE left_mark = ? AND right_mark = ?"  # noqa: S608 - our own table names
    file.connection.executemany(gone, sorted(held - found.keys()))
    insert(file, table, ((*key, *row) for key, row in sorted(found.items()) if key not in held))
