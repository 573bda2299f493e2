"""Specific links: a claim and one that narrows it down are linked, and stay two."""

from collections import Counter
from collections.abc import Callable

from headwater.compare.judging.specifics import MOST_LINKS
from headwater.model.links import Links

ELSEWHERE = "The library opens at nine. Its roof leaks in winter. A painter gave the school three easels."


def test_a_claim_that_says_more_is_linked_to_the_one_it_narrows_down(link: Callable[..., Links]) -> None:
    """Who reads that weapons arrived wants to know that another says which."""
    found = link("Weapons reached the rebels in Tarn.", "Missiles reached the rebels in Tarn.", ELSEWHERE)
    texts = {statement.id: statement.text for statement in found.statements}

    narrowed = [(texts[one.general], texts[one.specific]) for one in found.specific_links]

    assert narrowed == [("Weapons reached the rebels in Tarn.", "Missiles reached the rebels in Tarn.")]
    assert found.specific_links[0].evidence == ("the one says which weapons (missiles)",)
    assert found.statement_links == ()


def test_a_statement_has_a_few_specific_links_at_most(link: Callable[..., Links]) -> None:
    """A pile of a thousand reports of one thing does not grow a thousand links for each."""
    kinds = ("Missiles", "Rifles", "Rockets", "Pistols", "Tanks", "Grenades", "Mortars")
    found = link("Weapons reached the rebels.", *(f"{kind} reached the rebels." for kind in kinds), ELSEWHERE)

    count = Counter(end for one in found.specific_links for end in (one.general, one.specific))

    assert all(number <= MOST_LINKS for number in count.values())
