"""Dates in many languages, digits and calendars, and whether they are those of a change."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.ingest.facts.dates import find_date, find_dates, odd_date


@pytest.mark.parametrize(
    "line",
    [
        "Publicado el 5 de marzo de 2024 a las 14:05", "5 mars 2024 à 14h05", "Dienstag, 5. März 2024, 14:05 Uhr", "5 marzo 2024",
        "5 de março de 2024", "5 марта 2024 г.", "5 березня 2024 року", "5 مارس 2024", "٥ مارس ٢٠٢٤", "5 آذار/مارس 2024",
        "سه‌شنبه ۱۵ اسفند ۱۴۰۲", "۱۵ اسفند ماه ۱۴۰۲", "سه شنبه ۱۴۰۲/۱۲/۱۵", "2024年3月5日", "２０２４年３月５日", "令和6年3月5日",
        "2024년 3월 5일", "2024. 3. 5.", "५ मार्च २०२४", "5 Mart 2024 Salı", "5 มีนาคม 2567", "5 มี.ค. 2567", "5 tháng 3, 2024",
        "2024. március 5.", "2024 m. kovo 5 d.", "5. maaliskuuta 2024", "5 Μαρτίου 2024", "5 במרץ 2024", "5 maart 2024",
        "Maret 5, 2024", "05/Mar/2024", "Tue Mar  5 14:05:00 EST 2024", "24 شعبان 1445هـ الموافق 5 مارس 2024م",
    ],
)  # fmt: skip
def test_a_day_is_read_in_many_tongues(line: str) -> None:
    """A pile holds papers from everywhere, and a date that is not read leaves its article without order."""
    date = find_date(line)

    assert date is not None
    assert (date.earliest, date.precision) == (datetime(2024, 3, 5, tzinfo=UTC), "day")


@pytest.mark.parametrize(
    ("line", "hour"),
    [
        ("Published 5 March 2024 at 14:05 GMT", 14),
        ("March 5, 2024 2:05 pm ET", 19),
        ("July 5, 2024 2:05 pm ET", 18),
        ("5 марта 2024 г. в 14:05 МСК", 11),
        ("Thứ ba, 5/3/2024, 14:05 (GMT+7)", 7),
        ("2024-03-05 14:05+02", 12),
        ("(02:05 pm PT) Tuesday, March 5, 2024", 22),
    ],
)
def test_a_time_with_any_zone_counts(line: str, hour: int) -> None:
    """American clocks name no offset, but the day of the year tells it."""
    date = find_date(line)

    assert date is not None
    assert (date.earliest.hour, date.earliest.minute) == (hour, 5)


@pytest.mark.parametrize(
    "line", ["5 mars 2024, 14h05 est tard", "5 March 2024 14:05 CST", "5 mars 2024 à 14h05 et plus"]
)
def test_a_word_is_no_zone(line: str) -> None:
    """French says "est" and "et" where an American clock says EST and ET."""
    date = find_date(line)

    assert date is not None
    assert date.precision == "day"


@pytest.mark.parametrize(
    "line",
    [
        "7 out of 2024", "in 2024 may 5 people", "Mission to Mars 2020 rover", "۱۴۰۳/۱۲/۱۵", "1403/12/15", "5 دی 2024",
        "2024年13月1日",
    ],
)  # fmt: skip
def test_no_date_is_guessed(line: str) -> None:
    """A year of another calendar without a word that tells which, a day that never was, a word that only looks like a month."""
    assert find_date(line) is None


def test_a_month_that_two_languages_share_spans_both() -> None:
    """Listopad is October in Zagreb and November in Warsaw."""
    date = find_date("5 listopada 2024")

    assert date is not None
    assert (date.earliest.month, date.latest.month, date.precision) == (10, 11, "year")


@pytest.mark.parametrize(
    "line",
    [
        "Published 5 March 2024, updated 6 March 2024 at 10:00 GMT", "First posted: 5 March 2024 | Last updated: 6 March 2024",
        "Veröffentlicht am 5. März 2024, aktualisiert am 6. März 2024",
            "5.3.2024 - Stand: 6.3.2024", "Publié le 5 mars 2024, mis à jour le 6 mars 2024",
        "5 марта 2024, обновлено 6 марта 2024", "2024.03.05 입력 | 수정 2024.03.06", "2024年3月5日 公開 2024年3月6日 更新",
            "公開日 2024年3月5日 更新日 2024年3月6日",
        "۱۵ اسفند ۱۴۰۲، به‌روز شده در ۱۶ اسفند ۱۴۰۲",
    ],
)  # fmt: skip
def test_a_change_is_told_apart(line: str) -> None:
    """A text that was changed a year later did not come out a year later."""
    dates = find_dates(line)

    assert [(date.earliest.day, date.changed) for date in dates] == [(5, False), (6, True)]


def test_a_date_of_no_printed_news_is_odd_and_no_date() -> None:
    """A reader is told what stood there; nothing is ordered by it."""
    lines = ("0001-01-01T00:00:00", "4 March 1492", "۱۴۰۳/۱۲/۱۵", "5 March 2024")

    assert [odd_date(line) for line in lines] == ["0001-01-01T00:00:00", "4 March 1492", "۱۴۰۳/۱۲/۱۵", None]
    assert [find_date(line) is None for line in lines] == [True, True, True, False]


@given(st.text(max_size=120))
def test_any_line_gives_dates_inside_it(line: str) -> None:
    """Whatever stands in a line, a date found there has a place there and an end that is not before its start."""
    for date in find_dates(line):
        assert 0 <= date.start < date.end <= len(line)
        assert date.earliest <= date.latest
