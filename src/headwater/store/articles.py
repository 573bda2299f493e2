"""What is kept for each article by itself: its capture, its text, its reading and its attributions."""

from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from datetime import date, datetime
from sqlite3 import Row

from headwater.model.attribution import Attribution, SaidAt, Speaker
from headwater.model.text import Article, Capture, Credit, Published, Reading, Span
from headwater.store.codec import pack, pack_reading, unpack, unpack_reading
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
# The index is kept by hand: a trigger on it is refused where SQLite does not trust what stands in a file.
_INDEX = "INSERT INTO article_fts (rowid, title, text) SELECT rowid, title, text FROM article WHERE path = ?"
_UNINDEX = (
    "INSERT INTO article_fts (article_fts, rowid, title, text)"
    " SELECT 'delete', rowid, title, text FROM article WHERE path = ?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """Which version of each stage made an article, its reading and its attributions."""

    ingest: str
    read: str
    attribute: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What a case holds for one path."""

    article_id: str
    capture_id: str
    versions: Versions


def kept(file: CaseFile) -> dict[str, Kept]:
    """Return what the case holds, by path."""
    rows = select(file, "SELECT id, path, capture_id, ingest_version, read_version, attribute_version FROM article")
    return {
        row["path"]: Kept(
            article_id=row["id"],
            capture_id=row["capture_id"],
            versions=Versions(
                ingest=row["ingest_version"], read=row["read_version"], attribute=row["attribute_version"]
            ),
        )
        for row in rows
    }


def put_article(
    file: CaseFile,
    capture: Capture,
    article: Article,
    reading: Reading,
    attributions: Sequence[Attribution],
    versions: Versions,
) -> None:
    """Keep an article and all that was made of it, in place of whatever was kept for its path."""
    remove_article(file, article.path)
    file.connection.execute(
        "INSERT OR IGNORE INTO capture VALUES (?, ?, ?, ?)",
        (capture.id, capture.media_type, len(capture.body), pack(capture.body)),
    )
    insert(file, "article", [_article_row(article, versions)])
    file.connection.execute(_INDEX, (article.path,))
    insert(file, "byline", ((article.id, n, name) for n, name in enumerate(article.bylines)))
    insert(file, "credit", (_credit_row(article.id, n, credit) for n, credit in enumerate(article.credits)))
    insert(file, "furniture", ((article.id, n, s.start, s.end) for n, s in enumerate(article.furniture)))
    insert(file, "reading", [(article.id, reading.made_by, reading.attempted, pack_reading(reading))])
    _put_attributions(file, article, attributions)


def remove_article(file: CaseFile, path: str) -> None:
    """Forget what was kept for `path`, if anything."""
    file.connection.execute(_UNINDEX, (path,))
    file.connection.execute("DELETE FROM article WHERE path = ?", (path,))


def sweep(file: CaseFile) -> None:
    """Drop captures and speakers that no article needs any longer, and give each speaker the first of its spellings."""
    file.connection.execute("DELETE FROM capture WHERE id NOT IN (SELECT capture_id FROM article)")
    file.connection.execute(
        "DELETE FROM speaker WHERE id NOT IN (SELECT speaker_id FROM attribution WHERE speaker_id IS NOT NULL)"
    )
    file.connection.execute(
        "UPDATE speaker SET name = (SELECT MIN(speaker_name) FROM attribution WHERE speaker_id = speaker.id)"
    )


def capture_of(file: CaseFile, path: str) -> Capture:
    """Return the capture that the article at `path` was made from."""
    (row,) = select(file, "SELECT capture.* FROM article JOIN capture ON capture.id = capture_id WHERE path = ?", path)
    return Capture(id=row["id"], path=path, media_type=row["media_type"], body=unpack(row["body_zlib"]))


def reading_of(file: CaseFile, article_id: str) -> Reading:
    """Return the reading of one article."""
    (row,) = select(file, "SELECT * FROM reading WHERE article_id = ?", article_id)
    return _reading(row)


def all_articles(file: CaseFile) -> tuple[Article, ...]:
    """Return all articles, sorted by id."""
    bylines = grouped(select(file, "SELECT * FROM byline ORDER BY position"), "article_id")
    credits_of = grouped(select(file, "SELECT * FROM credit ORDER BY position"), "article_id")
    furniture = grouped(select(file, "SELECT * FROM furniture ORDER BY position"), "article_id")
    rows = select(file, "SELECT * FROM article ORDER BY id")
    return tuple(_article(row, bylines[row["id"]], credits_of[row["id"]], furniture[row["id"]]) for row in rows)


def all_readings(file: CaseFile) -> Iterator[Reading]:
    """Yield the readings of all articles, sorted by article."""
    return map(_reading, file.connection.execute("SELECT * FROM reading ORDER BY article_id"))


def all_attributions(file: CaseFile) -> tuple[Attribution, ...]:
    """Return all attributions, sorted by article and, in it, as their stage gave them."""
    spans = grouped(select(file, "SELECT * FROM attribution_span ORDER BY position"), "attribution_id")
    rows = select(
        file,
        "SELECT attribution.*, speaker.kind AS speaker_kind FROM attribution"
        " LEFT JOIN speaker ON speaker.id = speaker_id ORDER BY article_id, position",
    )
    return tuple(_attribution(row, spans[row["id"]]) for row in rows)


def _article_row(article: Article, versions: Versions) -> tuple[object, ...]:
    title, published = article.title_span, article.published
    return (
        article.id,
        article.capture_id,
        article.path,
        article.outlet,
        article.agency,
        article.title,
        title.start if title else None,
        title.end if title else None,
        article.dateline,
        *(
            (published.earliest.isoformat(), published.latest.isoformat(), published.precision, published.read_from)
            if published
            else (None,) * 4
        ),
        article.language,
        article.text,
        *astuple(versions),
    )


def _credit_row(article_id: str, position: int, credit: Credit) -> tuple[object, ...]:
    place = (credit.span.start, credit.span.end) if credit.span else (None, None)
    return (article_id, position, credit.name, credit.kind, credit.text, *place)


def _put_attributions(file: CaseFile, article: Article, attributions: Sequence[Attribution]) -> None:
    speakers = sorted({(a.speaker.id, a.speaker.name, a.speaker.kind) for a in attributions if a.speaker})
    file.connection.executemany("INSERT OR IGNORE INTO speaker VALUES (?, ?, ?)", speakers)
    insert(file, "attribution", (_attribution_row(n, attribution) for n, attribution in enumerate(attributions)))
    insert(file, "attribution_span", (row for a in attributions for row in _span_rows(a, article.text)))


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


def _article(row: Row, bylines: Sequence[Row], credits_of: Sequence[Row], furniture: Sequence[Row]) -> Article:
    return Article(
        id=row["id"],
        capture_id=row["capture_id"],
        path=row["path"],
        outlet=row["outlet"],
        agency=row["agency"],
        title=row["title"],
        title_span=None if row["title_start"] is None else Span(start=row["title_start"], end=row["title_end"]),
        bylines=tuple(byline["name"] for byline in bylines),
        dateline=row["dateline"],
        credits=tuple(map(_credit, credits_of)),
        published=_published(row) if row["published_earliest"] else None,
        language=row["language"],
        text=row["text"],
        furniture=tuple(map(span, furniture)),
    )


def _credit(row: Row) -> Credit:
    place = None if row["start"] is None else span(row)
    return Credit(name=row["name"], kind=row["kind"], text=row["text"], span=place)


def _published(row: Row) -> Published:
    return Published(
        earliest=datetime.fromisoformat(row["published_earliest"]),
        latest=datetime.fromisoformat(row["published_latest"]),
        precision=row["published_precision"],
        read_from=row["published_read_from"],
    )


def _reading(row: Row) -> Reading:
    return unpack_reading(row["article_id"], row["made_by"], row["columns_zlib"], attempted=bool(row["attempted"]))


def _attribution(row: Row, spans: Sequence[Row]) -> Attribution:
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
        said_at=_said_at(row, next((span(one) for one in spans if one["role"] == "said_at"), None)),
    )


def _said_at(row: Row, words: Span | None) -> SaidAt | None:
    if words is None:
        return None
    earliest, latest = (row[name] and date.fromisoformat(row[name]) for name in ("said_earliest", "said_latest"))
    return SaidAt(span=words, earliest=earliest, latest=latest)
