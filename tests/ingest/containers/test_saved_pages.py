"""What saved pages say of where and when they were saved."""

from datetime import UTC, datetime
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.ingest.containers.saved_pages import saved_page_facts, stamp

_URL = "https://courier.example/a?b=1&c=2"
_AT = datetime(2025, 3, 14, 8, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("page", "at"),
    [
        (
            (
                f"<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n url: {_URL} \n"
                " saved date: Fri Mar 14 2025 09:12:00 GMT+0100 (Central European Standard Time)\n--><head>"
            ),
            _AT,
        ),
        (f"<!-- Saved from {_URL} at 2025-03-14T08:12:00Z using monolith v2.7.0 -->", _AT),
        (
            (
                '<meta name="savepage-url" content="https://courier.example/a?b=1&amp;c=2">\n'
                '<meta name="savepage-date" content="Fri Mar 14 2025 09:12:00 GMT+0100 (CET)">'
            ),
            _AT,
        ),
        (f"<!DOCTYPE html>\n<!-- saved from url=(0033){_URL} -->\n<html>", None),
        (
            '<html data-scrapbook-source="https://courier.example/a?b=1&amp;c=2" data-scrapbook-create="20250314081200123">',
            _AT,
        ),
    ],
)
def test_marks_of_those_who_save_pages_are_read(page: str, at: datetime | None) -> None:
    """A saved page keeps no other trace of its address."""
    assert saved_page_facts(page.encode()) == (_URL, at)


def test_a_mirror_gives_the_address_without_its_scheme() -> None:
    """Its server is what tells the outlet."""
    page = "<!-- Mirrored from courier.example/a.html by HTTrack Website Copier/3.x [XR&CO'2014], "

    assert saved_page_facts(f"{page}Fri, 14 Mar 2025 08:12:00 GMT -->".encode()) == (
        "http://courier.example/a.html",
        _AT,
    )


@pytest.mark.parametrize(
    "page", ["", "<html>", "<!-- saved from url=(0011)about:blank -->", "<!-- saved from url=(9)file:///C:/a.html -->"]
)
def test_what_is_no_address_is_none(page: str) -> None:
    """A file on somebody's disk was published nowhere."""
    assert saved_page_facts(page.encode()) == (None, None)


@pytest.mark.parametrize(
    "text", ["", "Fri, 14 Mar 2025", "Fri, 14 Mar 2025 09:12:00", "Fri, 99 Mar 2025 09:12:00 +0100", "x"]
)
def test_a_time_without_its_zone_is_none(text: str) -> None:
    """A clock somewhere orders nothing."""
    assert stamp(text) is None


@pytest.mark.parametrize(
    "unit", ["<!--", "<html ", "<!-- Mirrored from a by HTTrack,", "<!-- Page saved with SingleFile url: ", " "]
)
def test_hostile_repetition_takes_no_time(unit: str) -> None:
    """No pattern may run away on a page made to make it."""
    started = process_time()

    saved_page_facts((unit * 70_000)[:70_000].encode())

    assert process_time() - started < 2


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_date_is_read_or_none(text: str) -> None:
    """Dates are written by all kinds of programs."""
    found = stamp(f"Fri, 14 Mar {text} 09:12:00 +0100")

    assert found is None or found.tzinfo is not None
