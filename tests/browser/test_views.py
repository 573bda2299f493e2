"""Every view as a browser shows it: for people who see little, who use no mouse, on small screens and large ones."""

import shutil
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

import headwater
from browser.conftest import ROOT, Visit

_VIEWS = (
    "/", "/claims", "/claims/1", "/articles", "ARTICLE", "ATTRIBUTION", "ADD", "NOTE", "BESIDE", "ORIGINAL",
    "EDGE", "/sources", "SOURCE", "/network",
    "/search?q=hospitl", "/compare", "COMPARE", "/what-if?without=Aud+Pell", "ASKED", "/decisions", "/add",
    "/progress", "/nowhere",
)  # fmt: skip
_RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def _paths(case: Path) -> dict[str, str]:
    """Return where the views are whose addresses hang on the case."""
    held = headwater.open_case(case)
    edge = held.provenance.edges[0]
    first, second = held.articles[0].id, held.articles[1].id
    claim = held.provenance.claims[0].id
    said = next(one for one in held.attributions if one.article_id == first)
    return {
        "ASKED": f"/claims/{claim}?without=origin:{claim}:1",
        "ARTICLE": f"/articles/{first}?start=40&end=60",
        "ATTRIBUTION": f"/articles/{first}?attribution={said.id}",
        "ADD": f"/articles/{first}?panel=add&content=40-60",
        "NOTE": f"/articles/{first}?panel=note",
        "BESIDE": f"/articles/{first}?beside=true&start=40&end=60",
        "ORIGINAL": f"/articles/{first}/original?start=40&end=60",
        "EDGE": f"/edges/{edge.downstream}/{edge.upstream}",
        "SOURCE": "/sources",
        "COMPARE": f"/compare?left={first}&right={second}",
    }


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_stands_in_the_way_of_anybody(browser: Browser, visit: Visit, ferry_file: Path, scheme: str) -> None:
    """Contrast, names for what is read aloud, order of headings, focus: what axe knows of WCAG 2.2 AA."""
    link = visit(ferry_file)
    paths = _paths(ferry_file)
    page = browser.new_context(color_scheme="dark" if scheme == "dark" else "light").new_page()
    page.goto(link)
    found: dict[str, list[str]] = {}
    articles = [f"/articles/{article.id}" for article in headwater.open_case(ferry_file).articles]
    for view in (*_VIEWS, *articles):
        page.goto(link.split("/?")[0] + paths.get(view, view))
        if view == "SOURCE":
            page.locator("main table a").first.click()
        for fault in Axe().run(page, options=_RULES).response["violations"]:
            found.setdefault(view, []).append(f"{fault['id']}: {fault['nodes'][0]['html'][:160]}")

    assert found == {}


@pytest.mark.parametrize("width", [320, 768, 3840])
def test_no_view_is_wider_than_the_screen(browser: Browser, visit: Visit, ferry_file: Path, width: int) -> None:
    """Nobody reads a page that has to be pushed from side to side; what must be wide scrolls in a place of its own."""
    link = visit(ferry_file)
    paths = _paths(ferry_file)
    page = browser.new_context(viewport={"width": width, "height": 800}).new_page()
    page.goto(link)
    wide = []
    for view in _VIEWS:
        page.goto(link.split("/?")[0] + paths.get(view, view))
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(view)

    assert wide == []


def test_on_a_phone_the_claims_come_before_what_narrows_them_down(
    browser: Browser, visit: Visit, ferry_file: Path
) -> None:
    """Forty names of outlets above the list would hide that there is one; what was chosen stays in sight."""
    link = visit(ferry_file)
    page = browser.new_context(viewport={"width": 375, "height": 800}).new_page()
    page.goto(link)
    page.goto(f"{link.split('/?')[0]}/claims")
    folded = page.locator(".facets ul").first.is_hidden()
    page.get_by_text("Narrow down").click()
    page.locator(".facets a").first.click()

    assert folded
    expect(page.locator(".facets a[aria-current]")).to_be_visible()


def test_the_way_from_dropped_files_to_the_sentence_behind_a_number(page: Page, visit: Visit, tmp_path: Path) -> None:
    """The newcomer's way: nothing to read first, nothing to set up."""
    story = ROOT / "stories" / "01-skerrow-ferry"
    files = [path for path in sorted(story.iterdir()) if path.suffix in {".txt", ".html"}]
    page.goto(visit(tmp_path / "mine.db"))
    page.get_by_label("Files", exact=True).set_input_files([str(path) for path in files])
    page.get_by_role("button", name="Trace them").click()
    page.wait_for_url("**/", timeout=120_000)
    page.get_by_role("link", name="How this was counted").click()
    page.locator("#appearances .ref").first.click()

    expect(page.locator(".aimed").first).to_be_visible()


def test_an_edge_is_corrected_and_its_claim_counted_anew(
    page: Page, visit: Visit, ferry_file: Path, tmp_path: Path
) -> None:
    """From doubting a line to a number that a person stands for, without leaving the browser; a second tab sees it too."""
    case = tmp_path / "ferry.db"
    shutil.copy(ferry_file, case)
    page.goto(visit(case))
    page.get_by_role("link", name="How this was counted").click()
    claim = page.url
    other = page.context.new_page()
    other.goto(claim)
    page.get_by_text("dependences between articles").click()
    page.get_by_role("link", name="picks it up from").first.click()
    page.get_by_text("Set it right").click()
    page.get_by_label("What do you decide?").select_option(label="The one does not rest on the other")
    page.get_by_label("Your name").fill("A. Roe")
    page.get_by_role("button", name="Decide").click()
    page.wait_for_url("**/edges/**", timeout=120_000)
    page.get_by_role("link", name="Decisions").click()
    expect(page.get_by_text("does not rest on")).to_have_count(1)
    other.reload()

    assert other.get_by_role("link", name="picks it up from").count() == 0


