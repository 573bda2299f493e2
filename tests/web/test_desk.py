"""The case that lies open is read when it changed, and only then."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from time import monotonic, sleep

import pytest

from headwater.errors import NotACase
from headwater.model.case import Case
from headwater.store.cases import load
from headwater.web import desk as desks
from headwater.web.desk import Desk, Opened
from headwater.web.errors import StillReading
from headwater.web.guard import local
from web.conftest import PORT, client_of


def test_a_case_that_did_not_change_is_read_once(ferry_file: Path, tmp_path: Path) -> None:
    """To read a large case takes long, and the search sets files beside it that are none of its content."""
    path = tmp_path / "ferry.db"
    shutil.copy(ferry_file, path)
    desk = Desk(path=path)
    first = desk.opened()
    sleep(1.1)

    again = desk.opened()
    desk.close()

    assert again is first


@pytest.fixture
def held_back(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Return what lets the reading of cases go on, which waits for it as if they were large."""
    go_on = Event()

    def slowly(path: Path) -> Case:
        go_on.wait(60)
        return load(path)

    monkeypatch.setattr(desks, "load", slowly)
    monkeypatch.setattr(desks, "_MOMENT", 0.01)
    monkeypatch.setattr(desks, "_LOOKS_EVERY", 0.0)
    yield go_on
    go_on.set()


def _once_read(desk: Desk) -> Opened:
    """Return the case when it is read."""
    assert _ended(desk), "it is never read"
    opened = desk.opened()
    assert opened is not None
    return opened


def test_all_go_on_with_the_old_case_while_the_new_one_is_read(
    ferry_file: Path, tmp_path: Path, held_back: Event
) -> None:
    """To read a large case takes half a minute, and nobody should wait for it who has pages to look at."""
    path = tmp_path / "ferry.db"
    shutil.copy(ferry_file, path)
    held_back.set()
    desk = Desk(path=path)
    desk.read_again()
    first = desk.opened()
    held_back.clear()
    os.utime(path, (1, 1))

    meanwhile = [desk.opened(), desk.opened()]
    held_back.set()
    after = _once_read(desk)
    desk.close()

    assert meanwhile == [first, first]
    assert first is not None
    assert after.version > first.version


def test_a_case_that_takes_long_to_read_is_told_of(ferry_file: Path, tmp_path: Path, held_back: Event) -> None:
    """Who opens a large case should see at once that it works, and come to the case without doing anything."""
    path = tmp_path / "ferry.db"
    shutil.copy(ferry_file, path)
    desk = Desk(path=path)
    client = client_of(desk, local(PORT), cookie=True)

    page, twin = client.get("/"), client.get("/api/case")
    with pytest.raises(StillReading):
        desk.opened()
    held_back.set()
    _once_read(desk)
    then = client.get("/")
    desk.close()

    assert (page.status_code, twin.status_code, then.status_code) == (503, 503, 200)
    assert "ferry.db is being read" in page.text.casefold()
    assert page.headers["refresh"] == "2"


def test_a_file_that_is_no_case_is_told_of(tmp_path: Path) -> None:
    """It is read apart from who asks, who should hear of it all the same."""
    path = tmp_path / "notes.db"
    path.write_text("these are my notes, and they are long enough to be no empty file", encoding="utf-8")
    desk = Desk(path=path)

    with pytest.raises(NotACase):
        desk.opened()


def test_a_case_that_was_let_go_of_is_not_opened_again(ferry_file: Path, tmp_path: Path, held_back: Event) -> None:
    """Somebody may end the app while it reads; what was opened then would stay open."""
    path = tmp_path / "ferry.db"
    shutil.copy(ferry_file, path)
    desk = Desk(path=path)
    with pytest.raises(StillReading):
        desk.opened()

    desk.close()
    held_back.set()

    assert _ended(desk)
    assert desk._opened is None


def _ended(desk: Desk) -> bool:
    until = monotonic() + 60
    while desk._is_reading and monotonic() < until:
        sleep(0.01)
    return not desk._is_reading
