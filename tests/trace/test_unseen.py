"""What is cited and not in the pile."""

import pytest

from mini_piles import Says, Told, body, outlet, pile


def unseen(*says: Says | str) -> list[str]:
    """Return the names of what one article cites that the pile lacks."""
    return [source.name for source in pile(Told(outlet="Tarn Post", day=1, says=says)).trace().unseen_sources]


def test_a_cited_outlet_is_named() -> None:
    """It is what to fetch next."""
    assert unseen(Says(text="The bridge is shut, the radio said.", chain=outlet("the radio"), sourcing="outlet")) == [
        "the radio"
    ]


def test_a_statement_is_named_with_whose_it_is() -> None:
    """Nobody can ask for "a statement"."""
    says = Says(
        text="In a statement, Tarn Bridges said the bridge was safe.", chain=body("Tarn Bridges"), sourcing="named"
    )

    assert unseen(says) == ["Tarn Bridges statement"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The mill's log shows the sluice open.", "mill's log"),
        ("One could not lift it (Hollis and Page 2016, p. 9).", "Hollis and Page 2016"),
        ("Harbour radar records put her at five knots.", "Harbour radar records"),
        ("They had warned of it in a letter of 3 February.", "letter of 3 February"),
    ],
)
def test_documents_that_a_text_stands_on_are_named(text: str, name: str) -> None:
    """A document that nobody links to is still a source."""
    assert unseen(text) == [name]


@pytest.mark.parametrize("text", ["It's on the sheet.", "She wrote him a letter.", "Some newspapers have it."])
def test_what_nobody_could_fetch_is_not_listed(text: str) -> None:
    """A list of everything is no help."""
    assert unseen(text) == []


@pytest.mark.parametrize(
    "name", ["numerous reports", "the same article", "whose report", "Mirror Media documented at the time"]
)
def test_names_that_tell_nobody_what_to_fetch_are_left_out(name: str) -> None:
    """What to fetch next needs a name."""
    says = Says(text="The bridge is shut.", chain=((name, "document"),), sourcing="document")

    assert unseen(says) == []
