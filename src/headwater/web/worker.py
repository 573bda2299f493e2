"""The process that does long work: it is told what on its standard input and tells how far it is, a line of JSON each."""

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from time import monotonic
from typing import Any

from headwater.errors import HeadwaterError
from headwater.model.choices import Choice, Part, Words
from headwater.model.provenance import Evidence
from headwater.present.export.decisions import read_decisions
from headwater.run.deciding import decide, take_over, undo
from headwater.run.local import trace

_PAUSE_SECONDS = 0.1


def main() -> None:
    """Do one job: trace files into a case, or keep what a person decided on it."""
    asked = json.load(sys.stdin)
    news, sys.stdout = sys.stdout, sys.stderr  # what a library prints is no news

    def tell(**what: Any) -> None:  # noqa: ANN401 - numbers and words
        news.write(json.dumps(what) + "\n")
        news.flush()

    told: dict[str, float] = {}

    def report(stage: str, done: int, total: int) -> None:
        now = monotonic()
        if done >= total or now - told.get(stage, 0.0) > _PAUSE_SECONDS:
            told[stage] = now
            tell(stage=stage, done=done, total=total)

    try:
        _JOBS[asked["do"]](asked, {"report": report, "say": lambda words: tell(said=words)})
    except HeadwaterError as error:
        tell(error=str(error), hint=error.hint)


def _trace(asked: Mapping[str, Any], heard: Mapping[str, Any]) -> None:
    trace(asked["paths"], Path(asked["case"]), **heard)


def _decide(asked: Mapping[str, Any], heard: Mapping[str, Any]) -> None:
    given = dict(asked["choice"])
    given["places"] = tuple((Words if "words" in one else Evidence)(**one) for one in given.get("places", ()))
    given["parts"] = tuple(Part(**one) for one in given.get("parts", ()))
    listed = {name: tuple(given.get(name, ())) for name in ("articles", "sources")}
    decide(Path(asked["case"]), [Choice(**{**given, **listed})], **heard)


def _undo(asked: Mapping[str, Any], heard: Mapping[str, Any]) -> None:
    undo(Path(asked["case"]), asked["decision"], asked["by"], asked["why"], **heard)


def _import(asked: Mapping[str, Any], heard: Mapping[str, Any]) -> None:
    take_over(Path(asked["case"]), read_decisions(asked["text"], "the file"), **heard)


_JOBS: Mapping[str, Callable[[Mapping[str, Any], Mapping[str, Any]], None]] = {
    "trace": _trace,
    "decide": _decide,
    "undo": _undo,
    "import": _import,
}


if __name__ == "__main__":
    main()
