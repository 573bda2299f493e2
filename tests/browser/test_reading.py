"""Setting right beside the text, as a person does it: by selecting words, and without scripts."""

import re
import shutil
from pathlib import Path

from playwright.sync_api import Browser, Page

import headwater
from browser.conftest import Visit

_SELECT = """(words) => {
  const walker = document.createTreeWalker(document.getElementById("reader"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const at = walker.currentNode.data.indexOf(words);
    if (at >= 0) {
      getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + words.length);
      return;
    }
  }
}"""


def test_an_attribution_is_rejected_beside_its_line_without_scripts(
    browser: Browser, visit: Visit, ferry_file: Path, tmp_path: Path
) -> None:
    """From the wrong words to the decision and back to the words, with links and forms alone."""
    case = tmp_path / "ferry.db"
    shutil.copy(ferry_file, case)
    article = next(one for one in headwater.open_case(case).articles if "duty sister" in one.text)
    link = visit(case)
    base = link.partition("/?")[0]
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(link)
    page.goto(f"{base}/articles/{article.id}")
    before = page.locator(".saids a").count()
    page.locator(".saids a").last.click()
    page.get_by_label("Nobody says this here").check()
    page.locator("#right-by").fill("A. Roe")
    page.get_by_role("button", name="Decide").first.click()
    context.request.get(f"{base}/progress/events")
    page.goto(f"{base}/articles/{article.id}")
    after, told = page.locator(".saids a").count(), page.locator(".byhand").inner_text()
    page.get_by_role("link", name="Take it back").click()
    page.get_by_role("button", name="Take it back").click()
    context.request.get(f"{base}/progress/events")
    page.goto(f"{base}/articles/{article.id}")

    assert after == before - 1
    assert told.startswith("A. Roe: this is no attribution")
    assert page.locator(".saids a").count() == before
    context.close()


def test_an_attribution_is_added_by_selecting_its_words(page: Page, visit: Visit, tmp_path: Path) -> None:
    """Letters of two halves come first: offsets are told in letters, as the article counts them, not as the browser does."""
    text = "Bridge shut 🌉🌉\n\nThe Post\n4 March 2026\n\n🌉 From the mayor: all clear for buses from Friday, or so she hopes.\n"
    (tmp_path / "one.txt").write_text(text, encoding="utf-8")
    held = headwater.trace([tmp_path / "one.txt"], tmp_path / "one.db").articles[0]
    link = visit(tmp_path / "one.db")
    page.goto(link)
    page.goto(f"{link.partition('/?')[0]}/articles/{held.id}")
    page.evaluate(_SELECT, "all clear for buses from Friday")
    page.get_by_role("link", name="What is said").click()
    near = page.locator("[name=content_near]").input_value()
    page.evaluate(_SELECT, "the mayor")
    page.get_by_role("link", name="Source", exact=True).click()
    page.get_by_label("Your name").fill("A. Roe")
    page.get_by_role("button", name="Add it").click()
    page.wait_for_url(re.compile(r"[?]start="), timeout=120_000)

    start = held.text.index("all clear")
    assert near == f"{start}-{start + 31}"
    assert "all clear for buses from Friday" in page.locator(".aimed").inner_text()
    assert page.locator(".saids .tag").inner_text() == "decided"
    assert "this is an attribution" in page.locator(".byhand").inner_text()


def test_words_selected_after_a_line_was_typed_are_those_that_were_selected(
    page: Page, visit: Visit, tmp_path: Path
) -> None:
    """The same words stand right beside what was typed; those that were selected are the ones that are meant."""
    text = "Bridge shut\n\nThe Post\n4 March 2026\n\nFerries go on Monday.\n\nAll clear for buses on Monday, so they hope.\n"
    (tmp_path / "one.txt").write_text(text, encoding="utf-8")
    held = headwater.trace([tmp_path / "one.txt"], tmp_path / "one.db").articles[0]
    link = visit(tmp_path / "one.db")
    page.goto(link)
    page.goto(f"{link.partition('/?')[0]}/articles/{held.id}?panel=add")
    page.get_by_label("What is said").fill("All clear for buses")
    page.evaluate(_SELECT, "on Monday")
    page.get_by_role("link", name="Also said").click()
    page.get_by_label("Your name").fill("A. Roe")
    page.get_by_role("button", name="Add it").click()
    page.wait_for_url(re.compile(r"[?]start="), timeout=120_000)
    (said,) = headwater.open_case(tmp_path / "one.db").attributions

    assert [held.text[one.start : one.end] for one in said.contents] == ["on Monday", "All clear for buses"]
    assert said.contents[0].start == held.text.index("on Monday")
