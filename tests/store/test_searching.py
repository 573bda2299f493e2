"""Search over the words of a case."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import headwater
from headwater.store.searching import Search

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def search(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Search]:
    """Return a search over the ferry story, with its statements and two names."""
    path = tmp_path_factory.mktemp("ferry") / "ferry.db"
    case = headwater.trace([ROOT / "stories" / "01-skerrow-ferry"], path)
    names = [("pell", "Aud Pell"), ("brock", "Captain Hanne Brock")]
    found = Search(path, [(one.id, one.text) for one in case.statements], names)
    yield found
    found.close()


def _articles(search: Search, words: str) -> int:
    query = search.query(words)
    return search.articles(query, 50)[1] if query else 0


def test_all_words_must_stand_in_an_article(search: Search) -> None:
    """More words mean fewer articles."""
    assert _articles(search, "hospital") >= _articles(search, "hospital nine") > 0


def test_words_in_quotation_marks_stand_one_after_another(search: Search) -> None:
    """A quotation is looked for as it was said."""
    assert _articles(search, '"cottage hospital"') > 0
    assert _articles(search, '"hospital cottage"') == 0


def test_a_misspelled_word_is_found_and_told(search: Search) -> None:
    """People type names as they heard them."""
    query = search.query("hospitl pier")

    assert query is not None
    assert query.guessed == (("hospitl", ("hospital",)),)
    assert search.articles(query, 50)[1] > 0


def test_the_last_word_may_go_on(search: Search) -> None:
    """Results come while somebody is typing."""
    assert _articles(search, "cottage hosp") > 0


def test_a_source_is_found_by_a_part_of_its_name(search: Search) -> None:
    """A surname is enough."""
    query = search.query("brock")

    assert query is not None
    assert search.sources(query, 5) == ("brock",)


@pytest.mark.parametrize(
    "words", ["", "  ", '""', "!!!", "* OR", 'NEAR( "', "a AND NOT", "col:x", "\x00", "“”", "(" * 500]
)
def test_no_words_break_the_search(search: Search, words: str) -> None:
    """The language of the index is not the reader's: its signs and words are words like others."""
    query = search.query(words)

    assert query is None or search.articles(query, 5)[1] >= 0
