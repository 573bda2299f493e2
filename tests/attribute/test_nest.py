"""Nesting: whose content holds whom."""

from hypothesis import given
from hypothesis import strategies as st

from headwater.attribute.finds import Find
from headwater.attribute.nest import parents
from headwater.model.text import Span

STRETCH = st.tuples(st.integers(0, 40), st.integers(1, 12)).map(lambda pair: Span(start=pair[0], end=pair[0] + pair[1]))


def find(cue: Span, *contents: Span) -> Find:
    """Return a find with this cue and these contents."""
    return Find(
        sources=(), cues=(cue,), contents=contents, act="speech", stance="asserts", rule="clause", cue="say", head=None
    )


def test_the_smallest_content_is_the_parent() -> None:
    """Of two that hold a cue, the nearer source is the one that was passed on."""
    outer = find(Span(start=0, end=4), Span(start=5, end=60))
    middle = find(Span(start=10, end=14), Span(start=15, end=60))
    inner = find(Span(start=20, end=24), Span(start=25, end=60))

    assert parents([inner, outer, middle]) == [2, None, 1]


@given(st.lists(st.builds(find, STRETCH, STRETCH), max_size=12))
def test_no_find_is_its_own_ancestor(finds: list[Find]) -> None:
    """A ring of parents would make a chain without end."""
    above = parents(finds)

    for start in range(len(finds)):
        seen = set()
        at: int | None = start
        while at is not None:
            assert at not in seen
            seen.add(at)
            at = above[at]
