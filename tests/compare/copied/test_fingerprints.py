"""Fingerprints: what winnowing promises."""

from hypothesis import given
from hypothesis import strategies as st

from compare.pages import page, unread
from headwater.compare.copied.columns import zeros
from headwater.compare.copied.fingerprints import GRAM_WORDS, MOST_PLACES, WINDOW_GRAMS, fingerprints, shared_seeds
from headwater.compare.copied.words import Words, prose_words

words = st.lists(st.sampled_from([f"w{n}" for n in range(50)]), max_size=60)


def pile(*texts: list[str]) -> Words:
    """Return the words of texts in their order."""
    articles = [page(" ".join(text), f"page {number:03}") for number, text in enumerate(texts)]
    return prose_words((article, unread(article)) for article in articles)


@given(words, words, st.lists(st.sampled_from([f"v{n}" for n in range(50)]), min_size=13, max_size=20))
def test_a_shared_run_has_a_shared_fingerprint(left: list[str], right: list[str], shared: list[str]) -> None:
    """Each run of gram and window together minus one words is found, wherever it stands: no long copy slips through."""
    found = fingerprints(pile([*left, *shared], [*shared, *right]))

    assert len(shared) >= GRAM_WORDS + WINDOW_GRAMS - 1
    assert set(found.grams[found.articles == 0].tolist()) & set(found.grams[found.articles == 1].tolist())


@given(st.lists(words, max_size=6))
def test_places_are_inside_and_in_order(texts: list[list[str]]) -> None:
    """Seeds are grown from these places: each must begin a whole gram of one text."""
    made = pile(*texts)
    found = fingerprints(made)
    places = found.places.tolist()

    assert places == sorted(set(places))
    assert all(
        made.firsts[article] <= place <= made.firsts[article + 1] - GRAM_WORDS
        for article, place in zip(found.articles.tolist(), places, strict=True)
    )


@given(st.lists(words, max_size=4), words)
def test_a_text_has_its_fingerprints_in_any_company(others: list[list[str]], text: list[str]) -> None:
    """Texts are dealt with on end: what stands before or after one must not change what is chosen in it."""
    alone = fingerprints(pile(text, text))
    found = fingerprints(pile(*others, text, text, *others))

    assert found.grams[found.articles == len(others)].tolist() == alone.grams[alone.articles == 0].tolist()


def test_a_text_shorter_than_a_gram_has_none() -> None:
    """A headline of seven words is no evidence of copying."""
    text = [f"w{n}" for n in range(8)]

    assert fingerprints(pile(text[:7], text[:7])).places.size == 0
    assert fingerprints(pile(text, text)).places.size == 2


def test_a_run_of_equal_words_has_one_seed() -> None:
    """An article that was copied whole is grown once and not from each of its hundred fingerprints."""
    text = [f"w{n}" for n in range(200)]
    made = pile(text, text)
    seeds = shared_seeds(made, fingerprints(made), zeros(made.numbers.size, dtype="bool"))

    assert seeds.left.size == 1


def test_a_common_text_meets_its_hubs() -> None:
    """Copies beyond a bound are compared with the first few alone, and each of them is."""
    count = 3 * MOST_PLACES
    made = pile(*([f"w{n}" for n in range(60)] for _ in range(count)))
    seeds = shared_seeds(made, fingerprints(made), zeros(made.numbers.size, dtype="bool"))

    assert set(seeds.right_articles.tolist()) == set(range(1, count))
    assert seeds.left.size < 10 * count
