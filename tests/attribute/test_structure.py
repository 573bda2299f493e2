"""What the layout says: turns, set-off quotations, signatures and headlines."""

from collections.abc import Callable

import pytest

from headwater.model.attribution import Attribution

Attribute = Callable[[str], tuple[str, tuple[Attribution, ...]]]
Told = Callable[[str], list[tuple[str, str, str]]]


def test_a_turn_is_its_speaker_s(attribute: Attribute) -> None:
    """In an interview the name before the colon says all that follows."""
    _, rows = attribute(
        "Nora Pell runs the harbour.\n\nQ: Is the pier safe?\n\nPELL: It is shut. We shall mend it.\n\nQ: When?\n\nPELL: In May."
    )

    assert [row.kind for row in rows] == ["turn"] * 4
    assert [row.speaker.name for row in rows if row.speaker is not None][1] == "Nora Pell"


def test_a_set_off_quotation_belongs_to_the_sentence_before_it(told: Told) -> None:
    """Block quotations carry no marks; the colon before them is all there is."""
    text = "The council sent a letter. The letter reads:\n\n> The water is safe. Nobody need boil it.\n\nIt was not signed."

    assert ("The letter", "reads", "The water is safe. Nobody need boil it.") in [
        (source, cue, content.removeprefix("> ")) for source, cue, content in told(text)
    ]


def test_a_line_under_a_quotation_signs_it(told: Told) -> None:
    """Pull quotes name their speaker below."""
    text = "The yard stopped on Monday.\n\n“We had no warning at all.”\n— Petra Lind, welder\n\nIt opens in May."

    assert [(source, content) for source, _, content in told(text)] == [
        ("Petra Lind, welder", "“We had no warning at all.”")
    ]


def test_a_role_before_the_colon_of_a_headline_is_its_source(told: Told) -> None:
    """Agencies head stories with who says so."""
    text = "Lawyer: Man killed by deputy was holding phone\n\nA man died on Monday. The county is silent."

    assert ("Lawyer", ":", "Man killed by deputy was holding phone") in told(text)


def test_a_role_after_the_dash_of_a_headline_is_its_source(told: Told) -> None:
    """Other agencies put it last."""
    text = "Rockets hit market, at least nine dead - health officials\n\nRockets fell on Monday. The county is silent."

    assert "health officials" in {source for source, _, _ in told(text)}


def test_a_label_of_the_desk_is_nobody(told: Told) -> None:
    """A desk's "CORRECTION:" opens a paragraph as a name would, and says nothing."""
    text = "The bridge is open.\n\nCORRECTION: In a story on Monday the bridge was shut. It is open."

    assert "CORRECTION" not in {source for source, _, _ in told(text)}


def test_who_points_a_gun_says_nothing(told: Told) -> None:
    """A verb that can report does not always."""
    assert told("The man pointed a handgun at the deputies.") == []


def test_a_stage_direction_inside_a_turn_is_cut_out(told: Told) -> None:
    """Nobody says that they laugh."""
    text = "The light is old.\n\nQ: Who?\n\nPELL: (Laughs.) I did. [Long pause.] Twice.\n\nQ: When?\n\nPELL: In May."

    assert ("PELL", ":", "I did. ... Twice.") in told(text)


def test_a_post_s_source_ends_with_its_handle(told: Told) -> None:
    """The day it was posted names nobody, the link to its picture says nothing."""
    text = "The mayor left.\n\nThe pier is shut. pic.twitter.com/abc — Nora Pell (@norapell) March 4, 2026\n\nThe council met."

    assert [(source, content) for source, _, content in told(text)] == [("Nora Pell (@norapell)", "The pier is shut.")]


def test_the_label_of_a_caption_is_in_no_source(told: Told) -> None:
    """Pages print it without a colon."""
    text = "The mill burned.\n\nImage caption Nora Pell says the mill will be rebuilt\n\nNobody was hurt."

    assert [source for source, _, _ in told(text)] == ["Nora Pell"]


def test_the_hour_of_an_entry_is_in_no_source(told: Told) -> None:
    """Live pages open each entry with it."""
    text = "Corm storm: live\n\n14:32 Nora Pell says the ferry is off.\n\n2.05pm: The ferry company says that it will sail."

    assert [source for source, _, _ in told(text)] == ["Nora Pell", "The ferry company"]


def test_a_talk_that_opens_with_a_turn_has_no_headline(attribute: Attribute) -> None:
    """Without a title the first line is what is said first."""
    _, rows = attribute("Gazette: When was it?\n\nPell: At two.\n\nGazette: And then?\n\nPell: Nobody came.")

    assert [row.kind for row in rows] == ["turn"] * 4


def test_marks_of_markdown_are_in_no_source(told: Told) -> None:
    """They are how a name is printed, not the name."""
    text = "According to [the Gazette](https://example.org/a), the bridge was shut in May. ### Tom Redl said that it was old."

    assert [source for source, _, _ in told(text)] == ["the Gazette", "Tom Redl"]


def test_a_speaker_s_line_is_the_source_with_its_role(told: Told) -> None:
    """Readers of a transcript are told once who speaks for whom."""
    text = "The call began.\n\nVera Stan -- Analyst\nWhy?\n\nDoug Mad -- Chief\nCost.\n\nVera Stan -- Analyst\nOh."

    assert [source for source, _, _ in told(text)][:2] == ["Vera Stan -- Analyst", "Doug Mad -- Chief"]


@pytest.mark.parametrize("who", ["Poll", "Ranchers", "Pollsters", "Sheriff", "Foreign Ministry"])
def test_a_body_or_calling_before_the_colon_of_a_headline_is_its_source(told: Told, who: str) -> None:
    """Headlines name who says so by what they are."""
    text = f"{who}: Most voters want the bridge shut\n\nThe bridge is old. It was built in 1902."

    assert who in {source for source, _, _ in told(text)}


@pytest.mark.parametrize("who", ["Obituary", "Letters", "Analysis", "Weather", "Corm"])
def test_a_section_before_the_colon_of_a_headline_says_nothing(told: Told, who: str) -> None:
    """It tells where in the paper the article stands, or where it happened."""
    text = f"{who}: Most voters want the bridge shut\n\nThe bridge is old. It was built in 1902."

    assert who not in {source for source, _, _ in told(text)}


def test_a_name_before_a_colon_begins_after_the_sentence_before_it(told: Told) -> None:
    """A sentence of the paper's is no part of a name."""
    text = "The bridge is shut. It opens in May. Prof. Nora Pell: “It was rotten.” Nobody came."

    assert [(source, content) for source, _, content in told(text)] == [("Prof. Nora Pell", "“It was rotten.”")]
