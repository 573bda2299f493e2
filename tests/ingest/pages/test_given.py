"""What stands beside a text as facts, and how it goes with what the text says itself."""

from datetime import UTC, datetime

import pytest

from headwater.ingest.facts.dates import find_date
from headwater.ingest.facts.stated_dates import stated_dates
from headwater.ingest.pages.facts import PageFacts
from headwater.ingest.pages.given import given_facts, merged
from headwater.model.text import Given, Published

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def day(line: str) -> Published:
    """Return the date in a line."""
    date = find_date(line)
    assert date is not None
    return date.published("json-ld")


@pytest.mark.parametrize(
    ("written", "precision"),
    [
        ("Tue, 05 Mar 2024 14:05:00 +0100", "second"), ("Tue, 5 Mar 24 14:05:00 GMT", "second"), ("1709647500", "second"),
        ("1709647500000", "second"), ("2024-W10-2", "day"), ("20240305", "day"), ("20240305T140500Z", "second"),
        ("2024-03-05 14:05", "day"), ("5 mars 2024", "day"),
    ],
)  # fmt: skip
def test_a_given_date_is_read_in_any_form(written: str, precision: str) -> None:
    """Feeds, tables and mails each write dates their own way."""
    date = given_facts(Given(published=written)).published

    assert date is not None
    assert (date.earliest.date(), date.precision, date.read_from) == (
        datetime(2024, 3, 5, tzinfo=UTC).date(),
        precision,
        "beside",
    )


@pytest.mark.parametrize(("written", "precision"), [("2024-03", "month"), ("2024", "year"), ("2024-W10", "month")])
def test_a_coarse_date_stays_coarse(written: str, precision: str) -> None:
    """Lists of literature give years."""
    date = given_facts(Given(published=written)).published

    assert date is not None
    assert date.precision == precision


@pytest.mark.parametrize("written", ["0001-01-01", "1970-01-01T00:00:00Z", "2031-05-01"])
def test_a_given_date_that_cannot_be_is_doubted(written: str) -> None:
    """An empty cell of a table becomes the day on which clocks begin."""
    found = given_facts(Given(published=written), now=NOW)

    assert found.published is None
    assert written in found.doubts[0].reason


def test_writers_and_agencies_are_told_apart() -> None:
    """A cell holds whoever somebody put in it."""
    found = given_facts(Given(bylines=("Ann Poe <ann@tarn.example>; Leo Marsh", "AP", "王小明", "By Léa Örn, Reuters")))

    assert (found.authors, found.agencies) == (("Ann Poe", "Leo Marsh", "王小明", "Léa Örn"), ("AP", "Reuters"))


def test_the_text_itself_goes_before_what_stands_beside_it() -> None:
    """A feed that gathers others' texts gives its own name and the day on which it saw them."""
    own = PageFacts(titles=("Dam leaks",), outlet="Tarn Beacon", published=day("5 March 2024"), authors=("Ann Poe",))
    found = merged(
        own, given_facts(Given(title="Dam!", outlet="All News", published="7 March 2024", bylines=("Leo Marsh",)))
    )

    assert (found.titles, found.outlet, found.authors) == (("Dam leaks", "Dam!"), "Tarn Beacon", ("Ann Poe",))
    assert found.published == own.published


def test_a_finer_date_that_agrees_is_taken() -> None:
    """A page shows the day and its feed the second."""
    found = merged(PageFacts(published=day("5 March 2024")), given_facts(Given(published="2024-03-05T14:05:00Z")))

    assert found.published is not None
    assert (found.published.precision, found.published.read_from) == ("second", "beside")


def test_a_given_outlet_goes_before_a_bare_domain() -> None:
    """The name of a server is the last resort."""
    found = merged(PageFacts(outlet="tarn.example", site="tarn.example"), given_facts(Given(outlet="Tarn Beacon")))

    assert found.outlet == "Tarn Beacon"


def test_lines_tell_publication_and_change() -> None:
    """Two lines of one header are two facts."""
    found = stated_dates(["By Ann Poe", "Published 5 March 2024", "Updated 7 March 2024, 10:00 GMT"])

    assert found.published is not None
    assert found.modified is not None
    assert (found.published.earliest.day, found.modified.earliest.day) == (5, 7)


def test_a_change_alone_gives_no_date_of_publication() -> None:
    """The text came out at some time before."""
    found = stated_dates(["Updated 7 March 2024"])

    assert found.published is None
    assert found.modified is not None


def test_a_clear_date_goes_before_one_read_two_ways_within_it() -> None:
    """04/05/2024 is told by the line that says April."""
    found = stated_dates(["04/05/2024", "5 April 2024"])

    assert found.published is not None
    assert (found.published.earliest.month, found.published.precision) == (4, "day")


def test_a_line_with_an_odd_date_is_told() -> None:
    """A Persian year without a Persian month may be of either calendar."""
    found = stated_dates(["۱۴۰۳/۱۲/۱۵", "5 March 2031"], now=NOW)

    assert found.published is None
    assert len(found.doubts) == 2
