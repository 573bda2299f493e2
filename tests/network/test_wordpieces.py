"""The alphabet of the tagger: pieces lie in the text, windows cover it."""

from hypothesis import given
from hypothesis import strategies as st

from headwater.attribute.tagger import load_tagger
from headwater.network.wordpieces import split, windows

TEXTS = st.text(max_size=400) | st.lists(
    st.sampled_from(["Énna", "said", "unbelievably", "\n", "\n\n", ",", "“", "’", "漢", "ß"]), max_size=80
).map(" ".join)


def test_words_are_cut_into_the_longest_known_pieces() -> None:
    """The tagger was taught with these pieces and knows no others."""
    words = load_tagger().vocabulary
    names = {number: piece for piece, number in words.pieces.items()}

    pieces = split("Énna's unhappily", words)

    assert [names[number] for number in pieces.ids] == ["en", "##na", "'", "s", "un", "##ha", "##pp", "##ily"]
    assert list(zip(pieces.starts, pieces.ends, strict=True)) == [
        (0, 2), (2, 4), (4, 5), (5, 6), (7, 9), (9, 11), (11, 13), (13, 16),
    ]  # fmt: skip


@given(TEXTS)
def test_pieces_lie_in_the_text_in_its_order(text: str) -> None:
    """A piece with a wrong place would move a source or a quotation."""
    pieces = split(text, load_tagger().vocabulary)

    places = list(zip(pieces.starts, pieces.ends, strict=True))
    assert places == sorted(places)  # the parts of one letter ("클") share its place
    assert all(0 <= start <= end <= len(text) for start, end in places)


@given(TEXTS, st.integers(4, 40))
def test_windows_cover_every_piece(text: str, size: int) -> None:
    """What lies in no window would never be seen."""
    pieces = split(text, load_tagger().vocabulary)

    cut = windows(pieces, size, size // 4)

    assert sorted({k for first, stop in cut for k in range(first, stop)}) == list(range(len(pieces.ids)))
    assert all(0 < stop - first <= size for first, stop in cut)
