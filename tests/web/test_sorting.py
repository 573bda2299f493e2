"""Who is who: words split off a source, sources put together, tags; and addresses that go on leading somewhere."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

import headwater
from headwater.web import sorting
from headwater.web.desk import Desk
from headwater.web.guard import local
from web.conftest import OURS, PORT, Opener, client_of

_MILL = {
    "a.txt": "Fire at the mill\n\nThe Post\n3 March 2026\n\n"
    "Nine people were hurt in the fire at the Corran mill on Monday, Mayor Ann Roe said.\n",
    "b.txt": "Mill burns down in Corran\n\nThe Gazette\n4 March 2026\n\n"
    "Ann Roe, the mayor of Corran, went to the mill on Tuesday morning. Mayor Roe said that nine people were hurt in "
    "the fire at the Corran mill. Smoke hung over the river until noon.\n",
}


@pytest.fixture
def own(opener: Opener, ferry_file: Path, tmp_path: Path) -> TestClient:
    """Return the app before a copy of the ferry story that may be changed."""
    path = tmp_path / "ferry.db"
    shutil.copy(ferry_file, path)
    return opener(path)


def _key(client: TestClient, name: str) -> str:
    return next(str(one["key"]) for one in client.get("/api/sources").json()["rows"] if one["name"] == name)


def _page(client: TestClient, key: str) -> dict[str, Any]:
    found: dict[str, Any] = client.get(f"/api/sources/{key}").json()
    return found


def _send(client: TestClient, path: str, form: dict[str, Any]) -> None:
    begun = client.post(path, data={"by": "A. Roe", **form}, headers=OURS)
    assert begun.status_code == 303, begun.text
    client.get("/progress/events")
    assert "could not be done" not in client.get("/").text


def test_a_source_shows_by_which_words_it_was_meant(ferry: TestClient) -> None:
    """A name is a guess of the machine; the words are what the article has."""
    page = _page(ferry, _key(ferry, "Hanne Brock"))
    words = {one["words"]: one for one in page["wordings"]}

    assert "the same man's" in words
    assert words["the same man's"]["places"]
    assert words["she"]["name"] == ""


def test_words_that_mean_somebody_else_are_set_apart_and_counted_apart(opener: Opener, tmp_path: Path) -> None:
    """One wrong name makes one mayor of two: what both vouch for has an origin more, and the count has to follow."""
    for name, text in _MILL.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    headwater.trace([tmp_path / name for name in _MILL], tmp_path / "mill.db")
    client = opener(tmp_path / "mill.db")
    key = _key(client, "Ann Roe")
    (before,) = _page(client, key)["origin_of"]
    _send(client, "/split", {"key": key, "wording": "Mayor Roe", "name": "Ida Roe"})
    after, other = _page(client, key), _page(client, _key(client, "Ida Roe"))

    assert [one["words"] for one in after["wordings"]] == ["Mayor Ann Roe"]
    assert [one["words"] for one in other["wordings"]] == ["Mayor Roe"]
    assert (before["fewest"], before["most"]) == (1, 1)
    assert [row["most"] for row in after["origin_of"]] == [row["most"] for row in other["origin_of"]] == [2]
    assert [(row["kind"], row["by"]) for row in other["decided"]] == [("speaker_is", "A. Roe")]


def test_words_are_set_apart_in_one_article_alone(own: TestClient) -> None:
    """A paper’s "the company" is one company here and another there."""
    key = _key(own, "Ansel Line")
    one = next(row for row in _page(own, key)["wordings"] if row["words"] == "the company")
    where = one["articles"][0][0]
    _send(own, "/split", {"key": key, "wording": "the company", "name": "the company", "within": where})
    left = next(row for row in _page(own, key)["wordings"] if row["words"] == "the company")

    assert where not in {article for article, _, _ in left["articles"]}
    assert left["count"] == one["count"] - one["articles"][0][2]


def test_a_source_of_whom_nothing_is_left_leads_to_who_decided_so(own: TestClient) -> None:
    """The page that somebody comes back to must not be a dead end, nor an old link."""
    key = _key(own, "St Brannoc's cottage hospital")
    _send(own, "/split", {"key": key, "wording": "St Brannoc's cottage hospital", "name": ""})
    page = own.get(f"/sources/{key}")

    assert page.status_code == 200
    assert "Take it back" in page.text


def test_two_that_are_one_are_one_page_and_one_origin(own: TestClient, opener: Opener, tmp_path: Path) -> None:
    """What was decided has to show where it was decided; both old addresses lead there, now and after the next start."""
    keys = [_key(own, name) for name in ("Hanne Brock", "A deckhand who was aboard")]
    pages = [_page(own, key) for key in keys]
    _send(own, "/decide", {"choice": "one_source", "source": [page["asked_as"] for page in pages]})
    merged = [_page(own, key) for key in keys]
    again = [_page(opener(tmp_path / "ferry.db"), key) for key in keys]

    assert merged[0] == merged[1]
    assert merged[0]["name"] == "Hanne Brock"
    assert merged[0]["also"] == ["A deckhand who was aboard"]
    assert len(merged[0]["said"]) == len(
        {(s["place"]["article"], s["place"]["start"]) for p in pages for s in p["said"]}
    )
    assert again == merged


def test_a_source_that_may_be_the_same_is_suggested(ferry: TestClient) -> None:
    """Nobody remembers all names of a pile; the likely ones should be at hand."""
    page = _page(ferry, _key(ferry, "A deckhand who was aboard"))

    assert "a deckhand" in [name for _, name in page["likely"]]


def test_a_tag_stands_beside_the_source_wherever_it_is_listed(own: TestClient) -> None:
    """The person's own judgement, in the person's own words, and no number."""
    page = _page(own, _key(own, "Aud Pell"))
    _send(own, "/decide", {"choice": "tag", "source": [page["asked_as"]], "value": "on the record"})

    assert _page(own, _key(own, "Aud Pell"))["tags"] == ["on the record"]
    assert "on the record" in own.get("/sources").text


@pytest.mark.parametrize("form", [{"wording": "nobody said this"}, {"key": "0"}, {"by": " "}])
def test_a_form_that_means_nothing_is_refused(own: TestClient, form: dict[str, str]) -> None:
    """Forms come from anybody, and from yesterday's page."""
    sent = {"key": _key(own, "Hanne Brock"), "wording": "she", "by": "A. Roe", **form}

    assert own.post("/split", data=sent, headers=OURS).status_code in (404, 409)


