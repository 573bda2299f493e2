"""Long work, apart from the server: a process of its own takes articles in and traces, and tells how far it is."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from threading import Condition, Thread
from typing import Any

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
    """Where work is done, one piece at a time. `heard` is told of every change; `now` is None before anything was done."""

    now: Work | None = None
    heard: Condition = field(default_factory=Condition)
    _process: "subprocess.Popen[str] | None" = None

    @property
    def is_busy(self) -> bool:
        """Tell whether a piece of work is being done."""
        return self.now is not None and not self.now.is_done

    def begin(self, job: Mapping[str, object], what: str, then: str, ended: Callable[[], None]) -> bool:
        """Begin a job, as `worker` knows it, and call `ended` when it is done; False if something else is being done."""
        with self.heard:
            if self.is_busy:
                return False
            self.now = Work(what=what, then=then)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "headwater.web.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        Thread(target=self._follow, args=(dict(job), ended), daemon=True).start()
        return True

    def stop(self) -> None:
        """End what is being done; the case keeps what was finished."""
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()
            self._process.wait()

    def news(self, wait_seconds: float) -> Iterator[Work | None]:
        """Yield what is being done each time it changes, until it is done; None where nothing changed for a while."""
        told: Work | None = None
        while True:
            with self.heard:
                changed = self.now is not told or self.heard.wait(wait_seconds)
                told = self.now
            yield told if changed else None
            if told is None or told.is_done:
                return

    def _follow(self, job: Mapping[str, object], ended: Callable[[], None]) -> None:
        """Hear what the process tells, until it ends."""
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            return
        with process:
            process.stdin.write(json.dumps(job))
            process.stdin.close()
            for line in process.stdout:
                self._tell(_after(self.now, json.loads(line)))
        if process.returncode and self.now is not None and not self.now.error:
            lost = WorkEnded(self.now.what)
            self._tell(replace(self.now, error=str(lost), hint=lost.hint))
        if self.now is not None and not self.now.error:
            ended()
        if self.now is not None:
            self._tell(replace(self.now, is_done=True))

    def _tell(self, work: Work | None) -> None:
        with self.heard:
            self.now = work
            self.heard.notify_all()


def _after(work: Work | None, told: dict[str, Any]) -> Work | None:
    """Return how far the work is after one line of the process."""
    if work is None:
        return None
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
