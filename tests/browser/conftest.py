"""A real browser before the real app: Debian's Chromium, led by Playwright. Without one these tests are skipped, and say so."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect, sync_playwright

import headwater

ROOT = Path(__file__).parent.parent.parent
_NAMES = ("chromium", "chromium-browser", "google-chrome")
_SERVE = (
    "import sys; from pathlib import Path; from headwater.web.served import serve; "
    "serve(Path(sys.argv[1]), ready=lambda link: print(link, flush=True))"
)

_PATIENCE_MS = 60_000  # for what is expected: a busy machine is no fault of the app

Visit = Callable[[Path], str]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return the browser of this machine."""
    found = next((path for path in map(shutil.which, _NAMES) if path), None)
    if found is None:
        pytest.skip("no Chromium on this machine: apt-get install chromium")
    expect.set_options(timeout=_PATIENCE_MS)
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return an empty page in which nothing may go wrong unseen: a script error or an opened dialogue fails the test."""
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    found = context.new_page()
    wrong: list[str] = []

    def heard(dialog: Dialog) -> None:
        wrong.append(f"dialogue: {dialog.message}")
        dialog.dismiss()

    context.on("dialog", heard)
    context.on("weberror", lambda error: wrong.append(str(error.error)))
    yield found
    context.close()
    assert wrong == []


@pytest.fixture
def visit() -> Iterator[Visit]:
    """Return a function that starts the app for a case and gives the link to it."""
    running: list[subprocess.Popen[str]] = []

    def started(case: Path) -> str:
        process = subprocess.Popen([sys.executable, "-c", _SERVE, str(case)], stdout=subprocess.PIPE, text=True)
        running.append(process)
        if process.stdout is None:
            raise RuntimeError("the app has no way to tell its address")
        return process.stdout.readline().strip()

    yield started
    for process in running:
        process.terminate()
        process.communicate()


@pytest.fixture(scope="session")
def ferry_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the case of the ferry story, in a file."""
    path = tmp_path_factory.mktemp("ferry") / "ferry.db"
    headwater.trace([ROOT / "stories" / "01-skerrow-ferry"], path)
    return path
