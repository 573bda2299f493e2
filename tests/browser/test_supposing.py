"""What-ifs in a real browser: asked and answered in their place."""

from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from browser.conftest import Visit


def test_a_what_if_is_answered_beside_the_claim(page: Page, visit: Visit, ferry_file: Path) -> None:
    """Who asks five times in a row must not lose his place on the page each time."""
    page.goto(visit(ferry_file))
    page.get_by_role("link", name="How this was counted").click()
    address = page.url
    page.get_by_role("link", name="without Philippa Oake").click()

    expect(page.get_by_text("2 independent origins before, 1 now.")).to_be_visible()
    assert page.url == address


def test_without_scripts_the_answer_comes_on_the_same_page(browser: Browser, visit: Visit, ferry_file: Path) -> None:
    """Scripts may be forbidden where the case is read; the links lead to the answer all the same."""
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(visit(ferry_file))
    page.get_by_role("link", name="How this was counted").click()
    page.get_by_role("link", name="without Philippa Oake").click()

    expect(page.get_by_text("2 independent origins before, 1 now.")).to_be_visible()
    assert page.url.endswith("#what-if")
