"""What a page says about itself: outlet, writers, dates, address, and where its text was first."""

from datetime import UTC, datetime

import pytest

from headwater.ingest.pages.facts import PageFacts, page_facts
from headwater.ingest.pages.trees import tree

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def facts(head: str = "", body: str = "", url: str | None = "https://www.tarn.example.co.uk/dam-leaks") -> PageFacts:
    """Return the facts of a page made of these."""
    page = f"<html><head>{head}</head><body><h1>Dam leaks</h1>{body}<p>The dam has leaked for years.</p></body></html>"
    return page_facts(tree(page), url=url, now=NOW)


def ld(*parts: str) -> str:
    """Return a script with an article of these parts."""
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", {", ".join(parts)}}}</script>'


def test_publication_and_change_are_two_dates() -> None:
    """A text that was changed later did not come out later."""
    found = facts(ld('"datePublished": "2024-03-05T14:05:00Z"', '"dateModified": "2024-03-06T09:00:00+01:00"'))

    assert found.published is not None
    assert found.modified is not None
    assert (found.published.earliest.hour, found.published.precision, found.published.read_from) == (
        14,
        "second",
        "json-ld",
    )
    assert found.modified.earliest == datetime(2024, 3, 6, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    "body",
    [
        '<span class="date">5 March 2024</span>',
        "<p>Published: <b>5 March 2024</b></p>",
        "<p>By Ann Poe | Published: <b>5 March 2024</b></p>",
        '<div class="meta">By Ann Poe <span>5 March 2024</span></div>',
        '<time datetime="2024-03-05">yesterday</time>',
        '<time class="entry-date published">5 March 2024</time>',
        '<time class="updated" datetime="2024-03-05">5 March 2024</time>',
        '<span itemprop="datePublished">5 March 2024</span>',
        '<p>Published 5 March 2024 <span class="upd">Updated 7 March 2024</span></p>',
    ],
)
def test_a_date_that_only_readers_see_is_read(body: str) -> None:
    """Many pages have no data at all, but a line below the headline."""
    found = facts(body=body)

    assert found.published is not None
    assert found.published.earliest == datetime(2024, 3, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    "body",
    [
        "<p>Updated: 5 March 2024</p>",
        "<p>Last updated <span>5 March 2024</span></p>",
        '<ul class="related"><li><span class="date">5 March 2024</span></li></ul>',
        '<footer><span class="date">5 March 2024</span></footer>',
        '<figure><figcaption class="date">5 March 2024</figcaption></figure>',
        "<p>The council met on 5 March 2024 and found that the dam had leaked for longer than it had said.</p>",
    ],
)
def test_a_date_of_something_else_is_not_that_of_publication(body: str) -> None:
    """The day of a change, of another article, of a picture, of an event."""
    assert facts(body=body).published is None


@pytest.mark.parametrize("odd", ["0001-01-01T00:00:00", "1970-01-01T00:00:00Z", "1492-10-12", "2031-03-05T10:00:00Z"])
def test_a_date_that_cannot_be_is_doubted_and_gives_way(odd: str) -> None:
    """A clock that was never set would put an article before all others."""
    alone = facts(ld(f'"datePublished": "{odd}"'))
    beside = facts(ld(f'"datePublished": "{odd}"'), '<time datetime="2024-03-05">5 March 2024</time>')

    assert alone.published is None
    assert [doubt.about for doubt in alone.doubts] == ["published"]
    assert odd in alone.doubts[0].reason or odd[:10] in alone.doubts[0].reason
    assert beside.published is not None
    assert beside.published.earliest.year == 2024


def test_a_page_without_a_date_has_none() -> None:
    """No date is better than a wrong one."""
    found = facts()

    assert (found.published, found.modified, found.addressed, found.doubts) == (None, None, None, ())


def test_an_agency_is_not_the_outlet_of_the_portal_that_runs_it() -> None:
    """The same text in a hundred portals has one origin; which portal it was read in is another fact."""
    head = ld('"publisher": {"name": "Associated Press"}', '"author": {"@type": "Person", "name": "Ann Poe"}')
    found = facts(head + '<meta property="og:site_name" content="Tarn Beacon">')

    assert (found.outlet, found.authors) == ("Tarn Beacon", ("Ann Poe",))
    assert [(credit.name, credit.kind) for credit in found.credits] == [("Associated Press", "meta")]


