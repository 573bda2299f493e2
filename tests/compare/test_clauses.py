"""Clauses: where a stretch is cut, and where it must stay whole."""

from collections.abc import Callable

import pytest

from headwater.compare.clauses import pieces
from headwater.compare.grammar import Grammar
from headwater.model.text import Article, Span

Parse = Callable[[str], tuple[Article, Grammar]]


def cut(parse: Parse, text: str) -> list[str]:
    """Return the content of each piece of a text, spans joined by a slash."""
    _, tree = parse(text)
    return ["/".join(text[s.start : s.end] for s in p.content) for p in pieces(tree, Span(start=0, end=len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The mill closed in May, and the workers moved to Marne.",
            ["The mill closed in May", "the workers moved to Marne"],
        ),
        (
            "The old mill closed because its owner had run out of money.",
            ["The old mill closed", "its owner had run out of money"],
        ),
        ("Second mill shut in Marne; forty jobs gone", ["Second mill shut in Marne", "forty jobs gone"]),
        (
            "She said that the mill had closed in May and that 212 of the men hired had been paid.",
            ["She said that the mill had closed in May", "that 212 of the men hired had been paid."],
        ),
        (
            "Ten people were at work when a boiler blew up in the yard.",
            ["Ten people were at work", "a boiler blew up in the yard"],
        ),
        (
            "Thousands flee their village as volcano erupts in the north",
            ["Thousands flee their village", "volcano erupts in the north"],
        ),
    ],
)
def test_propositions_are_parted(parse: Parse, text: str, expected: list[str]) -> None:
    """Each can be copied, denied or matched alone."""
    assert cut(parse, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The blast killed nine people and closed the railway line.",
            ["The blast killed nine people", "The blast/closed the railway line"],
        ),
        (
            "The firm may close the mill and sell the land.",
            ["The firm may close the mill", "The firm may/sell the land"],
        ),
        (
            "A boiler blew up in the yard, killing nine people.",
            ["A boiler blew up in the yard", "A boiler/killing nine people"],
        ),
        (
            "The manager resigned on Monday after admitting the theft.",
            ["The manager resigned on Monday", "The manager/admitting the theft"],
        ),
        (
            "The old dam, built by Roe in 1962, has never leaked.",
            ["The old dam/has never leaked", "The old dam/built by Roe in 1962"],
        ),
    ],
)
def test_what_is_told_of_a_shared_subject_takes_it_along(parse: Parse, text: str, expected: list[str]) -> None:
    """Who closed the line is part of the claim, though the sentence names the culprit once."""
    assert [content.rstrip(".") for content in cut(parse, text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The mill will close if the council does not pay.",
        "The alarm rang from Sunday until the ferry hit the pier.",
        "The men who built the tower were never paid.",
        "The siren sounds when the river reaches the mark.",
        "If the river rises the mill will close, the mayor being away.",
    ],
)
def test_limits_stay_with_what_they_limit(parse: Parse, text: str) -> None:
    """A claim without its condition is another claim."""
    assert cut(parse, text) == [text]
