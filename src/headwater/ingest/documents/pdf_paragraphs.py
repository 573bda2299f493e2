"""Lines in reading order to paragraphs: by indent, spacing, size and short last lines; broken words made whole."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from headwater.ingest.documents.pdf_columns import Column
from headwater.ingest.documents.pdf_lines import TextLine
from headwater.ingest.texts.repair import keeps_hyphen

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ENDED = re.compile(r"[.!?…:؟。！？۔][\"'”’»)\]*_]{0,4}$")
_BULLET = re.compile(r"[•▪●◦‣■□*–—-]\s|\(?\d{1,3}[.)]\s")
_HYPHENS = "-\u00ad\u2010"
# A first line set in at least so far, in font sizes, begins a paragraph; one set in further is placed for show.
_INDENT = (0.6, 5.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph and the lines that it was made of. In a table `text` has a line for each row, a tab between cells."""

    text: str
    lines: tuple[TextLine, ...]


@dataclass(slots=True)
class _Draft:
    """Lines that belong together, while they are collected."""

    lines: list[TextLine]
    breaks: list[str]
    indented: bool
    room: float
    table: bool = False

    @property
    def size(self) -> float:
        return self.lines[-1].size


@dataclass(frozen=True, slots=True, kw_only=True)
class _Measure:
    """What is usual: the distance of lines for each size of font, the size of the body's font, whether paragraphs are set in."""

    leading: dict[int, float]
    body: float
    indents: bool


def paragraphs(columns: Iterable[Column]) -> tuple[Paragraph, ...]:
    """Return the paragraphs of columns in reading order. One that a column's or page's end cuts in two is put together."""
    columns = _with_edges(tuple(columns))
    measure = _measured(columns)
    drafts: list[_Draft] = []
    for column in columns:
        found = list(_drafts(column, measure))
        _joined_over(drafts, found, measure)
        drafts.extend(found)
    vocabulary = Counter(
        word.casefold()
        for column in columns
        for row in column.rows
        for line in row
        for word in _WORD.findall(line.text)
    )
    made = (Paragraph(text=_text(draft, vocabulary), lines=tuple(draft.lines)) for draft in drafts)
    return tuple(paragraph for paragraph in made if paragraph.text.strip())


