"""Quoted stretches: which mark opens, which closes, and what each pair owns, whatever way the marks face."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from headwater.model.text import Quote
from headwater.read.apostrophes import find_single_pairs
from headwater.read.paragraphs import Paragraph

_MARK = re.compile(r"``|''|[“”\"„‟«»‹›＂〝〞「」『』]")
_FAMILY = {
    "«": "angle",
    "»": "angle",
    "‹": "small angle",
    "›": "small angle",
    "「": "corner",
    "」": "corner",
    "『": "white",
    "』": "white",
}
_OPENERS = frozenset("“„‟〝")
_CLOSERS = frozenset("”〞")
# Marks that mean one thing wherever they stand.
_FIXED = {"„": 1, "``": 1, "「": 1, "『": 1, "」": -1, "』": -1}
_SPACED_LEAN = {"“": 1, "„": 1, "‟": 1, "〝": 1, "«": 1, "‹": 1, "»": -1, "›": -1}
_CURLY = re.compile(r"[“”]")
_BEFORE_OPENING = frozenset("([{<—–-/*_>‘'’“”\"«»|„‚›‹")
_AFTER_CLOSING = frozenset(".,;:!?)]}>—–-/*_’'‘”\"“»«|…‹›")
_WORD = re.compile(r"\w")
_LEAD = re.compile(r"[\s>*_—–•-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mark:
    """A double mark. `lean` is 1 where its place and shape say it opens, -1 where closes, 0 where they do not tell."""

    start: int
    end: int
    family: str
    lean: int
    low: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What one paragraph's double marks gave: whole pairs, a mark left open at the end, a mark that closes nothing."""

    pairs: tuple[tuple[int, int], ...]
    cut: tuple[tuple[int, int], ...]
    hanging: int | None
    orphan: int | None


def find_quotes(text: str, paragraphs: Sequence[Paragraph]) -> tuple[Quote, ...]:
    """Return the quotations of `text` with their marks, sorted, properly nested, `depth` counted from 0.

    A mark that never closes ends with its paragraph, unless the next begins with an opening mark: then one quotation goes on.
    """
    found = [_double_pairs(text, paragraph) for paragraph in paragraphs]
    spans = list(_carried(text, paragraphs, found))
    whole = [(start, end) for start, end, _ in spans]
    singles = find_single_pairs(text, paragraphs, whole)
    spans.extend((start, end, True) for start, end in singles)
    return tuple(_nested(span for span in spans if _WORD.search(text, span[0], span[1])))


def _double_pairs(text: str, paragraph: Paragraph) -> _Found:
    marks = list(_marks(text, paragraph))
    remaining = _balance(marks)
    stack: list[_Mark] = []
    pairs: list[tuple[int, int]] = []
    cut: list[tuple[int, int]] = []
    orphan = None
    for index, mark in enumerate(marks):
        partner = _partner(stack, mark)
        if partner is not None and _closes(mark, stack[partner], remaining[index + 1]):
            pairs.append((stack[partner].start, mark.end))
            del stack[partner:]
        elif partner is None and not _opens_alone(text, marks, index):
            orphan = mark.end if orphan is None and not pairs and not cut and not stack else orphan
        else:
            if partner is not None and remaining[index] < 1:
                cut.append((stack[partner].start, _before(text, mark.start)))
                del stack[partner:]
            stack.append(mark)
    hanging = stack[0].start if stack else None
    return _Found(pairs=tuple(pairs), cut=tuple(cut), hanging=hanging, orphan=orphan)


def _marks(text: str, paragraph: Paragraph) -> Iterator[_Mark]:
    curly = _CURLY.search(text, paragraph.start, paragraph.end) is not None
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        start, end = match.span()
        shape = match.group()
        if text[start - 1 : start] == shape == text[end : end + 1]:
            continue
        if (shape == "''" or (curly and shape == '"')) and start and text[start - 1].isdigit():
            continue
        lean = _lean(text, start, end, shape)
        yield _Mark(start=start, end=end, family=_FAMILY.get(shape, "double"), lean=lean, low=shape == "„")


