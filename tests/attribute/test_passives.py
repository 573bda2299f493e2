"""Passives: who is spoken of is not the one who speaks."""

from collections.abc import Callable

import pytest

Told = Callable[[str], list[tuple[str, str, str]]]


@pytest.mark.parametrize(
    "text",
    [
        "Strikes said to be aimed at the militia are hitting the pipelines.",
        "The man believed to be the gunman was arrested on Monday.",
        "A painting thought to have been lost in the fire hung in her kitchen.",
    ],
)
def test_who_is_said_to_be_something_says_nothing(told: Told, text: str) -> None:
    """A shortened passive reads like a speaker: strikes do not talk."""
    assert not any(source for source, _, _ in told(text))


@pytest.mark.parametrize("text", ["Orsova claimed to have seen the ship.", "The mayor said to wait for the divers."])
def test_who_claims_to_have_done_something_speaks(told: Told, text: str) -> None:
    """The active voice with the same little word keeps its speaker."""
    assert any(source for source, _, _ in told(text))


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The town council was warned in March that the pump was faulty, Nora Pell told the Chronicle.", ""),
        ("He was told by residents that they had heard the bell.", "residents"),
    ],
)
def test_whoever_is_told_a_thing_is_not_its_source(told: Told, text: str, source: str) -> None:
    """A council that was warned would else be the origin of the warning."""
    assert source in {found for found, cue, _ in told(text) if cue.startswith("was ")}
