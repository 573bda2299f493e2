"""Make the pictures of README and docs from a story: `make pictures`, or `python docs/pictures/make.py STORY FOLDER`.

The app is started before a browser (Debian's Chromium), and each page photographed at one size, so that a picture changes only
when the page does. The fonts of the machine are in them: make them on Debian, with the package fonts-liberation.
"""  # noqa: INP001 - a script, no package

import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

import headwater
from headwater.model.case import Case
from headwater.present.facts import Facts, Standing, facts
from headwater.present.pages.indexed import source_key
from headwater.present.sources import sources
from headwater.present.stemma import picture

_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_WIDTH = 1120
_MOST_TRIES, _PAUSE_MS = 100, 300
_BUSY = 503  # the case is being read
_MOST_BYTES = 200_000
_READY = "document.fonts.ready.then(() => document.readyState === 'complete')"


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """A page of the app as it shall be shown: the name of the picture, the address, how much of the page, and by which light."""

    name: str
    address: str
    height: int
    scheme: Literal["light", "dark"] = "light"
    awaited: str = "main"


def main(story: str, folder: str) -> None:
    """Write the family tree of the story's leading claim, and a picture of each page of the app."""
    with TemporaryDirectory() as scratch:
        file = Path(scratch, "ferry.db")
        case = headwater.trace([story], file)
        known = facts(case)
        tree = picture(case, known.standings[0].claim.id)
        Path(folder, "stemma.svg").write_text(tree, encoding="utf-8")
        with _served(file) as link, _browser() as browser:
            for screen in screens(case, known):
                _photograph(browser, link, screen, Path(folder, f"{screen.name}.png"))


def screens(case: Case, known: Facts) -> Sequence[Screen]:
    """Return what is photographed: the first page and the most disputed claim in both lights, one page of each other kind."""
    claim = f"/claims/{_disputed(known.standings).claim.id}"
    edge = next(one for one in case.provenance.edges if one.kind == "republication")
    article = f"/articles/{next(iter(known.articles))}"
    used = next(one for one in sources(known) if one.kind == "organisation")
    return (
        Screen(name="case", address="/", height=1040),
        Screen(name="case-dark", address="/", height=1040, scheme="dark"),
        Screen(name="claim", address=claim, height=1160),
        Screen(name="claim-dark", address=claim, height=1160, scheme="dark"),
        Screen(name="claims", address="/claims", height=820),
        Screen(name="edge", address=f"/edges/{edge.downstream}/{edge.upstream}", height=1000),
        Screen(name="article", address=article, height=1000),
        Screen(name="source", address=f"/sources/{source_key(used)}", height=900),
        Screen(name="network", address="/network", height=860),
    )


def _disputed(standings: Sequence[Standing]) -> Standing:
    return max(standings, key=lambda one: (len(one.deniers), -one.number))


@contextmanager
def _served(case: Path) -> Iterator[str]:
    """Serve a case, and give the link that opens it."""
    command = [sys.executable, "-m", "headwater", "open", str(case), "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 - our own command
        try:
            line = process.stdout.readline() if process.stdout else ""
            yield line.partition(": ")[2].strip()
        finally:
            process.terminate()


@contextmanager
def _browser() -> Iterator[Browser]:
    found = next((path for path in map(shutil.which, _BROWSERS) if path), None)
    if found is None:
        raise SystemExit("No Chromium on this machine: apt-get install chromium")
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=found, args=["--no-sandbox", "--font-render-hinting=none"])
        yield opened
        opened.close()


def _photograph(browser: Browser, link: str, screen: Screen, file: Path) -> None:
    """Write the upper part of a page as a picture."""
    context = browser.new_context(
        viewport={"width": _WIDTH, "height": screen.height}, color_scheme=screen.scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    for _ in range(_MOST_TRIES):
        answer = page.goto(link)
        if answer and answer.status != _BUSY:
            break
        page.wait_for_timeout(_PAUSE_MS)
    _settled(page, link.partition("?")[0].rstrip("/") + screen.address, screen.awaited)
    page.screenshot(path=file, animations="disabled", caret="hide")
    context.close()
    if file.stat().st_size > _MOST_BYTES:
        raise SystemExit(f"{file} is larger than {_MOST_BYTES:,} bytes: show less of the page")


def _settled(page: Page, address: str, awaited: str) -> None:
    """Open a page and wait until it moves no more."""
    page.goto(address, wait_until="networkidle")
    page.locator(awaited).first.wait_for()
    page.wait_for_function(_READY)


if __name__ == "__main__":
    main(*sys.argv[1:])