def _lean(text: str, start: int, end: int, shape: str) -> int:
    """Return where a mark leans: the spaces around it count first, its shape where they do not tell."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if shape in _FIXED:
        return _FIXED[shape]
    opens = (before.isspace() or before in _BEFORE_OPENING) and not after.isspace()
    opens = opens and not (shape in _FAMILY and after in ".,;:!?)")
    closes = (after.isspace() or after in _AFTER_CLOSING) and not before.isspace()
    if opens != closes:
        return 1 if opens else -1
    if opens:
        return 1 if shape in _OPENERS else -1 if shape in _CLOSERS else 0
    return _SPACED_LEAN.get(shape, 0)


def _balance(marks: list[_Mark]) -> list[int]:
    """Return for each place how many more marks lean to closing than to opening from there on."""
    counts = [0]
    for mark in reversed(marks):
        counts.append(counts[-1] - mark.lean)
    return counts[::-1]


def _partner(stack: list[_Mark], mark: _Mark) -> int | None:
    """Return the place in `stack` of the nearest open mark of the same family; only the innermost few are looked at."""
    for index in range(len(stack) - 1, max(-1, len(stack) - 9), -1):
        if stack[index].family == mark.family:
            return index
    return None


def _closes(mark: _Mark, opener: _Mark, remaining: int) -> bool:
    """Return whether `mark` closes `opener`: an opening look counts only if enough closing marks follow, or none is needed."""
    if mark.lean <= 0:
        return True
    return opener.low and not mark.low and remaining < 1


def _opens_alone(text: str, marks: list[_Mark], index: int) -> bool:
    """Return whether a mark with nothing open before it opens: one that looks like closing does so only before another such."""
    mark = marks[index]
    if mark.lean > 0:
        return True
    before = text[mark.start - 1] if mark.start else " "
    if before.isdigit() and text[mark.start] == '"':
        return False
    following = marks[index + 1].lean if index + 1 < len(marks) else 1
    if mark.lean == 0:
        return following <= 0 or mark.family != "double"
    return following < 0 and before in ",:"


def _before(text: str, end: int) -> int:
    while end and text[end - 1].isspace():
        end -= 1
    return end


def _carried(text: str, paragraphs: Sequence[Paragraph], found: list[_Found]) -> Iterator[tuple[int, int, bool]]:
    """Yield start, end and whether closed, with quotations that go on over paragraphs put together."""
    opened: int | None = None
    for index, here in enumerate(found):
        pairs = here.pairs
        if opened is not None:
            end = _end_of_carried(text, paragraphs[index], here)
            if end is not None:
                pairs = tuple(pair for pair in pairs if pair[1] != end)
                yield opened, end, True
                opened = None
        yield from ((start, end, True) for start, end in pairs)
        yield from ((start, end, False) for start, end in here.cut)
        left = opened if opened is not None else here.hanging
        opened = left if index + 1 < len(found) and _goes_on(text, paragraphs[index + 1], found[index + 1]) else None
        if left is not None and opened is None:
            yield left, paragraphs[index].end, False


def _goes_on(text: str, paragraph: Paragraph, found: _Found) -> bool:
    """Return whether a quotation left open in the paragraph before goes on in this one."""
    return found.orphan is not None or _starts_with_mark(text, paragraph, found)


def _starts_with_mark(text: str, paragraph: Paragraph, found: _Found) -> bool:
    lead = _lead(text, paragraph)
    return lead == found.hanging or any(start == lead for start, _ in found.pairs)


def _end_of_carried(text: str, paragraph: Paragraph, found: _Found) -> int | None:
    """Return where a quotation carried into this paragraph ends, None if it goes on to the paragraph's end."""
    lead = _lead(text, paragraph)
    if lead == found.hanging:
        return None
    return next((end for start, end in found.pairs if start == lead), found.orphan)


def _lead(text: str, paragraph: Paragraph) -> int:
    match = _LEAD.match(text, paragraph.start, paragraph.end)
    return match.end() if match else paragraph.start


def _nested(spans: Iterator[tuple[int, int, bool]]) -> Iterator[Quote]:
    """Yield quotes with their depth, sorted; a span that crosses an earlier one is left out."""
    stack: list[int] = []
    for start, end, closed in sorted(set(spans), key=lambda span: (span[0], -span[1], span[2])):
        while stack and stack[-1] <= start:
            stack.pop()
        if stack and end > stack[-1]:
            continue
        yield Quote(start=start, end=end, depth=len(stack), closed=closed)
        stack.append(end)
