"""The report as a browser shows it, with scripts off: it is sent to people who open it from a mail or a memory stick."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

import headwater

_RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture(scope="module")
def written(ferry_file: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the address of the report of the ferry story."""
    path = tmp_path_factory.mktemp("report") / "ferry.html"
    path.write_text(headwater.report(headwater.open_case(ferry_file), title="The ferry"), encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def still(browser: Browser) -> Iterator[Page]:
    """Return an empty page in which no script runs."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1200, "height": 900})
    yield context.new_page()
    context.close()


def _views(page: Page) -> list[str]:
    """Return the ids of the views that are to be seen."""
    shown = page.locator(".view:visible")
    return [shown.nth(at).get_attribute("id") or "" for at in range(shown.count())]


def test_a_number_leads_to_its_sentence_without_a_script(still: Page, written: str) -> None:
    """From the first page to a claim, from there to the words in the article, and back."""
    still.goto(written)
    first = _views(still)
    still.get_by_role("link", name="How this was counted").click()
    claim = _views(still)
    still.locator(".view:visible table.appearances a.ref").first.click()
    article = _views(still)
    still.go_back()

    assert (first, claim, _views(still)) == (["case"], ["claim-1"], ["claim-1"])
    assert article[0].startswith("article-")
    assert len(article) == 1


def test_everything_can_be_seen_at_once_and_printed(still: Page, written: str) -> None:
    """Who prints the first page gets the whole; who prints a claim gets that claim."""
    still.goto(written)
    still.get_by_role("link", name="All on one page").click()
    at_once = _views(still)
    still.emulate_media(media="print")
    still.goto("about:blank")
    still.goto(written)
    printed = _views(still)
    still.goto(f"{written}#claim-2")

    assert {"case", "claims", "claim-2", "sources", "articles", "article-1"} <= set(at_once)
    assert printed == at_once
    assert _views(still) == ["claim-2"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_stands_in_the_way_of_anybody(browser: Browser, written: str, scheme: str) -> None:
    """The report has no less to offer to who listens to it, or sees little, than the app."""
    page = browser.new_context(color_scheme="dark" if scheme == "dark" else "light").new_page()
    found: dict[str, list[str]] = {}
    page.goto(written)
    names = page.locator(".view").evaluate_all("views => views.map(view => view.id)")
    kinds = {name.rstrip("0123456789abcdef-"): name for name in reversed(names)}
    for name in kinds.values():
        page.goto(f"{written}#{name}")
        for fault in Axe().run(page, options=_RULES).response["violations"]:
            found.setdefault(name, []).append(f"{fault['id']}: {fault['nodes'][0]['html'][:160]}")

    assert len(kinds) >= 7
    assert found == {}


@pytest.mark.parametrize("width", [320, 3840])
def test_no_view_is_wider_than_the_screen(browser: Browser, written: str, width: int) -> None:
    """The report is read on a phone, too."""
    page = browser.new_context(viewport={"width": width, "height": 800}).new_page()
    page.goto(f"{written}#everything")

    assert page.evaluate("document.documentElement.scrollWidth") <= width
