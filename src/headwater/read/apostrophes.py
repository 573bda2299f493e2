"""Single quotation marks told apart from apostrophes."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from headwater.read.lexicon import words
from headwater.read.paragraphs import Paragraph

_SINGLE = re.compile(r"['‘’‚`´]")
_NEXT_WORD = re.compile(r"\s+([^\W\d_]+)")
_ELIDED = re.compile(r"[‘’'](?:(?:em|tis|twas|til|cause|cos|bout|round|n)\b|\d0s\b|\d\d\b)", re.IGNORECASE)
_AFTER_OPENING = frozenset('“"„«»‹[(£$€…—–#@*_&.')
_OPEN, _CLOSE, _WEAK = "open", "close", "weak"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mark:
    """A single mark and what it may be: an opener, a closer, or a closer that may as well be an apostrophe."""

    start: int
    role: str


def find_single_pairs(
    text: str, paragraphs: Sequence[Paragraph], doubles: Sequence[tuple[int, int]]
) -> tuple[tuple[int, int], ...]:
    """Return the stretches in single marks, each wholly inside or wholly outside every one of the `doubles`.

    A mark without a partner in its paragraph is an apostrophe, except at the head of paragraphs: one that the next paragraph
    repeats opens a quotation over both.
    """
    edges, owners = _regions(doubles)
    pairs: list[tuple[int, int]] = []
    carried: int | None = None
    for index, paragraph in enumerate(paragraphs):
        regions: dict[int, list[_Mark]] = {-1: []}
        for mark in _marks(text, paragraph):
            regions.setdefault(owners[bisect_right(edges, mark.start)], []).append(mark)
        here = {pair for marks in regions.values() for pair in _pairs(marks)[0]}
        hanging = _pairs(regions[-1])[1]
        if carried is not None:
            first = min((pair for pair in here if pair[0] == paragraph.start), default=None, key=lambda pair: -pair[1])
            if first:
                here = (here - {first}) | {(carried, first[1])}
                carried = None
            hanging = hanging if carried is None else carried
        pairs.extend(here)
        carried = hanging if hanging is not None and _next_opens(text, paragraphs, index) else None
    return tuple(sorted(pairs))


def _regions(doubles: Sequence[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """Return the edges of properly nested spans and, for each stretch between edges, its innermost span (-1 for none)."""
    edges: list[int] = []
    owners = [-1]
    stack: list[int] = []
    events = [(start, 1, -end, number) for number, (start, end) in enumerate(doubles)]
    events += [(end, 0, -start, number) for number, (start, end) in enumerate(doubles)]
    for place, opening, _, number in sorted(events):
        if opening:
            stack.append(number)
        elif stack:
            stack.pop()
        edges.append(place)
        owners.append(stack[-1] if stack else -1)
    return edges, owners


def _marks(text: str, paragraph: Paragraph) -> Iterator[_Mark]:
    for match in _SINGLE.finditer(text, paragraph.start, paragraph.end):
        role = _role(text, match.start())
        if role:
            yield _Mark(start=match.start(), role=role)


def _role(text: str, place: int) -> str | None:
    before = text[place - 1] if place else " "
    after = text[place + 1] if place + 1 < len(text) else " "
    if before in "'`" or after in "'`":
        return None
    opens = not (before.isalnum() or before in ".,!?;:)]…%") and (after.isalnum() or after in _AFTER_OPENING)
    if opens and text[place] != "´":
        return None if _ELIDED.match(text, place) and text[place] != "‘" else _OPEN
    if before.isspace() or after.isalnum() or text[place] in "‚`":
        return None
    return _WEAK if _may_be_apostrophe(text, place, before, after) else _CLOSE


def _may_be_apostrophe(text: str, place: int, before: str, after: str) -> bool:
    """Return whether a mark after a word may be a plural possessive, a dropped g or feet: no grammatical word follows it."""
    if before.isdigit():
        return not after.isspace()
    if before not in "sSznN" or (before in "nN" and text[max(0, place - 2) : place].lower() != "in"):
        return False
    following = _NEXT_WORD.match(text, place + 1)
    return following is not None and following.group(1).lower() not in words("grammatical")


def _pairs(marks: list[_Mark]) -> tuple[list[tuple[int, int]], int | None]:
    """Return openers with their closers, and the opener left over at the end.

    An opener inside an open pair counts only if closers enough follow for both. A doubtful closer counts when no sure one
    comes before the next opener or the end.
    """
    remaining = _balance(marks)
    pairs: list[tuple[int, int]] = []
    stack: list[int] = []
    weak: int | None = None
    for index, mark in enumerate([*marks, _Mark(start=-1, role=_OPEN)]):
        if mark.role == _WEAK:
            weak = mark.start if stack else None
            continue
        if mark.role == _CLOSE and stack:
            pairs.append((stack.pop(), mark.start + 1))
        elif mark.role == _OPEN:
            if stack and weak is not None and remaining[index] < 1:
                pairs.append((stack.pop(), weak + 1))
            elif stack and index < len(marks) and remaining[index] < 1:
                stack.pop()
            stack.append(mark.start)
        weak = None
    return pairs, stack[-2] if len(stack) > 1 else None


def _balance(marks: list[_Mark]) -> list[int]:
    """Return for each mark how many more closers than openers there are from it on."""
    counts = [0]
    for mark in reversed(marks):
        counts.append(counts[-1] + (mark.role == _CLOSE) - (mark.role == _OPEN))
    return counts[::-1]


def _next_opens(text: str, paragraphs: Sequence[Paragraph], index: int) -> bool:
    if index + 1 == len(paragraphs):
        return False
    start = paragraphs[index + 1].start
    return text[start] in "'‘" and _role(text, start) == _OPEN
