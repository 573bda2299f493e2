"""Marks that give another article's address or title are the strongest evidence of whose text an article has."""

from dataclasses import replace
from pathlib import Path

import pytest

import headwater
from headwater.model.provenance import Edge
from headwater.model.text import Credit
from headwater.trace.grounds.originals import page_key, pointers
from mini_piles import Made, Told, edge_between, pile

TEXT = (
    "<p>The bridge at Tarn will stay shut until the spring, because a crack runs through the second of its four piers.</p>"
    "<p>The county's chief engineer, Wat Linden, told the council on Monday evening that the pier could not be mended in winter."
    "</p><p>Divers found the crack in April while they were looking for a lost anchor in the muddy water below the arches.</p>"
)
OTHER = (
    "<p>Drivers in Tarn face a long detour this winter. The town's only bridge over the river is closed, and nobody knows when "
    "it can open again, shopkeepers on the market square complained.</p><p>Buses now go by way of Ebb.</p>"
)
PAGE = (
    '<html><head><title>{title}</title><meta property="og:url" content="{url}"><meta property="og:site_name" content="{site}">'
    "{head}</head><body><article><h1>{title}</h1>{text}{foot}</article></body></html>"
)
ORIGINAL = "https://www.tarnpost.example/2031/bridge-shut/"


def traced(folder: Path, *, text: str, head: str = "", foot: str = "") -> list[Edge]:
    """Return the edges of a pile of two pages without dates, of which the second has a mark."""
    first = PAGE.format(
        title="Tarn bridge shut until spring", url=ORIGINAL, site="Tarn Post", head="", text=TEXT, foot=""
    )
    second = PAGE.format(
        title="Bridge news from Tarn", url="https://ebb.example/b", site="Ebb Times", head=head, text=text, foot=foot
    )
    (folder / "z.html").write_text(first, encoding="utf-8")
    (folder / "a.html").write_text(second, encoding="utf-8")
    case = headwater.trace([folder])
    names = {article.id: article.path.rpartition("/")[2] for article in case.articles}
    return [
        replace(edge, downstream=names[edge.downstream], upstream=names[edge.upstream])
        for edge in case.provenance.edges
    ]


def test_a_copy_without_a_date_depends_on_the_page_at_its_canonical_address(tmp_path: Path) -> None:
    """Neither dates nor words tell who copied whom; the copy's own mark does."""
    head = '<link rel="canonical" href="http://tarnpost.example/2031/bridge-shut?utm_source=feed#top">'
    (edge,) = traced(tmp_path, text=TEXT, head=head)

    assert (edge.downstream, edge.upstream, edge.kind) == ("a.html", "z.html", "republication")
    assert edge.reasons[0] == "republication: it credits this very address"


def test_a_linked_notice_makes_a_retelling_depend_on_the_page_that_it_leads_to(tmp_path: Path) -> None:
    """A text in other words holds no copied passage that could show where it came from."""
    foot = f'<p>This article was first published by <a href="{ORIGINAL}?fbclid=1">Tarn Post</a>.</p>'
    (edge,) = traced(tmp_path, text=OTHER, foot=foot)

    assert (edge.downstream, edge.upstream, edge.kind) == ("a.html", "z.html", "pickup")
    assert "pickup: it credits this very address" in edge.reasons


def test_two_pages_without_marks_and_words_in_common_are_apart(tmp_path: Path) -> None:
    """The pages of these tests are not tied by anything else."""
    assert traced(tmp_path, text=OTHER) == []


def credited(credit: Credit, *more: Told) -> Made:
    """Return a pile in which the Ebb Times has a credit, and the Tarn Post an address."""
    made = pile(
        Told(outlet="Tarn Post", day=1, title="Tarn bridge shut until spring", says=["The bridge is shut."]),
        Told(outlet="Ebb Times", day=2, title="Bridge news", says=["Buses go by way of Ebb."]),
        *more,
    )
    made.articles[0] = replace(made.articles[0], url=ORIGINAL)
    made.articles[1] = replace(made.articles[1], credits=(credit,))
    return made


def notice(name: str | None = None, *, title: str | None = None, url: str | None = None) -> Credit:
    """Return a notice of first publication."""
    return Credit(name=name, kind="notice", text="First published elsewhere.", span=None, title=title, url=url)


def test_a_credited_title_is_enough_where_one_article_has_it() -> None:
    """Printed notices give titles, not addresses."""
    edge = edge_between(credited(notice("Tarn Post", title="Tarn Bridge Shut Until Spring")), "Ebb Times", "Tarn Post")

    assert edge is not None
    assert edge.reasons == ("pickup: it credits an article with this very title",)


@pytest.mark.parametrize(
    "credit",
    [
        notice("Corr Wire", title="Tarn bridge shut until spring"),
        notice("Tarn Post", title="Bridge"),
        notice(None, url="https://www.tarnpost.example/"),
        notice(None, url="https://www.tarnpost.example/2031/other/"),
        notice(None, url="https://[broken"),
    ],
)
def test_what_gives_another_title_outlet_or_address_points_to_nothing(credit: Credit) -> None:
    """An edge from a mark is certain, so the mark must fit wholly."""
    assert pointers(credited(credit).articles) == ()


def test_a_title_that_two_articles_have_points_to_neither() -> None:
    """The copies of one text bear one title."""
    made = credited(
        notice(title="Tarn bridge shut until spring"),
        Told(outlet="Corr Wire", day=1, title="Tarn bridge shut until spring", says=["The bridge is shut."]),
    )

    assert pointers(made.articles) == ()


@pytest.mark.parametrize(
    "url",
    [
        "http://tarnpost.example/2031/bridge-shut",
        "https://m.TarnPost.example/2031/bridge-shut/index.html",
        "https://www.tarnpost.example/2031/bridge-shut/amp/",
        "https://www.tarnpost.example:443/2031/bridge%2Dshut/?utm_medium=x&fbclid=y#comments",
    ],
)
def test_one_page_has_one_key_under_all_its_addresses(url: str) -> None:
    """Whoever links to a page adds what counts readers."""
    assert page_key(url) == page_key(ORIGINAL)


@pytest.mark.parametrize("url", [None, "", "mailto:post@tarnpost.example", "https://tarnpost.example", "https://[x/y"])
def test_what_is_no_page_has_no_key(url: str | None) -> None:
    """A site's front page is where everything was published."""
    assert page_key(url) is None


def test_a_query_that_names_the_article_tells_pages_apart() -> None:
    """Old sites number their articles there."""
    assert page_key("https://tarn.example/?p=1") != page_key("https://tarn.example/?p=2")
