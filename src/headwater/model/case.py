"""A whole case in memory: everything that the stages made of one pile of articles."""

from dataclasses import dataclass

from headwater.model.attribution import Attribution
from headwater.model.decisions import Decision, Outcome
from headwater.model.links import Passage, SpecificLink, Statement, StatementLink
from headwater.model.provenance import Failure, Provenance
from headwater.model.text import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Duplicate:
    """A path under which came what the case has already: the same capture, or the same text from the same address."""

    path: str
    article_path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One investigation: articles sorted by id, their attributions, what they share, what rests on what, what failed.

    `duplicates` are sorted by path. `statements` and `statement_links` are what comparing weighed: why two places are one claim.
    `specific_links` tell which statements say what others say and more. `decisions` are what people decided, in the order in
    which they did, `outcomes` what came of each when the case was traced last, sorted by id. `attributions` are those that count:
    as they were found, but for what people decided.
    `made_by` names Headwater's version and every tool's that had a part, sorted.
    """

    articles: tuple[Article, ...]
    attributions: tuple[Attribution, ...]
    passages: tuple[Passage, ...]
    provenance: Provenance
    failures: tuple[Failure, ...]
    made_by: tuple[str, ...]
    duplicates: tuple[Duplicate, ...] = ()
    statements: tuple[Statement, ...] = ()
    statement_links: tuple[StatementLink, ...] = ()
    specific_links: tuple[SpecificLink, ...] = ()
    decisions: tuple[Decision, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