def test_the_keyboard_alone_leads_everywhere(page: Page, visit: Visit, ferry_file: Path) -> None:
    """Who cannot use a mouse starts with a way past the menu, and reaches the claims by tabs."""
    page.goto(visit(ferry_file))
    page.keyboard.press("Tab")
    skip = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/claims/*")

    assert skip == "Skip to the content"


def test_nothing_in_a_hostile_article_runs(page: Page, visit: Visit, tmp_path: Path) -> None:
    """Articles come from anybody, and some from people who would like to read the rest of the case."""
    harm = (
        "<script>alert(1)</script><img src=x onerror=alert(2)><svg onload=alert(3)></svg>"
        "<a href='javascript:alert(4)'>more</a> \u202etxet desrever\u202c {{ 7 * 7 }}"
    )
    text = f"{harm} Bridge shut\n\nThe {harm} Post\n4 March 2026\n\nThe bridge was shut on Monday, Mayor Ann {harm} Roe said.\n"
    page_text = f"<title>{harm}</title><body onload=alert(5)><h1>Bridge {harm}</h1>" + "".join(
        f"<p>{line} {harm}</p>" for line in text.splitlines() if line
    )
    (tmp_path / "one.txt").write_text(text, encoding="utf-8")
    (tmp_path / "two.html").write_text(
        page_text + "<p>Two cars stood on it for an hour, she said.</p>" * 3, encoding="utf-8"
    )
    case = tmp_path / "harm.db"
    held = headwater.trace([tmp_path / "one.txt", tmp_path / "two.html"], case)
    link = visit(case)
    page.goto(link)
    views = ["/", "/claims", "/articles", "/sources", "/network", "/search?q=script+bridge", "/compare"]
    views += [f"/claims/{claim.id}" for claim in held.provenance.claims]
    parts = (
        "",
        "/original?start=1&end=20",
        "?beside=true&start=1&end=20",
        "?panel=add&content=0-80",
        "?panel=note&words=0-80",
    )
    views += [f"/articles/{one.id}{part}" for one in held.articles for part in parts]
    views += [f"/articles/{one.article_id}?attribution={one.id}" for one in held.attributions]
    for view in views:
        page.goto(link.split("/?")[0] + view)

    assert page.locator("main script, main img").count() == 0


def test_a_family_tree_is_walked_by_keyboard_and_told_by_its_list(page: Page, visit: Visit, ferry_file: Path) -> None:
    """Who sees no picture gets the same from the list; who uses no mouse gets from either to the pages behind."""
    page.goto(visit(ferry_file))
    claim = f"{page.url.split('/?')[0].rstrip('/')}/claims/2"
    page.goto(claim)
    tree, told = page.locator("svg.hw-stemma[role=group]"), page.locator("details.tree")
    drawn = {link.get_attribute("href") for link in tree.locator("a").all()}
    names = [link.text_content() or link.get_attribute("aria-label") for link in tree.locator("a").all()]
    told.locator("summary").press("Enter")
    listed = {link.get_attribute("href") for link in told.locator("a").all()}
    page.keyboard.press("Tab")
    first = page.evaluate("document.activeElement.getAttribute('href')")
    page.get_by_role("region", name="Family tree of this claim").focus()
    page.keyboard.press("Tab")
    box = page.evaluate("document.activeElement.closest('svg') && document.activeElement.getAttribute('href')")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{box}")
    page.goto(claim)

    assert (tree.locator("> title").count(), tree.locator("> desc").count()) == (1, 1)
    assert all(names)
    assert drawn
    assert drawn <= listed
    assert first in listed


@pytest.mark.parametrize("view", ["/", "/claims/2"])
def test_what_is_printed_holds_no_buttons_and_fits_the_paper(
    browser: Browser, visit: Visit, ferry_file: Path, view: str
) -> None:
    """A page handed round a table is read, not clicked."""
    link = visit(ferry_file)
    page = browser.new_context(viewport={"width": 720, "height": 1000}).new_page()
    page.goto(link)
    page.goto(link.split("/?")[0] + view)
    page.emulate_media(media="print")

    lines = page.locator("svg a.why")

    assert view == "/" or lines.first.is_visible()
    assert page.locator("button:visible, input:visible, nav:visible, summary:visible >> text=Set it right").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 720


def test_forced_colours_leave_all_words_to_be_read(browser: Browser, visit: Visit, ferry_file: Path) -> None:
    """Some people see only the colours they chose; a button painted by us had its name in the colour of its ground."""
    link = visit(ferry_file)
    page = browser.new_context(forced_colors="active").new_page()
    page.goto(link)
    ground, *inks = page.evaluate(
        "[document.body, ...document.querySelectorAll('button, .button')]"
        ".map((one, at) => getComputedStyle(one)[at ? 'color' : 'backgroundColor'])"
    )

    assert inks
    assert ground not in inks
