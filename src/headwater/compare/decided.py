"""Decisions on claims as constraints: which statements a person holds for one claim, and which must stay apart.

They hold whatever the likeness of the statements.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from headwater.model.anchors import Shelf, anchored, shelf
from headwater.model.decisions import Decision, Outcome, in_order, signed
from headwater.model.links import Relation, Statement, StatementLink
from headwater.model.provenance import Evidence
from headwater.model.text import Article, Span

ENOUGH_OVERLAP = 0.5  # of the shorter of a place and a statement
_SHOWN = 60  # characters of a statement in a sentence about it

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraints:
    """What decisions ask of statements, by pairs of their ids (left < right), and what came of each decision.

    They never contradict each other: where decisions do, only the last of them is asked for. `reasons` tells who decided that
    the pair is one claim.
    """

    reasons: Mapping[Pair, str] = field(default_factory=dict)
    apart: frozenset[Pair] = frozenset()
    outcomes: tuple[Outcome, ...] = ()


FREE = Constraints()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bound:
    """A decision with the pairs of statements that it is about, and where it stands now."""

    decision: Decision
    pairs: tuple[Pair, ...]
    told: str
    places: tuple[Evidence, ...]

    @property
    def same(self) -> bool:
        """Whether the two are to be one claim."""
        return self.decision.kind == "same_claim"


def constraints(
    articles: Iterable[Article], statements: Iterable[Statement], decisions: Iterable[Decision]
) -> Constraints:
    """Return what `decisions` ask of `statements`; those that are not on claims ask nothing. No order changes anything."""
    asked = [one for one in decisions if one.kind in {"same_claim", "other_claim"}]
    if not asked:
        return FREE
    known = shelf(articles)
    stated: dict[str, list[Statement]] = {id_: [] for id_ in known.by_id}
    for statement in sorted(statements, key=lambda one: (one.start, one.end, one.id)):
        stated[statement.article_id].append(statement)
    return _consistent(_bound(one, known, stated) for one in sorted(asked, key=in_order, reverse=True))


def _bound(decision: Decision, known: Shelf, stated: Mapping[str, Sequence[Statement]]) -> _Bound | Outcome:
    """Return a decision with the statements that it is about, or why it is about none any more."""
    sides, places = [], []
    for place in decision.places:
        found = anchored(known, place)
        if found is None:
            return _void(decision, f"{place.article.path} no longer holds the words {_quoted(place.words)}")
        article, span = found
        places.append(Evidence(article_id=article.id, start=span.start, end=span.end))
        its_statements = statements_at(span, stated[article.id])
        if not its_statements:
            return _void(decision, f"nothing is stated by the words {_quoted(place.words)} of {place.article.path}")
        sides.append(its_statements)
    same = decision.kind == "same_claim"
    left, right = ([one[0] for one in sides]) if same else (None, None)
    chosen = [(left, right)] if left and right else [(one, other) for one in sides[0] for other in sides[1]]
    pairs = {_pair(one.id, other.id) for one, other in chosen if one.id != other.id}
    if not pairs:
        return _void(decision, "both places stand in one statement")
    claims = "are one claim" if same else "are two claims"
    told = f"{_quoted(sides[0][0].text)} and {_quoted(sides[1][0].text)} {claims}"
    return _Bound(decision=decision, pairs=tuple(sorted(pairs)), told=told, places=tuple(sorted(places)))


def statements_at(place: Span, statements: Iterable[Statement]) -> list[Statement]:
    """Return the statements that a place means, the one that fits it best first: they share half of the shorter of the two."""
    fitting = []
    for one in statements:
        length = sum(span.end - span.start for span in one.content)
        shared = sum(max(0, min(span.end, place.end) - max(span.start, place.start)) for span in one.content)
        if shared and shared >= ENOUGH_OVERLAP * min(length, place.end - place.start):
            fitting.append((-shared / (length + place.end - place.start - shared), one.start, one.id, one))
    return [one for *_, one in sorted(fitting, key=lambda fit: fit[:3])]


def _consistent(found: Iterable[_Bound | Outcome]) -> Constraints:
    """Return what can be asked for together, the last decision first: an earlier one that contradicts it does not hold."""
    block: dict[str, frozenset[str]] = {}
    reasons: dict[Pair, str] = {}
    apart: dict[Pair, Decision] = {}
    joining: list[_Bound] = []
    outcomes = []
    for one in found:
        if isinstance(one, Outcome):
            outcomes.append(one)
            continue
        later = _contradicted(one, block, apart, joining)
        outcomes.append(_outcome(one, later))
        if later is not None:
            continue
        if one.same:
            (pair,) = one.pairs
            joined = block.get(pair[0], frozenset(pair[:1])) | block.get(pair[1], frozenset(pair[1:]))
            block |= dict.fromkeys(joined, joined)
            reasons.setdefault(pair, _decided(one.decision))
            joining.append(one)
        else:
            apart |= {pair: one.decision for pair in one.pairs if pair not in apart}
    return Constraints(
        reasons=reasons, apart=frozenset(apart), outcomes=tuple(sorted(outcomes, key=lambda one: one.id))
    )


def _contradicted(
    one: _Bound, block: Mapping[str, frozenset[str]], apart: Mapping[Pair, Decision], joining: Sequence[_Bound]
) -> Decision | None:
    """Return the later decision that contradicts one, None if none does."""
    for left, right in one.pairs:
        here, there = block.get(left, frozenset({left})), block.get(right, frozenset({right}))
        if not one.same and here & there:
            return next(other.decision for other in joining if here.issuperset(other.pairs[0]))
        if one.same:
            later = [d for (a, b), d in apart.items() if (a in here and b in there) or (a in there and b in here)]
            if later:
                return max(later, key=in_order)
    return None


def _outcome(one: _Bound, later: Decision | None) -> Outcome:
    id_ = one.decision.id
    if later is None:
        return Outcome(id=id_, holds=True, reason=one.told, places=one.places)
    verb = "keeps the two apart" if one.same else "holds the two for one claim"
    reason = f"a later decision, by {later.by} on {later.at.date().isoformat()}, {verb}"
    return Outcome(id=id_, holds=False, reason=reason, instead=later.id, places=one.places)


def _void(decision: Decision, reason: str) -> Outcome:
    return Outcome(id=decision.id, holds=False, reason=reason)


def _decided(decision: Decision) -> str:
    return f"for: one claim, {signed(decision)}"


def _quoted(text: str) -> str:
    plain = " ".join(text.split())
    return f"“{plain if len(plain) <= _SHOWN else plain[:_SHOWN].rstrip() + '…'}”"


def _pair(one: str, other: str) -> Pair:
    return min(one, other), max(one, other)


def with_decisions(
    links: Iterable[StatementLink], asked: Constraints, relation: Callable[[Pair], Relation]
) -> list[StatementLink]:
    """Return the links with those that a person decided: kept with what else was found, or made, with their `relation`."""
    left = dict(asked.reasons)
    out = []
    for link in links:
        reason = left.pop((link.left, link.right), None)
        out.append(
            replace(link, score=1.0, evidence=(reason, *link.evidence), decided=True) if reason is not None else link
        )
    made = (
        StatementLink(
            left=one, right=other, relation=relation((one, other)), score=1.0, evidence=(reason,), decided=True
        )
        for (one, other), reason in left.items()
    )
    return [*out, *made]
