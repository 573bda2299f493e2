"""Long work in a process of its own: it always ends, and tells how."""

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
    bench.begin(_JOB, "Tracing 1 file", "/", lambda: None)

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

    bench.begin({"do": "trace", "case": str(tmp_path / "c.db"), "paths": [str(article)]}, "Tracing 1 file", "/", in_use)

    assert "case.db" in _ended(bench).error


def test_nothing_waits_for_ever_behind_what_went_wrong(caplog: pytest.LogCaptureFixture) -> None:
    """A fault that nobody foresaw ends one piece of work, is told, and is written down; the next one is done."""
    hands = _Slow()
    hands.let.set()
    bench = Bench(hands=hands)

    def unforeseen() -> None:
        raise RuntimeError("no more threads")

    job = {"do": "decide", "case": "c.db", "choices": ["a"]}
    first = bench.wait(bench.begin(job, "Deciding", "/", unforeseen), 10)
    second = bench.wait(_decided(bench, "b"), 10)

    assert first is not None
    assert first.error
    assert second is not None
    assert (second.is_done, second.error) == (True, "")
    assert "no more threads" in caplog.text


def test_what_is_given_up_is_counted() -> None:
    """Who ends the app learns that something was still waiting."""
    hands = _Slow()
    bench = Bench(hands=hands)
    for choice in ("a", "b", "c"):
        _decided(bench, choice)
    bench.stop()
    hands.let.set()

    assert bench.given_up == 3


class _Slow(Hands):
    """Hands that begin when they are let, and remember what they were given; a choice called "bad" cannot be kept."""

    def __init__(self) -> None:
        super().__init__()
        self.let = Event()
        self.given: list[Mapping[str, Any]] = []

    def do(self, job: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
        self.let.wait(10)
        self.given.append(job)
        for at, choices in enumerate(job.get("groups", ())):
            if choices == ["bad"]:
                yield {"at": at, "error": "it cannot be kept", "hint": ""}


def _decided(bench: Bench, choice: str) -> int:
    job = {"do": "decide", "case": "c.db", "choices": [choice]}
    return bench.begin(job, f"Deciding {choice}", "/", _nothing, [("value", choice)])


def _nothing() -> None:
    return None


def test_what_comes_while_something_is_done_waits_and_is_done_in_one_go() -> None:
    """Two tabs are two people: neither must wait before typing, and counting once is enough for both."""
    hands = _Slow()
    bench = Bench(hands=hands)
    numbers = [_decided(bench, choice) for choice in ("a", "b", "c")]
    ahead = [one.number for one in bench.waiting][-2:]

    hands.let.set()
    last = bench.wait(numbers[-1], 10)

    assert ahead == numbers[1:]
    assert [choice for job in hands.given for group in job["groups"] for choice in group] == ["a", "b", "c"]
    assert len(hands.given) < len(numbers)
    assert last is not None
    assert last.is_done


def test_one_that_fails_fails_alone_and_keeps_what_was_typed() -> None:
    """What was decided in another tab has no part in it, and nobody should have to type a thing twice."""
    hands = _Slow()
    bench = Bench(hands=hands)
    first, bad, after = (_decided(bench, choice) for choice in ("a", "bad", "c"))

    hands.let.set()
    _ended(bench)

    works = [bench.work(number) for number in (first, bad, after)]
    assert [bool(work and work.error) for work in works] == [False, True, False]
    assert [work.typed for work in bench.failed] == [(("value", "bad"),)]
    bench.forget(bad)
    assert bench.failed == ()


def test_no_more_waits_than_can_be_kept_in_mind() -> None:
    """Somebody who leans on a key must not fill the memory."""
    hands = _Slow()
    bench = Bench(hands=hands)
    taken = [_decided(bench, "a") for _ in range(MOST_WAITING + 10)]
    hands.let.set()
    _ended(bench)

    assert taken[-1] == 0
    assert MOST_WAITING <= sum(number > 0 for number in taken) <= MOST_WAITING + 1


def test_other_work_keeps_its_turn_between_decisions() -> None:
    """What was decided after articles were added may be about them."""
    hands = _Slow()
    bench = Bench(hands=hands)
    _decided(bench, "a")
    bench.begin({"do": "trace", "case": "c.db", "paths": []}, "Tracing", "/", _nothing)
    _decided(bench, "b")
    hands.let.set()
    _ended(bench)

    assert [job["do"] for job in hands.given] == ["decide", "trace", "decide"]


def test_hands_that_went_are_replaced(bench: Bench) -> None:
    """A process may be killed by a system that runs short of memory; the next decision needs another."""
    bench.warm()
    gone = bench.hands._process
    assert gone is not None
    gone.kill()
    gone.wait()

    bench.begin(_JOB, "Tracing 1 file", "/", _nothing)

    assert "nothing.txt" in _ended(bench).error
    bench.stop()


def test_what_lies_in_the_folder_is_no_part_of_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bench: Bench
) -> None:
    """The app is started in folders full of files from elsewhere; one called json.py must not run."""
    (tmp_path / "json.py").write_text("open('ran', 'w').close()\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    bench.begin(_JOB, "Tracing 1 file", "/", lambda: None)
    _ended(bench)

    assert not (tmp_path / "ran").exists()
