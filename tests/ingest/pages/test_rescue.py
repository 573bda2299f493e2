"""The second reader, for pages from which next to nothing came."""

from headwater.ingest.pages.rescue import rescued
from ingest.pages import hard_pages


def test_paragraphs_come_in_order() -> None:
    """What it finds is put in the place of what was not found."""
    assert rescued(hard_pages.article(hard_pages.BODY)) == (hard_pages.TITLE, *hard_pages.PARAGRAPHS)


def test_a_page_of_very_many_elements_is_left_alone() -> None:
    """It would take minutes."""
    assert rescued(hard_pages.article(hard_pages.BODY + "<i>x</i>" * 20_000)) == ()
