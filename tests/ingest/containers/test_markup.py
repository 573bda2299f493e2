"""Markup: what is a piece of a page and what only looks like one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.ingest.containers.markup import (
    count_paragraphs,
    inline,
    is_markup,
    plain,
    unescaped,
    without_unshown,
)


@pytest.mark.parametrize("text", ["<p>One", "One<br/>two", "a <b>b</b>", '<A HREF="x">y</A>', "<h2 class=x>z</h2>"])
def test_pieces_of_pages_are_told(text: str) -> None:
    """They are read as pages."""
    assert is_markup(text)


@pytest.mark.parametrize(
    "text", ["a < b and c > d", "Mara <mara@a.example>", "see <https://a.example>", "1 <3", "<unclear>"]
)
def test_other_brackets_are_letters(text: str) -> None:
    """A page's reader would take them away."""
    assert not is_markup(text)


def test_words_are_parted_by_elements_in_texts_and_not_in_titles() -> None:
    """A mark in a headline may be one letter's."""
    assert plain("<p>One</p><p>t&#119;o</p><script>x</script><!-- y -->") == "One two"
    assert inline("  The <i>L</i>isbet\n&amp; pier ") == "The Lisbet & pier"
    assert inline("<br>") is None


def test_entities_are_letters_where_a_program_left_them() -> None:
    """A text that holds none stays as it is."""
    assert unescaped("&#8220;Safe&rdquo; &amp; sound") == "“Safe” & sound"
    assert unescaped("R&D; &c") == "R&D; &c"


def test_paragraphs_are_counted_by_elements_and_by_empty_lines() -> None:
    """As feeds have both."""
    assert count_paragraphs("<p>a<p class='x'>b<br><br />c\n\nd") == 4


def test_what_does_not_end_is_not_taken_out() -> None:
    """A text is not lost for a mark that was never closed."""
    assert without_unshown("a<!-- b --> c <script>d</SCRIPT > e <!-- f") == "a  c   e <!-- f"


@settings(deadline=None)
@given(st.text(st.sampled_from("<>!-ascript/[] \n"), max_size=60))
def test_nothing_is_added(text: str) -> None:
    """Whatever is there."""
    assert set(without_unshown(text)) <= set(text) | {" "}


@pytest.mark.parametrize("junk", ["<!--", "<script ", "<![CDATA[", "<p", "<br>", "\n ", "<a b='"])
def test_junk_is_read_in_linear_time(junk: str) -> None:
    """What never closes is not searched again and again."""
    text = junk * 200_000

    assert len(plain(text)) + count_paragraphs(text) >= 0
    assert is_markup(text) in {True, False}
