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


@pytest.mark.parametrize(
    "name", ["Odile Marchbank", "the former officer", "n = 397; rate ratio 0.61", "KRVL: STILL WRONG, REPORT"]
)
def test_what_is_no_document_is_not_listed_as_one(name: str) -> None:
    """A chain may take a person, a figure or a headline for the document that it cites."""
    says = Says(text="The bridge is shut.", chain=((name, "document"),), sourcing="document")

    assert unseen(says) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The 9-page affidavit, filed Monday by Detective Carla Voss, tells of a camera. The affidavit says it was covered.",
            ["affidavit, filed Monday by Detective Carla Voss"],
        ),
        (
            "A circular of the State Grain Office names the day. The leaked circular shows nothing else.",
            ["circular of the State Grain Office"],
        ),
        (
            "Halvec Central Hospital took in nine people. The hospital's own register shows eleven.",
            ["Halvec Central Hospital's own register"],
        ),
        ("The report on soil at Sedge Lane by Dr Ines Brandt is out.", ["report on soil at Sedge Lane by Dr Ines Brandt"]),
        ("Prosecutors were given records from the phone company.", ["records from the phone company"]),
        ("It told the pump to stop. In fact the inspector's letter was about another.", ["inspector's letter"]),
        ("She said on Friday that Lindqvist's statement was late.", ["Lindqvist's statement"]),
        (
            "The mill's letter of 3 May says so. The council's letter of 4 June says no.",
            ["council's letter of 4 June", "mill's letter of 3 May"],
        ),
    ],
)  # fmt: skip
def test_one_document_has_one_entry_under_its_fullest_name(text: str, names: list[str]) -> None:
    """A reader who asks for an affidavit must know whose it is, and that there is one."""
    assert unseen(text) == names


def test_who_is_heard_beside_a_document_does_not_own_it() -> None:
    """A lawyer who has read an affidavit has not made it."""
    says = Says(
        text="Desmond Hale said he had seen an affidavit of 3 May.",
        chain=(("Desmond Hale", "person"),),
        sourcing="named",
    )

    assert unseen(says) == ["affidavit of 3 May"]


def test_a_bare_name_is_short_for_the_document_that_the_pile_speaks_of() -> None:
    """What one paper calls the report by its author, the next calls the report."""
    says = Says(text="The bridge is shut.", chain=(("the review", "document"),), sourcing="document")
    made = pile(
        Told(outlet="Tarn Post", day=1, says=["A review by Ida Marrick found cracks."]),
        Told(outlet="Ebb Times", day=2, says=[says]),
    )
    (one,) = made.trace().unseen_sources

    assert one.name == "review by Ida Marrick"
    assert {place.article_id for place in one.evidence} == {made.id_of("Tarn Post"), made.id_of("Ebb Times")}
    assert len(one.claims) == 1
