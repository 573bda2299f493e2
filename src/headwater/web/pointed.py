"""Words of an article that somebody marked or typed, found in its text as pages show it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
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
    """Stretches as a form has them: the words of each on a line of its own, and the places that were marked in the text.

    Lines are typed, edited and deleted after places were marked, so that only a place's words tell which line it belongs to.
    """

    words: str = ""
    near: tuple[Span, ...] = ()

    @property
    def each(self) -> tuple[str, ...]:
        """Return the words of each stretch."""
        return tuple(line for line in self.words.splitlines() if line.strip())


def placed(article: Article, lines: Lines, near: Span | None = None) -> tuple[Span, ...]:
    """Return where each line stands: where its words were marked; else nearest to a stretch, or the one place where they are.

    Raises:
        NotInArticle: words stand nowhere.
        SeveralInArticle: words stand in several places, and it is not known which is meant.
    """
    counts = Counter(map(_plain, lines.each))
    places = _marked(article, lines.near)
    # Of more places than lines with their words nobody knows which are still meant.
    left = {words: iter(at if len(at) <= counts[words] else ()) for words, at in places.items()}
    found: list[Span] = []
    for line in lines.each:
        own = left.get(_plain(line))
        found.append((own and next(own, None)) or pointed(article, line, None if own else near))
    return tuple(found)


def _marked(article: Article, near: Sequence[Span]) -> dict[tuple[str, ...], list[Span]]:
    """Return the places that were marked, each once, by the words that stand there."""
    marked: dict[tuple[str, ...], list[Span]] = {}
    for span in dict.fromkeys(near):
        words = article.text[span.start : span.end]
        start = span.start + len(words) - len(words.lstrip())
        marked.setdefault(_plain(words), []).append(Span(start=start, end=start + len(words.strip())))
    return marked


def _plain(words: str) -> tuple[str, ...]:
    """Return words as pages show them, whatever the white space."""
    return tuple(phrases.clean(words).split())


def pointed(article: Article, words: str, near: Span | None = None) -> Span:
    """Return where `words` stand in an article: nearest to a stretch, or the one place where they are.

    Raises:
        NotInArticle: they stand nowhere.
        SeveralInArticle: they stand in several places, and none is nearer.
    """
    found = _found(article.text, words)
    if not found:
        raise NotInArticle(phrases.shorten(words, 120))
    if near is None and len(found) > 1:
        raise SeveralInArticle(phrases.shorten(words, 120), len(found))
    beside = near or found[0]
    return min(found, key=lambda span: (*_apart(article.text, beside, span), span.start))


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


def parts(article: Article, source: Lines, cue: Lines, content: Lines) -> tuple[Part, ...]:
    """Return the stretches of an attribution; the source is looked for nearest to what is said, the cue nearest to the source.

    Raises:
        NothingSaid: there is no content.
        TooManyStretches: there are more than one attribution can have.
        NotInArticle: words stand nowhere in the article.
        SeveralInArticle: what is said stands in several places, and it is not known which is meant.
    """
    count = len(source.each) + len(cue.each) + len(content.each)
    if not content.each:
        raise NothingSaid(article.path)
    if count > MOST_SPANS:
        raise TooManyStretches(count, MOST_SPANS)
    said = _parts(article, "content", content)
    spoken = _parts(article, "source", source, _stretch(said[0]))
    return (*spoken, *_parts(article, "cue", cue, _stretch((*spoken, *said)[0])), *said)


def _parts(article: Article, role: Role, lines: Lines, near: Span | None = None) -> tuple[Part, ...]:
    return tuple(Part(role=role, start=span.start, end=span.end) for span in placed(article, lines, near))


def _stretch(part: Part) -> Span:
    return Span(start=part.start, end=part.end)
