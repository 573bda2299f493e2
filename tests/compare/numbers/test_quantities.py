"""Quantities: how many of what, however it is written."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from headwater.compare.grammar import Grammar
from headwater.compare.numbers.quantities import Quantity, figures, same_quantity
from headwater.model.text import Article, Span

Parse = Callable[[str], tuple[Article, Grammar]]


def read(parse: Parse, text: str) -> list[tuple[float, str | None]]:
    """Return value and unit of each quantity in a text."""
    _, tree = parse(text)
    found = figures(tree, (Span(start=0, end=len(text)),))
    return [(q.value, q.unit) for q in found if q.is_telling]


def read_all(parse: Parse, text: str) -> list[Quantity]:
    """Return all figures in a text."""
    _, tree = parse(text)
    return list(figures(tree, (Span(start=0, end=len(text)),)))


def only(parse: Parse, text: str) -> Quantity:
    """Return the one figure of a text."""
    (found,) = read_all(parse, text)
    return found


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("She sold twenty-three horses.", 23, "horse"),
        ("The club sold 1,900 tickets.", 1900, "ticket"),
        ("They lost half a dozen sheep.", 6, "sheep"),
        ("The mill lost two hundred and fifty wheels.", 250, "wheel"),
        ("He was away for three weeks.", 21, "day"),
        ("They paid 1.5 million crowns.", 1_500_000, "crown"),
        ("They paid £84m for it.", 84_000_000, "pound"),
        ("They paid 84 million pounds for it.", 84_000_000, "pound"),
        ("It cost the firm $1.5bn.", 1_500_000_000, "dollar"),
        ("He owes six point two million crowns.", 6_200_000, "crown"),
        ("He waited two and a half years.", 912.5, "day"),
        ("Eleven thousand four hundred voters are dead.", 11_400, "voter"),
        ("It took nine million four hundred thousand tonnes.", 9.4e9, "kilogram"),
        ("UPDATE 3-Nine dead in floods", 9, None),
        ("One in ten of the staff left.", 10, "%"),
        ("The ferry was doing ten knots.", 18.52, "kilometre an hour"),
        ("The lorry weighs 40 tonnes.", 40_000, "kilogram"),
        ("The fire burned 200 hectares.", 200, "hectare"),
        ("Turnout was 34.5 percent.", 34.5, "%"),
        ("Turnout was 34.5 per cent.", 34.5, "%"),
        ("He lost two thirds of the crop.", 66.666666, "%"),
        ("Half the jobs will go.", 50, "%"),
        ("Sales fell by a quarter.", 25, "%"),
        ("One in five voters stayed away.", 20, "%"),
    ],
)
def test_words_and_digits_are_one(parse: Parse, text: str, value: float, unit: str) -> None:
    """An outlet's house style must not hide that two figures are the same."""
    ((found, counted),) = read(parse, text)

    assert (round(found, 3), counted) == (round(value, 3), unit)


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("Between 40 and 50 people came.", 40, 50),
        ("Some 40-50 people came.", 35, 55),
        ("Dozens of people came.", 20, 120),
        ("Several hundred people came.", 300, 950),
        ("Tens of thousands of people came.", 20_000, 99_999),
        ("About 40 people came.", 35, 45),
        ("Nearly 2,000 people came.", 1700, 2000),
        ("More than 200 people came.", 200, 300),
        ("As many as 200 people came.", 170, 200),
        ("Both men came.", 2, 2),
        ("Exactly 43 people came.", 43, 43),
    ],
)
def test_vague_numbers_are_intervals(parse: Parse, text: str, least: float, most: float) -> None:
    """The word "dozens" and the figure 43 can be one number, "dozens" and 900 cannot."""
    found = only(parse, text)

    assert (found.least, found.most) == (least, most)


