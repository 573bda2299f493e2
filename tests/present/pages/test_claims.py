"""The list of claims: searched, sorted, narrowed down."""

from dataclasses import replace
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.model.case import Case
from headwater.model.provenance import Loop
from headwater.present.pages.claim import claim_page
from headwater.present.pages.claims import ClaimIndex, Sort, Wanted, claim_index, claim_list
from headwater.present.pages.edge import edge_page
from headwater.present.pages.indexed import indexed
from headwater.present.pages.source import source_page


@pytest.fixture(scope="module")
def index(traced: dict[str, Case]) -> ClaimIndex:
    """Return the claims of the ferry story."""
    return claim_index(indexed(traced["01-skerrow-ferry"]))


def test_by_rank_the_most_told_comes_first(index: ClaimIndex) -> None:
    """The list begins as the answer does."""
    assert [row.number for row in claim_list(index, Wanted()).rows[:3]] == [1, 2, 3]


@given(sort=st.sampled_from(get_args(Sort)), several=st.booleans(), words=st.sampled_from(["", "the", "alarm", "zz"]))
def test_each_claim_that_fits_is_listed_once(index: ClaimIndex, sort: Sort, several: bool, words: str) -> None:
    """Whatever the order, nothing is lost and nothing twice over all pages."""
    first = claim_list(index, Wanted(sort=sort, several=several, words=words))
    pages = [
        claim_list(index, Wanted(sort=sort, several=several, words=words, page=at)) for at in range(1, first.pages + 1)
    ]
    numbers = [row.number for page in pages for row in page.rows]

    assert len(numbers) == len(set(numbers)) == first.found
    assert all(row.texts > 1 for page in pages for row in page.rows if several)


def test_a_facet_tells_how_many_are_left_when_it_is_chosen(index: ClaimIndex) -> None:
    """A number beside a link is a promise."""
    for facet in claim_list(index, Wanted()).facets:
        for value in facet.values:
            narrowed: dict[str, Any] = {facet.name: value.value}
            chosen = replace(Wanted(), **narrowed)
            assert claim_list(index, chosen).found == value.count


def test_a_page_beyond_the_last_is_the_last(index: ClaimIndex) -> None:
    """A link to page 9 of a list that grew shorter still leads somewhere."""
    page = claim_list(index, Wanted(page=99))

    assert page.wanted.page == page.pages
    assert page.rows


def test_a_claim_in_a_loop_is_told_so_on_every_page(traced: dict[str, Case]) -> None:
    """Two pages that differ on a loop would cost the trust in both."""
    case = traced["01-skerrow-ferry"]
    edge = next(one for one in case.provenance.edges if one.claims)
    loop = Loop(articles=(edge.downstream, edge.upstream), claims=edge.claims[:1], evidence=edge.evidence)
    known = indexed(replace(case, provenance=replace(case.provenance, loops=(loop,))))
    looped = {edge.claims[0]}

    assert {row.id for row in claim_index(known).rows if row.in_loop} == looped
    assert {row.id for row in edge_page(known, edge).claims if row.in_loop} == looped
    assert claim_page(known, known.facts.standing_of[edge.claims[0]]).claim.in_loop
    based = [row for one in known.sources.values() for row in source_page(known, one).origin_of]
    assert {row.id for row in based if row.in_loop} <= looped
