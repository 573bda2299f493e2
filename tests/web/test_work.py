"""Long work in a process of its own: it always ends, and tells how."""

import signal
from collections.abc import Iterator, Mapping
from pathlib import Path
from threading import Event
from time import monotonic, sleep
from typing import Any

import pytest

from headwater.errors import CaseInUse
from headwater.web.hands import Hands
from headwater.web.work import MOST_WAITING, Bench, Work

_JOB = {"do": "trace", "case": "none/at/all.db", "paths": ["nothing.txt"]}
_TRACING = Work(what="Tracing 1 file", then="/")


@pytest.fixture
def bench() -> Iterator[Bench]:
    """Return a bench whose process does not outlive the test."""
    made = Bench()
    yield made
    made.stop()


def _ended(bench: Bench) -> Work:
    """Return the work when it is done."""
    until = monotonic() + 60
    while bench.is_busy:
        assert monotonic() < until, "it never ends"
        sleep(0.05)
    assert bench.now is not None
    return bench.now


def test_work_that_fails_ends_and_says_why(bench: Bench) -> None:
    """A bench that stays busy for ever would refuse everything after."""
    bench.begin(_JOB, _TRACING, lambda: None)

    work = _ended(bench)

    assert work.error
    assert work.hint
    assert not bench.is_busy


def test_work_whose_end_fails_ends_too(tmp_path: Path, bench: Bench) -> None:
    """The case may be in use by another program just when it is to be read again."""
    article = tmp_path / "a.txt"
    article.write_text(
        "Bridge shut\n\n3 March 2026\n\nThe bridge was shut on Monday, Mayor Ann Roe said.\n", encoding="utf-8"
    )

    def in_use() -> None:
        raise CaseInUse("case.db")

    bench.begin({"do": "trace", "case": str(tmp_path / "c.db"), "paths": [str(article)]}, _TRACING, in_use)

    assert "case.db" in _ended(bench).error


def test_nothing_waits_for_ever_behind_what_went_wrong(caplog: pytest.LogCaptureFixture) -> None:
    """A fault that nobody foresaw ends one piece of work, is told, and is written down; the next one is done."""
    hands = _Slow()
    hands.let.set()
    bench = Bench(hands=hands)

    def unforeseen() -> None:
        raise RuntimeError("no more threads")

    job = {"do": "count", "case": "c.db", "ids": ["a"]}
    first = bench.wait(bench.begin(job, Work(what="Counting", then="/"), unforeseen), 10)
    second = bench.wait(_decided(bench, "b"), 10)

    assert first is not None
    assert "RuntimeError" in first.error
    assert "no more threads" not in first.error
    assert "terminal" in first.hint
    assert second is not None
    assert (second.is_done, second.error) == (True, "")
    assert "no more threads" in caplog.text


def test_what_is_given_up_is_counted() -> None:
    """Who ends the app learns what is lost, and is not frightened by what is kept."""
    hands = _Slow()
    bench = Bench(hands=hands)
    for decision in ("a", "b", "c"):
        _decided(bench, decision)
    bench.begin(_JOB, _TRACING, _nothing)
    bench.stop()
    hands.let.set()

    assert bench.given_up == 1


