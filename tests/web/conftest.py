"""A case with the app before it, as a browser on this machine would meet it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import headwater
from headwater.web.app import app
from headwater.web.desk import Desk
from headwater.web.guard import Guard, local

ROOT = Path(__file__).parent.parent.parent
PORT = 8321
BASE = f"http://127.0.0.1:{PORT}"
OURS = {"origin": BASE, "sec-fetch-site": "same-origin"}

Opener = Callable[[Path], TestClient]


@pytest.fixture(scope="session")
def ferry_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the case of the ferry story, in a file."""
    path = tmp_path_factory.mktemp("ferry") / "ferry.db"
    headwater.trace([ROOT / "stories" / "01-skerrow-ferry"], path)
    return path


@pytest.fixture
def opener() -> Iterator[Opener]:
    """Return a function that opens a case as somebody who came in by the link."""
    desks: list[Desk] = []

    def opened(path: Path) -> TestClient:
        guard = local(PORT)
        desk = Desk(path=path)
        desks.append(desk)
        return client_of(desk, guard, cookie=True)

    yield opened
    for desk in desks:
        desk.close()


def client_of(desk: Desk, guard: Guard, *, cookie: bool) -> TestClient:
    """Return a browser before the app, with or without the key."""
    client = TestClient(app(desk, guard), base_url=BASE, follow_redirects=False)
    if cookie:
        client.cookies.set(guard.cookie, guard.token)
    return client


@pytest.fixture
def ferry(opener: Opener, ferry_file: Path) -> TestClient:
    """Return the app before the ferry story."""
    return opener(ferry_file)
