"""The page of one article: every place that somebody is led to is there, wherever it lies."""

from hypothesis import given
from hypothesis import strategies as st

from headwater.model.text import Span
from headwater.present.pages.indexed import indexed
from headwater.present.pages.reader import reader_page
from present import make

TEXT = "The bridge is shut.\n\n  \u201cRain fell\u201d, said Ann Roe.\n\U0001f6a2 Nobody came.\n"
PLACES = st.tuples(*[st.integers(0, len(TEXT))] * 2).map(lambda ends: Span(start=min(ends), end=max(ends)))


@given(st.lists(PLACES, max_size=8))
def test_every_place_has_its_anchor_in_the_text(aims: list[Span]) -> None:
    """No number leads into the void."""
    article = make.article(TEXT)
    found = reader_page(indexed(make.case((article,))), article, aims)
    stretches = [one for line in found.paragraphs for one in line.stretches]
    words = "".join(segment.text for one in stretches for segment in one.segments)

    assert sorted(start for one in stretches for start in one.anchors) == sorted({aim.start for aim in aims})
    assert words == "".join(line for line in TEXT.split("\n") if line.strip())


def test_notes_are_numbered_one_after_another_wherever_somebody_is_led() -> None:
    """A number that is left out makes a reader look for the note that is missing."""
    article = make.article(TEXT)
    claims = tuple(make.claim(words, (make.appearance(article, words),)) for words in ("Rain fell", "Nobody came"))
    led_to = [Span(start=0, end=10)]
    found = reader_page(indexed(make.case((article,), claims=claims)), article, led_to)

    assert [note.number for line in found.paragraphs for note in line.notes] == [1, 2]
    assert [one.note for line in found.paragraphs for one in line.stretches if one.note] == [1, 2]
