"""The words of a pile of texts as columns, each with its place: folded so that no way of writing makes a difference.

All words of all texts stand on end in one column, each as a number of 32 bits that follows from its letters alone. That is
what lets a pile of many thousand articles be compared at once, and be held at all.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

from headwater.compare.copied.columns import (
    Column,
    Flags,
    Hashes,
    Numbers,
    append,
    concatenate,
    cumprod,
    cumsum,
    diff,
    flatnonzero,
    full,
    halved,
    hashes,
    integers,
    mixed,
    searchsorted,
    sums,
    zeros,
)
from headwater.compare.copied.letters import APOSTROPHE, letters
from headwater.model.text import Article, Reading

BATCH_LETTERS = 1 << 16  # texts are taken together up to about this size: what a processor holds near
SLAB_WORDS = 1 << 22  # and their words up to this many: thousands of small columns would break memory into pieces
_LINE = "\n"
_BASE = 0x5851F42D4C957F2D
_UNBASE = pow(_BASE, -1, 1 << 64)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Words:
    """The words of the own prose of many texts, in columns: all words of the first text, then those of the second, and so on.

    `firsts` says at which word each text begins, and last how many words there are. `starts` and `ends` are places in the text
    a word is of; `quoted` are words that are somebody's by their form (quotations, set-off quotations, turns), `opening` those
    that begin a line or a block.
    """

    article_ids: tuple[str, ...]
    outlets: tuple[str | None, ...]
    texts: tuple[str, ...]
    firsts: Column
    numbers: Numbers
    starts: Column
    ends: Column
    quoted: Flags
    opening: Flags


def fold(word: str) -> str:
    """Return the form of `word` under which spellings that differ in case or apostrophe are equal."""
    return word.casefold().replace("’", "'")


def word_numbers(text: str) -> Numbers:
    """Return the numbers of the words of a bare text."""
    return _batch_words([text], [()], [()], [()])[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """An article of which the words are taken in: in which slab of columns they stand, from which word on, how many."""

    outlet: str | None
    text: str
    slab: int
    first: int
    size: int


def prose_words(pile: Iterable[tuple[Article, Reading]]) -> Words:
    """Return the words of articles outside their furniture, by article id. Articles with one id are one.

    Articles are let go one by one: a pile may be larger than memory would hold.
    """
    slabs: list[list[Any]] = []
    parts: dict[str, _Part] = {}
    pending: list[tuple[Any, ...]] = []
    size = 0
    for batch in _batches(pile):
        *columns, cuts = _columns(batch)
        parts.update(_parts(batch, cuts + size, len(slabs)))
        pending.append(tuple(columns))
        size += int(cuts[-1])
        if size >= SLAB_WORDS:
            slabs.append([concatenate(own) for own in zip(*pending, strict=True)])
            pending, size = [], 0
    slabs.append([concatenate(own) for own in zip(*pending, strict=True)])
    return _in_order(parts, slabs)


def _in_order(parts: Mapping[str, _Part], slabs: Sequence[list[Any]]) -> Words:
    """Return the words of all parts by article id. Columns are taken from `slabs`, so that no two are held twice."""
    ordered = [parts[article_id] for article_id in sorted(parts)]

    def joined(kind: str) -> Any:  # noqa: ANN401 - a column of the kind that is asked for
        own = [slab.pop(0) if slab else zeros(0, dtype=kind) for slab in slabs]
        return concatenate([zeros(0, dtype=kind), *(own[p.slab][p.first : p.first + p.size] for p in ordered)])

    return Words(
        article_ids=tuple(sorted(parts)),
        outlets=tuple(part.outlet for part in ordered),
        texts=tuple(part.text for part in ordered),
        firsts=sums(integers([part.size for part in ordered])),
        numbers=joined("uint32"),
        starts=joined("int32"),
        ends=joined("int32"),
        quoted=joined("bool"),
        opening=joined("bool"),
    )


def _batches(pile: Iterable[tuple[Article, Reading]]) -> Iterator[list[tuple[Article, Reading]]]:
    batch: list[tuple[Article, Reading]] = []
    size = 0
    for article, reading in pile:
        batch.append((article, reading))
        size += len(article.text)
        if size >= BATCH_LETTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _columns(batch: Sequence[tuple[Article, Reading]]) -> tuple[Any, ...]:
    furniture = [[*_furniture(article, reading)] for article, reading in batch]
    quoted = [[*_quoted(reading)] for _, reading in batch]
    openings = [[block.start for block in reading.blocks] for _, reading in batch]
    return _batch_words([article.text for article, _ in batch], furniture, quoted, openings)


def _parts(batch: Sequence[tuple[Article, Reading]], cuts: Column, slab: int) -> Iterator[tuple[str, _Part]]:
    for (article, _), (first, after) in zip(batch, pairwise(cuts.tolist()), strict=True):
        part = _Part(outlet=_outlet(article), text=article.text, slab=slab, first=first, size=after - first)
        yield article.id, part


def _outlet(article: Article) -> str | None:
    """Return whose article it is, by name or else by the host of its address."""
    return article.outlet or (article.url or "").partition("//")[2].partition("/")[0] or None


Stretches = Sequence[tuple[int, int]]


def _furniture(article: Article, reading: Reading) -> Iterator[tuple[int, int]]:
    yield from ((span.start, span.end) for span in article.furniture)
    yield from ((block.start, block.end) for block in reading.blocks if block.kind == "furniture")


def _quoted(reading: Reading) -> Iterator[tuple[int, int]]:
    yield from ((quote.start, quote.end) for quote in reading.quotes if quote.depth == 0)
    yield from ((block.start, block.end) for block in reading.blocks if block.kind in {"block_quote", "turn"})


def _batch_words(
    texts: Sequence[str], furniture: Sequence[Stretches], quoted: Sequence[Stretches], openings: Sequence[Sequence[int]]
) -> tuple[Numbers, Column, Column, Flags, Flags, Column]:
    """Return the columns of the words of `texts` on end, and at which word each text begins and the last one ends."""
    bases = sums(integers([len(text) + 1 for text in texts])) + 1
    joined = _LINE + _LINE.join(texts) + _LINE
    found, places = letters(joined)
    first, after = _bounds(found)
    numbers = _numbers(found, first, after)
    starts, ends = (first, after) if places is None else (places[first], places[after - 1] + 1)
    kept = ~_meets(starts, ends, _moved(furniture, bases))
    numbers, starts, ends = numbers[kept], starts[kept], ends[kept]
    lines = append(_line_starts(joined), _flat(openings, bases))
    opening = zeros(starts.size + 1, dtype="bool")
    opening[searchsorted(starts, lines)] = True
    cuts = searchsorted(starts, bases)
    base = bases[searchsorted(cuts, _counting(starts.size), side="right") - 1]
    return (
        numbers,
        (starts - base).astype("int32"),
        (ends - base).astype("int32"),
        _holds(starts, ends, _moved(quoted, bases)),
        opening[:-1],
        cuts,
    )


def _counting(size: int) -> Column:
    return cumsum(full(size, 1, dtype="int64")) - 1


def _line_starts(text: str) -> Column:
    found = []
    at = text.find(_LINE)
    while at >= 0:
        found.append(at + 1)
        at = text.find(_LINE, at + 1)
    return integers(found)


def _flat(places: Sequence[Sequence[int]], bases: Column) -> Column:
    moved = [place + base for rows, base in zip(places, bases.tolist(), strict=False) for place in rows]
    return integers(moved)


def _moved(stretches: Sequence[Stretches], bases: Column) -> tuple[Column, Column]:
    """Return the starts and the ends of stretches of single texts as places in all of them on end, each sorted."""
    rows = [(s + b, e + b) for own, b in zip(stretches, bases.tolist(), strict=False) for s, e in own if s < e]
    ends = sorted(end for _, end in rows)
    return integers(sorted(start for start, _ in rows)), integers(ends)


def _meets(starts: Column, ends: Column, stretches: tuple[Column, Column]) -> Flags:
    """Return which words have a letter in one of `stretches`."""
    return searchsorted(stretches[0], ends) > searchsorted(stretches[1], starts, side="right")


def _holds(starts: Column, ends: Column, stretches: tuple[Column, Column]) -> Flags:
    """Return which words lie in one of `stretches` with all their letters."""
    return searchsorted(stretches[0], starts, side="right") > searchsorted(stretches[1], ends)


def _bounds(found: Hashes) -> tuple[Column, Column]:
    """Return where words begin and end: letters on end, and apostrophes between two."""
    in_word = found != 0
    marks = flatnonzero(found == APOSTROPHE)
    beside = ((found[marks - 1] == 0) | (found[marks + 1] == 0)) | (
        (found[marks - 1] == APOSTROPHE) | (found[marks + 1] == APOSTROPHE)
    )
    in_word[marks[beside]] = False
    turns = flatnonzero(diff(in_word.view("int8"))) + 1
    return turns[::2], turns[1::2]


def _numbers(found: Hashes, first: Column, after: Column) -> Numbers:
    """Return a number for each word that follows from its letters and their order."""
    size = 1 << max(8, int(found.size).bit_length())
    added = zeros(found.size + 1, dtype="uint64")
    cumsum(found * _powers(_BASE, size)[: found.size], out=added[1:])
    return halved(mixed((added[after] - added[first]) * _powers(_UNBASE, size)[first] + hashes(after - first)))


@lru_cache(maxsize=8)
def _powers(base: int, size: int) -> Hashes:
    powers = full(size, base, dtype="uint64")
    powers[0] = 1
    return cumprod(powers, dtype="uint64")
