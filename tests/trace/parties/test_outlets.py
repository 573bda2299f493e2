"""Which outlet a name stands for."""

import pytest

from headwater.trace.parties.namings import namings
from headwater.trace.parties.outlets import names_outlet, outlet_key
from mini_piles import Says, Told, biggest, named, outlet, pile


@pytest.mark.parametrize(
    ("name", "whole"),
    [
        ("The Skerrow Packet", "Skerrow Packet"),
        ("the Packet", "The Skerrow Packet"),
        ("Corvane", "Corvane Wire"),
        ("the local Bulletin", "The Bram Lane Bulletin"),
        ("Residents' Bulletin", "PELL BRIDGE RESIDENTS' BULLETIN"),
        ("the dairy", "Fennick Dairy"),
    ],
)
def test_a_short_name_stands_for_its_outlet(name: str, whole: str) -> None:
    """Nobody writes an outlet's whole name twice."""
    assert names_outlet(name, outlet_key(whole))


@pytest.mark.parametrize(
    ("name", "whole"),
    [
        ("Bram", "The Bram Lane Bulletin"),
        ("the radio", "Radio Haldrin"),
        ("the paper", "The Daily Paper"),
        ("Skerrow harbour office", "The Skerrow Packet"),
        ("", "The Skerrow Packet"),
    ],
)
def test_a_place_or_a_kind_of_outlet_stands_for_none(name: str, whole: str) -> None:
    """A wrong outlet makes a wrong edge."""
    assert not names_outlet(name, outlet_key(whole))


def chain(text: str, name: str, *before: str) -> tuple[str, ...]:
    """Return the chain of a sentence in an article that may have named outlets before."""
    made = pile(
        Told(outlet="Tarn Post", day=1, says=[Says(text="The bridge is shut.")]),
        Told(outlet="Radio Ebb", day=1, says=[Says(text="There is no way over the bridge.")]),
        Told(
            outlet="Inland Echo",
            day=2,
            says=[*before, Says(text=text, chain=outlet(name) if name else (), sourcing="outlet")],
        ),
    )
    found = biggest(made.trace())
    return next(a.chain for a in found.appearances if a.article_id == made.id_of("Inland Echo"))


def test_another_outlet_with_the_same_first_word_is_not_meant() -> None:
    """Meridian Press is not Meridian Wire."""
    made = pile(
        Told(outlet="Meridian Wire", day=1, says=[Says(text="The bridge is shut.")]),
        Told(
            outlet="Inland Echo", day=2, says=["It was Meridian Press that had it.", Says(text="The bridge is shut.")]
        ),
        Told(outlet="Tarn Post", day=2, says=["It was Meridian that had it.", Says(text="The bridge is shut.")]),
    )
    (wire, echo, post) = made.articles

    named_by = {id_: [one.outlet for one in found] for id_, found in namings(made.articles).items()}

    assert named_by == {wire.id: [], echo.id: [], post.id: ["meridian wire"]}


def test_the_paper_is_the_paper_that_was_named_last() -> None:
    """The paper is no name a reader could look up."""
    before = "The Tarn Post had it first. Radio Ebb followed."

    assert chain("It is shut, the paper said.", "the paper", before) == ("Tarn Post",)
    assert chain("It is shut, the station said.", "the station", before) == ("Radio Ebb",)


def test_a_credit_in_passing_is_a_chain() -> None:
    """Not every credit has a verb of saying."""
    assert chain("First reported by the Tarn Post, the shutting of the bridge is a fact.", "") == ("Tarn Post",)


def test_a_credit_may_follow_in_a_sentence_of_its_own() -> None:
    """As in: it is all in the Post."""
    made = pile(
        Told(outlet="Tarn Post", day=1, says=[Says(text="The bridge is shut.")]),
        Told(outlet="Inland Echo", day=2, says=[Says(text="The bridge is shut."), "It is all in the Tarn Post."]),
    )

    assert [a.chain for a in biggest(made.trace()).appearances] == [(), ("the Tarn Post",)]


def test_what_somebody_told_another_outlet_comes_from_that_outlet() -> None:
    """The outer source is the outlet that had it from the mouth."""
    text = "Otto Lamm told the Tarn Post that the bridge is shut."
    made = pile(
        Told(outlet="Tarn Post", day=1, says=[Says(text="The bridge is shut.")]),
        Told(outlet="Inland Echo", day=2, says=[Says(text=text, chain=named("Otto Lamm"), sourcing="named")]),
    )
    found = biggest(made.trace())

    assert found.appearances[1].chain == ("Tarn Post", "Otto Lamm")
    assert [edge.kind for edge in made.trace().edges] == ["pickup"]
