"""From dropped files to a case that can be looked at."""

import json
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from headwater.web.adding import _plain_name
from headwater.web.work import Bench
from web.conftest import OURS, Opener

_ARTICLE = (
    "Bridge closed after cracks\n\nThe Weir Post\n3 March 2026\n\n"
    "The bridge was closed on Monday, Mayor Ann Roe said. Two cars were stuck on it for an hour, she said.\n"
)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("story.html", "story.html"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\saved page.HTM", "saved-page.htm"),
        (".bashrc", "article-1.bashrc"),
        ("\x00\u202eexe.txt", "exe.txt"),
        ("crawl.warc.gz", "crawl.warc.gz"),
        ("", "article-1"),
        ("…", "article-1"),
    ],
)
def test_a_name_is_kept_as_far_as_it_is_plain(given: str, kept: str) -> None:
    """The name comes from elsewhere, and becomes a path on this machine."""
    assert _plain_name(given, 1) == kept


def test_a_dropped_file_becomes_a_case(opener: Opener, tmp_path: Path) -> None:
    """The newcomer's way: from nothing to the claims, with stages told as they go."""
    client: TestClient = opener(tmp_path / "new.db")

    begun = client.post("/add", files={"files": ("bridge.txt", _ARTICLE)}, headers=OURS)
    told = [
        json.loads(line[6:]) for line in client.get("/progress/events").text.splitlines() if line.startswith("data: ")
    ]

    assert begun.headers["location"] == "/progress?job=1"
    assert told[-1]["is_done"]
    assert {stage["state"] for stage in told[-1]["stages"]} == {"done"}
    assert client.get("/api/case").json()["articles"] == 1
    assert (tmp_path / "new-articles" / "bridge.txt").is_file()


def test_a_file_that_cannot_be_read_is_told_of(opener: Opener, tmp_path: Path) -> None:
    """Somebody who drops the wrong thing should see why nothing came of it."""
    client = opener(tmp_path / "new.db")

    client.post("/add", files={"files": ("empty.txt", "")}, headers=OURS)
    client.get("/progress/events")

    assert client.get("/progress").status_code == 200
    assert client.get("/", follow_redirects=True).status_code == 200


def test_nothing_is_left_of_files_that_are_refused(
    opener: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who is told to come back later should not find the files twice then."""
    client = opener(tmp_path / "new.db")
    is_full = iter((False, True))  # it becomes so while the file comes in
    monkeypatch.setattr(Bench, "is_full", property(lambda _: next(is_full)))

    refused = client.post("/add", files={"files": ("bridge.txt", _ARTICLE)}, headers=OURS)

    assert refused.status_code == 409
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("asked", "told"), [({}, "no text of articles"), ({"follow": "yes"}, "127.0.0.1:9/story is not fetched")]
)
def test_addresses_in_files_are_fetched_if_somebody_asks_for_it(
    opener: Opener, tmp_path: Path, asked: dict[str, str], told: str
) -> None:
    """As on the command line: a list alone sends nothing out, and one that is followed does (this one to nowhere)."""
    client = opener(tmp_path / "new.db")
    files = [
        ("files", ("bridge.txt", _ARTICLE)),
        ("files", ("list.url", "[InternetShortcut]\nURL=http://127.0.0.1:9/story\n")),
    ]

    client.post("/add", files=files, data=asked, headers=OURS)
    client.get("/progress/events")
    failures = client.get("/api/case").json()["failures"]

    assert [told in failure["error"] for failure in failures] == [True], failures
