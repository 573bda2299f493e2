"""Every page and its JSON twin, on a story, on articles that mean harm, and on next to nothing."""

import re
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

import headwater
from headwater.present import sentences
from headwater.present.facts import facts
from headwater.web.desk import Desk
from web.conftest import Opener

_PLAIN = (
    "/",
    "/claims",
    "/articles",
    "/sources",
    "/network",
    "/search?q=alarm",
    "/add",
    "/compare",
    "/what-if",
    "/progress",
)
_HARM = "<script>alert(1)</script><img src=x onerror=alert(2)>"


def _paths(client: TestClient) -> list[str]:
    """Return the path of one page of each kind."""
    claims: dict[str, Any] = client.get("/api/claims").json()
    paths = [f"/claims/{row['id']}" for row in claims["rows"][:3]]
    articles: dict[str, Any] = client.get("/api/articles").json()
    paths += [f"/articles/{row['id']}" for row in articles["rows"]]
    sources: dict[str, Any] = client.get("/api/sources").json()
    paths += [f"/sources/{row['key']}" for row in sources["rows"]]
    for row in claims["rows"][:3]:
        found: dict[str, Any] = client.get(f"/api/claims/{row['id']}").json()
        paths += [f"/edges/{edge['downstream']}/{edge['upstream']}" for edge in found["edges"][:2]]
    if len(articles["rows"]) > 1:
        left, right = (row["id"] for row in articles["rows"][:2])
        paths.append(f"/compare?left={left}&right={right}")
    return paths


def test_every_page_opens_and_has_its_twin(ferry: TestClient) -> None:
    """What a person sees a program can have too, in the same numbers."""
    for path in _paths(ferry):
        assert ferry.get(path).status_code == 200, path
        assert ferry.get(f"/api{path}").headers["content-type"] == "application/json", path


@pytest.mark.parametrize("path", _PLAIN)
def test_a_page_without_a_name_opens(ferry: TestClient, path: str) -> None:
    """The parts of a case are always there, full or empty."""
    assert ferry.get(path).status_code == 200


def test_the_first_page_says_what_the_terminal_says(ferry: TestClient, ferry_file: Path) -> None:
    """Two screens with two numbers would cost the trust in both."""
    page = ferry.get("/api/case").json()
    known = facts(headwater.open_case(ferry_file))
    lead = known.lead()

    assert lead is not None
    assert page["pile"] == sentences.pile(known)
    assert page["lead"]["id"] == lead.claim.id
    origins = lead.claim.independent_origins
    assert (page["lead"]["fewest"], page["lead"]["most"]) == (origins.min, origins.max)


def test_a_page_tells_to_which_part_of_the_case_it_belongs(ferry: TestClient) -> None:
    """Who comes by a link has to see where they are, and the way back to the list."""
    paths = {
        path: path.split("/")[1] for path in _paths(ferry) if path.startswith(("/claims", "/articles", "/sources"))
    }

    for path, part in paths.items():
        assert f'<a href="/{part}" aria-current="true">' in ferry.get(path).text, path
    assert '<a href="/claims" aria-current="page">' in ferry.get("/claims").text


def test_a_further_place_is_read_aloud_with_its_article(ferry: TestClient) -> None:
    """A link called "2" tells nobody who hears it what is behind it."""
    numbered = re.findall(r'<a class="ref"([^>]*)><bdi>\d+</bdi></a>', ferry.get("/").text)

    assert numbered
    assert all(re.search(r'aria-label="[^"]+, place \d+"', one) for one in numbered)


def test_a_claim_is_found_by_its_number_too(ferry: TestClient) -> None:
    """People speak of claims by their numbers."""
    assert ferry.get("/api/claims/2").json()["claim"]["number"] == 2


@pytest.mark.parametrize("path", ["/claims/9999", "/articles/abcdef", "/sources/abcdef", "/edges/ab/cd"])
def test_what_is_not_in_the_case_is_told_so(ferry: TestClient, path: str) -> None:
    """A link from before a re-run leads to a page that says what to do, and programs get the same as JSON."""
    assert ferry.get(path).status_code == 404
    assert set(ferry.get(f"/api{path}").json()) == {"error", "hint"}


def test_without_a_case_every_page_leads_to_the_first_step(opener: Opener, tmp_path: Path) -> None:
    """Who comes with nothing should be asked for articles, not shown an error."""
    client = opener(tmp_path / "new.db")

    assert client.get("/").headers["location"] == "/add"
    assert "Begin a case" in client.get("/add").text
    assert client.get("/api/case").status_code == 404


def test_a_wrong_question_is_answered_in_words(ferry: TestClient) -> None:
    """Addresses are typed and mended by hand."""
    assert ferry.get("/api/claims?sort=nonsense").status_code == 400
    assert "Sort: " in ferry.get("/claims?sort=nonsense").text


