"""Same claim or not: what a judge says of a pair, from both sides, and when it says nothing."""

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations

import pytest

from headwater.compare.judging.features import FEATURES
from headwater.compare.judging.same import CONTRADICTED, STAND_REASON, Judge, overlap
from headwater.compare.stance.polarity import AGREED, OPPOSED, UNLIKE
from headwater.model.links import Statement
from headwater.model.text import Span

Judged = Callable[..., Judge]

CLAIM = "Twelve horses were killed when a barn burned at Marne on Monday."
REWORDED = "A fire in a barn at Marne killed a dozen horses."
OTHER = "The library at Tallow sold forty maps."


def stated(article_id: str, *content: tuple[int, int]) -> Statement:
    """Return a statement whose content lies at these places."""
    return Statement(
        id="one",
        article_id=article_id,
        start=content[0][0],
        end=content[-1][1],
        content=tuple(Span(start=start, end=end) for start, end in content),
        wording=tuple(Span(start=start, end=end) for start, end in content),
        text="",
        attribution_id=None,
        stance="asserts",
        hedged=False,
    )


def test_what_means_the_same_scores_higher(judged: Judged) -> None:
    """All else follows from this order."""
    judge = judged(CLAIM, REWORDED, OTHER)

    assert judge.score(0, 1) > 0.5
    assert max(judge.score(0, 2), judge.score(1, 2)) < 0.1


def test_a_judge_has_no_left_and_right(judged: Judged) -> None:
    """Score, relation, reasons and what is barred are the same from both sides, and a score lies between 0 and 1."""
    judge = judged(CLAIM, REWORDED, OTHER, "No horses died at Marne. The mayor declined to discuss the fire.")

    for left, right in combinations(range(len(judge.sides)), 2):
        assert 0 <= judge.score(left, right) == judge.score(right, left) <= 1
        assert judge.bars(left, right) == judge.bars(right, left)
        assert judge.verdict(left, right) == judge.verdict(right, left)


def test_a_larger_pile_is_judged_more_strictly(judged: Judged) -> None:
    """The more statements there are, the more pairs look alike by chance."""
    few = judged(CLAIM, REWORDED)
    many = Judge(sides=[*few.sides, *[few.sides[0]] * 2000], ties=few.ties, meanings=few.meanings)

    assert many.score(0, 1) < few.score(0, 1)


def test_two_long_articles_are_judged_more_strictly(judged: Judged) -> None:
    """They have many more pairs than two short ones, and hardly more claims in common."""
    short = judged(CLAIM, REWORDED)
    long = Judge(
        sides=short.sides,
        ties=replace(short.ties, statements=dict.fromkeys(short.ties.statements, 200)),
        meanings=short.meanings,
    )

    assert long.score(0, 1) < short.score(0, 1)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Nine people were killed by the strike.", "The strike killed 23 people."),
        ("A barn at Marne burned in 1994.", "A barn at Marne burned in 2016."),
        ("A bus hit a cyclist in Marne on Monday.", "A bus hit a cyclist in Marne last year."),
    ],
)
def test_rival_figures_and_other_times_are_barred(judged: Judged, left: str, right: str) -> None:
    """No likeness of the words makes one claim of nine dead and 23, of this year's and another's."""
    judge = judged(left, right)

    assert judge.bars(0, 1)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Nine people were killed by the strike.", "The strike killed 9."),
        ("Nine people were killed and 23 hurt.", "Nine people were killed."),
        ("Nine people were killed.", "The strike hurt 23 people."),
        ("A barn at Marne burned on Monday.", "A barn burned at Marne on 2 March."),
    ],
)
def test_what_can_be_one_is_not_barred(judged: Judged, left: str, right: str) -> None:
    """A bar cannot be outweighed, so it must be sure."""
    assert not judged(left, right).bars(0, 1)


def test_reasons_are_those_of_the_features(judged: Judged) -> None:
    """A reader is told what spoke for one claim and what against it, in the words of the table."""
    found = judged("Nine people died at Marne on Monday.", "The toll at Marne stands at 9 dead.").verdict(0, 1)

    assert "for: they count as many of the same" in found.reasons
    assert "against: only one tells when" in found.reasons
    assert set(found.reasons) <= {f"{feature.speaks}: {feature.reason}" for feature in FEATURES}


def test_who_takes_a_stand_is_told_as_such(judged: Judged) -> None:
    """Whoever only refuses to speak of it, or calls it nonsense, says nothing that could be compared."""
    judge = judged("An alarm rang on the ferry. The owners declined to discuss the alarm.")

    assert judge.verdict(0, 1).reasons == (STAND_REASON,)


def test_what_overlaps_is_no_pair(judged: Judged) -> None:
    """A clause that was cut out repeats nothing of what it was cut out of."""
    whole = judged(CLAIM)

    assert overlap(stated("a", (0, 40)), stated("a", (10, 20)))
    assert overlap(stated("a", (0, 4), (8, 12)), stated("a", (11, 20)))
    assert not overlap(stated("a", (0, 4), (8, 12)), stated("a", (4, 8)))
    assert not overlap(stated("a", (0, 40)), stated("b", (0, 40)))
    assert whole.score(0, 0) == 0


def test_who_may_speak_of_another_thing_contradicts_nobody(judged: Judged) -> None:
    """Where two are hardly one claim, one "not" before a word that both have is as often about something else."""
    weak = judged("The clerk painted a chair at noon.", "The porter did not paint the hall.")
    alike = judged("The mill at Orle was closed by the council.", "The mill at Orle was not closed by the council.")

    assert weak.side(0, 1, CONTRADICTED) == OPPOSED
    assert weak.side(0, 1, CONTRADICTED - 0.1) == UNLIKE
    assert alike.side(0, 1, CONTRADICTED - 0.1) == OPPOSED


def test_a_bare_denial_agrees_with_the_denial_before_it(judged: Judged) -> None:
    """The laboratory found no poison. Of course it did not: both say one thing."""
    judge = judged(
        "The laboratory did not find poison. Of course it did not.", "The laboratory did not find poison at all."
    )
    numbers = {side.profile.statement.text: n for n, side in enumerate(judge.sides)}
    bare, before, elsewhere = (
        numbers[text]
        for text in (
            "Of course it did not.",
            "The laboratory did not find poison.",
            "The laboratory did not find poison at all.",
        )
    )

    assert judge.leaning(bare, before) == AGREED
    assert judge.leaning(bare, elsewhere) == UNLIKE
