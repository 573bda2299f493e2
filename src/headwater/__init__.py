"""Trace every claim in a pile of news articles upstream: who says it, on whose word, and how many origins it really has.

    import headwater

    case = headwater.trace(["articles/"])
    print(headwater.export(case))

Importing this package is quick: the language tools are loaded by the first trace.
"""

from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from typing import Any

from headwater.model.case import Case

__all__ = ["Case", "export", "trace"]


def trace(
    paths: Iterable[str | Path],
    *,
    processes: int | None = 1,
    progress: Callable[[str, int, int], None] | None = None,
) -> Case:
    """Return the case that the articles under `paths` make."""
    case: Case = _part("headwater.run.local").trace(paths, processes=processes, progress=progress)
    return case


def export(case: Case) -> str:
    """Return `case` as JSON lines."""
    return "".join(_part("headwater.present.export.jsonl").jsonl(case))


def _part(name: str) -> Any:  # noqa: ANN401 - a module, loaded late so that importing headwater loads no language tools
    return import_module(name)
