"""The words that comparing knows by name, read once from lexicon.toml."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Word lists: what carries no meaning of its own, how things are denied, hedged, counted and dated.

    `empty_words` are all that tell nothing of what is said: stop words, words of reporting, and numbers.
    """

    stop_words: frozenset[str]
    empty_words: frozenset[str]
    report_words: frozenset[str]
    common_words: frozenset[str]
    negations: frozenset[str]
    hedges: frozenset[str]
    refusing: frozenset[str]
    commenting: frozenset[str]
    false_words: frozenset[str]
    true_words: frozenset[str]
    failing: frozenset[str]
    lacking: frozenset[str]
    turning: frozenset[str]
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    number_words: Mapping[str, int]
    number_scales: Mapping[str, int]


@cache
def lexicon() -> Lexicon:
    """Return the word lists."""
    table = tomllib.loads(files("headwater.compare").joinpath("lexicon.toml").read_text(encoding="utf-8"))
    stop_words = frozenset(table["stop_words"].split())
    report_words = frozenset(table["report_words"].split())
    return Lexicon(
        stop_words=stop_words,
        empty_words=stop_words | report_words | {*table["number_words"], *table["number_scales"]},
        report_words=report_words,
        common_words=frozenset(table["common_words"].split()),
        negations=frozenset(table["negations"].split()),
        hedges=frozenset(table["hedges"].split()),
        refusing=frozenset(table["refusing"].split()),
        commenting=frozenset(table["commenting"].split()),
        false_words=frozenset(table["false_words"].split()),
        true_words=frozenset(table["true_words"].split()),
        failing=frozenset(table["failing"].split()),
        lacking=frozenset(table["lacking"].split()),
        turning=frozenset(table["turning"].split()),
        months=tuple(table["months"].split()),
        weekdays=tuple(table["weekdays"].split()),
        number_words=table["number_words"],
        number_scales=table["number_scales"],
    )
