"""What the matcher made of the statements of each article, kept so that it reads each only once."""

from collections.abc import Mapping

from headwater.store.codec import pack, unpack
from headwater.store.files import CaseFile
from headwater.store.rows import as_json, from_json, insert, select


def put_meanings(file: CaseFile, article_id: str, meanings: Mapping[str, bytes], made_by: str) -> None:
    """Keep the meanings of an article's statements, by statement id and all equally long, in place of what was kept before."""
    file.connection.execute("DELETE FROM meaning WHERE article_id = ?", (article_id,))
    insert(file, "meaning", [(article_id, made_by, as_json(list(meanings)), pack(b"".join(meanings.values())))])


def all_meanings(file: CaseFile) -> dict[str, dict[str, bytes]]:
    """Return the meanings by article and by statement."""
    rows = select(file, "SELECT article_id, statement_ids, rows_zlib FROM meaning ORDER BY article_id")
    return {row["article_id"]: _cut(from_json(row["statement_ids"]), unpack(row["rows_zlib"])) for row in rows}


def meanings_made_by(file: CaseFile) -> dict[str, str]:
    """Return what made the meanings of each article that has them."""
    return {row["article_id"]: row["made_by"] for row in select(file, "SELECT article_id, made_by FROM meaning")}


def _cut(ids: tuple[str, ...], body: bytes) -> dict[str, bytes]:
    width = len(body) // max(1, len(ids))
    return {one: body[place * width : (place + 1) * width] for place, one in enumerate(ids)}
