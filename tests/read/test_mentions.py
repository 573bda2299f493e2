"""Who and what is spoken of, and which mentions are one thing."""

from collections.abc import Callable

import pytest

from headwater.model.text import Reading

Read = Callable[..., Reading]


def entities(read: Read, text: str) -> dict[str, str]:
    """Return each mention's words and the entity it stands for; the last of equal words counts."""
    return {text[mention.start : mention.end]: mention.entity for mention in read(text).mentions}


def kinds(read: Read, text: str) -> dict[str, str]:
    """Return each mention's words and kind."""
    return {text[mention.start : mention.end]: mention.kind for mention in read(text).mentions}


def test_a_person_keeps_one_entity_under_title_and_surname(read: Read) -> None:
    """One source counted twice is one origin too many."""
    found = entities(read, "Cassius Thole bought the mill. “I paid,” Mr Thole said. Later Thole sold it.")

    assert found["Cassius Thole"] == found["Mr Thole"] == found["Thole"] == "Cassius Thole"


def test_a_surname_that_two_people_bear_stays_by_itself(read: Read) -> None:
    """A guess would put words into the wrong mouth."""
    found = entities(read, "Cassius Thole met Marta Thole in Corm. Thole said that nothing was agreed.")

    assert found["Thole"] == "Thole"


def test_an_article_hyphened_on_belongs_to_the_name(read: Read) -> None:
    """al-Mansur is a surname whole."""
    found = entities(read, "The mill burned, Samir al-Mansur said. Al-Mansur added that it was old.")

    assert found["Al-Mansur"] == found["Samir al-Mansur"] == "Samir al-Mansur"


def test_an_acronym_in_brackets_is_its_name(read: Read) -> None:
    """Reports are cited by their authors' letters."""
    found = entities(read, "The Harbour Safety Board (HSB) met on Monday. The HSB said nothing was wrong.")

    assert found["HSB"] == "Harbour Safety Board"


def test_a_company_cut_short_is_the_company_unless_a_place_has_the_name(read: Read) -> None:
    """A ferry line named for an island is not the island."""
    firm = "Quell Line runs the ferry. Quell said that it was safe."
    place = "Quell Line runs the ferry to Quell. It sails from Quell at noon, said people in Quell."

    assert entities(read, firm)["Quell"] == "Quell Line"
    assert entities(read, place)["Quell"] == "Quell"


def test_a_description_beside_a_name_is_that_person_afterwards(read: Read) -> None:
    """Articles go on with the office alone."""
    text = "The harbour master, Captain Hanne Brock, denied it. Nobody asked why. The harbour master laughed."

    found = [
        mention.entity
        for mention in read(text).mentions
        if text[mention.start : mention.end].casefold().endswith("master")
    ]

    assert found == ["Hanne Brock", "Hanne Brock"]


def test_a_described_person_is_one_until_another_is_brought_in(read: Read) -> None:
    """Two unnamed officials may be two."""
    one = read("A deckhand heard it. The deckhand ran.").mentions
    two = read("A deckhand heard it. A deckhand from the other ship ran.").mentions

    assert len({mention.entity for mention in one}) == 1
    assert len({mention.entity for mention in two}) == 2


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("The Ministry of Works closed it.", "Ministry of Works", "organisation"),
        ("Dr Perpetua Lund closed it.", "Dr Perpetua Lund", "person"),
        ("Ada Pell, 58, closed it.", "Ada Pell", "person"),
        ("A leaked memo says so.", "A leaked memo", "document"),
        ("Three port officials said so.", "Three port officials", "group"),
        ("It closed on 4 March 2026.", "4 March 2026", "date"),
        ("It made eleven knots.", "eleven", "number"),
        ("It cost $40,000 in all.", "$40,000", "number"),
        ("It took half a dozen people.", "half a dozen", "number"),
        ("The ship lay at Corm Harbour.", "Corm Harbour", "place"),
        ("The Corm Anglers' Club met.", "Corm Anglers' Club", "organisation"),
    ],
)
def test_kinds_are_told_by_words_and_surroundings(read: Read, text: str, words: str, kind: str) -> None:
    """Sourcing depends on what a source is."""
    assert kinds(read, text)[words] == kind


def test_a_number_inside_a_date_is_not_one_of_its_own(read: Read) -> None:
    """Figures are compared across articles; days are not figures."""
    assert "4" not in kinds(read, "It closed on 4 March 2026.")


def test_ten_minutes_are_no_document(read: Read) -> None:
    """Minutes are a record only when nobody counts them."""
    assert "ten minutes" not in kinds(read, "It rang for ten minutes.")
    assert kinds(read, "The minutes say that it rang.")["The minutes"] == "document"


def test_a_name_that_a_person_and_a_firm_share_stays_by_itself(read: Read) -> None:
    """The founder's surname may stand for either."""
    found = entities(read, "Silas Orrin runs the Orrin Foundry. He is 60. Orrin has no debts, people say.")

    assert found["Orrin"] == "Orrin"


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Norvane said it had shut the line. Nobody was hurt.", "Norvane", "organisation"),
        ("A spokesman for Tessaline said the gate was shut.", "Tessaline", "organisation"),
        ("Tessaline's shares fell. Tessaline said nothing.", "Tessaline", "organisation"),
        ("Caldoro's foreign ministry met. Caldoro said nothing.", "Caldoro", "place"),
        ("Sigrun, who runs the guesthouse, baked bread. Sigrun said nothing.", "Sigrun", "person"),
    ],
)
def test_what_stands_around_a_name_tells_its_kind(read: Read, text: str, words: str, kind: str) -> None:
    """A firm is no "he", and a country speaks as its government."""
    assert kinds(read, text)[words] == kind


def test_an_office_before_a_name_is_no_part_of_it(read: Read) -> None:
    """One person under three names would be three sources."""
    text = (
        "Secretary of State Martin Abell met Tessaline CEO Grace Oake. Abell left. Oake stayed. Tom Baker did not come."
    )
    found = set(entities(read, text).values())

    assert {"Martin Abell", "Grace Oake", "Tom Baker"} <= found


def test_a_body_taken_up_with_its_owner_is_not_a_bare_one(read: Read) -> None:
    """The governor's office is none of those who merely took office."""
    found = entities(read, "He took office in May. The governor's office said nothing.")

    assert found["The governor's office"] == "the governor's office"


def test_what_may_be_said_of_any_report_makes_no_other_report(read: Read) -> None:
    """A 61-page review is the review spoken of before."""
    found = entities(read, "A safety review was leaked. The 61-page review says that the valve is stuck.")

    assert found["The 61-page review"] == found["A safety review"]
