"""Where the app listens."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from socket import IPPROTO_TCP

from headwater.web.served import _listening

_INTERRUPTED_BY_ITS_LINK = """
import signal, sys
from pathlib import Path
from headwater.web.served import serve

def ready(link):
    signal.raise_signal(signal.SIGINT)
    print("told")  # not reached if the interrupt is an exception in whatever is under way

serve(Path(sys.argv[1]), ready=ready)
"""


def test_short_answers_are_sent_without_delay() -> None:
    """Of a socket that does not name its protocol, asyncio does not ask so: each page would take 40 ms more."""
    line = _listening("127.0.0.1", 0)
    named = line.proto
    line.close()

    assert named == IPPROTO_TCP


def test_ctrl_c_ends_it_without_a_word(tmp_path: Path) -> None:
    """Ctrl-C goes to all processes of a terminal's job, and is how the app is meant to be ended: it is no error."""
    command = [sys.executable, "-m", "headwater", "open", str(tmp_path / "c.db"), "--no-browser"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, process_group=0) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        told = process.stdout.readline() + process.stdout.readline()
        os.killpg(process.pid, signal.SIGINT)
        wrong = process.stderr.read()

    assert "Ctrl-C ends it" in told
    assert (process.returncode, wrong) == (0, "")


def test_the_link_is_told_when_an_interrupt_is_no_longer_an_error(tmp_path: Path) -> None:
    """Who reads the link may end the app in the same instant: by then the server must be the one that is told of it."""
    command = [sys.executable, "-c", _INTERRUPTED_BY_ITS_LINK, str(tmp_path / "c.db")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout, done.stderr) == (0, "told\n", "")
