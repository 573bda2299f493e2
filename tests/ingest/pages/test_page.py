"""Web pages to articles: what is seen around the body, and what the page's data say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.errors import NotAnArticle
from headwater.ingest.articles import article
from headwater.ingest.pages.page import page
from headwater.model.identity import digest
from headwater.model.text import Article, Capture
from ingest.pages import hard_pages
from ingest.pages.hard_pages import BODY, FIRST, PARAGRAPHS, SECOND, THIRD, TITLE

_BODY = """<p>The mayor of Tarn said on Monday that the bridge would stay shut until the spring, since two of its
cables had frayed.</p>
<blockquote><p>We shall not open it for anybody at all before that.</p></blockquote>
<p>Nobody was hurt when a hanger snapped last week, and the council has asked two firms for their prices,
the mayor told the Beacon.</p>"""


def made(page: str) -> Article:
    """Return the article made of a page."""
    body = page.encode()
    return article(Capture(id=digest(body), path="a.html", media_type="text/html", body=body))


def paged(*, head: str = "", above: str = "", below: str = "") -> str:
    """Return a page with menus, an advertisement and related links around the article."""
    return (
        f"<html><head><title>Bridge shut until spring | Tarn Beacon</title>{head}</head><body>"
        f"<nav><a href='/'>Tarn Beacon</a> <a href='/s'>Sport</a></nav>"
        f"<article><h1>Bridge shut until spring</h1>{above}{_BODY}</article>"
        f"<aside class='related'><h3>More</h3>"
        f"<ul><li><a href='/x'>Ten walks for a frosty morning</a></li></ul></aside>{below}</body></html>"
    )


def test_headline_standfirst_body_and_quotation_are_kept_and_menus_are_not() -> None:
    """A claim may stand in a headline or a quotation, and never in a menu."""
    item = made(paged(above="<p class='stand'>Two firms are asked to mend the cables</p>"))

    assert item.text.split("\n\n")[:2] == ["Bridge shut until spring", "Two firms are asked to mend the cables"]
    assert "\n\nWe shall not open it for anybody at all before that.\n\n" in item.text
    assert "Sport" not in item.text
    assert "frosty" not in item.text


def test_json_ld_gives_date_outlet_and_writer() -> None:
    """A page's data are more exact than its words."""
    data = (
        '{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle","headline":"Bridge shut until spring",'
        '"datePublished":"2024-03-04T12:45:00+01:00","author":{"@type":"Person","name":"Olga Penn"},'
        '"publisher":{"name":"The Tarn Beacon"}}]}'
    )
    item = made(paged(head=f'<script type="application/ld+json">{data}</script>'))

    assert item.published is not None
    assert (item.published.earliest.isoformat(), item.published.read_from) == ("2024-03-04T11:45:00+00:00", "json-ld")
    assert (item.outlet, item.bylines) == ("The Tarn Beacon", ("Olga Penn",))


def test_an_organisation_as_author_is_a_credit() -> None:
    """A paper that runs wire copy often says so in its data alone."""
    data = (
        '{"@type":"NewsArticle","author":{"@type":"Organization","name":"Mornwire"},"publisher":{"name":"Tarn Beacon"}}'
    )
    item = made(paged(head=f'<script type="application/ld+json">{data}</script>'))

    assert (item.agency, [(credit.kind, credit.span) for credit in item.credits]) == ("Mornwire", [("meta", None)])


@pytest.mark.parametrize(
    "data", ["{", "[[[[", '{"@type": 5}', '{"@type":"NewsArticle","author":[[]],"datePublished":7}']
)
def test_broken_data_do_no_harm(data: str) -> None:
    """Pages carry all sorts of broken scripts."""
    item = made(paged(head=f'<script type="application/ld+json">{data}</script>'))

    assert (item.title, item.outlet) == ("Bridge shut until spring", "Tarn Beacon")


def test_a_visible_date_is_read_where_the_data_have_none() -> None:
    """Small papers write their dates by hand."""
    item = made(paged(above="<p class='by'>By Olga Penn<br>Monday 4 March 2024</p>"))

    assert item.published is not None
    assert (item.published.earliest.day, item.published.read_from) == (4, "header line")
    assert item.bylines == ("Olga Penn",)
    assert [item.text[span.start : span.end] for span in item.furniture] == ["By Olga Penn", "Monday 4 March 2024"]


