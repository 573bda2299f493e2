"""Run every benchmark and hold each figure against its floor: the table that `make bench` prints.

gate.py [NAME ...] [--all] [--raise]

NAME    run these alone (names of BENCHMARKS below)
--all   print every figure, not only those with a bound and those worth telling anyhow
--raise write tighter bounds into floors.json where a figure now allows it; a bound is never loosened

Each benchmark is a script of this folder that prints one JSON object, whose nested names are joined by dots, or a table.
floors.json holds what they may not fall below (`floors`) or rise above (`ceilings`). Exit status 1 if one does. A benchmark
whose data are not on this machine is skipped, and the table says so.
"""

import argparse
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from rich.console import Console
from rich.table import Table

HERE = Path(__file__).parent
SHARED = HERE.parent.parent / "shared" / "corpora"


TABLE_ROW = re.compile(r"^(\S+(?: \S+)*) {2,}([\d.]+) +([\d.]+) +([\d.]+)$", re.MULTILINE)
LONE_FIGURE = re.compile(r"^(\S+(?: \S+)*) {2,}([\d.]+)$", re.MULTILINE)


def of_table(printed: str) -> dict[str, object]:
    """Return the figures of a table whose columns are precision, recall and F1; a row may have one figure alone."""
    lone = {name.replace(" ", "_"): float(figure) for name, figure in LONE_FIGURE.findall(printed)}
    rows = ((name.replace(",", "").replace(" ", "_"), numbers) for name, *numbers in TABLE_ROW.findall(printed))
    return lone | {name: dict(zip(["p", "r", "f1"], map(float, numbers), strict=True)) for name, numbers in rows}


@dataclass(frozen=True, slots=True, kw_only=True)
class Benchmark:
    """A script with its arguments.

    `needs` is data that may not be there; `told` are figures that are printed though they have no bound, without the benchmark's
    own name; `read` makes figures of what the script prints.
    """

    script: str
    arguments: tuple[str, ...] = ()
    needs: Path | None = None
    told: tuple[str, ...] = ()
    read: Callable[[str], Mapping[str, object]] = json.loads


