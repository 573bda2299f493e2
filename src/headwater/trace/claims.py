"""Claims: statements that make the same claim, gathered without letting one weak link pull two piles together."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from headwater.model.attribution import Stance
from headwater.model.links import Statement, StatementLink
from headwater.trace.pile import Pile, in_headline, words_at
from headwater.trace.words import content_words

_SUPPORT = 0.5
_FLIPPED: dict[Stance, Stance] = {"asserts": "denies", "denies": "asserts", "disputes": "asserts"}
_LEANS = re.compile(
    r"^(?:and|but|he|she|it|they|this|that|these|those|his|her|its|their|there|so|i|we)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A statement in a claim, with its stance towards the claim."""

    statement: Statement
    stance: Stance


def group(pile: Pile) -> tuple[tuple[Member, ...], ...]:
    """Return the members of each claim, every statement in exactly one, sorted by their first statement."""
    clusters = _same(pile)
    merged = _oppose(pile, clusters)
    return tuple(sorted(merged, key=lambda members: members[0].statement.id))


def _same(pile: Pile) -> dict[str, frozenset[str]]:
    """Return the cluster of each statement: two clusters join only if enough of the pairs across them are linked."""
    cluster = {id_: frozenset({id_}) for id_ in pile.statements}
    scores = {(k.left, k.right): k.score for k in pile.links if k.relation == "same" and _known(pile, k)}
    for left, right in sorted(scores, key=lambda pair: (-scores[pair], pair)):
        one, other = cluster[left], cluster[right]
        if one is not other and _supported(pile, one, other, scores):
            joined = one | other
            cluster |= dict.fromkeys(joined, joined)
    return cluster


def _known(pile: Pile, link: StatementLink) -> bool:
    return link.left in pile.statements and link.right in pile.statements


def _supported(
    pile: Pile, one: Iterable[str], other: Sequence[str] | frozenset[str], scores: Mapping[tuple[str, str], float]
) -> bool:
    """Say whether at least half of the wordings on the smaller side's pairs across the two clusters are linked."""
    pairs = {
        (pile.statements[a].text, pile.statements[b].text): False
        for a in one
        for b in other
        if pile.statements[a].article_id != pile.statements[b].article_id
    }
    for a in one:
        for b in other:
            if (min(a, b), max(a, b)) in scores:
                pairs[pile.statements[a].text, pile.statements[b].text] = True
    return sum(pairs.values()) >= _SUPPORT * len(pairs)


def _oppose(pile: Pile, clusters: Mapping[str, frozenset[str]]) -> list[tuple[Member, ...]]:
    """Join each cluster to the one it contradicts most; the side with more articles behind it gives the claim."""
    against: dict[tuple[frozenset[str], frozenset[str]], float] = defaultdict(float)
    for link in pile.links:
        if link.relation == "opposed" and _known(pile, link):
            pair = _ordered(pile, clusters[link.left], clusters[link.right])
            against[pair] += link.score
    taken: dict[frozenset[str], frozenset[str]] = {}
    heads: set[frozenset[str]] = set()
    for main, side in sorted(against, key=lambda pair: (-against[pair], sorted(pair[0]), sorted(pair[1]))):
        if main is not side and side not in taken and side not in heads and main not in taken:
            taken[side] = main
            heads.add(main)
    return _members(pile, set(clusters.values()), taken)


def _ordered(pile: Pile, one: frozenset[str], other: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    def weight(cluster: frozenset[str]) -> tuple[int, int, str]:
        carriers = {pile.statements[i].article_id for i in cluster if pile.statements[i].stance == "asserts"}
        negated = sum(_negated(pile.statements[i].text) for i in cluster)
        return (-len(carriers), negated, min(cluster))

    first, second = sorted((one, other), key=weight)
    return first, second


def _negated(text: str) -> bool:
    return re.search(r"\b(?:not|no|never|nothing|nobody|none)\b|n[’']t\b", text, re.IGNORECASE) is not None


def _members(
    pile: Pile, clusters: set[frozenset[str]], taken: Mapping[frozenset[str], frozenset[str]]
) -> list[tuple[Member, ...]]:
    parts: dict[frozenset[str], list[Member]] = defaultdict(list)
    for cluster in clusters:
        main = taken.get(cluster, cluster)
        for id_ in cluster:
            statement = pile.statements[id_]
            stance = _FLIPPED.get(statement.stance, statement.stance) if main is not cluster else statement.stance
            parts[main].append(Member(statement=statement, stance=stance))
    return [tuple(sorted(members, key=lambda m: m.statement.id)) for members in parts.values()]


def wording(pile: Pile, members: Sequence[Member]) -> str:
    """Return the clearest wording of a claim: asserted, unhedged, complete, outside headlines, with the words most others use."""
    best = max(members, key=lambda member: (_clarity(pile, member, members), member.statement.id))
    return _sentence(_content(pile, best.statement))


def _clarity(pile: Pile, member: Member, members: Sequence[Member]) -> float:
    statement = member.statement
    words = content_words(_content(pile, statement))
    others = [content_words(_content(pile, m.statement)) for m in members]
    shared = sum(len(words & other) / max(1, len(words | other)) for other in others) / len(others)
    article = pile.articles[statement.article_id]
    plain = _content(pile, statement)
    return (
        shared
        + 0.6 * (member.stance == "asserts")
        + 0.3 * (statement.stance == "asserts")
        + 0.2 * (not statement.hedged)
        + 0.2 * (5 <= len(words) <= 25)
        - 0.4 * in_headline(article, statement.start, statement.end)
        - 0.3 * bool(_LEANS.match(plain))
        - 0.2 * any(mark in plain for mark in '"“”')
    )


def _content(pile: Pile, statement: Statement) -> str:
    return (
        words_at(pile, statement.article_id, ((span.start, span.end) for span in statement.content)) or statement.text
    )


def _sentence(text: str) -> str:
    plain = " ".join(text.split()).strip(" ,;:\"“”'’")
    return plain[:1].upper() + plain[1:] + ("" if plain.endswith((".", "?", "!")) else ".")
