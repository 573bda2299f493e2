"""Groups and wordings: likeness is not passed on by chains, copies are one wording."""

from hypothesis import given
from hypothesis import strategies as st

from headwater.compare.groups import camps, grounded, groups, vouched


def _free(_left: int, _right: int) -> bool:
    """Keep nothing apart."""
    return False


def test_one_barred_pair_keeps_two_groups_apart() -> None:
    """Nine dead and 23 dead are rival figures, however alike the reports are in all else."""
    scores = {(0, 1): 0.9, (2, 3): 0.9, (1, 2): 0.8, (0, 2): 0.8, (0, 3): 0.8, (1, 3): 0.8}

    apart = groups(scores, lambda _a, _b: 0.8, lambda left, right: (left, right) == (0, 3), 0.5, 0.4)

    assert apart == [[0, 1], [2, 3]]


def test_a_chain_of_likenesses_does_not_glue_its_ends() -> None:
    """A is like B and B like C, but A is nothing like C: one bridge must not make one claim of two."""
    scores = {(0, 1): 0.9, (1, 2): 0.6}

    assert groups(scores, lambda _a, _b: 0.0, _free, 0.5, 0.4) == [[0, 1]]


def test_members_that_vouch_for_each_other_are_one_group() -> None:
    """Where all pairs are likely, one weak pair does not break the group."""
    scores = {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.3, (3, 4): 0.4}

    assert groups(scores, lambda _a, _b: 0.0, _free, 0.5, 0.4) == [[0, 1, 2]]


def test_a_pair_that_was_no_candidate_is_judged_before_groups_join() -> None:
    """Only pairs that share rare words are candidates; the others still have a say."""
    asked: list[tuple[int, int]] = []

    def score(left: int, right: int) -> float:
        asked.append((left, right))
        return 0.7

    assert groups({(0, 1): 0.9, (1, 2): 0.8}, score, _free, 0.5, 0.4) == [[0, 1, 2]]
    assert asked == [(0, 2)]


def test_a_third_vouches_for_two_that_are_like_it() -> None:
    """In a group that holds together, a pair in quite other words is likelier than it looks alone."""
    raised = vouched([0, 1, 2], {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.3})

    assert raised.keys() == {(0, 2)}
    assert 0.3 < raised[0, 2] < 0.8


def test_there_are_two_camps_at_most() -> None:
    """An enemy's enemy is a friend: one wrong verdict among many does not make a third side."""
    ties = {(0, 1): 0.9, (0, 2): -0.9, (1, 2): -0.8, (2, 3): 0.7, (0, 3): -0.9, (1, 3): 0.2}
    camp = camps([0, 1, 2, 3], ties)

    assert camp[0] == camp[1] != camp[2] == camp[3]


def test_two_sure_sides_are_parted_though_no_single_change_of_camp_helps() -> None:
    """Three who agree and three who agree on the opposite: each is held by its own side, yet the two contradict each other."""
    inside = dict.fromkeys(((0, 1), (0, 2), (1, 2), (3, 4), (3, 5), (4, 5)), 0.9)
    across = {(left, right): -0.5 for left in (0, 1, 2) for right in (3, 4, 5)}
    camp = camps(range(6), inside | across)

    assert camp[0] == camp[1] == camp[2] != camp[3] == camp[4] == camp[5]


@given(st.dictionaries(st.tuples(st.integers(0, 6), st.integers(0, 6)).filter(lambda p: p[0] < p[1]), st.floats(-1, 1)))
def test_nobody_would_rather_be_in_the_other_camp(ties: dict[tuple[int, int], float]) -> None:
    """Each member agrees with its own camp and differs from the other at least as much as the other way round."""
    camp = camps(range(7), ties)

    for member in range(7):
        pulls = [ties[pair] * (1 if camp[pair[0]] == camp[pair[1]] else -1) for pair in sorted(ties) if member in pair]
        assert sum(pulls) >= -1e-9


def test_without_contradiction_there_is_one_camp() -> None:
    """Who agrees stands together."""
    assert set(camps([0, 1, 2], {(0, 1): 0.5, (1, 2): 0.5}).values()) == {True}


def test_a_group_of_thousands_stays_cheap() -> None:
    """A claim that a whole pile tells is grouped pair by pair, but not each pair is held against each."""
    count = 3000
    scores = {(number, number + 1): 0.9 for number in range(count - 1)}
    asked: list[tuple[int, int]] = []

    def score(left: int, right: int) -> float:
        asked.append((left, right))
        return 0.9

    assert groups(scores, score, _free, 0.5, 0.4) == [list(range(count))]
    assert len(asked) < 40 * count
    assert set(camps(range(count), dict.fromkeys(scores, 0.5)).values()) == {True}


def test_nobody_stands_on_the_other_side_without_a_contradiction() -> None:
    """Being a little less like some than like others made a denier of a man who says what all say."""
    camp = {0: True, 1: True, 2: True, 3: False, 4: False, 5: False}
    sides = {(0, 3): -1.0, (3, 4): 1.0, (0, 5): 0.2, (1, 5): 0.2, (3, 5): 0.2}

    assert grounded(camp, sides) == {0: True, 1: True, 2: True, 3: False, 4: False, 5: True}
