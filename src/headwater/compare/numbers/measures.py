"""What figures are given in: units with their factors, currencies, fractions, vague numbers, and the people counted."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

Sense = str  # "about", "under", "over", "least", "most"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit of measure: what it measures, the unit that all of its kind are told in, and how many of those it is."""

    kind: str
    base: str
    factor: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """The tables. Phrases are tuples of words, the longest first."""

    units: Mapping[str, Unit]
    currencies: Mapping[str, str]
    parts: Mapping[str, float]
    factors: Mapping[str, float]
    vague: tuple[tuple[tuple[str, ...], float, float], ...]
    before: tuple[tuple[tuple[str, ...], Sense], ...]
    behind: tuple[tuple[tuple[str, ...], Sense], ...]
    anybody: frozenset[str]
    somebody: frozenset[str]
    fates: Mapping[str, str]
    things: frozenset[tuple[str, str]]


@cache
def measures() -> Measures:
    """Return the tables of measures.toml."""
    table = tomllib.loads(files("headwater.compare.numbers").joinpath("measures.toml").read_text(encoding="utf-8"))
    vague = [(tuple(phrase.split()), float(least), float(most)) for phrase, (least, most) in table["vague"].items()]
    return Measures(
        units={
            word: Unit(kind=kind, base=units["base"], factor=float(factor))
            for kind, units in table["units"].items()
            for factor, words in units["table"]
            for word in words.split()
        },
        currencies=table["currencies"],
        parts=table["parts"],
        factors=table["factors"],
        vague=tuple(sorted(vague, key=lambda row: (-len(row[0]), row[0]))),
        before=_phrases(table["before"]),
        behind=_phrases(table["behind"]),
        anybody=frozenset(table["people"]["anybody"].split()),
        somebody=frozenset(table["people"]["somebody"].split()),
        things=frozenset(
            (one, other)
            for line in table["things"]["groups"].strip().splitlines()
            for one in line.split()
            for other in line.split()
        ),
        fates={word: fate for fate, words in table["fates"].items() for word in words.split()},
    )


def _phrases(table: Mapping[str, list[str]]) -> tuple[tuple[tuple[str, ...], Sense], ...]:
    rows = [(tuple(phrase.split()), sense) for sense, phrases in table.items() for phrase in phrases]
    return tuple(sorted(rows, key=lambda row: (-len(row[0]), row)))
