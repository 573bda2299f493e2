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


@pytest.mark.parametrize(
    ("text", "tidied"),
    [
        ("M]ost of the boats sank", "Most of the boats sank"),
        ("[M]ost of the *boats* sank", "[M]ost of the boats sank"),
        ('Nothing is off the table" as she looks', "Nothing is off the table as she looks"),
        ('She said "no" twice', 'She said "no" twice'),
        ('groups" had been "armed', "groups had been armed"),
        ("the boats (and the quay", "the boats and the quay"),
        ("five * six", "five * six"),
    ],
)
def test_marks_that_lost_their_partner_go(text: str, tidied: str) -> None:
    """A claim is cut out of a text; half a bracket is left of what it was cut from."""
    assert phrases.tidy(text) == tidied


@given(st.text(alphabet='ab ()[]"“”*.…', max_size=60))
def test_what_is_tidied_is_balanced_and_keeps_its_words(text: str) -> None:
    """Only marks may go, and those that stay come in pairs."""
    tidied = phrases.tidy(text)

    assert all(tidied.count(left) == tidied.count(right) for left, right in ("()", "[]", "“”"))
    assert [letter for letter in tidied if letter in "ab"] == [letter for letter in text if letter in "ab"]


def test_a_claim_has_a_capital_and_no_loose_start() -> None:
    """A heading begins as headings do."""
    assert phrases.headed("... and since then the bridge is shut") == "And since then the bridge is shut"


def test_what_went_wrong_and_what_to_do_are_two_sentences() -> None:
    """Two parts that run into each other are read twice."""
    assert phrases.sentences("not compared yet", "run it again.") == "Not compared yet. Run it again."
