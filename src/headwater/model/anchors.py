"""Where the words of a decision stand now: in their article, or in what took that one's place."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from headwater.model.decisions import DecidedArticle, DecidedPlace
from headwater.model.text import Article, Span

MOST_WORDS = 20_000  # characters of a quoted stretch
_ALIKE = ("'’‘`´", '"“”„«»', "-–—‐‑")  # quotation marks, apostrophes and dashes that are typed one for another


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """The articles of a case, to be found by id, path and capture."""

    by_id: Mapping[str, Article]
    by_path: Mapping[str, Sequence[Article]]
    by_capture: Mapping[str, Sequence[Article]]


def shelf(articles: Iterable[Article]) -> Shelf:
    """Return the articles, ready to be found; their order changes nothing."""
    ordered = sorted(articles, key=lambda article: article.id)
    by_path: dict[str, list[Article]] = {}
    by_capture: dict[str, list[Article]] = {}
    for article in ordered:
        by_path.setdefault(article.path, []).append(article)
        by_capture.setdefault(article.capture_id, []).append(article)
    return Shelf(by_id={article.id: article for article in ordered}, by_path=by_path, by_capture=by_capture)


def standing_for(known: Shelf, meant: DecidedArticle) -> Article | None:
    """Return the article that a decision is about, or what took its place: a file that was renamed, or one that changed."""
    return next(_candidates(known, meant), None)


def _candidates(known: Shelf, meant: DecidedArticle) -> Iterator[Article]:
    """Yield the articles that may be meant: the one itself, the same bytes under another path, what has its path now."""
    own = known.by_id.get(meant.id)
    if own is not None:
        yield own
    same = known.by_capture.get(meant.capture_id, ())
    part = meant.path.partition("#")[2]
    if len(same) > 1:
        same = [article for article in same if article.path.partition("#")[2] == part]
    yield from same
    yield from known.by_path.get(meant.path, ())


def anchored(known: Shelf, place: DecidedPlace) -> tuple[Article, Span] | None:
    """Return where the words of a place stand now; None if nowhere."""
    for article in _candidates(known, place.article):
        if article.text[place.start : place.end] == place.words:
            return article, Span(start=place.start, end=place.end)
        found = find_words(place.words, article.text)
        if found:
            return article, min(found, key=lambda span: (abs(span.start - place.start), span.start))
    return None


def find_words(words: str, text: str) -> list[Span]:
    """Return where `words` stand in `text`, whatever the white space, capitals and kinds of quotation marks and dashes."""
    parts = words[:MOST_WORDS].split()
    if not parts:
        return []
    pattern = re.compile(r"\s+".join("".join(map(_letter, part)) for part in parts), re.IGNORECASE)
    return [Span(start=match.start(), end=match.end()) for match in pattern.finditer(text)]


def _letter(letter: str) -> str:
    return next((f"[{re.escape(kind)}]" for kind in _ALIKE if letter in kind), re.escape(letter))
