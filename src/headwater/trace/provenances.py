"""Links in, provenance out: which article rests on which, and how many independent origins each claim has."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from headwater.model.attribution import Attribution
from headwater.model.links import Links
from headwater.model.provenance import Claim, Provenance
from headwater.model.text import Article
from headwater.model.what_if import Settled
from headwater.trace.counting.origins import Counted, count
from headwater.trace.counting.supposed import supposed
from headwater.trace.drift import drift
from headwater.trace.edges import edges, ties_of
from headwater.trace.grounds.citations import citations
from headwater.trace.grounds.ties import Tie
from headwater.trace.loops import loops
from headwater.trace.pile import Pile, gather
from headwater.trace.returns import returns
from headwater.trace.threads import Thread, threads
from headwater.trace.unseen import Sighting, sighted, unseen


@dataclass(frozen=True, slots=True, kw_only=True)
class Traced:
    """What tracing found, with what it went by; `claims` of the provenance are in the order of `threads`.

    `upon` are the ties by the article that they lead to, `sighted` the places that cite each unseen source.
    """

    pile: Pile
    threads: tuple[Thread, ...]
    ties: tuple[Tie, ...]
    upon: Mapping[str, tuple[Tie, ...]]
    sighted: tuple[tuple[Sighting, ...], ...]
    provenance: Provenance


def provenance(
    articles: Sequence[Article], attributions: Sequence[Attribution], links: Links, settled: Sequence[Settled] = ()
) -> Provenance:
    """Return what rests on what, by what people `settled` of it. The order of the input changes nothing."""
    return traced(articles, attributions, links, settled).provenance


def traced(
    articles: Sequence[Article], attributions: Sequence[Attribution], links: Links, settled: Sequence[Settled] = ()
) -> Traced:
    """Return what rests on what, with all that was found on the way."""
    pile = gather(articles, attributions, links, settled)
    given = supposed(settled)
    found = threads(pile)
    ties = ties_of(pile, found, citations(pile, found))
    upon = _upon(ties)
    its_edges = edges(ties)
    groups = sighted(pile, found)
    return Traced(
        pile=pile,
        threads=found,
        ties=ties,
        upon=upon,
        sighted=groups,
        provenance=Provenance(
            claims=tuple(claim_of(thread, count(pile, thread, ties_among(upon, thread), given)) for thread in found),
            edges=its_edges,
            loops=loops(its_edges),
            drift=drift(pile, found, its_edges),
            unseen_sources=unseen(groups),
            returns=returns(pile, found),
        ),
    )


def _upon(ties: Iterable[Tie]) -> dict[str, tuple[Tie, ...]]:
    found: dict[str, list[Tie]] = defaultdict(list)
    for tie in ties:
        found[tie.upstream].append(tie)
    return {id_: tuple(known) for id_, known in found.items()}


def ties_among(upon: Mapping[str, Sequence[Tie]], thread: Thread) -> tuple[Tie, ...]:
    """Return the ties that can bear on a claim: those to an article that puts it forward, each article's in their order."""
    return tuple(tie for id_ in sorted(thread.carriers()) for tie in upon.get(id_, ()))


def claim_of(thread: Thread, counted: Counted) -> Claim:
    """Return a claim with its origins."""
    return Claim(
        id=thread.id,
        text=thread.text,
        appearances=tuple(one.appearance for one in thread.said),
        origins=counted.origins,
        independent_origins=counted.independent,
    )
