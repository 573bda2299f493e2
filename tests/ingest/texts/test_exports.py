"""Exports of press databases: what their fields say comes out as facts, and the article's own text stays whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.ingest.texts.exports import export_fields, field_count
from headwater.model.text import Given

BODY = (
    "IN a statement on Tuesday the harbour board said that the ferry to Skerrow will not sail this winter.",
    "Nobody had told the islanders. “We read it on the door of the shop,” said Ada Fenn, who keeps sheep on the north shore.",
    "Source: the board's own figures, which it gave to nobody else before the meeting.",
)
NUMBER = "Document TRNB000020240305ek3500021"
RIGHTS = "Copyright 2024 Tarn Press. All Rights Reserved."


def test_factiva_codes_are_facts() -> None:
    """Title, writer, date, outlet and language are stated: nothing has to be guessed."""
    head = (
        "HD\nFerry stops\nfor the winter\nBY By Ada Fenn\nWC 512 words\nPD 5 March 2024\nET 10:12\n"
        f"SN The Tarn Beacon\nLA English\nCY {RIGHTS}"
    )
    left, facts = export_fields(
        (head, "LP", BODY[0], "TD", *BODY[1:], "NS gcat : Political News | nferr : Ferries", NUMBER)
    )

    assert left == ("Ferry stops for the winter", RIGHTS, *BODY)
    assert facts == Given(
        title="Ferry stops for the winter",
        outlet="The Tarn Beacon",
        bylines=("Ada Fenn",),
        published="5 March 2024",
        language="en",
    )


def test_factiva_without_codes_is_read_by_its_order() -> None:
    """The form that people copy from the screen has the same lines without their codes."""
    head = (
        "Ferry stops for the winter\nBy Ada Fenn\n1,512 words\n5 March 2024\n10:12\n"
        f"The Tarn Beacon\nTRNB\n3\nEnglish\n{RIGHTS}"
    )
    left, facts = export_fields((head, *BODY, NUMBER))

    assert left == ("Ferry stops for the winter", RIGHTS, *BODY)
    assert (facts.outlet, facts.published, facts.bylines) == ("The Tarn Beacon", "5 March 2024", ("Ada Fenn",))


def test_fields_with_colons_are_facts() -> None:
    """ProQuest names the outlet and date below the text."""
    fields = (
        "Publication title: The Tarn Beacon",
        "Publication date: Mar 5, 2024",
        "Language of publication: English",
        "Pages: A.3",
    )
    left, facts = export_fields(
        ("Document 3 of 12", "Ferry stops", "Author: Fenn, Ada; Marsh, Rob", f"Full text: {BODY[1]}", *fields)
    )

    assert left == ("Ferry stops", BODY[1])
    assert facts == Given(
        outlet="The Tarn Beacon", bylines=("Ada Fenn", "Rob Marsh"), published="Mar 5, 2024", language="en"
    )


def test_outlet_and_date_are_taken_from_publication_info() -> None:
    """Where ProQuest gives both in one line only."""
    info = "Publication info: The Tarn Beacon ; Tarn [Tarn]. 05 Mar 2024: A.3."
    _, facts = export_fields(("Ferry stops", info, "Links: none", f"Full text: {BODY[1]}"))

    assert (facts.outlet, facts.published) == ("The Tarn Beacon", "05 Mar 2024")


def test_a_value_may_stand_in_the_next_line() -> None:
    """As tables come out of a PDF."""
    left, facts = export_fields(
        ("Byline:", "Ada Fenn", "Length: 512 words", "Section: News", "Body", *BODY[:2], "End of Document")
    )

    assert left == BODY[:2]
    assert facts.bylines == ("Ada Fenn",)


@pytest.mark.parametrize(
    "text",
    [
        ("Ferry stops", *BODY),
        ("Name: Ada Fenn", "Location: Skerrow", "Subject: sheep", *BODY),
        ("Ferry stops", "By Ada Fenn", "512 words", *BODY),
        ("Full text: see page 3", *BODY),
        (BODY[0], "* * * * *", BODY[1]),
    ],
)
def test_an_ordinary_text_is_left_as_it_is(text: tuple[str, ...]) -> None:
    """Lines with colons, capitals or counts of words are no database's form."""
    assert export_fields(text) == (text, Given())


@given(st.lists(st.text(alphabet=st.characters(codec="utf-8"), max_size=60), max_size=12))
def test_any_text_is_read_without_harm(paragraphs: list[str]) -> None:
    """What comes out is never longer than what went in."""
    left, _ = export_fields(tuple(paragraphs))

    assert sum(map(len, left)) <= sum(map(len, paragraphs))


def test_fields_are_counted_once_each() -> None:
    """A form is told by how many different fields it has, not by one that comes often."""
    assert field_count(["HD Ferry", "BY Ada", "BY Rob", "LENGTH: 5 words", "She said: no"]) == 3
