"""Which articles a reader means by what is typed."""

import pytest

from headwater.present.pages.beside import meant
from headwater.present.pages.overview import ArticleRow


def _row(number: int, label: str, title: str) -> ArticleRow:
    return ArticleRow(
        id=f"{number:016x}",
        number=number,
        label=label,
        title=title,
        when="3 March 2026",
        day="2026-03-03",
        path=f"{number}.txt",
        copy_of="",
        rests_on=(),
        more_rests_on=0,
        statements=0,
    )


_ROWS = (
    _row(1, "Skerrow Post", "Ferry aground"),
    _row(2, "Skerrow Times", "12 saved from ferry"),
    _row(3, "Holm Post", "Nothing new"),
)


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("2", [2]),
        ("2. Skerrow Times, 3 March 2026", [2]),
        ("0000000000000003", [3]),
        ("skerrow post", [1]),
        ("POST", [1, 3]),
        ("12 saved", [2]),
        ("99", []),
        ("ferry 3 march", [1, 2]),
        ("nobody", []),
        ("", []),
    ],
)
def test_an_article_is_found_by_what_names_it(typed: str, numbers: list[int]) -> None:
    """A list to choose from would be too long for thousands of articles, so what is typed is looked up."""
    assert [row.number for row in meant(_ROWS, typed)] == numbers
