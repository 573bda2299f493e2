"""The reading order of a page's lines: headlines over columns, columns one after the other, tables row by row."""

from dataclasses import dataclass, replace

from headwater.ingest.documents.pdf_lines import TextLine

# White narrower than this, in points, does not part columns.
_MIN_GUTTER = 4.0
_MAX_DEPTH = 12

_Gap = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """Lines that are read one after the other, and the edges of the column that they stand in.

    `rows` has the lines that stand side by side together: several in a table, else one as a rule.
    """

    rows: tuple[tuple[TextLine, ...], ...]
    left: float
    right: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """Lines that stand beside each other, from left to right; `top` and `bottom` are those of their letters' bodies."""

    lines: tuple[TextLine, ...]
    top: float
    bottom: float
    gaps: tuple[_Gap, ...]


def columns(lines: tuple[TextLine, ...]) -> tuple[Column, ...]:
    """Return the columns of a page in reading order. Each line is in one of them, once.

    Where most of the text runs to the left, columns do too. What is printed over other text comes after it.
    """
    rtl = sum(len(line.text) for line in lines if line.rtl) * 2 > sum(len(line.text) for line in lines)
    return tuple(column for layer in _layers(lines) if layer for column in _ordered(layer, rtl=rtl, depth=0))


def _layers(lines: tuple[TextLine, ...]) -> tuple[list[TextLine], list[TextLine]]:
    """Return the lines of the page, and those that are printed over them, such as a notice that a browser keeps in view."""
    ordered = sorted(lines, key=lambda line: -line.base)
    over = [
        max(upper.order, lower.order)
        for index, upper in enumerate(ordered)
        for lower in ordered[index + 1 : index + 7]
        if _covers(upper, lower)
    ]
    first = min(over, default=None)
    if first is None:
        return list(lines), []
    return [line for line in lines if line.order < first], [line for line in lines if line.order >= first]


def _covers(left: TextLine, right: TextLine) -> bool:
    """Tell whether two lines stand upon each other."""
    common = min(left.right, right.right) - max(left.left, right.left)
    return abs(left.base - right.base) < 0.5 * min(left.size, right.size) and common > 3 * max(left.size, right.size)


def _ordered(lines: list[TextLine], *, rtl: bool, depth: int) -> list[Column]:
    """Return the lines' columns: cut down through white that runs from top to bottom, else across between bands."""
    parts = _beside(lines) if depth < _MAX_DEPTH else [lines]
    if len(parts) > 1 and not _is_table(parts):
        ordered = parts[::-1] if rtl else parts
        return [column for part in ordered for column in _ordered(part, rtl=rtl, depth=depth + 1)]
    rows = _rows(lines)
    bands = _bands(rows) if depth < _MAX_DEPTH and len(parts) == 1 else []
    if len(bands) > 1:
        return [
            column
            for band in bands
            for column in _ordered([line for row in band for line in row.lines], rtl=rtl, depth=depth + 1)
        ]
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    ordered_rows = [row.lines[::-1] if rtl else row.lines for row in rows]
    return [Column(rows=tuple(_spread_joined(ordered_rows, left, right)), left=left, right=right)]


def _spread_joined(rows: list[tuple[TextLine, ...]], left: float, right: float) -> list[tuple[TextLine, ...]]:
    """Return the rows with those of several lines made one that are words spread to fill a column of prose."""
    full = sum(len(row) == 1 and row[0].left - left < 1.5 and right - row[0].right < 1.5 for row in rows)
    if full < max(3, 0.5 * len(rows)):
        return rows
    return [
        (_one_line(row),) if len(row) > 1 and right - max(line.right for line in row) < 1.5 else row for row in rows
    ]


def _one_line(row: tuple[TextLine, ...]) -> TextLine:
    return replace(
        row[0],
        text=" ".join(line.text for line in row),
        left=min(line.left for line in row),
        right=max(line.right for line in row),
        bottom=min(line.bottom for line in row),
        top=max(line.top for line in row),
    )


def _beside(lines: list[TextLine]) -> list[list[TextLine]]:
    """Return the lines parted wherever white runs down beside all of them, from left to right."""
    parts: list[list[TextLine]] = []
    edge = 0.0
    for line in sorted(lines, key=lambda item: (item.left, -item.base)):
        if parts and line.left - edge < _MIN_GUTTER:
            parts[-1].append(line)
            edge = max(edge, line.right)
        else:
            parts.append([line])
            edge = line.right
    return parts


