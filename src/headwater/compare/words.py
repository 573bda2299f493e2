"""The words of a text, each with its place: folded so that case, punctuation and the shape of marks make no difference."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from headwater.model.text import Article, Reading, Span

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of one article's own prose, as columns of equal length: the folded word, its start and its end."""

    article_id: str
    folded: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, first: int, after: int) -> Span:
        """Return the stretch of text from the word at index `first` to the one before index `after`."""
        return Span(start=self.starts[first], end=self.ends[after - 1])


def fold(word: str) -> str:
    """Return the form of `word` under which spellings that differ in case or apostrophe are equal."""
    return word.casefold().replace("’", "'")


def prose_words(article: Article, reading: Reading) -> Words:
    """Return the words of `article` outside its furniture."""
    furniture = sorted(
        [
            *((span.start, span.end) for span in article.furniture),
            *((block.start, block.end) for block in reading.blocks if block.kind == "furniture"),
        ]
    )
    kept = list(_outside(_WORD.finditer(article.text), furniture))
    return Words(
        article_id=article.id,
        folded=tuple(fold(m.group()) for m in kept),
        starts=tuple(m.start() for m in kept),
        ends=tuple(m.end() for m in kept),
    )


def _outside(found: Iterable[re.Match[str]], stretches: list[tuple[int, int]]) -> Iterable[re.Match[str]]:
    index = 0
    for match in found:
        while index < len(stretches) and stretches[index][1] <= match.start():
            index += 1
        if index == len(stretches) or match.end() <= stretches[index][0]:
            yield match
