"""Contrasts: words that exclude each other where one stands in the place of another: the bus drivers, the tram drivers."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from headwater.compare.meanings import stem


@cache
def contrasts() -> Mapping[str, frozenset[str]]:
    """Return for each stem of contrasts.txt those that it excludes; symmetric."""
    excluded: dict[str, set[str]] = defaultdict(set)
    for line in files("headwater.compare.judging").joinpath("contrasts.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            sides = [frozenset(map(stem, side.split())) for side in line.split("|")]
            for side in sides:
                others = frozenset().union(*(other for other in sides if other is not side)) - side
                for word in side:
                    excluded[word] |= others
    return {word: frozenset(others) for word, others in excluded.items()}


def contrasted(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """Return those of the stems of `one` that exclude one of `other`."""
    return frozenset(word for word in one if contrasts().get(word, frozenset()) & other)
