"""The way back from JSON lines to a case: nothing that the export says is lost."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from headwater.model.attribution import Attribution, SaidAt, Speaker
from headwater.model.case import Case, Duplicate
from headwater.model.decisions import Outcome
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
from headwater.model.records import decision_of
from headwater.model.text import Article, Credit, Doubt, Published, Span, Tongue

Record = Mapping[str, Any]


def read_jsonl(lines: Iterable[str]) -> Case:
    """Return the case that an export holds. Types of record that are not known are passed over."""
    records: dict[str, list[Record]] = defaultdict(list)
    for line in lines:
        if line.strip():
            record = json.loads(line)
            records[record["type"]].append(record)
    return Case(
        articles=tuple(map(_article, records["article"])),
        attributions=tuple(map(_attribution, records["attribution"])),
        passages=tuple(map(_passage, records["passage"])),
        provenance=Provenance(
            claims=tuple(map(_claim, records["claim"])),
            edges=tuple(map(_edge, records["edge"])),
            loops=tuple(map(_loop, records["loop"])),
            drift=tuple(map(_drift, records["drift"])),
            unseen_sources=tuple(map(_unseen_source, records["unseen_source"])),
            returns=tuple(map(_return, records["return"])),
        ),
        failures=tuple(map(_failure, records["failure"])),
        duplicates=tuple(Duplicate(path=one["path"], article_path=one["article_path"]) for one in records["duplicate"]),
        made_by=tuple(tool for record in records["case"] for tool in record["made_by"]),
        statements=tuple(map(_statement, records["statement"])),
        statement_links=tuple(map(_statement_link, records["statement_link"])),
        specific_links=tuple(map(_specific_link, records["specific_link"])),
        decisions=tuple(map(decision_of, records["decision"])),
        outcomes=tuple(
            sorted((_outcome(one) for one in records["decision"] if one["outcome"]), key=lambda one: one.id)
        ),
    )


def _article(record: Record) -> Article:
    return Article(
        id=record["id"],
        capture_id=record["capture"],
        path=record["path"],
        outlet=record["outlet"],
        agency=record["agency"],
        title=record["title"],
        title_span=_span(record["title_span"]) if record["title_span"] else None,
        bylines=tuple(record["bylines"]),
        dateline=record["dateline"],
        credits=tuple(map(_credit, record["credits"])),
        published=_published(record["published"]) if record["published"] else None,
        language=record["language"],
        text=record["text"],
        furniture=_spans(record["furniture"]),
        url=record.get("url"),
        modified=_published(record["modified"]) if record.get("modified") else None,
        captions=_spans(record.get("captions", ())),
        tongues=tuple(Tongue(**one) for one in record.get("tongues", ())),
        doubts=tuple(map(_doubt, record.get("doubts", ()))),
    )


def _doubt(record: Record) -> Doubt:
    span = _span(record["span"]) if record["span"] else None
    return Doubt(about=record["about"], reason=record["reason"], span=span)


def _credit(record: Record) -> Credit:
    span = _span(record["span"]) if record["span"] else None
    return Credit(
        name=record["name"],
        kind=record["kind"],
        text=record["text"],
        span=span,
        title=record.get("title"),
        url=record.get("url"),
    )


def _published(record: Record) -> Published:
    return Published(
        earliest=datetime.fromisoformat(record["earliest"]),
        latest=datetime.fromisoformat(record["latest"]),
        precision=record["precision"],
        read_from=record["read_from"],
    )


def _attribution(record: Record) -> Attribution:
    return Attribution(
        id=record["id"],
        article_id=record["article"],
        sources=_spans(record["source"] or ()),
        cues=_spans(record["cue"] or ()),
        contents=_spans(record["content"]),
        kind=record["kind"],
        act=record["act"],
        stance=record["stance"],
        hedged=record["hedged"],
        parent=record["parent"],
        speaker=Speaker(**record["speaker"]) if record["speaker"] else None,
        sourcing=record["sourcing"],
        confidence=record["confidence"],
        evidence=tuple(record["evidence"]),
        modality=record.get("modality", "hedged" if record["hedged"] else "certain"),
        hedges=_spans(record.get("hedges", ())),
        cue_negations=_spans(record.get("cue_negations", ())),
        content_negations=_spans(record.get("content_negations", ())),
        said_at=_said_at(record["said_at"]) if record.get("said_at") else None,
        decided=record.get("decided", False),
    )


def _said_at(record: Record) -> SaidAt:
    earliest, latest = (date.fromisoformat(day) if (day := record[name]) else None for name in ("earliest", "latest"))
    return SaidAt(span=_span(record["span"]), earliest=earliest, latest=latest)


def _statement(record: Record) -> Statement:
    return Statement(
        id=record["id"],
        article_id=record["article"],
        start=record["start"],
        end=record["end"],
        content=_spans(record["content"]),
        wording=_spans(record.get("wording", record["content"])),
        text=record["text"],
        attribution_id=record["attribution"],
        stance=record["stance"],
        hedged=record["hedged"],
    )


def _statement_link(record: Record) -> StatementLink:
    return StatementLink(
        left=record["left"],
        right=record["right"],
        relation=record["relation"],
        score=record["score"],
        evidence=tuple(record["evidence"]),
        decided=record.get("decided", False),
    )


def _specific_link(record: Record) -> SpecificLink:
    return SpecificLink(
        general=record["general"],
        specific=record["specific"],
        score=record["score"],
        evidence=tuple(record["evidence"]),
    )


def _outcome(record: Record) -> Outcome:
    outcome = record["outcome"]
    return Outcome(
        id=record["id"],
        holds=outcome["holds"],
        reason=outcome["reason"],
        instead=outcome["instead"],
        places=_evidence(outcome["places"]),
    )


def _passage(record: Record) -> Passage:
    left, right = record["left"], record["right"]
    return Passage(
        id=record["id"],
        left=left["article"],
        right=right["article"],
        left_span=_span(left),
        right_span=_span(right),
        kind=record["kind"],
        word_count=record["words"],
        score=record["score"],
        evidence=tuple(record["evidence"]),
    )


def _claim(record: Record) -> Claim:
    origins = record["independent_origins"]
    return Claim(
        id=record["id"],
        text=record["text"],
        appearances=tuple(map(_appearance, record["appearances"])),
        origins=tuple(map(_origin, record["origins"])),
        independent_origins=IndependentOrigins(
            min=origins["min"], max=origins["max"], reasons=tuple(map(_reason, origins["reasons"]))
        ),
    )


def _appearance(record: Record) -> Appearance:
    return Appearance(
        statement_id=record["statement"],
        article_id=record["article"],
        start=record["start"],
        end=record["end"],
        text=record["text"],
        stance=record["stance"],
        chain=tuple(record["chain"]),
        sourcing=record["sourcing"],
        hedged=record["hedged"],
        attribution_id=record["attribution"],
    )


def _origin(record: Record) -> Origin:
    return Origin(
        name=record["name"],
        kind=record["kind"],
        certain=record["certain"],
        evidence=_evidence(record["evidence"]),
    )


def _reason(record: Record) -> Reason:
    return Reason(
        kind=record["kind"],
        text=record["text"],
        evidence=_evidence(record["evidence"]),
        decided=record.get("decided", False),
    )


def _edge(record: Record) -> Edge:
    return Edge(
        downstream=record["from"],
        upstream=record["to"],
        kind=record["kind"],
        claims=tuple(record["claims"]),
        credit_only=record["credit_only"],
        confidence=record["confidence"],
        reasons=tuple(record["reasons"]),
        evidence=_evidence(record["evidence"]),
        decided=record.get("decided", False),
    )


def _loop(record: Record) -> Loop:
    return Loop(
        articles=tuple(record["articles"]),
        claims=tuple(record["claims"]),
        evidence=_evidence(record["evidence"]),
    )


def _drift(record: Record) -> Drift:
    return Drift(
        kind=record["kind"],
        claim_id=record["claim"],
        earlier=_place(record["earlier"]),
        later=_place(record["later"]),
        text=record["text"],
    )


def _return(record: Record) -> Return:
    return Return(
        kind=record["kind"],
        claims=tuple(record["claims"]),
        earlier=_place(record["earlier"]),
        later=_place(record["later"]),
        age_days=record["age_days"],
        text=record["text"],
    )


def _unseen_source(record: Record) -> UnseenSource:
    return UnseenSource(
        name=record["name"],
        kind=record["kind"],
        claims=tuple(record["claims"]),
        evidence=_evidence(record["evidence"]),
    )


def _failure(record: Record) -> Failure:
    return Failure(stage=record["stage"], subject=record["subject"], error=record["error"], hint=record["hint"])


def _span(record: Record) -> Span:
    return Span(start=record["start"], end=record["end"])


def _spans(records: Sequence[Record]) -> tuple[Span, ...]:
    return tuple(map(_span, records))


def _place(record: Record) -> Evidence:
    return Evidence(article_id=record["article"], start=record["start"], end=record["end"])


def _evidence(records: Sequence[Record]) -> tuple[Evidence, ...]:
    return tuple(map(_place, records))
