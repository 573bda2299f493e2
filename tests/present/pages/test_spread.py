"""Where the nodes of a network are drawn."""

from itertools import combinations
from math import hypot

from hypothesis import given
from hypothesis import strategies as st

from headwater.present.pages.spread import spread

_SIZES = st.lists(st.floats(min_value=4, max_value=30), min_size=1, max_size=25)


@st.composite
def _graphs(draw: st.DrawFn) -> tuple[list[float], list[tuple[int, int, float]]]:
    """Return sizes of nodes, and links between some."""
    sizes = draw(_SIZES)
    pairs = list(combinations(range(len(sizes)), 2))
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=40)) if pairs else []
    return sizes, [(*pair, draw(st.floats(min_value=1, max_value=30))) for pair in chosen]


@given(_graphs())
def test_every_node_has_a_place_of_its_own_and_the_same_each_time(
    graph: tuple[list[float], list[tuple[int, int, float]]],
) -> None:
    """Who comes back to a picture looks where things were; what lies under another cannot be chosen."""
    at = spread(*graph)

    assert spread(*graph) == at
    assert len(set(at)) == len(graph[0])
    assert all(abs(x) < 1e5 and abs(y) < 1e5 for x, y in at)


def test_what_is_linked_is_nearer_than_what_is_not() -> None:
    """Two groups that do not know each other are two groups to the eye."""
    one, other = list(combinations(range(5), 2)), list(combinations(range(5, 10), 2))
    at = spread([10.0] * 10, [(left, right, 2.0) for left, right in (*one, *other)])

    def away(pairs: list[tuple[int, int]]) -> float:
        return sum(hypot(at[left][0] - at[right][0], at[left][1] - at[right][1]) for left, right in pairs) / len(pairs)

    assert away(one + other) < away([(left, right) for left in range(5) for right in range(5, 10)])


def test_nodes_do_not_lie_over_each_other() -> None:
    """A hub with all that hangs on it is a ring, not a heap."""
    sizes = [30.0, *[5.0] * 80]
    at = spread(sizes, [(0, leaf, 1.0) for leaf in range(1, 81)])

    assert all(
        hypot(at[left][0] - at[right][0], at[left][1] - at[right][1]) > sizes[left] + sizes[right]
        for left, right in combinations(range(81), 2)
    )


def test_nothing_needs_no_place() -> None:
    """A case may hold nobody."""
    assert spread([], []) == []
