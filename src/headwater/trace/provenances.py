"""Links in, provenance out: which article rests on which, and how many independent origins each claim has."""

from collections.abc import Sequence

from headwater.model.attribution import Attribution
from headwater.model.links import Links
from headwater.model.provenance import Claim, Provenance
from headwater.model.text import Article
from headwater.trace.citations import citations
from headwater.trace.drift import drift
from headwater.trace.edges import edges, ties_of
from headwater.trace.loops import loops
from headwater.trace.origins import count
from headwater.trace.pile import Pile, gather
from headwater.trace.threads import Thread, threads
from headwater.trace.ties import Tie
from headwater.trace.unseen import unseen


def provenance(articles: Sequence[Article], attributions: Sequence[Attribution], links: Links) -> Provenance:
    """Return what rests on what. The order of the input changes nothing."""
    pile = gather(articles, attributions, links)
    found = threads(pile)
    ties = ties_of(pile, found, citations(pile, found))
    its_edges = edges(ties)
    return Provenance(
        claims=tuple(_claim(pile, thread, ties) for thread in found),
        edges=its_edges,
        loops=loops(its_edges),
        drift=drift(pile, found, its_edges),
        unseen_sources=unseen(pile, found),
    )


def _claim(pile: Pile, thread: Thread, ties: Sequence[Tie]) -> Claim:
    counted = count(pile, thread, ties)
    return Claim(
        id=thread.id,
        text=thread.text,
        appearances=tuple(one.appearance for one in thread.said),
        origins=counted.origins,
        independent_origins=counted.independent,
    )
