"""Speaking, writing, believing and wanting are told apart by cue and source together."""

from collections.abc import Callable

import pytest

from headwater.model.attribution import Attribution

Attribute = Callable[[str], tuple[str, tuple[Attribution, ...]]]
ACTS = {
    "The minister said that the dam was weak.": "speech",
    "The minister found that the dam was weak.": "speech",
    "The Norrad Ledger reported that the dam was weak.": "speech",
    "The report found that the dam was weak.": "document",
    "The memo advised the staff to stay at home.": "document",
    "The report recommended that the dam be closed.": "intent",
    "The minister thinks that the dam is weak.": "belief",
    "The minister doubts that the dam will hold.": "belief",
    "The court ruled that the dam was unlawful.": "speech",
    "The union demanded that the dam be closed.": "intent",
    "The union promised that it would pay.": "intent",
    "The minister vowed to close the dam.": "intent",
    "According to the minister, the dam was weak.": "speech",
    "According to a survey, the dam was weak.": "document",
    "The dam was weak (Pell, “Weak Dams”, 1934).": "document",
}


@pytest.mark.parametrize("text", ACTS)
def test_an_act_is_told_by_cue_and_source(text: str, attribute: Attribute) -> None:
    """What a document says and what somebody only believes weigh differently."""
    _, rows = attribute(text)

    assert [row.act for row in rows] == [ACTS[text]]


def test_what_a_pronoun_stands_for_decides(attribute: Attribute) -> None:
    """A memo speaks as a document also in the sentence that calls it by a pronoun."""
    _, rows = attribute("The memo said that the dam was weak. It added that nobody had been told.")

    assert {row.act for row in rows} == {"document"}
