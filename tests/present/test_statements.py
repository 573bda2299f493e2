"""Which wordings can lead an answer: full statements that stand alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.present.statements import is_statement, leans


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


@given(st.text(max_size=200))
def test_any_text_is_told_apart(text: str) -> None:
    """Whatever stands in an article, the answer comes."""
    assert is_statement(text) in (True, False)
    assert leans(text) in (True, False)
