"""Nearest: what is found in a large pile is nearly what holding all against all finds, and depends on no order."""

import numpy as np

from headwater.compare.nearest import EXACT, nearest

WIDTH = 384


def _rows(count: int, seed: int) -> np.ndarray:
    """Return meanings that lie in bunches of about eight, as those of claims in several wordings do."""
    chance = np.random.default_rng(seed)
    middles = chance.normal(size=(count // 8, WIDTH))
    rows = middles[chance.integers(len(middles), size=count)] + 0.6 * chance.normal(size=(count, WIDTH))
    made: np.ndarray = np.rint(127 * rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    return made


def _best(rows: np.ndarray, most: int) -> np.ndarray:
    alike = rows @ rows.T
    np.fill_diagonal(alike, -np.inf)
    best: np.ndarray = np.argsort(-alike, axis=1)[:, :most]
    return best


def _alike(rows: np.ndarray, found: np.ndarray) -> np.ndarray:
    """Return how alike each row and those found for it are."""
    alike: np.ndarray = np.take_along_axis(rows @ rows.T, found, axis=1)
    return alike


def test_in_a_small_pile_the_nearest_are_found_exactly() -> None:
    """A handful of articles must not lose a pair to a shortcut that they do not need."""
    rows = _rows(300, 1)
    found, best = nearest(rows, 5), _best(rows, 5)

    assert (_alike(rows, found) == _alike(rows, best)).all()


def test_in_a_large_pile_nearly_all_of_the_nearest_are_found() -> None:
    """What makes one claim lies close together, and close ones share a cell."""
    rows = _rows(EXACT + 2000, 2)
    found, best = nearest(rows, 4), _best(rows, 4)
    hits = sum(len(set(mine) & set(true)) for mine, true in zip(found.tolist(), best.tolist(), strict=True))

    assert hits / best.size > 0.95


def test_the_order_of_rows_changes_nothing() -> None:
    """The same pile gives the same links, in whatever order its articles come."""
    rows = _rows(EXACT + 500, 3)
    order = np.random.default_rng(4).permutation(len(rows))
    place = np.argsort(order)

    assert (place[nearest(rows, 4)][order] == nearest(rows[order], 4)).all()


def test_no_row_is_its_own_neighbour_and_missing_ones_are_told() -> None:
    """Two statements have one neighbour each; a third does not come out of thin air."""
    rows = _rows(16, 5)[:2]

    assert nearest(rows, 3).tolist() == [[1, -1, -1], [0, -1, -1]]
    assert nearest(rows[:1], 2).tolist() == [[-1, -1]]
    assert nearest(rows[:0], 2).shape == (0, 2)


def test_many_equal_rows_stay_bounded() -> None:
    """Ten thousand copies of one sentence fall into one cell."""
    found = nearest(np.repeat(_rows(16, 6)[:1], EXACT + 1000, axis=0), 4)

    assert (found >= 0).all()
    assert not (found == np.arange(len(found))[:, None]).any()
