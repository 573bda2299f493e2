"""The addresses of the report: what its tables hold can be linked to, what they leave out cannot."""

from headwater.model.provenance import Evidence
from headwater.present.anchors import anchors
from headwater.present.facts import facts
from headwater.present.fragments import fragments
from headwater.present.sources import sources
from present import make


def test_what_the_page_shows_has_an_address_and_nothing_else() -> None:
    """A link to a row that is not there leads nowhere."""
    known = facts(make.story("01-skerrow-ferry"))
    first, *others = known.case.provenance.edges
    shown = sources(known)[0]
    leads = fragments(anchors(known, []), [first], {shown: 7})
    numbers = known.numbers

    assert leads.edge(first.downstream, first.upstream) == f"#e{numbers[first.downstream]}-{numbers[first.upstream]}"
    assert leads.edge(others[-1].downstream, others[-1].upstream) is None
    assert leads.source(f"the {shown.name.removeprefix('the ').removeprefix('The ')}") == "#s7"
    assert leads.source("somebody else") is None
    assert (leads.article(3), leads.claim(2)) == ("#a3", "#claim-2")


def test_a_place_is_shown_in_its_article() -> None:
    """Evidence that has an anchor of its own is met there, not at the top of its article."""
    known = facts(make.story("01-skerrow-ferry"))
    place = Evidence(article_id=next(iter(known.articles)), start=0, end=5)

    assert fragments(anchors(known, [place]), [], {}).place(place) == "#a1-1"
