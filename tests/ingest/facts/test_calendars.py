"""Days of other calendars: what they mean in ours, and that no day is made up."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.ingest.facts.calendars import era_year, islamic, solar_hijri


@pytest.mark.parametrize(
    ("year", "month", "day", "ours"),
    [
        (1403, 1, 1, date(2024, 3, 20)),
        (1403, 12, 30, date(2025, 3, 20)),
        (1402, 12, 29, date(2024, 3, 19)),
        (1300, 1, 1, date(1921, 3, 21)),
        (1357, 11, 22, date(1979, 2, 11)),
    ],
)
def test_a_persian_day_is_the_day_it_was(year: int, month: int, day: int, ours: date) -> None:
    """Papers in Persian and Dari count the years of the sun from the Hijra."""
    assert solar_hijri(year, month, day) == ours


@pytest.mark.parametrize(
    "written", [(1402, 12, 30), (1403, 7, 31), (1403, 13, 1), (1403, 0, 1), (1403, 1, 0), (99, 1, 1)]
)
def test_a_persian_day_that_does_not_exist_is_none(written: tuple[int, int, int]) -> None:
    """A date that cannot be is misread, and a misread date orders articles falsely."""
    assert solar_hijri(*written) is None


@given(st.integers(1178, 1632), st.integers(1, 12), st.integers(1, 29))
def test_persian_days_follow_each_other(year: int, month: int, day: int) -> None:
    """The day after a day is the next one, over months and leap years."""
    today = solar_hijri(year, month, day)
    tomorrow = solar_hijri(year, month, day + 1) or solar_hijri(year + month // 12, month % 12 + 1, 1)

    assert today is not None
    assert tomorrow == today + timedelta(days=1)


@pytest.mark.parametrize(
    ("year", "month", "day", "ours"),
    [(1445, 9, 1, date(2024, 3, 11)), (1446, 1, 1, date(2024, 7, 7)), (1400, 1, 1, date(1979, 11, 20))],
)
def test_an_islamic_day_spans_what_the_moon_allows(year: int, month: int, day: int, ours: date) -> None:
    """Two countries may begin a month two days apart: the day of either lies within."""
    span = islamic(year, month, day)

    assert span is not None
    assert span[0] <= ours <= span[1]
    assert (span[1] - span[0]).days == 3


def test_eras_count_from_their_own_year() -> None:
    """The sixth year of Reiwa is 2024."""
    assert (era_year("令和", 6), era_year("民國", 113), era_year("慶応", 3)) == (2024, 2024, None)