def _with_edges(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Return the columns with the edges of those with a line or two taken from longer ones in the same place."""
    longer = sorted({(column.left, column.right) for column in columns if len(column.rows) > 2})
    return tuple(column if len(column.rows) > 2 else _with_edge(column, longer) for column in columns)


def _with_edge(column: Column, longer: list[tuple[float, float]]) -> Column:
    over = [
        (left, right)
        for left, right in longer
        if left <= column.left + 1.0 and column.right <= right + 1.0 and column.left - left < 60.0
    ]
    left, right = min(over, key=lambda edges: edges[1] - edges[0], default=(column.left, column.right))
    return replace(column, left=left, right=right)


def _measured(columns: tuple[Column, ...]) -> _Measure:
    sizes: Counter[int] = Counter()
    distances: dict[int, Counter[float]] = defaultdict(Counter)
    going_on: dict[int, Counter[float]] = defaultdict(Counter)
    indented = paragraphs_begun = 0
    for column in columns:
        lines = [row[0] for row in column.rows if len(row) == 1]
        for line in lines:
            sizes[_key(line.size)] += len(line.text)
        for upper, lower in pairwise(lines):
            distance, key = upper.base - lower.base, _key(lower.size)
            ended = bool(_ENDED.search(upper.text))
            if _key(upper.size) == key and 0.8 * lower.size < distance < 2.4 * lower.size:
                distances[key][round(distance * 2) / 2] += 1
                going_on[key][round(distance * 2) / 2] += lower.text[:1].islower() and not ended
            indented += ended and _start(lower) - _left(column, lower) >= _INDENT[0] * lower.size
            paragraphs_begun += ended
    leading = {size: _usual(found, going_on[size]) for size, found in distances.items()}
    body = max(sizes, key=lambda size: (sizes[size], size), default=0) / 4
    return _Measure(leading=leading, body=body, indents=indented >= max(2, 0.25 * paragraphs_begun))


def _usual(distances: Counter[float], going_on: Counter[float]) -> float:
    """Return how far apart the lines of a paragraph stand at most: as those between which a sentence goes on.

    Where too few do, it is the least distance that is not rare: most paragraphs may be one line.
    """
    most = max(going_on.values())
    if most > 2:
        return max(distance for distance, count in going_on.items() if count >= max(3, 0.15 * most))
    most = max(distances.values())
    return min(distance for distance, count in distances.items() if count >= max(min(2, most), 0.15 * most))


def _key(size: float) -> int:
    return round(size * 4)


def _start(line: TextLine) -> float:
    """Return where a line begins, in the direction of its script."""
    return -line.right if line.rtl else line.left


def _end(line: TextLine) -> float:
    return -line.left if line.rtl else line.right


def _left(column: Column, line: TextLine) -> float:
    return -column.right if line.rtl else column.left


def _drafts(column: Column, measure: _Measure) -> Iterator[_Draft]:
    """Yield the paragraphs of one column."""
    ends = _ends(column)
    draft: _Draft | None = None
    for row in column.rows:
        line = row[0]
        room = max(ends[key] for key in ends if abs(key - _key(line.size)) <= 1) - _end(line)
        how = _break(draft, row, column, measure, room) if draft else "new"
        if draft is None or how == "new":
            if draft:
                yield draft
            draft = _Draft([], [], _is_indented(line, column), room, table=len(row) > 1)
            how = ""
        draft.breaks.extend([how, *["\t"] * (len(row) - 1)])
        draft.lines.extend(row)
        draft.room = room
    if draft:
        yield draft


def _ends(column: Column) -> dict[int, float]:
    """Return for each size of font how far its lines reach in a column."""
    ends: dict[int, float] = {}
    for row in column.rows:
        for line in row:
            key = _key(line.size)
            ends[key] = max(ends.get(key, -1e9), _end(line))
    edge = max(-column.left if line.rtl else column.right for row in column.rows for line in row)
    return dict.fromkeys(ends, edge) if len(column.rows) <= 2 else ends


def _is_full(draft: _Draft, line: TextLine) -> bool:
    """Tell whether the next line's first word would not have fitted on a paragraph's last line."""
    return draft.room < line.first + 0.32 * line.size


def _break(draft: _Draft, row: tuple[TextLine, ...], column: Column, measure: _Measure, room: float) -> str:
    """Return what parts a line from the one before it: a space, a newline, or "new" for a new paragraph.

    `room` is what the line leaves of its column.
    """
    line, before = row[0], draft.lines[-1]
    if draft.table or len(row) > 1:
        return _table_break(draft, row, measure)
    if _is_apart(before, line, measure) or _is_set_off(draft, line, column, measure) or _BULLET.match(line.text):
        return "new"
    if _is_full(draft, line) or _runs_around(draft, line):
        return " "
    if _ENDED.search(before.text):
        return "new"
    if line.text[:1].islower() or before.size > 1.15 * measure.body:
        return " "
    alone = len(draft.lines) == 1 or "\n" in draft.breaks
    return "\n" if alone and room > 3 * line.size else "new"


def _table_break(draft: _Draft, row: tuple[TextLine, ...], measure: _Measure) -> str:
    """Return what parts a line from a table's row before it, or a row from what stands above it."""
    before = draft.lines[-1]
    if not draft.table:
        return "new"
    if len(row) > 1:
        return "\n" if before.base - row[0].base < 2.5 * row[0].size else "new"
    goes_on = abs(_start(row[0]) - _start(before)) < 3.0 and not _is_apart(before, row[0], measure)
    return " " if goes_on else "new"


def _is_apart(before: TextLine, line: TextLine, measure: _Measure) -> bool:
    """Tell whether a line stands further below the one before it than lines do, or is of another size."""
    leading = measure.leading.get(_key(line.size), 1.45 * line.size)
    distance = before.base - line.base
    other = abs(before.size - line.size) > 0.08 * max(before.size, line.size)
    return other or distance > max(1.25 * leading, leading + 2.0) or distance < -0.5 * line.size


def _is_indented(line: TextLine, column: Column) -> bool:
    low, high = (factor * line.size for factor in _INDENT)
    return low <= _start(line) - _left(column, line) <= high


def _is_set_off(draft: _Draft, line: TextLine, column: Column, measure: _Measure) -> bool:
    """Tell whether a line is set in where the one before is not, or the other way round after a first line."""
    before = draft.lines[-1]
    shift = _start(line) - _start(before)
    if abs(shift) < _INDENT[0] * line.size:
        # After a paragraph of one line.
        first = len(draft.lines) == 1 and draft.indented and measure.indents
        return first and bool(_ENDED.search(before.text))
    if _is_centred(line, column) and _is_centred(before, column):
        return False
    if shift > 0:
        # After a list's mark or a first line that hangs out, the lines that follow are set in.
        return _is_indented(line, column) and not (len(draft.lines) == 1 and _BULLET.match(before.text))
    return len(draft.lines) > 1 and abs(_start(before) - _start(draft.lines[-2])) < 0.3 * line.size


def _is_centred(line: TextLine, column: Column) -> bool:
    left, right = line.left - column.left, column.right - line.right
    return abs(left - right) < 0.5 * line.size and min(left, right) > line.size


def _runs_around(draft: _Draft, line: TextLine) -> bool:
    """Tell whether lines that are all short by the same measure run beside a picture."""
    before = draft.lines[-1]
    return len(draft.lines) > 1 and all(
        abs(_end(other) - _end(before)) < 0.6 * line.size for other in (line, draft.lines[-2])
    )


def _joined_over(drafts: list[_Draft], found: list[_Draft], measure: _Measure) -> None:
    """Put the first prose of a column to the last before it that goes on in it; notes and captions between do not count."""
    first = next((draft for draft in found if _is_body(draft, measure)), None)
    last = next((draft for draft in reversed(drafts[-12:]) if _is_body(draft, measure)), None)
    if first is None or last is None or found.index(first) > 3 or not _goes_on(last, first, measure):
        return
    last.lines.extend(first.lines)
    last.breaks.extend([" ", *first.breaks[1:]])
    last.room = first.room
    found.remove(first)


def _is_body(draft: _Draft, measure: _Measure) -> bool:
    return not draft.table and abs(draft.size - measure.body) <= 0.06 * measure.body


def _goes_on(last: _Draft, first: _Draft, measure: _Measure) -> bool:
    """Tell whether a paragraph goes on with one that a column's end breaks off."""
    text, following = last.lines[-1].text, first.lines[0].text.lstrip("\"'“‘«(")
    if _breaks_word(text, following):
        return True
    if not _ENDED.search(text):
        prose = len(last.lines) > 1 or len(text) > 60 or following[:1].islower()
        return prose and _is_full(last, first.lines[0]) and (following[:1].islower() or not first.indented)
    return _is_full(last, first.lines[0]) and measure.indents and not first.indented and len(last.lines) > 1


def _breaks_word(text: str, following: str) -> bool:
    """Tell whether a word is broken at a line's end; in capitals it goes on in capitals."""
    broken = re.search(rf"([^\W\d_]{{1,20}})[{_HYPHENS}]$", text[-21:])
    if not broken or not following:
        return False
    return following[0].islower() or (broken[1].isupper() and len(broken[1]) > 2 and following[:2].isupper())


def _text(draft: _Draft, vocabulary: Counter[str]) -> str:
    """Return the text that the lines make together."""
    text = ""
    for how, line in zip(draft.breaks, draft.lines, strict=True):
        piece = line.text.replace("\u00ad", "") if not line.text.endswith("\u00ad") else line.text
        text = _joined(text, piece, vocabulary) if how == " " else text + how + piece
    return re.sub(r"\u00ad(?=.)", "", text).strip()


def _joined(left: str, right: str, vocabulary: Counter[str]) -> str:
    """Return two lines as one, with a word that was broken between them made whole."""
    broken = re.search(rf"([^\W\d_]{{1,40}})[{_HYPHENS}]$", left[-41:])
    if not broken:
        apart = not (re.search(r"[^\W\d_]/$|\d-$|[—–]$", left[-2:]) and right[:1].isalnum())
        return f"{left} {right}" if apart else left + right
    follower = _WORD.match(right)
    if follower is None or not _breaks_word(left, right):
        return left + right
    head, tail = broken[1].casefold(), follower[0].casefold()
    if tail in {"and", "or", "to"}:
        return f"{left} {right}"
    if left[-1] == "\u00ad":
        return left[:-1] + right
    return left + right if keeps_hyphen(head, tail, vocabulary) else left[:-1] + right
