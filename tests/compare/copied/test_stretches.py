"""Stretches: how shared text grows over edits, and that sizes stay bounded."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from compare.pages import page, unread
from headwater.compare.copied.passages import passages, shared_passages
from headwater.compare.copied.words import prose_words
from headwater.model.links import Passage

LETTERS = ("ka", "lo", "mi", "nu", "pe", "ra", "so", "ti", "vu", "zo")
LEXICON = ["".join(parts) for parts in product(LETTERS, LETTERS, LETTERS)]
BIG = 40_000  # words of a big article; the whole test takes a second


def between(*texts: str) -> tuple[Passage, ...]:
    """Return the passages of texts, each an article."""
    articles = [page(text, f"page {number:05}") for number, text in enumerate(texts)]
    return passages(articles, [unread(article) for article in articles])


def prose(first: int, count: int) -> str:
    """Return words of which no two are alike, up to a thousand, the same for the same numbers."""
    return " ".join(LEXICON[(first + 7 * number) % len(LEXICON)] for number in range(count))


@given(st.integers(0, 900), st.integers(20, 60), st.integers(0, 3), st.integers(0, 3))
def test_an_edit_is_bridged_wherever_it_stands(first: int, size: int, dropped: int, added: int) -> None:
    """Words left out, put in or exchanged leave one passage, whole on both sides."""
    words = prose(first, size).split()
    edited = [*words[:10], *(f"new{n}" for n in range(added)), *words[10 + dropped :]]
    (found,) = between(" ".join(words), " ".join(edited))

    assert found.word_count == size - dropped
    assert found.right_span.end == len(" ".join(edited))


def test_both_sides_are_treated_alike() -> None:
    """Passages have no direction: which article is called left does not change how much is shared."""
    one, other = f"{prose(0, 60)} {prose(500, 20)}", f"{prose(500, 20)} {prose(0, 30)} extra words {prose(210, 30)}"
    forth = [(p.word_count, p.left_span, p.right_span) for p in between(one, other)]
    back = [(p.word_count, p.right_span, p.left_span) for p in between(other, one)]

    assert sorted(forth) == sorted(back)


def test_a_changed_day_is_told() -> None:
    """A copy that moves the event by a day must show it, before changes of other words."""
    text = f"{prose(0, 20)} on Monday {prose(300, 20)} with 43 guests {prose(600, 20)}"
    changed = text.replace("Monday", "Tuesday").replace("43", "44")
    (found,) = between(text, changed)

    assert found.evidence[1:] == ('differs: "Monday" / "Tuesday"', 'differs: "43" / "44"')


def test_few_and_short_differences_are_told() -> None:
    """Evidence is read by people: three differences of a line each, then how many more."""
    words = prose(0, 200).split()
    edited = [word if number % 20 else "x" * 90 for number, word in enumerate(words, start=1)]
    (found,) = between(" ".join(words), " ".join(edited))

    assert len(found.evidence) == 5
    assert all(len(line) < 100 for line in found.evidence)
    assert found.evidence[-1].startswith("differs in ")


def test_the_noise_of_a_scanner_leaves_one_passage() -> None:
    """A scanned copy in which every ninth word is misread is one text, not ten."""
    words = prose(0, 300).split()
    scanned = [
        word if number % 9 else word.replace("a", "o").replace("i", "l") + "1" for number, word in enumerate(words)
    ]
    found = between(" ".join(words), " ".join(scanned))

    assert sum(p.word_count for p in found) > 200
    assert len(found) <= 2


def test_one_word_without_end_is_bounded() -> None:
    """A page of one word costs no more than another of its length."""
    word = "again " * 300_000

    assert len(between(word, word, "again " * 1000)) <= 30


def test_a_phrase_without_end_is_bounded() -> None:
    """The same for a page of one sentence, over and over."""
    text = f"{prose(0, 11)} " * 3000

    assert len(between(text, text[60:])) <= 30


def test_a_big_article_is_compared_at_once() -> None:
    """A book among articles: what was taken from it is found, and what it repeats does no harm."""
    book = " ".join(f"{LEXICON[n % 991]}{n % 37}" for n in range(BIG))
    excerpt = " ".join(book.split()[BIG // 2 : BIG // 2 + 200])
    found = between(book, f"{prose(0, 50)} {excerpt}", book.replace("ka", "ko", 300))

    assert {p.word_count for p in found} >= {200}


def test_many_copies_are_bounded() -> None:
    """Ten thousand copies of one article are compared with a few, not all with all."""
    texts = [(page(prose(0, 120), f"page {number:05}")) for number in range(10_000)]
    found = shared_passages(prose_words((article, unread(article)) for article in texts))

    assert 9_999 <= len(found) <= 80_000
