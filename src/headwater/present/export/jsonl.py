"""A case as JSON lines: one object a line, the shape that docs/reference/export.md promises."""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from headwater.model.attribution import Attribution, SaidAt
from headwater.model.case import Case, Duplicate
from headwater.model.decisions import Decision, Outcome
from headwater.model.links import Passage, SpecificLink, Statement, StatementLink
from headwater.model.provenance import (
    Appearance,
    Claim,
    Drift,
    Edge,
    Evidence,
    Failure,
    Loop,
    Origin,
    Reason,
    Return,
    UnseenSource,
)
from headwater.model.records import record_of
from headwater.model.text import Article, Credit, Doubt, Published, Span

CONTRACT_VERSION = 1
# Readers that split text at every Unicode line end, or cannot write half of a surrogate pair, would trip over these.
_UNSAFE = re.compile("[\x7f\x85\u2028\u2029\ud800-\udfff]")

Record = dict[str, Any]


def jsonl(case: Case) -> Iterator[str]:
    """Yield the lines of the export of `case`, each ending in a newline, in an order that depends on the case alone."""
    yield from map(written, records(case))


def article_jsonl(article: Article, attributions: Iterable[Attribution]) -> Iterator[str]:
    """Yield the lines that an export has for one article and for its attributions."""
    yield written(_article(article))
    yield from map(written, map(_attribution, attributions))


def records(case: Case) -> Iterator[Record]:
    """Yield the objects of the export of `case`; the first says what it is and names the tools that made it."""
    yield {"type": "case", "version": CONTRACT_VERSION, "made_by": list(case.made_by)}
    texts = {article.id: article.text for article in case.articles}
    yield from map(_article, case.articles)
    yield from map(_attribution, case.attributions)
    yield from map(_statement, case.statements)
    yield from map(_statement_link, case.statement_links)
    yield from map(_specific_link, case.specific_links)
    outcomes = {outcome.id: outcome for outcome in case.outcomes}
    yield from (_decision(decision, outcomes.get(decision.id)) for decision in case.decisions)
    yield from (_passage(passage, texts) for passage in case.passages)
    yield from map(_claim, case.provenance.claims)
    yield from map(_edge, case.provenance.edges)
    yield from map(_loop, case.provenance.loops)
    yield from (_drift(drift, texts) for drift in case.provenance.drift)
    yield from map(_unseen_source, case.provenance.unseen_sources)
    yield from (_return(one, texts) for one in case.provenance.returns)
    yield from map(_duplicate, case.duplicates)
    yield from map(_failure, case.failures)


def written(record: Record) -> str:
    """Return one line of an export, with its line feed."""
    line = json.dumps(record, ensure_ascii=False)
    return _UNSAFE.sub(lambda m: f"\\u{ord(m.group()):04x}", line) + "\n"


def _article(article: Article) -> Record:
    return {
        "type": "article",
        "id": article.id,
        "capture": article.capture_id,
        "path": article.path,
        "outlet": article.outlet,
        "agency": article.agency,
        "title": article.title,
        "title_span": _span(article.title_span) if article.title_span else None,
        "bylines": list(article.bylines),
        "dateline": article.dateline,
        "credits": [_credit(credit) for credit in article.credits],
        "published": _published(article.published) if article.published else None,
        "modified": _published(article.modified) if article.modified else None,
        "url": article.url,
        "language": article.language,
        "tongues": [
            {"start": one.start, "end": one.end, "language": one.language, "script": one.script}
            for one in article.tongues
        ],
        "furniture": _spans(article.furniture),
        "captions": _spans(article.captions),
        "doubts": [_doubt(doubt) for doubt in article.doubts],
        "text": article.text,
    }


def _credit(credit: Credit) -> Record:
    span = _span(credit.span) if credit.span else None
    return {
        "name": credit.name,
        "kind": credit.kind,
        "text": credit.text,
        "span": span,
        "title": credit.title,
        "url": credit.url,
    }


def _doubt(doubt: Doubt) -> Record:
    return {"about": doubt.about, "reason": doubt.reason, "span": _span(doubt.span) if doubt.span else None}


def _duplicate(duplicate: Duplicate) -> Record:
    return {"type": "duplicate", "path": duplicate.path, "article_path": duplicate.article_path}


def _published(published: Published) -> Record:
    return {
        "earliest": _moment(published.earliest),
        "latest": _moment(published.latest),
        "precision": published.precision,
        "read_from": published.read_from,
    }


def _moment(moment: datetime) -> str:
    return moment.isoformat().replace("+00:00", "Z")


def _attribution(attribution: Attribution) -> Record:
    speaker = attribution.speaker
    return {
        "type": "attribution",
        "id": attribution.id,
        "article": attribution.article_id,
        "source": _spans(attribution.sources) or None,
        "cue": _spans(attribution.cues) or None,
        "content": _spans(attribution.contents),
        "kind": attribution.kind,
        "act": attribution.act,
        "stance": attribution.stance,
        "hedged": attribution.hedged,
        "parent": attribution.parent,
        "speaker": {"id": speaker.id, "name": speaker.name, "kind": speaker.kind} if speaker else None,
        "sourcing": attribution.sourcing,
        "confidence": attribution.confidence,
        "evidence": list(attribution.evidence),
        "modality": attribution.modality,
        "hedges": _spans(attribution.hedges),
        "cue_negations": _spans(attribution.cue_negations),
        "content_negations": _spans(attribution.content_negations),
        "said_at": _said_at(attribution.said_at) if attribution.said_at else None,
        "decided": attribution.decided,
    }


