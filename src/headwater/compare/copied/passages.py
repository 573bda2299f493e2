"""Copied passages: stretches that two articles have word for word, or nearly so, with exact places on both sides."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from headwater.compare.copied.boilerplate import boilerplate, unlike
from headwater.compare.copied.columns import Column, Flags, diff, full, sums
from headwater.compare.copied.differences import differences
from headwater.compare.copied.fingerprints import fingerprints, shared_seeds
from headwater.compare.copied.stretches import Stretches, shared_stretches
from headwater.compare.copied.telling import telling
from headwater.compare.copied.words import Words, prose_words
from headwater.model.identity import digest
from headwater.model.links import Passage, PassageKind
from headwater.model.text import Article, Reading, Span

MOST_UNQUOTED_WORDS = 4  # "he told the meeting" beside a shared quotation does not make it copied


def passages(articles: Sequence[Article], readings: Sequence[Reading]) -> tuple[Passage, ...]:
    """Return the passages that articles share, sorted by left, right and place. Outlets' own boilerplate is left out."""
    by_article = {reading.article_id: reading for reading in readings}
    return shared_passages(prose_words((a, by_article[a.id]) for a in articles if a.id in by_article))


def shared_passages(words: Words) -> tuple[Passage, ...]:
    """Return the passages that texts share, given their words, sorted by left, right and place."""
    found = _stretches(words)
    told = differences(words, found)
    made = [_passage(words, row, told.get(number, ())) for number, row in enumerate(_rows(words, found))]
    return tuple(sorted(made, key=_place))


def _stretches(words: Words) -> Stretches:
    chosen = fingerprints(words)
    left_out = boilerplate(words, chosen)
    words = replace(words, numbers=unlike(words, left_out))
    return telling(words, shared_stretches(words, shared_seeds(words, chosen, left_out)))


def _place(passage: Passage) -> tuple[str, str, int, int, int, int]:
    left, right = passage.left_span, passage.right_span
    return passage.left, passage.right, left.start, left.end, right.start, right.end


class _Row(NamedTuple):
    """One stretch as plain numbers: indexes of texts, places in them, and counts of words."""

    left: int
    right: int
    left_start: int
    left_end: int
    right_start: int
    right_end: int
    width: int
    equal: int
    runs: int
    longest: int
    quoted: bool


def _rows(words: Words, found: Stretches) -> Iterator[_Row]:
    left, right = found.left_bounds(), found.right_bounds()
    columns = (
        found.lefts,
        found.rights,
        words.starts[left[0]],
        words.ends[left[1] - 1],
        words.starts[right[0]],
        words.ends[right[1] - 1],
        left[1] - left[0] + right[1] - right[0],
        found.counts(),
        diff(found.firsts),
        found.longest(),
        _quoted(words.quoted, left, right),
    )
    yield from map(_Row._make, zip(*(column.tolist() for column in columns), strict=True))


def _quoted(quoted: Flags, *sides: tuple[Column, Column]) -> Flags:
    """Return which stretches are quoted on all `sides`, but for a few words."""
    unquoted = sums(~quoted)
    found: Flags = full(sides[0][0].size, 1, dtype="bool")
    for first, after in sides:
        count = unquoted[after] - unquoted[first]
        found &= (count <= MOST_UNQUOTED_WORDS) & (3 * count < after - first)
    return found


def _passage(words: Words, row: _Row, told: Iterable[str]) -> Passage:
    left, right = words.article_ids[row.left], words.article_ids[row.right]
    kind: PassageKind = "quotation" if row.quoted else "copied"
    return Passage(
        id=digest("passage", left, right, row.left_start, row.left_end, row.right_start),
        left=left,
        right=right,
        left_span=Span(start=row.left_start, end=row.left_end),
        right_span=Span(start=row.right_start, end=row.right_end),
        kind=kind,
        word_count=row.equal,
        score=round(2 * row.equal / row.width, 4),
        evidence=(*_evidence(row), *told),
    )


def _evidence(row: _Row) -> Iterator[str]:
    if row.runs == 1:
        yield f"{row.longest} words in a row are equal"
    else:
        yield f"{row.equal} words are equal in {row.runs} runs, {row.longest} in a row at most"
    if row.quoted:
        yield "the shared words are quoted on both sides"
