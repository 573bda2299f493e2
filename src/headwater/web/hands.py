"""The process that does the work: started before it is needed, for starting takes longer than most work, and then kept."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

from headwater.web.errors import WorkEnded, unforeseen

_BEGUN = "what was begun"
# -P: what lies in the folder where the app was started is no part of it.
_COMMAND = (sys.executable, "-P", "-m", "headwater.web.worker")


@dataclass(slots=True)
class Hands:
    """A process of `worker`, one job at a time; a new one where the last has gone."""

    _process: "subprocess.Popen[str] | None" = None
    _lock: Lock = field(default_factory=Lock)
    _stopped: bool = False

    def warm(self) -> None:
        """Have the process start, if it does not run."""
        self._ready()

    def do(self, job: Mapping[str, object]) -> Iterator[dict[str, Any]]:
        """Yield what the process tells of a job until it is done.

        Raises:
            WorkEnded: the process went before that.
        """
        process = self._ready()
        if process is None or process.stdin is None or process.stdout is None:
            raise WorkEnded(_BEGUN)
        with suppress(BrokenPipeError):  # it has just gone, which is told below
            process.stdin.write(json.dumps(job) + "\n")
            process.stdin.flush()
        crashed = ""
        for line in process.stdout:
            told = json.loads(line)
            if "crashed" in told:
                crashed = unforeseen(told["crashed"])
                continue  # until it has gone, so that no other job is given to it
            if told.get("ended"):
                if job["do"] == "trace":  # after which the process goes, to give back what that took
                    process.wait()
                    self.warm()
                return
            yield told
        status = process.wait()
        raise WorkEnded(_BEGUN, crashed or _why(status))

    def stop(self) -> None:
        """End the process, and start no other."""
        with self._lock:
            self._stopped = True
            _end(self._process)
            self._process = None

    def _ready(self) -> "subprocess.Popen[str] | None":
        """Return a process that runs, None once all is stopped."""
        with self._lock:
            if self._stopped:
                return None
            if self._process is None or self._process.poll() is not None:
                _end(self._process)
                pipe = subprocess.PIPE
                # A group of its own: Ctrl-C is for the app, which ends the process and all that it started.
                self._process = subprocess.Popen(  # noqa: S603 - our own module
                    _COMMAND, stdin=pipe, stdout=pipe, text=True, encoding="utf-8", process_group=0
                )
            return self._process


def _why(status: int) -> str:
    """Return why a process ended without a word, by its exit status, "" if that does not tell."""
    if status >= 0:
        return ""
    return f"the system ended it ({signal.strsignal(-status) or -status}), perhaps for want of memory"


def _end(process: "subprocess.Popen[str] | None") -> None:
    """End a process with all that it started, and let go of the ways to it."""
    if process is None:
        return
    if process.poll() is None:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
    process.wait()
    for way in (process.stdin, process.stdout):
        if way is not None:
            with suppress(BrokenPipeError):  # what was last said to it never came there
                way.close()
