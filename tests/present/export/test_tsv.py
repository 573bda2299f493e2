"""A table for spreadsheets has one row for each attribution and no cell that is computed."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.present.export.tsv import COLUMNS, article_tsv, cell, tsv_header
from strategies import articles, attributions


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "＝1", "\t=1", "%0"])
def test_a_formula_is_text(text: str) -> None:
    """A quotation that begins with an equals sign must not run on the desk of whoever opens the table."""
    assert cell(text).startswith("'")


@pytest.mark.parametrize(("value", "text"), [(None, ""), (0.5, "0.5"), ("a\nb\tc", "a b c"), ("“=”", "“=”")])
def test_other_cells_stay_as_they_are(value: object, text: str) -> None:
    """What is harmless is not touched, but stays on its line."""
    assert cell(value) == text


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_every_attribution_is_one_row_of_all_columns(data: st.DataObject) -> None:
    """Quotation marks, tabs and line breaks in a quotation do not shift the columns."""
    page = data.draw(articles("a.txt"))
    said = data.draw(attributions(page))

    table = tsv_header() + "".join(article_tsv(page, said))

    rows = list(csv.reader(io.StringIO(table, newline=""), delimiter="\t"))
    assert rows[0] == list(COLUMNS)
    assert [row[COLUMNS.index("id")].removeprefix("'") for row in rows[1:]] == [one.id for one in said]
    assert {len(row) for row in rows} == {len(COLUMNS)}
