"""Rulings as constraints: which statements a person holds for one claim, and which must stay apart, whatever their likeness."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from headwater.model.links import Relation, Statement, StatementLink
from headwater.model.rulings import Outcome, RuledPlace, Ruling
from headwater.model.text import Article, Span

MOST_WORDS = 2_000  # characters of a quoted stretch
ENOUGH_OVERLAP = 0.5  # of the shorter of a place and a statement
_SHOWN = 60  # characters of a statement in a sentence about it
_ALIKE = ("'’‘`´", '"“”„«»', "-–—‐‑")  # quotation marks, apostrophes and dashes that are typed one for another

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraints:
    """What rulings ask of statements, by pairs of their ids (left < right), and what came of each ruling.

    They never contradict each other: where rulings do, only the last of them is asked for. `reasons` tells who decided that the
    pair is one claim.
    """

    reasons: Mapping[Pair, str] = field(default_factory=dict)
    apart: frozenset[Pair] = frozenset()
    outcomes: tuple[Outcome, ...] = ()


FREE = Constraints()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bound:
    """A ruling with the pairs of statements that it is about."""

    ruling: Ruling
    pairs: tuple[Pair, ...]
    told: str


def constraints(articles: Iterable[Article], statements: Iterable[Statement], rulings: Iterable[Ruling]) -> Constraints:
    """Return what `rulings` ask of `statements`. The order of none of them changes anything."""
    ordered = sorted(rulings, key=lambda ruling: -ruling.number)
    if not ordered:
        return FREE
    known = sorted(articles, key=lambda article: article.id)
    stated: dict[str, list[Statement]] = {article.id: [] for article in known}
    for statement in sorted(statements, key=lambda one: (one.start, one.end, one.id)):
        stated[statement.article_id].append(statement)
    found = [_bound(ruling, known, stated) for ruling in ordered]
    return _consistent(found)


def _bound(ruling: Ruling, articles: Sequence[Article], stated: Mapping[str, Sequence[Statement]]) -> _Bound | Outcome:
    """Return a ruling with the statements that it is about, or why it is about none any more."""
    sides = []
    for place in (ruling.left, ruling.right):
        found = anchored(place, articles)
        if found is None:
            return _void(ruling, f"{place.path} no longer holds the words {_quoted(place.words)}")
        its_statements = statements_at(found[1], stated[found[0].id])
        if not its_statements:
            return _void(ruling, f"nothing is stated by the words {_quoted(place.words)} of {place.path}")
        sides.append(its_statements)
    left, right = ([one[0] for one in sides]) if ruling.same else (None, None)
    chosen = [(left, right)] if left and right else [(one, other) for one in sides[0] for other in sides[1]]
    pairs = {_pair(one.id, other.id) for one, other in chosen if one.id != other.id}
    if not pairs:
        return _void(ruling, "both places stand in one statement")
    claims = "are one claim" if ruling.same else "are two claims"
    told = f"{_quoted(sides[0][0].text)} and {_quoted(sides[1][0].text)} {claims}"
    return _Bound(ruling=ruling, pairs=tuple(sorted(pairs)), told=told)


def anchored(place: RuledPlace, articles: Iterable[Article]) -> tuple[Article, Span] | None:
    """Return where the words of a place stand now, in its article or in what took that one's place; None if nowhere."""
    keys = (
        lambda article: article.id == place.article_id,
        lambda article: article.path == place.path,
        lambda article: article.capture_id == place.capture_id,
    )
    known = list(articles)
    for is_meant in keys:
        for article in filter(is_meant, known):
            found = find_words(place.words, article.text)
            if found:
                return article, min(found, key=lambda span: (abs(span.start - place.start), span.start))
    return None


def find_words(words: str, text: str) -> list[Span]:
    """Return where `words` stand in `text`, whatever the white space, capitals and kinds of quotation marks and dashes."""
    parts = words[:MOST_WORDS].split()
    if not parts:
        return []
    pattern = re.compile(r"\s+".join("".join(map(_letter, part)) for part in parts), re.IGNORECASE)
    return [Span(start=match.start(), end=match.end()) for match in pattern.finditer(text)]


def _letter(letter: str) -> str:
    return next((f"[{re.escape(kind)}]" for kind in _ALIKE if letter in kind), re.escape(letter))


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
    """Return what can be asked for together, the last ruling first: an earlier one that contradicts it does not hold."""
    block: dict[str, frozenset[str]] = {}
    reasons: dict[Pair, str] = {}
    apart: dict[Pair, int] = {}
    outcomes = []
    for one in found:
        if isinstance(one, Outcome):
            outcomes.append(one)
            continue
        against = _contradicted(one, block, apart)
        if against is not None:
            outcomes.append(_void(one.ruling, against))
        elif one.ruling.same:
            (pair,) = one.pairs
            joined = block.get(pair[0], frozenset(pair[:1])) | block.get(pair[1], frozenset(pair[1:]))
            block |= dict.fromkeys(joined, joined)
            reasons.setdefault(pair, _decided(one.ruling))
        else:
            apart |= {pair: one.ruling.number for pair in one.pairs if pair not in apart}
        if against is None:
            outcomes.append(Outcome(number=one.ruling.number, holds=True, reason=one.told))
    return Constraints(
        reasons=reasons, apart=frozenset(apart), outcomes=tuple(sorted(outcomes, key=lambda one: one.number))
    )


def _contradicted(one: _Bound, block: Mapping[str, frozenset[str]], apart: Mapping[Pair, int]) -> str | None:
    """Return which later rulings contradict one, None if none does."""
    for left, right in one.pairs:
        here, there = block.get(left, frozenset({left})), block.get(right, frozenset({right}))
        if not one.ruling.same and here & there:
            return "later rulings hold the two for one claim"
        if one.ruling.same:
            numbers = [n for (a, b), n in apart.items() if (a in here and b in there) or (a in there and b in here)]
            if numbers:
                return f"ruling {max(numbers)}, which is later, keeps the two apart"
    return None


def _void(ruling: Ruling, reason: str) -> Outcome:
    return Outcome(number=ruling.number, holds=False, reason=reason)


def _decided(ruling: Ruling) -> str:
    note = f": {' '.join(ruling.note.split())}" if ruling.note else ""
    return f"for: a person decided: one claim ({ruling.by}, {ruling.at.date().isoformat()}){note}"


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
