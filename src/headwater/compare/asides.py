"""Asides: whether a statement tells of another case than the rest of its article, of what is usual, or of long ago."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from headwater.compare.grammar import SUBJECTS, Grammar
from headwater.compare.times.moments import Moment

LONG_AGO = 60  # days; what happened then is no news by itself
_ELSEWHERE = frozenset({"elsewhere", "separately", "similarly", "likewise"})
_OTHER = frozenset({"rival", "neighbouring", "neighboring", "separate", "similar", "unrelated"})
_USUAL = frozenset({"always", "usually", "routinely", "regularly", "normally", "annually", "traditionally"})
_EACH = frozenset({"every", "each"})
_MAIN = frozenset({"ROOT", "conj", "ccomp", "parataxis"})
_BELOW_MAIN = frozenset({"dobj", "pobj"})  # where the parser hangs "every spring" on what stands before it


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """`of_another` tells that it is marked as another case, `usual` that it happens time and again, `long_ago` that it is old."""

    of_another: bool
    usual: bool
    long_ago: bool


def aside(tree: Grammar, inside: Sequence[int], times: Sequence[Moment], day: date | None) -> Aside:
    """Return of what the tokens `inside` tell; `times` are those that they name, `day` is the article's."""
    return Aside(
        of_another=any(_is_of_another(tree, index) for index in inside),
        usual=any(_is_usual(tree, index) for index in inside),
        long_ago=day is not None and bool(times) and all(_is_long_ago(one, day) for one in times),
    )


def _is_of_another(tree: Grammar, index: int) -> bool:
    """Whether a word marks another case: "elsewhere, ...", "a rival has ...", "that outbreak began in March, too"."""
    word, tokens = tree.words[index], tree.tokens
    if word in _ELSEWHERE:
        return index == 0 or tokens.pos[index - 1] in {"PUNCT", "SPACE"}
    if word == "too":
        return tree.has_subject(tokens.heads[index]) and not tree.words[min(index + 1, len(tree.words) - 1)].isalpha()
    head = tokens.heads[index]
    return word in _OTHER and head > index and tokens.deps[head] in SUBJECTS


def _is_usual(tree: Grammar, index: int) -> bool:
    """Whether a word tells that a thing happens time and again: "always", "every spring"; not "every door"."""
    word, tokens = tree.words[index], tree.tokens
    time = tokens.heads[index]
    verb = time if word in _USUAL else tokens.heads[time]
    is_main = tokens.deps[verb] in _MAIN
    if word in _USUAL:
        return tokens.deps[index] == "advmod" and is_main
    is_main = is_main or tokens.deps[verb] in _BELOW_MAIN
    return word in _EACH and tokens.deps[time] == "npadvmod" and is_main


def _is_long_ago(one: Moment, day: date) -> bool:
    return one.days is not None and one.bound == "in" and (day - one.days.last).days > LONG_AGO
