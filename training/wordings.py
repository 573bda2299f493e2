"""What the matcher learns from: groups of statements of one event, each with the claims it makes and what stands around it."""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from headwater.attribute.attributions import attributions
from headwater.compare.grammar import grammar
from headwater.compare.matcher import pieces_of, window
from headwater.compare.statements import statements
from headwater.model.links import Statement
from headwater.model.text import Article, Span
from headwater.network.wordpieces import Vocabulary
from headwater.read.parse import Parser
from headwater.read.readings import reading
from headwater.run.attributed import taken

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "benchmarks"))
from claimed import claims_of  # noqa: E402 - the scorers' scripts are no package
from strays import complete  # noqa: E402 - as above

__all__ = ["ROOT", "Wording", "claims_of", "complete", "invented_events", "story"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One statement: its word pieces with what stands before it, which of them are its own, and the claims that it makes.

    `claims` is None for a mere fragment of a quotation, of which it cannot be said what it claims.
    """

    ids: tuple[int, ...]
    own: tuple[bool, ...]
    claims: frozenset[str] | None


def invented_events(vocabulary: Vocabulary) -> list[list[Wording]]:
    """Return the events of `claims/`, each as its wordings; a denial is about the claim that it denies."""
    lines = [line for path in sorted((ROOT / "claims").glob("*.jsonl")) for line in path.open(encoding="utf-8")]
    return [list(_wordings(json.loads(line), vocabulary)) for line in lines]


def _wordings(event: dict[str, Any], vocabulary: Vocabulary) -> Iterator[Wording]:
    for claim in event["claims"]:
        for text in (*claim["said"], *claim.get("denied", ())):
            ids, own = pieces_of(text, Span(start=0, end=len(text)), (Span(start=0, end=len(text)),), vocabulary)
            yield Wording(ids=ids, own=own, claims=frozenset({claim["claim"]}))


def story(folder: Path, vocabulary: Vocabulary, parser: Parser) -> list[Wording]:
    """Return all statements of one story with the gold claims that they make: none for most."""
    articles = tuple(taking.article for taking in taken(sorted(p for p in folder.iterdir() if p.suffix != ".json")))
    made = _all_wordings(articles, vocabulary, parser)
    claims = claims_of(folder, articles, [one for one, _ in made])
    return [replace(wording, claims=its_claims) for (_, wording), its_claims in zip(made, claims, strict=True)]


def _all_wordings(
    articles: Sequence[Article], vocabulary: Vocabulary, parser: Parser
) -> list[tuple[Statement, Wording]]:
    """Return the statements of `articles`, none of which makes a claim that is known."""
    found = []
    for one in articles:
        its_reading = reading(one, parser)
        said = attributions(one, its_reading)
        for statement in statements(one, its_reading, grammar(one, its_reading), said):
            ids, own = pieces_of(one.text, window(its_reading, statement), statement.content, vocabulary)
            found.append((statement, Wording(ids=ids, own=own, claims=frozenset())))
    return found
