"""What all tests share: the stories traced once, golden files, laws without a clock, and a wall around the network."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

import headwater
from headwater.model.case import Case

ROOT = Path(__file__).parent.parent
STORIES = tuple(sorted(path.parent for path in (ROOT / "stories").glob("*/story.json")))

# Laws say what holds, not how fast: on a busy machine any example may take long. What must be fast says so in a test of its own.
settings.register_profile("laws", deadline=None)
settings.load_profile("laws")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let golden files be written anew."""
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew instead of comparing")


@pytest.fixture(scope="session")
def traced() -> dict[str, Case]:
    """Return every story's case, by the name of its folder."""
    return {story.name: headwater.trace([story]) for story in STORIES}


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Return a function that holds a text against the golden file of a name."""

    def compare(name: str, text: str) -> None:
        path = ROOT / "tests" / "golden" / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

        assert text == path.read_text(encoding="utf-8"), (
            f"{name} differs: pytest --update-golden, and review the change"
        )

    return compare


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every attempt to reach another machine fail: Headwater works where there is none, and so do its tests."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a test tried to open a connection")

    monkeypatch.setattr("socket.socket.connect", refuse)
    monkeypatch.setattr("socket.getaddrinfo", refuse)
