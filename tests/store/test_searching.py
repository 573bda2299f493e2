"""Search over the words of a case."""

import gc
import os
import unicodedata
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest

import headwater
from headwater.errors import NotACase
from headwater.store.files import opened
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


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """Return a case without articles."""
    path = tmp_path / "case.db"
    with opened(path, create=True):
        pass
    return path


@pytest.mark.parametrize("word", ["Чайка", "йод", "서울", "プログラム", "Ελλάδα", "Müller", "straße"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_word_of_any_script_is_found(empty: Path, word: str, form: str) -> None:
    """What the index makes of a word only the index can tell."""
    search = Search(empty, [("said", f"a {word} b")], [])

    query = search.query(unicodedata.normalize(form, word))  # type: ignore[arg-type]

    assert query is not None
    assert search.statements(query, 5) == ("said",)


def test_what_is_asked_is_forgotten(empty: Path) -> None:
    """A search serves for days: no question adds to the next."""
    search = Search(empty, [], [])

    first, second = search.query("one two"), search.query("three")

    assert first is not None
    assert first.words == ("one", "two")
    assert second is not None
    assert second.words == ("three",)


def test_a_case_on_read_only_ground_is_searched(empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An archive that can be opened can be searched, and nothing is set beside it."""
    monkeypatch.setattr(os, "access", lambda *_: False)

    search = Search(empty, [], [])
    query = search.query("alarm")

    assert query is not None
    assert search.articles(query, 5) == ((), 0)
    assert list(empty.parent.iterdir()) == [empty]


def test_a_damaged_index_is_told_in_our_words(empty: Path) -> None:
    """Nobody should have to read what SQLite says."""
    with opened(empty) as file:
        file.connection.execute("UPDATE article_fts_data SET block = x'ffffffffffffffff'")

    with pytest.raises(NotACase):
        Search(empty, [], [])


def test_a_search_lets_go_of_its_case_when_nobody_holds_it(empty: Path) -> None:
    """Whoever still searches when the case is read again ends in peace."""
    search = Search(empty, [], [])
    query, gone = search.query("alarm"), weakref.ref(search)
    assert query is not None
    articles = search.articles
    del search
    assert articles(query, 5) == ((), 0)

    del articles
    gc.collect()

    assert gone() is None


def test_a_search_is_closed_twice_without_harm(empty: Path) -> None:
    """Closing what is closed is no mistake."""
    search = Search(empty, [], [])

    search.close()
    search.close()
