"""Hostile files are read by a process that is ended when it takes too much; everything else goes on."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from headwater.errors import NotAnArticle, TooMuchWork, UnreadableFile
from headwater.run.bounded import Bounded


def _numbers(count: int) -> Iterator[int]:
    yield from range(count)


def _refuse(reason: str) -> None:
    raise NotAnArticle(reason)


@pytest.fixture
def bounded() -> Iterator[Bounded]:
    """Return a process with its limits."""
    with closing(Bounded(1_000_000_000)) as one:
        yield one


def test_what_takes_too_long_is_ended(bounded: Bounded) -> None:
    """A page that keeps a parser busy for ever costs its own time and no more."""
    with pytest.raises(TooMuchWork, match="seconds"):
        bounded.call("slow.html", 0.3, time.sleep, 60)

    assert bounded.call("next.html", 20, len, "four") == 4


def test_what_takes_too_much_memory_is_ended(bounded: Bounded) -> None:
    """A bomb that unpacks to gigabytes must not take the machine with it."""
    with pytest.raises(TooMuchWork, match="memory"):
        bounded.call("bomb.pdf", 20, bytearray, 3_000_000_000)

    assert bounded.call("next.html", 20, len, "four") == 4


def test_a_parser_that_breaks_down_stops_nothing(bounded: Bounded) -> None:
    """A library in C may crash the process that it runs in."""
    with pytest.raises(TooMuchWork, match="broke down"):
        bounded.call("crash.pdf", 20, signal.raise_signal, signal.SIGKILL)

    assert bounded.call("next.html", 20, len, "four") == 4


def test_errors_come_through(bounded: Bounded) -> None:
    """What is wrong with a file is told as it is; what a library lets fall is told as damage."""
    with pytest.raises(NotAnArticle, match="an index"):
        bounded.call("a.html", 20, _refuse, "an index")
    with pytest.raises(UnreadableFile, match="ValueError"):
        bounded.call("b.html", 20, int, "no number")


def test_an_iterator_goes_on_after_a_break_down(bounded: Bounded) -> None:
    """One page that crashes the parser does not cost the rest of its archive."""
    seen = []
    for number in bounded.iterate("a.zip", 20, _numbers, 5):
        seen.append(number)
        if number == 2:
            with pytest.raises(TooMuchWork):
                bounded.call("crash.pdf", 20, os._exit, 1)

    assert seen == [0, 1, 2, 3, 4]


def test_a_script_that_calls_us_is_not_run_again(tmp_path: Path) -> None:
    """Who calls Headwater from a plain script need not guard its entry."""
    script = tmp_path / "script.py"
    script.write_text(
        "from headwater.run.bounded import Bounded\nprint('once')\none = Bounded()\n"
        "print(one.call('a.html', 20, len, 'four'))\none.close()\n",
        encoding="utf-8",
    )

    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=True)

    assert done.stdout.split() == ["once", "4"]
