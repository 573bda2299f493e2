"""The web app on a large case: how long pages take with many readers at once, and how much memory the server takes.

serving.py [ARTICLES [READERS [PAGES]]]    prints one JSON object; 20,000 articles, 20 readers who open 60 pages each

ARTICLES may be a case that `filed.py` wrote, instead of how many articles to invent.

An invented case (`filed.py`) lies open before the real server, in a process of its own, behind its guard; readers (`readers.py`)
in another process open pages of every view but the what-if, all over loopback. `busy` are readers without any pause: the next
page is asked for when the last has come, which is as hard as so many readers can be. `reading` are the same readers with a pause
of up to four seconds, as people make who look at what they opened. `search` is the search alone, by one reader.
`rereading` is what busy readers meet with while the case changed and is read anew.

`ready_seconds` is how long the case takes until its first page, `told_seconds` until there is a link that says so. `megabytes` is
what the server holds before the readers come, `memory_growth` how much more after them, `peak_megabytes` the most that it held,
`reread_peak_megabytes` the most with the old case and the new one. `first_paint_ms` is when the page of the claim that hundreds
of articles carry is first seen in Chromium; None where there is no Chromium or no Playwright.
"""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from random import Random  # noqa: TID251 - chance comes from a seed
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter, sleep
from typing import Any

import readers
from filed import write_case

HERE = Path(__file__).parent
_SERVE = (
    "import sys; from pathlib import Path; from headwater.web.served import serve; "
    "serve(Path(sys.argv[1]), ready=lambda link: print(link, flush=True))"
)
_PAUSE = 4.0
_LATEST_SECONDS = 600  # for the first page
_SEARCHES = 100
_SMALL = 3  # letters of words that nobody looks for
_PAGE = os.sysconf("SC_PAGE_SIZE")
_SOME = 400
"""How many different addresses of a view there are to choose from."""


