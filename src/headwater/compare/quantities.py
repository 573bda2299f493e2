"""Quantities in a stretch of text: how many of what, written in digits or in words, exact or round."""

import re
from dataclasses import dataclass

from headwater.compare.grammar import Grammar
from headwater.compare.lexicon import lexicon
from headwater.model.text import Span

_DIGITS = re.compile(
    r"[$£€¥]?(\d{1,3}(?:[,\u202f]\d{3})+|\d{1,12})(\.\d{1,6})?(k|m|mn|bn|%)?", re.ASCII | re.IGNORECASE
)
_DAYS = {"hour": 1 / 24, "day": 1.0, "night": 1.0, "week": 7.0, "fortnight": 14.0, "month": 30.4, "year": 365.0}
_BEFORE_TIMES = frozenset({"at", "by", "past", "until", "till"})  # not "to": a toll rises to eleven
_NO_UNIT = frozenset({"PUNCT", "ADP", "CCONJ", "SCONJ", "PRON", "VERB", "AUX", "DET", "PART"})
ROUND_SHARE = 0.15  # with "about", "nearly" and the like beside one of the numbers
EXACT_SHARE = 0.05  # without


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """So many of something. `unit` is the lemma of what is counted, None if the text does not say; times are in days.

    `grain` is the step to which the number is given: 1,000 for two thousand, 7 (days) for three weeks, 0.1 for 3.9.
    """

    value: float
    unit: str | None
    grain: float
    is_round: bool


def quantities(tree: Grammar, spans: tuple[Span, ...]) -> tuple[Quantity, ...]:
    """Return the quantities in `spans`, in order. Years, dates, clock times, ordinals and the pronoun "one" are none."""
    found: list[Quantity] = []
    for span in spans:
        inside = tree.inside(span.start, span.end)
        index = inside.start
        while index < inside.stop:
            value, after = _number(tree, index, inside.stop)
            if value is not None and _counts(tree, index, after, value):
                found.append(_quantity(tree, index, after, value, inside))
            index = max(after, index + 1)
    return tuple(found)


def same_quantity(left: Quantity, right: Quantity) -> bool:
    """Whether two numbers can be one, the coarser being the finer one rounded: nearly three weeks and nineteen days."""
    apart = abs(left.value - right.value)
    share = ROUND_SHARE if left.is_round or right.is_round else EXACT_SHARE
    coarser = max(left.grain, right.grain)
    return apart == 0 or (
        left.grain != right.grain and apart <= coarser / 2 and apart <= share * max(left.value, right.value)
    )


def _number(tree: Grammar, index: int, stop: int) -> tuple[float | None, int]:
    """Return the number that begins at the token `index` and the index after it; None if no number begins there."""
    total, current, seen = 0.0, 0.0, False
    begin = index
    while index < stop:
        word = tree.words[index]
        if seen and index + 1 < stop and _joins(word, current, tree.words[index + 1]):
            index += 1
            continue
        if word == "half" and not seen and tree.words[min(index + 2, stop - 1)] in {"dozen", "million", "billion"}:
            current, seen, index = 0.5, True, index + 2
            continue
        if word in lexicon().number_scales or (word == "dozen" and seen):
            scale = lexicon().number_scales.get(word, 12)
            current = (current if seen else 1) * scale
            if scale >= 1000:
                total, current = total + current, 0.0
        elif (value := _value(word)) is not None and (
            not seen or (current % 100 == 0 and current) or _tens(current, value)
        ):
            current += value
        else:
            break
        seen, index = True, index + 1
    return (total + current if seen else None), (index if seen else begin)


def _joins(word: str, current: float, following: str) -> bool:
    """Whether a hyphen or "and" stands inside a number: "twenty-three", "two hundred and fifty"."""
    if word == "-":
        return _is_number(following)
    return word == "and" and current >= 100 and current % 100 == 0 and (_value(following) or 100) < 100


