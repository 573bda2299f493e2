"""Contrasts, and what else keeps apart what looks alike: each with what it must not keep apart."""

from collections.abc import Callable

import pytest

from headwater.compare.judging.contrasts import contrasted, contrasts
from headwater.compare.judging.same import Judge

Judged = Callable[..., Judge]


def value(judge: Judge, name: str) -> float:
    """Return what a feature comes to for the first two statements."""
    return next(value for feature, value in judge.values(0, 1) if feature.name == name)


def test_what_excludes_is_excluded() -> None:
    """A pair has no left and right, and no word excludes itself."""
    assert all(word in contrasts()[other] and word != other for word in contrasts() for other in contrasts()[word])
    assert contrasted(frozenset({"bus"}), frozenset({"tram"})) == {"bus"}


@pytest.mark.parametrize(
    ("left", "right", "name"),
    [
        ("The bus drivers of Marne will strike.", "The tram drivers of Marne will strike.", "other_kind"),
        ("The elder brother stole the ring.", "The younger brother stole the ring.", "other_kind"),
        ("The southern lock failed in Marne.", "The northern lock failed in Marne.", "other_kind"),
        ("Marne hospital lost its roof.", "Marne school lost its roof.", "other_kind"),
        ("The trial found an effect on sleep.", "The trial found an effect on mood.", "other_filler"),
        ("The council ratified the border treaty.", "The council ratified the trade treaty.", "other_filler"),
        ("The jury cleared Anna Vik.", "The jury cleared Josef Ohl.", "other_thing"),
        ("Elsewhere, four people died in a landslide.", "Four people died in a landslide.", "of_another"),
        ("Rival Brigg Group lost a fifth of its profit.", "The profit fell by a fifth.", "of_another"),
        ("That outbreak began in March too.", "The outbreak began in March.", "of_another"),
        ("The east door was always chained.", "The east door was chained that night.", "usual"),
        ("The club stocks the lake every spring.", "The club stocked the lake.", "usual"),
        ("Nine people drowned in Marne in 2011.", "Nine people drowned in Marne.", "long_ago"),
    ],
)
def test_what_looks_alike_and_is_not_is_told(judged: Judged, left: str, right: str, name: str) -> None:
    """A reader who sees two events as one trusts no other number on the page."""
    assert value(judged(left, right), name) > 0


@pytest.mark.parametrize(
    ("left", "right", "name"),
    [
        ("The bus drivers of Marne will strike.", "A strike of bus drivers was called in Marne.", "other_kind"),
        ("Marne hospital lost its roof.", "The clinic at Marne lost its roof.", "other_kind"),
        ("The elder brother stole the ring.", "The oldest brother took the ring.", "other_kind"),
        ("The army destroyed a weapons depot.", "The army destroyed a missile depot.", "other_filler"),
        ("The deputy's camera was off.", "Vik's camera was off.", "other_filler"),
        ("The jury cleared Anna Vik.", "The jury cleared Vik.", "other_thing"),
        ("The lamps cut falls to 0.8, against 1.04 elsewhere.", "The lamps cut falls to 0.8.", "of_another"),
        ("Too many fish died in the lake.", "Many fish died in the lake.", "of_another"),
        ("Every door was chained.", "The doors were chained.", "usual"),
        ("Nine people drowned in Marne on Monday.", "Nine people drowned in Marne.", "long_ago"),
        ("The valve has been stuck since 2018.", "The valve is stuck.", "long_ago"),
    ],
)
def test_what_is_one_is_not_kept_apart(judged: Judged, left: str, right: str, name: str) -> None:
    """Two papers use two words for one thing, and leave out what the other tells."""
    assert value(judged(left, right), name) == 0
