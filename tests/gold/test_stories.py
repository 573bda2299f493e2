"""The gold of the stories holds together: a fault in it would pass for a fault of Headwater."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from conftest import STORIES
from gold.visible import visible
from headwater.model.attribution import Sourcing, Stance
from headwater.model.provenance import EdgeKind

Gold = dict[str, Any]


@pytest.fixture(params=STORIES, ids=lambda story: story.name)
def folder(request: pytest.FixtureRequest) -> Path:
    """Return the folder of a story."""
    found: Path = request.param
    return found


@pytest.fixture
def gold(folder: Path) -> Gold:
    """Return what is true of a story."""
    found: Gold = json.loads((folder / "story.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture
def texts(folder: Path, gold: Gold) -> dict[str, str]:
    """Return the visible text of each article."""
    return {article["file"]: visible(folder / article["file"]) for article in gold["articles"]}


def appearances(gold: Gold) -> Iterator[Gold]:
    """Yield every appearance of every claim."""
    for claim in gold["claims"]:
        yield from claim["appearances"]


def carriers(claim: Gold) -> set[str]:
    """Return the files in which a claim appears."""
    return {one["article"] for one in claim["appearances"]}


def test_a_story_lists_its_files(folder: Path, gold: Gold) -> None:
    """Every article has its entry, every entry its article, whose headline is there to be seen."""
    assert (gold["id"], gold["fictional"]) == (folder.name, True)
    assert {one["file"] for one in gold["articles"]} == {path.name for path in folder.iterdir()} - {"story.json"}
    assert [one for one in gold["articles"] if one["title"] not in visible(folder / one["file"])] == []


def test_a_quotation_stands_in_its_article_once(gold: Gold, texts: dict[str, str]) -> None:
    """The scorer looks for these words; twice there would be two places, none would be no place."""
    sides = [trap[side] for trap in gold["traps"] for side in "ab"]
    quoted = [(one["article"], one["quote"]) for one in (*appearances(gold), *sides)]

    assert [quote for file, quote in quoted if texts[file].count(quote) != 1 or quote != quote.strip()] == []


def test_a_chain_is_spelled_as_in_its_article(gold: Gold, texts: dict[str, str]) -> None:
    """Names are compared by their letters; an empty chain and a source do not go together."""
    for one in appearances(gold):
        known = texts[one["article"]].casefold()

        assert [name for name in one["chain"] if name.casefold() not in known] == []
        assert bool(one["chain"]) == (one["sourcing"] not in {"self_reported", "unsourced"})


def test_a_story_uses_the_words_of_the_model(gold: Gold) -> None:
    """Gold and Headwater speak of the same kinds."""
    assert {one["stance"] for one in appearances(gold)} <= set(get_args(Stance))
    assert {one["sourcing"] for one in appearances(gold)} <= set(get_args(Sourcing))
    assert {edge["type"] for edge in gold["edges"]} <= set(get_args(EdgeKind))


def test_a_claim_is_asserted_and_its_interval_stands_upright(gold: Gold) -> None:
    """There are never more independent origins than origins."""
    assert len({claim["id"] for claim in gold["claims"]}) == len(gold["claims"])
    for claim in gold["claims"]:
        interval = claim["independent_origins"]

        assert any(one["stance"] == "asserts" for one in claim["appearances"])
        assert 0 <= interval["min"] <= interval["max"] <= len(claim["origins"])


def test_an_edge_joins_two_articles_that_have_its_claims(gold: Gold, texts: dict[str, str]) -> None:
    """What travels along an edge is at both its ends."""
    where = {claim["id"]: carriers(claim) for claim in gold["claims"]}
    ends = [(edge["from"], edge["to"], edge["type"]) for edge in gold["edges"]]

    assert len(ends) == len(set(ends))
    assert all(start != end and {start, end} <= texts.keys() for start, end, _ in ends)
    assert all({edge["from"], edge["to"]} <= where[claim] for edge in gold["edges"] for claim in edge["claims"])
    assert all(set(loop) <= texts.keys() for loop in gold["loops"])


def test_no_edge_runs_backwards_in_time(gold: Gold) -> None:
    """Nobody copies what is not out yet, except around a loop, where dates may be missing or late."""
    stamps = {one["file"]: one["published"] or "" for one in gold["articles"]}
    rings = [set(loop) for loop in gold["loops"]]

    for edge in gold["edges"]:
        later, earlier = stamps[edge["from"]], stamps[edge["to"]]
        known = min(len(later), len(earlier))  # a date is a shorter stamp than a time, and none is the shortest
        in_ring = any({edge["from"], edge["to"]} <= ring for ring in rings)

        assert in_ring or earlier[:known] <= later[:known]


def test_both_sides_of_a_trap_are_no_one_claim(gold: Gold) -> None:
    """What only looks alike must not be joined by the gold itself."""
    for claim in gold["claims"]:
        own = {(one["article"], one["quote"]) for one in claim["appearances"] if one["stance"] == "asserts"}

        assert not any(all((trap[s]["article"], trap[s]["quote"]) in own for s in "ab") for trap in gold["traps"])
