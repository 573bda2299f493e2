"""Long work, apart from the server: what is being done and how far it is, what waits its turn, and what could not be done."""

import logging
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from threading import Condition, Thread
from time import monotonic
from typing import Any

from headwater.errors import HeadwaterError
from headwater.present.pages.recounted import Change
from headwater.web.errors import WorkEnded, unforeseen
from headwater.web.hands import Hands

MOST_WAITING = 50
_MOST_KEPT = 200  # that were done, and can be asked for
_MOST_FAILED = 50
_NEWS_SECONDS = 30.0
_NAMES = {"ingest": "Taking in", "read": "Reading", "compare": "Comparing", "trace": "Tracing"}

_LOG = logging.getLogger(__name__)

Typed = tuple[tuple[str, str], ...]


Ended = Callable[[], "tuple[Change, ...] | None"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """How far one stage is: `done` of `total`, 0 if that is not known; `state` is "waiting", "running" or "done"."""

    name: str
    done: int = 0
    total: int = 0
    state: str = "waiting"


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What is being done: `error` and `hint` are empty unless it failed; `then` is where to go when it is done.

    `number` grows with each, from 1. `ahead` is how many wait before it. `typed` is the form that it came from, which was sent to
    `sent_to`, so that nothing has to be typed again; where `is_kept`, what was typed is in the case already, and must not be sent
    twice. `changes` is what came of it.
    """

    what: str
    then: str
    number: int = 0
    ahead: int = 0
    typed: Typed = ()
    sent_to: str = ""
    is_kept: bool = False
    stages: tuple[Stage, ...] = tuple(Stage(name=name) for name in _NAMES.values())
    said: str = ""
    error: str = ""
    hint: str = ""
    changes: tuple[Change, ...] = ()
    is_done: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
    number: int
    asked: Mapping[str, Any]
    ended: Ended


@dataclass(slots=True)
class Bench:
    """Where work is done, one piece at a time, in the order in which it came; decisions that wait are counted in one go."""

    hands: Hands = field(default_factory=Hands)
    given_up: int = 0
    _waiting: deque[_Job] = field(default_factory=deque)
    _works: dict[int, Work] = field(default_factory=dict)
    _running: tuple[_Job, ...] = ()
    _is_followed: bool = False
    _last: int = 0
    _count: int = 0
    _ended_at: float = 0.0
    _changed: Condition = field(default_factory=Condition)

    @property
    def is_busy(self) -> bool:
        """Tell whether a piece of work is being done, or waits."""
        with self._changed:
            return bool(self._running or self._waiting)

    @property
    def is_full(self) -> bool:
        """Tell whether so much waits that nothing more is taken."""
        return len(self._waiting) >= MOST_WAITING

    @property
    def now(self) -> Work | None:
        """How far that is which is being done, or was done last; None before anything was."""
        with self._changed:
            at = self._running or tuple(self._waiting)
            return self._works.get(at[0].number if at else self._last)

    @property
    def waiting(self) -> tuple[Work, ...]:
        """What waits its turn, in order."""
        with self._changed:
            return tuple(self._works[job.number] for job in self._waiting)

    @property
    def failed(self) -> tuple[Work, ...]:
        """What could not be done and was not put aside, the latest first."""
        with self._changed:
            return tuple(one for one in reversed(self._works.values()) if one.error)

    @property
    def news(self) -> Work | None:
        """What was done a moment ago and changed something, None if nothing was."""
        with self._changed:
            work = self._works.get(self._last)
            is_new = monotonic() - self._ended_at < _NEWS_SECONDS
            return work if work is not None and work.changes and is_new and not self._running else None

    def warm(self) -> None:
        """Make ready for the first piece of work, which then begins at once."""
        self.hands.warm()

    def work(self, number: int) -> Work | None:
        """Return a piece of work by its number; None if there is none any more."""
        with self._changed:
            work = self._works.get(number)
            ahead = next((place for place, job in enumerate(self._waiting) if job.number == number), -1) + 1
            return replace(work, ahead=ahead) if work is not None else None

    def begin(self, job: Mapping[str, object], work: Work, ended: Ended) -> int:
        """Have a job done, as `worker` knows it, as soon as those before it are, call `ended` then, and return its number.

        It is taken in any case: who sends much is to ask first whether all `is_full`.
        """
        with self._changed:
            number = self._put(work)
            self._waiting.append(_Job(number=number, asked=dict(job), ended=ended))
            is_followed, self._is_followed = self._is_followed, True
        if not is_followed:
            Thread(target=self._follow, daemon=True).start()
        return number

    def refuse(self, work: Work, error: HeadwaterError) -> int:
        """Keep the form of something that cannot be done, for it to be changed and sent again, and return its number."""
        with self._changed:
            number = self._put(replace(work, error=str(error), hint=error.hint, is_done=True, is_kept=False))
            self._drop_old()
            return number

    def _put(self, work: Work) -> int:
        self._count += 1
        self._works[self._count] = replace(work, number=self._count)
        return self._count

    def wait(self, number: int, seconds: float) -> Work | None:
        """Return a piece of work once it is done, or as it is after some seconds."""
        with self._changed:
            self._changed.wait_for(lambda: (one := self._works.get(number)) is None or one.is_done, seconds)
            return self._works.get(number)

    def forget(self, number: int) -> None:
        """Put aside something that could not be done."""
        with self._changed:
            if (work := self._works.get(number)) is not None and work.is_done:
                del self._works[number]

    def stop(self) -> None:
        """End what is being done; the case keeps what was finished. `given_up` tells how much that it does not keep was not."""
        with self._changed:
            self.given_up = sum(not self._works[job.number].is_kept for job in (*self._running, *self._waiting))
            self._waiting.clear()
        self.hands.stop()

    def _follow(self) -> None:
        """Do what waits, until nothing does."""
        while jobs := self._take():
            self._do(jobs)

    def _take(self) -> tuple[_Job, ...]:
        """Return what is to be done next: the job that waits longest, with the decisions that wait behind a decision."""
        with self._changed:
            taken: list[_Job] = []
            while self._waiting and (not taken or _go_together(taken[0], self._waiting[0])):
                taken.append(self._waiting.popleft())
            self._running, self._is_followed = tuple(taken), bool(taken)
            return self._running

    def _do(self, jobs: Sequence[_Job]) -> None:
        """Do some jobs in one go, and tell how they ended, whatever comes between."""
        changes: tuple[Change, ...] = ()
        try:
            for told in self.hands.do(_joined(jobs)):
                self._tell(jobs, **told)
            if not self._works[jobs[0].number].error:
                changes = jobs[0].ended() or ()
        except HeadwaterError as error:
            self._tell(jobs, error=str(error), hint=error.hint)
        except Exception as error:  # noqa: BLE001 - whatever it was, what waits behind it must not wait for ever
            _LOG.exception("what was done for the app ended early")
            ended = WorkEnded(self._works[jobs[0].number].what, unforeseen(type(error).__name__))
            self._tell(jobs, error=str(ended), hint=ended.hint)
        finally:
            self._put_by(jobs, changes)

    def _tell(self, jobs: Sequence[_Job], **told: Any) -> None:  # noqa: ANN401 - what the process tells
        with self._changed:
            for job in jobs:
                self._works[job.number] = _after(self._works[job.number], told)

    def _put_by(self, jobs: Sequence[_Job], changes: tuple[Change, ...]) -> None:
        """Keep how some jobs ended, and forget what was done long ago."""
        with self._changed:
            for job in jobs:
                work = self._works[job.number]
                self._works[job.number] = replace(work, is_done=True, changes=() if work.error else changes)
            self._last, self._ended_at, self._running = jobs[-1].number, monotonic(), ()
            self._drop_old()
            self._changed.notify_all()

    def _drop_old(self) -> None:
        """Forget what was done long ago."""
        done = [one.number for one in self._works.values() if one.is_done]
        failed = [number for number in done if self._works[number].error]
        well = [number for number in done if not self._works[number].error]
        for number in (*failed[:-_MOST_FAILED], *well[:-_MOST_KEPT]):
            del self._works[number]


def _go_together(first: _Job, other: _Job) -> bool:
    return first.asked["do"] == other.asked["do"] == "count" and first.ended == other.ended


def _joined(jobs: Sequence[_Job]) -> dict[str, Any]:
    """Return one job for the process: of decisions that are to be counted, all of them."""
    first = dict(jobs[0].asked)
    return first if first["do"] != "count" else {**first, "ids": [id_ for job in jobs for id_ in job.asked["ids"]]}


def _after(work: Work, told: Mapping[str, Any]) -> Work:
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