@contextmanager
def served(case: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Give the process that serves a case, and the link to it."""
    command = [sys.executable, "-c", _SERVE, str(case)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process, (process.stdout.readline() if process.stdout else "").strip()
        finally:
            process.terminate()


def questions(case: Path) -> dict[str, list[str]]:
    """Return the addresses of each view that readers choose from."""
    chance = Random(3)  # noqa: S311 - nothing is kept secret
    with sqlite3.connect(case) as held:

        def some(query: str) -> list[tuple[str, ...]]:
            rows = held.execute(query).fetchall()
            return chance.sample(rows, min(_SOME, len(rows)))

        claims = [row[0] for row in some("SELECT id FROM claim")]
        articles = [row[0] for row in some("SELECT id FROM article")]
        edges = some("SELECT downstream, upstream FROM edge")
        said = [row[0] for row in some("SELECT text FROM statement")]
        crowded = held.execute("SELECT claim_id FROM appearance GROUP BY 1 ORDER BY count(*) DESC LIMIT 1").fetchone()
    telling = [[word for word in text.rstrip(".").replace(",", "").split() if len(word) > _SMALL] for text in said]
    words = [" ".join(chance.sample(each, 2)) for each in telling if len(each) > 1]
    return {
        "case": ["/"],
        "claims": [*_lists(words), *(f"/claims?page={number}" for number in range(1, 40))],
        "claim": [f"/claims/{claim}" for claim in claims],
        "crowded claim": [f"/claims/{crowded[0]}"],
        "edge": [f"/edges/{down}/{up}" for down, up in edges],
        "article": [f"/articles/{article}" for article in articles],
        "articles": [f"/articles?page={number}" for number in range(1, 100)],
        "sources": [f"/sources?page={number}" for number in range(1, 5)],
        "source": [],
        "network": ["/network", "/network?most=500"],
        "compare": ["/compare", *_pairs(edges)],
        "search": [f"/search?q={word.replace(' ', '+')}" for word in [*words, *map(_misspelled, words)]],
        "decisions": ["/decisions"],
        "api": ["/api/case", *(f"/api/claims/{claim}" for claim in claims)],
    }


def _lists(words: Sequence[str]) -> Iterator[str]:
    """Yield lists of claims: sorted, narrowed down, and by words."""
    sorts = ("rank", "carriers", "origins", "single", "disputed", "loops", "drift")
    yield from (f"/claims?sort={sort}" for sort in sorts)
    yield from (f"/claims?sourcing={sourcing}&several=true" for sourcing in ("named", "document", "unsourced"))
    yield from (f"/claims?words={word.replace(' ', '+')}" for word in words[:40])
    yield from (f"/claims?month=2031-05&sort={sort}&page=3" for sort in sorts)


def _pairs(edges: Sequence[Sequence[str]]) -> Iterator[str]:
    yield from (f"/compare?left={down}&right={up}" for down, up in edges)


def _misspelled(words: str) -> str:
    """Return words with two letters of the longest exchanged."""
    longest = max(words.split(), key=len)
    return words.replace(longest, longest[:2] + longest[3:4] + longest[2:3] + longest[4:])


def by_readers(link: str, asked: Mapping[str, Sequence[str]], *how: object) -> dict[str, Any]:
    """Return what readers met with, in a process of their own."""
    command = [sys.executable, str(HERE / "readers.py"), link, *map(str, how)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, input=json.dumps(asked))
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def figures(found: Mapping[str, Any]) -> dict[str, object]:
    """Return how long the pages took, of all views and of each."""
    taken = [one for each in found["seconds"].values() for one in each]
    return {
        "pages": len(taken),
        "pages_per_second": round(len(taken) / found["took"], 1),
        "refused": len(found["refused"]),
        **_spread(taken),
        "longest_kilobytes": round(max(found["longest"].values()) / 1000),
        "views": {
            name.replace(" ", "_"): {**_spread(each), "kilobytes": round(found["longest"][name] / 1000)}
            for name, each in found["seconds"].items()
            if each
        },
    }


def _spread(seconds: Sequence[float]) -> dict[str, int]:
    """Return the middle, the 95th percentile and the worst, in milliseconds."""
    late = quantiles(seconds, n=20, method="inclusive")[-1] if len(seconds) > 1 else seconds[0]
    return {
        "median_ms": round(1000 * median(seconds)),
        "p95_ms": round(1000 * late),
        "worst_ms": round(1000 * max(seconds)),
    }


def megabytes(process: "subprocess.Popen[str]") -> float | None:
    """Return how much memory a process holds now, None where the system does not tell."""
    told = Path(f"/proc/{process.pid}/statm")
    return int(told.read_text(encoding="ascii").split()[1]) * _PAGE / 1e6 if told.exists() else None


def peak_megabytes(process: "subprocess.Popen[str]") -> float | None:
    """Return the most memory that a process ever held, None where the system does not tell."""
    told = Path(f"/proc/{process.pid}/status")
    if not told.exists():
        return None
    lines = told.read_text(encoding="ascii", errors="replace").splitlines()
    return next(int(line.split()[1]) / 1000 for line in lines if line.startswith("VmHWM"))


def opened(link: str, begun: float) -> dict[str, float]:
    """Wait for the first page of the case; return when a reader was first told something, and when it came."""
    told = perf_counter() - begun
    while by_readers(link, {"case": ["/"]}, 1, 1, 0)["refused"]:
        if perf_counter() - begun > _LATEST_SECONDS:
            raise TimeoutError(link)
        sleep(0.5)
    return {"told_seconds": round(told, 1), "ready_seconds": round(perf_counter() - begun, 1)}


def with_sources(link: str, asked: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """Return the questions with the addresses of sources, which the app alone knows."""
    found = readers.fetched(link, [f"/api/sources?page={number}" for number in range(1, 5)])
    return {**asked, "source": [f"/sources/{row['key']}" for page in found for row in page["rows"]]}


def touch(case: Path) -> None:
    """Change a case as another program would."""
    with sqlite3.connect(case) as held:
        held.execute("UPDATE made_by SET tool = tool")


def measured(case: Path, count: int, pages: int) -> dict[str, object]:
    """Return all figures of one case."""
    begun = perf_counter()
    with served(case) as (process, link):
        start = opened(link, begun)
        asked = with_sources(link, questions(case))
        by_readers(link, asked, count, max(1, pages // 4), 0)  # so that what is made once is made
        before = megabytes(process)
        found: dict[str, object] = {
            "busy": figures(by_readers(link, asked, count, pages, 0)),
            "reading": figures(by_readers(link, asked, count, max(1, pages // 4), _PAUSE)),
            "search": figures(by_readers(link, asked, 1, _SEARCHES, 0, "search")),
        }
        after = megabytes(process)
        painted = first_paint(link, asked["crowded claim"][0])
        opening_peak = peak_megabytes(process)
        touch(case)
        found["rereading"] = figures(by_readers(link, asked, count, pages, 0))
        return {
            **start,
            **found,
            "first_paint_ms": painted,
            "megabytes": before and round(before),
            "memory_growth": before and after and round(after / before, 3),
            "peak_megabytes": opening_peak and round(opening_peak),
            "reread_peak_megabytes": (peak := peak_megabytes(process)) and round(peak),
        }


def first_paint(link: str, path: str) -> float | None:
    """Return when Chromium first shows a page, in milliseconds from the question; None without Chromium or Playwright."""
    if find_spec("playwright") is None or not any(map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))):
        return None
    done = subprocess.run(
        [sys.executable, str(HERE / "painted.py"), link, path], check=True, stdout=subprocess.PIPE, text=True
    )
    return float(done.stdout)


def main(articles: str = "20000", count: str = "20", pages: str = "60") -> int:
    """Print how the app does."""
    with TemporaryDirectory() as folder:
        case = Path(folder) / "large.db"
        if articles.isdecimal():
            write_case(case, int(articles))
        else:
            shutil.copy(articles, case)
        with sqlite3.connect(case) as held:
            sizes = {
                f"{name}s": held.execute(f"SELECT count(*) FROM {name}").fetchone()[0]  # noqa: S608 - our own names
                for name in ("article", "statement", "claim", "edge")
            }
        print(json.dumps({**sizes, **measured(case, int(count), int(pages))}, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
