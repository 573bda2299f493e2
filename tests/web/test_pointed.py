"""Words that somebody marked or typed are found where they were meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.model.text import Article
from headwater.web.errors import NothingSaid, NotInArticle, SeveralInArticle, TooManyStretches
from headwater.web.pointed import Lines, parts, pointed

_TEXT = "The bridge is shut, Ann Roe said. “It is cracked 🌉,” she said.\nThe bridge is shut, Ann Roe said again."


def _article(text: str = _TEXT) -> Article:
    return Article(
        id="a", capture_id="c", path="a.txt", title=None, title_span=None, outlet=None, agency=None, bylines=(),
        dateline=None, credits=(), published=None, language="en", text=text, furniture=(),
    )  # fmt: skip


@given(st.data())
def test_marked_words_are_found_where_they_were_marked(data: st.DataObject) -> None:
    """Whatever stands in an article, and however often: the offset tells which of them it is."""
    text = data.draw(st.text(alphabet="ab 🌉é\u202e\n", min_size=1, max_size=40))
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    words = text[start:end].replace("\u202e", "")
    if not words.strip():
        return
    found = pointed(_article(text), words, start)

    assert text[found.start : found.end].replace("\u202e", "").split() == words.split()
    assert abs(found.start - start) <= end - start


def test_typed_words_are_one_place_or_none() -> None:
    """Without a selection nobody can tell which of two is meant, so the person is asked."""
    article = _article()
    cracked = pointed(article, "it is  CRACKED 🌉")

    assert article.text[cracked.start : cracked.end] == "It is cracked 🌉"
    with pytest.raises(SeveralInArticle):
        pointed(article, "The bridge is shut")
    with pytest.raises(NotInArticle):
        pointed(article, "The bridge is open")


def test_source_and_cue_are_those_nearest_to_what_is_said() -> None:
    """“Ann Roe” and “said” stand everywhere; who types them means those of this sentence."""
    article = _article()
    last = article.text.rindex("The bridge")
    found = parts(article, Lines(words="Ann Roe"), Lines(words="said"), Lines(words="The bridge is shut", near=(last,)))

    assert [(one.role, one.start > last - 1) for one in found] == [("source", True), ("cue", True), ("content", True)]


def test_stretches_that_stand_apart_go_on_lines_of_their_own() -> None:
    """“It is cracked,” she said, “and will stay so” is one saying in two pieces."""
    article = _article()
    found = parts(article, Lines(), Lines(), Lines(words="It is cracked\n\nshe said", near=(35,)))

    assert [article.text[one.start : one.end] for one in found] == ["It is cracked", "she said"]


def test_an_attribution_says_something_and_not_in_too_many_pieces() -> None:
    """What cannot be kept is told before anything is counted anew."""
    with pytest.raises(NothingSaid):
        parts(_article(), Lines(words="Ann Roe"), Lines(), Lines(words=" \n "))
    with pytest.raises(TooManyStretches):
        parts(_article(), Lines(), Lines(), Lines(words="shut\n" * 61))
