"""Nearest: for each meaning the few others most like it; in a large pile they are looked for in a few cells only.

Source: the inverted file of Jégou, Douze and Schmid (2011), with rows held as they are.
Whatever decides is a sum of products of whole numbers, below 2 ** 24 and so exact: neither the order of rows nor the machine
changes what is found.
"""

from collections.abc import Iterator

import numpy as np

Rows = np.ndarray
Numbers = np.ndarray
Keys = np.ndarray
"""What two rows come to, times 2 ** 24, less the number of the other row: no two are equal, and float64 holds them exactly."""

EXACT = 4096  # so many rows are held each against all
CELL = 128  # rows in a cell on average
PROBES = 32  # cells in which a row looks; finds 93 in 100 of the nearest among 100,000, 16 would find 86
SAMPLE = 24  # rows for each cell, from which the middles of cells are learned
ROUNDS = 4
AT_ONCE = 1024  # rows that are held against others in one step
LENGTH = 127
_SHIFT = float(1 << 24)
_NONE = -np.inf


def nearest(rows: Rows, most: int) -> Numbers:
    """Return for each row the numbers of the `most` others that are most like it, the likest first; -1 where there are no more.

    `rows` are meanings: whole numbers from -127 to 127, as float32. Of rows that are equally like one, those come first that
    hold the lesser bytes. Beyond some thousands of rows a few of the nearest are missed.
    """
    order = _by_content(rows)
    ordered = rows[order]
    keys = np.full((len(rows), most), _NONE)
    for asking, inside in _all(len(rows)) if len(rows) <= EXACT else _cells(ordered):
        for start in range(0, asking.size, AT_ONCE):
            _keep(keys, ordered, asking[start : start + AT_ONCE], inside)
    found: Numbers = np.empty(keys.shape, dtype=np.int64)
    found[order] = np.where(keys == _NONE, -1, order[_numbers(keys)])
    return found


def _by_content(rows: Rows) -> Numbers:
    """Return the numbers of `rows` in an order that depends on nothing but what they hold; equal ones as they stand."""
    held = np.ascontiguousarray(rows, dtype=np.int8)
    found: Numbers = np.argsort(held.view(np.dtype((np.void, rows.shape[1]))).ravel(), kind="stable")
    return found


def _numbers(keys: Keys) -> Numbers:
    """Return the numbers of rows that stand in `keys`, 0 for none."""
    some = np.where(keys == _NONE, 0.0, keys)
    return (np.ceil(some / _SHIFT) * _SHIFT - some).astype(np.int64)


def _keep(keys: Keys, rows: Rows, asking: Numbers, inside: Numbers) -> None:
    """Keep in `keys` what is found for the rows `asking` among the rows `inside`, where it is more than what was found before."""
    alike = (rows[asking] @ rows[inside].T).astype(np.float64) * _SHIFT - inside
    alike[asking[:, None] == inside[None, :]] = _NONE
    keys[asking] = _most(np.concatenate([keys[asking], alike], axis=1), keys.shape[1])


def _most(keys: Keys, most: int) -> Keys:
    """Return the `most` largest of each row of `keys`, the largest first."""
    keys = np.negative(keys, out=keys)
    keys.partition(most - 1, axis=1)
    keys = keys[:, :most]
    keys.sort(axis=1)
    return -keys


def _all(count: int) -> Iterator[tuple[Numbers, Numbers]]:
    """Yield all rows, to be looked for among all."""
    yield np.arange(count), np.arange(count)


def _cells(rows: Rows) -> Iterator[tuple[Numbers, Numbers]]:
    """Yield for each cell the rows that look in it and the rows that lie in it."""
    middles = _middles(rows)
    probed = _nearest_middles(rows, middles, PROBES)
    lying, looking = _by_cell(probed[:, :1], len(middles)), _by_cell(probed, len(middles))
    yield from zip(looking, lying, strict=True)


def _by_cell(probed: Numbers, count: int) -> list[Numbers]:
    """Return for each of `count` cells the rows of `probed` in which it stands."""
    flat = probed.ravel()
    ends = np.cumsum(np.bincount(flat, minlength=count))
    return np.split(np.argsort(flat, kind="stable") // probed.shape[1], ends[:-1])


def _middles(rows: Rows) -> Rows:
    """Return the middles of cells: rows spread over all, moved a few times to the middle of those nearest to them."""
    count = len(rows) // CELL
    sample = rows[:: max(1, len(rows) // (count * SAMPLE))]
    middles = sample[:: len(sample) // count][:count]
    for _ in range(ROUNDS):
        sums = np.zeros(middles.shape)
        np.add.at(sums, _nearest_middles(sample, middles, 1)[:, 0], sample)
        lengths = np.sqrt(np.sum(sums * sums, axis=1, keepdims=True))
        moved = np.rint(sums * LENGTH / np.maximum(lengths, 1.0))
        middles = np.where(lengths > 0, moved, middles).astype(np.float32)
    return middles


def _nearest_middles(rows: Rows, middles: Rows, most: int) -> Numbers:
    """Return for each row the numbers of the `most` middles nearest to it, the nearest first."""
    found: Numbers = np.empty((len(rows), most), dtype=np.int64)
    for start in range(0, len(rows), AT_ONCE):
        alike = (rows[start : start + AT_ONCE] @ middles.T).astype(np.float64) * _SHIFT - np.arange(len(middles))
        found[start : start + AT_ONCE] = _numbers(_most(alike, most))
    return found
