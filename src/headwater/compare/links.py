"""What the articles of a case have in common: copied passages and statements that make the same claim."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from headwater.compare.blocks import Blocks, blocks, ruled_groups
from headwater.compare.candidates import candidate_pairs
from headwater.compare.copied.alignment import alignments
from headwater.compare.copied.passages import passages
from headwater.compare.decided import FREE, Constraints, constraints, with_decisions
from headwater.compare.groups import Pair, camps, grounded, vouched
from headwater.compare.judging.alone import Pairs
from headwater.compare.judging.same import Judge, Verdict
from headwater.compare.judging.specifics import LEAST_ALIKE, specific_links
from headwater.compare.judging.views import side
from headwater.compare.kept import NOTHING_KEPT, Compared, Kept
from headwater.compare.matcher import Meanings, Row, from_bytes, load_matcher, meanings, together
from headwater.compare.names.aliases import NO_ALIASES, Aliases
from headwater.compare.profiled import profiled
from headwater.compare.profiles import Profile, weights
from headwater.compare.stance.polarity import AGREED
from headwater.compare.stance.stands import targets
from headwater.compare.ties import ties
from headwater.compare.wordings import wordings
from headwater.model.attribution import Attribution
from headwater.model.decisions import Decision
from headwater.model.links import Links, Passage, Relation, StatementLink
from headwater.model.text import Article, Reading
from headwater.network.models import Network

# Both chosen by benchmarks/stories.py and benchmarks/unrelated.py: lower finds more claims and runs more different ones together.
LEAST_SCORE = 0.5  # a pair that two groups may join by
LEAST_SUPPORT = 0.36  # what all pairs across two groups must reach on average
MOST_LINKED = 24  # in a larger group only one statement of each wording is linked to the next few wordings
SURELY_ONE = 0.7  # chosen by benchmarks/stories.py, as is CONTRADICTED
VOUCHED_REASON = "for: both are like a third statement"
NO_PAIRS = Pairs()
_COPIED = Verdict(1.0, "same", ("for: they stand in the same words",))


class Weighed(NamedTuple):
    """What was weighed: the statements by wording, who judges them, the pairs that were looked at, and those of one claim.

    All but `copies` number the wordings, of which `copies` gives the statements.
    """

    copies: list[list[int]]
    judge: Judge
    pairs: list[Pair]
    groups: list[list[int]]


def links(
    articles: Sequence[Article],
    readings: Sequence[Reading],
    attributions: Sequence[Attribution],
    *,
    aliases: Aliases = NO_ALIASES,
    decisions: Sequence[Decision] = (),
    kept: Kept = NOTHING_KEPT,
) -> Links:
    """Return the statements of all articles, and what they and the articles share, without direction; as `compared` does."""
    return compared(articles, readings, attributions, aliases=aliases, decisions=decisions, kept=kept).links


def compared(
    articles: Sequence[Article],
    readings: Sequence[Reading],
    attributions: Sequence[Attribution],
    *,
    aliases: Aliases = NO_ALIASES,
    decisions: Sequence[Decision] = (),
    kept: Kept = NOTHING_KEPT,
) -> Compared:
    """Return the statements of all articles, what they and the articles share, and what to keep of that for the next time.

    `aliases` are the user's groups of names that mean the same, `decisions` what people decided, of which those on claims count
    here, `kept` what an earlier run made; what is missing there is made.
    """
    found = profiled(articles, readings, attributions, aliases, kept.articles)
    shared = passages(articles, readings)
    meant = meanings_of(articles, readings, found.profiles, load_matcher(), kept.meanings)
    stated = tuple(profile.statement for profile in found.profiles)
    asked = constraints(articles, stated, decisions)
    known = Pairs(marks=found.marks, alone=kept.alone, apart=kept.apart)
    weighed = weigh(found.profiles, shared, meant, asked, known)
    first = [stated[copy[0]] for copy in weighed.copies]
    made = Links(
        statements=tuple(sorted(stated, key=lambda statement: statement.id)),
        passages=tuple(sorted(shared, key=lambda passage: passage.id)),
        statement_links=statement_links(found.profiles, weighed, asked),
        specific_links=specific_links(first, weighed.judge, weighed.pairs, weighed.groups),
        outcomes=asked.outcomes,
    )
    pairs = weighed.judge.pairs
    return Compared(links=made, articles=found.made, alone=pairs.asked_alone, apart=pairs.asked_apart)


def profiles_of(
    articles: Sequence[Article],
    readings: Sequence[Reading],
    attributions: Sequence[Attribution],
    aliases: Aliases = NO_ALIASES,
) -> list[Profile]:
    """Return the profiles of the statements of all articles, by what their articles hold and by place."""
    return profiled(articles, readings, attributions, aliases).profiles


def meanings_of(
    articles: Sequence[Article],
    readings: Sequence[Reading],
    found: Sequence[Profile],
    matcher: Network,
    kept: Mapping[str, bytes] = NOTHING_KEPT.meanings,
) -> Meanings:
    """Return what `matcher` makes of the statements behind `found`, a row each; those in `kept` are not read again."""
    by_article = {reading.article_id: reading for reading in readings}
    told: dict[str, list[int]] = defaultdict(list)
    rows: dict[int, Row] = {}
    for number, profile in enumerate(found):
        if profile.statement.id in kept:
            rows[number] = from_bytes(kept[profile.statement.id])
        else:
            told[profile.statement.article_id].append(number)
    for article in articles:
        numbers = told.get(article.id, [])
        if numbers:
            own = meanings(article, by_article[article.id], [found[n].statement for n in numbers], matcher)
            rows.update(zip(numbers, own, strict=True))
    return together([rows[number] for number in range(len(found))])


def weigh(
    found: Sequence[Profile],
    shared: Sequence[Passage],
    meant: Meanings,
    asked: Constraints = FREE,
    known: Pairs = NO_PAIRS,
) -> Weighed:
    """Return which of the statements behind `found` make one claim, and what `asked` makes of that.

    `known` is what pairs of them came to before, by themselves.
    """
    copies = wordings(found, alignments([profile.statement for profile in found], shared))
    ruled = blocks([profile.statement.id for profile in found], copies, asked)
    distinct = [found[copy[0]] for copy in ruled.copies]
    telling = weights(distinct)
    own = meant[[copy[0] for copy in ruled.copies]]
    sides = [side(profile, telling) for profile in distinct]
    its_pairs = replace(known, marks=[known.marks[copy[0]] for copy in ruled.copies], asked_alone={}, asked_apart={})
    judge = Judge(sides=sides, ties=ties(found), meanings=own, pairs=its_pairs)
    most = {pair: judge.most(*pair, LEAST_ALIKE) for pair in candidate_pairs(distinct, telling, own)}
    pairs = [pair for pair, score in most.items() if score >= LEAST_ALIKE]
    likely = [pair for pair in pairs if most[pair] >= LEAST_SCORE]
    scores = {(a, b): judge.score(a, b) for a, b in likely if not (distinct[a].only_points or distinct[b].only_points)}
    grouped = ruled_groups(scores, judge.score, judge.bars, LEAST_SCORE, LEAST_SUPPORT, ruled)
    return Weighed(ruled.copies, judge, pairs, _with_stands(found, ruled, grouped))


def statement_links(found: Sequence[Profile], weighed: Weighed, asked: Constraints = FREE) -> tuple[StatementLink, ...]:
    """Return the links between the statements behind `found`, sorted by left and right."""
    copies, judge = weighed.copies, weighed.judge
    alone = set(range(len(copies))) - {member for group in weighed.groups for member in group}
    every = [*weighed.groups, *([number] for number in sorted(alone))]
    wording = {found[number].statement.id: rank for rank, copy in enumerate(copies) for number in copy}
    made = with_decisions(
        (link for group in every for link in _group_links(found, copies, judge, group)),
        asked,
        lambda pair: judge.verdict(wording[pair[0]], wording[pair[1]]).relation,
    )
    return tuple(sorted(made, key=lambda link: (link.left, link.right)))


def _with_stands(found: Sequence[Profile], ruled: Blocks, grouped: list[list[int]]) -> list[list[int]]:
    """Return the groups with the statements that only take a stand on a member of one."""
    copies = ruled.copies
    group = {member: number for number, members in enumerate(grouped) for member in members}
    wording = {number: rank for rank, copy in enumerate(copies) for number in copy}
    order: dict[str, list[int]] = defaultdict(list)
    for number in sorted(range(len(found)), key=lambda n: (found[n].statement.start, found[n].statement.end)):
        order[found[number].statement.article_id].append(wording[number])
    standing = {rank: stand for rank, copy in enumerate(copies) if (stand := found[copy[0]].stand) is not None}
    words = [found[copy[0]].words for copy in copies]
    joined = [list(members) for members in grouped]
    for number, target in targets(standing, [order[article] for article in sorted(order)], words, group):
        if number in group or ruled.keeps_apart(number, joined[group[target]] if target in group else [target]):
            continue
        if target not in group:
            group[target] = len(joined)
            joined.append([target])
        group[number] = group[target]
        joined[group[target]].append(number)
    return [sorted(members) for members in joined]


def _group_links(
    found: Sequence[Profile], copies: Sequence[Sequence[int]], judge: Judge, group: Sequence[int]
) -> Iterator[StatementLink]:
    """Yield the links inside a group of wordings: all of them, or in a large one those to and between the first copies."""
    is_large = sum(len(copies[wording]) for wording in group) > MOST_LINKED
    verdicts = {
        (wording, other): judge.verdict(wording, other)
        for rank, wording in enumerate(group)
        for other in group[rank + 1 : rank + 1 + MOST_LINKED]
    }
    sides = {pair: judge.side(*pair, verdict.score) for pair, verdict in verdicts.items()}
    camp = grounded(camps(group, {pair: sides[pair] * verdict.score for pair, verdict in verdicts.items()}), sides)
    scores = {pair: verdict.score for pair, verdict in verdicts.items()}
    raised = vouched(group, scores)
    untold = _untold(judge, scores | raised, sides)
    for wording in group:
        heads = copies[wording][:1] if is_large else copies[wording]
        yield from (_link(found, left, right, _COPIED) for left in heads for right in copies[wording] if left < right)
    for (wording, other), verdict in verdicts.items():
        if wording in untold or other in untold:
            continue
        relation: Relation = "same" if camp[wording] == camp[other] else "opposed"
        final = verdict._replace(relation=relation)
        if (wording, other) in raised:
            final = Verdict(raised[wording, other], relation, (*verdict.reasons, VOUCHED_REASON))
        for left in copies[wording][:1] if is_large else copies[wording]:
            for right in copies[other][:1] if is_large else copies[other]:
                yield _link(found, left, right, final)


def _untold(judge: Judge, scores: Mapping[Pair, float], sides: Mapping[Pair, float]) -> frozenset[int]:
    """Return the denials of which nothing tells what they deny: they are neither of the claim's side nor against it.

    Where it is surely one claim, it says the same in other words: what is jammed has not opened.
    """
    told = {one for pair, side in sides.items() if abs(side) == AGREED or scores[pair] >= SURELY_ONE for one in pair}
    return frozenset(one for pair in sides for one in pair if one not in told and judge.may_deny(one))


def _link(found: Sequence[Profile], one: int, other: int, verdict: Verdict) -> StatementLink:
    left, right = sorted((found[one].statement.id, found[other].statement.id))
    return StatementLink(
        left=left, right=right, relation=verdict.relation, score=round(verdict.score, 4), evidence=verdict.reasons
    )
