"""The page of one claim: its numbers, who says it on whose word, how its origins were counted, and what changed on the way."""

from collections.abc import Iterable
from dataclasses import dataclass

from headwater.model.attribution import Sourcing, Stance
from headwater.model.provenance import Drift, Return
from headwater.present import names, phrases, sentences
from headwater.present.changes import change_sentence
from headwater.present.facts import Standing, Told, told
from headwater.present.likeness import Likeness, likenesses
from headwater.present.pages.claims import SOURCING, ClaimRow, claim_row
from headwater.present.pages.decided import DecisionRow, on_places
from headwater.present.pages.indexed import Indexed, Spot, plain, spot, spot_of, spots
from headwater.present.screen import Line
from headwater.present.specifics import specific_lines

_MOST_APPEARANCES = 500
_MOST_COPIES = 40
_MOST_EDGES = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A source as a claim names it; `key` leads to its page, "" if it has none."""

    name: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WhySame:
    """Why a place is held to make this claim: the likest other place, how likely, and what speaks for and against."""

    opposed: bool
    score: float
    other: Spot
    speaks_for: str
    speaks_against: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AppearanceShown:
    """One place that makes the claim or takes a stand on it; `copies` are the same words in copies of the same text."""

    statement: str
    attribution: str
    speaker: str
    place: Spot
    stance: Stance
    stance_words: str
    hedged: bool
    chain: tuple[Named, ...]
    sourcing: Sourcing
    sourcing_words: str
    copies: tuple[Spot, ...]
    more_copies: int
    why: WhySame | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginShown:
    """One origin. `certain` is False if it may be the same as another, or a repeat."""

    source: Named
    kind: str
    certain: bool
    places: tuple[Spot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonShown:
    """Why the count is what it is: a merge, a doubt or a loop, in a sentence."""

    kind: str
    heading: str
    text: str
    places: tuple[Spot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeShown:
    """What changed between an earlier and a later place, or came back after long."""

    kind: str
    text: str
    earlier: Spot
    later: Spot


@dataclass(frozen=True, slots=True, kw_only=True)
class EdgeRow:
    """One article depends on another: ids, what to call them, and how."""

    downstream: str
    upstream: str
    downstream_label: str
    upstream_label: str
    kind: str
    words: str
    credit_only: bool
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimPage:
    """Everything about one claim."""

    claim: ClaimRow
    tally: str
    caution: str
    earliest: str
    appearances: tuple[AppearanceShown, ...]
    more_appearances: int
    origins_words: str
    origins: tuple[OriginShown, ...]
    reasons: tuple[ReasonShown, ...]
    changes: tuple[ChangeShown, ...]
    returns: tuple[ChangeShown, ...]
    decided: tuple[DecisionRow, ...]
    edges: tuple[EdgeRow, ...]
    more_edges: int
    narrower: tuple[str, ...]


def claim_page(known: Indexed, standing: Standing) -> ClaimPage:
    """Return the page of one claim."""
    held, claim = known.facts, standing.claim
    shown = told(held, standing)
    like = likenesses(known.links, claim)
    edges = held.edges_of(standing)
    return ClaimPage(
        claim=claim_row(known, standing),
        tally=f"{sentences.tally_numbers(standing)}.",
        caution=sentences.loose(standing) if standing.is_loose else "",
        earliest=sentences.earliest(held, standing),
        appearances=tuple(_appearance(known, one, like) for one in shown[:_MOST_APPEARANCES]),
        more_appearances=max(0, len(shown) - _MOST_APPEARANCES),
        origins_words=sentences.count_heading(claim),
        origins=tuple(
            OriginShown(
                source=named(known, origin.name),
                kind=origin.kind,
                certain=origin.certain,
                places=spots(held, origin.evidence),
            )
            for origin in claim.origins
        ),
        reasons=tuple(
            ReasonShown(
                kind=reason.kind,
                heading=sentences.reason_tag(reason),
                text=phrases.shorten(reason.text, 600),
                places=spots(held, reason.evidence),
            )
            for reason in sentences.further_reasons(held, claim)
        ),
        changes=_changes(known, known.drift.get(claim.id, ())),
        returns=_changes(known, known.returns.get(claim.id, ())),
        decided=on_places(known, frozenset((one.article_id, one.start, one.end) for one in claim.appearances)),
        edges=tuple(edge_row(known, edge.downstream, edge.upstream) for edge in edges[:_MOST_EDGES]),
        more_edges=max(0, len(edges) - _MOST_EDGES),
        narrower=tuple(line.text for line in specific_lines(held, standing) if isinstance(line, Line) and line.text),
    )


def named(known: Indexed, name: str) -> Named:
    """Return a source by the name that it has in a claim, whole, with the key of its page if it has one."""
    shown = names.cleaned(name) or name
    key = known.source_keys.get(plain(shown)) or known.source_keys.get(plain(name), "")
    return Named(name=phrases.one_line(name if shown.endswith("…") else shown), key=key)


def edge_row(known: Indexed, downstream: str, upstream: str) -> EdgeRow:
    """Return an edge as lists show it."""
    edge = known.edges[downstream, upstream]
    return EdgeRow(
        downstream=downstream,
        upstream=upstream,
        downstream_label=known.facts.cited(downstream),
        upstream_label=known.facts.cited(upstream),
        kind=edge.kind,
        words=sentences.edge_words(edge.kind),
        credit_only=edge.credit_only,
        confidence=edge.confidence,
    )


def _appearance(known: Indexed, one: Told, like: dict[str, Likeness]) -> AppearanceShown:
    appearance, held = one.appearance, known.facts
    return AppearanceShown(
        statement=appearance.statement_id,
        attribution=appearance.attribution_id or "",
        speaker=phrases.one_line(appearance.chain[-1]) if appearance.chain else "",
        place=spot_of(held, appearance, 600),
        stance=appearance.stance,
        stance_words=sentences.stance_words(appearance.stance),
        hedged=appearance.hedged,
        chain=tuple(named(known, name) for name in appearance.chain),
        sourcing=appearance.sourcing,
        sourcing_words=SOURCING[appearance.sourcing],
        copies=tuple(spot_of(held, copy, 200) for copy in one.copies[:_MOST_COPIES]),
        more_copies=max(0, len(one.copies) - _MOST_COPIES),
        why=_why(known, like.get(appearance.statement_id)),
    )


def _why(known: Indexed, like: Likeness | None) -> WhySame | None:
    if like is None:
        return None
    return WhySame(
        opposed=like.relation == "opposed",
        score=round(like.score, 2),
        other=spot_of(known.facts, like.other),
        speaks_for=like.told("for"),
        speaks_against=like.told("against"),
    )


def _changes(known: Indexed, found: Iterable[Drift | Return]) -> tuple[ChangeShown, ...]:
    return tuple(
        ChangeShown(
            kind=one.kind,
            text=phrases.shorten(change_sentence(known.facts, one), 600),
            earlier=spot(known.facts, one.earlier),
            later=spot(known.facts, one.later),
        )
        for one in found
    )
