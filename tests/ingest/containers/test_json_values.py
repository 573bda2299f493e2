"""JSON cut out of a stream: the same values wherever blocks end, and nothing too deep or too large."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.ingest.containers.json_values import cell_of, flat, parsed, values
from headwater.ingest.members import MAX_BYTES

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.sampled_from('ab"\\{}[],:\n é')),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(st.sampled_from('a"\\{}')), inner, max_size=3),
    max_leaves=8,
)
TOLD = (dict, list, str)


def pieces(text: str, places: list[int]) -> list[str]:
    """Return `text` in pieces that end at these places."""
    edges = [0, *sorted(place % (len(text) + 1) for place in places), len(text)]
    return [text[edges[i] : edges[i + 1]] for i in range(len(edges) - 1)]


@settings(deadline=None)
@given(st.lists(VALUES, max_size=5), st.lists(st.integers(0), max_size=6), st.sampled_from([None, 1]))
def test_an_array_is_cut_into_its_values(array: list[object], places: list[int], indent: int | None) -> None:
    """Its objects, arrays and texts, one by one."""
    blocks = pieces(json.dumps(array, indent=indent), places)

    assert [json.loads(text) for text, _ in values(iter(blocks), 1)] == [one for one in array if isinstance(one, TOLD)]


@settings(deadline=None)
@given(st.lists(VALUES, max_size=5), st.lists(st.integers(0), max_size=6))
def test_values_one_after_the_other_are_cut_apart(every: list[object], places: list[int]) -> None:
    """As programs append them to a file, with or without line ends."""
    blocks = pieces("\n".join(json.dumps(one) for one in every), places)

    assert [json.loads(text) for text, _ in values(iter(blocks), 0)] == [one for one in every if isinstance(one, TOLD)]


def test_a_value_too_large_is_told_and_the_next_one_cut() -> None:
    """Its place is kept, its letters are not."""
    blocks = ['[{"a": "', *["x" * 1_000_000] * (MAX_BYTES // 1_000_000 + 1), '"}, {"b": 1}]']

    assert list(values(iter(blocks), 1)) == [("", "it is larger than 20 MB"), ('{"b": 1}', "")]


def test_a_value_that_does_not_end_is_told() -> None:
    """A file that was cut off on the way lost a record."""
    assert list(values(iter(['[{"a": 1}, {"b"']), 1)) == [('{"a": 1}', ""), ("", "the file ends in the middle of it")]


@pytest.mark.parametrize("text", ["", "{", '{"a" 1}', "[" * 100_000, '{"a":' * 100_000, "nan", "{'a': 1}"])
def test_what_is_no_json_is_told_in_words(text: str) -> None:
    """However deep."""
    value, wrong = parsed(text)

    assert value is None
    assert wrong


def test_numbers_are_texts_as_they_are_written() -> None:
    """A number of ten thousand digits costs no more than its letters, and 1.50 stays 1.50."""
    assert parsed(f"[1.50, {'9' * 10_000}, NaN, -0]")[0] == ["1.50", "9" * 10_000, "NaN", "-0"]


def test_fields_are_texts_and_those_of_inner_objects_have_names_of_both() -> None:
    """Deeper ones are left out; lists of objects become their names."""
    value = {
        "title": "T", "n": 3, "ok": True, "none": None, "tags": ["a", None, 2], "deep": {"er": {"est": 1}, "x": "y"},
        "authors": [{"name": "Mara"}, {"id": 4}, "Ida", [1]],
    }  # fmt: skip

    assert flat(value) == {
        "title": "T", "n": "3", "ok": "true", "none": "", "tags": ("a", "2"), "deep.x": "y", "authors": ("Mara", "Ida"),
    }  # fmt: skip
    assert cell_of({"a": 1}) == ""
