"""What-ifs on pages: of exactly the thing that the page is about, and without a page that waits."""

from pathlib import Path
from threading import Event
from typing import Any

import pytest
from starlette.testclient import TestClient

from headwater.model.case import Case
from headwater.run.supposing import prepare
from headwater.trace.supposing.prepared import Prepared
from headwater.web import desk as desks
from headwater.web import supposing
from web.conftest import Opener


def _asked(client: TestClient, path: str, exact: str) -> str:
    page = client.get(path, params={"without": exact})
    assert page.status_code == 200
    return page.text


def _on_one_word(client: TestClient) -> Any:  # noqa: ANN401 - the fields of a page
    """Return the page of the claim that rests on the word of Aud Pell alone."""
    rows = client.get("/api/claims").json()["rows"]
    number = next(row["number"] for row in rows if row["text"].startswith("Nine people"))
    return client.get(f"/api/claims/{number}").json()


def test_a_claim_tells_what_remains_without_each_of_its_origins(ferry: TestClient) -> None:
    """Are we single-sourced? That is the question on deadline, and it is asked beside the claim."""
    page = _on_one_word(ferry)
    exact = f"origin:{page['claim']['id']}:1"
    name = page["origins"][0]["source"]["name"]

    assert f"Without {name}" in ferry.get(f"/claims/{page['claim']['id']}").text
    assert "1 independent origin before, 0 now." in _asked(ferry, f"/claims/{page['claim']['id']}", exact)


def test_a_source_tells_what_falls_with_it_as_links(ferry: TestClient) -> None:
    """Each number opens to its claim, here as everywhere."""
    row = next(one for one in ferry.get("/api/sources").json()["rows"] if one["name"] == "Aud Pell")
    first = _on_one_word(ferry)["claim"]["id"]
    told = _asked(ferry, f"/sources/{row['key']}", f"source:{row['key']}")

    assert "Left without support" in told
    assert f'href="/claims/{first}"' in told
    assert "<strong>1 → 0</strong>" in told


def test_a_source_that_no_claim_rests_on_is_not_taken_for_another(ferry: TestClient) -> None:
    """The page asks of the source that it shows: an answer for one with a like name would mislead."""
    rows = ferry.get("/api/sources").json()["rows"]
    key = next(one["key"] for one in rows if one["name"].startswith("an unnamed deckhand quoted by"))
    told = _asked(ferry, f"/sources/{key}", f"source:{key}")

    assert "No claim rests on it." in told
    assert "No claim changes its number of origins." in told
    assert 'role="alert"' not in told


def test_an_outlet_asked_of_as_a_source_leaves_its_articles_in_the_pile(ferry: TestClient) -> None:
    """Its word counts for nothing; what its articles have from others stays."""
    key = next(one["key"] for one in ferry.get("/api/sources").json()["rows"] if one["name"] == "The Skerrow Packet")
    told = _asked(ferry, f"/sources/{key}", f"source:{key}")

    assert "Supposing that the word of “" in told
    assert "not in the pile:</h3>" not in told
    assert "No claim rests on it." not in told


def test_an_edge_tells_what_changes_without_it(ferry: TestClient) -> None:
    """Who doubts a line wants to know what hangs on it before rejecting it."""
    edge = ferry.get("/api/claims/1").json()["edges"][0]
    exact = f"edge:{edge['downstream']}:{edge['upstream']}"

    assert "does not rest on" in _asked(ferry, f"/edges/{edge['downstream']}/{edge['upstream']}", exact)


def test_the_case_names_the_few_sources_that_it_rests_on_most(ferry: TestClient) -> None:
    """Of eighteen sources two or three carry the story; these are the ones to ring up first."""
    rows = ferry.get("/api/case").json()["rests_on"]

    assert 1 < len(rows) <= 5
    assert all(row["claims"] >= max(row["shared"], row["alone"]) for row in rows)
    assert "Left without support" in _asked(ferry, "/", f"source:{rows[0]['key']}")


def test_the_twin_answers_the_same_question(ferry: TestClient) -> None:
    """A program asks by the keys that the pages have."""
    claim = _on_one_word(ferry)["claim"]["id"]
    by_key = ferry.get("/api/what-if", params={"exact": f"origin:{claim}:1"}).json()

    assert by_key == ferry.get("/api/what-if", params={"without": "Aud Pell"}).json()


@pytest.mark.parametrize(
    "exact", ["source:0", "origin:0:1", "edge:0:1", "article:0", "origin:00:99", "nothing", "<b>", "source:"]
)
def test_what_is_not_there_is_told_on_the_page(ferry: TestClient, exact: str) -> None:
    """An address may be old, or made up; the page it stands on is still there."""
    told = _asked(ferry, "/claims/1", exact)

    assert 'role="alert"' in told
    assert "<b>" not in told


def test_a_case_that_is_not_ready_for_it_yet_says_so(
    opener: Opener, ferry_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Making a large case ready takes as long as tracing it; nobody should look at a page that does not come."""
    go_on = Event()

    def slow(case: Case) -> Prepared:
        go_on.wait(30)
        return prepare(case)

    monkeypatch.setattr(desks, "prepare", slow)
    monkeypatch.setattr(supposing, "_SOON_SECONDS", 0.01)
    client = opener(ferry_file)
    claim = _on_one_word(client)["claim"]["id"]
    first = _asked(client, f"/claims/{claim}", f"origin:{claim}:1")
    go_on.set()
    client.get("/api/what-if", params={"without": "Aud Pell"})  # which waits

    assert "being made ready" in first
    assert "0 now." in _asked(client, f"/claims/{claim}", f"origin:{claim}:1")


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_case_that_cannot_be_made_ready_keeps_nobody_waiting(
    opener: Opener, ferry_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An error in the background must not leave everybody waiting for what never comes."""

    def broken(_case: Case) -> Prepared:
        raise MemoryError

    monkeypatch.setattr(desks, "prepare", broken)
    client = opener(ferry_file)

    assert 'role="alert"' in _asked(client, "/claims/1", "article:0")
    assert client.get("/api/what-if", params={"without": "Aud Pell"}).status_code == 409
