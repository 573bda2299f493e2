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
    ],
)
def test_nobody_in_particular_is_no_source(text: str, attribute: Attribute) -> None:
    """What everybody says is on nobody's word, and no origin."""
    _, rows = attribute(text)

    assert [(row.speaker, row.sourcing) for row in rows] == [(None, "unsourced")]


def test_everyone_of_a_crew_is_a_source(attribute: Attribute) -> None:
    """Those who were there are somebody."""
    _, rows = attribute("Everyone in the crew said that the alarm had rung.")

    assert [row.sourcing for row in rows] == ["described"]
