"""The times of two statements side by side."""

from collections.abc import Callable

import pytest

from headwater.compare.grammar import Grammar
from headwater.compare.times.moments import moments
from headwater.compare.times.occasions import Occasions, compare_moments
from headwater.model.text import Article

Parse = Callable[[str], tuple[Article, Grammar]]


def met(parse: Parse, left: str, right: str) -> Occasions:
    """Return how the times of two texts of 5 March 2026 stand to each other, having checked that order means nothing."""
    one, other = moments(*parse(left)), moments(*parse(right))
    found, turned = compare_moments(one, other), compare_moments(other, one)
    assert (found.same, found.within, found.clash, found.missing) == (
        turned.same,
        turned.within,
        turned.clash,
        turned.missing,
    )
    return found


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("It fell yesterday.", "It fell on Wednesday.", "same"),
        ("It fell on 8 May 2025.", "It fell on May 8 last year.", "same"),
        ("It fell last year.", "It fell in 2025.", "same"),
        ("It fell on 8 May 2025.", "It fell in May 2025.", "within"),
        ("It fell on 8 May 2025.", "It fell last year.", "within"),
        ("It must close by the end of March.", "It will close on 20 March.", "within"),
        ("It fell on 8 May 2025.", "It fell on 13 May 2025.", "clash"),
        ("It flooded in 2019.", "It flooded last year.", "clash"),
        ("It fell on 8 May 2025.", "It fell.", "missing"),
    ],
)
def test_times_meet(parse: Parse, left: str, right: str, kind: str) -> None:
    """This year's flood and the one of 2019 are two, however alike."""
    found = met(parse, left, right)

    assert {name for name in ("same", "within", "clash", "missing") if getattr(found, name) > 0} == {kind}


def test_neighbouring_days_clash_less(parse: Parse) -> None:
    """A night and a time zone may lie between two reports of one hour."""
    near = met(parse, "It fell on 8 May 2025.", "It fell on 9 May 2025.")
    far = met(parse, "It fell on 8 May 2025.", "It fell on 18 May 2025.")

    assert 0 < near.clash < far.clash


def test_one_time_in_common_is_no_clash(parse: Parse) -> None:
    """A statement may name when it was built and when it fell."""
    assert met(parse, "Built in 1931, it fell on 8 May 2025.", "It fell on 8 May 2025.").clash == 0


def test_the_times_are_named_in_the_reasons(parse: Parse) -> None:
    """A reader is told which times clash."""
    assert met(parse, "It fell on 8 May 2025.", "It fell in June 2025.").reasons == (
        "other times: 2025-05-08 and 2025-06-01 to 2025-06-30",
    )
