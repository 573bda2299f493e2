"""The cue lexicon: data that load, and that say what the rules expect."""

import pytest

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


def test_every_list_that_a_rule_asks_for_is_there() -> None:
    """A list that is missing would fail only at the first text that needs it."""
    lists = {
        "documents",
        "outlets",
        "organisations",
        "people",
        "persons",
        "roles",
        "reasons",
        "vouching",
        "light",
        "courts",
    }

    assert lists <= {name for name, words in load_cues().words.items() if words}


@pytest.mark.parametrize(
    ("noun", "act"), [("claim", "speech"), ("account", "speech"), ("fear", "belief"), ("promise", "intent")]
)
def test_reporting_nouns_have_their_act(noun: str, act: str) -> None:
    """A promise counted as a statement of fact would be checked as one."""
    assert load_cues().nouns[noun] == act


def test_a_watchdog_is_an_organisation() -> None:
    """Without it "the watchdog" is a dog, and no source."""
    assert "watchdog" in load_cues().words["organisations"]


def test_what_rejects_and_denies_keeps_its_stance_with_every_shape() -> None:
    """A denial of a report is a denial whether it is a noun, a clause or a quotation."""
    verbs = load_cues().verbs

    assert {frame.stance for name, frame in verbs["deny"].items() if name in {"noun", "clause", "quote"}} == {"denies"}
    assert verbs["reject"]["noun"].stance == "denies"


def test_every_turn_of_phrase_has_its_preposition() -> None:
    """A turn without what brings the content would never be found."""
    turns = load_cues().turns

    assert all(turn.prepositions for verbs in turns.values() for turn in verbs.values())
    assert turns["issue"]["take"].stance == "disputes"
