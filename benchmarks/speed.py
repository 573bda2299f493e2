"""Words a second of every stage, articles a second and peak memory, on the held-out fifth of the corpus.

speed.py      prints one JSON object

Seconds are of processor time, so that a busy machine counts less. What has a floor are ratios within one run, for they are
the same on a slow machine and a fast one: `attribute_against_read` is how many times faster attributing is than reading.
`compare_growth` is the time for the whole pile over the time for half of it: 2 grows with the pile, 4 with its square.
"""

import json
import resource
import sys
from collections.abc import Callable, Sequence
from time import process_time
from typing import TypeVar

from found import capture
from headwater.attribute.attributions import attributions
from headwater.compare.links import links
from headwater.ingest.articles import article
from headwater.model.attribution import Attribution
from headwater.model.text import Article, Reading
from headwater.read.parse import load_parser
from headwater.read.readings import reading
from headwater.trace.provenances import provenance
from marked import held_out

T = TypeVar("T")


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """Return what `work` returns, and the seconds of processor time it took."""
    start = process_time()
    result = work()
    return result, process_time() - start


def peak_memory_megabytes() -> float:
    """Return the most memory this process has held (Linux counts kibibytes, macOS bytes)."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def measure() -> dict[str, float]:
    """Return every figure by name."""
    captures = [capture(marked.name, marked.text) for marked in held_out()]
    seconds: dict[str, float] = {}
    parser, seconds["load"] = timed(load_parser)
    # The first article pays for tables that are loaded once; it is not counted.
    first = article(captures[0])
    attributions(first, reading(first, parser))
    articles, seconds["ingest"] = timed(lambda: [article(one) for one in captures])
    readings, seconds["read"] = timed(lambda: [reading(one, parser) for one in articles])
    pairs = list(zip(articles, readings, strict=True))
    said, seconds["attribute"] = timed(lambda: [attributions(one, its_reading) for one, its_reading in pairs])
    works = list(zip(articles, readings, said, strict=True))
    together(works[::16])
    half = together(works[::2])
    whole = together(works)
    result = figures(sum(len(one.text.split()) for one in articles), len(articles), {**seconds, **whole})
    return {**result, **{f"{stage}_growth": round(whole[stage] / half[stage], 2) for stage in whole}}


def together(works: Sequence[tuple[Article, Reading, Sequence[Attribution]]]) -> dict[str, float]:
    """Return the seconds that the stages take that look at the whole pile."""
    articles = tuple(one for one, _, _ in works)
    said = tuple(attribution for _, _, its in works for attribution in its)
    found, comparing = timed(lambda: links(articles, tuple(its_reading for _, its_reading, _ in works), said))
    _, tracing = timed(lambda: provenance(articles, said, found))
    return {"compare": comparing, "trace": tracing}


def figures(words: int, articles: int, seconds: dict[str, float]) -> dict[str, float]:
    """Return speeds and ratios from the seconds each stage took."""
    stages = {stage: spent for stage, spent in seconds.items() if stage != "load"}
    result: dict[str, float] = {f"{stage}_words_per_second": round(words / spent) for stage, spent in stages.items()}
    for stage in sorted(stages.keys() - {"read"}):
        result[f"{stage}_against_read"] = round(stages["read"] / stages[stage], 2)
    whole = sum(stages.values())
    result["words"] = words
    result["load_seconds"] = round(seconds["load"], 2)
    result["words_per_second"] = round(words / whole)
    result["articles_per_second"] = round(articles / whole, 2)
    result["peak_memory_megabytes"] = round(peak_memory_megabytes())
    return result


if __name__ == "__main__":
    print(json.dumps(measure(), indent=1))
