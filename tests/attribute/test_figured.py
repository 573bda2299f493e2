"""Figures on somebody's word: a number that a sentence only mentions has a source too."""

from collections.abc import Callable

import pytest

from headwater.model.attribution import Attribution

Attribute = Callable[[str], tuple[str, tuple[Attribution, ...]]]
FIGURES = {
    "The toll is higher than the 23 given by county clerks on the day of the fire.": ("county clerks", "the 23"),
    "The new count is far below the forty thousand claimed by the Tarn Anglers' Club.": (
        "the Tarn Anglers' Club",
        "the forty thousand",
    ),
    "The sum is lower than the 3,200 that two clerks had described to the Gazette.": ("two clerks", "the 3,200"),
    "The number of deaths is in doubt. The ministry gives 19.": ("The ministry", "19"),
    "An internal memorandum counted 34 deaths.": ("An internal memorandum", "34 deaths"),
}


@pytest.mark.parametrize("text", sorted(FIGURES))
def test_a_figure_has_whoever_gave_it_for_a_source(text: str, attribute: Attribute) -> None:
    """Without a source, a number that officials gave would count as the paper's own knowledge."""
    held, rows = attribute(text)
    found = {
        (held[row.sources[0].start : row.sources[0].end], held[row.contents[0].start : row.contents[0].end])
        for row in rows
        if row.sources
    }

    assert FIGURES[text] in found


@pytest.mark.parametrize(
    "text",
    [
        "The council gave 2 million crowns to the museum.",
        "The report gave two reasons for the delay.",
        "She gave him 20.",
    ],
)
def test_what_is_handed_over_is_not_said(text: str, attribute: Attribute) -> None:
    """Most of what is given is no figure on anybody's word."""
    _, rows = attribute(text)

    assert not [row for row in rows if row.evidence[0].startswith("figure")]
