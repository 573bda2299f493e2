"""Times: what a date in the text means, told from the day of the article."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from headwater.compare.grammar import Grammar
from headwater.compare.times import Times, times
from headwater.model.text import Article

Parse = Callable[[str], tuple[Article, Grammar]]


def read(parse: Parse, text: str) -> Times:
    """Return the times in a text of Thursday 5 March 2026."""
    article, tree = parse(text)
    return times(article, tree, range(len(tree.words)))


def test_relative_days_are_told_from_the_article(parse: Parse) -> None:
    """The word "yesterday" in one paper and "on Wednesday" in another are one day."""
    assert read(parse, "It closed yesterday.").days == {date(2026, 3, 4)}
    assert read(parse, "It closed on Wednesday.").days == {date(2026, 3, 4)}
    assert read(parse, "It closed on 4 March.").days == {date(2026, 3, 4)}
    assert read(parse, "It will open on Wednesday.").days == {date(2026, 3, 11)}


def test_without_a_date_no_day_is_guessed(parse: Parse) -> None:
    """An article that does not say when it came out gives no ground for telling its Wednesday."""
    article, tree = parse("It closed on Wednesday.")

    assert times(replace(article, published=None), tree, range(len(tree.words))).days == frozenset()


def test_years_and_months_are_read_and_counts_are_not(parse: Parse) -> None:
    """Of two numbers that look like years, "1994 fish" is none."""
    assert read(parse, "It burned in May 1994.").years == {1994}
    assert read(parse, "It burned in May 1994.").months == {5}
    assert read(parse, "They caught 1994 fish.").years == frozenset()
    assert read(parse, "It may burn.").months == frozenset()
