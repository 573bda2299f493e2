"""The truth about the stories keeps its own rules: a fault in it would pass for a fault of Headwater, or hide one."""

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import check_stories
from check_stories import STORIES, faults, sentence_count
from story_gold import visible

Breakage = Callable[[dict[str, Any]], object]

SHIPPED = sorted(path.parent for path in STORIES.glob("*/story.json"))

FERRY = STORIES / "01-skerrow-ferry"
CLOCK = STORIES / "05-quarnby-clock"


def first(gold: dict[str, Any]) -> dict[str, Any]:
    """Return the first appearance of the first claim."""
    appearance: dict[str, Any] = gold["claims"][0]["appearances"][0]
    return appearance


def same_side_twice(gold: dict[str, Any]) -> None:
    """Make a trap of one place."""
    gold["traps"][0]["b"] = gold["traps"][0]["a"]


def one_claim_for_a_trap(gold: dict[str, Any]) -> None:
    """Make a trap of two appearances of one claim."""
    for side, appearance in zip("ab", gold["claims"][0]["appearances"][:2], strict=True):
        gold["traps"][0][side] = {"article": appearance["article"], "quote": appearance["quote"]}


def an_edge_upstream(gold: dict[str, Any]) -> None:
    """Turn an edge round."""
    edge = gold["edges"][0]
    edge["from"], edge["to"] = "01-skerrow-packet.txt", "05-inland-observer.txt"


def a_day_each(gold: dict[str, Any]) -> None:
    """Publish one article a day, in the order of their numbers."""
    for day, article in enumerate(gold["articles"], start=1):
        article["published"] = f"2025-01-{day:02}"


BREAKAGES: list[tuple[Breakage, str]] = [
    (lambda gold: gold.pop("loops"), "field loops is missing"),
    (lambda gold: gold.update(note="x"), "field note is not known"),
    (lambda gold: gold.update(summary=3), "is not a text"),
    (lambda gold: gold.update(claims={}), "is not a list"),
    (lambda gold: gold["claims"].append("x"), "is not fields"),
    (lambda gold: gold["articles"][0].update(published="March 4"), "or null"),
    (lambda gold: gold["claims"][0].update(event_date="2026-03"), "or null"),
    (lambda gold: gold["claims"][0]["independent_origins"].update(min=True), "is not int"),
    (lambda gold: first(gold).update(stance="doubts"), "is not one of"),
    (lambda gold: first(gold).update(sourcing="leaked"), "is not one of"),
    (lambda gold: gold["edges"][0].update(type="copy"), "is not one of"),
    (lambda gold: gold["traps"][0].update(kind="same"), "is not one of"),
    (lambda gold: gold.update(id="01-other"), "is not the folder's name"),
    (lambda gold: gold.update(fictional=False), "is not true"),
    (lambda gold: gold["articles"].pop(), "is not listed"),
    (lambda gold: gold["articles"].append(gold["articles"][0]), "is listed twice"),
    (lambda gold: gold["articles"][0].update(file="09-none.txt"), "is not in the folder"),
    (lambda gold: gold["articles"].extend(gold["articles"][:1]), "9 articles"),
    (lambda gold: gold.update(articles=gold["articles"][2:6]), "3 of 4"),
    (lambda gold: gold.update(claims=gold["claims"][:1]), "1 claims"),
    (lambda gold: gold["claims"].extend(gold["claims"]), "8 claims"),
    (lambda gold: gold["claims"][1].update(id="C1"), "C1 is there twice"),
    (lambda gold: first(gold).update(quote="No such words"), "0 times"),
    (lambda gold: first(gold).update(quote="the"), "times: the"),
    (lambda gold: first(gold).update(article="09-none.txt"), "is not an article"),
    (lambda gold: first(gold).update(quote="One went. Two went. Three went."), "3 sentences"),
    (lambda gold: gold["claims"][0]["appearances"].append(dict(first(gold))), "there twice"),
    (lambda gold: [row.update(stance="denies") for row in gold["claims"][0]["appearances"]], "no article carries it"),
    (lambda gold: first(gold).update(chain=["A stoker"]), "does not have the source 'A stoker'"),
    (lambda gold: first(gold).update(chain=[]), "described with 0 sources"),
    (lambda gold: first(gold).update(sourcing="unsourced"), "unsourced with 1 sources"),
    (lambda gold: gold["claims"][0]["independent_origins"].update(min=0), "is no interval"),
    (lambda gold: gold["claims"][0]["independent_origins"].update(min=3, max=2), "is no interval"),
    (lambda gold: gold["claims"][0]["independent_origins"].update(max=9), "9 at most"),
    (lambda gold: gold["edges"][0].update(to="09-none.txt"), "is not an article"),
    (lambda gold: gold["edges"][0].update(claims=["C9"]), "C9 is not a claim"),
    (lambda gold: gold["edges"][0].update(to=gold["edges"][0]["from"]), "to itself"),
    (lambda gold: gold["edges"][0].update(type="correction"), "between two outlets"),
    (lambda gold: gold["edges"].append(gold["edges"][0]), "there twice"),
    (lambda gold: gold["claims"][0].update(appearances=[first(gold)]), "C1 does not appear in 02-corvane-wire.txt"),
    (lambda gold: gold["articles"][0].update(title="Other words"), "does not show its title"),
    (an_edge_upstream, "was published before"),
    (lambda gold: gold["loops"].append(["01-skerrow-packet.txt", "02-corvane-wire.txt"]), "do not lead round"),
    (lambda gold: gold["loops"].append(["09-none.txt"]), "is not an article"),
    (lambda gold: gold["aliases"].append(["Skerr", "The Skerrow Packet"]), "no article has 'Skerr'"),
    (lambda gold: gold["aliases"].append(["The Skerrow Packet"]), "not two names"),
    (lambda gold: gold["traps"][0]["a"].update(quote="No such words"), "0 times"),
    (same_side_twice, "one place"),
    (one_claim_for_a_trap, "both sides assert C1"),
]


