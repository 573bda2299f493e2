"""The bytes as they came, what came a second time, and what servers said of their addresses."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from sqlite3 import Row

from headwater.model.case import Duplicate
from headwater.model.text import Capture, Given
from headwater.store.codec import pack, unpack
from headwater.store.files import CaseFile
from headwater.store.rows import select

_NOTHING_GIVEN = Given()


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What to ask a server with, to learn whether an address changed since it gave the capture."""

    capture_id: str
    etag: str | None
    last_modified: str | None


def put_capture(file: CaseFile, capture: Capture) -> None:
    """Keep a capture, once however many articles come from it."""
    file.connection.execute(
        "INSERT OR IGNORE INTO capture VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            capture.id,
            capture.media_type,
            len(capture.body),
            pack(capture.body),
            capture.url,
            capture.fetched_at and capture.fetched_at.isoformat(),
            None if capture.given == _NOTHING_GIVEN else json.dumps(asdict(capture.given), ensure_ascii=False),
        ),
    )


def capture_of(file: CaseFile, source_path: str) -> Capture:
    """Return the capture that the articles of one source were made from."""
    query = "SELECT * FROM capture WHERE id = (SELECT capture_id FROM article WHERE source_path = ? LIMIT 1)"
    (row,) = select(file, query, source_path)
    return _capture(row, source_path)


def capture_of_article(file: CaseFile, article_id: str) -> Capture:
    """Return the capture that one article was made from.

    Raises:
        KeyError: the case has no such article.
    """
    query = "SELECT capture.*, source_path FROM article JOIN capture ON capture.id = capture_id WHERE article.id = ?"
    rows = select(file, query, article_id)
    if not rows:
        raise KeyError(article_id)
    return _capture(rows[0], rows[0]["source_path"])


def put_duplicate(file: CaseFile, duplicate: Duplicate, capture: Capture) -> None:
    """Keep that what lies under a path is in the case already; its capture is kept, should the other one change."""
    put_capture(file, capture)
    file.connection.execute(
        "INSERT OR REPLACE INTO duplicate VALUES (?, ?, ?)", (duplicate.path, capture.id, duplicate.article_path)
    )


def forget_duplicates(file: CaseFile, path: str) -> None:
    """Forget that `path` holds what is in the case already, and which other paths hold what was made from `path`."""
    file.connection.execute(
        "DELETE FROM duplicate WHERE path = ? OR article_path IN (SELECT path FROM article WHERE source_path = ?)",
        (path, path),
    )


def duplicates(file: CaseFile) -> tuple[Duplicate, ...]:
    """Return what came a second time, sorted by path."""
    rows = select(file, "SELECT path, article_path FROM duplicate ORDER BY path")
    return tuple(Duplicate(path=row["path"], article_path=row["article_path"]) for row in rows)


def is_duplicate(file: CaseFile, path: str, capture_id: str) -> bool:
    """Tell whether it is known that `path` holds this capture and that it is in the case already."""
    return bool(select(file, "SELECT 1 FROM duplicate WHERE path = ? AND capture_id = ?", path, capture_id))


def duplicates_of(file: CaseFile, source_path: str) -> tuple[Capture, ...]:
    """Return the captures that are in the case only as duplicates of articles from one source, sorted by path."""
    rows = select(
        file,
        "SELECT duplicate.path AS its_path, capture.* FROM duplicate JOIN capture ON capture.id = duplicate.capture_id"
        " WHERE article_path IN (SELECT path FROM article WHERE source_path = ?) ORDER BY its_path",
        source_path,
    )
    return tuple(_capture(row, row["its_path"]) for row in rows)


def put_validators(file: CaseFile, url: str, validators: Validators) -> None:
    """Keep what a server said of an address."""
    file.connection.execute(
        "INSERT OR REPLACE INTO fetched VALUES (?, ?, ?, ?)",
        (url, validators.capture_id, validators.etag, validators.last_modified),
    )


def validators_of(file: CaseFile, url: str) -> Validators | None:
    """Return what a server said of an address, None if it was never fetched or its capture is not kept."""
    rows = select(file, "SELECT * FROM fetched WHERE url = ? AND capture_id IN (SELECT capture_id FROM article)", url)
    return next(
        (
            Validators(capture_id=row["capture_id"], etag=row["etag"], last_modified=row["last_modified"])
            for row in rows
        ),
        None,
    )


def sweep_captures(file: CaseFile) -> None:
    """Drop captures, and what servers said of them, that nothing needs any longer."""
    file.connection.execute(
        "DELETE FROM capture WHERE id NOT IN (SELECT capture_id FROM article UNION SELECT capture_id FROM duplicate)"
    )
    file.connection.execute("DELETE FROM fetched WHERE capture_id NOT IN (SELECT capture_id FROM article)")


def _capture(row: Row, source_path: str) -> Capture:
    return Capture(
        id=row["id"],
        path=source_path,
        media_type=row["media_type"],
        body=unpack(row["body_zlib"]),
        url=row["url"],
        fetched_at=datetime.fromisoformat(row["fetched_at"]) if row["fetched_at"] else None,
        given=_given(row["given"]) if row["given"] else _NOTHING_GIVEN,
    )


def _given(text: str) -> Given:
    fields = json.loads(text)
    return Given(**{**fields, "bylines": tuple(fields["bylines"])})
