"""Lines and tables of plain text, before anybody has chosen colours: what `words` says, and how wide terminals show it."""

import textwrap
from dataclasses import dataclass
from typing import Literal

LineKind = Literal["title", "lead", "text", "item", "quote", "heading", "note", "blank"]
_INDENTS = {"item": ("  • ", "    "), "quote": ("      ", "      ")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One paragraph of the answer; `kind` says what it is for, not how it looks."""

    kind: LineKind
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A short table. Columns named in `numeric` are set to the right; the column `wide` takes the room that is left.

    Where that is too little, the columns in `spare` are left out, the first of them first.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: frozenset[int]
    wide: int
    spare: tuple[int, ...] = ()


Screen = tuple[Line | Table, ...]
BLANK = Line(kind="blank", text="")
_LEAST_WIDE = 24


def fitted(table: Table, width: int, gap: int = 2) -> Table:
    """Return a table without the spare columns for which a screen of `width` has no room; `gap` is between two columns."""
    rows = [table.header, *table.rows]
    least = min(_LEAST_WIDE, max(len(row[table.wide]) for row in rows))
    others = sum(max(len(row[at]) for row in rows) + gap for at in range(len(table.header)) if at != table.wide)
    if least + others <= width or not table.spare:
        return table
    return fitted(_without(table, table.spare[0]), width, gap)


def _without(table: Table, column: int) -> Table:
    """Return a table without one of its columns."""
    kept = [at for at in range(len(table.header)) if at != column]
    return Table(
        header=tuple(table.header[at] for at in kept),
        rows=tuple(tuple(row[at] for at in kept) for row in table.rows),
        numeric=frozenset(kept.index(at) for at in table.numeric if at != column),
        wide=kept.index(table.wide),
        spare=tuple(kept.index(at) for at in table.spare if at != column),
    )


def plain(screen: Screen, width: int = 80) -> str:
    """Return a screen as plain text, no line longer than `width` where words allow it, with a line break at the end."""
    lines: list[str] = []
    for part in screen:
        lines += _table_lines(fitted(part, width), width) if isinstance(part, Table) else _text_lines(part, width)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _text_lines(line: Line, width: int) -> list[str]:
    first, rest = _INDENTS.get(line.kind, ("", ""))
    return textwrap.wrap(line.text, width, initial_indent=first, subsequent_indent=rest) or [""]


def _table_lines(table: Table, width: int) -> list[str]:
    rows = [table.header, *table.rows]
    widths = [max(len(row[column]) for row in rows) for column in range(len(table.header))]
    others = sum(widths) - widths[table.wide] + 2 * (len(widths) - 1)
    widths[table.wide] = min(widths[table.wide], max(_LEAST_WIDE, width - others))
    lines: list[str] = []
    for row in rows:
        cells = [textwrap.wrap(cell, widths[column]) or [""] for column, cell in enumerate(row)]
        for level in range(max(len(cell) for cell in cells)):
            parts = [cell[level] if level < len(cell) else "" for cell in cells]
            lines.append("  ".join(_set(text, widths[at], at in table.numeric) for at, text in enumerate(parts)))
    return lines


def _set(text: str, width: int, is_number: bool) -> str:
    return text.rjust(width) if is_number else text.ljust(width)
