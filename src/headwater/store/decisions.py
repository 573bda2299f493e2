"""What people decided. Nothing of it is ever deleted, whatever is read or compared anew; taking back is a decision too."""

import json
from collections.abc import Iterable
from sqlite3 import Row

from headwater.errors import NotACase
from headwater.model.decisions import Decision, Outcome
from headwater.model.provenance import Evidence
from headwater.model.records import Flaw, decision_of, record_of
from headwater.store.files import CaseFile
from headwater.store.rows import grouped, insert, select

_PARTS = ("places", "becomes", "articles", "sources")
_COLUMNS = ("id", "kind", "by", "at", "why", "value", "undoes")


def all_decisions(file: CaseFile) -> tuple[Decision, ...]:
    """Return the decisions of a case in the order in which they were made.

    Raises:
        NotACase: one of them is damaged.
    """
    found = tuple(_decision(file, row) for row in select(file, "SELECT * FROM decision"))
    return tuple(sorted(found, key=lambda one: (one.at, one.id)))


def put_decisions(file: CaseFile, decisions: Iterable[Decision]) -> None:
    """Keep decisions; those that are known already stay as they are."""
    file.connection.executemany(
        "INSERT OR IGNORE INTO decision VALUES (?, ?, ?, ?, ?, ?, ?, ?)", [_row(one) for one in decisions]
    )


def all_outcomes(file: CaseFile) -> tuple[Outcome, ...]:
    """Return what came of the decisions when the case was traced last, sorted by id."""
    places = grouped(select(file, "SELECT * FROM decision_place ORDER BY decision_id, position"), "decision_id")
    return tuple(
        Outcome(
            id=row["id"],
            holds=bool(row["holds"]),
            reason=row["reason"],
            instead=row["instead"],
            places=tuple(
                Evidence(article_id=one["article_id"], start=one["start"], end=one["end"])
                for one in places.get(row["id"], ())
            ),
        )
        for row in select(file, "SELECT * FROM decision_outcome ORDER BY id")
    )


def put_outcomes(file: CaseFile, outcomes: Iterable[Outcome]) -> None:
    """Keep what came of the decisions, in place of what came of them before."""
    forget_outcomes(file)
    known = list(outcomes)
    insert(file, "decision_outcome", ((one.id, one.holds, one.reason, one.instead) for one in known))
    rows = (
        (one.id, n, place.article_id, place.start, place.end) for one in known for n, place in enumerate(one.places)
    )
    insert(file, "decision_place", rows)


def forget_outcomes(file: CaseFile) -> None:
    """Drop what came of the decisions, with the answer that it belongs to."""
    file.connection.execute("DELETE FROM decision_outcome")


def uncounted(file: CaseFile) -> frozenset[str]:
    """Return the ids of the decisions that came to nothing yet: the case was not traced since they were made."""
    rows = select(file, "SELECT id FROM decision WHERE id NOT IN (SELECT id FROM decision_outcome)")
    return frozenset(row["id"] for row in rows)


def _row(decision: Decision) -> tuple[object, ...]:
    record = record_of(decision)
    about = json.dumps({part: record[part] for part in _PARTS}, ensure_ascii=False)
    return (*(record[column] for column in _COLUMNS), about)


def _decision(file: CaseFile, row: Row) -> Decision:
    try:
        about = json.loads(row["about"])
        record = {column: row[column] for column in _COLUMNS} | {part: about.get(part, []) for part in _PARTS}
        return decision_of(record)
    except (Flaw, ValueError, AttributeError) as error:
        raise NotACase(str(file.path), f"its decision {row['id']} is damaged: {error}") from error
