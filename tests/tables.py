"""The tables of the documentation that tell weights and thresholds, as the code has them.

    python tests/tables.py      writes them into the page (part of `make docs`)

What each means is written in the page by hand and stays; a feature that is new there gets the reason that links give.
"""

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from headwater.compare.judging.features import FEATURES
from headwater.compare.judging.weights import weights

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "method" / "comparing.md"
LEARNING = ROOT / "training" / "weights.py"
FEATURE_HEAD = "| feature | weight | what it means |\n|---|---|---|\n"
BIAS = "judging.weights.bias"
_NUMBER = re.compile(r"^\| `(\w+(?:\.\w+)+)` \| [^|]* \|", re.MULTILINE)
_ROWS = re.compile(re.escape(FEATURE_HEAD) + r"((?:\|.*\n)*)")


def told(page: str) -> str:
    """Return `page` with the weights and thresholds that hold."""
    page = _NUMBER.sub(lambda row: f"| `{row.group(1)}` | {value(row.group(1))} |", page)
    return _ROWS.sub(lambda table: FEATURE_HEAD + "".join(_features(table.group(1))), page)


def value(name: str) -> str:
    """Return a threshold of comparing, by module and name, as the page has it."""
    module, _, constant = name.rpartition(".")
    found = weights().bias if name == BIAS else getattr(import_module(f"headwater.compare.{module}"), constant)
    return f"{found:g}"


def _features(rows: str) -> Iterator[str]:
    cells = ([cell.strip() for cell in row.strip("|").split("|", 2)] for row in rows.splitlines())
    meanings = {name: meaning for name, _, meaning in cells}
    by_hand = set_by_hand()
    for feature in FEATURES:
        star = "*" if feature.name in by_hand else ""
        weight = f"{weights().of[feature.name]:+.2f}{star}"
        yield f"| {feature.name} | {weight} | {meanings.get(feature.name, feature.reason)} |\n"


def set_by_hand() -> frozenset[str]:
    """Return the features whose weights are set, not learned, as the script that learns the others says."""
    for part in ast.parse(LEARNING.read_text(encoding="utf-8")).body:
        if isinstance(part, ast.Assign) and ast.unparse(part.targets[0]) == "SET":
            return frozenset(ast.literal_eval(part.value))
    return frozenset()


if __name__ == "__main__":
    PAGE.write_text(told(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
