"""Long work, apart from the server: a process of its own takes articles in and traces, and tells how far it is."""

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from threading import Lock, Thread
from typing import Any

from headwater.errors import HeadwaterError
from headwater.web.errors import WorkEnded

_NAMES = {"ingest": "Taking in", "read": "Reading", "compare": "Comparing", "trace": "Tracing"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """How far one stage is: `done` of `total`, 0 if that is not known; `state` is "waiting", "running" or "done"."""

    name: str
    done: int = 0
    total: int = 0
    state: str = "waiting"


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What is being done: `error` and `hint` are empty unless it failed; `then` is where to go when it is done."""

    what: str
    then: str
    stages: tuple[Stage, ...] = tuple(Stage(name=name) for name in _NAMES.values())
    said: str = ""
    error: str = ""
    hint: str = ""
    is_done: bool = False


@dataclass(slots=True)
class Bench:
    """Where work is done, one piece at a time. `now` is how far it is, None before anything was done."""

    now: Work | None = None
    _lock: Lock = field(default_factory=Lock)
    _process: "subprocess.Popen[str] | None" = None

    @property
    def is_busy(self) -> bool:
        """Tell whether a piece of work is being done."""
        return self.now is not None and not self.now.is_done

    def begin(self, job: Mapping[str, object], what: str, then: str, ended: Callable[[], None]) -> bool:
        """Begin a job, as `worker` knows it, and call `ended` when it is done; False if something else is being done."""
        with self._lock:
            if self.is_busy:
                return False
            self.now = Work(what=what, then=then)
        Thread(target=self._follow, args=(dict(job), self.now, ended), daemon=True).start()
        return True

    def stop(self) -> None:
        """End what is being done; the case keeps what was finished."""
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()
            self._process.wait()

    def _follow(self, job: Mapping[str, object], work: Work, ended: Callable[[], None]) -> None:
        """Do a job, and tell how it ended, whatever comes between."""
        try:
            self._hear(job, work)
            if self.now is not None and not self.now.error:
                ended()
        except HeadwaterError as error:
            self._fail(work, error)
        except (OSError, ValueError, KeyError):
            self._fail(work, WorkEnded(work.what))
        finally:
            self.now = replace(self.now or work, is_done=True)

    def _hear(self, job: Mapping[str, object], work: Work) -> None:
        """Have the process do a job, and hear what it tells until it ends."""
        # -P: what lies in the folder where the app was started is no part of it.
        command = [sys.executable, "-P", "-m", "headwater.web.worker"]
        pipe = subprocess.PIPE
        with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, encoding="utf-8") as process:  # noqa: S603 - our own module
            self._process = process
            told, asked = process.stdout, process.stdin
            if told is not None and asked is not None:
                asked.write(json.dumps(job))
                asked.close()
                for line in told:
                    self.now = _after(self.now or work, json.loads(line))
        if process.returncode:
            raise WorkEnded(work.what)

    def _fail(self, work: Work, error: HeadwaterError) -> None:
        self.now = replace(self.now or work, error=str(error), hint=error.hint)


def _after(work: Work, told: dict[str, Any]) -> Work:
    """Return how far the work is after one line of the process."""
    if "stage" not in told:
        return replace(work, **told)
    at = list(_NAMES).index(told["stage"])
    stages = [
        replace(stage, state="done", done=stage.total) if number < at else stage
        for number, stage in enumerate(work.stages)
    ]
    is_over = told["total"] > 0 and told["done"] >= told["total"]
    stages[at] = replace(stages[at], done=told["done"], total=told["total"], state="done" if is_over else "running")
    return replace(work, stages=tuple(stages))
