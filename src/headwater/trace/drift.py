"""Drift: what changes on the way from one article to the next: hedges, attributions, figures, quotations."""

from collections.abc import Iterable, Sequence

from headwater.model.provenance import Drift, DriftKind, Edge, Evidence
from headwater.trace.pile import Pile
from headwater.trace.quotations import altered, cut
from headwater.trace.threads import Said, Thread
from headwater.trace.words import counted

_CLOSE = 0.1


def drift(pile: Pile, found: Sequence[Thread], edges: Sequence[Edge]) -> tuple[Drift, ...]:
    """Return what changed along the edges, claim by claim, sorted by claim and place. Corrections are no drift."""
    by_id = {thread.id: thread for thread in found}
    result: set[tuple[str, Evidence, Evidence, DriftKind, str]] = set()
    for edge in edges:
        if edge.kind == "correction":
            continue
        for claim in edge.claims:
            if claim in by_id:
                result |= {(claim, *change) for change in _changes(pile, by_id[claim], edge)}
    return tuple(
        Drift(kind=kind, claim_id=claim, earlier=earlier, later=later, text=text)
        for claim, earlier, later, kind, text in sorted(result)
    )


Change = tuple[Evidence, Evidence, DriftKind, str]


def _changes(pile: Pile, thread: Thread, edge: Edge) -> Iterable[Change]:
    earlier = [said for said in thread.asserted() if said.article_id == edge.upstream and not said.headline]
    later = [said for said in thread.asserted() if said.article_id == edge.downstream]
    if not earlier or not later:
        return []
    found = [
        _hedge(earlier, later),
        _attribution(earlier, later),
        *_figures(earlier, later),
        *_quotations(pile, edge, later),
    ]
    return [change for change in found if change is not None]


def _hedge(earlier: Sequence[Said], later: Sequence[Said]) -> Change | None:
    """A hedge is dropped where every earlier wording has one and a later one has none."""
    plain = next((said for said in later if not said.appearance.hedged), None)
    if plain is None or not all(said.appearance.hedged for said in earlier):
        return None
    return (earlier[0].evidence, plain.evidence, "hedge_dropped", "Stated with reserve before, flatly here.")


def _attribution(earlier: Sequence[Said], later: Sequence[Said]) -> Change | None:
    """An attribution is dropped where the earlier article names a source and the later one nowhere does."""
    if not all(said.links for said in earlier) or any(said.links for said in later):
        return None
    names = earlier[0].links[-1].name
    return (
        earlier[0].evidence,
        later[0].evidence,
        "attribution_dropped",
        f"Said by {names} before, as plain fact here.",
    )


def _figures(earlier: Sequence[Said], later: Sequence[Said]) -> list[Change]:
    """A figure is changed where both count the same things, and no number of the one is close to any of the other."""
    result: list[Change] = []
    before = {unit: value for said in earlier for unit, value in counted(said.appearance.text)}
    known = {value for said in earlier for _, value in counted(said.appearance.text)}
    for said in later:
        for unit, value in sorted(counted(said.appearance.text)):
            if unit in before and not any(_close(value, other) for other in known):
                source = next(one for one in earlier if (unit, before[unit]) in counted(one.appearance.text))
                text = f"{before[unit]:,g} {unit} before, {value:,g} here."
                result.append((source.evidence, said.evidence, "figure_changed", text))
    return result


def _close(left: float, right: float) -> bool:
    return abs(left - right) <= _CLOSE * max(left, right)


def _quotations(pile: Pile, edge: Edge, later: Sequence[Said]) -> list[Change]:
    """Return where the later article gives a part of a sentence as a quotation, or quotes other words."""
    mine, theirs = pile.articles[edge.downstream], pile.articles[edge.upstream]
    result: list[Change] = []
    for said in later:
        for change in (*cut(mine, theirs, said.evidence), *altered(mine, theirs, said.evidence)):
            kind: DriftKind = "quotation_cut" if change.left_out else "quotation_altered"
            text = f"Left out of the quotation: “{change.left_out}”." if change.left_out else "The quoted words differ."
            result.append((change.earlier, change.later, kind, text))
    return result
