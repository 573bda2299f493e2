"""Words: where they stand, and which ones are equal."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.pages import page, unread
from headwater.compare.copied.words import Words, prose_words, word_numbers
from headwater.model.text import Quote, Span

LETTERS = "abzÉß'’ 19-—_.\n“”ﬁа\u00ad\u200b"


def words(*texts: str) -> Words:
    """Return the words of texts in their order."""
    articles = [page(text, f"page {number:03}") for number, text in enumerate(texts)]
    return prose_words((article, unread(article)) for article in articles)


@given(st.lists(st.text(alphabet="abz' 19-—_.\n“”éß"), max_size=5))
def test_words_stand_where_they_are_written(texts: list[str]) -> None:
    """Every span that a reader is shown is read off these places."""
    found = words(*texts)
    own = [[m.span() for m in re.finditer(r"[^\W_]+(?:['’][^\W_]+)*", text)] for text in texts]

    assert list(zip(found.starts.tolist(), found.ends.tolist(), strict=True)) == [
        span for spans in own for span in spans
    ]
    assert found.firsts.tolist() == [sum(map(len, own[:number])) for number in range(len(texts) + 1)]


@given(st.text(alphabet=LETTERS), st.text(alphabet=LETTERS))
def test_a_word_is_the_same_in_any_text(before: str, after: str) -> None:
    """What a text is compared with does not depend on what it is taken in with."""
    alone = word_numbers("Tallow")

    assert alone[0] in word_numbers(f"{before} TALLOW {after}")


@given(st.lists(st.text(min_size=1, alphabet="abcxyz"), min_size=2, max_size=8, unique=True))
def test_other_words_have_other_numbers(several: list[str]) -> None:
    """Words that were taken for one would make text look copied that is not."""
    assert len(set(word_numbers(" ".join(several)).tolist())) == len(several)


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("the oﬃce ﬁle", "the office file"),
        ("ex\u00adam\u200bple", "example"),
        ("Pаris and Lоndon", "Paris and London"),
        ("ＦＵＬＬ １２", "full 12"),
        ("don’t — “stop”", 'don\'t - "stop"'),
        ("São Tomé", "Sao Tome"),
        ("𝐁𝐨𝐥𝐝", "bold"),
        ("cafe\u0301", "café"),
        ("STRASSE", "straße"),
    ],
)
def test_what_reads_the_same_is_the_same(written: str, plain: str) -> None:
    """A copy that was set otherwise, or disguised, is still one."""
    assert word_numbers(written).tolist() == word_numbers(plain).tolist()


def test_words_of_another_alphabet_stay_apart() -> None:
    """Letters that look alike are made one, but no two of one alphabet."""
    assert len(set(word_numbers("кот ком кон рот ток код").tolist())) == 6
    assert word_numbers("Владимир").tolist() == word_numbers("ВЛАДИМИР").tolist()


def test_rare_letters_are_read() -> None:
    """Ideographs and signs of the highest planes break nothing."""
    text = "𠀀𠀁 one \U000e0041two 😀 three"

    assert word_numbers(text).tolist()[1:] == word_numbers("one two three").tolist()


def test_furniture_is_left_out_and_quotations_are_marked() -> None:
    """What ingest set aside counts for nothing, and quoted words are told from the article's own."""
    article = page("By Ann Ohl\nHe said “stop it” twice.", furniture=(Span(start=0, end=10),))
    reading = unread(article, (Quote(start=19, end=28, depth=0, closed=True),))
    found = prose_words([(article, reading)])

    assert [article.text[s:e] for s, e in zip(found.starts, found.ends, strict=True)] == [
        "He",
        "said",
        "stop",
        "it",
        "twice",
    ]
    assert found.quoted.tolist() == [False, False, True, True, False]
    assert found.opening.tolist() == [True, False, False, False, False]


def test_articles_are_put_in_order_and_counted_once() -> None:
    """A pile that names an article twice has it once, whatever the order."""
    one, other = page("first text", "a"), page("second text", "b")
    found = prose_words((article, unread(article)) for article in (other, one, other))

    assert found.article_ids == ("a", "b")
    assert found.texts == ("first text", "second text")


def test_nothing_is_no_words() -> None:
    """An empty pile is a pile."""
    assert words().numbers.size == 0
    assert words("", "...", "").firsts.tolist() == [0, 0, 0, 0]
