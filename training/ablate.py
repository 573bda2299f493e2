"""What the rules find alone, what the tagger finds alone, and what they find together, on the held-out fifth.

ablate.py           prints the tables of docs/method/attribution.md
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from examples import ROOT, load, paths
from headwater.attribute.agreement import TAGGER
from headwater.attribute.candidates import Candidate, find_candidates
from headwater.attribute.clauses import Tree, grow_tree
from headwater.attribute.cues import load_cues
from headwater.attribute.finds import Find
from headwater.attribute.framed import add_cited
from headwater.attribute.fuse import settle
from headwater.attribute.tagger import load_tagger
from headwater.attribute.weigh import load_scale
from headwater.model.text import Article, Span
from headwater.read.parse import load_parser
from headwater.read.readings import reading
from weigh import WORD, Row, covered, judged, learn, page

HELD_OUT = 5
Way = Callable[[Article, Tree], list[Find]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One article: gold rows and finds as sets of words, and which find met which row by a half (row -> find)."""

    rows: tuple[Row, ...]
    gold: tuple[frozenset[int], ...]
    finds: tuple[Find, ...]
    found: tuple[frozenset[int], ...]
    met: dict[int, int]
    tree: Tree


def ways() -> dict[str, Way]:
    """Return the three ways by name; the rules alone get weights of their own, learned without a tagger."""
    cues, tagger = load_cues(), load_tagger()
    ruled = learn(judged(load(paths(apprentice=False)), None))

    def rules(article: Article, tree: Tree) -> list[Find]:
        return settle(_all(find_candidates(article, tree, cues, None)), ruled, 0.37)

    def tagged(article: Article, tree: Tree) -> list[Find]:
        rows = [row for row in _all(find_candidates(article, tree, cues, tagger)) if row.find.rule == TAGGER]
        sure = [row for row in rows if row.agreement is not None and row.agreement.begins >= 0.5]
        best: dict[tuple[Span, ...], tuple[float, Find]] = {}
        for row in sure:
            key = row.find.cues or row.find.sources
            best[key] = max(best.get(key, (0.0, row.find)), (row.agreement.content, row.find), key=lambda pair: pair[0])
        return [find for _, find in best.values()]

    def fused(article: Article, tree: Tree) -> list[Find]:
        return settle(_all(find_candidates(article, tree, cues, tagger)), load_scale())

    return {"rules alone": rules, "tagger alone": tagged, "together": fused}


def _all(sections: Iterable[tuple[Candidate, ...]]) -> tuple[Candidate, ...]:
    return tuple(row for section in sections for row in section)


def compared(files: Iterable[Path], way: Way) -> Iterator[Compared]:
    """Yield every article of `files` with what `way` finds in it."""
    parser, cues = load_parser(), load_cues()
    for text, rows in load(files):
        article = page(text)
        tree = grow_tree(text, reading(article, parser), cues)
        finds = tuple(add_cited(tree, way(article, tree)))
        words = tuple(match.span() for match in WORD.finditer(text))
        gold = tuple(covered(words, row["content"]) for row in rows)
        found = tuple(covered(words, ((span.start, span.end) for span in find.contents)) for find in finds)
        yield Compared(rows=tuple(rows), gold=gold, finds=finds, found=found, met=_met(gold, found), tree=tree)


def _met(gold: tuple[frozenset[int], ...], found: tuple[frozenset[int], ...]) -> dict[int, int]:
    pairs = sorted(
        (-len(row & find) / len(row | find), g, f)
        for g, row in enumerate(gold)
        for f, find in enumerate(found)
        if row & find
    )
    met: dict[int, int] = {}
    for overlap, g, f in pairs:
        if overlap <= -0.5 and g not in met and f not in met.values():
            met[g] = f
    return met


def figures(articles: list[Compared]) -> str:
    """Return one row of the first table: F, precision, recall, and recall by kind and by act."""
    gold, found = sum(len(one.rows) for one in articles), sum(len(one.finds) for one in articles)
    met = sum(len(one.met) for one in articles)
    rows = [(row, g in one.met) for one in articles for g, row in enumerate(one.rows)]
    shares = []
    for key, values in (
        ("kind", ("direct", "mixed", "indirect")),
        ("act", ("speech", "document", "belief", "intent")),
    ):
        for value in values:
            hits = [hit for row, hit in rows if row[key] == value]
            shares.append(f"{sum(hits) / max(len(hits), 1):.3f}")
    head = f"{2 * met / (gold + found):.3f} | {met / found:.3f} | {met / gold:.3f}"
    return " | ".join([head, *shares])


def errors(articles: Iterable[Compared]) -> Counter[str]:
    """Return how often each kind of error happens: rows that no find meets by a half, and finds that meet no row."""
    count: Counter[str] = Counter()
    for one in articles:
        count.update(_missed(one, g) for g in range(len(one.rows)) if g not in one.met)
        count.update(_false(one, f) for f in range(len(one.finds)) if f not in one.met.values())
    return count


def _missed(one: Compared, g: int) -> str:
    row, gold = one.rows[g], one.gold[g]
    same = [f for f, find in enumerate(one.finds) if _touch(find.cues, row["cue"])]
    if same:
        found = one.found[same[0]]
        if found < gold or len(found) < len(gold) / 2:
            return "cue found, content too short"
        return "cue found, content too long" if gold <= found else "cue found, content elsewhere"
    if not row["cue"]:
        return "missed: no cue at all"
    first = one.tree.token_at(row["cue"][0][0])
    last = one.tree.token_at(row["cue"][-1][1] - 1)
    verbs = [k for k in range(first, last + 1) if one.tree.tokens.pos[k] in {"VERB", "AUX"}]
    return f"missed: {row['act']}, cue {'a verb' if verbs else 'no verb'}"


def _false(one: Compared, f: int) -> str:
    find = one.finds[f]
    if any(_touch(find.cues, row["cue"]) for row in one.rows):
        return "false: gold has the cue with another content"
    verbal = find.at is not None and one.tree.tokens.pos[find.at] in {"VERB", "AUX"}
    return f"false: {find.act}, cue {'a verb' if verbal else 'no verb'}"


def _touch(spans: tuple[Span, ...], ranges: list[list[int]] | None) -> bool:
    return any(span.start < end and start < span.end for span in spans for start, end in ranges or ())


def main() -> None:
    """Print the tables."""
    held = [path for path in sorted((ROOT / "corpus").glob("part-*/*.txt")) if int(path.stem) % HELD_OUT == 0]
    print("| | F1 | precision | recall | direct | mixed | indirect | speech | document | belief | intent |")
    for name, way in ways().items():
        articles = list(compared(held, way))
        print(f"| {name} | {figures(articles)} |", flush=True)
    for kind, times in errors(articles).most_common(12):
        print(f"| {kind} | {times} |")


if __name__ == "__main__":
    main()