@pytest.mark.parametrize(
    "page", ["<html><body><nav><a href='/'>Home</a></nav></body></html>", "<p>Hi.</p>", "<", "<!-- -->"]
)
def test_a_page_without_an_article_is_none(page: str) -> None:
    """A front page or an error page would be counted as an article."""
    with pytest.raises(NotAnArticle):
        made(page)


@pytest.mark.parametrize(
    "opening",
    ["<div>", "<span>", "<blockquote>", "<ul><li>", "<table><tr><td>", "<b>", "<section><a href='/x'>", "<p><div>"],
)
def test_a_page_nested_beyond_all_measure_keeps_its_text(opening: str) -> None:
    """Broken and hostile pages end neither in half an article nor in an endless wait."""
    item = made(f"<html><body><h1>Bridge shut</h1>{_BODY}{opening * 100_000}<p>One more firm was asked.</p>")

    assert item.text.count("bridge would stay shut") == 1
    assert "the mayor told the Beacon" in item.text


def test_unclosed_marks_do_no_harm() -> None:
    """Old pages forget to close bold and italic; their text is whole."""
    item = made(paged(above="<b>" * 100))

    assert item.text.count("bridge would stay shut") == 1


def roles(text: str, role: str) -> list[str]:
    """Return the lines of a page that have a role."""
    return [line.text for line in page(text).lines if line.role == role]


@pytest.mark.parametrize("name", hard_pages.WHOLE)
def test_the_article_comes_out_whole_and_alone(name: str) -> None:
    """Whatever stands around a text, its sentences are attributed to it, and nobody else's are."""
    lines = page(hard_pages.WHOLE[name]).lines

    assert [line.text for line in lines if line.role == "prose"] == list(PARAGRAPHS)
    assert [line.text for line in lines if line.role == "title"] == [TITLE]


@pytest.mark.parametrize("name", hard_pages.NONE)
def test_a_page_that_is_no_article_is_told_as_what_it_is(name: str) -> None:
    """A reader who saved the wrong page should learn which, and nothing should be counted as an article."""
    text, reason = hard_pages.NONE[name]

    with pytest.raises(NotAnArticle, match=reason):
        page(text)


def test_captions_are_kept_in_their_places_and_out_of_the_prose() -> None:
    """What a caption says was said by the paper too, but it is no sentence of the text."""
    figure = "<figure><img src=x><figcaption>The bridge on Monday. Photo: Olga Penn</figcaption></figure>"
    text = hard_pages.article(f"{figure}<p>{FIRST}</p><div><img src=y><span>A frayed cable</span></div><p>{SECOND}</p>")
    lines = page(text).lines

    assert [line.role for line in lines] == ["title", "caption", "prose", "caption", "prose"]
    assert roles(text, "caption") == ["The bridge on Monday. Photo: Olga Penn", "A frayed cable"]


def test_tables_lists_and_quoted_posts_of_the_article_stay() -> None:
    """A figure may stand in a table, a claim in a list, and a denial in a quoted post."""
    table = "<table><tr><th>Year</th><th>Cars</th></tr><tr><td>2023</td><td>4,000</td></tr></table>"
    quoted = "<blockquote class='tweet'><p>We shall not open it.</p>Mayor of Tarn, 4 March</blockquote>"
    post = f"<div class='social-embed'>{quoted}</div>"
    listed = "<ul><li>Two firms were asked.</li><li>Four did not answer.</li></ul>"
    found = roles(hard_pages.article(f"<p>{FIRST}</p>{table}<p>{SECOND}</p>{listed}{post}<p>{THIRD}</p>"), "prose")

    assert found[1:3] == ["Year | Cars", "2023 | 4,000"]
    assert found[4:8] == [
        "Two firms were asked.",
        "Four did not answer.",
        "We shall not open it.",
        "Mayor of Tarn, 4 March",
    ]


def test_an_article_that_ends_at_a_paywall_is_kept_with_a_doubt() -> None:
    """Half an article is worth having, as long as nobody takes it for the whole."""
    wall = "<div class=wall><h2>To continue reading, subscribe now</h2><p>Already a subscriber? Log in.</p></div>"
    lines = page(hard_pages.article(BODY, beside=wall)).lines

    assert [line.text for line in lines if line.doubt] == [THIRD]
    assert "beginning" in str(lines[-1].doubt)


