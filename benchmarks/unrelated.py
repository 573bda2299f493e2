"""False agreement: what is linked in a pile of articles that have nothing to do with each other.

unrelated.py [--show N]      prints one JSON object; with --show, N of the links to standard error

The pile is the held-out fifth of the corpus: invented articles on different events by different hands, so next to nothing in
one should be the claim of another, and nothing the denial of one. False contradictions cost more trust than missed links.
"""

import argparse
import json
import sys
from collections.abc import Iterator

from found import capture
from headwater.attribute.attributions import attributions
from headwater.compare.links import links
from headwater.ingest.articles import article
from headwater.model.links import Links, StatementLink
from headwater.model.provenance import Provenance
from headwater.read.parse import load_parser
from headwater.read.readings import reading
from headwater.trace.provenances import provenance
from marked import held_out


def pile() -> tuple[Links, Provenance]:
    """Return what comparing and tracing make of the pile."""
    parser = load_parser()
    articles = tuple(article(capture(marked.name, marked.text)) for marked in held_out())
    readings = tuple(reading(one, parser) for one in articles)
    pairs = zip(articles, readings, strict=True)
    said = tuple(found for its_article, its_reading in pairs for found in attributions(its_article, its_reading))
    found = links(articles, readings, said)
    return found, provenance(articles, said, found)


def across(found: Links) -> Iterator[tuple[StatementLink, str, str]]:
    """Yield the links between two articles with both texts."""
    by_id = {statement.id: statement for statement in found.statements}
    for link in found.statement_links:
        left, right = by_id[link.left], by_id[link.right]
        if left.article_id != right.article_id:
            yield link, left.text, right.text


def figures(found: Links, traced: Provenance) -> dict[str, float]:
    """Return how much is linked that should not be."""
    between = [link for link, _, _ in across(found)]
    shared = [claim for claim in traced.claims if len({appearance.article_id for appearance in claim.appearances}) > 1]
    return {
        "statements": len(found.statements),
        "links_per_100_statements": round(100 * len(between) / len(found.statements), 1),
        "opposed_links": sum(link.relation == "opposed" for link in between),
        "passages": len(found.passages),
        "claims_in_several_articles": len(shared),
        "edges": len(traced.edges),
        "loops": len(traced.loops),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", type=int, default=0, metavar="N")
    arguments = parser.parse_args()
    found, traced = pile()
    strongest = sorted(across(found), key=lambda row: (-row[0].score, row[0].left, row[0].right))
    for link, left, right in strongest[: arguments.show]:
        print(link.relation, link.score, left, right, *link.evidence, sep="\n    ", file=sys.stderr)
    print(json.dumps(figures(found, traced), indent=1))


if __name__ == "__main__":
    main()