def test_text_of_articles_is_shown_as_text(opener: Opener, tmp_path: Path) -> None:
    """An article may hold anything: none of it may become a part of the page."""
    body = f"{_HARM} Title\n\nThe Harm Post\n4 March 2026\n\nMayor Ann Roe {_HARM} said the bridge was closed, \u202ereversed.\n"
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(body, encoding="utf-8")
    headwater.trace([tmp_path / "one.txt", tmp_path / "two.txt"], tmp_path / "harm.db")
    client = opener(tmp_path / "harm.db")

    for path in (*_PLAIN, *_paths(client), "/search?q=%3Cscript%3E+alert", "/what-if?without=%3Cscript%3E"):
        page = client.get(path).text
        assert "<script>alert" not in page, path
        assert "<img" not in page, path
        assert "\u202e" not in page, path


def test_the_original_is_shown_at_the_place_and_can_do_nothing(opener: Opener, tmp_path: Path) -> None:
    """A captured page is the most hostile thing in a case: it was made to run in a browser."""
    page = (
        "<html><head><title>Bridge shut</title><script>alert(1)</script><meta http-equiv=refresh content='0;url=//evil'></head>"
        "<body onload=alert(2)><article><h1>Bridge shut</h1><p>The bridge was shut on Monday, Mayor Ann Roe said.</p>"
        "<p>Two cars stood on it for an hour, she said. <img src=//evil/x.png onerror=alert(3)>"
        "<a href='javascript:alert(4)'>More</a></p><p>The council will look at the cracks on Thursday, and has asked for "
        "two engineers from the county, a spokesman said. Buses go by the upper ford until then.</p></article></body></html>"
    )
    (tmp_path / "bridge.html").write_text(page, encoding="utf-8")
    headwater.trace([tmp_path / "bridge.html"], tmp_path / "bridge.db")
    client = opener(tmp_path / "bridge.db")
    article = client.get("/api/articles").json()["rows"][0]["id"]
    text = "".join(
        segment["text"]
        for line in client.get(f"/api/articles/{article}").json()["paragraphs"]
        for stretch in line["stretches"]
        for segment in stretch["segments"]
    )
    start = headwater.open_case(tmp_path / "bridge.db").articles[0].text.index("Two cars")

    shown = client.get(f"/articles/{article}/capture?start={start}&end={start + 8}")

    assert "Two cars" in text
    assert '<mark id="headwater-place">Two cars</mark>' in shown.text
    assert not [harm for harm in ("script", "onload", "onerror", "javascript", "evil", "refresh") if harm in shown.text]
    assert shown.headers["content-security-policy"].startswith("sandbox; default-src 'none'")
    assert client.get(f"/articles/{article}/original?start={start}").status_code == 200
    assert client.get(f"/articles/{article}/file").text == page


def test_a_search_goes_on_when_the_case_is_read_again(ferry_file: Path) -> None:
    """A request that began before ends with what it began with."""
    desk = Desk(path=ferry_file)
    desk.read_again()
    before = desk.opened()
    assert before is not None

    desk.read_again()
    query = before.search.query("alarm")

    assert desk.opened() is not before
    assert query is not None
    assert before.search.articles(query, 5)[1] > 0
    desk.close()


def test_our_sentences_run_from_left_to_right(ferry: TestClient) -> None:
    """A sentence of ours that begins with an Arabic name is still English; turned round, its full stop stands in front."""
    ours = re.compile(r'dir="auto">[^<]*(?:so it adds no origin|corrects The Skerrow Packet|told before on the word)')
    pages = [ferry.get(path).text for path in ("/", "/claims/1", "/claims/3")]

    assert all("no origin" in page for page in pages[1:])
    assert [ours.search(page) for page in pages] == [None] * 3


def test_articles_are_compared_by_what_is_typed(ferry: TestClient) -> None:
    """Thousands of articles are too many to choose from: a number or words will do, and what they fit is shown."""
    by_number = ferry.get("/compare?left=1&right=2")
    by_words = ferry.get("/compare?left=skerrow&right=2")
    by_none = ferry.get("/compare?left=nobody+has+this&right=2")

    assert "besiderow" in by_number.text
    assert "A: which one?" in by_words.text
    assert "A: no article has" in by_none.text


def test_an_edge_shows_each_sentence_once(ferry: TestClient) -> None:
    """A sentence that credits the other twice speaks for the edge once."""
    edges = [edge for claim in (1, 2) for edge in ferry.get(f"/api/claims/{claim}").json()["edges"]]
    shown = [ferry.get(f"/api/edges/{one['downstream']}/{one['upstream']}").json()["credits"] for one in edges]
    sentences = [[(spot["article"], spot["sentence"]) for spot in places] for places in shown]

    assert any(len(one) > 1 for one in sentences)
    assert all(len(one) == len(set(one)) for one in sentences)


def test_a_comparison_speaks_of_nothing_that_only_a_terminal_has(ferry: TestClient) -> None:
    """Who looks at a page has boxes to tick, not options to type."""
    edge = next(one for one in ferry.get("/api/claims/1").json()["edges"] if one["kind"] == "republication")
    page = ferry.get(f"/compare?left={edge['upstream']}&right={edge['downstream']}").text

    assert "“everything” shows" in page
    assert not [sign for sign in ("--all", "[-", "{+") if sign in page]
