"""Ties as people decided them: what they hold for an edge is one, of the kind that they gave it; what they do not is none."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from headwater.model.provenance import Evidence
from headwater.model.what_if import EdgeSet
from headwater.trace.grounds.ties import Tie
from headwater.trace.pile import Pile
from headwater.trace.threads import Thread, by_article, in_both


def as_decided(pile: Pile, found: Sequence[Thread], ties: Sequence[Tie]) -> list[Tie]:
    """Return the ties without those that people took away, and all of a pair of articles of the kind that they gave its edge."""
    held = {(one.downstream, one.upstream): one for one in pile.settled if isinstance(one, EdgeSet)}
    ends = pile.articles.keys()
    kept = [_as_held(held, tie) for tie in ties if (tie.downstream, tie.upstream) not in pile.cut]
    claims = by_article(found) if held else {}
    made = [_made(pile, one, in_both(claims, *pair)) for pair, one in sorted(held.items()) if set(pair) <= ends]
    return [*kept, *made]


def _as_held(held: Mapping[tuple[str, str], EdgeSet], tie: Tie) -> Tie:
    one = held.get((tie.downstream, tie.upstream))
    return tie if one is None else replace(tie, kind=one.kind)


def _made(pile: Pile, one: EdgeSet, shared: Sequence[Thread]) -> Tie:
    """Return the tie that a person holds for one: whatever claims both articles have travelled along it."""
    ends = (one.downstream, one.upstream)
    places = [said.evidence for thread in shared for said in thread.said if said.article_id in ends]
    whole = [Evidence(article_id=id_, start=0, end=len(pile.articles[id_].text)) for id_ in ends]
    return Tie(
        downstream=one.downstream,
        upstream=one.upstream,
        kind=one.kind,
        claims=frozenset(thread.id for thread in shared),
        reason=one.by,
        confidence=1.0,
        worded=False,
        evidence=tuple(places or whole),
        decided=True,
    )
