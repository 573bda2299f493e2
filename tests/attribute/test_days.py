"""Words for a time become the days they can mean, no narrower than they are."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.attribute.days import days_of, find_times

WEDNESDAY = date(2026, 3, 4)
MEANT = {
    "on Tuesday": ("2026-03-03", "2026-03-03"),
    "late on Tuesday night": ("2026-03-03", "2026-03-03"),
    "on Wednesday": ("2026-03-04", "2026-03-04"),
    "Thursday": ("2026-02-26", "2026-02-26"),
    "last Tuesday": ("2026-02-24", "2026-03-03"),
    "last Thursday": ("2026-02-26", "2026-02-26"),
    "yesterday": ("2026-03-03", "2026-03-03"),
    "the day before yesterday": ("2026-03-02", "2026-03-02"),
    "this morning": ("2026-03-04", "2026-03-04"),
    "last night": ("2026-03-03", "2026-03-04"),
    "in February": ("2026-02-01", "2026-02-28"),
    "earlier in February": ("2026-02-01", "2026-02-28"),
    "in March": ("2026-03-01", "2026-03-04"),
    "in April": ("2025-04-01", "2025-04-30"),
    "in February 2024": ("2024-02-01", "2024-02-29"),
    "on 3 March": ("2026-03-03", "2026-03-03"),
    "on March 3": ("2026-03-03", "2026-03-03"),
    "on Tuesday, March 3rd": ("2026-03-03", "2026-03-03"),
    "on the 3rd of March": ("2026-03-03", "2026-03-03"),
    "on 5 March": ("2025-03-05", "2025-03-05"),
    "on Feb. 29, 2024": ("2024-02-29", "2024-02-29"),
    "on 2024-02-29": ("2024-02-29", "2024-02-29"),
    "last week": ("2026-02-22", "2026-03-01"),
    "earlier this week": ("2026-03-01", "2026-03-04"),
    "at the weekend": ("2026-02-28", "2026-03-01"),
    "last month": ("2026-02-01", "2026-02-28"),
    "this month": ("2026-03-01", "2026-03-04"),
    "last year": ("2025-01-01", "2025-12-31"),
    "two days ago": ("2026-03-02", "2026-03-02"),
    "a week ago": ("2026-02-22", "2026-02-28"),
    "in 2019": ("2019-01-01", "2019-12-31"),
}
NO_DAY = ("the next day", "two days later", "last summer", "in the autumn", "on 30 February", "in June of that year")


def meant(words: str, first: date, last: date, *, ahead: bool = False) -> list[tuple[date, date] | None]:
    """Return the days of every time in `words`."""
    return [days_of(time, first, last, ahead=ahead) for time in find_times(words, 0, len(words))]


@pytest.mark.parametrize("words", MEANT)
def test_words_mean_these_days(words: str) -> None:
    """A reader who asks when it was said gets days that can be compared between articles."""
    first, last = MEANT[words]

    assert meant(words, WEDNESDAY, WEDNESDAY) == [(date.fromisoformat(first), date.fromisoformat(last))]


@pytest.mark.parametrize("words", NO_DAY)
def test_what_counts_from_something_else_is_no_day(words: str) -> None:
    """A day that was guessed looks like one that was told."""
    assert meant(words, WEDNESDAY, WEDNESDAY) == [None]


@pytest.mark.parametrize("words", ["at 3pm", "May said", "the minister may go", "March past", "12 people", "room 2019"])
def test_other_words_are_no_time(words: str) -> None:
    """May is also a name and a verb, and hours belong to no day."""
    assert meant(words, WEDNESDAY, WEDNESDAY) == []


def test_what_will_be_said_lies_ahead() -> None:
    """Who will announce something on Friday has not yet done so."""
    assert meant("on Friday", WEDNESDAY, WEDNESDAY, ahead=True) == [(date(2026, 3, 6), date(2026, 3, 6))]
    assert meant("next week", WEDNESDAY, WEDNESDAY, ahead=True) == [(date(2026, 3, 8), date(2026, 3, 15))]


def test_a_vague_date_of_the_article_gives_vague_days() -> None:
    """An article that is dated by its month cannot say which day was yesterday."""
    assert meant("yesterday", date(2026, 3, 1), date(2026, 3, 31)) == [(date(2026, 2, 28), date(2026, 3, 30))]


@given(
    st.sampled_from([words for words in MEANT if "ago" not in words]),
    st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    st.integers(0, 40),
)
def test_days_are_in_order_and_not_after_the_article(words: str, first: date, span: int) -> None:
    """What was said was said before it was printed."""
    last = first + timedelta(days=span)
    (days,) = meant(words, first, last)

    assert days is None or days[0] <= days[1] <= last


@given(st.text(alphabet="0123456789 MarchTuesdynin,lastweko-", max_size=60))
def test_any_text_is_read(text: str) -> None:
    """No number that stands where a day stands stops the reading."""
    for time in find_times(text, 0, len(text)):
        days = days_of(time, WEDNESDAY, WEDNESDAY)
        assert days is None or days[0] <= days[1]
