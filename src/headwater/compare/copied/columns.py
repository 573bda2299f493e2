"""Columns of numbers: the few operations of NumPy by which whole piles of words are compared at once.

Everything of NumPy that comparing needs passes through here, so that it has one door. A column is never changed once another
module has seen it.
"""

import numpy as np
from numpy import (
    append,
    arange,
    argmax,
    bincount,
    concatenate,
    cumprod,
    cumsum,
    diff,
    flatnonzero,
    frombuffer,
    full,
    isin,
    lexsort,
    maximum,
    minimum,
    repeat,
    searchsorted,
    unique,
    where,
    zeros,
)
from numpy.typing import NDArray

__all__ = [
    "Column",
    "Flags",
    "Hashes",
    "Numbers",
    "among",
    "append",
    "arange",
    "argmax",
    "bincount",
    "concatenate",
    "cumprod",
    "cumsum",
    "diff",
    "flatnonzero",
    "frombuffer",
    "full",
    "group_sizes",
    "grouped",
    "halved",
    "hashes",
    "inside",
    "integers",
    "isin",
    "lexsort",
    "maximum",
    "merged",
    "minimum",
    "mixed",
    "news",
    "repeat",
    "searchsorted",
    "sums",
    "total",
    "unique",
    "where",
    "within",
    "zeros",
]

Column = NDArray[np.int64]
Flags = NDArray[np.bool_]
Hashes = NDArray[np.uint64]
Numbers = NDArray[np.uint32]  # half as wide, for what is held by the million

_ODD = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(32)


def hashes(values: object) -> Hashes:
    """Return `values` as a column of 64 bits without sign, in which sums and products run over."""
    return np.asarray(values).astype(np.uint64)


def integers(values: object) -> Column:
    """Return `values` as a column."""
    return np.asarray(values, dtype=np.int64)


def mixed(values: Hashes) -> Hashes:
    """Return numbers in which each bit depends on every bit of `values`: equal for equal ones, and unlike for all others."""
    values = (values ^ (values >> _SHIFT)) * _ODD
    values = (values ^ (values >> _SHIFT)) * _ODD
    return values ^ (values >> _SHIFT)


def grouped(keys: Hashes) -> tuple[Column, Column]:
    """Return the indexes of `keys` in an order in which equal keys stand side by side, each group in its first order.

    The second column says for each place in that order where its group begins. Keys count as equal when all but their lowest
    bits are, as many as the indexes need: whoever must not be wrong looks again.
    """
    bits = np.uint64(max(1, int(keys.size).bit_length()))
    order = keys >> bits
    order <<= bits
    order |= np.arange(keys.size, dtype=np.uint64)
    order.sort()
    first = np.flatnonzero(news(order >> bits))
    order &= (np.uint64(1) << bits) - np.uint64(1)
    return order.view(np.int64), _held(first, keys.size)


def _held(firsts: Column, size: int) -> Column:
    """Return for each of `size` places the last of `firsts` (sorted, 0 among them) that does not come after it."""
    return np.repeat(firsts, np.diff(np.append(firsts, size)))


def within(counts: Column) -> tuple[Column, Column]:
    """Return, for a table of rows that each hold as many things as `counts` says, each thing's row and its rank in the row."""
    rows = np.repeat(np.arange(counts.size), counts)
    return rows, np.arange(rows.size) - np.repeat(np.cumsum(counts) - counts, counts)


def merged(firsts: Column, afters: Column) -> tuple[Column, Column]:
    """Return the stretches from `firsts` to before `afters` sorted, those that meet or overlap as one."""
    order = np.argsort(firsts, kind="stable")
    firsts, reach = firsts[order], np.maximum.accumulate(afters[order])
    apart = np.ones(firsts.size, dtype=np.bool_)
    apart[1:] = firsts[1:] > reach[:-1]
    last = np.append(np.flatnonzero(apart)[1:], firsts.size)[: int(apart.sum())] - 1
    return firsts[apart], reach[last]


def inside(size: int, firsts: Column, afters: Column) -> Flags:
    """Return for each of `size` places whether it lies in one of the stretches from `firsts` to before `afters`."""
    steps = np.zeros(size + 1, dtype=np.int8)
    firsts, afters = merged(firsts, afters)
    steps[firsts] = 1
    steps[afters] -= 1
    return np.cumsum(steps[:size], dtype=np.int8, out=steps[:size]).view(np.bool_)


def among(column: Numbers, known: Numbers) -> Flags:
    """Return which numbers of `column` are one of a few `known`."""
    known = np.unique(known)
    found: Flags = known[np.minimum(np.searchsorted(known, column), known.size - 1)] == column
    return found


def group_sizes(begins: Column, counted: Flags) -> Column:
    """Return how many of its group are `counted`, for each member of groups that `begins` tells apart."""
    first = np.flatnonzero(news(begins))
    bounds = np.append(first, begins.size)
    return np.repeat(np.diff(sums(counted)[bounds]), np.diff(bounds))


def sums(column: Column | Flags) -> Column:
    """Return the sums of the first 0, 1, 2 ... numbers of `column`, up to all of them."""
    found: Column = np.zeros(column.size + 1, dtype="int32" if column.dtype == np.bool_ else "int64")
    np.cumsum(column, out=found[1:])
    return found


def news(*columns: Column | Hashes) -> Flags:
    """Return for each row of `columns` whether it differs from the row before; the first row does."""
    found = np.ones(columns[0].size, dtype=np.bool_)
    if found.size:
        found[1:] = columns[0][1:] != columns[0][:-1]
        for column in columns[1:]:
            found[1:] |= column[1:] != column[:-1]
    return found


def total(column: Numbers, firsts: Column) -> Hashes:
    """Return for each of `firsts` (sorted, each once) the sum from there to before the next, or to the end."""
    return np.add.reduceat(column, firsts, dtype=np.uint64) if firsts.size else column.astype(np.uint64)


def halved(values: Hashes) -> Numbers:
    """Return the upper half of the bits of `values`."""
    return (values >> _SHIFT).astype(np.uint32)
