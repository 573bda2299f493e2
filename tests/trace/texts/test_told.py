"""Names inside sentences."""

from headwater.trace.texts.told import in_sentence


def test_a_description_begins_small_and_a_name_stays() -> None:
    """Nobody writes "it rests on A deckhand", and "the Skerrow Packet" is not what the paper is called."""
    named = [in_sentence(name) for name in ("A deckhand who was aboard", "Two officials", "The Skerrow Packet", "")]

    assert named == ["a deckhand who was aboard", "two officials", "The Skerrow Packet", ""]
