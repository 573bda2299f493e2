"""Publication dates: what is read, and what is honestly left open."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.ingest.facts.dates import find_date


@pytest.mark.parametrize(
    "line",
    [
        "Wednesday 4 March 2026",
        "4 MAR 2026",
        "Mar 4, 2026",
        "March 4th, 2026",
        "Spring number, 4 March 2026",
        "2026-03-04",
        "04.03.2026",
        "Issue of 4 March 2026",
    ],
)
def test_a_day_is_read_in_many_forms(line: str) -> None:
    """Papers write dates as they please, and order in time rests on them."""
    date = find_date(line)

    assert date is not None
    assert date.earliest == datetime(2026, 3, 4, tzinfo=UTC)
    assert date.latest == datetime(2026, 3, 4, 23, 59, 59, tzinfo=UTC)
    assert date.precision == "day"


@pytest.mark.parametrize(
    ("line", "hour", "precision"),
    [
        ("4 MAR 2026 11:20 GMT", 11, "minute"),
        ("4 March 2026, 12.20pm CET", 11, "minute"),
        ("2026-03-04T13:20:00+02:00", 11, "second"),
        ("11:20 UTC, 4 March 2026", 11, "minute"),
    ],
)
def test_a_time_with_its_zone_counts(line: str, hour: int, precision: str) -> None:
    """Wire copy and its pickups come out within hours of each other."""
    date = find_date(line)

    assert date is not None
    assert date.earliest == datetime(2026, 3, 4, hour, 20, tzinfo=UTC)
    assert date.precision == precision


def test_a_time_without_a_zone_does_not_count() -> None:
    """A clock on a wall somewhere orders nothing; only the day is known."""
    date = find_date("5 March 2026, 17:05")

    assert date is not None
    assert date.precision == "day"


def test_a_date_that_can_be_read_two_ways_spans_both() -> None:
    """04/05/2024 is April in Ohio and May in Oslo."""
    date = find_date("04/05/2024")

    assert date is not None
    assert (date.earliest.month, date.latest.month) == (4, 5)


@pytest.mark.parametrize(
    "line", ["yesterday", "on Tuesday", "12.45", "flight 2024", "31/31/2024", "4 March 1492", "the 1990s"]
)
def test_no_date_is_made_up(line: str) -> None:
    """A guessed date would put articles in a false order."""
    assert find_date(line) is None


def test_dates_in_other_languages_are_read_where_asked() -> None:
    """The pile may hold a French or German paper."""
    dates = [find_date(line) for line in ("12 mars 2024", "12. März 2024", "12 marzo 2024")]

    assert [date.earliest.date().isoformat() for date in dates if date] == ["2024-03-12"] * 3


@given(st.text(max_size=60))
def test_any_line_gives_a_sound_date_or_none(line: str) -> None:
    """Header lines are untrusted text."""
    date = find_date(line)

    assert date is None or (date.earliest <= date.latest and 0 <= date.start < date.end <= len(line))


@given(st.integers(min_value=-5_000_000_000, max_value=3_500_000_000))
def test_an_iso_moment_is_read_back_exactly(seconds: int) -> None:
    """JSON-LD carries most dates, to the second."""
    written = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    date = find_date(written.isoformat())

    assert date is not None
    assert date.earliest == date.latest == written