@pytest.mark.parametrize(
    ("text", "fates"),
    [
        ("Nine people were killed and 23 injured.", [(9, "dead"), (23, "hurt")]),
        ("The bombing killed nine and wounded 23 others.", [(9, "dead"), (23, "hurt")]),
        ("Eleven people lost their lives.", [(11, "dead")]),
        ("The death toll rose to nine.", [(9, "dead")]),
        ("Divers recovered eleven bodies.", [(11, "dead")]),
        ("Nobody was hurt.", [(0, "hurt")]),
        ("All seven of the crew were rescued.", [(7, "safe")]),
        ("Two of the nine did not survive.", [(2, "dead"), (9, "dead")]),
    ],
)
def test_what_became_of_people_is_told(parse: Parse, text: str, fates: list[tuple[float, str]]) -> None:
    """The nine dead and the 23 hurt of one report are no rival figures."""
    assert [(q.value, q.fate) for q in read_all(parse, text)] == fates


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("The 52-year-old driver slept.", "age", 52),
        ("A driver aged 52 slept.", "age", 52),
        ("Anna Vik, 52, slept.", "age", 52),
        ("The price doubled.", "factor", 2),
        ("It costs three times as much.", "factor", 3),
        ("They won 3-1.", "score", 301),
        ("No casualties were reported.", "count", 0),
    ],
)
def test_ages_factors_scores_and_none_are_figures_of_their_own(
    parse: Parse, text: str, kind: str, value: float
) -> None:
    """A driver of 52 has not driven for 52 years, and counts nothing."""
    found = only(parse, text)

    assert (found.kind, found.value) == (kind, value)


@pytest.mark.parametrize("text", ["The toll rose to 11 on Sunday.", "The toll was put at 11."])
def test_a_figure_that_something_rises_to_is_no_time_of_day(parse: Parse, text: str) -> None:
    """A death toll that rises to eleven must clash with one of nine."""
    assert [value for value, _ in read(parse, text)] == [11.0]


@pytest.mark.parametrize(
    "text",
    [
        "The tower burned in 1994.",
        "She left on 3 March.",
        "He came at nine.",
        "He came at about nine.",
        "It began at three o'clock.",
        "It began at half past two.",
        "It began at half past two, not three.",
        "It began at two or three.",
        "The test was done on batch 311.",
        "She works on ward seven.",
        "He chose No. 7.",
        "One of them sang.",
        "One day he came.",
        "A third man came.",
        "It fell in the third quarter.",
        "Both the mayor and the council agreed.",
        "There is no plan.",
        "She stood in the 2024 election.",
        "The 15th man came.",
        "It was built in the 1990s.",
    ],
)
def test_dates_clock_times_and_labels_count_nothing(parse: Parse, text: str) -> None:
    """Nine o'clock is not nine people, and batch 311 is not 311 of anything."""
    assert read_all(parse, text) == []


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("It cost nearly 2,000 crowns.", "It cost 1,900 crowns.", True),
        ("It took nearly three weeks.", "It took nineteen days.", True),
        ("More than 200 quakes were felt.", "They felt 214 quakes.", True),
        ("It rose by four degrees.", "It rose by 3.9 degrees.", True),
        ("It is five miles away.", "It is eight kilometres away.", True),
        ("A third of the crop is lost.", "He lost 34 per cent of it.", True),
        ("He came 61 hours later.", "He came two and a half days later.", True),
        ("About 11,000 fish died.", "14,500 fish died.", False),
        ("They paid 84 million crowns.", "They paid at most 76 million crowns.", False),
        ("Six men came.", "Seven men came.", False),
        ("Nineteen men came.", "Twenty men came.", False),
    ],
)
def test_rounding_is_no_difference_and_another_figure_is(parse: Parse, left: str, right: str, expected: bool) -> None:
    """Nearly three weeks are nineteen days; eleven thousand is not fourteen and a half, however near."""
    one, other = only(parse, left), only(parse, right)

    assert same_quantity(one, other) is expected
    assert same_quantity(other, one) is expected


_WORDS = st.sampled_from(
    [
        "a",
        "an",
        "9",
        "40",
        "1,900",
        "1.5",
        "million",
        "hundred",
        "dozen",
        "and",
        "half",
        "of",
        "the",
        "third",
        "two",
        "-",
        "–",
        "to",
        "or",
        "point",
        "in",
        "out",
        "%",
        "per",
        "cent",
        "people",
        "no",
        "none",
        "$",
        "m",
        "miles",
    ]
)


@given(st.lists(_WORDS, max_size=14))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_breaks_the_reading_of_figures(parse: Parse, words: list[str]) -> None:
    """Tables and telegrams hold numbers in any order; each found lies inside its text and its bounds are in order."""
    text = " ".join(words)

    assert all(0 <= q.start < q.end <= len(text) and q.least <= q.value <= q.most for q in read_all(parse, text))
