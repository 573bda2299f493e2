"""A case, read back from its file exactly as it was kept."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from sqlite3 import Row

from headwater.model.case import Case
from headwater.model.links import Passage, SpecificLink, Statement, StatementLink
from headwater.model.provenance import (
    Appearance,
    Claim,
    Drift,
    Edge,
    Evidence,
    Failure,
    IndependentOrigins,
    Loop,
    Origin,
    Provenance,
    Reason,
    Return,
    UnseenSource,
)
from headwater.model.text import Place, Span
from headwater.store.answers import OWNERS, finished_pile
from headwater.store.articles import all_articles, places_of
from headwater.store.attributions import all_attributions
from headwater.store.captures import duplicates
from headwater.store.decisions import all_decisions, all_outcomes, uncounted
from headwater.store.files import CaseFile, opened
from headwater.store.rows import from_json, grouped, select

Owned = Mapping[int, Sequence[Row]]


def load(path: Path) -> Case:
    """Return the case in the file at `path`.

    Raises:
        HeadwaterError: there is no such file, or it cannot be used.
    """
    with opened(path) as file:
        return read_case(file)


def load_places(path: Path, article_id: str) -> tuple[Place, ...]:
    """Return where the text of one article of the case at `path` stands in its capture.

    Raises:
        HeadwaterError: there is no such file, or it cannot be used.
        KeyError: the case has no such article.
    """
    with opened(path) as file:
        return places_of(file, article_id)


def read_case(file: CaseFile) -> Case:
    """Return the case that `file` holds. If it was not traced to the end, or its decisions not counted, a failure says so."""
    return Case(
        articles=all_articles(file),
        attributions=all_attributions(file),
        passages=tuple(map(_passage, select(file, "SELECT * FROM passage ORDER BY rowid"))),
        provenance=_provenance(file),
        failures=(*_unfinished(file), *all_failures(file)),
        duplicates=duplicates(file),
        made_by=tuple(row["tool"] for row in select(file, "SELECT tool FROM made_by ORDER BY tool")),
        statements=tuple(map(_statement, select(file, "SELECT * FROM statement ORDER BY rowid"))),
        statement_links=tuple(map(_link, select(file, "SELECT * FROM statement_link ORDER BY id"))),
        specific_links=tuple(map(_specific, select(file, "SELECT * FROM specific_link ORDER BY id"))),
        decisions=all_decisions(file),
        outcomes=all_outcomes(file),
    )


def all_failures(file: CaseFile) -> tuple[Failure, ...]:
    """Return what went wrong, sorted by file."""
    rows = select(file, "SELECT * FROM failure ORDER BY subject, stage, error")
    return tuple(
        Failure(stage=row["stage"], subject=row["subject"], error=row["error"], hint=row["hint"]) for row in rows
    )


def _unfinished(file: CaseFile) -> tuple[Failure, ...]:
    subject = str(file.path)
    if finished_pile(file) is None:
        error = "the trace was not finished, so its articles are not compared yet"
        return (Failure(stage="trace", subject=subject, error=error, hint="Run the same trace command again."),)
    count = len(uncounted(file))
    if not count:
        return ()
    error = "a decision that is kept in the case is not counted yet"
    if count > 1:
        error = f"{count:,} decisions that are kept in the case are not counted yet"
    hint = f"`headwater trace -o {subject}` counts what was decided, and so does opening the case in the app."
    return (Failure(stage="trace", subject=subject, error=error, hint=hint),)


def _passage(row: Row) -> Passage:
    return Passage(
        id=row["id"],
        left=row["left_id"],
        right=row["right_id"],
        left_span=Span(start=row["left_start"], end=row["left_end"]),
        right_span=Span(start=row["right_start"], end=row["right_end"]),
        kind=row["kind"],
        word_count=row["word_count"],
        score=row["score"],
        evidence=from_json(row["evidence"]),
    )


def _statement(row: Row) -> Statement:
    return Statement(
        id=row["id"],
        article_id=row["article_id"],
        start=row["start"],
        end=row["end"],
        content=_spans(row["content"]),
        wording=_spans(row["wording"]),
        text=row["text"],
        attribution_id=row["attribution_id"],
        stance=row["stance"],
        hedged=bool(row["hedged"]),
    )


def _spans(written: str) -> tuple[Span, ...]:
    return tuple(Span(start=start, end=end) for start, end in json.loads(written))


def _link(row: Row) -> StatementLink:
    return StatementLink(
        left=row["left_id"],
        right=row["right_id"],
        relation=row["relation"],
        score=row["score"],
        evidence=from_json(row["evidence"]),
        decided=bool(row["decided"]),
    )


def _specific(row: Row) -> SpecificLink:
    return SpecificLink(
        general=row["general_id"],
        specific=row["specific_id"],
        score=row["score"],
        evidence=from_json(row["evidence"]),
    )


def _provenance(file: CaseFile) -> Provenance:
    rows = select(file, "SELECT * FROM evidence ORDER BY id")
    evidence = {owner: grouped((row for row in rows if row[owner] is not None), owner) for owner in OWNERS}
    return Provenance(
        claims=_claims(file, evidence["origin_id"], evidence["reason_id"]),
        edges=_edges(file, evidence["edge_id"]),
        loops=_loops(file, evidence["loop_id"]),
        drift=tuple(map(_drift, select(file, "SELECT * FROM drift ORDER BY id"))),
        unseen_sources=_unseen_sources(file, evidence["unseen_source_id"]),
        returns=_returns(file),
    )


def _claims(file: CaseFile, origin_evidence: Owned, reason_evidence: Owned) -> tuple[Claim, ...]:
    chains = grouped(select(file, "SELECT * FROM chain_link ORDER BY appearance_id, position"), "appearance_id")
    appearances = grouped(select(file, "SELECT * FROM appearance ORDER BY id"), "claim_id")
    origins = grouped(select(file, "SELECT * FROM origin ORDER BY id"), "claim_id")
    reasons = grouped(select(file, "SELECT * FROM reason ORDER BY id"), "claim_id")
    return tuple(
        Claim(
            id=row["id"],
            text=row["text"],
            appearances=tuple(_appearance(one, chains[one["id"]]) for one in appearances[row["id"]]),
            origins=tuple(_origin(one, _evidence(origin_evidence, one["id"])) for one in origins[row["id"]]),
            independent_origins=IndependentOrigins(
                min=row["min_origins"],
                max=row["max_origins"],
                reasons=tuple(_reason(one, _evidence(reason_evidence, one["id"])) for one in reasons[row["id"]]),
            ),
        )
        for row in select(file, "SELECT * FROM claim ORDER BY rowid")
    )


def _appearance(row: Row, chain: Sequence[Row]) -> Appearance:
    return Appearance(
        statement_id=row["statement_id"],
        article_id=row["article_id"],
        start=row["start"],
        end=row["end"],
        text=row["text"],
        stance=row["stance"],
        chain=tuple(link["name"] for link in chain),
        sourcing=row["sourcing"],
        hedged=bool(row["hedged"]),
        attribution_id=row["attribution_id"],
    )


def _origin(row: Row, evidence: tuple[Evidence, ...]) -> Origin:
    return Origin(name=row["name"], kind=row["kind"], certain=bool(row["certain"]), evidence=evidence)


def _reason(row: Row, evidence: tuple[Evidence, ...]) -> Reason:
    return Reason(kind=row["kind"], text=row["text"], evidence=evidence, decided=bool(row["decided"]))


def _edges(file: CaseFile, evidence: Owned) -> tuple[Edge, ...]:
    claims = grouped(select(file, "SELECT * FROM edge_claim ORDER BY edge_id, position"), "edge_id")
    return tuple(
        Edge(
            downstream=row["downstream"],
            upstream=row["upstream"],
            kind=row["kind"],
            claims=tuple(one["claim_id"] for one in claims[row["id"]]),
            credit_only=bool(row["credit_only"]),
            confidence=row["confidence"],
            reasons=from_json(row["reasons"]),
            evidence=_evidence(evidence, row["id"]),
            decided=bool(row["decided"]),
        )
        for row in select(file, "SELECT * FROM edge ORDER BY id")
    )


def _loops(file: CaseFile, evidence: Owned) -> tuple[Loop, ...]:
    articles = grouped(select(file, "SELECT * FROM loop_article ORDER BY loop_id, position"), "loop_id")
    claims = grouped(select(file, "SELECT * FROM loop_claim ORDER BY loop_id, position"), "loop_id")
    return tuple(
        Loop(
            articles=tuple(one["article_id"] for one in articles[row["id"]]),
            claims=tuple(one["claim_id"] for one in claims[row["id"]]),
            evidence=_evidence(evidence, row["id"]),
        )
        for row in select(file, "SELECT * FROM loop ORDER BY id")
    )


def _returns(file: CaseFile) -> tuple[Return, ...]:
    claims = grouped(select(file, "SELECT * FROM returned_claim ORDER BY returned_id, position"), "returned_id")
    return tuple(
        Return(
            kind=row["kind"],
            claims=tuple(one["claim_id"] for one in claims[row["id"]]),
            earlier=_side(row, "earlier"),
            later=_side(row, "later"),
            age_days=row["age_days"],
            text=row["text"],
        )
        for row in select(file, "SELECT * FROM returned ORDER BY id")
    )


def _side(row: Row, when: str) -> Evidence:
    return Evidence(article_id=row[f"{when}_article"], start=row[f"{when}_start"], end=row[f"{when}_end"])


def _drift(row: Row) -> Drift:
    earlier, later = _side(row, "earlier"), _side(row, "later")
    return Drift(kind=row["kind"], claim_id=row["claim_id"], earlier=earlier, later=later, text=row["text"])


def _unseen_sources(file: CaseFile, evidence: Owned) -> tuple[UnseenSource, ...]:
    rows = select(file, "SELECT * FROM unseen_source_claim ORDER BY unseen_source_id, position")
    claims = grouped(rows, "unseen_source_id")
    return tuple(
        UnseenSource(
            name=row["name"],
            kind=row["kind"],
            claims=tuple(one["claim_id"] for one in claims[row["id"]]),
            evidence=_evidence(evidence, row["id"]),
        )
        for row in select(file, "SELECT * FROM unseen_source ORDER BY id")
    )


def _evidence(owned: Owned, number: int) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(article_id=row["article_id"], start=row["start"], end=row["end"]) for row in owned.get(number, ())
    )
