"""Roles: who did what to whom, and what keeps two statements of one deed apart."""

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.compare.acts.frames import Frame, frames
from headwater.compare.acts.roles import (
    Told,
    main_deed,
    mood_apart,
    other_agent,
    roles_swapped,
    told_by,
)
from headwater.compare.grammar import Grammar
from headwater.model.text import Article

Parse = Callable[[str], tuple[Article, Grammar]]
FEATURES = (main_deed, roles_swapped, other_agent, mood_apart)
SENTENCES = (
    "The union sued the railway.",
    "The railway was sued by the union.",
    "The council plans the closure of the school.",
    "Vantage bought the mill from the Orrin family.",
    "Nine people died when a boiler blew up.",
    "The bow door was open.",
    "Nobody refused to pay.",
    "Rain.",
)


def of(parse: Parse, text: str) -> Told:
    """Return what a text tells."""
    _, tree = parse(text)
    return told_by(tree, range(len(tree.words)))


def first(parse: Parse, text: str) -> Frame:
    """Return the frame that stands nearest to the top of a text."""
    _, tree = parse(text)
    return frames(tree, range(len(tree.words)))[0]


def heads(frame: Frame) -> Sequence[str | None]:
    """Return the heads of the doer, of what it is done to, and of who gets it."""
    return [one.head if one else None for one in (frame.agent, frame.patient, frame.recipient)]


@pytest.mark.parametrize(
    ("text", "predicate", "expected"),
    [
        ("The council closed the line on Monday.", "clos", ["council", "line", None]),
        ("The line was closed by the council.", "clos", ["council", "line", None]),
        ("The council carried out a raid on the depot.", "raid", ["council", "depot", None]),
        ("The council bought the mill from the widow.", "sell", ["widow", "mill", "council"]),
        ("The widow sold the mill to the council.", "sell", ["widow", "mill", "council"]),
        ("The clerk worked for the council.", "employ", ["council", "clerk", None]),
        ("The clerk was the owner of the mill.", "own", ["clerk", "mill", None]),
        ("A boiler blew up.", "explod", ["boil", None, None]),
        ("The ministry refused to lower the reservoir.", "lower", ["ministry", "reservoir", None]),
    ],
)
def test_a_deed_has_one_form(parse: Parse, text: str, predicate: str, expected: list[str | None]) -> None:
    """Passives, nouns, light verbs and buyers for sellers are ways to say one thing."""
    found = first(parse, text)

    assert found.predicate == predicate
    assert heads(found) == expected


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("The council closed the school.", "did"),
        ("The council may have closed the school.", "did"),
        ("The council will close the school.", "will"),
        ("The council plans to close the school.", "will"),
        ("The council is to close the school.", "will"),
        ("The mayor asked the council to close the school.", "asked"),
        ("The council refused to close the school.", "refused"),
        ("The council failed to close the school.", "failed"),
        ("The council tried to close the school.", "tried"),
        ("The council threatened to close the school.", "threatened"),
        ("The council offered to close the school.", "offered"),
        ("The school will close if the roof leaks.", "if"),
        ("The council turned down the closure of the school.", "refused"),
    ],
)
def test_a_plan_is_told_from_a_deed_and_a_doubt_from_both(parse: Parse, text: str, mood: str) -> None:
    """Who plans, asks or refuses has not done it; who "may have done" it is only doubted."""
    _, tree = parse(text)
    found = [frame.mood for frame in frames(tree, range(len(tree.words))) if frame.predicate == "clos"]

    assert found == [mood]


def test_the_same_deed_is_met_in_other_clothes(parse: Parse) -> None:
    """Its passive is no other claim."""
    one = of(parse, "The council closed the line.")

    assert main_deed(one, of(parse, "The line was shut by the council.")) >= 0.7
    assert main_deed(one, of(parse, "The council opened the line.")) < 0.7


def test_what_is_told_first_counts_for_more(parse: Parse) -> None:
    """A deed that is only mentioned in passing is not what the statement claims."""
    one = of(parse, "The council closed the line.")
    other = of(parse, "The closure of the line by the council angered drivers.")

    assert main_deed(one, of(parse, "The line was closed by the council.")) == 1.0
    assert main_deed(one, other) == 0.0


def test_who_did_it_to_whom_can_be_the_other_way_round(parse: Parse) -> None:
    """A bag of words would merge attacker and victim."""
    one = of(parse, "The union sued the railway.")

    assert roles_swapped(one, of(parse, "The railway sued the union.")) == 1.0
    assert roles_swapped(one, of(parse, "The railway was sued by the union.")) == 0.0


def test_another_name_is_another_doer_but_another_noun_may_be_the_same(parse: Parse) -> None:
    """A coaster is a vessel; Ada Roe is not Ben Vane."""
    one = of(parse, "Ada Roe signed the letter.")

    assert other_agent(one, of(parse, "Ben Vane signed the letter.")) == 1.0
    assert other_agent(one, of(parse, "The clerk signed the letter.")) == 0.0


def test_a_plan_speaks_against_the_deed_and_for_the_same_plan(parse: Parse) -> None:
    """What was only promised was not done, but two tellings of one promise agree."""
    plan = of(parse, "The Front promised to free the prisoners.")

    assert mood_apart(plan, of(parse, "The Front freed the prisoners.")) == 1.0
    assert mood_apart(plan, of(parse, "The Front will free the prisoners.")) == 0.0


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(SENTENCES), st.sampled_from(SENTENCES))
def test_features_are_symmetric_scores(parse: Parse, left: str, right: str) -> None:
    """The order of statements means nothing."""
    one, other = of(parse, left), of(parse, right)
    values = [feature(one, other) for feature in FEATURES]

    assert values == [feature(other, one) for feature in FEATURES]
    assert all(0.0 <= value <= 1.0 for value in values)


def test_a_list_without_end_is_bounded(parse: Parse) -> None:
    """A statement of ten thousand deeds tells of the first few, and soon."""
    found = of(parse, "The council closed the school and " * 300)

    assert len(found.frames) <= 12
