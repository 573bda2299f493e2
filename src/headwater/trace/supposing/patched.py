"""Sorted rows of which a few go and a few come: a what-if touches little of a large case, and leaves the rest as it is."""

from bisect import insort
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True, kw_only=True)
class Patched(Generic[Row]):
    """Rows as they are now, those that are gone and those that are new, each in order."""

    rows: tuple[Row, ...]
    gone: tuple[Row, ...] = ()
    new: tuple[Row, ...] = ()


def patched(rows: Sequence[Row], gone: Iterable[int], new: Iterable[Row], key: Callable[[Row], Any]) -> Patched[Row]:
    """Return rows sorted by a key without those at some places and with new ones, after those of equal keys."""
    kept, places, added = list(rows), sorted(set(gone)), sorted(new, key=key)
    for place in reversed(places):
        del kept[place]
    for row in added:
        insort(kept, row, key=key)
    return Patched(rows=tuple(kept), gone=tuple(rows[place] for place in places), new=tuple(added))
