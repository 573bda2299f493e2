"""Specificity: which statement is the more general one, and what only trims it."""

from collections.abc import Callable

import pytest

from headwater.compare.acts.roles import Told, told_by
from headwater.compare.grammar import Grammar
from headwater.compare.judging.specificity import more_specific
from headwater.model.text import Article

Parse = Callable[[str], tuple[Article, Grammar]]


def of(parse: Parse, text: str) -> Told:
    """Return what a text tells."""
    _, tree = parse(text)
    return told_by(tree, range(len(tree.words)))


@pytest.mark.parametrize(
    ("general", "specific", "reason"),
    [
        (
            "Weapons reached the group.",
            "Anti-tank missiles reached the group.",
            "the one says which weapons (missiles)",
        ),
        ("The crew were rescued.", "Eleven crew were rescued.", "the one says how many (eleven)"),
        ("The line was closed.", "The council closed the line.", "the one says who or what did it (council)"),
        (
            "The works were sold to Roe.",
            "The works were sold to Roe for 84 million crowns.",
            "the one says for what (crowns)",
        ),
        ("The door was open.", "The bow door was open.", "the one says which door"),
    ],
)
def test_the_general_one_is_told_and_what_the_other_adds(
    parse: Parse, general: str, specific: str, reason: str
) -> None:
    """The two stay apart as claims, and a reader is told how they hang together, whichever comes first."""
    found = more_specific(of(parse, general), of(parse, specific))
    turned = more_specific(of(parse, specific), of(parse, general))

    assert found
    assert turned
    assert (found.general, turned.general) == ("one", "other")
    assert found.score == turned.score > 0
    assert found.reason == turned.reason == reason


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The ferry hit the pier.", "The ferry hit the pier on Tuesday morning."),
        ("The minister resigned.", "The minister quickly resigned in Marne."),
        ("The mayor resigned.", "The mayor, 61, resigned."),
    ],
)
def test_trimmings_make_no_other_claim(parse: Parse, one: str, other: str) -> None:
    """When, where, how and at what age are told besides."""
    assert more_specific(of(parse, one), of(parse, other)) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nine people died.", "Eleven people died."),
        ("The council plans to close the mill.", "The council closed the Marne mill."),
        ("The door was not open.", "The bow door was open."),
        ("The second officer was alone on the bridge.", "The captain was alone on the bridge."),
        ("A mortar attack broke the truce.", "A drone strike broke the truce."),
        ("Rangers fired at poachers.", "Two rangers were shot by poachers."),
        ("Rain.", "Rain."),
    ],
)
def test_what_is_not_all_said_by_the_other_is_not_more_general(parse: Parse, one: str, other: str) -> None:
    """Rival claims, plans and denials are related otherwise."""
    assert more_specific(of(parse, one), of(parse, other)) is None
