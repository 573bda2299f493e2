"""How much of the text that articles share is found, how little besides, how fast, and in how much memory.

passages.py [COUNT ...] [--show N]     prints one JSON object; 500, 5,000 and 50,000 articles if no count is given

The piles are those of planted.py. A planting is found if passages cover four fifths of what was taken, on both sides (three
fifths of what went through a scanner); of the copies of one article, beyond a bound, each is compared with the first few alone,
and there any sister will do. A quotation must be told as one. Pairs are right if both articles hold a piece that one took from
the other or both from a third; a pair that shares a quotation alone and is called a copy is wrong. `articles_per_second` is of
processor time from the words of the articles to passages; with `words` before it, from their texts. Memory is that of a fresh
process into which articles are streamed. Beside it, where they are installed, rensa and datasketch look for whole copies.
"""

import argparse
import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from time import process_time

import minhashes
from headwater.compare.copied.passages import shared_passages
from headwater.compare.copied.words import prose_words
from headwater.model.links import Passage
from headwater.model.text import Article, Reading
from planted import Page, Planted, pile
from speed import peak_memory_megabytes

COUNTS = (500, 5_000, 50_000)
COVERED = {"noise": 0.6}
MOST_SISTERS = 40  # in a larger family a copy need not be found with the very one it was taken from
RIVALS_UP_TO = 5_000
KINDS = ("republication", "spelling", "noise", "passage", "quotation")

Pair = tuple[str, str]


class Clock:
    """The processor seconds that went into making articles while they were streamed."""

    def __init__(self) -> None:
        self.making = 0.0

    def articles(self, count: int) -> Iterator[tuple[Article, Reading]]:
        """Yield a pile's articles with their readings."""
        pages = pile(count)
        while True:
            begun = process_time()
            page = next(pages, None)
            self.making += process_time() - begun
            if page is None:
                return
            yield page.article, page.reading


def speed(count: int) -> dict[str, float]:
    """Return speed and memory of one pass over a pile, in a process that does nothing else."""
    clock = Clock()
    shared_passages(prose_words([]))
    begun = process_time()
    words = prose_words(clock.articles(count))
    reading = process_time() - begun - clock.making
    begun = process_time()
    found = shared_passages(words)
    comparing = process_time() - begun
    return {
        "passages": len(found),
        "articles_per_second": round(count / comparing),
        "articles_per_second_with_words": round(count / (comparing + reading)),
        "peak_memory_megabytes": round(peak_memory_megabytes()),
    }


def scores(pages: Sequence[Page], found: Sequence[Passage]) -> dict[str, float]:
    """Return recall by what was planted, and the precision of pairs."""
    by_id = {page.article.id: page for page in pages}
    by_pair: dict[Pair, list[Passage]] = defaultdict(list)
    by_article: dict[str, list[Passage]] = defaultdict(list)
    for passage in found:
        by_pair[passage.left, passage.right].append(passage)
        by_article[passage.left].append(passage)
        by_article[passage.right].append(passage)
    sisters = _sisters(pages)
    result: dict[str, float] = {}
    for kind in KINDS:
        hits = [
            _is_found(page, planted, by_id, by_pair, by_article if sisters[planted.source] > MOST_SISTERS else {})
            for page in pages
            for planted in page.planted
            if planted.kind == kind
        ]
        result[f"{kind}_recall"] = _share(hits)
    result["exchanged_words_told"] = _share(_told(pages, by_pair))
    result["pair_precision"] = _share(_is_right(by_id, passages) for passages in by_pair.values())
    return result


def _share(hits: Iterable[bool]) -> float:
    judged = list(hits)
    return round(sum(judged) / max(1, len(judged)), 4)


def _sisters(pages: Sequence[Page]) -> Mapping[str, int]:
    counts: dict[str, int] = defaultdict(int)
    for page in pages:
        for planted in page.planted:
            counts[planted.source] += 1
    return counts


