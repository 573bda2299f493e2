"""The map from an article's text back to its capture: right character by character, and nearly whole."""

import textwrap
import time
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.ingest.texts.decode import cleaned
from headwater.ingest.texts.pieces import Piece
from headwater.ingest.texts.places import places
from headwater.ingest.texts.repair import paragraphs
from headwater.model.text import Place
from headwater.present.places import place_of, shown

_WORD = st.text(alphabet="abcdeéñçoüABCÜ", min_size=1, max_size=9)
_SENTENCE = st.lists(_WORD, min_size=5, max_size=25).map(lambda words: " ".join(words).capitalize() + ".")
_PARAGRAPHS = st.lists(st.lists(_SENTENCE, min_size=1, max_size=5).map(" ".join), min_size=1, max_size=8, unique=True)


def _whole(text: str) -> tuple[Piece, ...]:
    return (Piece(part="", text=text),)


def _agrees(text: str, place: Place, source: str) -> bool:
    """Tell whether each character of a place is the one that its letter and marks make in the capture."""
    for k in range(place.end - place.start):
        first = place.offset + k
        end = first + 1
        while end < len(source) and unicodedata.category(source[end])[0] == "M":
            end += 1
        if unicodedata.normalize("NFC", source[first:end])[0] != text[place.start + k]:
            return False
    return True


def _covered(text: str, found: Sequence[Place]) -> float:
    letters = [i for i, c in enumerate(text) if c.isalnum()]
    inside = {i for place in found for i in range(place.start, place.end)}
    return sum(i in inside for i in letters) / max(1, len(letters))


@given(_PARAGRAPHS, st.integers(25, 90), st.sampled_from(["NFC", "NFD"]))
def test_a_repaired_text_is_mapped_back_nearly_whole(parts: list[str], width: int, form: str) -> None:
    """Wrapping, broken words and composed letters are undone by repair, and the reader is still shown the right place."""
    source = "\n\n".join(textwrap.fill(part, width) for part in parts)
    source = unicodedata.normalize("NFD" if form == "NFD" else "NFC", source.replace("ab", "a\u00adb"))
    text = "\n\n".join(paragraphs(cleaned(source)))

    found = places(text, _whole(source))

    assert all(_agrees(text, place, source) for place in found)
    assert _covered(text, found) >= 0.99


@given(
    st.text(alphabet="aáb1 .\n\u0301\u00ad\x00क़", max_size=80),
    st.lists(st.text(alphabet="aáb1 .\n\u0301\u00ad\x00क\u093c", max_size=40), max_size=4),
)
def test_places_are_sorted_disjoint_inside_and_right(text: str, sources: list[str]) -> None:
    """Whatever the two texts are, no place claims what is not so."""
    text = unicodedata.normalize("NFC", text)
    pieces = tuple(Piece(part=str(number), text=source) for number, source in enumerate(sources))

    found = places(text, pieces)

    assert all(place.start < place.end <= len(text) for place in found)
    assert all(left.end <= right.start for left, right in pairwise(found))
    assert all(_agrees(text, place, sources[int(place.part)]) for place in found)


def test_what_was_cut_out_of_a_paragraph_is_stepped_over() -> None:
    """Page numbers and running heads lie in the middle of sentences."""
    source = (
        "The council has decided that the old\n\nTHE TARN BEACON 12\n\nbridge will be shut for the whole of the winter."
    )
    text = "The council has decided that the old bridge will be shut for the whole of the winter."

    found = places(text, _whole(source))

    assert _covered(text, found) == 1.0
    assert {source[place.offset : place.offset + place.end - place.start] for place in found} == {
        "The council has decided that the old",
        "bridge will be shut for the whole of the winter.",
    }


def test_a_letter_that_was_mended_costs_only_itself() -> None:
    """Repair of damaged letters changes their number."""
    source = "The cafÃ© on the quay was shut on Monday by the mayor, who said that it would not be opened again."
    text = source.replace("Ã©", "é")

    found = places(text, _whole(source))

    assert _covered(text, found) > 0.97
    assert all(_agrees(text, place, source) for place in found)


def test_the_headline_is_found_above_its_article_and_not_in_the_menu() -> None:
    """A page has its headline in several places, and the reader is to be shown the one above the text."""
    body = "The council of Tarn said on Monday that the bridge would be shut for the winter."
    pieces = [
        Piece(part=f"/p[{number}]", text=text)
        for number, text in enumerate(["Bridge shut", "Sport", "Weather", "Bridge shut", body, "Bridge shut"])
    ]

    found = places(f"Bridge shut\n\n{body}", pieces)

    assert [place.part for place in found] == ["/p[3]", "/p[4]"]


def test_a_teaser_is_not_taken_for_the_paragraph() -> None:
    """The same words begin a teaser that breaks off."""
    body = "The council of Tarn said on Monday that the bridge would be shut for the winter."
    pieces = [Piece(part="/a", text=body[:50] + "..."), Piece(part="/b", text=body)]

    found = places(f"Title\n\n{body}", pieces)

    assert [place.part for place in found] == ["/b"]


def test_a_megabyte_takes_about_a_second() -> None:
    """Every article has its places made, so they must cost little; so must a text that is not in the capture at all."""
    lines = [
        f"Line {number} of the register names {number * 7919 % 10007} barrels and no cooper."
        for number in range(16_000)
    ]
    source = "\n".join(lines)
    start = time.process_time()

    found = places(" ".join(lines), _whole(source))
    places(source[::-1], _whole(source))

    assert len(found) == len(lines)
    assert time.process_time() - start < 8


def test_the_place_of_a_character_is_told() -> None:
    """Explaining a judgement ends at the original."""
    found = (Place(start=0, end=3, part="/p/text()[1]", offset=4), Place(start=4, end=7, part="", offset=0))

    assert place_of(found, 2) == found[0]
    assert place_of(found, 3) is None
    assert shown(found, 1) == "text node /p/text()[1], character 6"
    assert shown(found, 3) == "character 1 of the file"


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place(start=0, end=3, part="", offset=1203), "character 1204 of the file"),
        (
            Place(start=0, end=3, part="/html/head/meta/@content", offset=0),
            "attribute /html/head/meta/@content, character 1",
        ),
        (Place(start=0, end=3, part="paragraph 4", offset=2), "paragraph 4, character 3"),
        (
            Place(start=0, end=3, part="page 2", offset=0, box=(72, 144, 300, 156)),
            "page 2 of the PDF, in the line 25 mm from the left and 51 mm from the bottom",
        ),
    ],
)
def test_a_place_is_put_in_words(place: Place, words: str) -> None:
    """Each kind of capture is looked up in its own way."""
    assert shown((place,), 0) == words
    assert shown((), 0) == "no known place in the file"
