"""Figures of two statements side by side."""

from collections.abc import Callable

import pytest

from headwater.compare.grammar import Grammar
from headwater.compare.numbers.figures import Figures, compare_figures
from headwater.compare.numbers.quantities import figures
from headwater.model.text import Article, Span

Parse = Callable[[str], tuple[Article, Grammar]]


def met(parse: Parse, left: str, right: str) -> Figures:
    """Return how the figures of two texts stand to each other, having checked that turning them round changes nothing."""
    (_, one), (_, other) = parse(left), parse(right)
    here, there = figures(one, (Span(start=0, end=len(left)),)), figures(other, (Span(start=0, end=len(right)),))
    found, turned = compare_figures(here, there), compare_figures(there, here)
    names = ("same", "bare", "compatible", "rival", "rival_bare", "denied", "missing")
    assert [getattr(found, name) for name in names] == [getattr(turned, name) for name in names]
    return found


@pytest.mark.parametrize(
    ("left", "right", "strongest"),
    [
        ("Nine people were killed.", "The toll stands at 9 dead.", "same"),
        ("Nine people were killed and 23 hurt.", "Nine died and dozens were injured.", "same"),
        ("Some 640 jobs will go.", "640 redundancies were announced.", "same"),
        ("He paid 84 million.", "He paid £84m.", "bare"),
        ("Dozens of people were hurt.", "43 people were wounded.", "compatible"),
        ("Nine people were killed.", "The strike killed 23 people.", "rival"),
        ("About 11,000 fish died.", "14,500 fish died.", "rival"),
        ("Dozens of people died.", "Nine people died.", "rival"),
        ("Nobody was hurt.", "Three people were injured.", "denied"),
        ("The boat sank.", "The boat sank with nine aboard.", "missing"),
    ],
)
def test_figures_meet(parse: Parse, left: str, right: str, strongest: str) -> None:
    """What two figures say to each other is told before any words are compared."""
    found = met(parse, left, right)
    values = {name: getattr(found, name) for name in ("same", "bare", "compatible", "rival", "denied")}

    assert max(values, key=lambda name: values[name]) == strongest if strongest != "missing" else found.missing == 1.0


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Nine people were killed.", "The strike hurt 23 people."),
        ("Anna Vik, 52, was hurt.", "The driver, who is 34 years old, was hurt."),
        ("He waited two hours.", "He ran two miles and fell."),
        ("It rose by 12 percent.", "It rose by 9 million crowns."),
        ("Nine people were killed and 23 hurt.", "Nine people were killed."),
        ("More than 200 people came.", "Some 214 people came."),
    ],
)
def test_figures_of_different_things_are_no_rivals(parse: Parse, left: str, right: str) -> None:
    """A false clash keeps one claim apart as surely as a false likeness joins two."""
    assert met(parse, left, right).rival == 0


def test_the_figures_are_named_in_the_reasons(parse: Parse) -> None:
    """A reader is told which numbers clash."""
    assert met(parse, "Nine people were killed.", "23 people died.").reasons == (
        "rival figures: 9 person dead and 23 person dead",
    )


def test_a_figure_that_few_would_give_by_chance_tells_more(parse: Parse) -> None:
    """That both say two tells little, that both say 214 much."""
    rare = met(parse, "They felt 214 quakes.", "They felt 214 quakes.")
    everyday = met(parse, "They felt two quakes.", "They felt two quakes.")

    assert rare.same > everyday.same > 0


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("17 percent of the registrars were late.", "17 percent of the ballots went astray."),
        ("A third of the wheat has rust.", "Rates rose by a third."),
        ("The ministry sent 34 nurses.", "At least 34 people have died."),
        ("A further 2,000 households are in the dark.", "2,000 households are in the dark."),
        ("The ratio is 0.96 (95% confidence interval).", "The ratio was 0.75 (95% confidence interval)."),
    ],
)
def test_one_number_of_two_things_is_not_the_same(parse: Parse, left: str, right: str) -> None:
    """That a number comes twice is the commonest cause of taking two claims for one."""
    found = met(parse, left, right)

    assert found.same == found.bare == 0


def test_a_share_of_one_thing_is_the_same(parse: Parse) -> None:
    """Two papers take a share of the same, in other words."""
    assert met(parse, "17 percent of the ballots were lost.", "17 percent of the mail ballots went astray.").same > 0
