"""Learn how much each trait of a find says, and how far a score is to be trusted.

weigh.py APPRENTICE.onnx        writes src/headwater/attribute/weights.json

Learned from what the apprentice (train.py --apprentice) has not read and what is not held out: the shipped tagger has read all of
that, and would be trusted too much. Logistic regression with a penalty on large weights. A find's target is the overlap of its
content with the gold content of the same cue or source, 0 under a half. The confidence is the share of finds, settled by
fivefold cross-validation, that overlap with gold by a half, made to rise with the score.
"""

import json
import re
import sys
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from examples import ROOT, load, paths
from headwater.attribute.candidates import Candidate, find_candidates
from headwater.attribute.clauses import grow_tree
from headwater.attribute.cues import load_cues
from headwater.attribute.finds import Find
from headwater.attribute.fuse import settle
from headwater.attribute.tagger import Tagger, open_tagger
from headwater.attribute.weigh import Scale
from headwater.model.identity import digest
from headwater.model.text import Article, Span
from headwater.read.parse import load_parser
from headwater.read.readings import reading

WEIGHTS = ROOT / "src" / "headwater" / "attribute" / "weights.json"
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
PENALTY, RAREST, FOLDS = 3.0, 3, 5
Row = dict[str, list[list[int]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """The candidates of one article, the overlap of each with gold, and what gold has, as sets of words."""

    candidates: tuple[Candidate, ...]
    targets: tuple[float, ...]
    gold: tuple[frozenset[int], ...]
    words: tuple[tuple[int, int], ...]


def judged(articles: Iterable[tuple[str, list[Row]]], tagger: Tagger | None) -> Iterator[Judged]:
    """Yield every article with its candidates, found with `tagger` or by rules alone."""
    parser, cues = load_parser(), load_cues()
    for text, rows in articles:
        read = page(text)
        tree = grow_tree(text, reading(read, parser), cues)
        found = tuple(row for section in find_candidates(read, tree, cues, tagger) for row in section)
        words = tuple(match.span() for match in WORD.finditer(text))
        gold = [(covered(words, row["content"]), row) for row in rows]
        targets = []
        for row in found:
            own = covered(words, ((span.start, span.end) for span in row.find.contents))
            targets.append(max((_overlap(own, held) for held, other in gold if _meets(row.find, other)), default=0.0))
        yield Judged(candidates=found, targets=tuple(targets), gold=tuple(held for held, _ in gold), words=words)


def covered(words: tuple[tuple[int, int], ...], spans: Iterable[Iterable[int]]) -> frozenset[int]:
    """Return the numbers of the words that `spans` reach into."""
    starts, ends = [start for start, _ in words], [end for _, end in words]
    return frozenset(k for start, end in spans for k in range(bisect_right(ends, start), bisect_left(starts, end)))


def _meets(find: Find, row: Row) -> bool:
    """Tell whether a find and a gold row share their cue; their source where one of them has no cue."""
    if row["cue"] and find.cues:
        return _touch(find.cues, row["cue"])
    return not (find.sources and row["source"]) or _touch(find.sources, row["source"])


def _touch(spans: tuple[Span, ...], ranges: list[list[int]]) -> bool:
    return any(span.start < end and start < span.end for span in spans for start, end in ranges)


def _overlap(left: frozenset[int], right: frozenset[int]) -> float:
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


def learn(articles: Iterable[Judged]) -> Scale:
    """Return the weight of each trait, rounded, those near zero left out; without points."""
    rows = [(row.traits, target) for one in articles for row, target in zip(one.candidates, one.targets, strict=True)]
    count = Counter(trait for traits, _ in rows for trait in traits)
    column = {trait: k for k, trait in enumerate(sorted(trait for trait in count if count[trait] >= RAREST), start=1)}
    places = [
        (k, column[trait]) for k, (traits, _) in enumerate(rows) for trait in sorted(set(traits)) if trait in column
    ]
    places += [(k, 0) for k in range(len(rows))]
    down, across = zip(*places, strict=True)
    table = csr_matrix((np.ones(len(places)), (down, across)), shape=(len(rows), len(column) + 1))
    target = np.array([target for _, target in rows])
    penalty = np.full(len(column) + 1, PENALTY)
    penalty[0] = 0.0

    def wrong(weights: np.ndarray) -> tuple[float, np.ndarray]:
        totals = table @ weights
        chances = 1.0 / (1.0 + np.exp(-totals))
        cost = np.sum(np.logaddexp(0.0, totals) - target * totals) + 0.5 * np.sum(penalty * weights**2)
        return float(cost), table.T @ (chances - target) + penalty * weights

    best = minimize(wrong, np.zeros(len(column) + 1), jac=True, method="L-BFGS-B", options={"maxiter": 150}).x
    weights = {trait: round(float(best[k]), 3) for trait, k in column.items() if abs(best[k]) >= 0.01}
    return Scale(weights={"bias": round(float(best[0]), 3), **weights}, points=((0.0, 0.0), (1.0, 1.0)))


def points(articles: list[Judged]) -> tuple[tuple[float, float], ...]:
    """Return points of score and share right, from finds settled by weights learned on other articles."""
    seen: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        scale = learn(one for k, one in enumerate(articles) if k % FOLDS != fold)
        for one in articles[fold::FOLDS]:
            seen.extend(_outcomes(one, settle(one.candidates, scale)))
    blocks = [[value, float(right), 1.0] for value, right in sorted(seen)]
    rising: list[list[float]] = []
    for block in blocks:  # pool neighbours until the shares rise, with at least a fiftieth of all finds in each
        rising.append(block)
        while len(rising) > 1 and (
            rising[-2][1] / rising[-2][2] >= rising[-1][1] / rising[-1][2] or _small(rising[-2], seen)
        ):
            value, right, size = rising.pop()
            rising[-1] = [rising[-1][0] + value, rising[-1][1] + right, rising[-1][2] + size]
    return tuple((round(value / size, 3), round(right / size, 3)) for value, right, size in rising)


def _small(block: list[float], seen: list[tuple[float, bool]]) -> bool:
    return block[2] < len(seen) / 50


def _outcomes(one: Judged, finds: list[Find]) -> Iterator[tuple[float, bool]]:
    """Yield score and whether it is right for each find; one to one with gold, best first."""
    held = [covered(one.words, ((span.start, span.end) for span in find.contents)) for find in finds]
    pairs = sorted(
        ((-_overlap(own, gold), k, g) for k, own in enumerate(held) for g, gold in enumerate(one.gold)),
        key=lambda row: row,
    )
    right: set[int] = set()
    taken: set[int] = set()
    for overlap, k, g in pairs:
        if overlap < 0 and k not in right and g not in taken:
            right.add(k)
            taken.add(g)
    yield from ((find.score, k in right) for k, find in enumerate(finds))


def main() -> None:
    """Learn and write the weights."""
    articles = list(judged(load(paths(apprentice=True, unread=True)), open_tagger(Path(sys.argv[1]).read_bytes())))
    scale = learn(articles)
    found = {"points": points(articles), "weights": dict(sorted(scale.weights.items()))}
    WEIGHTS.write_text(json.dumps(found, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print(json.dumps({"articles": len(articles), "weights": len(scale.weights), "points": found["points"]}))


if __name__ == "__main__":
    main()