def test_what_stands_below_the_article_by_itself_is_kept_with_a_doubt() -> None:
    """When in doubt nothing is lost, and the reader is told."""
    note = "The Tarn Beacon has reported from the valley since 1888 and is owned by its readers, of whom there are nine thousand."
    text = hard_pages.article(f"<div class=text>{BODY}</div><div class=extra><p>{note}</p></div>")

    assert [line.text for line in page(text).lines if line.doubt] == [note]


def test_links_in_a_list_at_the_end_are_kept_with_a_doubt() -> None:
    """They may be the article's sources."""
    first, second = "The county's report of 2023 on its old roads: ", "The act of 1994 by which all of this is ruled: "
    links = (
        f"<ul><li>{first}<a href=/r>Cables of the valley</a></li><li>{second}<a href=/l>Bridges Act 1994</a></li></ul>"
    )
    lines = page(hard_pages.article(f"{BODY}<p>What it rests on:</p>{links}")).lines

    assert [line.text for line in lines if line.doubt] == [f"{first}Cables of the valley", f"{second}Bridges Act 1994"]


def test_lines_set_by_hand_become_paragraphs() -> None:
    """Wire copy on old pages has hard line breaks in a pre element."""
    wrapped = (
        "TARN, March 4 (Corvane) - The mayor of Tarn said on Monday that the\nbridge would stay shut until the spring, since two"
        " of its cables had\nfrayed and a hanger had snapped in the wind of the week before last.\n\nNobody was hurt, and the"
        " council has asked two firms for their prices,\nthe mayor told the Beacon at a meeting in the old hall of the town on\n"
        "Sunday night, when some forty people had come to hear him speak of it.\n"
    )
    found = roles(f"<html><body><h1>{TITLE}</h1><pre>{wrapped}</pre>", "prose")

    assert [line.count("\n") for line in found] == [0, 0]


@pytest.mark.parametrize("stored", ["\\n".join(PARAGRAPHS), BODY])
def test_text_that_only_the_data_hold_is_taken(stored: str) -> None:
    """Some pages draw their text by a program; it stands in their JSON-LD, in some with marks."""
    data = f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{TITLE}","articleBody":"{stored}"}}</script>'
    found = page(f"<html><head>{data}</head><body><div id=app></div></body></html>")

    assert [line.text for line in found.lines if line.role == "prose"] == list(PARAGRAPHS)
    assert found.pieces[-1].part == "/html/head/script/text()"


@pytest.mark.parametrize("size", [2_000, 4_000])
def test_long_pages_take_time_in_proportion(size: int) -> None:
    """A page of many megabytes is read; generous, since machines are busy."""
    text = f"<html><body><h1>{TITLE}</h1>" + "".join(f"<p>{n} {FIRST}</p>" for n in range(size))

    assert len(roles(text, "prose")) == size


_MARKS = st.sampled_from([
    "<div>", "</div>", "<p>", "</p>", "<p class='comment'>", "<table><tr><td>", "</table>", "<li>", "<ul>", "</ul>", "<br>",
    "<br><br>", "<h1>", "</h1>", "<h2>", "<a href=/x>", "</a>", "<b>", "<figure><img>", "<figcaption>", "</figure>",
    "<blockquote>", "<pre>", "</pre>", "<article>", "</article>", "<aside>", "<!-- c -->", "<script>x</script>",
    "<span hidden>", "</span>", "&amp;", "&#0;", "<style>", "<", ">", "\n", FIRST, SECOND, THIRD, "Read more",
    "Advertisement", "Photo: Olga Penn", "مرحبا", "橋は春まで。",
])  # fmt: skip


@given(st.lists(_MARKS, max_size=60))
def test_any_marks_make_an_article_of_the_pages_own_letters_or_none(marks: list[str]) -> None:
    """Broken pages break nothing, and nothing is made up: what comes out stands in the page."""
    try:
        found = page("".join(marks))
    except NotAnArticle:
        return
    letters = "".join(c for piece in found.pieces for c in piece.text if c.isalnum())

    assert [line.text for line in found.lines if "".join(c for c in line.text if c.isalnum()) not in letters] == []