def _tens(current: float, value: float) -> bool:
    return 20 <= current < 100 and current % 10 == 0 and 0 < value < 10


def _is_number(word: str) -> bool:
    return _value(word) is not None or word in lexicon().number_scales


def _value(word: str) -> float | None:
    if word in lexicon().number_words:
        return float(lexicon().number_words[word])
    match = _DIGITS.fullmatch(word)
    if not match:
        return None
    value = float(re.sub(r"\D", "", match.group(1)) + (match.group(2) or ""))
    return value * lexicon().number_scales.get((match.group(3) or "").lower(), 1)


def _counts(tree: Grammar, index: int, after: int, value: float) -> bool:
    """Whether the number counts something: not a year, a date, a time of day, a label, or "one" used loosely."""
    near = tree.words[max(0, index - 1) : after + 1]
    dated = any(word in lexicon().months for word in near)
    year = after - index == 1 and 1000 <= value <= 2100 and tree.words[index].isdigit() and not _counted(tree, index)
    return not (dated or year or value == 1 or _is_clock(tree, index, after, value) or is_label(tree, index))


def _is_clock(tree: Grammar, index: int, after: int, value: float) -> bool:
    """Whether the number is a time of day: "three o'clock", "at nine", "half past eight"."""
    following = tree.words[after] if after < len(tree.words) else ""
    if following in {"o'clock", "am", "pm", "a.m.", "p.m."} or ":" in tree.words[index]:
        return True
    before = tree.words[index - 1] if index else ""
    return before in _BEFORE_TIMES and value <= 12 and not _counted(tree, index)


def is_label(tree: Grammar, index: int) -> bool:
    """Whether the number at `index` names one of many, standing right behind a noun: "batch 311", "page 22"."""
    if index == 0 or not tree.words[index].isdigit():
        return False
    before, tokens = index - 1, tree.tokens
    adjoining = tokens.ends[before] + 1 == tokens.starts[index] and tokens.pos[before] in {"NOUN", "PROPN"}
    return adjoining and tokens.heads[index] == before and tree.words[before] not in lexicon().months


def _counted(tree: Grammar, index: int) -> bool:
    head = tree.tokens.heads[index]
    return tree.tokens.deps[index] == "nummod" and head != index and tree.tokens.pos[head] == "NOUN"


def _quantity(tree: Grammar, index: int, after: int, value: float, inside: range) -> Quantity:
    unit = _unit(tree, index, after, inside)
    before = {tree.words[i] for i in range(max(inside.start, index - 4), index)}
    behind = {tree.words[i] for i in range(after, min(inside.stop, after + 3))}
    is_round = bool(before & lexicon().round_words) or {"or", "so"} <= behind or {"give", "take"} <= behind
    times = _DAYS.get(unit or "", 1.0)
    if tree.words[index] == "fortnight" or unit in _DAYS:
        unit = "day"
    return Quantity(value=value * times, unit=unit, grain=_grain(value) * times, is_round=is_round)


def _grain(value: float) -> float:
    """Return the power of ten to which `value` is given: 1,000 for 11,000, 0.1 for 3.9, 1 for 214."""
    if value != int(value):
        return 0.1
    grain = 1
    while value and value % (grain * 10) == 0:
        grain *= 10
    return float(grain)


def _unit(tree: Grammar, index: int, after: int, inside: range) -> str | None:
    tokens = tree.tokens
    for i in range(index, after):
        head = tokens.heads[i]
        if tokens.deps[i] == "nummod" and not index <= head < after and tokens.pos[head] in {"NOUN", "PROPN"}:
            return tokens.lemmas[head].casefold()
    for i in range(after, min(inside.stop, after + 4)):
        if tokens.pos[i] in _NO_UNIT:
            return None
        if tokens.pos[i] == "NOUN" and (i + 1 >= inside.stop or tokens.pos[i + 1] != "NOUN"):
            return tokens.lemmas[i].casefold()
    return None
