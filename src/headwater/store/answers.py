"""Keeping what was found out about the pile as a whole: statements, claims with their origins, edges, loops, failures."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from headwater.model.case import Case
from headwater.model.links import Passage, SpecificLink, Statement, StatementLink
from headwater.model.provenance import Appearance, Claim, Drift, Edge, Evidence, Failure, Loop, Return, UnseenSource
from headwater.model.text import Span
from headwater.store.decided import as_found, put_decided
from headwater.store.decisions import forget_outcomes, put_outcomes
from headwater.store.files import CaseFile
from headwater.store.rows import as_json, insert, select

# Deleting from these empties all others that belong to the answer, as their rows refer to these.
_LINKS = ("statement", "passage")
_PROVENANCE = ("claim", "edge", "loop", "unseen_source", "returned", "made_by", "finished")
OWNERS = ("origin_id", "reason_id", "edge_id", "loop_id", "unseen_source_id")

Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeFrom:
    """What an answer was made from, as digests: the statements and their links, and all of it."""

    links: str
    pile: str


def put_answer(file: CaseFile, case: Case, made_from: MadeFrom) -> None:
    """Keep what was found out about the pile as a whole, in place of what was before."""
    forget_answer(file)
    put_decided(file, case.attributions, {article.id: article.text for article in case.articles})
    insert(file, "statement", map(_statement_row, case.statements))
    insert(file, "statement_link", (_link_row(n, link) for n, link in enumerate(case.statement_links, start=1)))
    insert(file, "specific_link", (_specific_row(n, link) for n, link in enumerate(case.specific_links, start=1)))
    insert(file, "passage", map(_passage_row, case.passages))
    put_provenance(file, case, made_from)


def put_provenance(file: CaseFile, case: Case, made_from: MadeFrom) -> None:
    """Keep what rests on what, in place of what was before; the statements and their links stay."""
    for table in _PROVENANCE:
        file.connection.execute(f"DELETE FROM {table}")  # noqa: S608 - our own table names
    texts = {article.id: article.text for article in case.articles}
    _put_claims(file, case.provenance.claims, texts)
    _put_edges(file, case.provenance.edges, texts)
    _put_loops(file, case.provenance.loops, texts)
    insert(file, "drift", (_drift_row(n, drift) for n, drift in enumerate(case.provenance.drift, start=1)))
    _put_unseen_sources(file, case.provenance.unseen_sources, texts)
    _put_returns(file, case.provenance.returns)
    insert(file, "made_by", ((tool,) for tool in case.made_by))
    insert(file, "finished", [(made_from.pile, made_from.links)])
    put_outcomes(file, case.outcomes)


def forget_answer(file: CaseFile) -> None:
    """Drop everything that was found out about the pile as a whole: the pile changes, and half an answer is none.

    What people decided stays; the attributions are again as they were found.
    """
    for table in (*_LINKS, *_PROVENANCE):
        file.connection.execute(f"DELETE FROM {table}")  # noqa: S608 - our own table names
    forget_outcomes(file)
    as_found(file)


def finished_pile(file: CaseFile) -> MadeFrom | None:
    """Return what the answer was made from, None while there is no answer."""
    rows = select(file, "SELECT pile, links FROM finished")
    return MadeFrom(pile=rows[0]["pile"], links=rows[0]["links"]) if rows else None


def put_failure(file: CaseFile, failure: Failure) -> None:
    """Keep what went wrong with one file."""
    row = (failure.subject, failure.stage, failure.error, failure.hint)
    file.connection.execute("INSERT OR IGNORE INTO failure VALUES (?, ?, ?, ?)", row)


def forget_failures(file: CaseFile, subject: str) -> None:
    """Drop what went wrong with a file, and with what is in it, earlier: it is tried again."""
    inside = f"{subject}#"
    file.connection.execute(
        "DELETE FROM failure WHERE subject = ? OR substr(subject, 1, ?) = ?", (subject, len(inside), inside)
    )


def failed_files(file: CaseFile) -> tuple[str, ...]:
    """Return the subjects of all failures, sorted."""
    rows = select(file, "SELECT DISTINCT subject FROM failure ORDER BY subject")
    return tuple(row["subject"] for row in rows)


def _statement_row(statement: Statement) -> tuple[object, ...]:
    return (
        statement.id,
        statement.article_id,
        statement.start,
        statement.end,
        statement.text,
        statement.attribution_id,
        statement.stance,
        statement.hedged,
        _spans(statement.content),
        _spans(statement.wording),
    )


def _spans(spans: Iterable[Span]) -> str:
    return as_json([[span.start, span.end] for span in spans])


def _link_row(number: int, link: StatementLink) -> tuple[object, ...]:
    return (number, link.left, link.right, link.relation, link.score, as_json(link.evidence), link.decided)


def _specific_row(number: int, link: SpecificLink) -> tuple[object, ...]:
    return (number, link.general, link.specific, link.score, as_json(link.evidence))


def _passage_row(passage: Passage) -> tuple[object, ...]:
    return (
        passage.id,
        passage.left,
        passage.right,
        passage.left_span.start,
        passage.left_span.end,
        passage.right_span.start,
        passage.right_span.end,
        passage.kind,
        passage.word_count,
        passage.score,
        as_json(passage.evidence),
    )


def _put_claims(file: CaseFile, claims: Sequence[Claim], texts: Texts) -> None:
    insert(file, "claim", ((c.id, c.text, c.independent_origins.min, c.independent_origins.max) for c in claims))
    appearances = list(enumerate(((c.id, a) for c in claims for a in c.appearances), start=1))
    insert(file, "appearance", (_appearance_row(n, claim_id, one) for n, (claim_id, one) in appearances))
    chains = ((n, place, name) for n, (_, one) in appearances for place, name in enumerate(one.chain))
    insert(file, "chain_link", chains)
    origins = list(enumerate(((c.id, o) for c in claims for o in c.origins), start=1))
    insert(file, "origin", ((n, claim_id, o.name, o.kind, o.certain) for n, (claim_id, o) in origins))
    _put_evidence(file, "origin_id", ((n, origin.evidence) for n, (_, origin) in origins), texts)
    reasons = list(enumerate(((c.id, r) for c in claims for r in c.independent_origins.reasons), start=1))
    insert(file, "reason", ((n, claim_id, r.kind, r.text, r.decided) for n, (claim_id, r) in reasons))
    _put_evidence(file, "reason_id", ((n, reason.evidence) for n, (_, reason) in reasons), texts)


def _appearance_row(number: int, claim_id: str, appearance: Appearance) -> tuple[object, ...]:
    return (
        number,
        claim_id,
        appearance.article_id,
        appearance.start,
        appearance.end,
        appearance.text,
        appearance.stance,
        appearance.sourcing,
        appearance.hedged,
        appearance.attribution_id,
        appearance.statement_id,
    )


def _put_edges(file: CaseFile, edges: Sequence[Edge], texts: Texts) -> None:
    numbered = list(enumerate(edges, start=1))
    insert(
        file,
        "edge",
        (
            (
                n,
                edge.downstream,
                edge.upstream,
                edge.kind,
                edge.credit_only,
                edge.confidence,
                as_json(edge.reasons),
                edge.decided,
            )
            for n, edge in numbered
        ),
    )
    insert(file, "edge_claim", _members((n, edge.claims) for n, edge in numbered))
    _put_evidence(file, "edge_id", ((n, edge.evidence) for n, edge in numbered), texts)


def _put_loops(file: CaseFile, loops: Sequence[Loop], texts: Texts) -> None:
    numbered = list(enumerate(loops, start=1))
    insert(file, "loop", ((n,) for n, _ in numbered))
    insert(file, "loop_article", _members((n, loop.articles) for n, loop in numbered))
    insert(file, "loop_claim", _members((n, loop.claims) for n, loop in numbered))
    _put_evidence(file, "loop_id", ((n, loop.evidence) for n, loop in numbered), texts)


def _drift_row(number: int, drift: Drift) -> tuple[object, ...]:
    return (number, drift.claim_id, drift.kind, drift.text, *_pair(drift))


def _put_returns(file: CaseFile, returns: Sequence[Return]) -> None:
    numbered = list(enumerate(returns, start=1))
    insert(file, "returned", ((n, one.kind, one.text, one.age_days, *_pair(one)) for n, one in numbered))
    insert(file, "returned_claim", _members((n, one.claims) for n, one in numbered))


def _pair(change: Drift | Return) -> tuple[object, ...]:
    earlier, later = change.earlier, change.later
    return (earlier.article_id, earlier.start, earlier.end, later.article_id, later.start, later.end)


def _put_unseen_sources(file: CaseFile, sources: Sequence[UnseenSource], texts: Texts) -> None:
    numbered = list(enumerate(sources, start=1))
    insert(file, "unseen_source", ((n, source.name, source.kind) for n, source in numbered))
    insert(file, "unseen_source_claim", _members((n, source.claims) for n, source in numbered))
    _put_evidence(file, "unseen_source_id", ((n, source.evidence) for n, source in numbered), texts)


def _members(owned: Iterable[tuple[int, Sequence[str]]]) -> Iterator[tuple[int, int, str]]:
    for number, members in owned:
        for position, member in enumerate(members):
            yield number, position, member


def _put_evidence(file: CaseFile, owner: str, owned: Iterable[tuple[int, Sequence[Evidence]]], texts: Texts) -> None:
    rows = (
        (
            None,
            *(number if column == owner else None for column in OWNERS),
            place.article_id,
            place.start,
            place.end,
            texts[place.article_id][place.start : place.end],
        )
        for number, places in owned
        for place in places
    )
    insert(file, "evidence", rows)
