"""Fingerprints: what winnowing promises."""

from hypothesis import given
from hypothesis import strategies as st

from headwater.compare.fingerprints import GRAM_WORDS, WINDOW_GRAMS, fingerprints

words = st.lists(st.sampled_from([f"w{n}" for n in range(50)]), max_size=60)


@given(words, words, st.lists(st.sampled_from([f"v{n}" for n in range(50)]), min_size=13, max_size=20))
def test_a_shared_run_has_a_shared_fingerprint(left: list[str], right: list[str], shared: list[str]) -> None:
    """Each run of gram and window together minus one words is found, wherever it stands: no long copy slips through."""
    one = {gram for gram, _ in fingerprints([*left, *shared])}
    other = {gram for gram, _ in fingerprints([*shared, *right])}

    assert len(shared) >= GRAM_WORDS + WINDOW_GRAMS - 1
    assert one & other


@given(words)
def test_places_are_inside_and_in_order(text: list[str]) -> None:
    """Seeds are grown from these places: each must begin a whole gram."""
    places = [place for _, place in fingerprints(text)]

    assert places == sorted(set(places))
    assert all(0 <= place <= len(text) - GRAM_WORDS for place in places)


def test_a_text_shorter_than_a_gram_has_none() -> None:
    """A headline of seven words is no evidence of copying."""
    assert list(fingerprints(["a"] * 7)) == []
    assert len(list(fingerprints([f"w{n}" for n in range(8)]))) == 1
