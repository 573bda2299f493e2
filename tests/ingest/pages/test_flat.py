"""Pages nested beyond all measure, laid flat."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.ingest.pages.flat import flat

_MARKS = st.sampled_from(
    ["<div>", "</div>", "<p>", "<b>", "</b>", "<br>", "<script>", "</script>", "<", "word ", "<li", ">"]
)


def words(page: str) -> list[str]:
    """Return the words of a page outside its marks; a bracket by itself is none, and a mark inside a line parts no words."""
    return re.findall(r"\w+", re.sub(r"<[^<>]*>", " ", re.sub(r"</?b>", "", page)))


@given(st.lists(_MARKS, max_size=200), st.integers(0, 100))
def test_no_word_is_lost_and_none_moves(marks: list[str], deep: int) -> None:
    """An article below a hundred open marks must come out as it is."""
    page = "<div>" * deep + "".join(marks)

    assert words(flat(page)) == words(page)


def test_a_page_of_usual_depth_stays_as_it_is() -> None:
    """Nothing is done where nothing has to be."""
    page = "<div>" * 50 + "<p>word</p>" + "</div>" * 50

    assert flat(page) == page


def test_what_began_a_line_begins_a_paragraph() -> None:
    """Two paragraphs must not become one sentence."""
    assert flat("<div>" * 80 + "<h2>one</h2><b>two</b>").endswith("<p>one<p>two")


@pytest.mark.parametrize("mark", ["<a", "<script>", "<div>", "<b ", "</div>", "<style><div>"])
def test_the_time_grows_with_the_length(mark: str) -> None:
    """A hostile page must not hold the run up: four times the length takes less than sixteen times as long."""
    flat(mark * 1000)
    times = []
    for count in (50_000, 200_000):
        start = time.process_time()
        flat(mark * count)
        times.append(time.process_time() - start)

    assert times[1] < 16 * times[0] + 0.5
