"""Drift: what changes on the way from one article to the next: hedges, conditions, attributions, figures, quotations."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from headwater.model.provenance import Drift, DriftKind, Edge, EdgeKind, Evidence
from headwater.trace.changed import reserve
from headwater.trace.changed.corrections import uncorrected
from headwater.trace.changed.headlines import stronger
from headwater.trace.changed.quotations import altered, cut, moved
from headwater.trace.parties.names import lowered
from headwater.trace.pile import Pile
from headwater.trace.texts.words import counted, figures
from headwater.trace.threads import Said, Thread

_CLOSE = 0.1
_SURE = 0.7  # score of a link: below, the two places may not make the same claim
_RETOLD: frozenset[EdgeKind] = frozenset({"republication", "excerpt", "rewrite", "pickup"})
_AROUND = 200  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    """A place of the later article and those places of the earlier one that surely make the same claim, the likest first."""

    later: Said
    earlier: tuple[Said, ...]


Change = tuple[Evidence, Evidence, DriftKind, str]


def drift(pile: Pile, found: Sequence[Thread], edges: Sequence[Edge]) -> tuple[Drift, ...]:
    """Return what changed on the way, claim by claim, sorted by claim and place."""
    result = {*_along(pile, found, edges), *stronger(pile, found), *uncorrected(pile, found, edges)}
    return tuple(_once(sorted(result, key=drift_key)))


def _once(changes: Iterable[Drift]) -> Iterator[Drift]:
    """Yield changes without those of a quotation that two claims lie in, once it is told of one."""
    told: set[tuple[Evidence, Evidence, str, str]] = set()
    for one in changes:
        key = (one.earlier, one.later, one.kind, one.text)
        if key not in told or not one.kind.startswith("quotation"):
            told.add(key)
            yield one


def drift_key(one: Drift) -> tuple[str, Evidence, Evidence, str, str]:
    """Return a key that sorts changes by claim and place; no two have the same."""
    return (one.claim_id, one.earlier, one.later, one.kind, one.text)


def _along(pile: Pile, found: Sequence[Thread], edges: Sequence[Edge]) -> Iterator[Drift]:
    """Yield what changed along the edges. Who updates, corrects or confirms a report tells anew, and drops nothing."""
    in_article: dict[str, dict[str, Thread]] = defaultdict(dict)
    for thread in found:
        for article_id in thread.carriers():
            in_article[article_id][thread.id] = thread
    for edge in edges:
        if edge.kind not in ("correction", "update"):
            for claim, thread in in_article[edge.downstream].items():
                if claim in in_article[edge.upstream]:
                    for earlier, later, kind, text in _changes(pile, thread, edge):
                        yield Drift(kind=kind, claim_id=claim, earlier=earlier, later=later, text=text)


def _changes(pile: Pile, thread: Thread, edge: Edge) -> Iterator[Change]:
    upper = thread.asserted_in(edge.upstream)
    earlier = [said for said in upper if not said.headline]
    later = thread.asserted_in(edge.downstream)
    if not earlier:
        return
    retold = [said for said in later if edge.kind in _RETOLD or _has_no_other(said)]
    pairs = [pair for said in retold if (pair := _pair(pile, said, upper)).earlier]
    quotations = list(_quotations(pile, edge, later))
    yield from quotations
    yield from _first(_hedges(pairs, later))
    yield from _figures(pile, pairs)
    if edge.kind in _RETOLD and thread.id in edge.claims:
        yield from _first(_attributions(pile, pairs, earlier, later))
    if not any(kind == "quotation_cut" for _, _, kind, _ in quotations):
        yield from _first(_conditions(pile, pairs))
        yield from _first(_plans(pairs))


def _has_no_other(said: Said) -> bool:
    """Say whether an appearance names no source but an outlet."""
    return all(link.kind == "outlet" for link in said.links)


def _pair(pile: Pile, later: Said, earlier: Sequence[Said]) -> _Pair:
    scores = {said.id: pile.scores.get(later.id, {}).get(said.id, 0.0) for said in earlier}
    sure = sorted((said for said in earlier if scores[said.id] >= _SURE), key=lambda said: -scores[said.id])
    return _Pair(later=later, earlier=tuple(sure))


def _first(changes: Iterable[Change]) -> list[Change]:
    """Return the first change of a kind: one place is enough to show it."""
    return [change for _, change in zip(range(1), changes, strict=False)]


def _hedges(pairs: Iterable[_Pair], later: Sequence[Said]) -> Iterator[Change]:
    """A hedge is dropped where the likest earlier wording and half of all have one, and nothing in the later article has."""
    if any(said.appearance.hedged or reserve.hedge(said.sentence) for said in later):
        return
    for pair in pairs:
        held = [said for said in pair.earlier if said.appearance.hedged or reserve.hedge(said.sentence)]
        shown = next((said for said in held if reserve.hedge(said.appearance.text)), None)
        likest = pair.earlier[0] in held and 2 * len(held) >= len(pair.earlier)
        if shown and likest and reserve.is_settled(pair.later.sentence):
            told = f"Told before with reserve (“{reserve.hedge(shown.appearance.text)}”), here flatly."
            yield (shown.evidence, pair.later.evidence, "hedge_dropped", told)


def _attributions(
    pile: Pile, pairs: Iterable[_Pair], earlier: Sequence[Said], later: Sequence[Said]
) -> Iterator[Change]:
    """An attribution is dropped where the earlier article always names a source and the later one gives nobody's word."""
    if not all(said.links for said in earlier) or any(said.links or _gives_word(pile, said) for said in later):
        return
    for pair in pairs:
        if not pair.later.headline and not reserve.speaks_of_itself(pair.later.sentence):
            body = [said for said in pair.earlier if not said.headline]
            name = lowered(body[0].links[-1].name) if body else ""
            text = f"Told before on the word of {name}, here as plain fact."
            yield (pair.earlier[0].evidence, pair.later.evidence, "attribution_dropped", text)


