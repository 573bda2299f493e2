"""Rows of tables, however the table is written: which column serves as what, and what each row gives."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import chain

from headwater.errors import HeadwaterError, NotAnArticle, TooLarge, UnreadableFile
from headwater.ingest.containers.addresses import behind, is_address, part_path
from headwater.ingest.containers.columns import Cell, Column, Row, guessed
from headwater.ingest.containers.entries import is_cut_off
from headwater.ingest.containers.markup import inline, is_markup, unescaped
from headwater.ingest.containers.tongues import language_code
from headwater.ingest.members import MAX_BYTES, TOO_LARGE, Broken, Link, Member, captured
from headwater.model.text import Given

Numbered = tuple[int, Row | str]
"""A row's number from 1, and the row; or what is wrong with it, in words."""

_SAMPLE_ROWS = 200
_SAMPLE_LETTERS = 5_000_000
# What programs write into a cell that holds nothing.
_NOTHING = frozenset(["nan", "nat", "none", "null", "n/a", "<na>", "\\n", "[]", "{}"])
_LISTED = re.compile(
    r"\[\s*(?:'(?:[^'\\]|\\.)*+'|\"(?:[^\"\\]|\\.)*+\")(?:\s*+,\s*+(?:'(?:[^'\\]|\\.)*+'|\"(?:[^\"\\]|\\.)*+\"))*+\s*+\]"
)
_QUOTED = re.compile(r"'((?:[^'\\]|\\.)*+)'|\"((?:[^\"\\]|\\.)*+)\"")
_EPOCH = re.compile(r"(\d{9,10})(?:\d{3})?(?:\.\d{1,9})?")
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)T?(\d\d)(\d\d)(\d\d)(Z?)")
_COMPACT_DAY = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_MORE = re.compile(r"\[\+\d{1,9} chars\]$")


def sample(rows: Iterator[Numbered]) -> tuple[list[Numbered], Iterator[Numbered]]:
    """Return the first rows, by which the columns are guessed, and all rows, these included."""
    first: list[Numbered] = []
    size = 0
    for row in rows:
        first.append(row)
        size += sum(len(cell) for cell in row[1].values()) if isinstance(row[1], Mapping) else 0
        if len(first) >= _SAMPLE_ROWS or size >= _SAMPLE_LETTERS:
            break
    return first, chain(first, rows)


def table_columns(path: str, first: Sequence[Numbered], named: Mapping[str, str] | None) -> tuple[Column, ...]:
    """Return which column serves as what.

    Raises:
        UnreadableFile: the table has no column that is named, or none with texts or addresses.
    """
    rows = [row for _, row in first if isinstance(row, Mapping)]
    names = tuple(dict.fromkeys(name for row in rows for name in row))
    if not rows:
        broken = next((row for _, row in first if isinstance(row, str)), None)
        raise UnreadableFile(path, f"none of its rows can be read: {broken}" if broken else "the table has no rows")
    return guessed(path, names, rows, named or {})


def members(rows: Iterator[Numbered], path: str, named: Mapping[str, str] | None) -> Iterator[Member]:
    """Yield what each row of a table gives: a capture of its text, else a link to its address.

    Raises:
        UnreadableFile: the table has no column that is named, or none with texts or addresses.
    """
    first, rest = sample(rows)
    serving = {column.role: column.name for column in table_columns(path, first, named)}
    for number, row in rest:
        name = part_path(path, f"row {number}")
        if isinstance(row, str):
            yield Broken(path=name, error=UnreadableFile(path, f"row {number}: {row}"))
        elif any(_told(cell) for cell in row.values()):
            yield _member(name, row, serving)


def _member(name: str, row: Row, serving: Mapping[str, str]) -> Member:
    """Return what one row gives."""
    text, url = _text(row, serving), _url(row, serving)
    given = _given(row, serving)
    if url and _MORE.search(text[-40:].rstrip()) and is_cut_off(text):
        text = ""
    if text:
        return _capture(name, text, url, given)
    if url:
        return Link(path=name, url=url, given=given)
    return Broken(path=name, error=NotAnArticle("the row holds neither a text nor an address"))


def _capture(name: str, text: str, url: str | None, given: Given) -> Member:
    """Return the capture of a row's text: of a page, or of plain letters."""
    media_type = "text/html" if is_markup(text) else "text/plain"
    body = (text if media_type == "text/html" else unescaped(text)).encode(errors="replace")
    if len(body) > MAX_BYTES:
        error: HeadwaterError = TooLarge(name, TOO_LARGE)
        return Broken(path=name, error=error)
    return captured(name, body, f"{media_type}; charset=utf-8", url=url, given=given)


def _text(row: Row, serving: Mapping[str, str]) -> str:
    """Return the row's text; one that comes as a list of paragraphs with empty lines between."""
    cell = _told(row.get(serving.get("text", ""), ""))
    return cell if isinstance(cell, str) else "\n\n".join(cell)


def _url(row: Row, serving: Mapping[str, str]) -> str | None:
    url = _first(row, serving, "url")
    return behind(url) if url and is_address(url) else None


def _given(row: Row, serving: Mapping[str, str]) -> Given:
    """Return what the row says beside its text."""
    return Given(
        title=inline(_first(row, serving, "title")),
        outlet=inline(_first(row, serving, "outlet")),
        agency=inline(_first(row, serving, "agency")),
        bylines=_names(_told(row.get(serving.get("bylines", ""), ""))),
        published=_date(_first(row, serving, "published")) or None,
        modified=_date(_first(row, serving, "modified")) or None,
        dateline=inline(_first(row, serving, "dateline")),
        language=language_code(_first(row, serving, "language")),
    )


def _first(row: Row, serving: Mapping[str, str], role: str) -> str:
    """Return the cell that serves as `role`, the first of several, "" where it is empty."""
    cell = _told(row.get(serving.get(role, ""), ""))
    return (cell if isinstance(cell, str) else next(iter(cell), "")).strip()


def _told(cell: Cell) -> Cell:
    """Return a cell, empty where it only says that it is."""
    if isinstance(cell, tuple):
        return tuple(one for one in cell if _told(one))
    return "" if not cell.strip() or cell.strip().casefold() in _NOTHING else cell


def _names(cell: Cell) -> tuple[str, ...]:
    """Return the writers of a cell; a list that a program wrote out ("['A', 'B']") is one again."""
    if isinstance(cell, str) and _LISTED.fullmatch(cell.strip()):
        cell = tuple(one or two for one, two in _QUOTED.findall(cell))
    parts = (cell,) if isinstance(cell, str) else cell
    return tuple(dict.fromkeys(name for name in map(inline, parts) if name))


def _date(text: str) -> str:
    """Return a date as written; one that only programs read, as ISO 8601: seconds since 1970, or digits in one run."""
    epoch = _EPOCH.fullmatch(text)
    if epoch:
        return datetime.fromtimestamp(int(epoch[1]), UTC).isoformat()
    compact, day = _COMPACT.fullmatch(text), _COMPACT_DAY.fullmatch(text)
    if compact:
        return "{}-{}-{}T{}:{}:{}{}".format(*compact.groups())
    return "{}-{}-{}".format(*day.groups()) if day else text
