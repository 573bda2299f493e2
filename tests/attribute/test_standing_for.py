"""Words that stand for whoever has them or prints them."""

from collections.abc import Callable

import pytest

from headwater.model.attribution import Attribution

Attribute = Callable[[str], tuple[str, tuple[Attribution, ...]]]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("According to Nora Pell's account, the dam had held.", "Nora Pell"),
        ("The Harbour Board met. Its explanation, it said, was that the dam had held.", "Harbour Board"),
        ("It says in the Torlind Messenger that the lead is there.", "Torlind Messenger"),
    ],
)
def test_whoever_has_the_words_is_the_speaker(text: str, speaker: str, attribute: Attribute) -> None:
    """A council and the council's account are one origin."""
    _, rows = attribute(text)

    assert {row.speaker.name for row in rows if row.speaker is not None} == {speaker}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("It says in the Messenger that the lead is there.", "outlet"),
        ("An internal paper says that the pin is weak.", "document"),
        ("The local paper says that the pin is weak.", "outlet"),
        ("A tally kept by the union shows that 14 men died.", "document"),
        ("The ship's manifest says that the holds were empty.", "document"),
        ("The prosecution said that the pier was shut.", "organisation"),
        ("US papers reported that the pier was shut.", "outlet"),
    ],
)
def test_what_is_no_person_is_not_told_as_one(text: str, kind: str, attribute: Attribute) -> None:
    """A tally is no witness, and papers are not the country that they are of."""
    _, rows = attribute(text)

    assert [row.speaker.kind for row in rows if row.speaker is not None] == [kind]
