"""What comparing made is found again, byte for byte, and goes when what made it does."""

from pathlib import Path

from compare.pages import page
from headwater.model.text import TakenIn
from headwater.store.articles import put_articles, remove_source
from headwater.store.comparing import ArticleRow, all_compared, all_pairs, put_compared, put_pairs
from headwater.store.files import CaseFile, opened
from store.filling import capture


def _with(file: CaseFile, *names: str) -> None:
    for name in names:
        put_articles(
            file,
            capture(page(f"Text of {name}.", name)),
            [TakenIn(article=page(f"Text of {name}.", name), places=())],
            "1",
        )


def test_what_was_made_of_an_article_is_kept_replaced_and_dropped_with_it(tmp_path: Path) -> None:
    """What is left of an article that is gone would be taken up for another."""
    rows = [ArticleRow(name, "first", "", b"names", b"profiles") for name in ("a", "b")]
    newer = ArticleRow("a", "second", "others", b"", b"\x00")
    with opened(tmp_path / "case.db", create=True) as file:
        _with(file, "a", "b")
        put_compared(file, rows)
        put_compared(file, [newer])
        both = list(all_compared(file))
        remove_source(file, capture(page("Text of b.", "b")).path)
        left = list(all_compared(file))

    assert both == [newer, rows[1]]
    assert left == [newer]


def test_pairs_are_kept_exactly_and_only_those_given_last(tmp_path: Path) -> None:
    """A score that comes back a hair different, or pairs that pile up for ever, would break a promise."""
    alone = {(1, (1 << 63) - 1): (0.1 + 0.2, 1 << 27), (2, 3): (-1e-300, 0)}
    apart = {(2, 3): (True, "other", 1 / 3, "the one says which"), (4, 5): (False, None, None, None)}
    with opened(tmp_path / "case.db", create=True) as file:
        put_pairs(file, "now", {**alone, (8, 9): (0.0, 0)}, {})
        put_pairs(file, "now", alone, apart)

        assert all_pairs(file, "now") == (alone, apart)
        assert all_pairs(file, "later") == ({}, {})
        put_pairs(file, "later", {}, {})
        assert all_pairs(file, "now") == ({}, {})
