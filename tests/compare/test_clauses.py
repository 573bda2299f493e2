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
    ],
)
def test_propositions_are_parted(parse: Parse, text: str, expected: list[str]) -> None:
    """Each can be copied, denied or matched alone."""
    assert cut(parse, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The mill will close if the council does not pay.",
        "The alarm rang from Sunday until the ferry hit the pier.",
        "The men who built the tower were never paid.",
    ],
)
def test_limits_stay_with_what_they_limit(parse: Parse, text: str) -> None:
    """A claim without its condition is another claim."""
    assert cut(parse, text) == [text]
