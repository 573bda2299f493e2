"""What people decided of the way upstream, as tracing takes it: which edges there are, which sources are one, which are two."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from headwater.decide.names import plain
from headwater.model.anchors import Shelf, shelf, standing_for
from headwater.model.decisions import EDGE_KINDS, UPSTREAM_KINDS, DecidedSource, Decision, Outcome, in_order, signed
from headwater.model.provenance import EdgeKind, Evidence
from headwater.model.text import Article
from headwater.model.what_if import EdgeAway, EdgeSet, NamedSource, OneSource, Settled, TwoSources

Verdict = EdgeKind | Literal["none", "one", "two"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Upstream:
    """What was settled, sorted, and what came of each decision on it, sorted by id."""

    settled: tuple[Settled, ...]
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Say:
    """One thing that a decision says: of two articles or two sources (`ends`, sources sorted), what they are to each other."""

    decision: Decision
    ends: tuple[str, str] | tuple[NamedSource, NamedSource]
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placed:
    """What a decision says, in words too, and where that stands."""

    says: tuple[_Say, ...]
    told: str
    places: tuple[Evidence, ...]


def upstream(articles: Iterable[Article], decisions: Iterable[Decision]) -> Upstream:
    """Return what `decisions` that stand settle of the way upstream. Of several on the same, the last holds."""
    asked = sorted((one for one in decisions if one.kind in UPSTREAM_KINDS), key=in_order)
    known = shelf(articles)
    outcomes: list[Outcome] = []
    placed: list[tuple[Decision, _Placed]] = []
    for decision in asked:
        found = _edge(known, decision) if decision.articles else _sources(known, decision)
        if isinstance(found, str):
            outcomes.append(Outcome(id=decision.id, holds=False, reason=found))
        else:
            placed.append((decision, found))
    last = {_subject(say): say for _, one in placed for say in one.says}
    outcomes += [_outcome(decision, one, [last[_subject(say)] for say in one.says]) for decision, one in placed]
    return Upstream(
        settled=tuple(
            sorted((_settled(say) for say in last.values()), key=lambda one: (type(one).__name__, repr(one)))
        ),
        outcomes=tuple(sorted(outcomes, key=lambda one: one.id)),
    )


def _edge(known: Shelf, decision: Decision) -> _Placed | str:
    """Return what a decision says of an edge, or why it says nothing any more."""
    found: list[Article] = []
    for meant in decision.articles:
        article = standing_for(known, meant)
        if article is None:
            return f"{meant.path} is not in this case"
        found.append(article)
    downstream, upstream_one = found
    if downstream.id == upstream_one.id:
        return "both articles are now one"
    ends, back = (downstream.id, upstream_one.id), (upstream_one.id, downstream.id)
    kind = EDGE_KINDS.get(decision.value or "")
    says: list[tuple[tuple[str, str], Verdict | None]] = [(ends, kind if decision.kind == "edge_is" else "none")]
    if decision.kind == "edge_reversed":
        says.append((back, kind))
    later, earlier = (upstream_one, downstream) if decision.kind == "edge_reversed" else (downstream, upstream_one)
    verb = "does not rest on" if decision.kind == "edge_is_not" else "rests on"
    told = f"{later.path} {verb} {earlier.path}" + (f" ({kind})" if kind else "")
    return _Placed(
        says=tuple(_Say(decision=decision, ends=pair, verdict=verdict) for pair, verdict in says if verdict),
        told=told,
        places=tuple(sorted(whole(article) for article in found)),
    )


def whole(article: Article) -> Evidence:
    """Return the whole of an article, as a place."""
    return Evidence(article_id=article.id, start=0, end=len(article.text))


def _sources(known: Shelf, decision: Decision) -> _Placed | str:
    """Return what a decision says of two sources, or why it says nothing any more."""
    placed: list[tuple[NamedSource, list[Evidence]]] = []
    for meant in decision.sources:
        articles = articles_of(known, meant)
        if meant.articles and not articles:
            return f"no article in which “{meant.name}” was meant is in this case"
        ids = tuple(sorted({article.id for article in articles})) if meant.articles else None
        name = " ".join(meant.name.split())
        placed.append((NamedSource(name=name, article_ids=ids), [whole(article) for article in articles]))
    (left, _), (right, _) = sorted(placed, key=lambda one: repr(one[0]))
    verdict: Verdict = "one" if decision.kind == "one_source" else "two"
    number = "one source" if verdict == "one" else "two sources"
    return _Placed(
        says=(_Say(decision=decision, ends=(left, right), verdict=verdict),),
        told=f"“{left.name}” and “{right.name}” are {number}",
        places=tuple(sorted({place for _, places in placed for place in places})),
    )


def articles_of(known: Shelf, source: DecidedSource) -> list[Article]:
    """Return the articles in which a name means a source, as far as they are in the case."""
    found = (standing_for(known, meant) for meant in source.articles)
    return [article for article in found if article is not None]


def _subject(say: _Say) -> tuple[object, ...]:
    return tuple(end if isinstance(end, str) else (plain(end.name), end.article_ids) for end in say.ends)


def _outcome(decision: Decision, placed: _Placed, last: Sequence[_Say]) -> Outcome:
    lost = [won for say, won in zip(placed.says, last, strict=True) if say.verdict != won.verdict]
    if lost:
        by = lost[0].decision
        reason = f"a later decision holds instead, {signed(by)}"
        return Outcome(id=decision.id, holds=False, reason=reason, instead=by.id, places=placed.places)
    return Outcome(id=decision.id, holds=True, reason=placed.told, places=placed.places)


def _settled(say: _Say) -> Settled:
    by = signed(say.decision)
    left, right = say.ends
    if isinstance(left, str) or isinstance(right, str):
        downstream, upstream_one = str(left), str(right)
        kind = EDGE_KINDS.get(say.verdict)
        if kind is None:
            return EdgeAway(downstream=downstream, upstream=upstream_one, by=by)
        return EdgeSet(downstream=downstream, upstream=upstream_one, kind=kind, by=by)
    made = OneSource if say.verdict == "one" else TwoSources
    return made(left=left, right=right, by=by)
