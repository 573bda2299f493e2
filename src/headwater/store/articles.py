"""What ingest made of the captures: the articles, where their texts stand, and what is doubtful in them."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from sqlite3 import Row

from headwater.model.text import Article, Capture, Credit, Doubt, Place, Published, Span, TakenIn, Tongue
from headwater.store.captures import forget_duplicates, put_capture
from headwater.store.codec import pack, unpack
from headwater.store.files import CaseFile
from headwater.store.rows import grouped, insert, select, span

# The index is kept by hand: a trigger on it is refused where SQLite does not trust what stands in a file.
_INDEX = "INSERT INTO article_fts (rowid, title, text) SELECT rowid, title, text FROM article WHERE path = ?"
_UNINDEX = (
    "INSERT INTO article_fts (article_fts, rowid, title, text)"
    " SELECT 'delete', rowid, title, text FROM article WHERE source_path = ?"
)
_PARTS = ("byline", "credit", "furniture", "caption", "tongue", "doubt", "repeated_line")
# Everything but `places_zlib`, which is large and asked for one article at a time.
_COLUMNS = (
    "id, capture_id, path, outlet, agency, title, title_start, title_end, dateline, published_earliest, published_latest,"
    " published_precision, published_read_from, language, text, url, modified_earliest, modified_latest,"
    " modified_precision, modified_read_from"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What a case holds of one capture: its id, and the version of ingest that read it."""

    capture_id: str
    ingest_version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RepeatedLine:
    """A line that its outlet repeats: furniture where `reason` is None, else only doubtful."""

    span: Span
    reason: str | None


def sources(file: CaseFile) -> dict[str, Source]:
    """Return what the case holds, by the path of the capture."""
    rows = select(file, "SELECT DISTINCT source_path, capture_id, ingest_version FROM article ORDER BY source_path")
    return {
        row["source_path"]: Source(capture_id=row["capture_id"], ingest_version=row["ingest_version"]) for row in rows
    }


def put_articles(file: CaseFile, capture: Capture, taken: Sequence[TakenIn], version: str) -> None:
    """Keep a capture and the articles in it, in place of whatever was kept for its path."""
    remove_source(file, capture.path)
    put_capture(file, capture)
    for one in taken:
        _put_article(file, capture.path, one, version)


def remove_source(file: CaseFile, source_path: str) -> None:
    """Forget what was kept for the capture at `source_path`, if anything."""
    forget_duplicates(file, source_path)
    file.connection.execute(_UNINDEX, (source_path,))
    file.connection.execute("DELETE FROM article WHERE source_path = ?", (source_path,))


def path_of_capture(file: CaseFile, capture_id: str) -> str | None:
    """Return the path of the first article made from a capture, None if the case has none."""
    rows = select(file, "SELECT path FROM article WHERE capture_id = ? ORDER BY path LIMIT 1", capture_id)
    return rows[0]["path"] if rows else None


def path_of_text(file: CaseFile, url: str, text: str, source_path: str) -> str | None:
    """Return the path of an article from another source that has this address and this text, None if there is none."""
    query = "SELECT path FROM article WHERE url = ? AND text = ? AND source_path != ? ORDER BY path LIMIT 1"
    rows = select(file, query, url, text, source_path)
    return rows[0]["path"] if rows else None


def article_of(file: CaseFile, article_id: str) -> Article:
    """Return one article."""
    (article,) = _articles(file, f"SELECT {_COLUMNS} FROM article WHERE id = ?", article_id)  # noqa: S608 - our own columns
    return article


def own_article_of(file: CaseFile, article_id: str) -> Article:
    """Return one article as ingest made it, whatever was learned since of lines that its outlet repeats."""
    query = f"SELECT {_COLUMNS} FROM article WHERE id = ?"  # noqa: S608 - our own columns
    (article,) = _articles(file, query, article_id, parts=[part for part in _PARTS if part != "repeated_line"])
    return article


def all_articles(file: CaseFile) -> tuple[Article, ...]:
    """Return all articles, sorted by id."""
    return tuple(_articles(file, f"SELECT {_COLUMNS} FROM article ORDER BY id"))  # noqa: S608 - our own columns


def places_of(file: CaseFile, article_id: str) -> tuple[Place, ...]:
    """Return where one article's text stands in its capture.

    Raises:
        KeyError: there is no such article.
    """
    rows = select(file, "SELECT places_zlib FROM article WHERE id = ?", article_id)
    if not rows:
        raise KeyError(article_id)
    row = rows[0]
    return tuple(
        Place(start=start, end=end, part=part, offset=offset, box=tuple(box) if box else None)
        for start, end, part, offset, box in (json.loads(unpack(row["places_zlib"])) if row["places_zlib"] else ())
    )


def repeated_lines(file: CaseFile, article_id: str) -> tuple[RepeatedLine, ...]:
    """Return the lines of one article that its outlet repeats, as they were learned last."""
    rows = select(file, "SELECT * FROM repeated_line WHERE article_id = ? ORDER BY position", article_id)
    return tuple(RepeatedLine(span=span(row), reason=row["reason"]) for row in rows)


def put_repeated_lines(file: CaseFile, article_id: str, lines: Iterable[RepeatedLine]) -> None:
    """Keep which lines of an article its outlet repeats, in place of what was learned before."""
    file.connection.execute("DELETE FROM repeated_line WHERE article_id = ?", (article_id,))
    insert(
        file,
        "repeated_line",
        ((article_id, n, line.span.start, line.span.end, line.reason) for n, line in enumerate(lines)),
    )