def _gives_word(pile: Pile, said: Said) -> bool:
    """Say whether a sentence passes on somebody's word in any way, be it one that was not understood."""
    place = said.evidence
    return reserve.gives_word(said.sentence) or any(
        span.start < place.end and place.start < span.end
        for one in pile.said_in.get(said.article_id, ())
        if one.sources
        for span in one.contents
    )


def _figures(pile: Pile, pairs: Iterable[_Pair]) -> Iterator[Change]:
    """A figure is changed where both count the same things, and neither article has the other's number anywhere."""
    for pair in pairs:
        mine = pile.articles[pair.later.article_id].text
        theirs = pile.articles[pair.earlier[0].article_id].text
        after = counted(pair.later.appearance.text)
        for said in pair.earlier:
            before = dict(sorted(counted(said.appearance.text)))
            for unit, value in sorted(after):
                old = before.get(unit)
                if old is not None and not _has(mine, old) and not _has(theirs, value):
                    text = f"{old:,g} {unit} before, {value:,g} here."
                    yield (said.evidence, pair.later.evidence, "figure_changed", text)


def _has(text: str, value: float) -> bool:
    """Say whether a text has a number anywhere, or one close to it."""
    return any(abs(value - other) <= _CLOSE * max(value, other) for other in figures(text))


def _conditions(pile: Pile, pairs: Iterable[_Pair]) -> Iterator[Change]:
    """A condition is lost where every earlier wording has one and the later place, with what stands around it, has none."""
    for pair in pairs:
        tied = reserve.condition(pair.earlier[0].appearance.text)
        if tied and all(reserve.condition(said.appearance.text) for said in pair.earlier):
            text = pile.articles[pair.later.article_id].text
            start, end = pair.later.evidence.start, pair.later.evidence.end
            around = text[max(0, start - _AROUND) : end + _AROUND]
            if reserve.is_unconditional(pair.later.sentence) and not reserve.condition(around):
                told = f"Told before under a condition (“{tied}”), here without it."
                yield (pair.earlier[0].evidence, pair.later.evidence, "condition_lost", told)


def _plans(pairs: Iterable[_Pair]) -> Iterator[Change]:
    """A condition is lost, too, where what was planned before is told as done."""
    for pair in pairs:
        plans = [reserve.done(said.appearance.text, pair.later.sentence) for said in pair.earlier]
        if plans and all(plans):
            told = f"A plan (“{plans[0]}”) before, told as done here."
            yield (pair.earlier[0].evidence, pair.later.evidence, "condition_lost", told)


def _quotations(pile: Pile, edge: Edge, later: Sequence[Said]) -> Iterator[Change]:
    """Yield where the later article gives a part of a sentence as a quotation, quotes other words, or gives them to another."""
    mine, theirs = pile.articles[edge.downstream], pile.articles[edge.upstream]
    for said in later:
        for change in cut(mine, theirs, said.evidence):
            told = f"The quotation leaves out “{change.left_out}”."
            yield (change.earlier, change.later, "quotation_cut", told)
        for change in altered(mine, theirs, said.evidence):
            told = f"The quoted words are not the same: {change.put_otherwise}."
            yield (change.earlier, change.later, "quotation_altered", told)
        for one in moved(pile, edge.downstream, edge.upstream, said.evidence):
            told = f"In the mouth of {one.earlier_speaker} before, of {one.later_speaker} here."
            yield (one.earlier, one.later, "quotation_moved", told)