def _said_at(said_at: SaidAt) -> Record:
    earliest, latest = said_at.earliest, said_at.latest
    return {
        "span": _span(said_at.span),
        "earliest": earliest.isoformat() if earliest else None,
        "latest": latest.isoformat() if latest else None,
    }


def _statement(statement: Statement) -> Record:
    return {
        "type": "statement",
        "id": statement.id,
        "article": statement.article_id,
        "start": statement.start,
        "end": statement.end,
        "content": _spans(statement.content),
        "wording": _spans(statement.wording),
        "text": statement.text,
        "attribution": statement.attribution_id,
        "stance": statement.stance,
        "hedged": statement.hedged,
    }


def _statement_link(link: StatementLink) -> Record:
    return {
        "type": "statement_link",
        "left": link.left,
        "right": link.right,
        "relation": link.relation,
        "score": link.score,
        "evidence": list(link.evidence),
        "decided": link.decided,
    }


def _specific_link(link: SpecificLink) -> Record:
    return {
        "type": "specific_link",
        "general": link.general,
        "specific": link.specific,
        "score": link.score,
        "evidence": list(link.evidence),
    }


def _decision(decision: Decision, outcome: Outcome | None) -> Record:
    return {"type": "decision", **record_of(decision), "outcome": _outcome(outcome) if outcome else None}


def _outcome(outcome: Outcome) -> Record:
    return {
        "holds": outcome.holds,
        "reason": outcome.reason,
        "instead": outcome.instead,
        "places": _evidence(outcome.places),
    }


def _passage(passage: Passage, texts: dict[str, str]) -> Record:
    return {
        "type": "passage",
        "id": passage.id,
        "left": _side(passage.left, passage.left_span, texts),
        "right": _side(passage.right, passage.right_span, texts),
        "kind": passage.kind,
        "words": passage.word_count,
        "score": passage.score,
        "evidence": list(passage.evidence),
    }


def _side(article_id: str, span: Span, texts: dict[str, str]) -> Record:
    return {"article": article_id, **_span(span), "text": texts[article_id][span.start : span.end]}


def _claim(claim: Claim) -> Record:
    origins = claim.independent_origins
    return {
        "type": "claim",
        "id": claim.id,
        "text": claim.text,
        "appearances": [_appearance(appearance) for appearance in claim.appearances],
        "origins": [_origin(origin) for origin in claim.origins],
        "independent_origins": {
            "min": origins.min,
            "max": origins.max,
            "reasons": [_reason(reason) for reason in origins.reasons],
        },
    }


def _appearance(appearance: Appearance) -> Record:
    return {
        "article": appearance.article_id,
        "start": appearance.start,
        "end": appearance.end,
        "text": appearance.text,
        "stance": appearance.stance,
        "hedged": appearance.hedged,
        "chain": list(appearance.chain),
        "sourcing": appearance.sourcing,
        "attribution": appearance.attribution_id,
        "statement": appearance.statement_id,
    }


def _origin(origin: Origin) -> Record:
    evidence = _evidence(origin.evidence)
    return {"name": origin.name, "kind": origin.kind, "certain": origin.certain, "evidence": evidence}


def _reason(reason: Reason) -> Record:
    evidence = _evidence(reason.evidence)
    return {"kind": reason.kind, "text": reason.text, "evidence": evidence, "decided": reason.decided}


def _edge(edge: Edge) -> Record:
    return {
        "type": "edge",
        "from": edge.downstream,
        "to": edge.upstream,
        "kind": edge.kind,
        "claims": list(edge.claims),
        "credit_only": edge.credit_only,
        "confidence": edge.confidence,
        "reasons": list(edge.reasons),
        "evidence": _evidence(edge.evidence),
        "decided": edge.decided,
    }


def _loop(loop: Loop) -> Record:
    return {
        "type": "loop",
        "articles": list(loop.articles),
        "claims": list(loop.claims),
        "evidence": _evidence(loop.evidence),
    }


def _drift(drift: Drift, texts: dict[str, str]) -> Record:
    return {"type": "drift", "kind": drift.kind, "claim": drift.claim_id, "text": drift.text, **_both(drift, texts)}


def _both(change: Drift | Return, texts: dict[str, str]) -> Record:
    return {
        name: {**_place(place), "text": texts[place.article_id][place.start : place.end]}
        for name, place in (("earlier", change.earlier), ("later", change.later))
    }


def _return(one: Return, texts: dict[str, str]) -> Record:
    return {
        "type": "return",
        "kind": one.kind,
        "claims": list(one.claims),
        "age_days": one.age_days,
        "text": one.text,
        **_both(one, texts),
    }


def _unseen_source(source: UnseenSource) -> Record:
    return {
        "type": "unseen_source",
        "name": source.name,
        "kind": source.kind,
        "claims": list(source.claims),
        "evidence": _evidence(source.evidence),
    }


def _failure(failure: Failure) -> Record:
    return {
        "type": "failure",
        "stage": failure.stage,
        "subject": failure.subject,
        "error": failure.error,
        "hint": failure.hint,
    }


def _span(span: Span) -> Record:
    return {"start": span.start, "end": span.end}


def _spans(spans: Iterable[Span]) -> list[Record]:
    return [_span(span) for span in spans]


def _place(place: Evidence) -> Record:
    return {"article": place.article_id, "start": place.start, "end": place.end}


def _evidence(places: Iterable[Evidence]) -> list[Record]:
    return [_place(place) for place in places]
