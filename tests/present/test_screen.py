"""The answer on a terminal."""

import pytest

from headwater.present.screen import Line, Table, fitted, plain
from headwater.present.words import headline
from present import make


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_is_wider_than_asked(width: int) -> None:
    """The answer fits half a screen, a terminal of eighty columns and a wide one."""
    text = plain(headline(make.story("01-skerrow-ferry")), width=width)

    assert max(len(line) for line in text.splitlines()) <= width


def test_a_narrow_table_keeps_its_names_and_leaves_columns_out() -> None:
    """Numbers of nobody are worth nothing."""
    table = Table(
        header=("source", "kind", "articles", "statements"),
        rows=(("The harbour master of Skerrow", "organisation", "12", "15"),),
        numeric=frozenset({2, 3}),
        wide=0,
        spare=(3, 1),
    )

    assert fitted(table, 80) == table
    assert fitted(table, 50).header == ("source", "kind", "articles")
    assert fitted(table, 40) == Table(
        header=("source", "articles"),
        rows=(("The harbour master of Skerrow", "12"),),
        numeric=frozenset({1}),
        wide=0,
    )
    assert fitted(table, 10).header == ("source", "articles")


def test_lines_are_single_paragraphs() -> None:
    """Whoever colours the answer relies on one line being one paragraph."""
    parts = [part for part in headline(make.story("01-skerrow-ferry")) if isinstance(part, Line)]

    assert not [part for part in parts if "\n" in part.text]
