"""Pieces of plain English."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.model.text import Published
from headwater.present import phrases


@pytest.mark.parametrize(
    ("lowest", "highest", "said"),
    [(1, 1, "1 origin"), (2, 3, "2 to 3 origins"), (0, 1, "0 to 1 origins"), (0, 0, "0 origins")],
)
def test_intervals_are_said_right(lowest: int, highest: int, said: str) -> None:
    """The number everything is about must read well."""
    assert phrases.interval(lowest, highest, "origin") == said


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c", "d"], "a, b, c and d"),
        (["a", "b", "c", "d", "e"], "a, b, c and 2 more"),
    ],
)
def test_lists_are_said_right(names: list[str], said: str) -> None:
    """Long lists end in a count."""
    assert phrases.listed(names) == said


@pytest.mark.parametrize(
    ("precision", "said"),
    [("second", "4 March 2026, 11:20 UTC"), ("day", "4 March 2026"), ("month", "March 2026"), ("year", "2026")],
)
def test_dates_are_as_precise_as_they_are_known(precision: str, said: str) -> None:
    """A month must not look like its first day."""
    moment = datetime(2026, 3, 4, 11, 20, tzinfo=UTC)
    date = Published(earliest=moment, latest=moment, precision=precision, read_from="meta")  # type: ignore[arg-type]

    assert phrases.when(date) == said


def test_a_missing_date_is_undated() -> None:
    """No date is never a date."""
    assert phrases.when(None) == "undated"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It rained.", "“It rained.”"),
        ('"It rained."', "“It rained.”"),
        ('"It rained," she said.', "“‘It rained,’ she said.”"),
        ("He said “no” twice", "“He said ‘no’ twice”"),
        ("", "“”"),
    ],
)
def test_quotations_nest(text: str, said: str) -> None:
    """Marks in marks are set as print sets them."""
    assert phrases.quoted(text) == said


def test_the_sentence_around_a_place_is_found() -> None:
    """Evidence is shown as a sentence, however small the place."""
    text = "It rained. The bridge is shut, he said. Nobody came.\n\nMore."

    assert phrases.sentence(text, 15, 21) == "The bridge is shut, he said."
    assert phrases.sentence(text, 11, 39) == "The bridge is shut, he said."
    assert phrases.sentence(text, 40, 52) == "Nobody came."


@pytest.mark.parametrize(("name", "said"), [("A deckhand", "a deckhand"), ("The Post", "The Post"), ("Anna", "Anna")])
def test_names_stand_well_inside_a_sentence(name: str, said: str) -> None:
    """Only a described source loses its capital."""
    assert phrases.mid_sentence(name) == said


@given(st.text(), st.integers(min_value=4, max_value=80))
def test_shortened_text_is_short(text: str, limit: int) -> None:
    """Hostile lengths never break a layout."""
    assert len(phrases.shorten(text, limit)) <= limit


@given(st.text(st.characters(codec=None)))
def test_clean_text_can_be_written(text: str) -> None:
    """Whatever came in can go out as UTF-8, with nothing that commands a screen."""
    cleaned = phrases.clean(text)

    assert cleaned.encode("utf-8") or not cleaned
    assert not set(cleaned) & {"\x00", "\x1b", "\u202e", "\u2066", "\x9b", "\r"}


@given(st.text(), st.data())
def test_a_place_lies_in_its_sentence(text: str, data: st.DataObject) -> None:
    """The sentence that is shown holds the words it is shown for."""
    start = data.draw(st.integers(min_value=0, max_value=len(text)))
    end = data.draw(st.integers(min_value=start, max_value=len(text)))

    assert phrases.one_line(text[start:end]) in phrases.sentence(text, start, end)
