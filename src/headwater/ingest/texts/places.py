"""Places: where each character of an article's text stands in the capture, found by laying the one on the other."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice

from headwater.ingest.texts.letters import Joined, Letters, joined, letters_of
from headwater.ingest.texts.pieces import Piece
from headwater.model.text import Place

_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_LETTER = re.compile(r"[^\W_]")
_ANCHOR = 24  # letters that are looked up at once; fewer of them stand in too many places
_NEAR = 20_000  # what was cut out of a text, and what stands between two paragraphs, is mostly shorter than this
_HITS = 5  # of a paragraph's beginning, which a teaser may have too
_SMALL = 600  # letters on each side of a gap that is filled letter by letter


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """Letters that are the same in both: `length` of them, from `mine` on in the text and from `theirs` on in the pieces."""

    mine: int
    theirs: int
    length: int


class _Search:
    """A search in the pieces' letters that gives up when it has looked long enough for its size."""

    def __init__(self, theirs: Letters, wanted: int) -> None:
        self.theirs = theirs
        self.letters = theirs.letters
        self._left = 50_000_000 + 20 * (len(self.letters) + wanted)

    def hits(self, anchor: str, start: int, end: int) -> Iterator[int]:
        """Yield the first places of `anchor` between two places."""
        start, end = max(0, start), min(end, len(self.letters))
        for _ in range(_HITS):
            if self._left < 0:
                return
            found = self.letters.find(anchor, start, end)
            self._left -= (found if found >= 0 else max(end, start)) - start + 50
            if found < 0:
                return
            yield found
            start = found + 1

    def whole(self, wanted: str, start: int, end: int) -> int | None:
        """Return the first place between two where `wanted` stands as words of its own, None for nowhere."""
        return next((hit for hit in self.hits(wanted, start, end) if self._is_whole(hit, len(wanted))), None)

    def whole_above(self, wanted: str, start: int, end: int) -> int | None:
        """Return the last such place."""
        start = max(0, start)
        for _ in range(_HITS):
            found = self.letters.rfind(wanted, start, end) if self._left >= 0 else -1
            self._left -= max(0, end - start) + 50
            if found < 0 or self._is_whole(found, len(wanted)):
                return found if found >= 0 else None
            end = found + len(wanted) - 1
        return None

    def _is_whole(self, hit: int, length: int) -> bool:
        first, last = self.theirs.at(hit), self.theirs.at(hit + length - 1)
        text = self.theirs.text
        return not text[max(0, first - 1) : first].isalnum() and not text[last + 1 : last + 2].isalnum()


def places(text: str, pieces: Sequence[Piece]) -> tuple[Place, ...]:
    """Return where the stretches of an article's `text` stand in the `pieces` of its capture, sorted and disjoint.

    Only letters and digits are looked up; what stands between them is covered where it is the same in both. What was put in, or
    cannot be found, is covered by no place. An offset counts code points of the piece's own text.
    """
    mine, whole = letters_of(text), joined(pieces)
    theirs = letters_of(whole.text)
    found: list[Place] = []
    end = 0
    for run in _runs(mine, theirs):
        for place in _placed(run, mine, theirs, whole, pieces):
            if place.start >= end:
                found.append(place)
                end = place.end
    return tuple(found)


def _runs(mine: Letters, theirs: Letters) -> list[_Run]:
    """Return the runs of letters that the text and the pieces share, in the order of the text.

    Long paragraphs come first, one after the other. A short one is looked for between its neighbours, then elsewhere; so is the
    first, since a headline stands in menus and in a page's head too.
    """
    search = _Search(theirs, len(mine.letters))
    spans = [(mine.before(match.start()), mine.before(match.end())) for match in _PARAGRAPH.finditer(mine.text)]
    spans = [(start, end) for start, end in spans if end > start]
    found: dict[int, list[_Run]] = {}
    cursor = 0
    for index, (start, end) in enumerate(spans):
        if index and end - start >= _ANCHOR:
            found[index] = _aligned(mine.letters, start, end, search, cursor)
            cursor = _end(found[index], cursor)
    below = len(theirs.letters)
    bounds = [below]
    for index in reversed(range(len(spans))):
        below = found[index][0].theirs if found.get(index) else below
        bounds.append(below)
    bounds.reverse()
    cursor = 0
    for index, (start, end) in enumerate(spans):
        if index not in found:
            found[index] = _short(mine.letters[start:end], start, search, cursor, bounds[index])
            if not found[index] and end - start >= _ANCHOR:
                found[index] = _aligned(mine.letters, start, end, search, cursor)
        cursor = _end(found[index], cursor)
    return [run for index in sorted(found) for run in found[index]]


def _end(runs: list[_Run], otherwise: int) -> int:
    return runs[-1].theirs + runs[-1].length if runs else otherwise


