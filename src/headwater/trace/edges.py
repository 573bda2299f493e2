"""Edges: which article depends on which, in which way, and why."""

from collections import defaultdict
from collections.abc import Sequence

from headwater.model.provenance import Edge, EdgeKind
from headwater.trace.grounds.citations import Citation
from headwater.trace.grounds.copies import copies
from headwater.trace.grounds.decided import as_decided
from headwater.trace.grounds.originals import pointers
from headwater.trace.grounds.rewrites import rewritten
from headwater.trace.grounds.ties import Tie, copied, credited, followed, matched, pointed, quoted_whole
from headwater.trace.pile import Pile
from headwater.trace.texts.graphs import rings
from headwater.trace.texts.order import is_earlier
from headwater.trace.threads import Thread

_RANK: tuple[EdgeKind, ...] = ("correction", "update", "republication", "match", "excerpt", "rewrite", "pickup")


def ties_of(pile: Pile, found: Sequence[Thread], cited: Sequence[Citation]) -> tuple[Tie, ...]:
    """Return every ground for saying that one article depends on another."""
    naming = {(cite.downstream, cite.upstream) for cite in cited}
    pointing = pointers(pile.articles.values())
    ties = copied(found, copies(pile, naming, frozenset((p.downstream, p.upstream) for p in pointing)))
    ties = [tie for tie in ties if (tie.downstream, tie.upstream) not in pile.cut]
    whole = {tie.downstream for tie in ties if tie.kind == "republication"}
    copied_pairs = {(tie.downstream, tie.upstream) for tie in ties}
    ties += [
        tie
        for tie in quoted_whole(pile, found, cited)
        if (tie.downstream, tie.upstream) not in copied_pairs and tie.downstream not in whole
    ]
    ties += [tie for tie in followed(pile, found) if (tie.downstream, tie.upstream) not in copied_pairs]
    ties += [tie for tie in credited(pile, cited) if tie.downstream not in whole]
    ties += pointed(found, pointing, ties)
    ties += matched(pile, found, cited, [tie for tie in ties if tie.kind == "republication"])
    ties += rewritten(pile, found, ties)
    known = as_decided(pile, found, _in_time(pile, ties))
    return tuple(sorted(known, key=lambda t: (t.downstream, t.upstream, _RANK.index(t.kind), t.reason, t.evidence)))


def _in_time(pile: Pile, ties: Sequence[Tie]) -> list[Tie]:
    """Return the ties without those to a later article that does not lead back: naming an outlet alone closes no ring."""
    closed = [ring for ring in rings((), sorted({(t.downstream, t.upstream) for t in ties})) if len(ring) > 1]
    return [
        tie
        for tie in ties
        if not is_earlier(pile.articles[tie.downstream], pile.articles[tie.upstream])
        or any({tie.downstream, tie.upstream} <= ring for ring in closed)
    ]


def edges(ties: Sequence[Tie]) -> tuple[Edge, ...]:
    """Return one edge for each pair of articles of which one depends on the other, sorted."""
    by_pair: dict[tuple[str, str], list[Tie]] = defaultdict(list)
    for tie in ties:
        by_pair[tie.downstream, tie.upstream].append(tie)
    return tuple(_edge(pair, by_pair[pair]) for pair in sorted(by_pair))


def _edge(pair: tuple[str, str], ties: Sequence[Tie]) -> Edge:
    """Return the edge that the ties of one pair of articles amount to; its kind is that of the weightiest tie."""
    kind = _kind(ties)
    ordered = sorted(ties, key=lambda tie: (tie.kind != kind, _RANK.index(tie.kind), -tie.confidence, tie.reason))
    doubt = 1.0
    for tie in {tie.kind: tie for tie in reversed(ordered)}.values():
        doubt *= 1 - tie.confidence
    return Edge(
        downstream=pair[0],
        upstream=pair[1],
        kind=kind,
        claims=tuple(sorted({claim for tie in ties for claim in tie.claims})),
        credit_only=not any(tie.worded for tie in ties),
        confidence=round(1 - doubt, 3),
        reasons=tuple(dict.fromkeys(f"{tie.kind}: {tie.reason}" for tie in ordered)),
        evidence=tuple(sorted({place for tie in ties for place in tie.evidence})),
        decided=any(tie.decided for tie in ties),
    )


def _kind(ties: Sequence[Tie]) -> EdgeKind:
    """Return the kind of an edge: a retelling that gives credit picks up."""
    kinds = sorted({tie.kind for tie in ties}, key=_RANK.index)
    return "pickup" if kinds == ["rewrite", "pickup"] else kinds[0]
