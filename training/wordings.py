"""What the matcher learns from: groups of statements of one event, each with the claims it makes and what stands around it."""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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
import score_stories  # noqa: E402 - the yardsticks are scripts beside the benchmarks

LEAST_COVERED = 0.5  # what a statement must have in common with a quote of the gold, of the shorter of the two
LEAST_OF_QUOTE = 0.45  # of the quote, unless no statement has more


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
    readings = {article.id: reading(article, parser) for article in articles}
    made: list[tuple[Article, Statement]] = []
    for article in articles:
        its_reading = readings[article.id]
        said = attributions(article, its_reading)
        made += [(article, one) for one in statements(article, its_reading, grammar(article, its_reading), said)]
    claims = claims_of(folder, articles, [one for _, one in made])
    found = []
    for (article, one), its_claims in zip(made, claims, strict=True):
        ids, own = pieces_of(article.text, window(readings[article.id], one), one.content, vocabulary)
        found.append(Wording(ids=ids, own=own, claims=its_claims))
    return found


def claims_of(folder: Path, articles: Sequence[Article], made: Sequence[Statement]) -> list[frozenset[str] | None]:
    """Return which gold claims of a story each statement makes: of those that lie on a quote, the ones that hold most of it."""
    gold = json.loads((folder / "story.json").read_text(encoding="utf-8"))
    by_file = {Path(article.path).name: article for article in articles}
    pages = {file: score_stories.Page(article.text) for file, article in by_file.items()}
    told: list[set[str]] = [set() for _ in made]
    fragments: set[int] = set()
    for claim in gold["claims"]:
        for appearance in claim["appearances"]:
            file, quote = appearance["article"], appearance["quote"]
            here = [n for n, one in enumerate(made) if file in by_file and one.article_id == by_file[file].id]
            rows = _on(quote, pages.get(file), [(number, made[number]) for number in here])
            for share, number in rows:
                if share >= LEAST_OF_QUOTE or (share, number) == max(rows):
                    told[number].add(claim["id"])
                else:
                    fragments.add(number)
    return [None if number in fragments and not own else frozenset(own) for number, own in enumerate(told)]


def _on(quote: str, page: score_stories.Page | None, made: Sequence[tuple[int, Statement]]) -> list[tuple[float, int]]:
    """Return the numbers of the statements that lie on `quote`, each with how much of it its content holds."""
    place = page.find(quote) if page else None
    if place is None:
        return []
    return [
        (_shared(one.content, place), number)
        for number, one in made
        if score_stories.covers(quote, page, {"start": one.start, "end": one.end}) >= LEAST_COVERED
    ]


def _shared(content: Sequence[Span], place: tuple[int, int]) -> float:
    """Return how much of the stretch `place` the spans of `content` hold."""
    inside = sum(max(0, min(place[1], span.end) - max(place[0], span.start)) for span in content)
    return inside / (place[1] - place[0])
