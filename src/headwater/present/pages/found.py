"""What a search found: articles, statements and sources, with the words in them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from headwater.model.provenance import Evidence
from headwater.present import phrases
from headwater.present.pages.indexed import Indexed, Spot, spot
from headwater.present.pages.overview import SourceRow, source_row

_AROUND = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPiece:
    """A stretch of words; `hit` is True for what was looked for."""

    text: str
    hit: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundArticle:
    """An article with the words around the first of what was looked for; `start` and `end` are its place."""

    id: str
    label: str
    title: str
    when: str
    start: int
    end: int
    words: tuple[FoundPiece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundStatement:
    """A statement with what was looked for; `claim` is the claim that it makes, "" and 0 if it makes none."""

    place: Spot
    words: tuple[FoundPiece, ...]
    claim: str
    claim_number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """What was found for `words`; `guessed` tells for which of them others were taken, which nobody wrote."""

    words: str
    guessed: tuple[tuple[str, tuple[str, ...]], ...]
    articles: tuple[FoundArticle, ...]
    all_articles: int
    statements: tuple[FoundStatement, ...]
    sources: tuple[SourceRow, ...]


def found_article(known: Indexed, article_id: str, words: Sequence[str]) -> FoundArticle:
    """Return an article in which some of `words` were found."""
    article = known.facts.articles[article_id]
    hit = _pattern(words).search(_bare(article.text))
    start, end = (hit.start(), hit.end()) if hit else (0, 0)
    first, last = _window(article.text, start, end)
    return FoundArticle(
        id=article.id,
        label=phrases.label(article),
        title=phrases.shorten(article.title or "", 200),
        when=phrases.when(article.published),
        start=start,
        end=end,
        words=tuple(pieces(article.text[first:last], words)),
    )


def found_statement(known: Indexed, place: Evidence, words: Sequence[str]) -> FoundStatement:
    """Return a statement in which some of `words` were found."""
    shown = spot(known.facts, place)
    claim = known.claim_at.get((place.article_id, place.start, place.end))
    return FoundStatement(
        place=shown,
        words=tuple(pieces(shown.sentence, words)),
        claim=claim.claim.id if claim else "",
        claim_number=claim.number if claim else 0,
    )


def found_source(known: Indexed, key: str) -> SourceRow:
    """Return a source that was found."""
    return source_row(known, known.sources[key])


def pieces(text: str, words: Iterable[str]) -> Iterator[FoundPiece]:
    """Yield `text` on one line, cut where what was looked for begins and ends."""
    line = phrases.one_line(text)
    at = 0
    for hit in _pattern(words).finditer(_bare(line)):
        if hit.start() > at:
            yield FoundPiece(text=line[at : hit.start()], hit=False)
        yield FoundPiece(text=line[hit.start() : hit.end()], hit=True)
        at = hit.end()
    if at < len(line):
        yield FoundPiece(text=line[at:], hit=False)


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(set(map(_bare, words)), key=lambda word: (-len(word), word))
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, longest_first)) or '(?!)'})[^\W_]*", re.IGNORECASE)


def _bare(text: str) -> str:
    """Return `text` letter for letter, Latin letters without accents: as the index has them, each in its old place."""
    firsts = {letter: unicodedata.normalize("NFD", letter)[0] for letter in set(text) if not letter.isascii()}
    return text.translate({ord(letter): first for letter, first in firsts.items() if first.isascii()})


def _window(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a stretch around a hit that begins and ends between words."""
    first = max(0, start - _AROUND)
    last = min(len(text), end + 2 * _AROUND)
    first = text.find(" ", first, start) + 1 if first and text.find(" ", first, start) >= 0 else first
    cut = text.rfind(" ", end, last)
    return first, cut if last < len(text) and cut > end else last
