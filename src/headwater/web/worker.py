"""The process that does the work: it is told what on its standard input and tells how far it is, a line of JSON each."""

import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any

from headwater.errors import HeadwaterError
from headwater.model.case import Case
from headwater.model.choices import Choice, Part, Words
from headwater.model.provenance import Evidence
from headwater.present.export.decisions import read_decisions
from headwater.run.deciding import decide, take_over, undo
from headwater.run.local import trace
from headwater.run.options import Options
from headwater.store.decisions import all_decisions
from headwater.store.files import opened
from headwater.web.stamps import Stamp, stamp

_PAUSE_SECONDS = 0.1
_MOST_HELD = 2_000  # articles of a case that is kept in memory for the next decision

Heard = Mapping[str, Any]


def main() -> None:
    """Do jobs, one a line, until no more come: trace files into a case, or keep what people decided on it."""
    news, sys.stdout = sys.stdout, sys.stderr  # what a library prints is no news

    def tell(**what: Any) -> None:  # noqa: ANN401 - numbers and words
        news.write(json.dumps(what) + "\n")
        news.flush()

    held = _Held()
    for line in sys.stdin:
        asked = json.loads(line)
        _do(asked, tell, held)
        tell(ended=True)
        if asked["do"] == "trace":
            return  # so that what tracing a large case took is given back


def _do(asked: Heard, tell: Callable[..., None], held: "_Held") -> None:
    """Do one job, and tell how far it is, or why it cannot be done."""
    told: dict[str, float] = {}

    def report(stage: str, done: int, total: int) -> None:
        now = monotonic()
        if done >= total or now - told.get(stage, 0.0) > _PAUSE_SECONDS:
            told[stage] = now
            tell(stage=stage, done=done, total=total)

    heard = {"report": report, "say": lambda words: tell(said=words)}
    try:
        if asked["do"] == "decide":
            _decide(asked, heard, tell, held)
        else:
            _JOBS[asked["do"]](asked, heard)
    except HeadwaterError as error:
        tell(error=str(error), hint=error.hint)


@dataclass(slots=True)
class _Held:
    """A case as the last decision left it, and what its file then looked like: read again only if that changed."""

    case: Case | None = None
    stamp: Stamp = (0, 0)

    def of(self, path: Path) -> Case | None:
        """Return the case, if its file is as it was."""
        return self.case if self.stamp == stamp(path) else None

    def keep(self, path: Path, case: Case) -> None:
        """Keep a case that is not too large for it."""
        small = len(case.articles) <= _MOST_HELD
        self.case, self.stamp = (case, stamp(path)) if small else (None, (0, 0))


def _decide(asked: Heard, heard: Heard, tell: Callable[..., None], held: _Held) -> None:
    """Keep what people decided, counted once for all of it; what cannot be kept is told, and keeps nothing else from it."""
    path = Path(asked["case"])
    groups = [[_choice(one) for one in group] for group in asked["groups"]]
    before = _decisions(path)
    try:
        held.keep(path, decide(path, [one for group in groups for one in group], held=held.of(path), **heard))
    except Exception:
        if len(groups) == 1 or _decisions(path) != before:  # what is kept already must not be kept twice
            raise
        for at, group in enumerate(groups):
            try:
                held.keep(path, decide(path, group, held=held.of(path), **heard))
            except HeadwaterError as error:
                tell(at=at, error=str(error), hint=error.hint)


def _decisions(path: Path) -> int:
    """Return how much was decided on a case."""
    with opened(path) as file:
        return len(all_decisions(file))


def _choice(given: dict[str, Any]) -> Choice:
    """Return a choice from plain data."""
    places = tuple((Words if "words" in one else Evidence)(**one) for one in given.get("places", ()))
    parts = tuple(Part(**one) for one in given.get("parts", ()))
    listed = {name: tuple(given.get(name, ())) for name in ("articles", "sources")}
    return Choice(**{**given, **listed, "places": places, "parts": parts})


def _trace(asked: Heard, heard: Heard) -> None:
    trace(asked["paths"], Path(asked["case"]), options=Options(urls=tuple(asked.get("lists", ()))), **heard)


def _undo(asked: Heard, heard: Heard) -> None:
    undo(Path(asked["case"]), asked["decision"], asked["by"], asked["why"], **heard)


def _import(asked: Heard, heard: Heard) -> None:
    take_over(Path(asked["case"]), read_decisions(asked["text"], "the file"), **heard)


_JOBS: Mapping[str, Callable[[Heard, Heard], None]] = {
    "trace": _trace,
    "undo": _undo,
    "import": _import,
}


if __name__ == "__main__":
    main()
