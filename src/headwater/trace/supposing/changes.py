"""What changes between a traced case and what is supposed of it: claim by claim, and in edges, loops and unseen sources."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar, get_args

from headwater.model.provenance import Claim, Edge, Evidence, Loop, UnseenSource
from headwater.model.what_if import ChangeKind, ClaimChange, Difference, Left
from headwater.trace.supposing.patched import Patched
from headwater.trace.supposing.prepared import Prepared

_GRAVITY: tuple[ChangeKind, ...] = get_args(ChangeKind)

Item = TypeVar("Item", bound=Hashable)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recounted:
    """A claim as it is supposed, None where no article tells it, and the appearances that are left without a source."""

    after: Claim | None
    left: tuple[Left, ...]


def difference(
    prepared: Prepared,
    recounted: Mapping[int, Recounted],
    edges: Patched[Edge],
    loops: Patched[Loop],
    unseen: Patched[UnseenSource],
) -> Difference:
    """Return what is different; `recounted` are the claims that may be."""
    before = prepared.traced.provenance
    found = [_change(before.claims[number], one) for number, one in sorted(recounted.items())]
    changes = [change for change in found if change is not None]
    remade = {(edge.downstream, edge.upstream) for edge in edges.new}
    loops_opened, loops_closed = _apart(loops.gone, loops.new)
    unseen_gone, unseen_new = _apart(unseen.gone, unseen.new)
    names = ({(one.kind, one.name) for one in unseen_gone}, {(one.kind, one.name) for one in unseen_new})
    return Difference(
        claims=tuple(sorted(changes, key=lambda change: _GRAVITY.index(change.kind))),
        left_articles=_left_articles(prepared, recounted),
        edges_gone=tuple(edge for edge in edges.gone if (edge.downstream, edge.upstream) not in remade),
        edges_new=tuple(edge for edge in edges.new if (edge.downstream, edge.upstream) not in prepared.edges),
        loops_opened=loops_opened,
        loops_closed=loops_closed,
        unseen_gone=tuple(one for one in unseen_gone if (one.kind, one.name) not in names[1]),
        unseen_new=tuple(one for one in unseen_new if (one.kind, one.name) not in names[0]),
    )


def _change(before: Claim, one: Recounted) -> ClaimChange | None:
    if one.after == before and not one.left:
        return None
    kind = _kind(before, one.after)
    return ClaimChange(claim_id=before.id, kind=kind, before=before, after=one.after, left=one.left)


def _kind(before: Claim, after: Claim | None) -> ChangeKind:
    """Return the gravest change."""
    if after is None:
        return "untold"
    was, now = before.independent_origins, after.independent_origins
    if now.min == 0 < was.min:
        return "unsupported"
    if now.max == 1 < was.max:
        return "single_sourced"
    if was.max == 1 < now.max:
        return "no_longer_single"
    return "interval" if (was.min, was.max) != (now.min, now.max) else "grounds"


def _apart(before: Sequence[Item], after: Sequence[Item]) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """Return what only the one has and what only the other has, each in its order."""
    was, now = set(before), set(after)
    return tuple(one for one in before if one not in now), tuple(one for one in after if one not in was)


def _left_articles(prepared: Prepared, recounted: Mapping[int, Recounted]) -> tuple[str, ...]:
    """Return the articles of which nothing that they put forward keeps a source."""
    lost = {number: {place.evidence for place in one.left} for number, one in recounted.items() if one.left}
    ids = {place.article_id for places in lost.values() for place in places}
    return tuple(id_ for id_ in sorted(ids) if _is_left(prepared, id_, lost))


def _is_left(prepared: Prepared, article_id: str, lost: Mapping[int, set[Evidence]]) -> bool:
    for number in prepared.told_in[article_id]:
        told = prepared.traced.threads[number].asserted_in(article_id)
        if not all(said.evidence in lost.get(number, ()) for said in told):
            return False
    return True