def _short(wanted: str, start: int, search: _Search, cursor: int, below: int) -> list[_Run]:
    """Return the one run that a short paragraph makes: between its neighbours, above them, below them; none if it is nowhere."""
    at = search.whole(wanted, cursor, below) if cursor else search.whole_above(wanted, below - _NEAR, below)
    if at is None:
        at = search.whole_above(wanted, cursor - _NEAR, cursor)
    if at is None:
        at = next(search.hits(wanted, cursor, below), None)
    if at is None:
        at = search.whole(wanted, cursor, len(search.letters))
    return [_Run(mine=start, theirs=at, length=len(wanted))] if at is not None else []


def _aligned(letters: str, start: int, end: int, search: _Search, cursor: int) -> list[_Run]:
    """Return the runs of one paragraph's letters: each as long as it goes, from anchor to anchor."""
    runs: list[_Run] = []
    done = at = start
    while at < end:
        run = _best(letters, at, end, search, cursor, first=not runs)
        if run is None:
            at += _ANCHOR // 2
            continue
        back = _common_back(letters, run.mine, done, search.letters, run.theirs, cursor if runs else 0)
        run = _Run(mine=run.mine - back, theirs=run.theirs - back, length=min(run.length, end - run.mine) + back)
        runs.extend([*_between(letters, done, run, search.letters, runs), run])
        done = at = run.mine + run.length
        cursor = run.theirs + run.length
    return runs


def _best(letters: str, at: int, end: int, search: _Search, cursor: int, *, first: bool) -> _Run | None:
    """Return the longest run that begins with the letters at `at`: near the cursor, else after it, else before it.

    A paragraph's beginning may stand in a teaser too, so the first runs are weighed by what follows, a little beyond its end.
    """
    anchor, limit = letters[at : min(at + _ANCHOR, end)], end + (2 * _ANCHOR if first else 0)
    full = len(anchor) == _ANCHOR
    reach = _NEAR if full else 20 * len(anchor)
    ranges = [(cursor, cursor + len(anchor)), (cursor, cursor + reach)]
    ranges += [(cursor + reach - _ANCHOR, len(search.letters)), (0, cursor + _ANCHOR)] if full else []
    for low, high in ranges[1:] if first else ranges:
        hits = islice(search.hits(anchor, low, high), _HITS if first else 1)
        runs = [_Run(mine=at, theirs=hit, length=_common(letters, at, limit, search.letters, hit)) for hit in hits]
        if runs:
            return max(runs, key=lambda run: run.length)
    return None


def _between(letters: str, done: int, run: _Run, theirs: str, runs: list[_Run]) -> Iterator[_Run]:
    """Yield the runs in the gap that is left before `run`, letter by letter, where it is small on both sides."""
    start = _end(runs, max(0, run.theirs - (run.mine - done) - _ANCHOR))
    left, right = letters[done : run.mine], theirs[start : run.theirs]
    if not left or len(left) > _SMALL or not 0 < len(right) <= _SMALL:
        return
    for block in SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks():
        if block.size > 1:
            yield _Run(mine=done + block.a, theirs=start + block.b, length=block.size)


def _common(left: str, i: int, end: int, right: str, j: int) -> int:
    """Return how many characters are the same in both from `i`, up to `end`, and from `j` on."""
    length, step = 0, 64
    while i + length < end and left[i + length : i + length + step] == right[j + length : j + length + step]:
        length += step
        step *= 2
    most = min(len(left) - i, end - i, len(right) - j)
    length = min(length, most)
    while step:
        step = min(step // 2, most - length)
        if left[i + length : i + length + step] == right[j + length : j + length + step]:
            length += step
    return length


def _common_back(left: str, i: int, low: int, right: str, j: int, lowest: int) -> int:
    """Return how many characters before `i` and `j` are the same in both, down to the bounds."""
    most = min(i - low, j - lowest)
    length = 0
    while length < most and left[i - length - 1] == right[j - length - 1]:
        length += 1
    return length


def _placed(run: _Run, mine: Letters, theirs: Letters, whole: Joined, pieces: Sequence[Piece]) -> Iterator[Place]:
    """Yield the stretches of a run in which text and piece agree character by character, what stands between letters included."""
    here, there = mine.at(run.mine), theirs.at(run.theirs)
    last = mine.at(run.mine + run.length - 1)
    below = mine.text.find("\n", last)
    end = len(mine.text) if below < 0 else below
    while here <= last:
        segment = whole.segment(there)
        length = 0
        if segment:
            length = _common(mine.text, here, min(end, here + segment.end - there), whole.text, there)
        if segment and length:
            piece = pieces[segment.piece]
            offset = segment.offset + there - segment.start
            yield Place(start=here, end=here + length, part=piece.part, offset=offset, box=piece.box)
        here, there = here + max(length, 1), there + max(length, 1)
        next_here, next_there = _LETTER.search(mine.text, here), _LETTER.search(whole.text, there)
        if next_here is None or next_there is None:
            return
        here, there = next_here.start(), next_there.start()
