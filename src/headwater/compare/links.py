"""What the articles of a case have in common: copied passages and statements that make the same claim."""

from collections import defaultdict
from collections.abc import Sequence

from headwater.compare.alignment import alignments
from headwater.compare.candidates import candidate_pairs
from headwater.compare.components import hold_together
from headwater.compare.grammar import grammar
from headwater.compare.passages import passages
from headwater.compare.profiles import Profile, profiles, weights
from headwater.compare.same import View, judge, opposed
from headwater.compare.statements import statements
from headwater.model.attribution import Attribution
from headwater.model.links import Links, Passage, Relation, StatementLink
from headwater.model.text import Article, Reading

LEAST_SCORE = 0.5


def links(articles: Sequence[Article], readings: Sequence[Reading], attributions: Sequence[Attribution]) -> Links:
    """Return the statements of all articles, and what they and the articles share, without direction."""
    found = _profiles(articles, readings, attributions)
    shared = passages(articles, readings)
    return Links(
        statements=tuple(profile.statement for profile in found),
        passages=tuple(sorted(shared, key=lambda passage: passage.id)),
        statement_links=statement_links(found, shared),
    )


def _profiles(
    articles: Sequence[Article], readings: Sequence[Reading], attributions: Sequence[Attribution]
) -> list[Profile]:
    by_article = {reading.article_id: reading for reading in readings}
    said: dict[str, list[Attribution]] = defaultdict(list)
    for attribution in attributions:
        said[attribution.article_id].append(attribution)
    speakers = {a.id: a.speaker.id for a in attributions if a.speaker}
    found: list[Profile] = []
    for article in articles:
        reading = by_article.get(article.id)
        if reading:
            tree = grammar(article, reading)
            its_statements = statements(article, reading, tree, said[article.id])
            found.extend(profiles(article, tree, its_statements, speakers))
    return sorted(found, key=lambda profile: profile.statement.id)


def statement_links(found: Sequence[Profile], shared: Sequence[Passage]) -> tuple[StatementLink, ...]:
    """Return the links between the statements behind `found` (sorted by statement id), sorted by left and right."""
    telling = weights(found)
    aligned = alignments([profile.statement for profile in found], shared)
    pairs = sorted({*candidate_pairs(found, telling), *aligned})
    judged: list[StatementLink] = []
    for left, right in pairs:
        share = aligned.get((left, right), 0.0)
        view = View(left=found[left], right=found[right], weights=telling, aligned=share)
        score, reasons = judge(view)
        if score >= LEAST_SCORE:
            relation: Relation = "opposed" if share < 0.5 and opposed(view) else "same"
            left_id, right_id = found[left].statement.id, found[right].statement.id
            judged.append(
                StatementLink(left=left_id, right=right_id, relation=relation, score=round(score, 4), evidence=reasons)
            )
    return hold_together(judged)
