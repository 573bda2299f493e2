"""What-ifs: what tracing finds when a source, an article or an edge is taken away, or two sources are ruled to be one or two.

What stands in the remaining articles, which places make one claim, and the grounds for saying that one article depends on another
stay as they were found: a supposition is about whom to rely on, not about how texts read. Everything that follows from them is
worked out anew, but only where it is touched.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import partial
from typing import cast

from headwater.model.provenance import Claim, Drift, Edge, Loop, Provenance, Return, UnseenSource
from headwater.model.what_if import (
    ArticleAway,
    EdgeAway,
    NamedSource,
    OneSource,
    SourceAway,
    Supposition,
    TwoSources,
    WhatIf,
)
from headwater.trace.counting.origins import Counted, count
from headwater.trace.counting.supposed import Supposed, overruled, plain_name, supposed, with_akin
from headwater.trace.drift import drift, drift_key
from headwater.trace.edges import edges
from headwater.trace.loops import loops
from headwater.trace.provenances import claim_of
from headwater.trace.returns import returns
from headwater.trace.supposing.changes import Recounted, difference
from headwater.trace.supposing.patched import Patched, patched
from headwater.trace.supposing.prepared import Prepared, leading_words
from headwater.trace.supposing.withdrawn import Remaining, remaining
from headwater.trace.texts.graphs import walked
from headwater.trace.unseen import Sighting, cited, is_one, rank, unseen


def what_if(prepared: Prepared, suppositions: Iterable[Supposition]) -> WhatIf:
    """Return what tracing finds when all the suppositions hold. Their order, and saying one twice, changes nothing."""
    known = ordered(suppositions)
    left = remaining(prepared, known)
    return _answer(left, known, _touched(prepared, known, left))


def ordered(suppositions: Iterable[Supposition]) -> tuple[Supposition, ...]:
    """Return suppositions sorted, each once; which of two sources is named first tells nothing."""
    return tuple(sorted({_turned(one) for one in suppositions}, key=lambda one: (type(one).__name__, repr(one))))


def _turned(one: Supposition) -> Supposition:
    if isinstance(one, OneSource | TwoSources) and repr(one.right) < repr(one.left):
        return type(one)(left=one.right, right=one.left)
    return one


def _touched(prepared: Prepared, known: Sequence[Supposition], left: Remaining) -> frozenset[int]:
    """Return the claims that the suppositions can bear on."""
    found: set[int] = set()
    for heir in left.heirs:
        found.update(prepared.told_in.get(heir, ()))
    for one in known:
        found |= _touched_by(prepared, one)
    return frozenset(found)


def _touched_by(prepared: Prepared, one: Supposition) -> set[int]:
    if isinstance(one, SourceAway):
        return _with_source(prepared, one.source)
    if isinstance(one, ArticleAway):
        return {*prepared.told_in.get(one.article_id, ()), *prepared.credited_in.get(one.article_id, ())}
    if isinstance(one, EdgeAway):
        credited = {*prepared.told_in.get(one.upstream, ()), *prepared.credited_in.get(one.upstream, ())}
        return credited & set(prepared.told_in.get(one.downstream, ()))
    return _with_source(prepared, one.left) & _with_source(prepared, one.right)


def _with_source(prepared: Prepared, source: NamedSource) -> set[int]:
    found = set(prepared.named_in.get(plain_name(source.name), ()))
    if source.article_ids is None:
        return found
    return found & {number for id_ in source.article_ids for number in prepared.told_in.get(id_, ())}


def _answer(left: Remaining, known: Sequence[Supposition], touched: frozenset[int]) -> WhatIf:
    prepared = left.prepared
    given = supposed(overruled(prepared.traced.pile.settled, known))
    counted = _counted(left, given, touched)
    wider = with_akin(given, {key: name for one in counted.values() for key, name in sorted(one.akin.items())})
    if wider.akin:
        more = {
            n for id_, name in wider.akin for n in _with_source(prepared, NamedSource(name=name, article_ids=(id_,)))
        }
        counted = _counted(left, wider, touched | more)
    claims = _recounted(left, counted)
    new = _new_edges(left)
    its_edges = _edges(left, new)
    its_loops, missing = _loops(left, its_edges), _unseen(left, counted)
    after = Provenance(
        claims=_claims(left, claims),
        edges=its_edges.rows,
        loops=its_loops.rows,
        drift=_drift(left, new),
        unseen_sources=missing.rows,
        returns=_returns(left, prepared.traced.provenance.returns),
    )
    changed = difference(prepared, claims, its_edges, its_loops, missing)
    return WhatIf(suppositions=tuple(known), after=after, difference=changed)


def _counted(left: Remaining, given: Supposed, touched: Iterable[int]) -> dict[int, Counted]:
    """Return the origins of some claims, in their order, as they are supposed."""
    found = {}
    for number in sorted(touched):
        thread = left.thread(number)
        found[number] = count(left.pile, thread, left.ties(thread), given)
    return found


def _returns(left: Remaining, found: tuple[Return, ...]) -> tuple[Return, ...]:
    """Return what comes back: anew in the articles that share a claim with one that is gone, for another may show its age."""
    if not left.away:
        return found
    told_in = left.prepared.told_in
    gone = {number for id_ in left.away for number in told_in.get(id_, ())}
    touched = {id_ for number in gone for id_ in left.thread(number).articles()} | left.away
    numbers = sorted({number for id_ in touched for number in told_in.get(id_, ())})
    anew = returns(left.pile, [left.thread(number) for number in numbers])
    kept = (one for one in found if one.later.article_id not in touched)
    made = [*kept, *(one for one in anew if one.later.article_id in touched)]
    return tuple(sorted(made, key=lambda one: (-one.age_days, one.later, one.kind)))


def _recounted(left: Remaining, counted: Mapping[int, Counted]) -> dict[int, Recounted]:
    """Return the claims that were counted anew, by number."""
    found = {}
    for number, one in counted.items():
        thread = left.thread(number)
        found[number] = Recounted(after=claim_of(thread, one) if thread.said else None, left=one.left)
    return found


def _claims(left: Remaining, recounted: Mapping[int, Recounted]) -> tuple[Claim, ...]:
    """Return the claims that are still told, in their order."""
    claims: list[Claim | None] = list(left.prepared.traced.provenance.claims)
    untold = [number for number, one in recounted.items() if one.after is None]
    for number, one in recounted.items():
        claims[number] = one.after
    for number in sorted(untold, reverse=True):
        del claims[number]
    return tuple(cast("list[Claim]", claims))


def _new_edges(left: Remaining) -> tuple[Edge, ...]:
    """Return the edges of which ties were taken over from an original that is gone."""
    moved = [tie for ties in left.moved.values() for tie in ties]
    pairs = {(tie.downstream, tie.upstream) for tie in moved}
    known = [tie for down in sorted({pair[0] for pair in pairs}) for tie in left.prepared.ties_of.get(down, ())]
    return edges([tie for tie in known if left.holds(tie) and (tie.downstream, tie.upstream) in pairs] + moved)


def _edges(left: Remaining, new: Sequence[Edge]) -> Patched[Edge]:
    """Return the edges that are left, and the new ones in place of those that they are made of anew."""
    found, pairs = left.prepared.traced.provenance.edges, {_pair(edge) for edge in new}
    ends = left.away | {downstream for downstream, _ in (*left.cut, *pairs)}
    near = {place for id_ in ends for place in left.prepared.edges_at.get(id_, ())}
    gone = [n for n in near if _pair(found[n]) in pairs or not left.holds_pair(*_pair(found[n]))]
    return patched(found, gone, new, key=_pair)


def _pair(edge: Edge) -> tuple[str, str]:
    return (edge.downstream, edge.upstream)


def _loops(left: Remaining, its_edges: Patched[Edge]) -> Patched[Loop]:
    """Return the rings: those that lost an article or an edge are looked for anew, and those through an heir."""
    found = left.prepared.traced.provenance.loops
    lost = [loop for loop in found if _has_lost(left, set(loop.articles))]
    if not lost and not left.heirs:
        return Patched(rows=found)
    near = _near(left, its_edges)
    nodes = {id_ for loop in lost for id_ in loop.articles} - left.away
    above = walked(partial(_above, near), left.heirs)
    below = walked(partial(_below, near), left.heirs)
    nodes |= above & below
    inside = {_pair(edge): edge for id_ in nodes for edge in near(id_) if {edge.downstream, edge.upstream} <= nodes}
    gone = [n for n, loop in enumerate(found) if loop in lost or not nodes.isdisjoint(loop.articles)]
    return patched(found, gone, loops([inside[pair] for pair in sorted(inside)]), key=lambda loop: loop.articles)


def _near(left: Remaining, its_edges: Patched[Edge]) -> Callable[[str], Iterable[Edge]]:
    """Return what tells the edges of an article."""
    found, places = left.prepared.traced.provenance.edges, left.prepared.edges_at
    gone = {_pair(edge) for edge in its_edges.gone}
    new: dict[str, list[Edge]] = defaultdict(list)
    for edge in its_edges.new:
        new[edge.downstream].append(edge)
        new[edge.upstream].append(edge)
    return lambda id_: [found[n] for n in places.get(id_, ()) if _pair(found[n]) not in gone] + new.get(id_, [])


def _above(near: Callable[[str], Iterable[Edge]], article_id: str) -> list[str]:
    return [edge.upstream for edge in near(article_id) if edge.downstream == article_id]


def _below(near: Callable[[str], Iterable[Edge]], article_id: str) -> list[str]:
    return [edge.downstream for edge in near(article_id) if edge.upstream == article_id]


def _has_lost(left: Remaining, articles: set[str]) -> bool:
    return bool(articles & left.away) or any({down, up} <= articles for down, up in left.cut)


def _drift(left: Remaining, new: Sequence[Edge]) -> tuple[Drift, ...]:
    """Return what changed on the way along the edges that are left."""
    found, pairs = left.prepared.traced.provenance.drift, {_pair(edge) for edge in new}
    ends = left.away | {downstream for downstream, _ in (*left.cut, *pairs)}
    near = {place for id_ in ends for place in left.prepared.drift_at.get(id_, ())}
    gone = {n for n in near if _ends(found[n]) in pairs or not left.holds_pair(*_ends(found[n]))}
    numbers = {n for edge in new for n in left.prepared.told_in.get(edge.downstream, ())}
    along = drift(left.pile, [left.thread(number) for number in sorted(numbers)], new) if new else ()
    return patched(found, gone, [one for one in along if not _is_held(found, gone, one)], key=drift_key).rows


def _ends(one: Drift) -> tuple[str, str]:
    return (one.later.article_id, one.earlier.article_id)


def _is_held(found: Sequence[Drift], gone: Collection[int], one: Drift) -> bool:
    """Say whether a change is among those that were found and are left."""
    place = bisect_left(found, drift_key(one), key=drift_key)
    return place < len(found) and found[place] == one and place not in gone


def _unseen(left: Remaining, counted: Iterable[int]) -> Patched[UnseenSource]:
    """Return the unseen sources: without the places that are gone, with the credits that now lead out of the pile."""
    traced = left.prepared.traced
    found = traced.provenance.unseen_sources
    if not left.away and not left.cut:
        return Patched(rows=found)
    numbers = sorted(counted)
    was = set(cited(traced.pile, [traced.threads[number] for number in numbers]))
    now = list(dict.fromkeys(cited(left.pile, [left.thread(number) for number in numbers])))
    groups = _grouped(left, gone=was.difference(now), new=[one for one in now if one not in was])
    replaced = [left.prepared.missing[number] for number in groups if number < len(left.prepared.missing)]
    return patched(found, replaced, unseen([group for group in groups.values() if group]), key=rank)


def _grouped(left: Remaining, gone: set[Sighting], new: Sequence[Sighting]) -> dict[int, list[Sighting]]:
    """Return the groups of sightings that change, by number: without those that are gone, with new ones."""
    prepared = left.prepared
    sighted = prepared.traced.sighted
    places = {one.evidence.article_id for one in gone} | left.away
    groups: dict[int, list[Sighting]] = {}
    for number in sorted({number for id_ in places for number in prepared.seen_in.get(id_, ())}):
        kept = [one for one in sighted[number] if one not in gone and one.evidence.article_id not in left.away]
        if len(kept) < len(sighted[number]):
            groups[number] = kept
    for one in sorted(new, key=lambda s: (s.kind, -len(s.name), s.name.casefold(), s.evidence, s.claim or "")):
        near = {number for word in leading_words(one.name) for number in prepared.leaders.get(word, ())}
        home = next((number for number in sorted(near) if is_one(sighted[number][0], one)), None)
        home = home if home is not None else _new_home(groups, len(sighted), one)
        groups.setdefault(home, list(sighted[home]) if home < len(sighted) else []).append(one)
    return groups


def _new_home(groups: Mapping[int, Sequence[Sighting]], first: int, one: Sighting) -> int:
    """Return the number of the new group that a sighting belongs to, from `first` on, or that of one more."""
    fresh = [number for number in groups if number >= first]
    return next((number for number in fresh if is_one(groups[number][0], one)), first + len(fresh))
