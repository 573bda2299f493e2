"""Speakers: who "he", "the same man" and "Mr Thole" are, and how they are sourced."""

from collections.abc import Callable

import pytest

from headwater.model.attribution import Attribution

Attribute = Callable[[str], tuple[str, tuple[Attribution, ...]]]
PORT = "Nora Pell, the harbour master, said the pier was shut. "
DECK = "A deckhand who was aboard told the inquiry that the alarm had rung. "

NAMED = {
    "a pronoun after its name": (PORT + "“Nobody was hurt,” she said.", "Nora Pell"),
    "a short name": (PORT + "“Nobody was hurt,” Ms Pell said.", "Nora Pell"),
    "a pronoun after a description": (DECK + "“It rang for two days,” he said.", "A deckhand who was aboard"),
    "the same man": (DECK + "The same man said the ferry was late.", "A deckhand who was aboard"),
    "a description taken up": (DECK + "The deckhand said the ferry was late.", "A deckhand who was aboard"),
}
SOURCED = {
    "named": PORT,
    "described": DECK,
    "anonymous": "A person familiar with the matter said the pier was shut.",
    "document": "The report said the pier was shut.",
    "outlet": "The Harbour Gazette reported that the pier was shut.",
    "unsourced": "It has been documented that the pier was shut.",
    "self_reported": "We told the council that the pier was shut.",
}


@pytest.mark.parametrize("name", sorted(NAMED))
def test_a_speaker_goes_by_the_fullest_name(name: str, attribute: Attribute) -> None:
    """Origins are counted by speaker: one person under two names would count twice."""
    text, expected = NAMED[name]
    _, rows = attribute(text)
    speakers = [row.speaker for row in rows]

    assert [speaker.name for speaker in speakers if speaker is not None] == [expected, expected]
    assert len({speaker.id for speaker in speakers if speaker is not None}) == 1


@pytest.mark.parametrize("sourcing", sorted(SOURCED))
def test_each_way_of_sourcing_is_told(sourcing: str, attribute: Attribute) -> None:
    """How a claim is sourced is shown beside it."""
    _, rows = attribute(SOURCED[sourcing])

    assert [row.sourcing for row in rows] == [sourcing]


def test_ibid_is_the_citation_before(attribute: Attribute) -> None:
    """Two citations of one work are one origin."""
    _, rows = attribute("The valve is stuck (Ferris 2021, p. 14). The board was warned in May (ibid., p. 22).")

    assert [row.speaker.name for row in rows if row.speaker is not None] == ["Ferris 2021", "Ferris 2021"]


def test_an_i_inside_a_quotation_is_its_speaker(attribute: Attribute) -> None:
    """The first person inside somebody's words is that somebody."""
    _, rows = attribute(PORT + "“I think that the pier will open again in May,” she said.")

    assert {row.speaker.name for row in rows if row.speaker is not None} == {"Nora Pell"}


def test_the_outlet_that_was_told_stands_in_the_evidence(attribute: Attribute) -> None:
    """An outlet that others quote from is a link of the chain, though it is nobody's source in the sentence."""
    _, rows = attribute("Nora Pell told the Harbour Gazette that the pier was shut.")

    assert [row.evidence[-1] for row in rows] == ["told to: Harbour Gazette"]
