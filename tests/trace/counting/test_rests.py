"""What an appearance rests on where it names no source, or only the kind of one, on mini piles."""

import pytest

from mini_piles import Told, interval, named, outlet, pile, says


def test_the_first_to_say_so_without_a_source_may_have_it_from_whom_others_name() -> None:
    """The fewest that all that is known allows: the clerk may have told both papers."""
    made = pile(
        Told(outlet="Tarn Post", day=1, says=[says()]),
        Told(outlet="Ebb Times", day=2, says=[says(chain=named("Cassia Brown"))]),
    )

    assert interval(made) == (1, 2)


@pytest.mark.parametrize("name", ["the radio", "Radio stations"])
def test_the_radio_is_the_station_of_the_pile(name: str) -> None:
    """Where one station in the pile has the claim, "the radio" is no unknown one."""
    made = pile(
        Told(outlet="Radio Tarn", day=1, says=[says(chain=named("Cassia Brown"))]),
        Told(outlet="Ebb Times", day=2, says=[says(chain=outlet(name), sourcing="outlet")]),
    )

    assert interval(made) == (1, 1)


def test_an_outlets_website_is_the_outlet() -> None:
    """“The Post's website” is no other paper."""
    made = pile(
        Told(outlet="Tarn Post", day=1, says=[says(chain=named("Cassia Brown"))]),
        Told(outlet="Ebb Times", day=2, says=[says(chain=outlet("the Post's website"), sourcing="outlet")]),
    )

    assert interval(made) == (1, 1)


def test_several_people_are_not_the_one_named_below() -> None:
    """“Several of the patients” who open an article are no Cassia Brown."""
    made = pile(
        Told(
            outlet="Tarn Post",
            day=1,
            says=[
                says(chain=(("several of the drivers", "person"),), sourcing="described"),
                says("“The bridge at Tarn is cracked.”", named("Cassia Brown")),
            ],
        ),
    )

    assert interval(made) == (2, 2)


def test_a_group_of_outlets_is_those_of_the_pile() -> None:
    """“Some foreign editions” are no people who know it."""
    made = pile(
        Told(outlet="Tarn Post", day=1, says=[says(chain=named("Cassia Brown"))]),
        Told(outlet="Ebb Times", day=2, says=[says(chain=(("some foreign editions", "group"),), sourcing="described")]),
    )

    assert interval(made) == (1, 1)


def test_several_outlets_left_open_are_those_of_the_pile() -> None:
    """“Three foreign newspapers” are no new voice where the newspapers lie in the pile."""
    made = pile(
        Told(outlet="Tarn Post", day=1, says=[says(chain=(*named("Cassia Brown"),))]),
        Told(outlet="Ebb Times", day=2, says=[says(chain=(*outlet("three foreign newspapers"),), sourcing="outlet")]),
    )

    assert interval(made) == (1, 1)


def test_a_leads_nameless_source_is_the_one_named_below() -> None:
    """“The director of a firm said ...” opens the article, and the next paragraph gives her name."""
    made = pile(
        Told(
            outlet="Tarn Post",
            day=1,
            says=[
                says(chain=(("the owner of a quarry", "person"),), sourcing="described"),
                says("“The bridge at Tarn is cracked.”", (("Cassia Brown", "person"),)),
            ],
        ),
    )

    assert interval(made) == (1, 1)


def test_a_headline_rests_on_the_article_below_it() -> None:
    """A headline is no source of its own."""
    made = pile(
        Told(
            outlet="Tarn Post",
            day=1,
            title="Crack shuts Tarn bridge",
            says=[says("Crack shuts Tarn bridge"), says(chain=(*named("Cassia Brown"),))],
        )
    )

    assert interval(made) == (1, 1)
