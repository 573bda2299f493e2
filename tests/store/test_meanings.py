"""Meanings: what the matcher read once is found again, byte for byte."""

from pathlib import Path

from compare.pages import page
from headwater.model.text import TakenIn
from headwater.store.articles import put_articles
from headwater.store.files import opened
from headwater.store.meanings import all_meanings, meanings_made_by, put_meanings
from store.filling import capture


def test_meanings_are_kept_and_replaced(tmp_path: Path) -> None:
    """A statement is read again only when what reads it has changed."""
    with opened(tmp_path / "case.db", create=True) as file:
        for name in ("a", "b"):
            article = page(f"Text of {name}.", name)
            put_articles(file, capture(article), [TakenIn(article=article, places=())], "1")
        put_meanings(file, "a", {"one": b"\x01\xff", "two": b"\x00\x7f"}, "first")
        put_meanings(file, "a", {"three": b"\x02\x03", "four": b"\x04\x05"}, "second")
        put_meanings(file, "b", {}, "second")

        assert all_meanings(file) == {"a": {"three": b"\x02\x03", "four": b"\x04\x05"}, "b": {}}
        assert meanings_made_by(file) == {"a": "second", "b": "second"}
