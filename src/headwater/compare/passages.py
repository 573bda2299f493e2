"""Copied passages: stretches that two articles have word for word, or nearly so, with exact places on both sides."""

from collections.abc import Iterator, Sequence

from headwater.compare.boilerplate import without_boilerplate
from headwater.compare.fingerprints import shared_seeds
from headwater.compare.stretches import Stretch, shared_stretches
from headwater.compare.words import Words, prose_words
from headwater.model.identity import digest
from headwater.model.links import Passage, PassageKind
from headwater.model.text import Article, Reading

MOST_UNQUOTED_WORDS = 4  # "he told the meeting" beside a shared quotation does not make it copied


def passages(articles: Sequence[Article], readings: Sequence[Reading]) -> tuple[Passage, ...]:
    """Return the passages that articles share, sorted by left, right and place. Outlets' own boilerplate is left out."""
    by_article = {reading.article_id: reading for reading in readings}
    ordered = [a for a in sorted(articles, key=lambda a: a.id) if a.id in by_article]
    texts = [prose_words(article, by_article[article.id]) for article in ordered]
    quoted = [_quoted(by_article[article.id]) for article in ordered]
    found = {
        pair: list(shared_stretches(texts[pair[0]].folded, texts[pair[1]].folded, seeds))
        for pair, seeds in shared_seeds(texts).items()
    }
    made: list[Passage] = []
    for (left, right), stretches in without_boilerplate(ordered, texts, found).items():
        made.extend(_passage(texts[left], texts[right], s, quoted[left], quoted[right]) for s in stretches)
    return tuple(sorted(made, key=lambda p: (p.left, p.right, p.left_span, p.right_span)))


def _quoted(reading: Reading) -> list[tuple[int, int]]:
    """Return the stretches that are somebody's words by their form: quotations, set-off quotations and turns."""
    blocks = [(b.start, b.end) for b in reading.blocks if b.kind in {"block_quote", "turn"}]
    return sorted({*((q.start, q.end) for q in reading.quotes if q.depth == 0), *blocks})


def _passage(left: Words, right: Words, stretch: Stretch, *quoted: list[tuple[int, int]]) -> Passage:
    left_span = left.span(stretch.left_first, stretch.left_after)
    right_span = right.span(stretch.right_first, stretch.right_after)
    sides = ((left, stretch.left_first, stretch.left_after), (right, stretch.right_first, stretch.right_after))
    in_quotes = all(_lies_quoted(*side, marks) for side, marks in zip(sides, quoted, strict=True))
    kind: PassageKind = "quotation" if in_quotes else "copied"
    words_both = stretch.left_after - stretch.left_first + stretch.right_after - stretch.right_first
    score = 2 * stretch.word_count / words_both
    return Passage(
        id=digest("passage", left.article_id, right.article_id, left_span.start, left_span.end, right_span.start),
        left=left.article_id,
        right=right.article_id,
        left_span=left_span,
        right_span=right_span,
        kind=kind,
        word_count=stretch.word_count,
        score=round(score, 4),
        evidence=tuple(_evidence(stretch, kind)),
    )


def _lies_quoted(words: Words, first: int, after: int, quoted: list[tuple[int, int]]) -> bool:
    outside = sum(
        not any(start <= words.starts[n] and words.ends[n] <= end for start, end in quoted) for n in range(first, after)
    )
    return outside <= MOST_UNQUOTED_WORDS and outside < (after - first) / 3


def _evidence(stretch: Stretch, kind: PassageKind) -> Iterator[str]:
    longest = max(length for _, _, length in stretch.runs)
    if len(stretch.runs) == 1:
        yield f"{longest} words in a row are equal"
    else:
        yield f"{stretch.word_count} words are equal in {len(stretch.runs)} runs, {longest} in a row at most"
    if kind == "quotation":
        yield "the shared words are quoted on both sides"