def _is_table(parts: list[list[TextLine]]) -> bool:
    """Tell whether what stands side by side are cells: rows of few words on the same heights, not columns of prose."""
    if min(len(part) for part in parts) < 2:
        return False
    heights = [{round(line.base) for line in part} for part in parts]
    fewest = min(heights, key=len)
    shared = min(sum(not column.isdisjoint((h - 1, h, h + 1)) for h in fewest) for column in heights)
    if shared < 0.8 * len(fewest):
        return False
    words = [sum(len(line.text.split()) for line in part) / len(part) for part in parts]
    return sum(count <= 2.5 for count in words) >= len(parts) - 1


def _rows(lines: list[TextLine]) -> list[_Row]:
    """Return the lines in rows from top to bottom. Columns whose lines stand at different heights make one row together."""
    rows: list[list[TextLine]] = []
    bottom = 0.0
    for line in sorted(lines, key=lambda item: (-item.base - 0.6 * item.size, item.left)):
        if rows and line.base + 0.6 * line.size > bottom:
            rows[-1].append(line)
            bottom = min(bottom, line.base - 0.1 * line.size)
        else:
            rows.append([line])
            bottom = line.base - 0.1 * line.size
    return [_row(row) for row in rows]


def _row(lines: list[TextLine]) -> _Row:
    gaps: list[_Gap] = []
    ordered = sorted(lines, key=lambda line: (line.left, -line.base))
    edge = ordered[0].right
    for line in ordered[1:]:
        if line.left - edge >= _MIN_GUTTER:
            gaps.append((edge, line.left))
        edge = max(edge, line.right)
    return _Row(
        lines=tuple(ordered),
        top=max(line.base + 0.6 * line.size for line in lines),
        bottom=min(line.base - 0.1 * line.size for line in lines),
        gaps=tuple(gaps),
    )


def _bands(rows: list[_Row]) -> list[list[_Row]]:
    """Return the rows in bands: in each, either white runs down between columns, or every row is one line."""
    bands: list[list[_Row]] = []
    index = 0
    while index < len(rows):
        if not rows[index].gaps:
            if bands and not any(row.gaps for row in bands[-1]):
                bands[-1].append(rows[index])
            else:
                bands.append([rows[index]])
            index += 1
            continue
        end, gaps = _run(rows, index)
        lead = _lead(bands[-1], rows[index], gaps) if bands and not any(row.gaps for row in bands[-1]) else 0
        before = bands.pop() if lead else []
        bands.extend([before[:-lead]] if len(before) > lead else [])
        bands.append(before[len(before) - lead :] + rows[index:end])
        index = end
    return bands


def _run(rows: list[_Row], start: int) -> tuple[int, list[_Gap]]:
    """Return the end of the band of columns that begins at row `start`, and the white that runs down in it.

    Rows of one line after its last row of several are in it as long as they are nearer to it than to what crosses the columns.
    """
    gaps, end = list(rows[start].gaps), start + 1
    while end < len(rows) and (left := _left_white(gaps, rows[end])):
        gaps, end = left, end + 1
    last = max(i for i in range(start, end) if rows[i].gaps)
    if last == start:
        return next((i for i in range(start + 1, end) if not _is_like(rows[i - 1], rows[i])), end), gaps
    if end == len(rows) or last + 1 == end:
        return end, gaps
    return max(range(last + 1, end + 1), key=lambda i: (rows[i - 1].bottom - rows[i].top, i)), gaps


def _lead(before: list[_Row], first: _Row, gaps: list[_Gap]) -> int:
    """Return how many of the rows of one line above a band belong to its columns: as near and as large as its lines."""
    count, below = 0, first
    for row in reversed(before):
        if not _is_like(row, below) or not _left_white(gaps, row):
            break
        count, below = count + 1, row
    return count


def _is_like(upper: _Row, lower: _Row) -> bool:
    """Tell whether two rows are as near to each other, and as large, as lines of one column."""
    size = lower.lines[0].size
    return upper.bottom - lower.top < 0.9 * size and abs(upper.lines[0].size - size) < 0.08 * size


def _left_white(gaps: list[_Gap], row: _Row) -> list[_Gap]:
    """Return what a row leaves white of the gaps above it."""
    left = gaps
    for line in row.lines:
        parted = [part for a, b in left for part in ((a, min(b, line.left)), (max(a, line.right), b))]
        left = sorted({(a, b) for a, b in parted if b - a >= _MIN_GUTTER})
    return left
