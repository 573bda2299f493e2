"""What a report holds of a case: everything of a small one; of a large one the claims told most, and what they rest on."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, takewhile

from headwater.model.provenance import Edge, Evidence
from headwater.present import phrases
from headwater.present.facts import Standing
from headwater.present.pages.indexed import Indexed, plain
from headwater.present.surprises import surprises
from headwater.present.trail import find_claim

_MOST_CLAIMS = 200
_MOST_APPEARANCES = 2_000
_MOST_SOURCES = 300
_MOST_EDGES = 200
_MOST_ARTICLES = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """What a report holds, each in the order of the case; `left_out` tells in sentences what it does not."""

    claims: tuple[Standing, ...]
    articles: tuple[str, ...]
    sources: tuple[str, ...]
    edges: tuple[Edge, ...]
    left_out: tuple[str, ...]


def holding(known: Indexed, wanted: Sequence[str] = ()) -> Holding:
    """Return what a report holds: of the claims those that are `wanted`, by number or id, else as many as there is room for.

    Raises:
        NoSuchClaim: there is no such claim.
    """
    held = known.facts
    claims = _wanted(known, wanted) if wanted else _told_most(known)
    part = len(claims) < len(held.standings)
    edges = [edge for claim in claims for edge in held.edges_of(claim)] if part else known.case.provenance.edges
    named = dict.fromkeys(_sources(known, claims) if part else known.sources)
    chosen = sorted(
        {(edge.downstream, edge.upstream): edge for edge in edges}.values(), key=lambda one: _order(known, one)
    )
    kept = tuple(chosen[:_MOST_EDGES])
    articles = dict.fromkeys(_articles(claims, kept) if part else held.articles)
    return Holding(
        claims=claims,
        articles=tuple(sorted(list(articles)[:_MOST_ARTICLES], key=held.numbers.__getitem__)),
        sources=tuple(named)[:_MOST_SOURCES],
        edges=kept,
        left_out=tuple(_left_out(known, claims, bool(wanted), len(articles), len(named), len(chosen))),
    )


def _wanted(known: Indexed, wanted: Iterable[str]) -> tuple[Standing, ...]:
    found = {one.number: one for one in (find_claim(known.facts, each) for each in wanted)}
    return tuple(one for _, one in sorted(found.items()))


def _told_most(known: Indexed) -> tuple[Standing, ...]:
    """Return the claims that are told most, as many as there is room for, and those that are worth knowing of."""
    held = known.facts
    ranked = held.standings[:_MOST_CLAIMS]
    counts = accumulate(len(one.claim.appearances) for one in ranked)
    room = max(1, sum(1 for _ in takewhile(lambda count: count <= _MOST_APPEARANCES, counts)))
    worth = [held.standing_of[one] for each in surprises(held) for one in each.claims[:3] if one in held.standing_of]
    return tuple(one for _, one in sorted({one.number: one for one in (*ranked[:room], *worth)}.items()))


def _sources(known: Indexed, claims: Iterable[Standing]) -> Iterator[str]:
    """Yield the keys of the sources that claims rest on or come through."""
    for standing in claims:
        names = [origin.name for origin in standing.claim.origins]
        names += [name for appearance in standing.claim.appearances for name in appearance.chain]
        yield from (known.source_keys[key] for key in map(plain, names) if key in known.source_keys)


def _articles(claims: Iterable[Standing], edges: Iterable[Edge]) -> Iterator[str]:
    """Yield the articles that hold a claim, then those that an edge ends at."""
    for standing in claims:
        yield from standing.articles
        yield from (place.article_id for place in _evidence(standing))
    for edge in edges:
        yield from (edge.downstream, edge.upstream)


def _evidence(standing: Standing) -> Iterator[Evidence]:
    for origin in standing.claim.origins:
        yield from origin.evidence
    for reason in standing.claim.independent_origins.reasons:
        yield from reason.evidence


def _order(known: Indexed, edge: Edge) -> tuple[int, int]:
    return known.facts.numbers[edge.downstream], known.facts.numbers[edge.upstream]


def _left_out(
    known: Indexed, claims: Sequence[Standing], chosen: bool, articles: int, sources: int, edges: int
) -> Iterator[str]:
    """Yield what is not in the report, in sentences."""
    total = len(known.facts.standings)
    if len(claims) < total:
        how = "those that were asked for" if chosen else "those told most"
        yield (
            f"{len(claims):,} of {phrases.plural(total, 'claim')}: {how}, with the articles, sources and dependences "
            "that they rest on. The others are in the case file."
        )
    for name, found, most in (
        ("article", articles, _MOST_ARTICLES),
        ("source", sources, _MOST_SOURCES),
        ("dependence", edges, _MOST_EDGES),
    ):
        if found > most:
            yield f"{most:,} of {phrases.plural(found, name)}; the others are in the case file."
