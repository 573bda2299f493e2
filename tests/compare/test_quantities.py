"""Quantities: how many of what, however it is written."""

from collections.abc import Callable

import pytest

from headwater.compare.grammar import Grammar
from headwater.compare.quantities import Quantity, quantities, same_quantity
from headwater.model.text import Article, Span

Parse = Callable[[str], tuple[Article, Grammar]]


def read(parse: Parse, text: str) -> list[tuple[float, str | None]]:
    """Return value and unit of each quantity in a text."""
    _, tree = parse(text)
    return [(q.value, q.unit) for q in quantities(tree, (Span(start=0, end=len(text)),))]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("She sold twenty-three horses.", 23, "horse"),
        ("The club sold 1,900 tickets.", 1900, "ticket"),
        ("They lost half a dozen sheep.", 6, "sheep"),
        ("The mill lost two hundred and fifty wheels.", 250, "wheel"),
        ("He was away for three weeks.", 21, "day"),
        ("They paid 1.5 million crowns.", 1_500_000, "crown"),
    ],
)
def test_words_and_digits_are_one(parse: Parse, text: str, value: float, unit: str) -> None:
    """An outlet's house style must not hide that two figures are the same."""
    assert read(parse, text) == [(value, unit)]


def test_a_figure_that_something_rises_to_is_no_time_of_day(parse: Parse) -> None:
    """A death toll that rises to eleven must clash with one of nine."""
    assert [value for value, _ in read(parse, "The toll rose to 11 on Sunday.")] == [11.0]


@pytest.mark.parametrize(
    "text",
    [
        "The tower burned in 1994.",
        "She left on 3 March.",
        "He came at nine.",
        "It began at three o'clock.",
        "The test was done on batch 311.",
        "One of them sang.",
    ],
)
def test_dates_clock_times_and_labels_count_nothing(parse: Parse, text: str) -> None:
    """Nine o'clock is not nine people, and batch 311 is not 311 of anything."""
    assert read(parse, text) == []


def quantity(value: float, grain: float, *, is_round: bool = False) -> Quantity:
    """Return a quantity of nothing in particular."""
    return Quantity(value=value, unit=None, grain=grain, is_round=is_round)


def test_rounding_is_no_difference() -> None:
    """Nearly two thousand is 1,900; nearly three weeks are nineteen days; more than two hundred is 214."""
    assert same_quantity(quantity(2000, 1000, is_round=True), quantity(1900, 100))
    assert same_quantity(quantity(21, 7, is_round=True), quantity(19, 1))
    assert same_quantity(quantity(200, 100, is_round=True), quantity(214, 1))
    assert same_quantity(quantity(4, 1), quantity(3.9, 0.1))


def test_rival_figures_differ() -> None:
    """Eleven thousand is not fourteen and a half, however near: two claims."""
    assert not same_quantity(quantity(11_000, 1000), quantity(14_500, 100))
    assert not same_quantity(quantity(84e6, 1e6), quantity(76e6, 1e6, is_round=True))
    assert not same_quantity(quantity(6, 1), quantity(7, 1))
