"""Which wordings can lead an answer: full statements that stand alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.present.statements import clearest, is_statement, leans


@pytest.mark.parametrize(
    "text",
    [
        "The bridge is shut.",
        "The club stood by its count.",
        "A strike on a depot, about 60 km to the west, killed four workers.",
        "A man who was shot outside a shop was holding a telephone.",
        "The Northern Front restricts what reporters can see.",
        "They won't say how many boats sank.",
        "It usually digs six.",
        "The night shift will be closed when the owners move in.",
        "14,500 fish died in the lake last week.",
        "The shop where she works is shut.",
        "The alarm had stopped when the ferry hit the pier.",
        "To save money, the town shut the baths.",
    ],
)
def test_a_sentence_is_a_statement(text: str) -> None:
    """A good claim must not be hidden below worse ones."""
    assert is_statement(text)


@pytest.mark.parametrize(
    "text",
    [
        "To be combating crime.",
        "Authorization to conduct the airstrikes...",
        "1,900 wheels, which were sent to shops in May.",
        "A single batch of its soft cheese as a precaution.",
        "To the master of the ferry and to our readers.",
        "The patrol boats guided by the harbour office.",
        "According to the harbour master of the town",
        "Her story fits that of.",
        "A yield of 340 million crowns a year.",
        "The lead in the soil at nine times the guideline for land where food is grown.",
        "900 million in savings when she got the job.",
        "Is lying: the garrison sold the guns.",
        "To make public a report that it has kept back.",
        "A figure of 4,300 was given at the weekend by.",
        "Calls.",
        "",
    ],
)
def test_a_fragment_is_none(text: str) -> None:
    """Half a sentence at the top of an answer makes a reader doubt all of it."""
    assert not is_statement(text)


def test_a_statement_that_points_back_leans() -> None:
    """Without the sentence before it, nobody knows who could not see."""
    assert leans("He could not see the instruments.")
    assert leans("It’s in the letter.")
    assert not leans("The deckhand could not see the instruments.")


def test_a_fragment_gives_way_to_the_full_statement_that_is_like_it() -> None:
    """What forty articles carry must not stand at the top as half a sentence."""
    others = ["Why 340 million crowns a year?", "The levy will yield 340 million crowns a year.", "The bridge is shut."]

    assert clearest("The yield at 340 million crowns a year.", others) == others[1]
    assert clearest("The officers went up the shore with a clicker and.", others) == (
        "The officers went up the shore with a clicker"
    )
    assert clearest("A bag by the door.", others) == "A bag by the door."


@given(st.text(max_size=200))
def test_any_text_is_told_apart(text: str) -> None:
    """Whatever stands in an article, the answer comes."""
    assert is_statement(text) in (True, False)
    assert leans(text) in (True, False)
    assert clearest(text, ["The bridge is shut."]) is not None
