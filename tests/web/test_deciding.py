"""What people decide on pages: kept, counted anew, shown as decided, taken back, handed on."""

import shutil
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from time import sleep
from typing import Any

import pytest
from starlette.testclient import TestClient

import headwater
from headwater.run import ledger
from headwater.store.files import opened, transaction
from headwater.web import deciding
from headwater.web.hands import Hands
from web.conftest import OURS, Opener


@pytest.fixture
def own(opener: Opener, ferry_file: Path, tmp_path: Path) -> TestClient:
    """Return the app before a copy of the ferry story that may be changed."""
    path = tmp_path / "ferry.db"
    shutil.copy(ferry_file, path)
    return opener(path)


def _decide(client: TestClient, form: dict[str, str | list[str]]) -> dict[str, object]:
    """Send a form as a page does, and return what the work came to."""
    begun = client.post("/decide", data=form, headers=OURS)
    assert begun.status_code == 303, begun.text
    client.get("/progress/events")
    return {"page": client.get("/progress").text}


def test_a_rejected_edge_goes_and_its_claim_is_counted_anew(own: TestClient) -> None:
    """The point of it all: a person who knows better is believed, and the number moves."""
    before = own.get("/api/claims/1").json()
    edge = next(one for one in before["edges"] if one["kind"] == "pickup")
    form: dict[str, str | list[str]] = {
        "choice": "edge_is_not",
        "by": "A. Roe",
        "why": "They rang the hospital themselves.",
    }

    _decide(own, {**form, "article": [edge["downstream"], edge["upstream"]]})

    left = [(one["downstream"], one["upstream"]) for one in own.get("/api/claims/1").json()["edges"]]
    (row,) = own.get("/api/decisions").json()["rows"]
    assert (edge["downstream"], edge["upstream"]) not in left
    assert (row["by"], row["holds"], row["why"]) == ("A. Roe", True, "They rang the hospital themselves.")


def test_a_note_on_an_edge_stands_on_its_page(own: TestClient) -> None:
    """Who is not sure yet writes down what to ask, where the next person looks."""
    edge = own.get("/api/claims/1").json()["edges"][0]
    ends = [edge["downstream"], edge["upstream"]]
    _decide(own, {"choice": "note", "by": "A. Roe", "value": "Ring the desk.", "article": ends})

    assert "Ring the desk." in own.get(f"/edges/{ends[0]}/{ends[1]}").text


def test_what_is_taken_back_leaves_all_as_it_was(own: TestClient) -> None:
    """Undo has to be safe, or nobody dares to decide."""
    claim = next(one["id"] for one in own.get("/api/claims").json()["rows"] if one["most"] > 1)
    before = own.get(f"/api/claims/{claim}").json()
    names = [one["source"]["name"] for one in before["origins"]][:2]
    _decide(own, {"choice": "one_source", "by": "A. Roe", "source": names})
    (row,) = own.get("/api/decisions").json()["rows"]

    own.post("/undo", data={"decision": row["id"], "by": "A. Roe", "back": "/"}, headers=OURS)
    own.get("/progress/events")

    assert own.get(f"/api/claims/{claim}").json()["origins"] == before["origins"]
    assert len(own.get("/api/decisions").json()["rows"]) == 2


def test_what_comes_to_nothing_is_told_with_what_was_typed(own: TestClient) -> None:
    """A form that names what is not there must not pass in silence, nor have to be typed again."""
    form: dict[str, str | list[str]] = {"choice": "tag", "by": "A. Roe", "source": ["Nobody at all"], "value": "local"}
    begun = own.post("/decide", data=form, headers=OURS)
    own.get("/progress/events")
    page = own.get(begun.headers["location"]).text

    assert "could not be done" in own.get("/").text
    assert 'value="Nobody at all"' in page
    assert 'value="local"' in page
    assert 'role="alert"' in page

    name = own.get("/api/sources").json()["rows"][0]["name"]
    number = begun.headers["location"].rpartition("=")[2]
    _decide(own, {**form, "source": [name], "again": number})
    assert "could not be done" not in own.get("/").text
    assert len(own.get("/api/decisions").json()["rows"]) == 1


