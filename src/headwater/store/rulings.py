"""What people decided on single places. It is kept until they take it back, whatever is read or compared anew."""

from datetime import datetime
from sqlite3 import Row

from headwater.model.rulings import Outcome, RuledPlace, Ruling
from headwater.store.files import CaseFile
from headwater.store.rows import insert, select

_SIDES = ("left", "right")


def all_rulings(file: CaseFile) -> tuple[Ruling, ...]:
    """Return the rulings of a case, sorted by number."""
    rows = select(file, "SELECT * FROM ruling_place")
    places = {(row["number"], row["side"]): _place(row) for row in rows}
    return tuple(
        Ruling(
            number=row["number"],
            left=places[row["number"], "left"],
            right=places[row["number"], "right"],
            same=bool(row["same"]),
            by=row["by"],
            at=datetime.fromisoformat(row["at"]),
            note=row["note"],
        )
        for row in select(file, "SELECT * FROM ruling ORDER BY number")
    )


def put_ruling(file: CaseFile, ruling: Ruling) -> None:
    """Keep a ruling."""
    insert(file, "ruling", [(ruling.number, ruling.same, ruling.by, ruling.at.isoformat(), ruling.note)])
    sides = zip(_SIDES, (ruling.left, ruling.right), strict=True)
    rows = [
        (ruling.number, side, one.article_id, one.path, one.capture_id, one.start, one.end, one.words)
        for side, one in sides
    ]
    insert(file, "ruling_place", rows)


def remove_ruling(file: CaseFile, number: int) -> None:
    """Forget a ruling, if there is one of this number."""
    file.connection.execute("DELETE FROM ruling WHERE number = ?", (number,))


def all_outcomes(file: CaseFile) -> tuple[Outcome, ...]:
    """Return what came of the rulings in the last comparison, sorted by number; nothing if it was not finished."""
    rows = select(file, "SELECT * FROM ruling_outcome ORDER BY number")
    return tuple(Outcome(number=row["number"], holds=bool(row["holds"]), reason=row["reason"]) for row in rows)


def _place(row: Row) -> RuledPlace:
    return RuledPlace(
        article_id=row["article_id"],
        path=row["path"],
        capture_id=row["capture_id"],
        start=row["start"],
        end=row["end"],
        words=row["words"],
    )
