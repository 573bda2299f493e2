"""Claims: statements that make the same claim, gathered without letting one weak link pull two piles together."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from headwater.model.links import Statement, StatementLink
from headwater.model.text import Span
from headwater.trace.pile import Pile, in_headline, words_at
from headwater.trace.stance.polarity import turns_on_itself, weight
from headwater.trace.stance.stances import Member, with_stances
from headwater.trace.texts.words import content_words

# Both chosen by benchmarks/stories.py: higher loses claims, lower runs different ones together.
_SUPPORT = 0.5
_LIKELY = 0.5
_POSSIBLE = 0.05
# With how many of a claim's commonest wordings each is compared.
_MOST_WORDINGS = 200
_LEANS = re.compile(
    r"^(?:and|but|he|she|it|they|this|that|these|those|his|her|its|their|there|so|i|we)\b", re.IGNORECASE
)

_ENDS = " ,;:–—-"
_QUOTES = "\"“”'‘’)(]["
_PAIRED = '"“”)(]['
_LOOSE = re.compile(r"^(?:and|but|or|so)\s+|[,;]?\s+(?:and|but|or)$", re.IGNORECASE)


@dataclass(slots=True, kw_only=True)
class _Cluster:
    """A claim as it grows: its statements, for each of its wordings the article that has it, None if several have.

    `alone` are the wordings that only one article has, by that article.
    """

    first: str
    members: set[str]
    wordings: dict[str, str | None]
    alone: dict[str, set[str]]


def group(pile: Pile) -> tuple[tuple[Member, ...], ...]:
    """Return the members of each claim, every statement in exactly one, sorted by their first statement."""
    weights = {(link.left, link.right): weight(link, pile) for link in _trusted(pile)}
    cluster = _clusters(pile, weights)
    inside: dict[str, dict[tuple[str, str], float]] = defaultdict(dict)
    for pair, value in weights.items():
        if cluster[pair[0]] is cluster[pair[1]]:
            inside[cluster[pair[0]].first][pair] = value
    clusters = sorted({one.first: one for one in cluster.values()}.values(), key=lambda one: min(one.members))
    return tuple(with_stances(pile, frozenset(one.members), inside[one.first]) for one in clusters)


def _trusted(pile: Pile) -> list[StatementLink]:
    """Return the links to go by: likely ones, and of the others those between two articles that are each side's best.

    Of two reports of one event, each sentence has at most one fellow in the other that is hard to recognise.
    """
    statements = pile.statements
    known = [
        link
        for link in pile.links
        if link.left in statements and link.right in statements and not turns_on_itself(link, pile)
    ]
    unsure = [link for link in known if _POSSIBLE <= link.score < _LIKELY]
    best = dict.fromkeys((end for link in unsure for end in _ends(pile, link)), 0.0)
    for link in known if best else ():
        for end in _ends(pile, link):
            if end in best:
                best[end] = max(best[end], link.score)
    return [
        link
        for link in known
        if link.score >= _LIKELY or (link.score >= _POSSIBLE and _is_best(link, *_ends(pile, link), best))
    ]


def _ends(pile: Pile, link: StatementLink) -> tuple[tuple[str, str], tuple[str, str]]:
    """Return each statement of a link with the article of the other."""
    left, right = pile.statements[link.left], pile.statements[link.right]
    return (left.id, right.article_id), (right.id, left.article_id)


def _is_best(
    link: StatementLink, left: tuple[str, str], right: tuple[str, str], best: Mapping[tuple[str, str], float]
) -> bool:
    return left[1] != right[1] and best[left] == link.score == best[right]


def _clusters(pile: Pile, weights: Mapping[tuple[str, str], float]) -> dict[str, _Cluster]:
    """Return the cluster of each statement: two clusters join only if enough of the pairs across them are linked.

    Those that a person decided to be one claim join in the end as they are, whatever is linked across them.
    """
    cluster = {statement.id: _single(statement) for statement in pile.statements.values()}
    near: dict[str, list[str]] = defaultdict(list)
    for left, right in weights:
        near[left].append(right)
        near[right].append(left)
    decided = {(link.left, link.right) for link in pile.links if link.decided}
    refused: set[tuple[str, int, str, int]] = set()
    for left, right in sorted(weights, key=lambda pair: (pair in decided, -abs(weights[pair]), pair)):
        small, large = sorted((cluster[left], cluster[right]), key=lambda one: (len(one.members), one.first))
        state = (small.first, len(small.members), large.first, len(large.members))
        if small is large or (state in refused and (left, right) not in decided):
            continue
        if (left, right) in decided or _supported(pile, small, large, near):
            _join(small, large)
            cluster |= dict.fromkeys(small.members, large)
        else:
            refused.add(state)
    return cluster


def _single(statement: Statement) -> _Cluster:
    text, article_id = statement.text, statement.article_id
    return _Cluster(first=statement.id, members={statement.id}, wordings={text: article_id}, alone={article_id: {text}})


def _join(small: _Cluster, large: _Cluster) -> None:
    """Put what the smaller cluster has into the larger."""
    large.members |= small.members
    for text, article_id in small.wordings.items():
        known = large.wordings.get(text, article_id)
        large.wordings[text] = article_id if known == article_id else None
        if known != article_id and known is not None:
            large.alone[known].remove(text)
        elif known == article_id and article_id is not None:
            large.alone.setdefault(article_id, set()).add(text)


def _supported(pile: Pile, small: _Cluster, large: _Cluster, near: Mapping[str, Sequence[str]]) -> bool:
    """Say whether at least half of the pairs of wordings across two clusters are linked; one article's own do not count.

    Only links and what a single article has are looked at, never all pairs: a claim may have thousands of statements.
    """
    linked = {
        (pile.statements[id_].text, pile.statements[other].text)
        for id_ in small.members
        for other in near.get(id_, ())
        if other in large.members
    }
    own = sum(
        (text, other) not in linked
        for article_id, texts in small.alone.items()
        for other in large.alone.get(article_id, ())
        for text in texts
    )
    return len(linked) >= _SUPPORT * (len(small.wordings) * len(large.wordings) - own)


def is_told(pile: Pile, members: Sequence[Member]) -> bool:
    """Whether one of the places that make a claim tells it as a whole sentence, or a person decided that they make one."""
    return any(member.statement.wording or member.statement.id in pile.decided for member in members)


def wording(pile: Pile, members: Sequence[Member], asserted: Collection[str]) -> str:
    """Return the clearest wording of a claim: asserted, unhedged, complete, outside headlines, with the words most others use.

    Of whole sentences, those of the statements `asserted` come first: a claim is not called by the words of those who deny it.
    """
    told = [member for member in members if member.statement.wording] or members
    members = [member for member in told if member.statement.id in asserted] or told
    worded = [content_words(_words(pile, member.statement, member.statement.content)) for member in members]
    known = Counter(worded).most_common(_MOST_WORDINGS)
    shared = {words: _shared(words, known) for words in set(worded)}
    best = max(
        zip(members, worded, strict=True),
        key=lambda pair: (_clarity(pile, pair[0], pair[1], shared[pair[1]]), pair[0].statement.id),
    )
    chosen = best[0].statement
    return _sentence(_words(pile, chosen, chosen.wording or chosen.content))


def _shared(words: frozenset[str], others: Sequence[tuple[frozenset[str], int]]) -> float:
    """Return which share of their words a wording has in common with the others, in the mean, each as often as it is used."""
    shares = sum(times * len(words & other) / max(1, len(words | other)) for other, times in others)
    return shares / sum(times for _, times in others)


def _clarity(pile: Pile, member: Member, words: frozenset[str], shared: float) -> float:
    statement = member.statement
    article = pile.articles[statement.article_id]
    plain = _words(pile, statement, statement.wording or statement.content)
    return (
        shared
        + 0.6 * (member.stance == "asserts")
        + 0.3 * (statement.stance == "asserts")
        + 0.2 * (not statement.hedged)
        + 0.2 * (5 <= len(words) <= 25)
        + 0.3 * _is_whole(statement)
        - 0.4 * in_headline(article, statement.start, statement.end)
        - 0.3 * bool(_LEANS.match(plain))
        - 0.2 * any(mark in plain for mark in '"“”')
    )


def _is_whole(statement: Statement) -> bool:
    """Whether the content is a sentence by itself, without the words that say whose it is."""
    told, content = statement.wording, statement.content
    return bool(told) and content[0].start <= told[0].start and told[-1].end <= content[-1].end


def _words(pile: Pile, statement: Statement, spans: Sequence[Span]) -> str:
    return words_at(pile, statement.article_id, ((span.start, span.end) for span in spans)) or statement.text


def _sentence(text: str) -> str:
    plain = _whole_quotes(_LOOSE.sub("", " ".join(text.split())).strip(_ENDS))
    bare = plain.strip(_QUOTES + _ENDS)
    plain = plain if any(mark in bare for mark in _PAIRED) else bare
    return plain[:1].upper() + plain[1:] + ("" if plain.rstrip(_QUOTES).endswith((".", "?", "!")) else ".")


def _whole_quotes(text: str) -> str:
    """Return a text without its quotation marks if one of them has no other: its words were cut out between the two."""
    is_whole = text.count('"') % 2 == 0 and text.count("“") == text.count("”")
    return text if is_whole else re.sub('["“”]', "", text)
