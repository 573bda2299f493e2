"""What is passed on: whom somebody has it from, and on whose word an outlet's report rests."""

from collections.abc import Callable

import pytest

from headwater.model.attribution import Attribution

Attribute = Callable[[str], tuple[str, tuple[Attribution, ...]]]
TWO = "two people familiar with the matter"


def _chains(text: str, attribute: Attribute) -> list[list[str]]:
    held, rows = attribute(text)
    by_id = {row.id: row for row in rows}
    found = []
    for row in rows:
        chain: list[str] = []
        at = row
        while True:
            chain.insert(0, held[at.sources[0].start : at.sources[0].end] if at.sources else "")
            if at.parent is None:
                break
            at = by_id[at.parent]
        found.append(chain)
    return found


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            "She had it from one of the van drivers that the door was locked.",
            ["She", "one of the van drivers"],
        ),
        ("He said he had heard from a clerk that the pier was shut.", ["He", "he", "a clerk"]),
    ],
)
def test_whom_somebody_has_it_from_is_the_innermost_source(text: str, chain: list[str], attribute: Attribute) -> None:
    """Whoever only heard a thing is no origin of it."""
    assert chain in _chains(text, attribute)


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            f"The Harbour Gazette reported that the firm had shut the pier, according to {TWO}.",
            ["The Harbour Gazette", TWO],
        ),
        (f"The Harbour Gazette reported the cuts on Tuesday, citing {TWO}.", ["The Harbour Gazette", TWO]),
    ],
)
def test_people_behind_a_report_are_inside_it(text: str, chain: list[str], attribute: Attribute) -> None:
    """The people told the paper; the paper did not tell the people."""
    assert chain in _chains(text, attribute)


def test_people_who_tell_what_a_letter_says_stay_outside(attribute: Attribute) -> None:
    """A letter is not told by those who have read it to whoever wrote it."""
    found = _chains(f"The letter said that the firm had shut the pier, according to {TWO}.", attribute)

    assert ["The letter", TWO] not in found
