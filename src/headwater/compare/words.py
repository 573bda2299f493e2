"""The words of a pile of texts as columns, each with its place: folded so that no way of writing makes a difference.

All words of all texts stand on end in one column, each as a number of 64 bits that follows from its letters alone. That is
what lets a pile of many thousand articles be compared at once, and be held at all.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from headwater.compare.columns import (
    Column,
    Flags,
    Hashes,
    append,
    concatenate,
    cumprod,
    cumsum,
    diff,
    flatnonzero,
    full,
    hashes,
    mixed,
    searchsorted,
    zeros,
)
from headwater.compare.letters import APOSTROPHE, letters
from headwater.model.text import Article, Reading, Span

BATCH_LETTERS = (
    1 << 16
)  # texts are taken together up to about this size, for what costs the same for a short text and a long one
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
    numbers: Hashes
    starts: Column
    ends: Column
    quoted: Flags
    opening: Flags

    def span(self, first: int, after: int) -> Span:
        """Return the stretch of text from the word at index `first` to the one before index `after`."""
        return Span(start=int(self.starts[first]), end=int(self.ends[after - 1]))


def fold(word: str) -> str:
    """Return the form of `word` under which spellings that differ in case or apostrophe are equal."""
    return word.casefold().replace("’", "'")


def word_numbers(text: str) -> Hashes:
    """Return the numbers of the words of a bare text."""
    return _batch_words([text], [()], [()], [()])[0]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Part:
    """The words of one article, as columns."""

    article_id: str
    outlet: str | None
    text: str
    columns: tuple[Hashes, Column, Column, Flags, Flags]


def prose_words(pile: Iterable[tuple[Article, Reading]]) -> Words:
    """Return the words of articles outside their furniture, by article id. Of articles with one id the first counts.

    Articles are let go one by one: a pile may be larger than memory would hold.
    """
    parts = {part.article_id: part for batch in _batches(pile) for part in reversed(_parts(batch))}
    ordered = [parts[article_id] for article_id in sorted(parts)]
    numbers, starts, ends, quoted, opening = (_joined(ordered, column) for column in range(5))
    return Words(
        article_ids=tuple(part.article_id for part in ordered),
        outlets=tuple(part.outlet for part in ordered),
        texts=tuple(part.text for part in ordered),
        firsts=append(0, cumsum([part.columns[0].size for part in ordered], dtype="int64")).astype("int64"),
        numbers=numbers.astype("uint64", copy=False),
        starts=starts,
        ends=ends,
        quoted=quoted.astype("bool", copy=False),
        opening=opening.astype("bool", copy=False),
    )


def _joined(parts: Sequence[_Part], column: int) -> Column:
    return concatenate([part.columns[column] for part in parts] or [zeros(0, dtype="int32")])


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


def _parts(batch: Sequence[tuple[Article, Reading]]) -> list[_Part]:
    furniture = [[*_furniture(article, reading)] for article, reading in batch]
    quoted = [[*_quoted(reading)] for _, reading in batch]
    openings = [[block.start for block in reading.blocks] for _, reading in batch]
    columns = _batch_words([article.text for article, _ in batch], furniture, quoted, openings)
    cuts = columns[5]
    return [
        _Part(
            article_id=article.id,
            outlet=article.outlet,
            text=article.text,
            columns=tuple(column[cuts[n] : cuts[n + 1]] for column in columns[:5]),  # type: ignore[arg-type]
        )
        for n, (article, _) in enumerate(batch)
    ]


Stretches = Sequence[tuple[int, int]]


def _furniture(article: Article, reading: Reading) -> Iterator[tuple[int, int]]:
    yield from ((span.start, span.end) for span in article.furniture)
    yield from ((block.start, block.end) for block in reading.blocks if block.kind == "furniture")


def _quoted(reading: Reading) -> Iterator[tuple[int, int]]:
    yield from ((quote.start, quote.end) for quote in reading.quotes if quote.depth == 0)
    yield from ((block.start, block.end) for block in reading.blocks if block.kind in {"block_quote", "turn"})


def _batch_words(
    texts: Sequence[str], furniture: Sequence[Stretches], quoted: Sequence[Stretches], openings: Sequence[Sequence[int]]
) -> tuple[Hashes, Column, Column, Flags, Flags, Column]:
    """Return the columns of the words of `texts` on end, and at which word each text begins and the last one ends."""
    bases = append(0, cumsum([len(text) + 1 for text in texts])).astype("int64") + 1
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
    return hashes(found).astype("int64")


def _flat(places: Sequence[Sequence[int]], bases: Column) -> Column:
    moved = [place + base for rows, base in zip(places, bases.tolist(), strict=False) for place in rows]
    return hashes(moved).astype("int64")


def _moved(stretches: Sequence[Stretches], bases: Column) -> tuple[Column, Column]:
    """Return the starts and the ends of stretches of single texts as places in all of them on end, each sorted."""
    rows = [(s + b, e + b) for own, b in zip(stretches, bases.tolist(), strict=False) for s, e in own if s < e]
    ends = sorted(end for _, end in rows)
    return hashes(sorted(start for start, _ in rows)).astype("int64"), hashes(ends).astype("int64")


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


def _numbers(found: Hashes, first: Column, after: Column) -> Hashes:
    """Return a number for each word that follows from its letters and their order."""
    size = 1 << max(8, int(found.size).bit_length())
    sums = zeros(found.size + 1, dtype="uint64")
    cumsum(found * _powers(_BASE, size)[: found.size], out=sums[1:])
    return mixed((sums[after] - sums[first]) * _powers(_UNBASE, size)[first] + hashes(after - first))


@lru_cache(maxsize=8)
def _powers(base: int, size: int) -> Hashes:
    powers = full(size, base, dtype="uint64")
    powers[0] = 1
    return cumprod(powers, dtype="uint64")
