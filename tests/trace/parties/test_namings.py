"""Where articles name each other's outlets."""

import pytest

from headwater.trace.parties.namings import namings
from mini_piles import Told, pile


@pytest.mark.parametrize(
    ("text", "outlets"),
    [
        ("It was in last night's Clarion.", ["evening clarion"]),
        ("The Sunday Clarion has it.", ["evening clarion"]),
        ("He told the Halden agency so.", ["halden press agency"]),
        ("WMRN had her on air.", ["wmrn public radio"]),
        ("The Quarnby clock has stopped.", []),
        ("A clarion call was heard.", []),
        ("The Clarion Bank has shut.", []),
    ],
)
def test_an_outlet_goes_by_short_names(text: str, outlets: list[str]) -> None:
    """Few sentences give a newspaper's whole name."""
    made = pile(
        Told(outlet="Evening Clarion", day=1, says=["It rained in Quarnby."]),
        Told(outlet="Halden Press Agency", day=1, says=["It rained."]),
        Told(outlet="WMRN Public Radio", day=1, says=["It rained."]),
        Told(outlet="Visit Quarnby", day=1, says=["It rained."]),
        Told(outlet="Inland Echo", day=2, says=[text]),
    )

    assert [one.outlet for one in namings(made.articles)[made.id_of("Inland Echo")]] == outlets
