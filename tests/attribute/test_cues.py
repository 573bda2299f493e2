"""The cue lexicon: data that load, and that say what the rules expect."""

from headwater.attribute.cues import load_cues

FRAMES = {"quote", "clause", "to", "object_to", "told", "noun", "object", "passive"}


def test_every_frame_is_one_that_a_rule_reads() -> None:
    """A frame with a slip of the pen would be data that do nothing."""
    frames = {name for entry in load_cues().verbs.values() for name in entry if not name.startswith("prep:")}

    assert frames <= FRAMES


def test_the_surest_cues_are_there() -> None:
    """Whoever mends the data must not lose the words that carry most news."""
    verbs = load_cues().verbs

    assert {"say", "tell", "report", "deny", "claim", "write", "ask", "warn"} <= set(verbs)
    assert {"quote", "clause"} <= set(verbs["say"])


def test_an_infinitive_is_an_intent_unless_said_otherwise() -> None:
    """To vow to leave is an intent, to claim to leave is speech."""
    verbs = load_cues().verbs

    assert (verbs["vow"]["to"].act, verbs["claim"]["to"].act) == ("intent", "speech")
