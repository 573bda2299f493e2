"""Records in JSON: one a line, in an array, or in an answer of a service that holds an array of them."""

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import BinaryIO

from headwater.ingest.containers import rows
from headwater.ingest.containers.columns import Column, Row, is_known
from headwater.ingest.containers.json_values import Cut, cell_of, flat, parsed, values
from headwater.ingest.containers.rows import Numbered
from headwater.ingest.containers.streams import lines, text_blocks
from headwater.ingest.members import MAX_BYTES, TOO_LARGE, Member

# How much is looked at to tell records in lines from records in an array, and how deep in an answer that array may lie.
_HEAD_LETTERS = 1_000_000
_DEEPEST = 4
_ARRAY_OF_OBJECTS = re.compile(r"\[\s{0,1000}\{")
# A list of addresses has no names: this stands for one.
_UNNAMED = "value"


def members(file: BinaryIO, path: str, columns: Mapping[str, str] | None = None) -> Iterator[Member]:
    """Yield what each record gives: a capture of its text, else a link to its address.

    `columns` says which field serves as what (role to name) where the guess by names and contents is not wanted. A field of a
    field is called "outer.inner".

    Raises:
        UnreadableFile: the records have no field that is named, or none with texts or addresses.
    """
    return rows.members(_rows(file), path, columns)


def serving(file: BinaryIO, path: str, columns: Mapping[str, str] | None = None) -> tuple[Column, ...]:
    """Return which field of the records serves as what, and how that was told.

    Raises:
        UnreadableFile: the records have no field that is named, or none with texts or addresses.
    """
    return rows.table_columns(path, rows.sample(_rows(file))[0], columns)


def _rows(file: BinaryIO) -> Iterator[Numbered]:
    """Yield each record, numbered from 1."""
    blocks = text_blocks(file)
    head = _gathered(blocks, _HEAD_LETTERS)
    text = chain([head], blocks)
    start = head.lstrip("\ufeff \t\r\n\x1e")
    found: Iterator[Row | str]
    if start.startswith("["):
        found = (_record(cut) for cut in values(text, 1))
    elif start.startswith("{") and not _is_lined(start):
        found = _objects(text)
    else:
        found = (
            _record(("", TOO_LARGE) if line is None else (line, ""))
            for line in lines(text)
            if line is None or line.strip()
        )
    return enumerate(found, start=1)


def _gathered(blocks: Iterator[str], letters: int) -> str:
    """Return the text's beginning, a block more than so many letters at most."""
    kept, size = [], 0
    while size < letters and (block := next(blocks, None)) is not None:
        kept.append(block)
        size += len(block)
    return "".join(kept)


def _is_lined(head: str) -> bool:
    """Tell whether the first line is an object by itself, and something follows it."""
    line, _, rest = head.partition("\n")
    return bool(rest.strip()) and isinstance(parsed(line)[0], dict)


def _record(cut: Cut) -> Row | str:
    """Return a record by its text."""
    text, wrong = cut
    value, wrong = (None, wrong) if wrong else parsed(text.strip("\x1e \t\r\n\ufeff"))
    if isinstance(value, dict):
        return flat(value)
    if isinstance(value, str):
        return {_UNNAMED: value}
    return wrong or "it is no object with named fields"


def _objects(blocks: Iterator[str]) -> Iterator[Row | str]:
    """Yield the records of objects one after the other; of one that is too large for one, those of the array it begins with."""
    head = _gathered(blocks, MAX_BYTES)
    whole = next(values(iter([head]), 0), ("", ""))[0]
    array = None if whole or len(head) < MAX_BYTES else _array_start(head)
    if array is not None:
        yield from (_record(cut) for cut in values(chain([head[array:]], blocks), 1))
        return
    for text, uncut in values(chain([head], blocks), 0):
        value, wrong = (None, uncut) if uncut else parsed(text)
        yield from _held(value) if isinstance(value, dict) else [wrong or "it is no object with named fields"]


def _array_start(head: str) -> int | None:
    """Return where an answer's array of objects begins, None where none is found."""
    for found in _ARRAY_OF_OBJECTS.finditer(head[:_HEAD_LETTERS]):
        before = head[: found.start()]
        if (before.count('"') - before.count('\\"')) % 2 == 0:
            return found.start()
    return None


def _held(value: dict[str, object]) -> list[Row]:
    """Return the records that an object is or holds: itself if it has a text, else the longest list of records in it."""
    fields = flat(value)
    if any(isinstance(cell, str) and len(cell) >= 25 and is_known(name, "text") for name, cell in fields.items()):
        return [fields]
    best = max(_lists(value, _DEEPEST), key=len, default=[])
    return [flat(one) for one in best] or _turned(value) or [fields]


def _lists(value: object, deep: int) -> Iterator[list[dict[str, object]]]:
    """Yield every list of objects that look like records of articles, and every object whose fields all do."""
    if not isinstance(value, dict) or deep == 0:
        return
    for inner in (*value.values(), value):
        held = list(inner.values()) if isinstance(inner, dict) else inner
        if isinstance(held, list) and held and all(isinstance(one, dict) for one in held) and _is_article(held[0]):
            yield held
        elif inner is not value:
            yield from _lists(inner, deep - 1)


def _is_article(value: dict[str, object]) -> bool:
    """Tell whether an object's names are those of a record of an article."""
    names = list(flat(value))
    return any(is_known(name, "url", "text") for name in names) and any(
        is_known(name, "title", "text") for name in names
    )


def _turned(value: dict[str, object]) -> list[Row]:
    """Return the rows of a table that is written column by column, none where this is no such table."""
    columns = {name: column for name, column in value.items() if isinstance(column, dict | list)}
    if not columns or len(columns) < len(value) or not any(is_known(name, "url", "text") for name in columns):
        return []
    cells = {name: column if isinstance(column, dict) else dict(enumerate(column)) for name, column in columns.items()}
    keys = dict.fromkeys(key for column in cells.values() for key in column)
    return [{name: cell_of(column.get(key)) for name, column in cells.items()} for key in keys]
