"""Words that stand where a source stands and name nobody."""

from collections.abc import Callable

import pytest

from headwater.model.attribution import Attribution

Attribute = Callable[[str], tuple[str, tuple[Attribution, ...]]]


@pytest.mark.parametrize(
    "text",
    [
        "Anybody who has walked that floor will tell you that the second line stands idle.",
        "Nobody on the island says that the ferry is late.",
        "No officer said that the pier was shut.",
        "Everyone says that the ferry is late.",
        "A gauge on the boiler told the crew that the pump had stopped.",
        "For two days a buzzer in the hold had been telling the crew that the pump was dry.",
    ],
)
def test_nobody_in_particular_is_no_source(text: str, attribute: Attribute) -> None:
    """What everybody says is on nobody's word, and no origin."""
    _, rows = attribute(text)

    assert [(row.speaker, row.sourcing) for row in rows] == [(None, "unsourced")]


@pytest.mark.parametrize(
    "text", ["Horn & Gauge said the pier was shut.", "The man at the gauge said the pump was dry."]
)
def test_who_bears_the_name_of_a_thing_or_stands_beside_it_speaks(text: str, attribute: Attribute) -> None:
    """A firm is called Bell, and a man reads the dial."""
    _, rows = attribute(text)

    assert [row.speaker is None for row in rows] == [False]


def test_everyone_of_a_crew_is_a_source(attribute: Attribute) -> None:
    """Those who were there are somebody."""
    _, rows = attribute("Everyone in the crew said that the alarm had rung.")

    assert [row.sourcing for row in rows] == ["described"]
