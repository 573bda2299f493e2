"""Profiles: what a statement puts forward, as far as words, names, numbers, times and grammar tell."""

from collections.abc import Callable

import pytest

from headwater.compare.judging.same import Judge
from headwater.compare.profiles import Profile, weights

Judged = Callable[..., Judge]


def profiled(judged: Judged, *texts: str) -> list[Profile]:
    """Return the profiles of the statements of a pile of texts."""
    return [side.profile for side in judged(*texts).sides]


def test_only_words_that_tell_something_are_kept(judged: Judged) -> None:
    """Words like "the" and "have" are in every statement."""
    (found,) = profiled(judged, "The two mills have been closed by the owner.")

    assert found.words >= {"mill"}
    assert found.words.isdisjoint({"the", "two", "have", "be", "by"})


def test_a_name_is_one_word(judged: Judged) -> None:
    """Somebody's two names in common are one thing in common, not two."""
    full, short = profiled(judged, "Ada Roe opened the mill.", "Ms Roe opened the mill, Ada Roe said.")

    assert len(full.entities) == 1
    assert full.entities & short.entities
    assert full.words & full.entities == full.entities
    assert {"ada", "roe"} <= full.names


def test_what_stands_before_is_context(judged: Judged) -> None:
    """A pronoun points back about two sentences, and to nothing that comes after."""
    first, second = profiled(judged, "The weir cracked on Monday. It was closed in Tallow.")

    assert first.context == frozenset()
    assert second.context >= first.words - {"monday"}
    assert second.moments_near == first.moments


def test_who_says_it_is_context_not_content(judged: Judged) -> None:
    """The same content from another mouth is the same claim."""
    (found,) = profiled(judged, "Ada Roe said the weir is closed.")

    assert found.entities == frozenset()
    assert found.entities_near


def test_numbers_and_times_are_read(judged: Judged) -> None:
    """They tell look-alikes apart."""
    (found,) = profiled(judged, "About 40 sheep drowned at Marne in 2019.")

    assert [one.value for one in found.figures] == [40]
    assert found.years == {2019}
    assert found.moments


@pytest.mark.parametrize(
    ("text", "only_points"),
    [("The owners declined to discuss the alarm.", True), ("The alarm rang.", False)],
)
def test_who_only_takes_a_stand_is_known(judged: Judged, text: str, only_points: bool) -> None:
    """What names too little of what it speaks to is compared by its place, not its words."""
    assert profiled(judged, text)[0].only_points == only_points


def test_a_profile_does_not_hang_on_the_others(judged: Judged) -> None:
    """What a statement says is the same in every pile, as long as no name in it gets longer there."""
    text = "Twelve horses were killed when a barn burned on Monday."

    assert profiled(judged, text)[0] == profiled(judged, text, "A choir sang.")[0]


def test_rare_words_tell_more(judged: Judged) -> None:
    """A word that stands in every statement tells nothing apart."""
    told = weights(profiled(judged, "The weir leaked.", "The weir froze.", "The weir held.", "An otter swam."))

    assert told["otter"] > told["weir"] > 0
    assert max(told.values()) <= 1


def test_copies_count_once(judged: Judged) -> None:
    """A word does not tell less because one article was printed ten times."""
    once = weights(profiled(judged, "An otter swam.", "The weir froze."))
    often = weights(profiled(judged, *["An otter swam."] * 10, "The weir froze."))

    assert once == often
