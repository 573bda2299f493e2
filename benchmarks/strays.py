"""Strays: links between articles that a complete gold does not have.

strays.py [--show] [--matcher FILE]      prints one JSON object; with --show, each stray to standard error

The scorer of the stories looks at the gold's claims alone. Where a story's gold lists every claim that two of its articles share
(`"complete": true`), all other links are wrong, and this says how many: of pairs of statements that are no copies of each other,
the share that one gold claim covers.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from claimed import claims_of
from headwater.compare.copied.alignment import alignments
from headwater.model.case import Case
from headwater.model.links import Statement, StatementLink
from headwater.network.models import open_network
from stories import STORIES, pipeline, use


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A link between two articles, with both statements, and whether one gold claim covers it."""

    link: StatementLink
    left: Statement
    right: Statement
    is_right: bool


def complete(stories: Path = STORIES) -> Iterator[Path]:
    """Yield the folders of the stories whose gold lists all that their articles share."""
    for gold in sorted(stories.glob("*/story.json")):
        if json.loads(gold.read_text(encoding="utf-8")).get("complete", False):
            yield gold.parent


def pairs(folder: Path, case: Case) -> Iterator[Pair]:
    """Yield the linked pairs of a story that are no copies; what the gold's quotations only touch is left out."""
    claims = claims_of(folder, case.articles, case.statements)
    number = {statement.id: rank for rank, statement in enumerate(case.statements)}
    copies = {tuple(sorted(pair)) for pair in alignments(case.statements, case.passages)}
    for link in case.statement_links:
        left, right = number[link.left], number[link.right]
        one, other = case.statements[left], case.statements[right]
        if one.article_id == other.article_id or tuple(sorted((left, right))) in copies:
            continue
        of_one, of_other = claims[left], claims[right]
        if of_one is not None and of_other is not None:
            yield Pair(link=link, left=one, right=other, is_right=bool(of_one & of_other))


def figures(*, show: bool) -> dict[str, float]:
    """Return how many links there are between the articles of all complete stories, and which share is right."""
    count = right = 0
    for folder in complete():
        for pair in pairs(folder, pipeline(folder)):
            count, right = count + 1, right + pair.is_right
            if show and not pair.is_right:
                print(f"{pair.link.score:.2f} {pair.left.text!r}\n     {pair.right.text!r}", file=sys.stderr)
    return {"links": count, "precision": round(right / max(1, count), 3)}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true", help="print each stray to standard error")
    parser.add_argument("--matcher", type=Path, help="a matcher to use instead of the one that is shipped")
    arguments = parser.parse_args()
    if arguments.matcher:
        use(open_network(arguments.matcher.read_bytes(), str(arguments.matcher)))
    print(json.dumps(figures(show=arguments.show)))


if __name__ == "__main__":
    main()
