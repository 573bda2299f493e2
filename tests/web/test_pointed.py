"""Words that somebody marked or typed are found where they were meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.model.text import Article, Span
from headwater.web.errors import NothingSaid, NotInArticle, SeveralInArticle, TooManyStretches
from headwater.web.pointed import Lines, parts, placed, pointed

_TEXT = "The bridge is shut, Ann Roe said. “It is cracked 🌉,” she said.\nThe bridge is shut, Ann Roe said again."


def _article(text: str = _TEXT) -> Article:
    return Article(
        id="a", capture_id="c", path="a.txt", title=None, title_span=None, outlet=None, agency=None, bylines=(),
        dateline=None, credits=(), published=None, language="en", text=text, furniture=(),
    )  # fmt: skip


@given(st.data())
def test_marked_words_are_found_where_they_were_marked(data: st.DataObject) -> None:
    """Whatever stands in an article, and however often: what was marked tells which of them it is."""
    text = data.draw(st.text(alphabet="ab 🌉é\u202e\n", min_size=1, max_size=40))
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    words = " ".join(text[start:end].replace("\u202e", "").split())
    if not words:
        return
    (found,) = placed(_article(text), Lines(words=words, near=(Span(start=start, end=end),)))

    assert text[found.start : found.end] == text[start:end].strip()
    assert start <= found.start < found.end <= end


_TWICE = "Foo bar. Mid. Foo bar. Well. Foo bar. End."
_FIRST, _SECOND, _THIRD = Span(start=0, end=8), Span(start=14, end=22), Span(start=29, end=37)
_MID = Span(start=9, end=13)


@pytest.mark.parametrize(
    ("words", "near", "found"),
    [
        ("Mid.\nFoo bar.", (_THIRD,), (_MID, _THIRD)),  # the first line was typed
        ("Mid.\nFoo bar.", (_FIRST, _MID), (_MID, _FIRST)),  # lines were exchanged
        ("Well.\nFoo bar.", (_MID, _SECOND), (Span(start=23, end=28), _SECOND)),  # the first was typed anew
        ("Foo bar.", (_MID, _THIRD), (_THIRD,)),  # the first was deleted
        ("Foo bar.\nFoo bar.", (_THIRD, _FIRST), (_THIRD, _FIRST)),
        ("Mid.\nEnd.", (_FIRST, Span(start=900, end=990), Span(start=9, end=3)), (_MID, Span(start=38, end=42))),
    ],
)
def test_a_marked_place_belongs_to_the_line_with_its_words(
    words: str, near: tuple[Span, ...], found: tuple[Span, ...]
) -> None:
    """Lines are typed, edited and deleted after words were marked; the others must stay where they were marked."""
    assert placed(_article(_TWICE), Lines(words=words, near=near)) == found


@pytest.mark.parametrize(
    ("words", "near"),
    [
        ("Foo", (_THIRD,)),  # its words were edited
        ("Foo bar.", (_SECOND, _THIRD)),  # one of two was deleted, and nobody knows which
        ("Foo bar.\nFoo bar.", (_SECOND,)),  # one of two was typed
        ("Mid.\nFoo bar.", (_MID,)),
    ],
)
def test_a_line_whose_place_is_not_known_is_asked_for(words: str, near: tuple[Span, ...]) -> None:
    """A guess would put what somebody says on words that he did not choose."""
    with pytest.raises(SeveralInArticle) as told:
        parts(_article(_TWICE), Lines(), Lines(), Lines(words=words, near=near))
    assert told.value.hint.startswith("Select the words in the text")


def test_of_two_marked_places_of_a_source_none_is_guessed() -> None:
    """A source that was typed is the one nearest to what is said, but not one of several that were marked."""
    article, said = _article(_TWICE), Lines(words="End.")

    assert parts(article, Lines(words="Foo bar."), Lines(), said)[0].start == _THIRD.start
    assert parts(article, Lines(words="Foo bar.", near=(_FIRST,)), Lines(), said)[0].start == _FIRST.start
    with pytest.raises(SeveralInArticle):
        parts(article, Lines(words="Foo bar.", near=(_FIRST, _SECOND)), Lines(), said)


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
    said = Lines(words="The bridge is shut", near=(Span(start=last, end=last + 18),))
    found = parts(article, Lines(words="Ann Roe"), Lines(words="said"), said)

    assert [(one.role, one.start > last - 1) for one in found] == [("source", True), ("cue", True), ("content", True)]


def test_stretches_that_stand_apart_go_on_lines_of_their_own() -> None:
    """“It is cracked,” she said, “and will stay so” is one saying in two pieces."""
    article = _article()
    found = parts(article, Lines(), Lines(), Lines(words="It is cracked\n\nshe said"))

    assert [article.text[one.start : one.end] for one in found] == ["It is cracked", "she said"]


def test_an_attribution_says_something_and_not_in_too_many_pieces() -> None:
    """What cannot be kept is told before anything is counted anew."""
    with pytest.raises(NothingSaid):
        parts(_article(), Lines(words="Ann Roe"), Lines(), Lines(words=" \n "))
    with pytest.raises(TooManyStretches):
        parts(_article(), Lines(), Lines(), Lines(words="shut\n" * 61))
