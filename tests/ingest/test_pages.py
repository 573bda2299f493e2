"""Web pages to articles: what is seen around the body, and what the page's data say."""

import pytest

from headwater.errors import NotAnArticle
from headwater.ingest.articles import article
from headwater.model.identity import digest
from headwater.model.text import Article, Capture

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
