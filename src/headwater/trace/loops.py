"""Circular reporting: articles that rest on each other."""

from collections import defaultdict
from collections.abc import Sequence

from headwater.model.provenance import Edge, Loop
from headwater.trace.texts.graphs import rings


def loops(edges: Sequence[Edge]) -> tuple[Loop, ...]:
    """Return the largest groups of articles of which each leads to each along the edges, sorted. Dates do not forbid a ring."""
    arrows = [(edge.downstream, edge.upstream) for edge in edges]
    closed = [ring for ring in rings((), arrows) if len(ring) > 1]
    return tuple(_loop(ring, edges) for ring in sorted(closed, key=sorted))


def _loop(ring: frozenset[str], edges: Sequence[Edge]) -> Loop:
    inside = [edge for edge in edges if {edge.downstream, edge.upstream} <= ring]
    evidence = {place for edge in inside for place in edge.evidence}
    return Loop(articles=tuple(sorted(ring)), claims=_going_round(inside), evidence=tuple(sorted(evidence)))


def _going_round(edges: Sequence[Edge]) -> tuple[str, ...]:
    """Return the claims whose own edges close a ring."""
    arrows: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for edge in edges:
        for claim in edge.claims:
            arrows[claim].append((edge.downstream, edge.upstream))
    return tuple(sorted(claim for claim, found in arrows.items() if any(len(ring) > 1 for ring in rings((), found))))