def _is_found(
    page: Page,
    planted: Planted,
    by_id: Mapping[str, Page],
    by_pair: Mapping[Pair, list[Passage]],
    by_article: Mapping[str, list[Passage]],
) -> bool:
    passages = by_pair.get(_pair(page.article.id, planted.source), [])
    if planted.kind == "quotation":
        passages = [passage for passage in passages if passage.kind == "quotation"]
    least = COVERED.get(planted.kind, 0.8)
    both = (by_id[planted.source], page)
    if all(_covered(one, planted.pieces, passages) >= least for one in both):
        return True
    return _covered(page, planted.pieces, by_article.get(page.article.id, [])) >= least


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def _covered(page: Page, pieces: Iterable[int], passages: Iterable[Passage]) -> float:
    """Return the share of the letters of `pieces` that stand in `passages` on the side of `page`."""
    spans = [p.left_span if p.left == page.article.id else p.right_span for p in passages]
    own = {letter for span in spans for letter in range(span.start, span.end)}
    wanted = {letter for piece in pieces for letter in range(*page.places[piece])}
    return len(wanted & own) / max(1, len(wanted))


def _told(pages: Sequence[Page], by_pair: Mapping[Pair, list[Passage]]) -> Iterator[bool]:
    """Yield, for each copy in which one day or number was exchanged, whether the passages say so."""
    for page in pages:
        for planted in page.planted:
            passages = by_pair.get(_pair(page.article.id, planted.source), [])
            for change in planted.exchanged if passages else ():
                told = [line for passage in passages for line in passage.evidence if line.startswith("differs")]
                yield any(all(f'"{fact}"' in line for fact in change) for line in told)


def _is_right(by_id: Mapping[str, Page], passages: Sequence[Passage]) -> bool:
    left, right = by_id[passages[0].left], by_id[passages[0].right]
    shared = left.places.keys() & right.places.keys()
    copied = any(passage.kind == "copied" for passage in passages)
    return bool(shared - left.quoted if copied else shared)


def wrong(pages: Sequence[Page], found: Sequence[Passage]) -> Iterator[str]:
    """Yield the text of passages between articles that share nothing."""
    by_id = {page.article.id: page for page in pages}
    for passage in found:
        if not _is_right(by_id, [passage]):
            left, right = by_id[passage.left], by_id[passage.right]
            kinds = [planted.kind for page in (left, right) for planted in page.planted]
            text = left.article.text[passage.left_span.start : passage.left_span.end]
            yield f"{passage.kind} {passage.word_count} {kinds} {left.article.outlet} {right.article.outlet}: {text}"


def measure(count: int, show: int) -> dict[str, object]:
    """Return every figure for a pile of `count` articles."""
    command = [sys.executable, str(Path(__file__)), "--speed", str(count)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    result: dict[str, object] = dict(json.loads(done.stdout))
    pages = list(pile(count))
    found = shared_passages(prose_words((page.article, page.reading) for page in pages))
    for line in list(wrong(pages, found))[:show]:
        print(line, file=sys.stderr)
    result |= scores(pages, found)
    if count <= RIVALS_UP_TO:
        result |= {name: rival(pages, partial(way)) for name, way in minhashes.installed().items()}
    return result


def rival(pages: Sequence[Page], way: minhashes.Way) -> dict[str, float]:
    """Return what a library that looks for whole copies finds of them, and how fast."""
    by_id = {page.article.id: page for page in pages}
    begun = process_time()
    numbered = way([page.article.text for page in pages])
    seconds = process_time() - begun
    pairs = {_pair(pages[one].article.id, pages[other].article.id) for one, other in numbered}
    planted = [_pair(page.article.id, p.source) for page in pages for p in page.planted if p.kind == "republication"]
    shared = [bool(by_id[one].places.keys() & by_id[other].places.keys()) for one, other in pairs]
    return {
        "articles_per_second": round(len(pages) / seconds),
        "republication_recall": _share(pair in pairs for pair in planted),
        "pair_precision": _share(shared),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("counts", nargs="*", type=int, metavar="COUNT")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print N wrong passages")
    parser.add_argument("--speed", type=int, metavar="COUNT", help="print speed and memory for one pile alone")
    arguments = parser.parse_args()
    if arguments.speed:
        print(json.dumps(speed(arguments.speed)))
        return
    missing = sorted({"rensa", "datasketch"} - minhashes.installed().keys())
    print(*(f"{name} is not installed: skipped" for name in missing), sep="\n", end="", file=sys.stderr)
    counts = arguments.counts or COUNTS
    print(json.dumps({f"of_{count}": measure(count, arguments.show) for count in counts}, indent=1))


if __name__ == "__main__":
    main()
