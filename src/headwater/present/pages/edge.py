"""The page of one edge: why one article is held to depend on another, with what both share side by side."""

from dataclasses import dataclass

from headwater.model.provenance import Edge
from headwater.present import phrases
from headwater.present.changes import change_sentence
from headwater.present.pages.beside import BesideRow, compared, rows
from headwater.present.pages.claim import ChangeShown, EdgeRow, edge_row
from headwater.present.pages.claims import ClaimRow, claim_row
from headwater.present.pages.decided import DecisionRow, on_edge
from headwater.present.pages.indexed import Indexed, Spot, spot, spots
from headwater.present.side_by_side import side_by_side

_MOST_CLAIMS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class EdgePage:
    """Everything about one edge. `upstream_when` and `downstream_when` are the times of both, in words.

    `shared` are the words that both have, side by side; `credits` the places where the lower article names the other.
    """

    edge: EdgeRow
    upstream_when: str
    downstream_when: str
    upstream_title: str
    downstream_title: str
    reasons: tuple[str, ...]
    credits: tuple[Spot, ...]
    claims: tuple[ClaimRow, ...]
    more_claims: int
    changes: tuple[ChangeShown, ...]
    shared: tuple[BesideRow, ...]
    decided: tuple[DecisionRow, ...]


def edge_page(known: Indexed, edge: Edge) -> EdgePage:
    """Return the page of one edge."""
    held = known.facts
    lower, upper = held.articles[edge.downstream], held.articles[edge.upstream]
    standings = sorted(
        (held.standing_of[one] for one in edge.claims if one in held.standing_of), key=lambda one: one.number
    )
    changes = [
        one
        for standing in standings
        for one in known.drift.get(standing.claim.id, ())
        if {one.earlier.article_id, one.later.article_id} == {edge.downstream, edge.upstream}
    ]
    return EdgePage(
        edge=edge_row(known, edge.downstream, edge.upstream),
        upstream_when=phrases.when(upper.published),
        downstream_when=phrases.when(lower.published),
        upstream_title=phrases.shorten(upper.title or "", 200),
        downstream_title=phrases.shorten(lower.title or "", 200),
        reasons=tuple(phrases.sentences(phrases.shorten(reason, 400)) for reason in edge.reasons),
        credits=_told_once(spots(held, edge.evidence)),
        claims=tuple(claim_row(known, one) for one in standings[:_MOST_CLAIMS]),
        more_claims=max(0, len(standings) - _MOST_CLAIMS),
        changes=tuple(
            ChangeShown(
                kind=one.kind,
                text=phrases.shorten(change_sentence(held, one), 600),
                earlier=spot(held, one.earlier),
                later=spot(held, one.later),
            )
            for one in changes
        ),
        decided=on_edge(known, edge.downstream, edge.upstream),
        shared=_passages_only(rows(side_by_side(compared(known, edge.upstream, edge.downstream)))),
    )


def _told_once(found: tuple[Spot, ...]) -> tuple[Spot, ...]:
    """Return places of which no two show the same sentence of the same article."""
    first = {(one.article, one.sentence): one for one in reversed(found)}
    return tuple(one for one in found if first[one.article, one.sentence] is one)


def _passages_only(view: tuple[BesideRow, ...]) -> tuple[BesideRow, ...]:
    """Return the rows from the heading of the shared passages to the next heading; nothing if no passage is shared."""
    headings = [at for at, row in enumerate(view) if row.kind == "heading"]
    for place, at in enumerate(headings):
        if view[at].text == "Shared passages":
            end = headings[place + 1] if place + 1 < len(headings) else len(view)
            return view[at + 1 : end]
    return ()
