"""Names on pages, which forms send back."""

from dataclasses import replace

from headwater.model.case import Case
from headwater.present.pages.claim import claim_page, named
from headwater.present.pages.indexed import indexed
from headwater.present.pages.overview import source_row
from headwater.present.pages.source import source_page

LONG = "the chief spokesman of the harbour office " * 8 + "in Skerrow"


def test_a_long_name_is_whole_in_the_data(traced: dict[str, Case]) -> None:
    """A shortened name that a form sends back fits nothing."""
    known = indexed(traced["01-skerrow-ferry"])
    source = replace(next(iter(known.sources.values())), name=LONG)
    standing = next(one for one in known.facts.standings if any(each.chain for each in one.claim.appearances))
    told = tuple(replace(one, chain=(LONG,)) for one in standing.claim.appearances)
    page = claim_page(known, replace(standing, claim=replace(standing.claim, appearances=told)))

    assert named(known, LONG).name == LONG
    assert source_row(known, source).name == LONG
    assert source_page(known, source).name == LONG
    assert {one.speaker for one in page.appearances} == {LONG}
