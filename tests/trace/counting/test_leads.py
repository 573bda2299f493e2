"""The nameless source at the head of an article, and whom the article names below."""

from mini_piles import Told, interval, pile, says

_LEAD = says(
    "The bridge is cracked, a school teacher said.", chain=(("a school teacher", "person"),), sourcing="described"
)


def test_a_leads_nameless_source_is_the_one_named_below() -> None:
    """Nobody opens with the name of a man whom readers do not know."""
    below = says("It is cracked, Ada Moss, a school teacher, said.", chain=(("Ada Moss", "person"),), sourcing="named")

    assert interval(pile(Told(outlet="Tarn Post", day=1, says=[_LEAD, below]))) == (1, 1)


def test_who_is_named_below_as_another_is_another() -> None:
    """The article itself tells them apart: the two may not pass for one for certain."""
    below = says(
        "It is cracked, Ada Moss, another school teacher, said.", chain=(("Ada Moss", "person"),), sourcing="named"
    )

    assert interval(pile(Told(outlet="Tarn Post", day=1, says=[_LEAD, below]))) == (1, 2)
