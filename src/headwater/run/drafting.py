"""Choices made into decisions: what they are about is looked up in the case, and kept by its words to outlive the case."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import product

from headwater.errors import NoSuchAttribution, NoSuchWords, NothingDecided, NotInCase, SeveralPlaces
from headwater.model.anchors import find_words
from headwater.model.attribution import Attribution
from headwater.model.case import Case
from headwater.model.choices import Choice, Part, Words
from headwater.model.decisions import KINDS, DecidedArticle, DecidedPlace, DecidedSource, Decision, Role
from headwater.model.provenance import Evidence
from headwater.model.records import Flaw, identified
from headwater.model.text import Article, Span
from headwater.model.what_if import NamedSource
from headwater.trace.supposing.meant import source_meant
from headwater.trace.supposing.prepared import Prepared

_MOST_PATHS = 5  # that an error names

Pieces = Iterable[tuple[Role, Span]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A case by what choices name: its articles by id and path, its attributions by id; and what makes it ready for names."""

    case: Case
    articles: Mapping[str, Article]
    attributions: Mapping[str, Attribution]
    ready: Callable[[Case], Prepared]


def known(held: Case, ready: Callable[[Case], Prepared]) -> Known:
    """Return a case by what choices name; it is made `ready` for looking up sources only where one has to be looked up."""
    return Known(
        case=held,
        articles={name: one for one in reversed(held.articles) for name in (one.path, one.id)},
        attributions={one.id: one for one in reversed(held.attributions)},
        ready=ready,
    )


def drafted(held: Known, choice: Choice, at: datetime) -> tuple[Decision, ...]:
    """Return the decisions that a choice comes to: one, or, where a name means several, one for each.

    Raises:
        NothingDecided: it lacks what its kind needs.
        NotInCase: an article is not in the case.
        NoSuchAttribution: an attribution is not.
        NoSuchWords: no article has the words.
        SeveralPlaces: they stand in more than one place.
        NothingOfThatName: no source is called so.
        SeveralOfThatName: several are.
    """
    articles = tuple(_article(held, name) for name in choice.articles)
    try:
        return tuple(
            identified(
                Decision(
                    id="",
                    kind=choice.kind,
                    by=choice.by,
                    at=at,
                    why=choice.why or None,
                    value=choice.value or None,
                    places=_places(held, choice, articles),
                    becomes=_becomes(held, choice),
                    articles=() if KINDS[choice.kind].spans else tuple(map(anchor, articles)),
                    sources=sources,
                )
            )
            for sources in _sources(held, choice)
        )
    except Flaw as error:
        raise NothingDecided(str(error)) from error


def anchor(article: Article) -> DecidedArticle:
    """Return an article as decisions name it."""
    return DecidedArticle(id=article.id, path=article.path, capture_id=article.capture_id)


def _article(held: Known, name: str) -> Article:
    found = held.articles.get(name)
    if found is None:
        raise NotInCase(name)
    return found


def _places(held: Known, choice: Choice, articles: Sequence[Article]) -> tuple[DecidedPlace, ...]:
    """Return where a choice stands: the spans of its attribution, those of one that is added, or its places."""
    if choice.attribution is not None:
        one = _attribution(held, choice.attribution)
        return _spans(_article(held, one.article_id), _pieces(one))
    if choice.kind == "attribution_added":
        if len(articles) != 1:
            raise NothingDecided("an attribution is added to one article")
        return _spans(articles[0], _trimmed(articles[0], choice.parts))
    return tuple(_place(held, place) for place in choice.places)


def _becomes(held: Known, choice: Choice) -> tuple[DecidedPlace, ...]:
    """Return the spans that the attribution of a choice is to have instead."""
    if choice.attribution is None or not choice.parts:
        return ()
    article = _article(held, _attribution(held, choice.attribution).article_id)
    return _spans(article, _trimmed(article, choice.parts))


def _attribution(held: Known, attribution_id: str) -> Attribution:
    found = held.attributions.get(attribution_id)
    if found is None:
        raise NoSuchAttribution(attribution_id)
    return found


def _pieces(one: Attribution) -> Iterator[tuple[Role, Span]]:
    parts: tuple[tuple[Role, tuple[Span, ...]], ...] = (
        ("source", one.sources),
        ("cue", one.cues),
        ("content", one.contents),
    )
    for role, spans in parts:
        yield from ((role, span) for span in spans)


def _trimmed(article: Article, parts: Iterable[Part]) -> Iterator[tuple[Role, Span]]:
    """Yield the stretches that a person marked, without white space at their ends."""
    for part in parts:
        words = article.text[max(0, part.start) : part.end]
        bare = words.strip()
        if not bare or part.start < 0:
            raise NothingDecided(f"nothing stands at {part.start} to {part.end} of {article.path}")
        start = part.start + len(words) - len(words.lstrip())
        yield part.role, Span(start=start, end=start + len(bare))


def _spans(article: Article, pieces: Pieces) -> tuple[DecidedPlace, ...]:
    return tuple(
        DecidedPlace(
            article=anchor(article),
            start=span.start,
            end=span.end,
            words=article.text[span.start : span.end],
            role=role,
        )
        for role, span in pieces
    )


def _place(held: Known, place: Words | Evidence) -> DecidedPlace:
    if isinstance(place, Words):
        article, span = _where(held.case.articles, place)
    else:
        article, span = _article(held, place.article_id), Span(start=place.start, end=place.end)
        if not 0 <= span.start < span.end <= len(article.text):
            raise NothingDecided(f"nothing stands at {span.start} to {span.end} of {article.path}")
    words = article.text[span.start : span.end]
    return DecidedPlace(article=anchor(article), start=span.start, end=span.end, words=words)


def _where(articles: Sequence[Article], place: Words) -> tuple[Article, Span]:
    """Return the one place where some words stand."""
    meant = [one for one in articles if place.within in {None, one.path, one.id}]
    if not meant:
        raise NotInCase(place.within)
    found = [(article, span) for article in meant for span in find_words(place.words, article.text)]
    if not found:
        raise NoSuchWords(place.words, place.within or "the articles of this case")
    if len(found) > 1:
        paths = sorted({article.path for article, _ in found})
        more = f" and {len(paths) - _MOST_PATHS} more" if len(paths) > _MOST_PATHS else ""
        raise SeveralPlaces(place.words, len(found), ", ".join(paths[:_MOST_PATHS]) + more)
    return found[0]


def _sources(held: Known, choice: Choice) -> Iterator[tuple[DecidedSource, ...]]:
    """Yield the sources that a choice is about. Two names of which each may mean several make several pairs."""
    if not choice.sources:
        yield ()
        return
    names = [one for one in choice.sources if isinstance(one, str)]
    if names and choice.kind in {"one_source", "two_sources"}:
        made = held.ready(held.case)
        meant = [source_meant(made, one) if isinstance(one, str) else (one,) for one in choice.sources]
    else:
        meant = [(NamedSource(name=one),) if isinstance(one, str) else (one,) for one in choice.sources]
    yield from (tuple(_source(held, one) for one in pair) for pair in product(*meant))


def _source(held: Known, source: NamedSource) -> DecidedSource:
    ids = source.article_ids or ()
    return DecidedSource(name=source.name, articles=tuple(anchor(_article(held, id_)) for id_ in ids))
