"""Sources that an article sets apart from others by its own words."""

from mini_piles import Told, interval, pile, says


def test_another_pilot_is_not_the_pilot_before() -> None:
    """Two pilots of one article are two: it says so."""
    first = says(chain=(("a harbour pilot", "person"),), sourcing="described")
    second = says(chain=(("another harbour pilot", "person"),), sourcing="described")

    assert interval(pile(Told(outlet="Tarn Post", day=1, says=[first, second]))) == (2, 2)


def test_two_descriptions_with_words_of_their_own_may_be_of_two() -> None:
    """A city official and a port official are not one for certain because one paper spoke to both."""
    first = says(chain=(("a city official", "person"),), sourcing="described")
    second = says(chain=(("a port official", "person"),), sourcing="described")

    assert interval(pile(Told(outlet="Tarn Post", day=1, says=[first, second]))) == (1, 2)


def test_an_official_may_be_a_spokesman_whom_another_paper_names() -> None:
    """With the spokesman's name withheld, what was one origin may not become two for certain."""
    named = says(
        "Ada Moss, a spokesman for the Tarn Bridges, said it.", chain=(("Ada Moss", "person"),), sourcing="named"
    )
    nameless = says(chain=(("an official", "person"),), sourcing="described")

    assert interval(
        pile(Told(outlet="Tarn Post", day=1, says=[named]), Told(outlet="Ebb Times", day=2, says=[nameless]))
    ) == (
        1,
        2,
    )
