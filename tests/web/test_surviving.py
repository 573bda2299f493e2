"""The app may be ended at any moment, by a person, a system or a power cut: what was decided is there when it is opened again."""

import json
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

import headwater
from headwater import Choice
from headwater.model.case import Case
from headwater.run.ledger import drafts, write
from headwater.store.cases import load
from headwater.web.hands import Hands
from web.conftest import OURS, Opener

# The app as the command starts it, but that it never comes to count; and a browser that sends it what it reads on standard input.
_APP = """
import json, sys
from http.client import HTTPConnection
from threading import Event, Thread
from urllib.parse import urlencode, urlsplit
from headwater.cli import opening, status
from headwater.web import deciding
from headwater.web.hands import Hands

def never(self, job):
    print("at work", flush=True)
    Event().wait()
    yield {}

def send(link):
    def ask(method, path, headers, body=None):
        line = HTTPConnection(link.hostname, link.port)
        line.request(method, path, body, headers)
        return line.getresponse()
    cookie = ask("GET", f"/?{link.query}", {}).getheader("Set-Cookie").split(";")[0]
    headers = {"Cookie": cookie, "Origin": f"http://{link.netloc}", "Sec-Fetch-Site": "same-origin"}
    headers["Content-Type"] = "application/x-www-form-urlencoded"
    for path, form in map(json.loads, sys.stdin):
        print("answered", ask("POST", path, headers, urlencode(form, doseq=True)).status, flush=True)

Hands.do = never
deciding._AT_ONCE_SECONDS = 0.0
opening.webbrowser.open = lambda link: Thread(target=send, args=(urlsplit(link),), daemon=True).start()
sys.exit(status(["open", sys.argv[1]]))
"""


@pytest.fixture
def case(ferry_file: Path, tmp_path: Path) -> Path:
    """Return a copy of the ferry story that may be changed."""
    return Path(shutil.copy(ferry_file, tmp_path / "ferry.db"))


def _forms(held: Case) -> list[tuple[str, dict[str, object]]]:
    """Return forms as three tabs send them: an edge, a tag, an attribution."""
    edge, said = held.provenance.edges[0], held.attributions[0]
    return [
        ("/decide", {"choice": "edge_is_not", "by": "A. Roe", "article": [edge.downstream, edge.upstream]}),
        ("/decide", {"choice": "tag", "by": "B. Doe", "source": "Aud Pell", "value": "seen"}),
        (
            f"/articles/{said.article_id}/decide",
            {"choice": "attribution_wrong", "by": "A. Roe", "attribution": said.id},
        ),
    ]


def _ended(case: Path, by: signal.Signals) -> str:
    """Let three tabs decide while nothing can be counted, end the app, and return what the terminal was told."""
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", _APP, str(case)]
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True) as app:
        assert app.stdin is not None
        assert app.stdout is not None
        assert app.stderr is not None
        for form in _forms(load(case)):
            app.stdin.write(json.dumps(form) + "\n")
            app.stdin.flush()
            while not (line := app.stdout.readline()).startswith("answered"):
                assert line
            assert line == "answered 303\n"
        app.send_signal(by)
        app.wait()
        return app.stderr.read()


def _opened(client: TestClient) -> TestClient:
    """Open the first page, and wait until nothing is left to be done."""
    client.get("/")
    client.get("/progress/events")
    return client


@pytest.mark.parametrize("by", [signal.SIGKILL, signal.SIGINT], ids=["killed", "ctrl-c"])
def test_what_waits_when_the_app_ends_is_there_and_is_counted_when_it_opens(
    case: Path, opener: Opener, ferry_file: Path, tmp_path: Path, by: signal.Signals
) -> None:
    """A person who was answered is done: no power cut may send her back to what she read an hour ago."""
    told = _ended(case, by)
    between = load(case)
    app = _opened(opener(case))

    rows = app.get("/api/decisions").json()["rows"]
    assert [(row["kind"], row["holds"]) for row in rows[::-1]] == [
        ("edge_is_not", True),
        ("tag", True),
        ("attribution_wrong", True),
    ]
    assert between.provenance == load(ferry_file).provenance
    assert "3 decisions" in between.failures[0].error
    other = Path(shutil.copy(ferry_file, tmp_path / "other.db"))
    headwater.import_decisions(other, headwater.export_decisions(load(case)))
    assert load(case) == load(other)
    if by == signal.SIGINT:
        assert told == "3 decisions are kept in the case, and will be counted when you open it next.\n"


@pytest.fixture
def left(case: Path) -> Path:
    """Return a case with three decisions that wait to be counted."""
    held = load(case)
    edge = held.provenance.edges[0]
    tags = [Choice(kind="tag", by="B. Doe", sources=("Aud Pell",), value=value) for value in ("seen", "called")]
    away = Choice(kind="edge_is_not", by="A. Roe", articles=(edge.downstream, edge.upstream))
    write(case, held, drafts(held, [away, *tags]))
    return case


def test_a_page_says_what_it_counts_and_what_came_of_it(left: Path, opener: Opener) -> None:
    """Numbers that move by themselves after opening would be taken for a fault."""
    page = _opened(opener(left)).get("/").text

    assert "Counting 3 decisions that had to wait: done." in page
    assert "not counted yet" not in page


def test_what_cannot_be_counted_is_told_and_counted_when_asked(
    left: Path, opener: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault must not end in a loop, nor in numbers that seem to be right."""
    tries = []

    def broken(_hands: Hands, job: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
        tries.append(job)
        yield {"error": "the disk is full", "hint": "Make room."}

    with monkeypatch.context() as patch:
        patch.setattr(Hands, "do", broken)
        app = _opened(opener(left))
        page = app.get("/progress").text
        first = app.get("/").text
        listed = app.get("/decisions").text

    assert len(tries) == 1
    assert "The disk is full. What was decided is kept. Make room." in page
    assert "Count them</button>" in page
    assert "Send it again" not in page
    assert "3 decisions are kept, and not counted yet" in first
    assert listed.count("· not counted yet") == 3
    app.post("/count", headers=OURS)
    app.get("/progress/events")
    page = app.get("/progress").text
    assert "not counted yet" not in page
    assert "What could not be done" not in page
    assert len(load(left).outcomes) == 3
