"""Learn anew how much each trait of a find says, from the four fifths of the corpus that are not held out.

weigh.py        writes src/headwater/attribute/weights.json

Logistic regression by stochastic gradient descent (AdaGrad), with a penalty on large weights. A find's target is the overlap
of its content with the gold content of the same cue or source, 0 under a half. The articles are taken in a fixed order, so
that the same corpus gives the same weights.
"""

import json
import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import markup
from headwater.attribute.candidates import find_candidates
from headwater.attribute.clauses import grow_tree
from headwater.attribute.cues import load_cues
from headwater.attribute.finds import Find
from headwater.model.identity import digest
from headwater.model.text import Article, Span
from headwater.read.parse import Parser, load_parser
from headwater.read.readings import reading
from marked import CORPUS

WEIGHTS = Path(__file__).parent.parent / "src" / "headwater" / "attribute" / "weights.json"
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
EPOCHS, RATE, PENALTY, RAREST = 8, 0.15, 0.03, 3  # chosen by threefold cross-validation within the four fifths
Example = tuple[tuple[str, ...], float]
Row = dict[str, list[list[int]]]


def examples(corpus: Path, parser: Parser) -> Iterator[Example]:
    """Yield the traits and the target of every candidate in the articles that are not held out."""
    for path in sorted(corpus.glob("part-*/*.txt")):
        if int(path.stem) % 5:
            text, rows = markup.parse(path.read_text(encoding="utf-8"))
            yield from _examples(text, rows, parser)


def _examples(text: str, rows: list[Row], parser: Parser) -> Iterator[Example]:
    read, cues = page(text), load_cues()
    tree = grow_tree(text, reading(read, parser), cues)
    words = [match.span() for match in WORD.finditer(text)]
    starts, ends = [start for start, _ in words], [end for _, end in words]

    def covered(spans: Iterable[tuple[int, int]]) -> set[int]:
        return {k for start, end in spans for k in range(bisect_right(ends, start), bisect_left(starts, end))}

    gold = [(covered((a, b) for a, b in row["q"]), row) for row in map(_plain, rows)]
    for candidate in find_candidates(read, tree, cues):
        own = covered((span.start, span.end) for span in candidate.find.contents)
        yield (
            candidate.traits,
            max((_overlap(own, other) for other, row in gold if _meets(candidate.find, row)), default=0.0),
        )


def _plain(row: Row) -> Row:
    return {"q": row["content"], "c": row["cue"] or [], "s": row["source"] or []}


def _meets(find: Find, row: Row) -> bool:
    """Tell whether a find and a gold row share their cue; their source where one of them has no cue."""
    if row["c"] and find.cues:
        return _touch(find.cues, row["c"])
    return not (find.sources and row["s"]) or _touch(find.sources, row["s"])


def _touch(spans: tuple[Span, ...], ranges: list[list[int]]) -> bool:
    return any(span.start < end and start < span.end for span in spans for start, end in ranges)


def _overlap(left: set[int], right: set[int]) -> float:
    share = len(left & right) / len(left | right) if left | right else 0.0
    return share if share >= 0.5 else 0.0


def page(text: str) -> Article:
    """Return an article that holds `text` as it is, with its first line for a title where it looks like one."""
    first = text.split("\n", 1)[0]
    titled = 0 < len(first) < 160 and not first.endswith(".")
    return Article(
        id=digest("article", text),
        capture_id=digest(text),
        path="page.txt",
        outlet=None,
        agency=None,
        title=first if titled else None,
        title_span=Span(start=0, end=len(first)) if titled else None,
        bylines=(),
        dateline=None,
        credits=(),
        published=None,
        language="en",
        text=text,
        furniture=(),
    )


def learn(rows: list[Example]) -> dict[str, float]:
    """Return the weight of each trait, rounded; those near zero are left out."""
    count = Counter(trait for traits, _ in rows for trait in traits)
    data = [(["bias", *(trait for trait in traits if count[trait] >= RAREST)], target) for traits, target in rows]
    weights: dict[str, float] = {}
    slopes: dict[str, float] = {}
    for epoch in range(EPOCHS):
        for index in sorted(range(len(data)), key=lambda k: digest(epoch, k)):
            _step(weights, slopes, *data[index])
    return {trait: round(weight, 3) for trait, weight in sorted(weights.items()) if abs(weight) >= 0.02}


def _step(weights: dict[str, float], slopes: dict[str, float], traits: list[str], target: float) -> None:
    total = sum(weights.get(trait, 0.0) for trait in traits)
    error = 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total)))) - target
    for trait in traits:
        weight = weights.get(trait, 0.0)
        slope = error + PENALTY * weight
        slopes[trait] = slopes.get(trait, 0.01) + slope * slope
        weights[trait] = weight - RATE * slope / math.sqrt(slopes[trait])


if __name__ == "__main__":
    learned = learn(list(examples(CORPUS, load_parser())))
    WEIGHTS.write_text(json.dumps(learned, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print(json.dumps({"weights": len(learned)}))