def test_words_in_more_places_than_are_decided_on_at_once_are_refused(
    own: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Everywhere means everywhere: half of it, in silence, would be a count that nobody asked for."""
    monkeypatch.setattr(sorting, "_MOST", 1)
    key = _key(own, "Ansel Line")
    count = next(one["count"] for one in _page(own, key)["wordings"] if one["words"] == "the company")
    sent = {"key": key, "wording": "the company", "by": "A. Roe", "name": "the firm"}
    told = own.post("/split", data=sent, headers=OURS)

    assert told.status_code == 409
    assert f"“the company” stands in {count} places, and at most 1 are decided on at once" in told.text
    assert own.get("/api/decisions").json()["rows"] == []


def test_words_set_apart_can_be_sent_again_if_that_fails(ferry_file: Path, tmp_path: Path) -> None:
    """What was typed is kept with the work, and goes back to where it came from."""
    path = tmp_path / "ferry.db"
    shutil.copy(ferry_file, path)
    desk = Desk(path=path)
    client = client_of(desk, local(PORT), cookie=True)
    hospital = "St Brannoc's cottage hospital"
    sent = {"key": _key(client, hospital), "wording": hospital, "by": "A. Roe", "why": "a place"}
    _send(client, "/split", sent)
    work = desk.bench.work(1)
    desk.close()

    assert work is not None
    assert (dict(work.typed), work.sent_to) == (sent, "/split")
