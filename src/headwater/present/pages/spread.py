"""Where the nodes of a network are drawn: each near those it is linked to, none over another; the same every time.

Source: Jacomy, Venturini, Heymann, Bastian 2014, "ForceAtlas2, a continuous graph layout algorithm", PLOS ONE 9(6).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import pi, sqrt

import numpy as np
from numpy.typing import NDArray

_Numbers = NDArray[np.float32]
_Indexes = NDArray[np.intp]

_ROWS = 256  # pairs are looked at in strips that stay in the processor's own memory
_STEPS, _FEWEST_STEPS = 80, 40
_ENOUGH = 100_000  # nodes times steps, for pictures of thousands not to take seconds
_APART_ROUNDS, _APART_STEPS = 6, 5
_GRAVITY = np.float32(2.0)
_FASTER = 1.5  # the most by which a step may be longer than the one before
_NEAR = np.float32(1e-3)
_ROOM = 2.6  # from the middle of a node to that of the next, in widths of nodes: half of all have more
_GAP = np.float32(1.3)  # times the radii of two nodes that lie side by side
_GOLDEN = pi * (3 - sqrt(5))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Graph:
    """Which nodes are linked, how strongly; `masses` are how hard each pushes others away."""

    left: _Indexes
    right: _Indexes
    strength: _Numbers
    masses: _Numbers


def spread(sizes: Sequence[float], links: Sequence[tuple[int, int, float]]) -> list[tuple[float, float]]:
    """Return where each node is drawn, around a middle of (0, 0), for radii of `sizes`.

    Args:
        sizes: the radius of each node, the most important first.
        links: pairs of indexes of nodes, and how strongly they draw each other.
    """
    if not sizes:
        return []
    radii = np.asarray(sizes, dtype=np.float32)
    hubs = _hubs(len(sizes), links)
    inner = np.flatnonzero(hubs < 0)
    at = np.zeros((len(sizes), 2), dtype=np.float32)
    at[inner] = _drawn_together(_sunflower(np.arange(len(inner))), _graph(hubs, inner, links))
    at[inner] *= _scale(at[inner], radii[inner])
    at = _with_leaves(at, radii, hubs)
    at = _apart(at, radii)
    at -= (at.min(axis=0) + at.max(axis=0)) / 2
    return [(round(float(x), 1) + 0.0, round(float(y), 1) + 0.0) for x, y in at]


def _hubs(count: int, links: Sequence[tuple[int, int, float]]) -> _Indexes:
    """Return of each node that hangs on one other alone which one that is, of all others -1."""
    ends = np.asarray([link[:2] for link in links], dtype=np.intp).reshape(-1, 2)
    degrees = np.bincount(ends.ravel(), minlength=count)
    hubs = np.full(count, -1, dtype=np.intp)
    for leaf, hub in ((ends[:, 0], ends[:, 1]), (ends[:, 1], ends[:, 0])):
        hanging = (degrees[leaf] == 1) & (degrees[hub] > 1)
        hubs[leaf[hanging]] = hub[hanging]
    return hubs


def _graph(hubs: _Indexes, inner: _Indexes, links: Sequence[tuple[int, int, float]]) -> _Graph:
    """Return the links between inner nodes; all links of a node make it heavy, those to leaves too."""
    numbers = np.full(len(hubs), -1, dtype=np.intp)
    numbers[inner] = np.arange(len(inner))
    ends = np.asarray([link[:2] for link in links], dtype=np.intp).reshape(-1, 2)
    kept = (numbers[ends] >= 0).all(axis=1)
    strength = np.asarray([link[2] for link in links], dtype=np.float32)
    return _Graph(
        left=numbers[ends[kept, 0]],
        right=numbers[ends[kept, 1]],
        strength=strength[kept],
        masses=(1 + np.bincount(ends.ravel(), minlength=len(hubs))[inner]).astype(np.float32),
    )


def _sunflower(order: _Indexes) -> _Numbers:
    """Return places on a disc, each as near to the middle as its order lets it, about one apart from the next."""
    angles, away = order * _GOLDEN, np.sqrt(order + 0.5)
    return np.stack((away * np.cos(angles), away * np.sin(angles)), axis=1, dtype=np.float32)


def _drawn_together(at: _Numbers, graph: _Graph) -> _Numbers:
    """Return where the nodes come to rest: links pull, all push each other away, and what is loose is held near."""
    speed = 1.0
    before = np.zeros_like(at)
    for _ in range(max(_FEWEST_STEPS, min(_STEPS, _ENOUGH // len(at)))):
        away = np.maximum(np.hypot(at[:, 0], at[:, 1]), _NEAR)
        held = np.asarray(_GRAVITY * graph.masses / away, dtype=np.float32)
        forces = _pulls(at, graph) + _pushes(at, graph.masses) - at * held[:, None]
        swaying = np.hypot(*(forces - before).T)
        going = np.hypot(*(forces + before).T) / 2
        total = float((graph.masses * swaying).sum())
        speed = min(float((graph.masses * going).sum()) / max(total, 1e-9), speed * _FASTER)
        steps = speed / (1 + speed * np.sqrt(swaying))
        at = np.asarray(at + forces * steps[:, None], dtype=np.float32)
        before = forces
    return at


def _pulls(at: _Numbers, graph: _Graph) -> _Numbers:
    """Return how hard each node is pulled by those it is linked to; far ones pull little harder than near ones."""
    across = at[graph.right] - at[graph.left]
    away = np.maximum(np.hypot(across[:, 0], across[:, 1]), _NEAR)
    across *= (graph.strength * np.log1p(away) / away)[:, None]
    pulls = np.zeros_like(at)
    np.add.at(pulls, graph.left, across)
    np.subtract.at(pulls, graph.right, across)
    return pulls


def _pushes(at: _Numbers, masses: _Numbers) -> _Numbers:
    """Return how hard each node is pushed by all others: the harder, the nearer and the heavier they are."""
    pushes = np.empty_like(at)
    x, y = np.ascontiguousarray(at.T)
    for first in range(0, len(at), _ROWS):
        rows = slice(first, first + _ROWS)
        across, down = x[rows, None] - x, y[rows, None] - y
        force = masses / (across * across + down * down + _NEAR)
        pushes[rows, 0] = masses[rows] * np.einsum("ij,ij->i", across, force)
        pushes[rows, 1] = masses[rows] * np.einsum("ij,ij->i", down, force)
    return pushes


def _scale(at: _Numbers, radii: _Numbers) -> np.float32:
    """Return by how much the places have to be farther from each other for nodes of such sizes."""
    nearest = [
        np.sort(np.hypot(*(at[first : first + _ROWS, None] - at).transpose(2, 0, 1)), axis=1)[:, 1 % len(at)]
        for first in range(0, len(at), _ROWS)
    ]
    return np.float32(_ROOM * 2 * radii.mean() / max(float(np.median(np.concatenate(nearest))), float(_NEAR)))


def _with_leaves(at: _Numbers, radii: _Numbers, hubs: _Indexes) -> _Numbers:
    """Return all places: what hangs on one node alone lies in a ring around it."""
    for hub in np.unique(hubs[hubs >= 0]):
        leaves = np.flatnonzero(hubs == hub)
        apart = 2 * _GAP * radii[leaves].max()
        hole = int((1 + radii[hub] / apart) ** 2)
        at[leaves] = at[hub] + apart * _sunflower(np.arange(hole, hole + len(leaves)))
    return at


def _apart(at: _Numbers, radii: _Numbers) -> _Numbers:
    """Return the places with those nodes moved that lie over each other; of two, the large one moves less."""
    for _ in range(_APART_ROUNDS):
        left, right = _neighbours(at, radii)
        both = radii[left] + radii[right]
        for _ in range(_APART_STEPS):
            across = at[left] - at[right]
            away = np.maximum(np.hypot(across[:, 0], across[:, 1]), _NEAR)
            across *= (np.maximum(both * _GAP - away, 0) / away / both)[:, None]
            moves = np.zeros_like(at)
            np.add.at(moves, left, across * radii[right, None])
            np.subtract.at(moves, right, across * radii[left, None])
            at = at + moves
    return at


def _neighbours(at: _Numbers, radii: _Numbers) -> tuple[_Indexes, _Indexes]:
    """Return the pairs of nodes that lie over each other, or nearly so."""
    x, y = np.ascontiguousarray(at.T)
    left, right = [], []
    for first in range(0, len(at), _ROWS):
        rows = slice(first, first + _ROWS)
        across, down = x[rows, None] - x, y[rows, None] - y
        reach = (radii[rows, None] + radii) * (_GAP * _GAP)
        one, other = np.nonzero(across * across + down * down < reach * reach)
        left.append(one + first)
        right.append(other)
    lefts, rights = np.concatenate(left), np.concatenate(right)
    return lefts[lefts < rights], rights[lefts < rights]
