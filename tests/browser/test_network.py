"""The network in a browser: a picture that answers, a table that follows it, and both without scripts."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from browser.conftest import Visit

_RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture
def drawn(page: Page, visit: Visit, ferry_file: Path) -> Page:
    """Return the page of the network once its graph is drawn; nothing that a browser complains of came on the way."""
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type in {"error", "warning"} else None)
    link = visit(ferry_file)
    page.goto(link)
    page.goto(link.split("/?")[0] + "/network")
    page.locator(".graph canvas").first.wait_for()
    assert complaints == []
    return page


def test_the_table_narrows_to_what_is_chosen(drawn: Page) -> None:
    """With the keyboard alone: a name is typed and chosen, its links are left, Escape brings back the others."""
    rows = drawn.locator("#credits tr")
    everybody = rows.count()
    drawn.get_by_label("Outlet or source").fill("ansel")
    drawn.get_by_label("Outlet or source").press("Enter")
    drawn.get_by_text("is credited by 4").wait_for()
    chosen = rows.count()
    way = drawn.get_by_role("link", name="Page of this source").get_attribute("href") or ""
    drawn.keyboard.press("Escape")

    assert (chosen, rows.count()) == (4, everybody)
    assert way.startswith("/sources/")


def test_a_node_is_chosen_in_the_picture(drawn: Page) -> None:
    """The picture is no decoration: what is seen can be asked about."""
    graph = drawn.locator(".graph")
    box = graph.bounding_box() or {"width": 0, "height": 0}
    told = drawn.locator("#chosen")
    for step in range(400):
        x, y = (step % 20 + 0.5) / 20, (step // 20 + 0.5) / 20
        graph.click(position={"x": x * box["width"], "y": y * box["height"]})
        if told.inner_text():
            break

    assert "statement" in told.inner_text()


@pytest.mark.parametrize("width", [320, 1200])
def test_the_drawn_network_stands_in_nobodys_way(drawn: Page, width: int) -> None:
    """What a script adds keeps to the rules that hold for the rest, on a phone too."""
    drawn.set_viewport_size({"width": width, "height": 800})
    drawn.locator("#credits a").first.click()
    drawn.locator("#chosen button").wait_for()

    assert [fault["id"] for fault in Axe().run(drawn, options=_RULES).response["violations"]] == []
    assert drawn.evaluate("document.documentElement.scrollWidth") <= width


def test_without_scripts_there_are_a_picture_and_a_table(browser: Browser, visit: Visit, ferry_file: Path) -> None:
    """Both lead on: to what is around somebody, and from there back."""
    link = visit(ferry_file)
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(link)
    page.goto(link.split("/?")[0] + "/network")
    marks, rows = page.locator("svg.network a").count(), page.locator("#credits tr").count()
    page.locator("#credits a").first.click()
    around = page.url
    page.context.close()

    assert marks > 10
    assert rows > 10
    assert "around=" in around
