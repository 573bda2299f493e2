"""Names inside descriptions, and who can be one person."""

import pytest

from headwater.trace.parties.names import same_person, short, split_name
from headwater.trace.texts.words import figures, name_words


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the duty sister, Aud Pell", "Aud Pell"),
        ("Greta Sollers of the Office", "Greta Sollers"),
        ("the engineer Ida Marrick", "Ida Marrick"),
        ("Dunnick Bulk, the owner", "Dunnick Bulk"),
        ("Wat Linden, the chairman of the Ambry Anglers' Club", "Wat Linden"),
        ("a member of the Orrin board", "a member of the Orrin board"),
        ("the Upper Torlind Water Board", "the Upper Torlind Water Board"),
    ],
)
def test_a_name_is_told_from_its_description(text: str, name: str) -> None:
    """Two articles describe one person differently; the name holds them together."""
    assert split_name(text)[0] == name


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [
        ("C. Thole", "Cassius Thole", True),
        ("Mr Thole", "Cassius Thole", True),
        ("Dr P. Lund", "Perpetua Lund", True),
        ("Clara Thole", "Cassius Thole", False),
        ("Cassius Thole", "Cassius Brown", False),
    ],
)
def test_names_agree_as_far_as_they_are_given(left: str, right: str, *, one: bool) -> None:
    """An initial or a bare surname excludes nobody it fits."""
    assert same_person(name_words(left), name_words(right)) is one


def test_a_long_description_loses_its_clauses() -> None:
    """A list of origins is to be read at a glance."""
    assert short("The director, who asked not to be identified because the talks are private") == "The director"
    assert short("A deckhand who was aboard") == "A deckhand who was aboard"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("forty thousand fish", {40000.0}),
        ("1,900 wheels", {1900.0}),
        ("two hundred and fourteen desks", {214.0}),
        ("84 million crowns", {84e6}),
        ("nothing", set()),
    ],
)
def test_numbers_are_read_in_digits_and_words(text: str, values: set[float]) -> None:
    """Forty thousand and 40,000 are one figure."""
    assert figures(text) == values
