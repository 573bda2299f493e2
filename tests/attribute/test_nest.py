"""Nesting: whose content holds whom."""

from dataclasses import replace

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


def test_a_piece_after_the_cue_counts_as_much_as_the_first() -> None:
    """Of "“...,” she said, “he told me ...”" the second half is her word too."""
    outer = find(Span(start=12, end=20), Span(start=0, end=11), Span(start=22, end=60))
    inner = find(Span(start=30, end=34), Span(start=35, end=50))

    assert parents([outer, inner]) == [None, 0]


def test_who_is_cited_lies_in_the_words_of_whoever_cites() -> None:
    """Of "..., the agency reported, citing an officer" the agency stands outside, whatever both say alike."""
    agency = find(Span(start=22, end=30), Span(start=0, end=10), Span(start=32, end=50))
    officer = find(Span(start=32, end=38), Span(start=0, end=10))

    assert parents([officer, agency]) == [1, None]


def test_a_cue_in_a_source_has_no_parent() -> None:
    """What a source is called ("a man who said he was a doctor") is not part of what it says."""
    outer = replace(find(Span(start=20, end=24), Span(start=25, end=60)), sources=(Span(start=0, end=19),))
    inner = find(Span(start=10, end=14), Span(start=15, end=19))

    assert parents([outer, inner]) == [None, None]


def test_a_citation_without_a_cue_is_placed_by_its_source() -> None:
    """A note in brackets inside a quotation was quoted with it."""
    outer = find(Span(start=0, end=4), Span(start=5, end=60))
    note = replace(find(Span(start=0, end=1), Span(start=10, end=20)), cues=(), sources=(Span(start=22, end=28),))

    assert parents([note, outer]) == [1, None]


def test_two_that_hold_each_other_do_not_make_a_ring() -> None:
    """Of two contents of one size the one that was found first is the outer one."""
    left = find(Span(start=10, end=12), Span(start=20, end=40))
    right = find(Span(start=25, end=27), Span(start=5, end=25))

    assert parents([left, right]) == [None, 0]


@given(st.lists(st.builds(find, STRETCH, STRETCH), max_size=12))
def test_a_parent_holds_the_cue_and_is_no_smaller(finds: list[Find]) -> None:
    """A parent that does not hold the words of its child would be a chain that the text does not have."""
    for child, parent in zip(finds, parents(finds), strict=True):
        if parent is not None:
            cue, held = child.cues[0], finds[parent].contents[0]

            assert held.start <= cue.start
            assert cue.end <= held.end
            assert held.end - held.start >= child.contents[0].end - child.contents[0].start


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
