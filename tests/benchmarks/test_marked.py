"""The corpus can be read: a fault in it would pass for a fault of Headwater."""

import json

import pytest

from marked import Marked, held_out


@pytest.mark.parametrize("marked", held_out(), ids=lambda marked: marked.name)
def test_gold_lies_in_its_article(marked: Marked) -> None:
    """Offsets are half-open code points into the text without tags."""
    gold = json.loads(marked.gold)
    spans = [span for row in gold["attributions"] for role in ("source", "cue", "content") for span in row[role] or []]

    assert gold["text"] == marked.text
    assert all(0 <= start < end <= len(marked.text) for start, end in spans)


def test_a_fifth_is_held_out_under_names_of_its_own() -> None:
    """The scorer pairs articles by file name."""
    names = [marked.name for marked in held_out()]

    assert len(names) == len(set(names)) == 138
