"""The first page: what leads, what is left to the lists behind it, and where its numbers lead to."""

from headwater.present.pages.claims import claim_index
from headwater.present.pages.indexed import indexed
from headwater.present.pages.overview import Overview, article_rows, overview
from present import make
from present.test_words import pile_of_strangers


def _overview_of_story(name: str) -> Overview:
    known = indexed(make.story(name))
    return overview(known, claim_index(known))


def test_the_source_that_leads_opens_its_page() -> None:
    """A name that cannot be opened is a claim without its sentences."""
    known = indexed(pile_of_strangers())
    page = overview(known, claim_index(known))

    assert page.lead is None
    assert page.lead_source is not None
    assert page.lead_source.key in known.sources
    assert page.lead_words.startswith(page.lead_source.name)


def test_a_claim_that_nobody_puts_forward_is_no_main_claim() -> None:
    """What is only denied, by the one article that has it, belongs in the full list and not on the first page."""
    only = make.article("The mayor denied any involvement.", outlet="The Post")
    denied = make.appearance(only, "any involvement", stance="denies")
    known = indexed(make.case((only,), claims=(make.claim("any involvement", (denied,)),)))

    assert overview(known, claim_index(known)).main == ()


def test_each_article_tells_what_it_rests_on() -> None:
    """The number of dependences opens to a list of them all."""
    case = make.story("01-skerrow-ferry")
    rows = article_rows(indexed(case))

    listed = {(edge.downstream, edge.upstream) for row in rows for edge in row.rests_on}
    left_out = sum(row.more_rests_on for row in rows)
    assert len(listed) + left_out == len(case.provenance.edges)


def test_the_claims_that_travelled_are_the_main_ones() -> None:
    """The first page is for what several texts tell."""
    assert all(row.texts > 1 or row.denials for row in _overview_of_story("01-skerrow-ferry").main)
