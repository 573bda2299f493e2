"""Features: what each comes to for a pair, alike from both sides, and never more than its whole weight."""

from collections.abc import Callable
from itertools import combinations

import pytest

from headwater.compare.judging.features import FEATURES
from headwater.compare.judging.same import Judge

Judged = Callable[..., Judge]

PILE = (
    "Nine people were killed when a barn burned at Marne on Monday.",
    "The strike killed 23 people in 2019.",
    "Anna Vik sued the council of Tallow.",
    "The council of Tallow sued Anna Vik.",
    "Josef Vik plans to sue the council.",
    "It was closed. Nobody was hurt, the mayor said.",
    "Dozens of people were hurt in Marne and Sallow a month later.",
    "The committee declined to comment.",
    "“There is no plan to close the bridge,” the railway said.",
    "Yes. 12. Marne!",
)


def values(judge: Judge, left: int, right: int) -> dict[str, float]:
    """Return what each feature comes to, by name."""
    return {feature.name: value for feature, value in judge.values(left, right)}


def test_every_feature_has_a_name_and_a_reason_of_its_own() -> None:
    """Two features of one name would share one weight; two of one reason could not be told apart."""
    assert len({feature.name for feature in FEATURES}) == len(FEATURES)
    assert len({feature.reason for feature in FEATURES}) == len(FEATURES)


def test_features_are_alike_from_both_sides(judged: Judged) -> None:
    """A pair has no left and right: what is found must not hang on which was read first."""
    judge = judged(*PILE)
    pairs = list(combinations(range(len(judge.sides)), 2))

    assert len(pairs) > 40
    for left, right in pairs:
        assert values(judge, left, right) == values(judge, right, left)


def test_no_feature_comes_to_more_than_all_of_it(judged: Judged) -> None:
    """A weight says what a feature adds at most."""
    judge = judged(*PILE)
    found = [values(judge, a, b) for a, b in combinations(range(len(judge.sides)), 2)]

    assert {(name, value) for one in found for name, value in one.items() if not 0 <= value <= 1} == set()


@pytest.mark.parametrize(
    ("left", "right", "name"),
    [
        ("Twelve horses died when a Marne barn burned.", "A fire in a barn at Marne killed a dozen horses.", "meaning"),
        ("The mill at Tallow closed.", "At Tallow the mill closed.", "least_covered"),
        ("The weir gave way.", "The weir gave way.", "same_things"),
        ("Nine people were killed.", "The toll stands at 9 dead.", "same_number"),
        ("Dozens of people were hurt.", "43 people were wounded.", "vague_number"),
        (
            "The mill lowered the lake by nineteen metres.",
            "Lowering the lake would take nineteen days.",
            "number_of_other",
        ),
        ("Nine people were killed.", "The strike killed 23 people.", "numbers_clash"),
        ("Nobody was hurt.", "Three people were injured.", "none_counted"),
        ("The boat sank.", "The boat sank with nine aboard.", "number_missing"),
        ("The mill closed in 1994.", "In 1994 the mill closed.", "same_time"),
        ("The mill closed in 1994.", "The mill closed in 2016.", "times_clash"),
        ("The mill closed in 1994.", "The mill closed.", "time_missing"),
        ("Brigg Group sued the council.", "Brigg Group sued the council.", "main_deed"),
        ("Anna Vik sued the council.", "The council sued Anna Vik.", "roles_swapped"),
        ("Anna Vik sued the council.", "Josef Ohl sued the council.", "other_agent"),
        ("Anna Vik bought the mill.", "Anna Vik plans to buy the mill.", "mood_apart"),
        ("Anna Vik opened a bakery.", "Josef Vik opened a bakery.", "namesake"),
        ("Marne sold the mill.", "Sallow sold the mill.", "names_clash"),
        ("Ada Roe spoke in Sarvelia.", "Josef Ohl spoke in Costria.", "names_apart"),
    ],
)
def test_a_feature_finds_what_it_looks_for(judged: Judged, left: str, right: str, name: str) -> None:
    """Each says something that the others do not; one that never speaks would hide behind the sum."""
    assert values(judged(left, right), 0, 1)[name] >= 0.5


@pytest.mark.parametrize(
    ("left", "right", "name"),
    [
        ("Nine people were killed.", "The strike hurt 23 people.", "numbers_clash"),
        ("Anna Vik sued the council.", "The council was sued by Anna Vik.", "roles_swapped"),
        ("Anna Vik sued the council.", "Vik has sued the council.", "other_agent"),
        ("Anna Vik bought the mill.", "The mill was bought by Anna Vik.", "mood_apart"),
        ("Anna Vik opened a bakery.", "Ms Vik opened a bakery.", "namesake"),
        ("The mill closed on Monday.", "The mill closed on 2 March.", "times_clash"),
    ],
)
def test_a_feature_keeps_still_where_nothing_speaks_against(judged: Judged, left: str, right: str, name: str) -> None:
    """A false clash keeps one claim apart as surely as a false likeness joins two."""
    assert values(judged(left, right), 0, 1)[name] == 0


def test_one_article_is_told(judged: Judged) -> None:
    """A claim is seldom made twice in one article."""
    judge = judged("The mill closed. The barn burned.", "The choir sang.")

    assert values(judge, 0, 1)["same_article"] == 1
    assert values(judge, 0, 2)["same_article"] == 0


def test_what_is_said_right_before_counts(judged: Judged) -> None:
    """That it was closed is told of the weir which the sentence before names."""
    judge = judged("The old weir cracked. It was closed.", "The old weir was closed.")

    assert values(judge, 1, 2)["context_covered"] > 0.3
