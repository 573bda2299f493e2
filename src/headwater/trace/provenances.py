"""Links in, provenance out: which article rests on which, and how many independent origins each claim has."""

from collections.abc import Sequence

from headwater.model.attribution import Attribution
from headwater.model.links import Links
from headwater.model.provenance import Claim, Evidence, IndependentOrigins, Origin, Provenance, Reason
from headwater.model.text import Article
from headwater.trace.pile import gather
from headwater.trace.threads import Thread, threads


def provenance(articles: Sequence[Article], attributions: Sequence[Attribution], links: Links) -> Provenance:
    """Return what rests on what. The order of the input changes nothing."""
    pile = gather(articles, attributions, links)
    claims = tuple(_claim(thread) for thread in threads(pile))
    return Provenance(claims=claims, edges=(), loops=(), drift=(), unseen_sources=())


def _claim(thread: Thread) -> Claim:
    """Return a claim whose origins are its distinct innermost sources."""
    names: dict[str, list[Evidence]] = {}
    for one in thread.asserted():
        name = one.links[-1].name if one.links else one.article_id
        names.setdefault(name, []).append(one.evidence)
    origins = tuple(
        Origin(name=n, kind="person", certain=True, evidence=tuple(sorted(e))) for n, e in sorted(names.items())
    )
    reasons = tuple(Reason(kind="origin", text=f"{o.name} is named as a source.", evidence=o.evidence) for o in origins)
    counted = IndependentOrigins(min=len(origins), max=len(origins), reasons=reasons)
    appearances = tuple(one.appearance for one in thread.said)
    return Claim(id=thread.id, text=thread.text, appearances=appearances, origins=origins, independent_origins=counted)
