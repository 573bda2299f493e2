"""Folders that browsers make: what lies beside a saved page is part of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.ingest.layouts import passed_over


@pytest.mark.parametrize(
    "folder",
    ["Story_files", "Story-Dateien", "Story_fichiers", "Story_archivos", "Story.files", "story_файлы", "Story ملفات"],
)
def test_what_a_browser_saved_beside_a_page_is_no_article(folder: str) -> None:
    """Frames of advertisements are pages too, as far as their names say."""
    names = ["a/Story.html", f"a/{folder}/frame.html", f"a/{folder}/deep/x.htm", "a/Other.html"]

    assert passed_over(names) == {names[1], names[2]}


def test_a_word_that_is_not_known_needs_styles_or_pictures() -> None:
    """A browser may speak any language, and a folder of articles may be called much like a page."""
    saved = ["Story.html", "Story_mafayilo/frame.html", "Story_mafayilo/style.css"]
    articles = ["2024.html", "2024-january/one.html", "2024-january/two.html"]

    assert passed_over(saved) == {*saved[1:]}
    assert passed_over(articles) == frozenset()


def test_a_folder_without_its_page_is_a_folder() -> None:
    """People call folders "my_files"."""
    assert passed_over(["my_files/a.html", "other/my.html"]) == frozenset()


@given(st.lists(st.text("ab_/.-htmlfiles", max_size=20), max_size=8))
def test_the_order_of_names_changes_nothing(names: list[str]) -> None:
    """The same folder is the same pile on every machine, and a page beside no folder is always read."""
    assert passed_over(names) == passed_over(reversed(names)) <= set(names)
    assert all("/" in name for name in passed_over(names))
