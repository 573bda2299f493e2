"""Tables as text (CSV, TSV and their kin): how the cells are parted is told by the table itself."""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import BinaryIO

from headwater.ingest.containers import rows
from headwater.ingest.containers.addresses import is_address
from headwater.ingest.containers.columns import Column, Row, is_known
from headwater.ingest.containers.rows import Numbered
from headwater.ingest.containers.streams import text_lines
from headwater.ingest.members import MAX_BYTES, TOO_LARGE, Member

_SAMPLE_LETTERS = 1 << 18
_DELIMITERS = (",", "\t", ";", "|")
_TOLD_DELIMITER = re.compile(r"\ufeff?\"?sep=(.)\"?\s*$", re.IGNORECASE)
_DATUM = re.compile(r"\s*(?:[-+]?\d[\d.,:/ TZ+-]*|https?://.*)\s*", re.IGNORECASE)
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class _Manner:
    """How a table's cells are parted and quoted. `escape` is what stands before quotation marks in cells.

    `width` is how many cells its rows have, 0 where that is not even.
    """

    delimiter: str
    quoted: bool
    escape: str | None
    width: int = 0


def members(file: BinaryIO, path: str, columns: Mapping[str, str] | None = None) -> Iterator[Member]:
    """Yield what each row of the table gives: a capture of its text, else a link to its address.

    `columns` says which column serves as what (role to name) where the guess by names and cells is not wanted. Columns of a table
    without names are called "1", "2" and so on.

    Raises:
        UnreadableFile: the table has no column that is named, or none with texts or addresses.
    """
    return rows.members(_rows(file), path, columns)


def serving(file: BinaryIO, path: str, columns: Mapping[str, str] | None = None) -> tuple[Column, ...]:
    """Return which column of the table serves as what, and how that was told.

    Raises:
        UnreadableFile: the table has no column that is named, or none with texts or addresses.
    """
    return rows.table_columns(path, rows.sample(_rows(file))[0], columns)


def _rows(file: BinaryIO) -> Iterator[Numbered]:
    """Yield each row below the names, numbered from 1; lines that hold nothing do not count."""
    lines = text_lines(file)
    first = _first_lines(lines)
    told = _TOLD_DELIMITER.match(first[0] or "") if first else None
    first = first[1:] if told else first
    manner = _manner([line for line in first if line is not None], told[1] if told else None)
    records = _after_preamble(_records(_Lines(chain(first, lines)), manner), manner.width)
    names: list[str] | None = None
    number = 0
    for record in records:
        if names is None and not isinstance(record, str):
            names = _names(record)
            if names is not None:
                continue
            names = [str(index) for index in range(1, len(record) + 1)]
        number += 1
        yield number, record if isinstance(record, str) else _row(names or [], record, manner)


def _first_lines(lines: Iterator[str | None]) -> list[str | None]:
    """Return the lines by which the manner is told."""
    first: list[str | None] = []
    size = 0
    for line in lines:
        first.append(line)
        size += len(line or "")
        if size >= _SAMPLE_LETTERS:
            break
    return first


class _Lines:
    """Lines as the reader of cells takes them. A class, since it must go on after a line that cannot be had."""

    def __init__(self, lines: Iterator[str | None]) -> None:
        self._lines = lines

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        if line is None:
            raise csv.Error(TOO_LARGE)
        return line


def _manner(lines: Sequence[str], delimiter: str | None) -> _Manner:
    """Return the manner by which most rows come out as long as the first one, with more than one cell."""
    manners = [
        _Manner(delimiter=one, quoted=quoted, escape=escape)
        for one in ([delimiter] if delimiter else _DELIMITERS)
        for quoted, escape in ((True, None), (True, "\\"), (False, None))
        if escape is None or any('\\"' in line for line in lines)
    ]
    tried = [(*_evenness(lines, manner), manner) for manner in manners]
    _, width, manner = max(tried, key=lambda one: one[0])
    return replace(manner, width=width)


def _evenness(lines: Sequence[str], manner: _Manner) -> tuple[float, int]:
    """Return the share of rows that have as many cells as the first, or as most, and how many these are; 0 where that is one.

    What most have counts only where nearly all have it, and more than two: some lines that are no rows may stand before these.
    The usual manner wins where others do as well.
    """
    records = [record for record in _records(_Lines(iter(lines)), manner, strict=True) if record]
    # The last one may be cut off by the end of the sample.
    records = records[:-1] if len(records) > 2 or (records and isinstance(records[-1], str)) else records
    lengths = Counter(len(record) for record in records if not isinstance(record, str))
    first = next((len(record) for record in records if not isinstance(record, str)), 0)
    most = max(lengths, key=lambda length: (lengths[length], length), default=0)
    if most > 2 and most > first and lengths[most] >= max(3, 0.6 * len(records)):
        first = most
    if first < 2:
        return 0.0, 0
    return lengths[first] / len(records) - (0.0 if manner.quoted and not manner.escape else 0.02), first


def _after_preamble(records: Iterator[list[str] | str], width: int) -> Iterator[list[str] | str]:
    """Yield the rows that hold anything, from the first on that is as long as most: what stands before tells of the table."""
    begun = False
    for record in records:
        begun = begun or isinstance(record, str) or len(record) >= width
        if begun and record != []:
            yield record


def _records(lines: _Lines, manner: _Manner, *, strict: bool = False) -> Iterator[list[str] | str]:
    """Yield the cells of each row, or what is wrong with it in words; where it is `strict`, odd quotation marks are wrong."""
    reader = csv.reader(
        lines,
        delimiter=manner.delimiter,
        quoting=csv.QUOTE_MINIMAL if manner.quoted else csv.QUOTE_NONE,
        escapechar=manner.escape,
        strict=strict,
    )
    while True:
        # The limit is the whole program's, so it is raised for one row at a time.
        limit = csv.field_size_limit(MAX_BYTES)
        try:
            record: list[str] | str = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            too_large = "limit" in str(error) or str(error) == TOO_LARGE
            record = f"a cell or line in it is larger than {MAX_BYTES // 1_000_000} MB" if too_large else str(error)
        finally:
            csv.field_size_limit(limit)
        yield record


def _names(record: Sequence[str]) -> list[str] | None:
    """Return the names of the columns, None where the first row holds data: addresses, numbers, dates or whole texts."""
    cells = [" ".join(cell.split()) for cell in record]
    known = any(is_known(cell) for cell in cells)
    if not known and any(len(cell) > _LONGEST_NAME or _DATUM.fullmatch(cell) or is_address(cell) for cell in cells):
        return None
    names: list[str] = []
    uses: Counter[str] = Counter()
    for index, cell in enumerate(cells, start=1):
        name = cell[:_LONGEST_NAME] or f"column {index}"
        uses[name] += 1
        names.append(f"{name} ({uses[name]})" if uses[name] > 1 else name)
    return names


def _row(names: Sequence[str], record: Sequence[str], manner: _Manner) -> Row:
    """Return a row by names; what is more than there are names belongs to the last, cut apart by marks of its own."""
    row = dict(zip(names, record, strict=False))
    if len(record) > len(names) > 0:
        row[names[-1]] = manner.delimiter.join(record[len(names) - 1 :])
    return row