def broken(story: Path, folder: Path, breakage: Breakage) -> Path:
    """Return a copy of a story whose gold was changed."""
    copy = folder / story.name
    shutil.copytree(story, copy)
    gold = json.loads((copy / "story.json").read_text(encoding="utf-8"))
    breakage(gold)
    (copy / "story.json").write_text(json.dumps(gold), encoding="utf-8")
    return copy


@pytest.mark.parametrize("story", SHIPPED, ids=lambda story: story.name)
def test_a_shipped_story_has_no_fault(story: Path) -> None:
    """Who measures by these stories must be able to trust them."""
    assert list(faults(story)) == []


@pytest.mark.parametrize(("breakage", "wrong"), BREAKAGES, ids=[wrong for _, wrong in BREAKAGES])
def test_a_fault_is_found(breakage: Breakage, wrong: str, tmp_path: Path) -> None:
    """A check that lets its fault through would make the gold look better than it is."""
    assert any(wrong in fault.wrong for fault in faults(broken(FERRY, tmp_path, breakage)))


def test_a_ring_may_run_backwards_in_time(tmp_path: Path) -> None:
    """Pages that are changed later credit one another in a ring; without the ring the same edges are faults."""
    ring = broken(CLOCK, tmp_path / "ring", a_day_each)
    line = broken(ring, tmp_path / "line", lambda gold: gold.update(loops=[]))

    assert not any("before" in fault.wrong for fault in faults(ring))
    assert any("before" in fault.wrong for fault in faults(line))


def test_a_file_that_is_not_listed_is_found(tmp_path: Path) -> None:
    """It would be traced and never scored."""
    story = broken(FERRY, tmp_path, lambda _gold: None)
    (story / "09-stray.txt").write_text("Stray", encoding="utf-8")

    assert [fault.wrong for fault in faults(story)] == ["09-stray.txt is not listed"]


def test_what_a_reader_sees_of_a_page(tmp_path: Path) -> None:
    """Quotes are looked up in it: no head, no scripts; blocks part words, other tags do not."""
    page = tmp_path / "page.html"
    page.write_text(
        "<head><title>No</title><body><p>One<p>t<b>w</b>o &amp;\n three<script>no</script><br/>four", encoding="utf-8"
    )

    assert visible(page) == "One two & three four"


@pytest.mark.parametrize(
    ("quote", "count"),
    [
        ("half of a sentence", 1),
        ("Mr. J. Cole left on Sept. 5.", 1),
        ('"No," he said. "Never."', 2),
        ("One? Two! Three.", 3),
    ],
)
def test_sentences_are_counted(quote: str, count: int) -> None:
    """A quote is at most two sentences long, and an abbreviation ends none."""
    assert sentence_count(quote) == count


@pytest.mark.parametrize(("number", "status"), [(0, 0), (1, 1)])
def test_a_fault_is_told_with_its_place(
    number: int, status: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who writes a story goes by these lines, and a script by the exit status."""
    broken(FERRY, tmp_path, lambda gold: gold["aliases"].extend([["Skerr", "Ansel Line"]] * number))
    monkeypatch.setattr(sys, "argv", ["check_stories.py", str(tmp_path)])

    assert check_stories.main() == status
    assert ("01-skerrow-ferry: aliases[" in capsys.readouterr().out) == bool(number)
