"""Years: what looks like one and names it."""

from collections.abc import Callable

import pytest

from headwater.compare.grammar import Grammar
from headwater.compare.times.years import years
from headwater.model.text import Article


@pytest.mark.parametrize(
    ("text", "expected"),
    [("It burned in May 1994.", {1994}), ("They caught 1994 fish.", set()), ("It burned on Monday.", set())],
)
def test_years_are_read_and_counts_are_not(
    parse: Callable[[str], tuple[Article, Grammar]], text: str, expected: set[int]
) -> None:
    """Of two numbers that look like years, "1994 fish" is none."""
    _, tree = parse(text)

    assert years(tree, range(len(tree.words))) == expected
