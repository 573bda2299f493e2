"""What articles call a source: the words that were taken to be it, where they stand, and which other sources are much like it."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from headwater.model.attribution import Attribution
from headwater.model.provenance import Evidence
from headwater.present import names, phrases
from headwater.present.pages.indexed import Indexed, Spot, plain, source_key, spots
from headwater.present.sources import Source

_MOST_WORDINGS = 60
_MOST_PLACES = 3
_MOST_ARTICLES = 12
_MOST_LIKELY = 6
_TOO_COMMON = 200  # sources with a word in their names
_PRONOUNS = frozenset(
    {"he", "she", "it", "they", "him", "her", "them", "who", "which", "his", "its", "their", "i", "we"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Words by which articles mean the source: how often, where first, in which articles (id, label, how often), at most twelve.

    `name` is what to call who is meant if it is somebody else; "" where the words say nothing by themselves, as "she" does.
    """

    words: str
    count: int
    places: tuple[Spot, ...]
    articles: tuple[tuple[str, str, int], ...]
    name: str


def wordings(known: Indexed, source: Source) -> tuple[Wording, ...]:
    """Return by which words articles mean a source, the commonest first."""
    found: dict[str, list[Attribution]] = defaultdict(list)
    for words, attribution in described(known, source):
        found[words].append(attribution)
    ranked = sorted(found.items(), key=lambda one: (-len(one[1]), one[0]))
    return tuple(_wording(known, words, meant) for words, meant in ranked[:_MOST_WORDINGS])


def described(known: Indexed, source: Source) -> Iterator[tuple[str, Attribution]]:
    """Yield the attributions to a source, each with the words that stand for it there."""
    key = source_key(source)
    own = {(place.article_id, place.start, place.end) for place in source.places}
    for article_id in source.articles:
        text = known.facts.articles[article_id].text
        for one in known.attributions.get(article_id, ()):
            if one.speaker is None or not one.sources:
                continue
            name = one.speaker.name
            its = known.source_keys.get(plain(names.cleaned(name) or name))
            if its == key or (its is None and _extent(one) in own):
                words = " ".join(text[span.start : span.end] for span in one.sources)
                yield phrases.one_line(words), one


def chain_names(known: Indexed, source: Source) -> tuple[str, ...]:
    """Return the names of a source as claims have them, the commonest first; none if no claim names it."""
    counts, mine = Counter[str](), name_keys(source)
    for article_id in source.articles:
        for _, one in known.told_in.get(article_id, ()):
            counts.update(name for name in one.chain if is_called(mine, name))
    return tuple(sorted(counts, key=lambda name: (-counts[name], name)))


def name_keys(source: Source) -> frozenset[tuple[str, ...]]:
    """Return the names of a source as names are compared."""
    return frozenset(names.key(each) for each in source.called)


def is_called(mine: frozenset[tuple[str, ...]], name: str) -> bool:
    """Tell whether a name in a claim is one of a source's, given as they are compared."""
    return names.key(names.cleaned(name) or name) in mine


def likely(known: Indexed, source: Source, found: tuple[Wording, ...]) -> tuple[tuple[str, str], ...]:
    """Return the keys and names of other sources that may be the same: they share rare words with its names, or its wordings."""
    words = {word for one in (*source.called, *(each.words for each in found)) for word in names.key(one)}
    scores: dict[str, float] = defaultdict(float)
    for word in words:
        others = known.source_words.get(word, ())
        if len(others) <= _TOO_COMMON:
            for other in others:
                scores[other] += 1 / len(others)
    scores.pop(source_key(source), None)
    ranked = sorted(scores, key=lambda key: (-scores[key], known.sources[key].name))
    return tuple((key, phrases.one_line(known.sources[key].name)) for key in ranked[:_MOST_LIKELY])


def _wording(known: Indexed, words: str, meant: list[Attribution]) -> Wording:
    held = known.facts
    counts = Counter(one.article_id for one in meant)
    articles = [(id_, held.cited(id_), count) for id_, count in counts.items()]
    places = [Evidence(article_id=one.article_id, start=one.sources[0].start, end=one.sources[-1].end) for one in meant]
    says_nothing = (
        words.casefold() in _PRONOUNS or meant[0].speaker is None or plain(words) == plain(meant[0].speaker.name)
    )
    return Wording(
        words=words,
        count=len(meant),
        places=spots(held, places, _MOST_PLACES),
        articles=tuple(articles[:_MOST_ARTICLES]),
        name="" if says_nothing else phrases.shorten(words, 200),
    )


def _extent(one: Attribution) -> tuple[str, int, int]:
    spans = (*one.sources, *one.cues, *one.contents)
    return one.article_id, min(span.start for span in spans), max(span.end for span in spans)
