"""Names of sources: clean, told from descriptions, compared with care."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.present.names import cleaned, fullest, is_named, is_short_for, key


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("one resident speaking with *The Post", "one resident speaking with The Post"),
        ("The director, who asked not to be named", "The director"),
        ("the Province Mirror", "Province Mirror"),
        ("“Anna Lund,", "Anna Lund"),
        ("U.S.", "U.S."),
        ("the report.", "the report"),
        ("own report of November", "report of November"),
        ("A memo to employees that was", "A memo to employees"),
        ("an affidavit filed by the harbour office and", "an affidavit filed by the harbour office"),
        ("(", ""),
        ("those", ""),
        ("one of them", "one of them"),
        ("US", "US"),
        (
            "a close look at all that was said and done on the quay by everybody that night",
            "a close look at all that was said and done on the…",
        ),
    ],
)
def test_a_name_is_cut_out_of_its_sentence(name: str, clean: str) -> None:
    """A list of sources must not show half sentences and stray marks."""
    assert cleaned(name) == clean


@pytest.mark.parametrize("name", ["Anna Lund", "ISIS", "the DIA memo", "Reuters", "a report by Fox News"])
def test_a_name_is_told_by_its_capitals(name: str) -> None:
    """What bears a name can be looked up."""
    assert is_named(name)


@pytest.mark.parametrize("name", ["reports", "Several reports", "the army", "Health officials", "two people", ""])
def test_a_description_is_no_name(name: str) -> None:
    """Two articles that cite "officials" need not mean the same."""
    assert not is_named(name)


@pytest.mark.parametrize(
    ("short", "full", "is_person"),
    [
        ("Lund", "Anna Lund", True),
        ("James Tate", "James R. Tate", True),
        ("CAR", "Conflict Armament Research", False),
        ("FARS", "FARS News Agency", False),
        ("U.S.", "United States", False),
        ("Observatory", "Civilian Harm Observatory", False),
    ],
)
def test_a_short_form_is_known(short: str, full: str, *, is_person: bool) -> None:
    """A surname, initials, an agency without its "News Agency"."""
    assert is_short_for(key(short), key(full), is_person=is_person)


@pytest.mark.parametrize(
    ("short", "full", "is_person"),
    [
        ("Washington", "Washington Post", False),
        ("Anna", "Anna Lund", True),
        ("AL", "Anna Lund", True),
        ("Anna Lund", "Lund", True),
        ("Post", "Evening Kettle", False),
    ],
)
def test_what_may_be_another_is_not_joined(short: str, full: str, *, is_person: bool) -> None:
    """Two sources that are made one are worse than one that is shown twice."""
    assert not is_short_for(key(short), key(full), is_person=is_person)


def test_the_fullest_name_is_shown() -> None:
    """A reader wants the first name too, not the title; a body's whole name, in the usual spelling."""
    people = Counter({"Lund": 5, "Anna Lund": 2, "Mayor Anna Lund": 1})
    bodies = Counter({"FARS": 5, "The FARS News Agency": 1, "FARS News Agency": 1})

    assert fullest(people, is_person=True) == "Anna Lund"
    assert fullest(bodies, is_person=False) == "FARS News Agency"


@given(st.text(max_size=120))
def test_a_clean_name_stays_as_it_is(name: str) -> None:
    """Cleaning twice changes nothing that can be compared."""
    once = cleaned(name)

    assert key(cleaned(once)) == key(once) or not cleaned(once)
    assert len(once.split()) <= 12
