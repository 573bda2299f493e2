"""Blocks: what people decided holds in grouping, whatever the scores say."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from headwater.compare.blocks import Blocks, blocks, ruled_groups
from headwater.compare.decided import Constraints
from headwater.compare.groups import Pair

NAMES = "abcdef"


def pairs(*named: str) -> list[tuple[str, str]]:
    """Return the pairs that are written as in "ab"."""
    return [(name[0], name[1]) for name in named]


def indexes(name: str) -> Pair:
    """Return the places of a pair's two in the alphabet."""
    return NAMES.index(name[0]), NAMES.index(name[1])


def ruled(together: set[str], apart: set[str], copies: list[list[int]] | None = None) -> Blocks:
    """Return the blocks of six statements, a to f; pairs as in "ab"."""
    asked = Constraints(
        reasons=dict.fromkeys(pairs(*together), "decided"),
        apart=frozenset(pairs(*apart)),
    )
    return blocks(list(NAMES), copies or [[n] for n in range(len(NAMES))], asked)


def grouped(scores: dict[Pair, float], made: Blocks) -> list[list[int]]:
    """Return the groups of pairs with these scores."""
    return ruled_groups(scores, lambda a, b: scores.get((a, b), 0.0), lambda _a, _b: False, 0.5, 0.4, made)


def test_two_groups_that_a_person_joins_keep_all_their_members() -> None:
    """Nobody is lost because it is like one side only."""
    scores = {pair: 0.9 for side in ((0, 1, 2), (3, 4, 5)) for pair in combinations(side, 2)}

    assert grouped(scores, ruled({"ad"}, set())) == [[0, 1, 2, 3, 4, 5]]


def test_what_a_person_keeps_apart_is_not_joined_through_a_third() -> None:
    """The third goes with the one that it is more like."""
    scores = {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.99}

    assert grouped(scores, ruled(set(), {"ac"})) == [[0, 1]]


def test_what_is_apart_from_one_is_apart_from_all_that_a_person_joined_with_it() -> None:
    """If a and b are one claim and b and c are two, then a and c are two."""
    assert grouped({(0, 2): 0.99}, ruled({"ab"}, {"bc"})) == [[0, 1]]


def test_of_two_kept_apart_the_less_like_leaves_when_their_groups_are_joined() -> None:
    """The last word of a person holds over both groups."""
    scores = {(0, 1): 0.9, (2, 3): 0.6}

    assert grouped(scores, ruled({"ac"}, {"bd"})) == [[0, 1, 2]]


def test_a_ruling_on_a_statement_goes_for_its_copies() -> None:
    """Nobody rules on each of forty copies of one report."""
    made = ruled({"ac"}, set(), [[0, 1], [2, 3], [4], [5]])

    assert grouped({}, made) == [[0, 1]]
    assert made.copies == [[0, 1], [2, 3], [4], [5]]


def test_the_same_words_are_two_claims_where_a_person_says_so() -> None:
    """Two people died here, and two people died elsewhere."""
    made = ruled(set(), {"ab"}, [[0, 1, 2], [3], [4], [5]])

    assert made.copies == [[0], [1], [2], [3], [4], [5]]
    assert grouped({(0, 1): 1.0, (0, 2): 0.9, (1, 2): 0.9}, made) == [[0, 2]]


PAIRS = st.sampled_from([f"{one}{other}" for one, other in combinations(NAMES, 2)])


@given(st.sets(PAIRS, max_size=3), st.sets(PAIRS, max_size=4), st.dictionaries(PAIRS, st.floats(0, 1)))
def test_rulings_that_agree_all_hold(together: set[str], apart: set[str], likeness: dict[str, float]) -> None:
    """Whatever the statements look like."""
    made = ruled(together, set())
    agreeing = {name for name in apart if indexes(name)[1] not in made.block[indexes(name)[0]]}
    made = ruled(together, agreeing)

    found = grouped({indexes(name): value for name, value in likeness.items()}, made)

    home = {NAMES[member]: number for number, members in enumerate(found) for member in members}
    assert all(home[one] == home[other] for one, other in pairs(*together))
    assert not any(home.get(one, -1) == home.get(other, -2) for one, other in pairs(*agreeing))
