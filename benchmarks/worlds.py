"""Counting held against worlds that are known from end to end: news that spreads, with more and more of its evidence kept back.

worlds.py [WORLDS [SMALL LARGE]]    prints one JSON object; WORLDS are counted, then piles of SMALL and LARGE articles are timed

In each world witnesses, officials, documents and reporters on the spot tell a claim to outlets, and others copy, lift, retell,
pick up, update, correct and deny it, or quote each other in a ring. So the number of independent origins is known. At a share of
0 nothing is kept back: every copy and credit is told, every date given, though some sources are unnamed in any case. At a share
of 0.5 half of the credits are dropped, half of the names and dates withheld, half of the copied passages worded anew.

`holds` is the share of claims whose interval contains the truth, `exact` that of those whose both ends are the truth, `width` the
mean distance of the ends, `too_high` and `too_low` the shares whose interval lies above or below it.
`growth` is the exponent of the time that tracing takes in the number of articles: 1 is linear; `crowd_growth` that in the
number of articles that all carry one claim (`crowded.py`).
`what_if` tells what it takes to make a pile ready for what-ifs (`prepare`, tracing included) and to answer one: an article, an
edge or a source taken away, two sources of a claim ruled one or two. `_ms` are milliseconds, `_share` shares of the time that
tracing the pile takes.
"""

import json
import math
import resource
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from statistics import median
from time import process_time
from typing import TypeVar

from crowded import crowd
from headwater.model.provenance import IndependentOrigins, Provenance
from headwater.model.what_if import (
    ArticleAway,
    EdgeAway,
    NamedSource,
    OneSource,
    SourceAway,
    Supposition,
    TwoSources,
)
from headwater.run.keeping import uncollected
from headwater.trace.supposing.prepared import Prepared, prepare
from headwater.trace.supposing.what_if import what_if
from rendered import Rendered, joined, render
from spread import paper_names, truth, world
from withheld import withheld

SHARES = (0.0, 0.25, 0.5, 0.75, 1.0)
_AGENCIES, _PAPERS = 12, 400
_EVENT, _CLAIMS = 20, 9
_CROWDS = (500, 2000)
_ASKED = 40

Row = TypeVar("Row")


def intervals(rendered: Rendered, found: Provenance) -> dict[int, IndependentOrigins]:
    """Return what tracing counts for each claim of a world."""
    by_statement = {said.statement_id: claim for claim in found.claims for said in claim.appearances}
    return {claim: by_statement[ids[0]].independent_origins for claim, ids in rendered.claims.items()}


def counted(worlds: int, share: float) -> dict[str, float]:
    """Return how the intervals compare with the truth where a share of the evidence is kept back."""
    totals: Counter[str] = Counter()
    for seed in range(worlds):
        spread = world(seed)
        rendered = render(spread, withheld(spread, share))
        origins = intervals(rendered, rendered.trace())
        for claim, true in truth(spread).items():
            counted_as = origins[claim]
            totals += _figures(counted_as.min, counted_as.max, true)
    names = ("holds", "exact", "width", "too_high", "too_low")
    return {"claims": totals["claims"]} | {name: round(totals[name] / max(1, totals["claims"]), 3) for name in names}


def _figures(fewest: int, most: int, true: int) -> Counter[str]:
    return Counter(
        claims=1,
        holds=fewest <= true <= most,
        exact=fewest == true == most,
        width=most - fewest,
        too_high=fewest > true,
        too_low=most < true,
    )


def pile(articles: int) -> Rendered:
    """Return a pile of many events that the same outlets report."""
    names = paper_names(_AGENCIES, _PAPERS)
    events = range(max(1, articles // _EVENT))
    return joined([render(world(seed, articles=_EVENT, claims=_CLAIMS, outlets=names)) for seed in events])


def timed(articles: int) -> dict[str, float]:
    """Return how long tracing a pile takes on one processor, and the peak memory of this process so far."""
    return _timed(pile(articles))


def _timed(made: Rendered) -> dict[str, float]:
    before = process_time()
    with uncollected():
        found = made.trace()
    seconds = process_time() - before
    return {
        "articles": len(made.articles),
        "appearances": sum(len(claim.appearances) for claim in found.claims),
        "seconds": round(seconds, 2),
        "peak_megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


def supposed(articles: int, tracing: float) -> dict[str, float]:
    """Return how long what-ifs take on a pile of which tracing takes so many seconds."""
    made = pile(articles)
    before = process_time()
    with uncollected():
        ready = prepare(made.articles, made.attributions, made.links)
    preparing = process_time() - before
    taken = sorted(_answered(ready, one) for one in _suppositions(ready))
    return {
        "asked": len(taken),
        "median_ms": round(1000 * median(taken), 2),
        "worst_ms": round(1000 * taken[-1], 2),
        "prepare_share": round(preparing / tracing, 2),
        "median_share": round(median(taken) / tracing, 5),
        "worst_share": round(taken[-1] / tracing, 4),
    }


def _answered(ready: Prepared, one: Supposition) -> float:
    """Return the seconds of an answer, without looking for garbage among what the other measurements left behind."""
    with uncollected():
        before = process_time()
        what_if(ready, [one])
        return process_time() - before


def _suppositions(ready: Prepared) -> Iterator[Supposition]:
    """Yield what is supposed: as many of each kind, from all over the pile."""
    traced = ready.traced
    yield from (ArticleAway(article_id=id_) for id_ in _some(sorted(traced.pile.articles)))
    edges = _some(traced.provenance.edges)
    yield from (EdgeAway(downstream=edge.downstream, upstream=edge.upstream) for edge in edges)
    yield from (SourceAway(source=NamedSource(name=name)) for name in _some(sorted(ready.named_in)))
    named: dict[int, list[NamedSource]] = defaultdict(list)
    for name, numbers in sorted(ready.named_in.items()):
        for number in numbers:
            named[number].append(NamedSource(name=name))
    for sources in _some([named[number] for number in sorted(named) if len(named[number]) > 1]):
        yield OneSource(left=sources[0], right=sources[1])
        yield TwoSources(left=sources[0], right=sources[1])


def _some(rows: Sequence[Row]) -> Sequence[Row]:
    return rows[:: max(1, len(rows) // _ASKED)][:_ASKED]


def growth(small: Mapping[str, float], large: Mapping[str, float]) -> float:
    """Return the exponent with which the time grows."""
    return round(math.log(large["seconds"] / small["seconds"]) / math.log(large["articles"] / small["articles"]), 2)


def main(worlds: str = "1000", small: str = "1000", large: str = "4000") -> int:
    """Print how tracing counts, and how its time grows."""
    timings = [timed(int(size)) for size in (small, large)]
    by_share = {f"withheld_{round(100 * share)}": counted(int(worlds), share) for share in SHARES}
    crowds = [_timed(crowd(carriers)) for carriers in _CROWDS]
    figures = {
        **by_share,
        "small": timings[0],
        "large": timings[1],
        "growth": growth(*timings),
        "crowd": crowds[1],
        "crowd_growth": growth(*crowds),
        "what_if": supposed(int(large), timings[1]["seconds"]),
    }
    print(json.dumps(figures, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
