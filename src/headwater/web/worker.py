"""The process that does the work: it is told what on its standard input and tells how far it is, a line of JSON each.

What is decided is in the case before it comes here: what goes wrong here can delay a count, and lose no decision.
"""

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from time import monotonic
from typing import Any

from headwater.errors import HeadwaterError
from headwater.run.deciding import Counted, count
from headwater.run.local import trace
from headwater.run.options import Options

_PAUSE_SECONDS = 0.1
_MOST_HELD = 2_000  # articles of a case that is kept in memory for the next count

Heard = Mapping[str, Any]


def main() -> None:
    """Do jobs, one a line, until no more come: trace files into a case, or count what people decided on it."""
    news, sys.stdout = sys.stdout, sys.stderr  # what a library prints is no news

    def tell(**what: Any) -> None:  # noqa: ANN401 - numbers and words
        news.write(json.dumps(what) + "\n")
        news.flush()

    held: Counted | None = None
    for line in sys.stdin:
        asked = json.loads(line)
        held = _do(asked, tell, held)
        tell(ended=True)
        if asked["do"] == "trace":
            return  # so that what tracing a large case took is given back


def _do(asked: Heard, tell: Callable[..., None], held: Counted | None) -> Counted | None:
    """Do one job, tell how far it is, or why it cannot be done, and return the case as it was counted, if it is kept."""
    told: dict[str, float] = {}

    def report(stage: str, done: int, total: int) -> None:
        now = monotonic()
        if done >= total or now - told.get(stage, 0.0) > _PAUSE_SECONDS:
            told[stage] = now
            tell(stage=stage, done=done, total=total)

    heard = {"report": report, "say": lambda words: tell(said=words)}
    try:
        return _JOBS[asked["do"]](asked, heard, held)
    except HeadwaterError as error:
        tell(error=str(error), hint=error.hint)
    except Exception as error:
        tell(crashed=type(error).__name__)
        raise  # to the terminal; the process goes, and the next job gets a fresh one
    return None


def _count(asked: Heard, heard: Heard, held: Counted | None) -> Counted | None:
    """Count what people decided; a case that is not too large is kept for the next time."""
    counted = count(Path(asked["case"]), asked["ids"], held=held, **heard)
    return counted if len(counted.case.articles) <= _MOST_HELD else None


def _trace(asked: Heard, heard: Heard, _held: Counted | None) -> None:
    trace(asked["paths"], Path(asked["case"]), options=Options(urls=tuple(asked.get("lists", ()))), **heard)


_JOBS: Mapping[str, Callable[[Heard, Heard, Counted | None], Counted | None]] = {"trace": _trace, "count": _count}


if __name__ == "__main__":
    main()
