"""Claims: statements that make the same claim, gathered without letting one weak link pull two piles together."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from headwater.model.links import Statement, StatementLink
from headwater.trace.pile import Pile, in_headline, words_at
from headwater.trace.stance.polarity import weight
from headwater.trace.stance.stances import Member, with_stances
from headwater.trace.texts.words import content_words

# Both chosen by benchmarks/stories.py: higher loses claims, lower runs different ones together.
_SUPPORT = 0.5
_LIKELY = 0.5
_POSSIBLE = 0.05
_LEANS = re.compile(
    r"^(?:and|but|he|she|it|they|this|that|these|those|his|her|its|their|there|so|i|we)\b", re.IGNORECASE
)

_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|may|might|could|can|did|does|do|said|went|made|\w{3,}ed)\b"
)
_LOOSE = re.compile(r"^(?:and|but|or|that|so)\s+|[,;]?\s+(?:and|but|or|that)$", re.IGNORECASE)


def group(pile: Pile) -> tuple[tuple[Member, ...], ...]:
    """Return the members of each claim, every statement in exactly one, sorted by their first statement."""
    weights = {(link.left, link.right): weight(link, pile) for link in _trusted(pile)}
    clusters = sorted(set(_clusters(pile, weights).values()), key=min)
    return tuple(with_stances(pile, cluster, weights) for cluster in clusters)


def _trusted(pile: Pile) -> list[StatementLink]:
    """Return the links to go by: likely ones, and of the others those between two articles that are each side's best.

    Of two reports of one event, each sentence has at most one fellow in the other that is hard to recognise.
    """
    best: dict[tuple[str, str], float] = defaultdict(float)
    ends = []
    for link in pile.links:
        if link.left in pile.statements and link.right in pile.statements:
            left, right = pile.statements[link.left], pile.statements[link.right]
            ends.append((link, left, right))
            best[left.id, right.article_id] = max(best[left.id, right.article_id], link.score)
            best[right.id, left.article_id] = max(best[right.id, left.article_id], link.score)
    return [
        link
        for link, left, right in ends
        if link.score >= _LIKELY
        or (
            left.article_id != right.article_id
            and best[left.id, right.article_id] == link.score == best[right.id, left.article_id]
            and link.score >= _POSSIBLE
        )
    ]


def _clusters(pile: Pile, weights: Mapping[tuple[str, str], float]) -> dict[str, frozenset[str]]:
    """Return the cluster of each statement: two clusters join only if enough of the pairs across them are linked.

    Those that a person decided to be one claim join in the end as they are, whatever is linked across them.
    """
    cluster = {id_: frozenset({id_}) for id_ in pile.statements}
    decided = {(link.left, link.right) for link in pile.links if link.decided}
    for left, right in sorted(weights, key=lambda pair: (pair in decided, -abs(weights[pair]), pair)):
        one, other = cluster[left], cluster[right]
        if one is not other and ((left, right) in decided or _supported(pile, one, other, weights)):
            joined = one | other
            cluster |= dict.fromkeys(joined, joined)
    return cluster


def _supported(
    pile: Pile, one: frozenset[str], other: frozenset[str], weights: Mapping[tuple[str, str], float]
) -> bool:
    """Say whether at least half of the pairs of wordings across the two clusters are linked; one article's own do not count."""
    pairs: dict[tuple[str, str], bool] = {}
    for a in one:
        for b in other:
            left, right = pile.statements[a], pile.statements[b]
            linked = (min(a, b), max(a, b)) in weights
            if linked or left.article_id != right.article_id:
                pairs[left.text, right.text] = pairs.get((left.text, right.text), False) or linked
    return sum(pairs.values()) >= _SUPPORT * len(pairs)


def wording(pile: Pile, members: Sequence[Member]) -> str:
    """Return the clearest wording of a claim: asserted, unhedged, complete, outside headlines, with the words most others use."""
    worded = [content_words(_content(pile, member.statement)) for member in members]
    shared = {words: _shared(words, worded) for words in set(worded)}
    best = max(
        zip(members, worded, strict=True),
        key=lambda pair: (_clarity(pile, pair[0], pair[1], shared[pair[1]]), pair[0].statement.id),
    )
    return _sentence(_content(pile, best[0].statement))


def _shared(words: frozenset[str], others: Sequence[frozenset[str]]) -> float:
    """Return which share of their words a wording has in common with the others, in the mean."""
    return sum(len(words & other) / max(1, len(words | other)) for other in others) / len(others)


def _clarity(pile: Pile, member: Member, words: frozenset[str], shared: float) -> float:
    statement = member.statement
    article = pile.articles[statement.article_id]
    plain = _content(pile, statement)
    return (
        shared
        + 0.6 * (member.stance == "asserts")
        + 0.3 * (statement.stance == "asserts")
        + 0.2 * (not statement.hedged)
        + 0.2 * (5 <= len(words) <= 25)
        + 0.3 * bool(_FINITE.search(plain))
        - 0.4 * in_headline(article, statement.start, statement.end)
        - 0.3 * bool(_LEANS.match(plain))
        - 0.2 * any(mark in plain for mark in '"“”')
    )


def _content(pile: Pile, statement: Statement) -> str:
    return (
        words_at(pile, statement.article_id, ((span.start, span.end) for span in statement.content)) or statement.text
    )


def _sentence(text: str) -> str:
    plain = _LOOSE.sub("", " ".join(text.split())).strip(" ,;:\"“”'’)([]–—-")
    return plain[:1].upper() + plain[1:] + ("" if plain.endswith((".", "?", "!")) else ".")
