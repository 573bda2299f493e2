"""Deciding in a real browser: two tabs at once, and what comes back when something cannot be kept."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import Visit


@pytest.fixture
def start(page: Page, visit: Visit, ferry_file: Path, tmp_path: Path) -> str:
    """Return the address of the app before a copy of the ferry story, with `page` let in."""
    case = tmp_path / "ferry.db"
    shutil.copy(ferry_file, case)
    link = visit(case)
    page.goto(link)
    return link.split("/?")[0]


def _tag(page: Page, address: str, tag: str) -> None:
    """Fill the form of a source, as far as its button."""
    page.goto(address)
    page.locator("summary", has_text="Set it right, or tag it").click()
    page.get_by_label("What do you decide?").select_option("tag")
    page.get_by_label("Tag, or note").fill(tag)
    page.get_by_label("Your name").last.fill("A. Roe")


def test_two_tabs_that_decide_at_once_lose_nothing(page: Page, start: str) -> None:
    """Who sorts sources opens many of them in tabs, and does not wait for one to go on with the next."""
    page.goto(f"{start}/sources")
    addresses = [f"{start}{link.get_attribute('href')}" for link in page.locator("main table a").all()[:2]]
    tabs = [page, page.context.new_page()]
    for tab, address in zip(tabs, addresses, strict=True):
        _tag(tab, address, "seen")

    for tab in tabs:
        tab.locator("form:has(#value) button").evaluate("button => button.click()")
    for tab in tabs:
        expect(tab.get_by_text("has the tag seen")).to_be_visible()

    assert [tab.url for tab in tabs] == addresses
    page.goto(f"{start}/decisions")
    assert page.get_by_text("has the tag seen").count() == 2


def test_what_cannot_be_kept_is_sent_again_without_typing_it_anew(page: Page, start: str) -> None:
    """One wrong letter in a name must not cost the reason that took ten minutes to write."""
    page.goto(f"{start}/sources")
    page.locator("main table a").first.click()
    page.locator("summary", has_text="Set it right, or tag it").click()
    page.get_by_label("The other source").fill("Nobody of that name")
    page.get_by_label("Why").last.fill("A long reason.")
    page.get_by_label("Your name").last.fill("A. Roe")
    page.locator("form:has(#value) button").click()
    expect(page.get_by_role("alert")).to_be_visible()

    expect(page.get_by_label("Why")).to_have_value("A long reason.")
    page.get_by_role("button", name="Put it aside").click()
    expect(page.get_by_text("What could not be done")).to_have_count(0)
