"""A case with everything that pages look up, found once: so that a page of a large case is made as fast as of a small one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from headwater.model.attribution import Attribution
from headwater.model.case import Case
from headwater.model.identity import digest
from headwater.model.links import Passage, Statement
from headwater.model.provenance import Appearance, Drift, Edge, Evidence, Return
from headwater.present import likeness, names, phrases
from headwater.present.facts import Facts, Standing, facts, place_of
from headwater.present.ruled import tags
from headwater.present.sources import Source, sources

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")
_SHORTEST_WORD = 3  # letters, of a name


@dataclass(frozen=True, slots=True, kw_only=True)
class Indexed:
    """A case, counted, and sorted by what pages ask for: by article, by claim, by source, by pair of articles."""

    facts: Facts
    links: likeness.Links
    sources: Mapping[str, Source]
    attributions: Mapping[str, tuple[Attribution, ...]]
    told_in: Mapping[str, tuple[tuple[Standing, Appearance], ...]]
    drift: Mapping[str, tuple[Drift, ...]]
    returns: Mapping[str, tuple[Return, ...]]
    edges: Mapping[tuple[str, str], Edge]
    edges_at: Mapping[str, tuple[Edge, ...]]
    passages: Mapping[frozenset[str], tuple[Passage, ...]]
    statements: Mapping[str, tuple[Statement, ...]]
    claim_at: Mapping[tuple[str, int, int], Standing]
    places: Mapping[str, Evidence]
    source_keys: Mapping[str, str]
    source_words: Mapping[str, tuple[str, ...]]
    tags: Mapping[tuple[str, ...], tuple[str, ...]]
    loop_claims: frozenset[str]

    @property
    def case(self) -> Case:
        """Return the case itself."""
        return self.facts.case


def indexed(case: Case) -> Indexed:
    """Return `case` with what pages look up."""
    known = facts(case)
    found = sources(known)
    keyed = {source_key(source): source for source in found}
    said = _by((one.article_id, one) for one in case.attributions)
    told = [
        (appearance.article_id, (standing, appearance))
        for standing in known.standings
        for appearance in standing.claim.appearances
    ]
    edges = case.provenance.edges
    return Indexed(
        facts=known,
        links=likeness.links_of(case),
        sources=keyed,
        attributions=said,
        told_in=_by(told),
        drift=_by((one.claim_id, one) for one in case.provenance.drift),
        returns=_by((claim, one) for one in case.provenance.returns for claim in one.claims),
        edges={(edge.downstream, edge.upstream): edge for edge in edges},
        edges_at=_by((end, edge) for edge in edges for end in dict.fromkeys((edge.downstream, edge.upstream))),
        passages=_by((frozenset((one.left, one.right)), one) for one in case.passages),
        statements=_by((one.article_id, one) for one in case.statements),
        claim_at={(article, one.start, one.end): standing for article, (standing, one) in reversed(told)},
        places={one.id: Evidence(article_id=one.article_id, start=one.start, end=one.end) for one in case.statements},
        source_keys=_keys_by_name(keyed),
        source_words=_by((word, key) for key, source in keyed.items() for word in _words(source)),
        tags=tags(case),
        loop_claims=frozenset(claim for loop in case.provenance.loops for claim in loop.claims),
    )


def _keys_by_name(keyed: Mapping[str, Source]) -> dict[str, str]:
    """Return the keys of sources by all their names; a name that several go by leads to the one that is shown under it."""
    backwards = list(keyed.items())[::-1]
    found = {plain(name): key for key, source in backwards for name in source.called}
    return found | {plain(source.name): key for key, source in backwards}


def _words(source: Source) -> list[str]:
    """Return the words of a source's names by which others like it are looked for."""
    return sorted({word for name in source.called for word in names.key(name) if len(word) >= _SHORTEST_WORD})


def tags_of(known: Indexed, source: Source) -> tuple[str, ...]:
    """Return the tags that people gave a source, under any of its names."""
    found = (tag for name in source.called for tag in known.tags.get(names.key(name), ()))
    return tuple(dict.fromkeys(found))


def source_key(source: Source) -> str:
    """Return the id of a source in addresses: of its kind and name, so that it stays the same as articles are added."""
    return digest("source", source.kind, plain(source.name))


def plain(name: str) -> str:
    """Return a name as names of sources are looked up: on one line and without capitals."""
    return phrases.one_line(name).casefold()


def _by(pairs: Iterable[tuple[_Key, _Value]]) -> dict[_Key, tuple[_Value, ...]]:
    found: dict[_Key, list[_Value]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place in an article, as pages show it: where it is, what to call it, the sentence there, and its own words in it."""

    article: str
    number: int
    start: int
    end: int
    label: str
    when: str
    sentence: str
    words: str


def spot(known: Facts, place: Evidence, longest: int = 400) -> Spot:
    """Return a place as pages show it."""
    text = known.articles[place.article_id].text
    return Spot(
        article=place.article_id,
        number=known.numbers[place.article_id],
        start=place.start,
        end=place.end,
        label=known.label(place.article_id),
        when=phrases.short_when(known.articles[place.article_id].published),
        sentence=phrases.shorten(known.sentence(place), longest),
        words=phrases.shorten(phrases.tidy(text[place.start : place.end]), longest),
    )


def spots(known: Facts, places: Iterable[Evidence], most: int = 12) -> tuple[Spot, ...]:
    """Return places as pages show them, each once, those of one article together, at most `most`."""
    groups: dict[str, dict[Evidence, None]] = {}
    for place in places:
        groups.setdefault(place.article_id, {})[place] = None
    return tuple(spot(known, place) for group in groups.values() for place in group)[:most]


def spot_of(known: Facts, appearance: Appearance, longest: int = 400) -> Spot:
    """Return where an appearance stands, as pages show it."""
    return spot(known, place_of(appearance), longest)