class _Slow(Hands):
    """Hands that begin when they are let, and remember what they were given; a decision called "bad" cannot be counted."""

    def __init__(self) -> None:
        super().__init__()
        self.let = Event()
        self.given: list[Mapping[str, Any]] = []

    def do(self, job: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
        self.let.wait(10)
        self.given.append(job)
        if "bad" in job.get("ids", ()):
            yield {"error": "it cannot be counted", "hint": ""}


def _decided(bench: Bench, decision: str) -> int:
    job = {"do": "count", "case": "c.db", "ids": [decision]}
    work = Work(what="Counting anew", then="/", typed=(("value", decision),), is_kept=True)
    return bench.begin(job, work, _nothing)


def _nothing() -> None:
    return None


def test_what_comes_while_something_is_done_waits_and_is_done_in_one_go() -> None:
    """Two tabs are two people: neither must wait before typing, and counting once is enough for both."""
    hands = _Slow()
    bench = Bench(hands=hands)
    numbers = [_decided(bench, decision) for decision in ("a", "b", "c")]
    ahead = [one.number for one in bench.waiting][-2:]

    hands.let.set()
    last = bench.wait(numbers[-1], 10)

    assert ahead == numbers[1:]
    assert [id_ for job in hands.given for id_ in job["ids"]] == ["a", "b", "c"]
    assert len(hands.given) < len(numbers)
    assert last is not None
    assert last.is_done


def test_what_could_not_be_counted_hinders_nothing_after_it() -> None:
    """One decision that a fault of ours cannot count must not take with it all that are made later."""
    hands = _Slow()
    hands.let.set()
    bench = Bench(hands=hands)
    bad = bench.wait(_decided(bench, "bad"), 10)
    after = bench.wait(_decided(bench, "after"), 10)

    assert bad is not None
    assert (bad.error, bad.is_kept) == ("it cannot be counted", True)
    assert after is not None
    assert (after.error, after.is_done) == ("", True)


def test_what_is_refused_keeps_what_was_typed() -> None:
    """Nobody should have to type a thing twice, nor look for what became of it."""
    bench = Bench()
    number = bench.refuse(Work(what="Your decision", then="/", typed=(("value", "a"),)), CaseInUse("c.db"))

    refused = bench.wait(number, 10)

    assert refused is not None
    assert refused.is_done
    assert "c.db" in refused.error
    assert [work.typed for work in bench.failed] == [(("value", "a"),)]
    bench.forget(number)
    assert bench.failed == ()


def test_it_is_told_when_more_waits_than_can_be_kept_in_mind() -> None:
    """Somebody who leans on a key must not fill the memory."""
    hands = _Slow()
    bench = Bench(hands=hands)
    taken = 0
    while not bench.is_full and taken <= MOST_WAITING + 1:
        taken += bool(_decided(bench, "a"))
    hands.let.set()
    _ended(bench)

    assert MOST_WAITING <= taken <= MOST_WAITING + 1


def test_other_work_keeps_its_turn_between_decisions() -> None:
    """What was decided after articles were added may be about them."""
    hands = _Slow()
    bench = Bench(hands=hands)
    _decided(bench, "a")
    bench.begin({"do": "trace", "case": "c.db", "paths": []}, _TRACING, _nothing)
    _decided(bench, "b")
    hands.let.set()
    _ended(bench)

    assert [job["do"] for job in hands.given] == ["count", "trace", "count"]


def test_hands_that_went_are_replaced(bench: Bench) -> None:
    """A process may be killed by a system that runs short of memory; the next decision needs another."""
    bench.warm()
    gone = bench.hands._process
    assert gone is not None
    gone.kill()
    gone.wait()

    bench.begin(_JOB, _TRACING, _nothing)

    assert "nothing.txt" in _ended(bench).error
    bench.stop()


def test_a_crash_tells_of_what_kind_it_was_and_ends_one_job(bench: Bench, capfd: pytest.CaptureFixture[str]) -> None:
    """Who reports it, or looks into the terminal, has something to begin with; its words may hold anything, and stay there."""
    first = bench.wait(bench.begin({"do": "nothing known"}, _TRACING, _nothing), 60)
    second = bench.wait(bench.begin(_JOB, _TRACING, _nothing), 60)

    assert first is not None
    assert "ended before it was done: an error that was not foreseen, KeyError" in first.error
    assert "terminal" in first.hint
    assert "KeyError: 'nothing known'" in capfd.readouterr().err
    assert second is not None
    assert "nothing.txt" in second.error


def test_a_process_that_the_system_ends_is_told_as_such(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that runs short of memory ends the largest process without a word."""
    bench.warm()
    process = bench.hands._process
    assert process is not None
    assert process.stdin is not None
    process.send_signal(signal.SIGSTOP)  # so that it does nothing of the job before it is ended
    monkeypatch.setattr(process.stdin, "flush", process.kill)
    work = bench.wait(bench.begin(_JOB, _TRACING, _nothing), 60)

    assert work is not None
    assert "the system ended it (Killed)" in work.error


def test_what_lies_in_the_folder_is_no_part_of_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bench: Bench
) -> None:
    """The app is started in folders full of files from elsewhere; one called json.py must not run."""
    (tmp_path / "json.py").write_text("open('ran', 'w').close()\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    bench.begin(_JOB, _TRACING, lambda: None)
    _ended(bench)

    assert not (tmp_path / "ran").exists()
