"""What read and attribute made of each article: its reading, and who says what in it."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from sqlite3 import Row
from typing import Any

from headwater.model.attribution import Attribution, SaidAt, Speaker
from headwater.model.text import Article, Reading, Span
from headwater.store.codec import pack_reading, unpack_reading
from headwater.store.files import CaseFile
from headwater.store.rows import as_json, from_json, grouped, insert, select, span

_ROLES = {
    "source": "sources",
    "cue": "cues",
    "content": "contents",
    "hedge": "hedges",
    "cue_negation": "cue_negations",
    "content_negation": "content_negations",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """Which version of each stage made an article's reading and its attributions; "" where it is not made yet."""

    read: str
    attribute: str


def versions(file: CaseFile) -> dict[str, Versions]:
    """Return what made the reading and the attributions of each article, by its id, sorted by the articles' paths."""
    rows = select(file, "SELECT id, read_version, attribute_version FROM article ORDER BY path")
    return {row["id"]: Versions(read=row["read_version"], attribute=row["attribute_version"]) for row in rows}


def put_attributions(
    file: CaseFile, article: Article, reading: Reading, attributions: Sequence[Attribution], made: Versions
) -> None:
    """Keep the reading of an article and who says what in it, in place of what was kept for it before."""
    for table in ("reading", "attribution"):
        file.connection.execute(f"DELETE FROM {table} WHERE article_id = ?", (article.id,))  # noqa: S608 - our own table names
    file.connection.execute(
        "UPDATE article SET read_version = ?, attribute_version = ? WHERE id = ?",
        (made.read, made.attribute, article.id),
    )
    insert(file, "reading", [(article.id, reading.made_by, reading.attempted, pack_reading(reading))])
    insert_attributions(file, list(enumerate(attributions)), article.text)


def sweep_speakers(file: CaseFile) -> None:
    """Drop speakers that no article needs any longer, and give each the first of its spellings."""
    file.connection.execute(
        "DELETE FROM speaker WHERE id NOT IN (SELECT speaker_id FROM attribution WHERE speaker_id IS NOT NULL)"
    )
    file.connection.execute(
        "UPDATE speaker SET name = (SELECT MIN(speaker_name) FROM attribution WHERE speaker_id = speaker.id)"
    )


def reading_of(file: CaseFile, article_id: str) -> Reading:
    """Return the reading of one article."""
    (row,) = select(file, "SELECT * FROM reading WHERE article_id = ?", article_id)
    return _reading(row)


def all_readings(file: CaseFile) -> Iterator[Reading]:
    """Yield the readings of all articles, sorted by article."""
    return map(_reading, file.connection.execute("SELECT * FROM reading ORDER BY article_id"))


def all_attributions(file: CaseFile) -> tuple[Attribution, ...]:
    """Return all attributions that count, sorted by article and, in it, as they were given."""
    spans = _spans(file)
    return tuple(_attribution(row, spans[row["id"]]) for row in _rows(file, "layer IS NOT 'withdrawn'"))


def found_attributions(file: CaseFile) -> tuple[Attribution, ...]:
    """Return all attributions as they were found, whatever people decided, sorted in the same way."""
    spans = _spans(file)
    rows = [
        dict(row) | (json.loads(row["found"]) if row["found"] else {}) | {"decided": 0}
        for row in _rows(file, "layer IS NOT 'made'")
    ]
    rows.sort(key=lambda row: (row["article_id"], row["position"]))
    return tuple(_attribution(row, spans[row["id"]]) for row in rows)


def _spans(file: CaseFile) -> dict[str, list[Row]]:
    return grouped(select(file, "SELECT * FROM attribution_span ORDER BY position"), "attribution_id")


def _rows(file: CaseFile, condition: str) -> list[Row]:
    return select(
        file,
        "SELECT attribution.*, speaker.kind AS speaker_kind, COALESCE(decided, 0) AS decided, found FROM attribution"  # noqa: S608 - our own conditions
        " LEFT JOIN speaker ON speaker.id = speaker_id"
        " LEFT JOIN decided_attribution ON attribution_id = attribution.id"
        f" WHERE {condition} ORDER BY article_id, position",
    )


def insert_attributions(file: CaseFile, placed: Sequence[tuple[int, Attribution]], text: str) -> None:
    """Keep attributions of an article, each with its position among those of the article."""
    speakers = sorted({(a.speaker.id, a.speaker.name, a.speaker.kind) for _, a in placed if a.speaker})
    file.connection.executemany("INSERT OR IGNORE INTO speaker VALUES (?, ?, ?)", speakers)
    insert(file, "attribution", (_attribution_row(n, attribution) for n, attribution in placed))
    insert(file, "attribution_span", (row for _, a in placed for row in _span_rows(a, text)))


def _attribution_row(position: int, attribution: Attribution) -> tuple[object, ...]:
    speaker, said_at = attribution.speaker, attribution.said_at
    days = (said_at.earliest, said_at.latest) if said_at else (None, None)
    return (
        attribution.id,
        attribution.article_id,
        position,
        attribution.kind,
        attribution.act,
        attribution.stance,
        attribution.hedged,
        attribution.parent,
        speaker.id if speaker else None,
        speaker.name if speaker else None,
        attribution.sourcing,
        attribution.confidence,
        as_json(attribution.evidence),
        attribution.modality,
        *(day and day.isoformat() for day in days),
    )


def _span_rows(attribution: Attribution, text: str) -> Iterator[tuple[object, ...]]:
    spans = {role: getattr(attribution, field) for role, field in _ROLES.items()}
    for role, its in {**spans, "said_at": (attribution.said_at.span,) if attribution.said_at else ()}.items():
        for n, place in enumerate(its):
            yield attribution.id, role, n, place.start, place.end, text[place.start : place.end]


def _reading(row: Row) -> Reading:
    return unpack_reading(row["article_id"], row["made_by"], row["columns_zlib"], attempted=bool(row["attempted"]))


def _attribution(row: Row | dict[str, Any], spans: Sequence[Row]) -> Attribution:
    stretches = {field: tuple(span(one) for one in spans if one["role"] == role) for role, field in _ROLES.items()}
    speaker = None
    if row["speaker_id"]:
        speaker = Speaker(id=row["speaker_id"], name=row["speaker_name"], kind=row["speaker_kind"])
    return Attribution(
        id=row["id"],
        article_id=row["article_id"],
        **stretches,
        kind=row["kind"],
        act=row["act"],
        stance=row["stance"],
        hedged=bool(row["hedged"]),
        parent=row["parent"],
        speaker=speaker,
        sourcing=row["sourcing"],
        confidence=row["confidence"],
        evidence=from_json(row["evidence"]),
        modality=row["modality"],
        decided=bool(row["decided"]),
        said_at=_said_at(row, next((span(one) for one in spans if one["role"] == "said_at"), None)),
    )


def _said_at(row: Row | dict[str, Any], words: Span | None) -> SaidAt | None:
    if words is None:
        return None
    earliest, latest = (row[name] and date.fromisoformat(row[name]) for name in ("said_earliest", "said_latest"))
    return SaidAt(span=words, earliest=earliest, latest=latest)
