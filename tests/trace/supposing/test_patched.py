"""Rows of which a few go and a few come are what sorting all of them anew would give."""

from hypothesis import given
from hypothesis import strategies as st

from headwater.trace.supposing.patched import patched

numbers = st.lists(st.integers(0, 9), max_size=12)


@given(numbers, st.sets(st.integers(0, 11)), numbers)
def test_patching_is_sorting_anew(rows: list[int], gone: set[int], new: list[int]) -> None:
    """What a what-if leaves alone must stand where it stood."""
    before, places = sorted(rows), {place for place in gone if place < len(rows)}

    after = patched(before, places, new, key=lambda number: number)

    assert list(after.rows) == sorted([*(row for n, row in enumerate(before) if n not in places), *new])
    assert list(after.gone) == [before[place] for place in sorted(places)]
    assert list(after.new) == sorted(new)
