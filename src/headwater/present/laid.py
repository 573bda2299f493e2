"""A shared passage laid out for two readers: cut into sentences that stand opposite each other, with the words that differ."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from headwater.model.links import Passage, PassageKind
from headwater.model.text import Article, Span
from headwater.present.differing import Run, Word, equal_runs, words

_SEEN = re.compile(r"[^\n]")
_SHORT_LETTERS = 3  # "Nov." and "Mr." end no sentence
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s|\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Words on one side and what stands in their place on the other; one of the two may be empty."""

    left: Span
    right: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A part of a shared passage, from one sentence end that both sides have to the next, with the words that differ.

    One side is empty where the other has a sentence more.
    """

    left: Span
    right: Span
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedPassage:
    """A passage that both articles have; `rows` are its parts in order.

    `word_count` counts the words that are the same, `score` is the share of them in the stretch, `evidence` what was found.
    """

    kind: PassageKind
    left: Span
    right: Span
    word_count: int
    score: float
    evidence: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def differences(self) -> tuple[Difference, ...]:
        """Return the words that differ, in order."""
        return tuple(difference for row in self.rows for difference in row.differences)


def prose(article: Article) -> str:
    """Return the text of an article with blanks in place of what is not its prose: every other letter stands where it stood."""
    parts, at = [], 0
    for span in article.furniture:
        parts += [article.text[at : span.start], _SEEN.sub(" ", article.text[max(at, span.start) : span.end])]
        at = max(at, span.end)
    return "".join((*parts, article.text[at:]))


def laid(passage: Passage, texts: tuple[str, str], *, is_turned: bool) -> tuple[SharedPassage, list[int], list[int]]:
    """Return a passage as two articles have it, and where the words that are the same begin on each side.

    Words are compared in the order of the passage's own sides, so that the two articles can change places.

    Args:
        passage: what they share.
        texts: the prose of both.
        is_turned: the first text is that of the passage's right article.
    """
    spans = (passage.right_span, passage.left_span) if is_turned else (passage.left_span, passage.right_span)
    ours, theirs = (words(text, span.start, span.end) for text, span in zip(texts, spans, strict=True))
    if is_turned:
        runs = tuple(Run(run.right, run.left, run.length) for run in equal_runs(theirs, ours))
    else:
        runs = equal_runs(ours, theirs)
    shared = SharedPassage(
        kind=passage.kind,
        left=spans[0],
        right=spans[1],
        word_count=sum(run.length for run in runs),
        score=passage.score,
        evidence=passage.evidence,
        rows=tuple(_rows(texts, spans, (ours, theirs), runs)),
    )
    return (
        shared,
        [ours[run.left + step].start for run in runs for step in range(run.length)],
        [theirs[run.right + step].start for run in runs for step in range(run.length)],
    )


def _rows(
    texts: tuple[str, str],
    spans: tuple[Span, Span],
    found: tuple[Sequence[Word], Sequence[Word]],
    runs: Sequence[Run],
) -> Iterator[Row]:
    """Yield the parts of a passage: it is cut behind the words at which both sides end a sentence."""
    differing = list(_differences(spans, found, runs))
    begun, at = (spans[0].start, spans[1].start), 0
    for ends in (*_cuts(texts, found, runs), (spans[0].end, spans[1].end)):
        first = at
        while at < len(differing) and differing[at].left.end <= ends[0] and differing[at].right.end <= ends[1]:
            at += 1
        yield Row(
            left=Span(start=begun[0], end=ends[0]),
            right=Span(start=begun[1], end=ends[1]),
            differences=tuple(differing[first:at]),
        )
        begun = ends


def _differences(
    spans: tuple[Span, Span], found: tuple[Sequence[Word], Sequence[Word]], runs: Sequence[Run]
) -> Iterator[Difference]:
    """Yield what stands between the runs of equal words, and before and behind them."""
    ours, theirs = found
    at = (0, 0)
    for run in (*runs, Run(len(ours), len(theirs), 0)):
        if at != (run.left, run.right):
            yield Difference(
                left=_stretch(ours, at[0], run.left, spans[0]), right=_stretch(theirs, at[1], run.right, spans[1])
            )
        at = (run.left + run.length, run.right + run.length)


def _stretch(found: Sequence[Word], first: int, after: int, span: Span) -> Span:
    if first == after:
        place = found[first - 1].end if first else span.start
        return Span(start=place, end=place)
    return Span(start=found[first].start, end=found[after - 1].end)


def _cuts(
    texts: tuple[str, str], found: tuple[Sequence[Word], Sequence[Word]], runs: Sequence[Run]
) -> Iterator[tuple[int, int]]:
    """Yield the places on both sides where sentences end: behind words that are the same, or before such words."""
    for run in runs:
        for step in range(-1, run.length):
            ends = _end(texts[0], found[0], run.left + step), _end(texts[1], found[1], run.right + step)
            if all(ends):
                yield ends


def _end(text: str, found: Sequence[Word], index: int) -> int:
    """Return where a sentence has ended behind a word; 0 if it goes on, or nothing stands there or follows."""
    if index < 0 or index + 1 == len(found):
        return 0
    word, after = found[index], found[index + 1]
    ended = _SENTENCE_END.search(text, word.end, after.start)
    is_short = word.end - word.start <= _SHORT_LETTERS and text[word.start].isupper()
    goes_on = is_short or not text[after.start].isupper()
    return ended.end() if ended and not (goes_on and ended[0].startswith(".")) else 0