def test_an_outlet_named_by_nothing_is_its_domain() -> None:
    """Where nothing names it, the name that its owner registered is the least that is known."""
    assert facts().outlet == "example.co.uk"


def test_a_canonical_address_elsewhere_names_the_origin() -> None:
    """A portal that runs others' texts says so where only machines look."""
    found = facts(
        '<link rel="canonical" href="https://www.corvane.example/dam"><meta property="og:site_name" content="Tarn Beacon">'
    )

    assert [(credit.name, credit.url) for credit in found.credits] == [
        ("corvane.example", "https://www.corvane.example/dam")
    ]
    assert found.url == "https://www.tarn.example.co.uk/dam-leaks"


def test_a_canonical_home_page_is_an_error_and_no_origin() -> None:
    """Many sites give every page their home's address."""
    found = facts('<link rel="canonical" href="https://www.tarn.example.co.uk/">')

    assert found.url == "https://www.tarn.example.co.uk/dam-leaks"
    assert found.credits == ()


def test_a_linked_notice_gives_title_and_address_of_the_original() -> None:
    """A reader wants to see the original, and a tracer to find it."""
    found = facts(body='<p><i>This article was first published by Corvane Wire: <a href="https://corvane.example/1">The wall was '
                  "never sound</a>.</i></p>")  # fmt: skip

    assert [(credit.name, credit.title, credit.url) for credit in found.credits] == [
        ("Corvane Wire", "The wall was never sound", "https://corvane.example/1")
    ]


def test_an_archived_page_is_that_of_its_own_address() -> None:
    """What an archive keeps is not the archive's."""
    found = facts(url="https://web.archive.org/web/20240310120000/https://tarn.example.org/2024/03/05/dam")

    assert (found.url, found.outlet) == ("https://tarn.example.org/2024/03/05/dam", "example.org")
    assert found.addressed is not None
    assert found.addressed.earliest == datetime(2024, 3, 5, tzinfo=UTC)


def test_writers_in_any_script_are_read() -> None:
    """A name of one word or without capitals is a name too."""
    head = ld('"author": [{"@type": "Person", "name": "王小明"}, {"name": "Ann Poe and Léa Örn"}, {"name": "admin"}]')

    assert facts(head).authors == ("王小明", "Ann Poe", "Léa Örn")


@pytest.mark.parametrize(
    ("body", "authors", "agencies"),
    [
        ('<span class="author">Ann Poe and Leo Marsh</span>', ("Ann Poe", "Leo Marsh"), ()),
        (
            '<div class="byline">By <a rel="author" href="/a">Ann Poe</a>, <a rel="author" href="/l">Leo Marsh</a></div>',
            ("Ann Poe", "Leo Marsh"),
            (),
        ),
        (
            '<p class="byline">By ANN POE and LEO MARSH Associated Press</p>',
            ("Ann Poe", "Leo Marsh"),
            ("Associated Press",),
        ),
        ('<span class="article-author-name">Reuters</span>', (), ("Reuters",)),
        ('<a class="author">ANN LUSIARDI</a>', ("Ann Lusiardi",), ()),
        ('<div class="comment"><span class="comment-author">Leo Marsh</span></div>', (), ()),
        ('<aside><span class="author">Leo Marsh</span></aside>', (), ()),
        ('<p class="author-bio">Leo Marsh is a writer</p>', (), ()),
    ],
)
def test_writers_that_only_readers_see_are_read(body: str, authors: tuple[str, ...], agencies: tuple[str, ...]) -> None:
    """Half of all pages name their writers only in a line below the headline."""
    found = facts(body=body)

    assert (found.authors, found.agencies) == (authors, agencies)


def test_a_reference_in_the_data_is_followed() -> None:
    """Publishing tools keep names apart and refer to them."""
    graph = (
        '<script type="application/ld+json">{"@graph": [{"@type": "Article", "publisher": {"@id": "#o"}}, '
        '{"@type": "Organization", "@id": "#o", "name": "The Tarn Beacon"}]}</script>'
    )

    assert facts(graph).outlet == "The Tarn Beacon"


@pytest.mark.parametrize(
    "script", ["{", "[" * 5000, '{"@type": "Article", "author": [[["x"]]], "datePublished": 5}', "null", '"x"']
)
def test_broken_data_break_nothing(script: str) -> None:
    """Half of all pages have an error in their data."""
    assert facts(f'<script type="application/ld+json">{script}</script>').published is None
