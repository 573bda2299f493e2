"""A traced case made ready for what-ifs: from each source, article and edge straight to the claims that it bears on."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from headwater.model.attribution import Attribution
from headwater.model.links import Links
from headwater.model.provenance import Edge, UnseenSource
from headwater.model.text import Article
from headwater.model.what_if import Settled
from headwater.trace.chained.witnesses import own_source
from headwater.trace.counting.supposed import plain_name, shown_name
from headwater.trace.grounds.citations import cited_articles
from headwater.trace.grounds.ties import Tie
from headwater.trace.pile import Pile
from headwater.trace.provenances import Traced, traced
from headwater.trace.texts.words import name_words
from headwater.trace.threads import Said, Thread
from headwater.trace.unseen import rank, unseen


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A traced case with what a what-if looks up. Claims are numbers into `traced.threads`, groups into `traced.sighted`.

    `told_in` are the claims that appear in an article, `credited_in` those in which a chain of sources leads to it, `named_in`
    those with a source of a plain name. `ties_of` are the ties by their downstream article, `edges_at` and `drift_at` the places
    of edges and changes by each of their articles. `seen_in` are the groups of sightings with a place in an article, `leaders`
    those whose first name has a word, `missing` the place of each group among the unseen sources.
    """

    traced: Traced
    told_in: Mapping[str, tuple[int, ...]]
    credited_in: Mapping[str, tuple[int, ...]]
    named_in: Mapping[str, tuple[int, ...]]
    ties_of: Mapping[str, tuple[Tie, ...]]
    edges: Mapping[tuple[str, str], Edge]
    edges_at: Mapping[str, tuple[int, ...]]
    drift_at: Mapping[str, tuple[int, ...]]
    seen_in: Mapping[str, tuple[int, ...]]
    leaders: Mapping[str, tuple[int, ...]]
    missing: tuple[int, ...]


def prepare(
    articles: Sequence[Article], attributions: Sequence[Attribution], links: Links, settled: Sequence[Settled] = ()
) -> Prepared:
    """Return a case ready for what-ifs. It takes as long as tracing, and as much memory again as its lists of numbers."""
    found = traced(articles, attributions, links, settled)
    numbered = list(enumerate(found.threads))
    sightings = list(enumerate(found.sighted))
    return Prepared(
        traced=found,
        told_in=_index((id_, number) for number, thread in numbered for id_ in sorted(thread.articles())),
        credited_in=_index(
            (id_, number) for number, thread in numbered for id_ in sorted(_credited(found.pile, thread))
        ),
        named_in=_index(
            (name, number)
            for number, thread in numbered
            for name in sorted({name for said in thread.said for name in names_of(found.pile, said)})
        ),
        ties_of=_downstream(found.ties),
        edges={(edge.downstream, edge.upstream): edge for edge in found.provenance.edges},
        edges_at=_index(
            (id_, n) for n, edge in enumerate(found.provenance.edges) for id_ in (edge.downstream, edge.upstream)
        ),
        drift_at=_index(
            (id_, n)
            for n, one in enumerate(found.provenance.drift)
            for id_ in sorted({one.earlier.article_id, one.later.article_id})
        ),
        seen_in=_index((id_, n) for n, group in sightings for id_ in sorted({s.evidence.article_id for s in group})),
        leaders=_index((word, n) for n, group in sightings for word in leading_words(group[0].name)),
        missing=_places([unseen([group])[0] for group in found.sighted]),
    )


def _places(found: Sequence[UnseenSource]) -> tuple[int, ...]:
    """Return which place each unseen source has when they are ranked."""
    ranked = sorted(range(len(found)), key=lambda number: rank(found[number]))
    return tuple(place for _, place in sorted((number, place) for place, number in enumerate(ranked)))


def _index(pairs: Iterable[tuple[str, int]]) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = defaultdict(list)
    for key, number in pairs:
        found[key].append(number)
    return {key: tuple(numbers) for key, numbers in found.items()}


def _credited(pile: Pile, thread: Thread) -> set[str]:
    return {id_ for said in thread.said for link in said.links for id_ in cited_articles(pile, thread, said, link)}


def names_of(pile: Pile, said: Said) -> frozenset[str]:
    """Return the plain names of everybody whom an appearance can rest on: its sources, or its outlet's own word."""
    if not said.links:
        own = own_source(pile, said.evidence, on_the_spot=said.appearance.sourcing == "self_reported")
        return frozenset({plain_name(shown_name(own))})
    names = {plain_name(name) for link in said.links for name in (link.name, link.full)}
    return frozenset(names | ({plain_name(shown_name(said.source))} if said.source else set()))


def leading_words(name: str) -> tuple[str, ...]:
    """Return the words by which a name for something unseen is found again."""
    return tuple(sorted(set(name_words(name)))) or (name.casefold(),)


def _downstream(ties: Iterable[Tie]) -> dict[str, tuple[Tie, ...]]:
    found: dict[str, list[Tie]] = defaultdict(list)
    for tie in ties:
        found[tie.downstream].append(tie)
    return {id_: tuple(known) for id_, known in found.items()}
