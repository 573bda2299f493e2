"""The process that does long work: it is told what on its standard input and tells how far it is, a line of JSON each."""

import json
import sys
from pathlib import Path
from time import monotonic
from typing import Any

from headwater.errors import HeadwaterError
from headwater.run.local import trace

_PAUSE_SECONDS = 0.1


def main() -> None:
    """Trace what is asked for into a case."""
    asked = json.load(sys.stdin)
    told: dict[str, float] = {}

    def report(stage: str, done: int, total: int) -> None:
        now = monotonic()
        if done >= total or now - told.get(stage, 0.0) > _PAUSE_SECONDS:
            told[stage] = now
            _tell(stage=stage, done=done, total=total)

    try:
        trace(asked["paths"], Path(asked["case"]), report=report, say=lambda words: _tell(said=words))
    except HeadwaterError as error:
        _tell(error=str(error), hint=error.hint)


def _tell(**what: Any) -> None:  # noqa: ANN401 - numbers and words
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