def _put_article(file: CaseFile, source_path: str, taken: TakenIn, version: str) -> None:
    article = taken.article
    insert(file, "article", [_article_row(article, source_path, taken.places, version)])
    file.connection.execute(_INDEX, (article.path,))
    insert(file, "byline", ((article.id, n, name) for n, name in enumerate(article.bylines)))
    insert(file, "credit", (_credit_row(article.id, n, credit) for n, credit in enumerate(article.credits)))
    insert(file, "furniture", ((article.id, n, s.start, s.end) for n, s in enumerate(article.furniture)))
    insert(file, "caption", ((article.id, n, s.start, s.end) for n, s in enumerate(article.captions)))
    insert(
        file,
        "tongue",
        ((article.id, n, one.start, one.end, one.language, one.script) for n, one in enumerate(article.tongues)),
    )
    insert(
        file,
        "doubt",
        ((article.id, n, one.about, one.reason, *_pair(one.span)) for n, one in enumerate(article.doubts)),
    )


def _article_row(article: Article, source_path: str, places: Sequence[Place], version: str) -> tuple[object, ...]:
    packed = json.dumps([[one.start, one.end, one.part, one.offset, one.box] for one in places], separators=(",", ":"))
    return (
        article.id,
        article.capture_id,
        article.path,
        article.outlet,
        article.agency,
        article.title,
        *_pair(article.title_span),
        article.dateline,
        *_published_row(article.published),
        article.language,
        article.text,
        version,
        "",  # not read yet
        "",
        source_path,
        article.url,
        *_published_row(article.modified),
        pack(packed.encode()) if places else None,
    )


def _published_row(published: Published | None) -> tuple[str | None, ...]:
    if published is None:
        return (None, None, None, None)
    return (
        published.earliest.isoformat(),
        published.latest.isoformat(),
        published.precision,
        published.read_from,
    )


def _credit_row(article_id: str, position: int, credit: Credit) -> tuple[object, ...]:
    return (
        article_id,
        position,
        credit.name,
        credit.kind,
        credit.text,
        *_pair(credit.span),
        credit.title,
        credit.url,
    )


def _pair(place: Span | None) -> tuple[int | None, int | None]:
    return (place.start, place.end) if place else (None, None)


def _articles(file: CaseFile, query: str, *values: str, parts: Sequence[str] = _PARTS) -> Iterator[Article]:
    """Yield articles with all that belongs to them; for one article, only its own rows are looked at."""
    where = "WHERE article_id = ? " if values else ""
    rows = {
        table: grouped(select(file, f"SELECT * FROM {table} {where}ORDER BY position", *values), "article_id")  # noqa: S608 - our own table names
        for table in parts
    }
    for row in select(file, query, *values):
        yield _article(row, {table: its.get(row["id"], []) for table, its in rows.items()})


def _article(row: Row, parts: Mapping[str, Sequence[Row]]) -> Article:
    repeated = parts.get("repeated_line", ())
    learned = [one for one in repeated if one["reason"] is None]
    doubtful = [one for one in repeated if one["reason"] is not None]
    return Article(
        id=row["id"],
        capture_id=row["capture_id"],
        path=row["path"],
        outlet=row["outlet"],
        agency=row["agency"],
        title=row["title"],
        title_span=None if row["title_start"] is None else Span(start=row["title_start"], end=row["title_end"]),
        bylines=tuple(one["name"] for one in parts["byline"]),
        dateline=row["dateline"],
        credits=tuple(map(_credit, parts["credit"])),
        published=_published(row, "published"),
        language=row["language"],
        text=row["text"],
        furniture=_with(tuple(map(span, parts["furniture"])), tuple(map(span, learned))),
        url=row["url"],
        modified=_published(row, "modified"),
        captions=tuple(map(span, parts["caption"])),
        tongues=tuple(map(_tongue, parts["tongue"])),
        doubts=(*map(_doubt, parts["doubt"]), *map(_repeated, doubtful)),
    )


def _with(own: tuple[Span, ...], learned: tuple[Span, ...]) -> tuple[Span, ...]:
    return tuple(sorted({*own, *learned})) if learned else own


def _credit(row: Row) -> Credit:
    return Credit(
        name=row["name"],
        kind=row["kind"],
        text=row["text"],
        span=_maybe_span(row),
        title=row["title"],
        url=row["url"],
    )


def _tongue(row: Row) -> Tongue:
    return Tongue(start=row["start"], end=row["end"], language=row["language"], script=row["script"])


def _doubt(row: Row) -> Doubt:
    return Doubt(about=row["about"], reason=row["reason"], span=_maybe_span(row))


def _repeated(row: Row) -> Doubt:
    return Doubt(about="text", reason=row["reason"], span=span(row))


def _maybe_span(row: Row) -> Span | None:
    return None if row["start"] is None else span(row)


def _published(row: Row, name: str) -> Published | None:
    if not row[f"{name}_earliest"]:
        return None
    return Published(
        earliest=datetime.fromisoformat(row[f"{name}_earliest"]),
        latest=datetime.fromisoformat(row[f"{name}_latest"]),
        precision=row[f"{name}_precision"],
        read_from=row[f"{name}_read_from"],
    )