def test_forms_that_are_sent_together_are_all_kept(own: TestClient) -> None:
    """Two tabs are two thoughts: neither has to wait for the other, and none is lost."""
    names = [row["name"] for row in own.get("/api/sources").json()["rows"][:4]]
    forms = [{"choice": "tag", "by": "A. Roe", "source": [name], "value": "local"} for name in names]
    with ThreadPoolExecutor(4) as tabs:
        answers = list(tabs.map(lambda form: own.post("/decide", data=form, headers=OURS).status_code, forms))
    own.get("/progress/events")

    assert answers == [303] * 4
    assert len(own.get("/api/decisions").json()["rows"]) == 4


def test_of_two_that_contradict_each_other_the_later_holds_and_it_is_told(own: TestClient) -> None:
    """Both are kept, so that two people can talk about it; and the page that comes next says so."""
    edge = own.get("/api/claims/1").json()["edges"][0]
    pair = [edge["downstream"], edge["upstream"]]
    _decide(own, {"choice": "edge_is_not", "by": "A. Roe", "article": pair})
    told = _decide(own, {"choice": "edge_is:rewrite", "by": "B. Doe", "article": pair})

    page = own.get("/api/decisions").json()
    assert [(row["by"], row["holds"]) for row in page["rows"]] == [("B. Doe", True), ("A. Roe", False)]
    assert len(page["conflicts"]) == 1
    assert "B. Doe decided later" in str(told["page"])
    assert "B. Doe decided later" in own.get("/").text


def test_the_way_back_leads_where_it_was_decided_and_tells_what_changed(own: TestClient) -> None:
    """Who decides ten edges one after another must not look for the next one each time, nor for what came of the last."""
    claim = next(c for c in own.get("/api/claims").json()["rows"] if c["most"] > 1)
    page = own.get(f"/api/claims/{claim['id']}").json()
    names = [one["source"]["name"] for one in page["origins"]][:2]
    back = f"/claims/{claim['id']}"
    _decide(own, {"choice": "note", "by": "A. Roe", "value": "warm", "back": "/"})

    answer = own.post(
        "/decide", data={"choice": "one_source", "by": "A. Roe", "source": names, "back": back}, headers=OURS
    )
    own.get("/progress/events")

    assert answer.headers["location"] in (back, "/progress?job=2")
    assert f'href="{back}">Claim {claim["number"]}</a>: {claim["fewest"]}' in own.get(back).text


def test_a_line_that_is_no_longer_drawn_can_be_drawn_again(own: TestClient) -> None:
    """The way back leads to an edge that is none any more; it must not be a dead end."""
    edge = own.get("/api/claims/1").json()["edges"][0]
    pair = [edge["downstream"], edge["upstream"]]
    _decide(own, {"choice": "edge_is_not", "by": "A. Roe", "article": pair})
    page = own.get(f"/edges/{pair[0]}/{pair[1]}")

    assert page.status_code == 200
    assert "Take it back" in page.text
    assert own.get(f"/edges/{pair[1]}/{pair[1]}").status_code == 404


def test_a_form_without_a_name_is_refused(own: TestClient) -> None:
    """A decision that nobody stands for is worth nothing to the next reader."""
    form = {"choice": "note", "by": "  ", "value": "look here"}

    assert own.post("/decide", data=form, headers=OURS).status_code == 409


def test_decisions_go_from_one_copy_to_another(
    own: TestClient, opener: Opener, ferry_file: Path, tmp_path: Path
) -> None:
    """Two people can divide the work and put it together."""
    source = own.get("/api/sources").json()["rows"][0]["name"]
    _decide(own, {"choice": "tag", "by": "A. Roe", "source": [source], "value": "on the record"})
    lines = own.get("/decisions/file").text
    other_path = tmp_path / "other.db"
    shutil.copy(ferry_file, other_path)
    other = opener(other_path)

    other.post("/decisions", files={"file": ("decisions.jsonl", lines)}, headers=OURS)
    other.get("/progress/events")

    (row,) = other.get("/api/decisions").json()["rows"]
    assert (row["kind"], row["by"]) == ("tag", "A. Roe")
    assert len(headwater.open_case(other_path).decisions) == 1


