"""A claim's trail names the claims that narrow it down, and those that it narrows down."""

from pathlib import Path

import pytest

import headwater
from headwater.model.case import Case


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    """Return a case in which one article says what another says more exactly."""
    folder: Path = tmp_path_factory.mktemp("pile")
    for name, text in (
        ("1.txt", "Weapons reached the rebels in Tarn."),
        ("2.txt", "Missiles reached the rebels in Tarn."),
        ("3.txt", "The library opens at nine. Its roof leaks in winter. A painter gave the school three easels."),
    ):
        (folder / name).write_text(f"{text}\n", encoding="utf-8")
    return headwater.trace([folder])


def trail(case: Case, beginning: str) -> str:
    """Return the trail of the claim whose text begins so, in one line."""
    claim = next(claim for claim in case.provenance.claims if claim.text.startswith(beginning))
    return " ".join(headwater.show(case, claim.id).split())


def test_the_trail_of_a_claim_names_the_more_specific_one(case: Case) -> None:
    """Who checks the general claim should know that somebody says which weapons."""
    told = trail(case, "Weapons")

    assert "More specific: claim " in told
    assert "“Missiles reached the rebels in Tarn.” (the one says which weapons (missiles))" in told


def test_the_trail_of_a_claim_names_the_more_general_one(case: Case) -> None:
    """Seen from the other side."""
    assert "More general: claim " in trail(case, "Missiles")


def test_a_claim_with_nothing_narrower_says_nothing_of_it(case: Case) -> None:
    """No heading without anything under it."""
    assert "narrows it down" not in trail(case, "The library")