RIVAL = (
    "headwater.words_per_second",
    "textacy.words_per_second",
    "textacy.errors",
    "textacy.jaccard50.p",
    "textacy.jaccard50.r",
    "textacy.jaccard50.f1",
    "textacy.recall_by_kind.direct",
)
BENCHMARKS = {
    "stories": Benchmark(script="stories.py", told=("development.naive_exact", "later.naive_exact")),
    "speed": Benchmark(
        script="speed.py",
        told=("words", "words_per_second", "attribute_against_read", "articles_per_second", "load_seconds"),
    ),
    "unrelated": Benchmark(script="unrelated.py"),
    "strays": Benchmark(script="strays.py"),
    "passages": Benchmark(script="passages.py", arguments=("500", "5000")),
    "same_claim": Benchmark(
        script="same_claim.py", arguments=("--sizes", "3000,30000"), told=("embedded_per_second_1",)
    ),
    "adding": Benchmark(script="adding.py", arguments=("200",), told=("articles_200.whole", "articles_200.one_more")),
    "attribution": Benchmark(script="attribution.py", told=("gold", "jaccard50.r")),
    "speakers": Benchmark(script="speakers.py"),
    "rival": Benchmark(script="rival.py", told=RIVAL),
    "gum": Benchmark(script="attribution.py", arguments=("--gold", str(SHARED / "gum")), needs=SHARED / "gum"),
    "pages": Benchmark(script="pages.py", arguments=(str(SHARED / "pages"),), needs=SHARED / "pages", read=of_table),
    "page_facts": Benchmark(script="page_facts.py", arguments=(str(SHARED / "pages"),), needs=SHARED / "pages"),
    "cleaning": Benchmark(script="cleaning.py"),
    "worlds": Benchmark(
        script="worlds.py",
        arguments=("1000", "200", "800"),
        told=(
            "withheld_50.holds",
            "withheld_50.width",
            "large.seconds",
            "crowd.seconds",
            "what_if.median_ms",
            "what_if.worst_ms",
        ),
    ),
    "serving": Benchmark(
        script="serving.py",
        told=(
            "articles",
            "statements",
            "told_seconds",
            "ready_seconds",
            "busy.pages_per_second",
            "busy.worst_ms",
            "rereading.p95_ms",
            "first_paint_ms",
            "megabytes",
        ),
    ),
    "laws": Benchmark(script="laws.py", arguments=("200",)),
    "archives": Benchmark(script="archives.py", arguments=("500", "2000"), told=("pages_2000.articles_per_second",)),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One figure beside its bounds."""

    name: str
    value: float | None
    floor: float | None
    ceiling: float | None

    @property
    def fits(self) -> bool:
        """Tell whether the figure is there and within its bounds."""
        bounded = self.floor is not None or self.ceiling is not None
        if self.value is None:
            return not bounded
        return (self.floor is None or self.value >= self.floor) and (self.ceiling is None or self.value <= self.ceiling)


def flat(figures: Mapping[str, object], prefix: str) -> Iterator[tuple[str, float | None]]:
    """Yield every figure under its whole name, joined by dots."""
    for key, value in figures.items():
        name = f"{prefix}.{key}"
        if isinstance(value, Mapping):
            yield from flat(value, name)
        elif value is None or isinstance(value, int | float):
            yield name, value


def run(name: str) -> dict[str, float | None] | None:
    """Return the figures of one benchmark, None if its data are not here."""
    benchmark = BENCHMARKS[name]
    if benchmark.needs and not benchmark.needs.exists():
        return None
    command = [sys.executable, str(HERE / benchmark.script), *benchmark.arguments]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, cwd=HERE.parent)
    return dict(flat(benchmark.read(done.stdout), name))


def rows(name: str, figures: Mapping[str, float | None], bounds: Mapping[str, Mapping[str, float]]) -> Iterator[Row]:
    """Yield one row for every figure of `name` and every bound that it should have a figure for."""
    expected = [bound for kind in bounds.values() for bound in kind if bound.startswith(f"{name}.")]
    for key in dict.fromkeys([*figures, *expected]):
        floor, ceiling = bounds["floors"].get(key), bounds["ceilings"].get(key)
        yield Row(name=key, value=figures.get(key), floor=floor, ceiling=ceiling)


def is_told(name: str, row: Row) -> bool:
    """Tell whether a figure of the benchmark `name` is printed unasked."""
    bounded = row.floor is not None or row.ceiling is not None
    return bounded or row.name.removeprefix(f"{name}.") in BENCHMARKS[name].told


def tightened(row: Row) -> Row:
    """Return the row with bounds just beside its value, where that is tighter: .01 beside a score, 30 % beside a ratio."""
    if row.value is None:
        return row
    slack = 0.01 if row.value <= 1 else 0.3 * row.value
    floor = row.floor if row.floor is None else max(row.floor, round(row.value - slack, 3))
    ceiling = row.ceiling if row.ceiling is None else min(row.ceiling, round(row.value + slack, 3))
    return replace(row, floor=floor, ceiling=ceiling)


def write_bounds(found: list[Row], bounds: Mapping[str, dict[str, float]]) -> None:
    """Write floors.json anew with the bounds of the rows."""
    for row in map(tightened, found):
        for kind, bound in (("floors", row.floor), ("ceilings", row.ceiling)):
            if bound is not None:
                bounds[kind][row.name] = bound
    (HERE / "floors.json").write_text(json.dumps(bounds, indent=2) + "\n", encoding="utf-8")


def table(found: list[Row]) -> Table:
    """Return the rows as a table to print."""
    result = Table("figure", "value", "floor", "ceiling", "")
    for row in found:
        cells = [f"{number:g}" if number is not None else "" for number in (row.value, row.floor, row.ceiling)]
        result.add_row(row.name, *cells, "" if row.fits else "[bold]falls short[/]")
    return result


def main() -> int:
    """Run what was asked for, print the table, return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--raise", action="store_true", dest="tighten")
    arguments = parser.parse_args()
    bounds = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))
    console, failed = Console(), False
    for name in arguments.names or BENCHMARKS:
        figures = run(name)
        if figures is None:
            console.print(f"{name}: skipped, its data are not on this machine")
            continue
        found = list(rows(name, figures, bounds))
        failed |= not all(row.fits for row in found)
        console.print(table([row for row in found if arguments.all or is_told(name, row)]))
        if arguments.tighten:
            write_bounds(found, bounds)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
