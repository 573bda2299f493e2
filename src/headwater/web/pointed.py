"""Words of an article that somebody marked or typed, found in its text as pages show it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal

from headwater.model.anchors import find_words
from headwater.model.choices import Part
from headwater.model.decisions import MOST_SPANS
from headwater.model.text import Article, Span
from headwater.present import phrases
from headwater.web.errors import NothingSaid, NotInArticle, SeveralInArticle, TooManyStretches

Role = Literal["source", "cue", "content"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """Stretches as a form has them: the words of each on a line of its own, and as far as known near what offsets they stand."""

    words: str = ""
    near: tuple[int, ...] = ()

    @property
    def each(self) -> tuple[tuple[str, int | None], ...]:
        """Return the words of each stretch with the offset that belongs to it."""
        lines = [line for line in self.words.splitlines() if line.strip()]
        return tuple(zip_longest(lines, self.near[: len(lines)]))


def pointed(article: Article, words: str, near: int | Span | None = None) -> Span:
    """Return where `words` stand in an article: nearest to an offset or a stretch, or the one place where they are.

    Raises:
        NotInArticle: they stand nowhere.
        SeveralInArticle: they stand in several places, and none is nearer.
    """
    found = _found(article.text, words)
    if not found:
        raise NotInArticle(phrases.shorten(words, 120))
    if near is None and len(found) > 1:
        raise SeveralInArticle(phrases.shorten(words, 120), len(found))
    if isinstance(near, Span):
        beside = near
        return min(found, key=lambda span: (*_apart(article.text, beside, span), span.start))
    return min(found, key=lambda span: (abs(span.start - (near or 0)), span.start))


def _apart(text: str, one: Span, other: Span) -> tuple[int, int]:
    """Return how far two stretches are from each other: how many lines, and how many letters."""
    start, end = min(one.end, other.end), max(one.start, other.start)
    return text.count("\n", start, end), max(0, end - start)


def _found(text: str, words: str) -> Sequence[Span]:
    """Return where words stand in a text, of which pages leave out some letters that do harm."""
    plain = phrases.clean(text)
    if len(plain) == len(text):
        return find_words(phrases.clean(words), text)
    kept = [at for at, letter in enumerate(text) if phrases.clean(letter)]
    found = find_words(phrases.clean(words), "".join(phrases.clean(text[at]) for at in kept))
    return [Span(start=kept[span.start], end=kept[span.end - 1] + 1) for span in found]


def parts(article: Article, source: Lines, cue: Lines, content: Lines, near: int | None = None) -> tuple[Part, ...]:
    """Return the stretches of an attribution; the source is looked for nearest to what is said, the cue nearest to the source.

    Raises:
        NothingSaid: there is no content.
        TooManyStretches: there are more than one attribution can have.
        NotInArticle: words stand nowhere in the article.
        SeveralInArticle: what is said stands in several places, and `near` is not known.
    """
    count = len(source.each) + len(cue.each) + len(content.each)
    if not content.each:
        raise NothingSaid(article.path)
    if count > MOST_SPANS:
        raise TooManyStretches(count, MOST_SPANS)
    said = _parts(article, "content", content, near)
    spoken = _parts(article, "source", source, _stretch(said[0]))
    return (*spoken, *_parts(article, "cue", cue, _stretch((*spoken, *said)[0])), *said)


def _parts(article: Article, role: Role, lines: Lines, near: int | Span | None) -> tuple[Part, ...]:
    """Return the stretches of one role; of several the later ones are looked for nearest to the first."""
    found: list[Part] = []
    for words, own in lines.each:
        beside = near if near is not None or not found else _stretch(found[0])
        span = pointed(article, words, beside if own is None else own)
        found.append(Part(role=role, start=span.start, end=span.end))
    return tuple(found)


def _stretch(part: Part) -> Span:
    return Span(start=part.start, end=part.end)
