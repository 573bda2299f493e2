"""The words that were looked for, marked in what was found."""

from dataclasses import replace

import pytest

from headwater.model.case import Case
from headwater.present.pages.found import found_article, pieces
from headwater.present.pages.indexed import indexed


@pytest.mark.parametrize(
    ("text", "word", "marked"),
    [
        ("Herr Müller kam.", "muller", "Müller"),
        ("Die Straßen", "straße", "Straßen"),
        ("В Чайке", "чайк", "Чайке"),
        ("Ελλάδα και", "ελλάδα", "Ελλάδα"),
        ("오늘 서울시", "서울", "서울시"),
        ("the foo_bar", "bar", "bar"),
    ],
)
def test_a_word_is_marked_as_it_is_written(text: str, word: str, marked: str) -> None:
    """The index knows words without accents; readers see them with them."""
    cut = list(pieces(text, [word]))

    assert [piece.text for piece in cut if piece.hit] == [marked]
    assert "".join(piece.text for piece in cut) == text


def test_letters_of_one_beginning_are_not_one_word() -> None:
    """A syllable of Hangul is a letter, not a letter with accents."""
    assert not any(piece.hit for piece in pieces("사임 소개", ["서울"]))


def test_a_link_leads_to_the_word_with_accents(traced: dict[str, Case]) -> None:
    """Who follows it wants to stand before the word, not at the top."""
    case = traced["01-skerrow-ferry"]
    first = replace(case.articles[0], text="Über allem stand Herr Müller.", title=None, title_span=None)
    known = indexed(case)
    held = replace(known.facts, articles={**known.facts.articles, first.id: first})

    found = found_article(replace(known, facts=held), first.id, ["muller"])

    assert first.text[found.start : found.end] == "Müller"
