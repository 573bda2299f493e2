"""What the layout says: turns, set-off quotations, signatures and headlines."""

from collections.abc import Callable

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
