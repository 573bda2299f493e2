"""Which claims of a story's gold the statements make that Headwater cuts its articles into."""

import json
from collections.abc import Sequence
from pathlib import Path

import score_stories
from headwater.model.links import Statement
from headwater.model.text import Article, Span

LEAST_COVERED = 0.5  # what a statement must have in common with a quote of the gold, of the shorter of the two
LEAST_OF_QUOTE = 0.45  # of the quote, unless no statement has more


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
