"""Work on files that may be damaged or made to do harm, in a process of its own that is ended when it takes too much."""

import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from typing import Any

from headwater.errors import HeadwaterError, TooMuchWork, UnreadableFile

MEMORY_BYTES = 4_000_000_000
"""How much memory the process may take: several times what the largest page of 20 MB needs."""

_LEAVE_SECONDS = 2.0
_SERVE = "import sys; from headwater.run.bounded import serve; serve(int(sys.argv[1]), int(sys.argv[2]))"


class Bounded:
    """A process that does one piece of work after another, within limits of time and memory.

    It starts with the first piece of work, and anew after it was ended. It is no child of multiprocessing, which would import
    the caller's own script again. What is sent to it and back must pickle.
    """

    def __init__(self, memory_bytes: int = MEMORY_BYTES) -> None:
        """Set the limit of memory, in bytes of address space."""
        self._memory_bytes = memory_bytes
        self._process: subprocess.Popen[bytes] | None = None
        self._line: Connection | None = None

    def call(self, subject: str, seconds: float, function: Callable[..., Any], *values: object) -> Any:  # noqa: ANN401 - whatever the function gives
        """Return what `function` makes of `values`; a function is sent by its name.

        Args:
            subject: the file that the work is on, for the error.
            seconds: how long it may take.
            function: what to call.
            values: its arguments.

        Raises:
            TooMuchWork: it took longer, or more memory than there may be.
            UnreadableFile: the library that reads such files failed in a way that it does not announce.
            HeadwaterError: the function raised it.
        """
        return self._ask(subject, seconds, ("call", seconds, function, values))

    def iterate(
        self, subject: str, seconds: float, function: Callable[..., Iterator[Any]], *values: object
    ) -> Iterator[Any]:
        """Yield what the iterator that `function` makes of `values` yields. `call` may be used in between.

        Where the process was ended in between, the iterator is made anew and what it gave already is passed over, so it must
        yield the same each time.

        Args:
            subject: the file that the work is on, for the error.
            seconds: how long each step may take.
            function: what makes the iterator.
            values: its arguments.

        Raises:
            HeadwaterError: as `call`; nothing more comes.
        """
        count = 0
        opened_in: subprocess.Popen[bytes] | None = None
        while True:
            if self._process is None or self._process is not opened_in:
                self._ask(subject, seconds, ("open", seconds, function, values, count))
                opened_in = self._process
            item = self._ask(subject, seconds, ("next", seconds))
            if not item:
                return
            count += 1
            yield item[0]

    def close(self) -> None:
        """End the process."""
        if self._line is not None:
            self._line.close()
        if self._process is not None:
            try:
                self._process.wait(_LEAVE_SECONDS)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        self._line = self._process = None

    def _ask(self, subject: str, seconds: float, message: tuple[object, ...]) -> Any:  # noqa: ANN401 - same
        line = self._line if self._line is not None else self._start()
        try:
            line.send(message)
            if not line.poll(seconds):
                self._end()
                raise TooMuchWork(subject, f"it took more than {seconds:g} seconds")
            kind, answer = line.recv()
        except (EOFError, ConnectionError) as error:
            self._end()
            raise TooMuchWork(subject, "the process that read it broke down") from error
        if kind == "made":
            return answer
        if kind == "memory":
            self._end()  # what it holds is not worth finding out
        raise _error(kind, answer, subject, self._memory_bytes)

    def _start(self) -> Connection:
        ours, its = Pipe()
        with its:
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and code
                [sys.executable, "-c", _SERVE, str(its.fileno()), str(self._memory_bytes)],
                pass_fds=[its.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
            )
        self._line = ours
        return ours

    def _end(self) -> None:
        """End the process at once; the next piece of work starts another."""
        if self._process is not None:
            self._process.kill()
        self.close()


def serve(handle: int, memory_bytes: int) -> None:
    """Do what comes in over the connection with this file handle, until it is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who asks
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(ValueError, OSError):  # some systems have no such limit; time is limited all the same
        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    opened: list[Iterator[Any]] = []
    with Connection(handle) as line, suppress(EOFError, ConnectionError):  # whoever asked is gone
        while True:
            verb, seconds, *rest = line.recv()
            _limit_time(seconds)
            line.send(_answer(verb, rest, opened))


def _limit_time(seconds: float) -> None:
    """Let the system end this process if nobody does: one whose parent was killed must not run for ever."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = used.ru_utime + used.ru_stime
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(spent + 2 * seconds) + 2, most))


def _answer(verb: str, rest: list[Any], opened: list[Iterator[Any]]) -> tuple[str, object]:
    """Return how a piece of work ended, and with what."""
    try:
        return "made", _done(verb, rest, opened)
    except HeadwaterError as error:
        return "error", error
    except MemoryError:
        opened.clear()
        return "memory", None
    except Exception as error:  # noqa: BLE001 - libraries raise anything on hostile files, and no file may stop a run
        return "failed", f"{type(error).__name__}: {error}"[:200]


def _done(verb: str, rest: list[Any], opened: list[Iterator[Any]]) -> object:
    if verb == "next":
        return _next(opened[-1])
    function, values, *skipped = rest
    if verb == "call":
        return function(*values)
    opened[:] = [iter(function(*values))]
    for _ in range(skipped[0]):
        next(opened[-1], None)
    return None


def _next(items: Iterator[Any]) -> tuple[Any, ...]:
    """Return the next item by itself, nothing where there is none."""
    for item in items:
        return (item,)
    return ()


def _error(kind: str, answer: Any, subject: str, memory_bytes: int) -> HeadwaterError:  # noqa: ANN401 - an error, or words
    if kind == "memory":
        return TooMuchWork(subject, f"it takes more than {memory_bytes // 1_000_000_000} GB of memory")
    if kind == "failed":
        return UnreadableFile(subject, f"it is damaged, or of a kind that is not foreseen ({answer})")
    error: HeadwaterError = answer
    return error
