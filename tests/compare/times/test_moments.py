"""Moments: when a thing was, told from the day of the article and from what was named before."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from headwater.compare.grammar import Grammar
from headwater.compare.times.moments import Moment, moments, named, today
from headwater.model.text import Article

Parse = Callable[[str], tuple[Article, Grammar]]


def read(parse: Parse, text: str) -> list[Moment]:
    """Return the moments in a text of Thursday 5 March 2026."""
    return list(moments(*parse(text)))


def stretches(parse: Parse, text: str) -> list[str]:
    """Return first and last day of each moment, one day as itself."""
    told = [one.days for one in read(parse, text) if one.days]
    return [f"{d.first}" if d.first == d.last else f"{d.first}..{d.last}" for d in told]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It closed yesterday.", "2026-03-04"),
        ("It closed last night.", "2026-03-04"),
        ("It closed this morning.", "2026-03-05"),
        ("It closed on Wednesday.", "2026-03-04"),
        ("It closed last Tuesday.", "2026-03-03"),
        ("It will open on Wednesday.", "2026-03-11"),
        ("It opens next Wednesday.", "2026-03-11"),
        ("The firm plans to open it on Wednesday.", "2026-03-11"),
        ("It closed on 4 March.", "2026-03-04"),
        ("It closed on the 4th of March.", "2026-03-04"),
        ("It closed on March 4.", "2026-03-04"),
        ("It closed on Jan. 5.", "2026-01-05"),
        ("It fell on 8 May 2025.", "2025-05-08"),
        ("It fell on May 8, 2025.", "2025-05-08"),
        ("It fell on 2025-05-08.", "2025-05-08"),
        ("It fell on Wednesday 14 August.", "2024-08-14"),
        ("It fell on 8 May.", "2025-05-08"),
        ("It will fall on 8 May.", "2026-05-08"),
        ("It fell in May.", "2025-05-01..2025-05-31"),
        ("It will fall in May.", "2026-05-01..2026-05-31"),
        ("It fell in May last year.", "2025-05-01..2025-05-31"),
        ("It will fall in June of this year.", "2026-06-01..2026-06-30"),
        ("It closed in early March.", "2026-03-01..2026-03-11"),
        ("It must close by the end of March.", "2026-03-21..2026-03-31"),
        ("It fell in 2019.", "2019-01-01..2019-12-31"),
        ("It fell in the 1990s.", "1990-01-01..1999-12-31"),
        ("It was shut last year.", "2025-01-01..2025-12-31"),
        ("It rained last month.", "2026-02-01..2026-02-28"),
        ("Talks resume next week.", "2026-03-09..2026-03-15"),
        ("It rained at the weekend.", "2026-02-28..2026-03-01"),
        ("It rained last summer.", "2025-06-01..2025-08-31"),
        ("It rained in the spring of 2024.", "2024-03-01..2024-05-31"),
        ("It rained two days ago.", "2026-03-03"),
        ("It rained a week ago.", "2026-02-23..2026-03-01"),
        ("It rained seven months ago.", "2025-07-21..2025-08-20"),
    ],
)
def test_times_are_told_from_the_day_of_the_article(parse: Parse, text: str, expected: str) -> None:
    """The word "yesterday" in one paper and "on Wednesday" in another are one day."""
    assert stretches(parse, text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It fell on 8 May 2025. The previous day it had rained.", "2025-05-07"),
        ("It fell on 8 May 2025. The day before, it had rained.", "2025-05-07"),
        ("It fell on 8 May 2025. Three days later it rained.", "2025-05-11"),
        ("It fell on 8 May 2025. A month later it rained.", "2025-05-24..2025-06-23"),
        ("It fell on 8 May 2025. The following week it rained.", "2025-05-12..2025-05-18"),
        ("It stopped on Sunday, 11 August 2024, and nobody saw it until Wednesday.", "2024-08-14"),
        ("It fell on 8 May 2025. He said on Monday that it was old. The next day it rained.", "2025-05-09"),
    ],
)
def test_a_later_day_is_told_from_the_day_named_before(parse: Parse, text: str, expected: str) -> None:
    """The words "a month later" mean nothing without what stands before them, and a time of saying is not that."""
    assert stretches(parse, text)[-1] == expected


@pytest.mark.parametrize(
    "text",
    [
        "It may close.",
        "They march on.",
        "The fall killed him.",
        "The hot springs are warm.",
        "They caught 1994 fish.",
        "He paid $2000 for it.",
        "It cost 2,019 crowns.",
        "The Sunday Pennant reported it.",
        "He slept for two days.",
        "He left the day before the vote.",
    ],
)
def test_what_only_looks_like_a_time_is_none(parse: Parse, text: str) -> None:
    """A false date keeps two reports of one event apart."""
    assert read(parse, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "He said on Monday that it was safe.",
        "In a statement on Monday he denied it.",
        "“It is safe,” he said on Monday.",
    ],
)
def test_the_time_of_saying_is_not_the_time_of_the_event(parse: Parse, text: str) -> None:
    """Two ministers who speak of one flood on two days speak of one flood."""
    article, tree = parse(text)
    found = moments(article, tree)

    assert [one.is_of_saying for one in found] == [True]
    assert named(found, range(len(tree.words))) == ()


def test_limits_and_parts_of_days_are_told(parse: Parse) -> None:
    """What must happen by Monday need not happen on Monday."""
    assert [one.bound for one in read(parse, "It must close by Monday. It has been shut since 2018.")] == [
        "by",
        "since",
    ]
    assert [one.hour for one in read(parse, "It sank in the early hours of Tuesday. It sank on Tuesday evening.")] == [
        2,
        19,
    ]


def test_without_a_date_no_day_is_guessed_but_its_name_is_kept(parse: Parse) -> None:
    """An article that does not say when it came out gives no ground for telling its Wednesday."""
    article, tree = parse("It closed on Wednesday. It closed on 8 May. It closed in 2019.")
    found = moments(replace(article, published=None), tree)

    assert [(one.days is None, one.weekday, one.month, one.number) for one in found] == [
        (True, 2, None, None),
        (True, None, 5, 8),
        (False, None, None, None),
    ]


def test_a_dateline_tells_the_day_of_writing(parse: Parse) -> None:
    """What was written on the 3rd and printed on the 5th means the 2nd by "yesterday"."""
    article, _ = parse("It closed yesterday.")

    assert today(replace(article, dateline="SARVEL, March 3")) == date(2026, 3, 3)
    assert today(replace(article, dateline="SARVEL, June 3")) == date(2026, 3, 5)


_WORDS = st.sampled_from(
    [
        "last",
        "next",
        "this",
        "the",
        "end",
        "of",
        "early",
        "mid",
        "-",
        "May",
        "March",
        "31",
        "30",
        "8",
        "2025",
        ",",
        "Tuesday",
        "year",
        "month",
        "week",
        "ago",
        "later",
        "a",
        "two",
        "before",
        "by",
        "9999",
        "0",
        "weekend",
        "999999",
    ]
)


@given(st.lists(_WORDS, max_size=14))
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_breaks_the_reading_of_times(parse: Parse, words: list[str]) -> None:
    """Tables and telegrams hold dates in any order; each found lies in its text and ends no earlier than it begins."""
    article, tree = parse(" ".join(words))
    found = moments(article, tree)

    assert all(one.index < one.after <= len(tree.words) for one in found)
    assert all(one.days.first <= one.days.last for one in found if one.days)
