"""A case with the app before it, as a browser on this machine would meet it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import headwater
from headwater.web.app import app
from headwater.web.desk import Desk
from headwater.web.guard import Guard, local
from ingest.documents.make_pdf import Put, pdf

ROOT = Path(__file__).parent.parent.parent
PORT = 8321
BASE = f"http://127.0.0.1:{PORT}"
OURS = {"origin": BASE, "sec-fetch-site": "same-origin"}

_LINES = (
    "The bridge was shut on Monday after cracks were found in it, Mayor Ann Roe said.",
    "Two cars stood on it for an hour, she said. Nobody was hurt, and buses go by the upper ford.",
    "The council will look at the cracks on Thursday, a spokesman for the county said.",
)

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


@pytest.fixture
def two_pages(opener: Opener, tmp_path: Path) -> tuple[TestClient, str, int]:
    """Return the app before an article on two pages of a PDF, its id, and where the last line begins."""
    first = [Put(x=60, y=780, text="Bridge shut after cracks are found", size=20.0)]
    first += [Put(x=60, y=740 - 14 * at, text=line) for at, line in enumerate(_LINES)]
    second = [Put(x=60, y=780, text="Ann Roe said on Tuesday that she had seen the cracks herself in the spring.")]
    (tmp_path / "bridge.pdf").write_bytes(pdf([first, second]))
    held = headwater.trace([tmp_path / "bridge.pdf"], tmp_path / "bridge.db").articles[0]
    return opener(tmp_path / "bridge.db"), held.id, held.text.index("Ann Roe said on Tuesday")