def test_taking_back_what_is_taken_back_already_returns_the_form(own: TestClient) -> None:
    """Two tabs may take one thing back; the reason that was typed into the second is not lost."""
    _decide(own, {"choice": "note", "by": "A. Roe", "value": "warm"})
    (row,) = own.get("/api/decisions").json()["rows"]
    form = {"decision": row["id"], "by": "A. Roe", "why": "It is cold after all.", "back": "/decisions"}
    own.post("/undo", data=form, headers=OURS)
    sent = own.post("/undo", data=form, headers=OURS)
    page = own.get(sent.headers["location"]).text

    assert "it is taken back already" in page
    assert 'action="/undo"' in page
    assert 'value="It is cold after all."' in page
    number = sent.headers["location"].rpartition("=")[2]
    own.post("/undo", data={**form, "decision": row["id"][:3], "again": number}, headers=OURS)
    assert own.get("/progress").text.count("Put it aside") == 1


def test_a_file_that_cannot_be_taken_over_is_named_and_asked_for_again(own: TestClient) -> None:
    """Browsers send no file twice by themselves: who has ten of them must be told which one to choose once more."""
    own.get("/")
    sent = own.post("/decisions", files={"file": ("from-bo.jsonl", "no decision\n")}, headers=OURS)
    page = own.get(sent.headers["location"]).text

    assert sent.status_code == 303
    assert "Taking over from-bo.jsonl" in page
    assert 'type="file"' in page
    number = sent.headers["location"].rpartition("=")[2]
    own.post("/decisions", data={"again": number}, files={"file": ("empty.jsonl", "")}, headers=OURS)
    own.get("/progress/events")
    assert "could not be done" not in own.get("/").text


def test_a_case_that_another_program_holds_loses_no_form(
    own: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What cannot be written down is not answered as if it were."""
    name = own.get("/api/sources").json()["rows"][0]["name"]
    monkeypatch.setattr(ledger, "_PATIENCE", 0.0)
    with opened(tmp_path / "ferry.db") as file, transaction(file):
        form = {"choice": "tag", "by": "A. Roe", "source": name, "value": "local"}
        sent = own.post("/decide", data=form, headers=OURS)
    page = own.get(sent.headers["location"]).text

    assert "ferry.db" in page
    assert 'value="local"' in page
    assert own.get("/api/decisions").json()["rows"] == []


@pytest.mark.parametrize("back", ["//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:alert(1)"])
def test_nobody_is_led_elsewhere_afterwards(own: TestClient, back: str) -> None:
    """The way back comes with the form, and a form can be made by anybody."""
    own.post("/decide", data={"choice": "note", "by": "A", "value": "x", "back": back}, headers=OURS)

    assert "evil" not in own.get("/progress").text
    assert "javascript:" not in own.get("/progress").text
    own.get("/progress/events")


def test_a_long_name_locks_nobody_out(own: TestClient) -> None:
    """The name is kept in a cookie, which must not become too long for the server that set it."""
    own.post("/decide", data={"choice": "note", "by": "Ж" * 300, "value": "x", "back": "/"}, headers=OURS)
    own.get("/progress/events")

    assert own.get("/decisions").status_code == 200
    assert own.get("/claims/1").status_code == 200


def test_what_another_program_decides_is_seen(own: TestClient, tmp_path: Path) -> None:
    """The terminal and the browser show one case."""
    own.get("/api/decisions")
    name = own.get("/api/sources").json()["rows"][0]["name"]
    headwater.decide(tmp_path / "ferry.db", headwater.Choice(kind="tag", by="A", sources=(name,), value="local"))
    sleep(1.1)

    assert len(own.get("/api/decisions").json()["rows"]) == 1


def test_the_progress_page_tells_what_waits(own: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who sends several things wants to see that all of them are there, and which."""
    go_on = Event()

    def slow(_hands: Hands, _job: Mapping[str, object]) -> Iterator[dict[str, Any]]:
        go_on.wait(30)
        return iter(())

    monkeypatch.setattr(Hands, "do", slow)
    monkeypatch.setattr(deciding, "_AT_ONCE_SECONDS", 0.0)
    form = {"choice": "tag", "by": "A. Roe", "source": "Aud Pell"}
    own.post("/decide", data={**form, "value": "first"}, headers=OURS)
    while "What waits" in own.get("/progress").text:  # until it is begun
        pass
    sent = own.post("/decide", data={**form, "value": "second"}, headers=OURS)
    page = own.get(sent.headers["location"]).text
    go_on.set()
    own.get("/progress/events")

    assert "<bdi>second</bdi>" in page
    assert "<bdi>first</bdi>" not in page
    assert "It waits its turn: 1 thing to do first." in page
