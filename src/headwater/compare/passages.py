"""Copied passages: stretches that two articles have word for word, or nearly so, with exact places on both sides."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from headwater.compare.boilerplate import boilerplate, unlike
from headwater.compare.columns import Column, Flags, full, maximum, sums
from headwater.compare.differences import Difference, differences
from headwater.compare.fingerprints import fingerprints, outside, shared_seeds
from headwater.compare.stretches import Stretches, shared_stretches
from headwater.compare.telling import telling
from headwater.compare.words import Words, prose_words
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
    chosen = fingerprints(words)
    left_out = boilerplate(words, chosen)
    words = replace(words, numbers=unlike(words, left_out))
    found = telling(words, shared_stretches(words, shared_seeds(words, outside(chosen, left_out))))
    made = [_passage(words, row) for row in _rows(words, found)]
    return tuple(sorted(made, key=lambda p: (p.left, p.right, p.left_span, p.right_span)))


@dataclass(frozen=True, slots=True)
class _Row:
    """One stretch as plain numbers; `runs` has for each run of equal words its first word on both sides and its length."""

    left: int
    right: int
    left_bounds: tuple[int, int]
    right_bounds: tuple[int, int]
    words: int
    longest: int
    quoted: bool
    runs: Iterable[tuple[int, int, int]]


def _rows(words: Words, found: Stretches) -> Iterator[_Row]:
    if not found.lefts.size:
        return
    left, right = found.left_bounds(), found.right_bounds()
    quoted = _quoted(words.quoted, left, right)
    longest = maximum.reduceat(found.run_lengths, found.firsts[:-1])
    runs = list(zip(*(c.tolist() for c in (found.run_lefts, found.run_rights, found.run_lengths)), strict=True))
    firsts = found.firsts.tolist()
    columns = (found.lefts, found.rights, *left, *right, found.counts(), longest, quoted)
    rows = zip(*(column.tolist() for column in columns), strict=True)
    for number, (one, other, l_first, l_after, r_first, r_after, count, most, is_quoted) in enumerate(rows):
        own = runs[firsts[number] : firsts[number + 1]]
        yield _Row(one, other, (l_first, l_after), (r_first, r_after), count, most, is_quoted, own)


def _quoted(quoted: Flags, *sides: tuple[Column, Column]) -> Flags:
    """Return which stretches are quoted on all `sides`, but for a few words."""
    unquoted = sums(~quoted)
    found: Flags = full(sides[0][0].size, 1, dtype="bool")
    for first, after in sides:
        count = unquoted[after] - unquoted[first]
        found &= (count <= MOST_UNQUOTED_WORDS) & (3 * count < after - first)
    return found


def _passage(words: Words, row: _Row) -> Passage:
    left_span, right_span = words.span(*row.left_bounds), words.span(*row.right_bounds)
    left, right = words.article_ids[row.left], words.article_ids[row.right]
    kind: PassageKind = "quotation" if row.quoted else "copied"
    words_both = sum(after - first for first, after in (row.left_bounds, row.right_bounds))
    return Passage(
        id=digest("passage", left, right, left_span.start, left_span.end, right_span.start),
        left=left,
        right=right,
        left_span=left_span,
        right_span=right_span,
        kind=kind,
        word_count=row.words,
        score=round(2 * row.words / words_both, 4),
        evidence=tuple(_evidence(words, row)),
    )


def _evidence(words: Words, row: _Row) -> Iterator[str]:
    runs = list(row.runs)
    if len(runs) == 1:
        yield f"{row.longest} words in a row are equal"
    else:
        yield f"{row.words} words are equal in {len(runs)} runs, {row.longest} in a row at most"
    if row.quoted:
        yield "the shared words are quoted on both sides"
    yield from differences(list(_between(words, row, runs)))


def _between(words: Words, row: _Row, runs: list[tuple[int, int, int]]) -> Iterator[Difference]:
    """Yield what stands on both sides between one run of equal words and the next."""
    for (i, j, length), (next_i, next_j, _) in pairwise(runs):
        yield (
            _text(words, row.left, i + length, next_i),
            _text(words, row.right, j + length, next_j),
        )


def _text(words: Words, article: int, first: int, after: int) -> str:
    if first == after:
        return ""
    span: Span = words.span(first, after)
    return words.texts[article][span.start : span.end]
