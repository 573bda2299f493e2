"""Numbers as they are written: in digits, in words, as fractions, as ranges, as scores, or vaguely."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, NamedTuple

from headwater.compare.lexicon import lexicon
from headwater.compare.numbers.measures import measures

Form = Literal["exact", "range", "vague", "share", "factor", "score"]
Words = Sequence[str]

_DIGITS = re.compile(r"(\d{1,3}(?:[,\u202f]\d{3}){1,4}|\d{1,12})(\.\d{1,6})?([½¼¾])?(k|m|mn|bn|tn)?", re.ASCII)
_TWO = re.compile(r"(\d{1,6})[–-](\d{1,6})(k|m|bn)?", re.ASCII)
_RATIO = re.compile(r"([1-9])/([2-9]|10)", re.ASCII)
_HALVES = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_DASHES = frozenset({"-", "–", "—"})
_ARTICLES = frozenset({"a", "an"})
_PART_BEFORE = frozenset({"by", "than", "about", "nearly", "almost", "over", "under", "roughly", "around"})
_OWNERS = frozenset({"of", "the", "its", "their", "his", "her", "our", "your", "my", "all", "these", "those"})
_LARGE = frozenset({"hundred", "thousand", "million", "billion", "trillion", "dozen"})
_SCORE_MOST = 20  # a figure of more than this is no score of a match
_VAGUE_WORDS = 4  # the longest phrase for a vague number


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A number: what it is, between what it lies, the step to which it is given, and the index of the word behind it."""

    value: float
    least: float
    most: float
    grain: float
    form: Form
    after: int


def numeral(words: Words, index: int, stop: int) -> Numeral | None:
    """Return the number that begins at the word `index`; None if none begins there. Words are lower case.

    Shares are in hundredths. A pair ("40 to 50") is a range from the lower to the higher; one that falls is a score ("3-1").
    """
    if not words[index][:1].isdigit() and words[index] not in _openings():
        return None
    for read in (_share, _odds, _vague, _factor, _pair):
        found = read(words, index, stop)
        if found:
            return found
    return None


@cache
def _openings() -> frozenset[str]:
    """Return the words that a number can begin with."""
    vague = {phrase[0] for phrase, _, _ in measures().vague}
    return frozenset({*vague, *lexicon().number_words, *measures().factors, *_LARGE, *_ARTICLES, "half"})


def _at(words: Words, index: int, stop: int) -> str:
    return words[index] if 0 <= index < stop else ""


def _exact(value: float, grain: float, after: int) -> Numeral:
    return Numeral(value=value, least=value, most=value, grain=grain, form="exact", after=after)


def _share(words: Words, index: int, stop: int) -> Numeral | None:
    """Read "a third of", "two-thirds", "half the", "1/3"; not "a third man", "half past", "half a million"."""
    ratio = _RATIO.fullmatch(words[index])
    if ratio:
        upper, lower = int(ratio[1]), int(ratio[2])
        return replace(_exact(100 * upper / lower, 100 / lower, index + 1), form="share") if upper < lower else None
    if words[index] == "half":
        return _half(words, index, stop)
    count = 1.0 if words[index] in _ARTICLES else float(lexicon().number_words.get(words[index], 0))
    place = index + 1 + (_at(words, index + 1, stop) in _DASHES)
    part = measures().parts.get(_at(words, place, stop))
    behind = _at(words, place + 1, stop)
    is_part = behind in {"of", "off", ""} or words[place].endswith("s") or _at(words, index - 1, stop) in _PART_BEFORE
    if not part or not 1 <= count < 10 or not is_part:
        return None
    share = count * part
    return replace(_exact(share, part, place + 1), form="share") if share < 100 else None


def _half(words: Words, index: int, stop: int) -> Numeral | None:
    before, behind = _at(words, index - 1, stop), _at(words, index + 1, stop)
    if before in {"first", "second", "and", "-", "other", "better"} or behind in {"past", "-", "time", "way"}:
        return None
    if behind in _ARTICLES or behind in _LARGE:
        skip = index + 1 + (behind in _ARTICLES)
        scale = _scale(_at(words, skip, stop))
        return _exact(0.5 * scale, 0.1 * scale, skip + 1) if scale > 1 else _exact(0.5, 0.1, skip)
    return replace(_exact(50.0, 10.0, index + 1), form="share") if behind in _OWNERS else None


def _odds(words: Words, index: int, stop: int) -> Numeral | None:
    """Read "one in five", "two out of three"; not "two in three days"."""
    found = _number(words, index, stop) if words[index] not in _ARTICLES else None
    upper, index = (found.value, found.after - 1) if found else (0.0, index)
    joint = (
        1 if _at(words, index + 1, stop) == "in" else 2 if tuple(words[index + 1 : index + 3]) == ("out", "of") else 0
    )
    place = index + 1 + joint + (_at(words, index + 1 + joint, stop) == "a")
    lower = 100.0 if _at(words, place, stop) == "hundred" else _value(_at(words, place, stop))
    lower = lower if joint else None
    is_span = joint == 1 and _at(words, place + 1, stop) in measures().units
    if not upper or not lower or not upper < lower <= 100 or (upper > 10 and lower < 100) or is_span:
        return None
    return replace(_exact(100 * upper / lower, 100 / lower, place + 1), form="share")


def _vague(words: Words, index: int, stop: int) -> Numeral | None:
    """Read "dozens", "several hundred", "tens of thousands", with the "of" behind."""
    here = tuple(words[index : min(stop, index + _VAGUE_WORDS)])
    for phrase, least, most in measures().vague:
        if here[: len(phrase)] == phrase:
            after = index + len(phrase)
            return Numeral(value=least, least=least, most=most, grain=least, form="vague", after=after)
    return None


def _factor(words: Words, index: int, stop: int) -> Numeral | None:
    """Read "twice", "doubled", "three times the", "three times as many"."""
    factor = measures().factors.get(words[index])
    if factor:
        return replace(_exact(factor, 1, index + 1), form="factor")
    found = _number(words, index, stop)
    if found and _at(words, found.after, stop) == "times":
        behind = _at(words, found.after + 1, stop)
        if behind in {"as", "the", "more", "higher", "larger", "bigger", "greater", "its", "their", "what"}:
            return replace(found, form="factor", after=found.after + 1)
    return None


def _pair(words: Words, index: int, stop: int) -> Numeral | None:
    """Read one number, or two that make a range or a score."""
    single = _TWO.fullmatch(words[index])
    if single:
        scale = _scale(single[3] or "")
        return _joined(_exact(int(single[1]), 1, index), _exact(int(single[2]) * scale, scale, index + 1), "-")
    left = _number(words, index, stop)
    if left is None:
        return None
    joint = _at(words, left.after, stop)
    between = _at(words, index - 1, stop) == "between"
    if joint not in _DASHES | {"to", "or"} and not (joint == "and" and between):
        return left
    right = _number(words, left.after + 1, stop) if left.after + 1 < stop else None
    if right and joint in _DASHES and words[index][0].isdigit() != words[left.after + 1][0].isdigit():
        return left
    if right is None or (joint == "to" and _at(words, index - 1, stop) == "from"):
        return left
    return _joined(left, right, joint) or left


def _joined(left: Numeral, right: Numeral, joint: str) -> Numeral | None:
    """Return the range or the score that two numbers make. In "40 to 50,000" the first is as large a number as the second."""
    if right.value >= 1000 and left.value < 1000:
        scale = right.grain if right.grain >= 1000 else 1.0
        lower = left.value * (
            1000.0 if 1000 <= scale < 1e6 else 1e6 if 1e6 <= scale < 1e9 else 1e9 if scale >= 1e9 else 1
        )
    else:
        lower = left.value
    if lower < right.value <= 5 * lower:
        middle, grain = (lower + right.value) / 2, min(left.grain, right.grain)
        return Numeral(value=middle, least=lower, most=right.value, grain=grain, form="range", after=right.after)
    if joint in _DASHES | {"to"} and right.value <= left.value <= _SCORE_MOST:
        score = 100 * left.value + right.value
        return Numeral(value=score, least=score, most=score, grain=1, form="score", after=right.after)
    return None


class _Sum(NamedTuple):
    """A number while it is read: what is complete ("two thousand"), what is not ("three hundred"), and the next word."""

    total: float
    current: float
    place: int


def _number(words: Words, index: int, stop: int) -> Numeral | None:
    """Read one number: "1.2 million", "two hundred and fifty", "two and a half", "a hundred", "40 000"."""
    begin = index
    if words[index] in _ARTICLES:
        if _at(words, index + 1, stop) not in _LARGE:
            return None
        begin = index + 1
    read = _Sum(0.0, 0.0, begin)
    while read.place < stop:
        longer = _longer(words, read, stop, is_first=read.place == begin)
        if longer is None:
            break
        read = longer
    if read.place == begin:
        return None
    value, behind = read.total + read.current, _and_half(words, read.place, stop)
    if behind:
        scale = _scale(_at(words, behind, stop))
        return _exact((value + 0.5) * scale, scale / 2, behind + (scale > 1))
    return _exact(value, grain_of(value), read.place)


def _longer(words: Words, read: _Sum, stop: int, *, is_first: bool) -> _Sum | None:
    """Return the number read with its next word, None if the word does not belong to it."""
    total, current, index = read
    word, following = words[index], _at(words, index + 1, stop)
    if not is_first and _joins(word, current, following):
        return _Sum(total, current, index + 1)
    scale, value = _scale(word), _value(word)
    if scale > 1 and (not is_first or word in _LARGE):
        current = (current or 1.0) * scale
        return _Sum(total + current, 0.0, index + 1) if scale >= 1000 else _Sum(total, current, index + 1)
    if not is_first and word == "point" and 0 < (_value(following) or 0) < 10:
        return _Sum(total, current + (_value(following) or 0) / 10, index + 2)
    if value is None or not (is_first or _follows(words, index, total, current)):
        return None
    return _Sum(total, current * 1000 if word == "000" and not is_first else current + value, index + 1)


def _and_half(words: Words, index: int, stop: int) -> int | None:
    """Return the index behind "and a half", with hyphens or without."""
    for phrase in (("and", "a", "half"), ("-", "and", "-", "a", "-", "half")):
        if tuple(words[index : min(stop, index + len(phrase))]) == phrase:
            return index + len(phrase)
    return None


def _scale(word: str) -> float:
    bare = word.rstrip(".")  # "$19m." at the end of a sentence
    return 12.0 if bare == "dozen" else float(lexicon().number_scales.get(bare, 1))


def _follows(words: Words, index: int, total: float, current: float) -> bool:
    """Whether a number right behind another belongs to it: "twenty three", "hundred fifty", "thousand four", "40 000"."""
    value = _value(words[index]) or 0.0
    if words[index] == "000":
        return 0 < current < 1000
    if words[index][0].isdigit():
        return False
    if total and not current:
        return value < 100
    return bool(current and current % 100 == 0 and value < 100) or (
        20 <= current < 100 and current % 10 == 0 and 0 < value < 10
    )


def _joins(word: str, current: float, following: str) -> bool:
    """Whether a hyphen or "and" stands inside a number: "twenty-three", "two hundred and fifty", "84-million"."""
    if word == "-":
        tens = 20 <= current < 100 and current % 10 == 0 and following in lexicon().number_words
        return tens or following in _LARGE
    return (
        word == "and" and current >= 100 and current % 100 == 0 and 0 < (lexicon().number_words.get(following, 0)) < 100
    )


def _value(word: str) -> float | None:
    if word in lexicon().number_words and word not in {"dozen", "score", "fortnight"}:
        return float(lexicon().number_words[word])
    match = _DIGITS.fullmatch(word)
    if not match:
        return None
    value = float(re.sub(r"\D", "", match[1]) + (match[2] or "")) + _HALVES.get(match[3] or "", 0.0)
    return value * _scale(match[4] or "")


def grain_of(value: float) -> float:
    """Return the power of ten to which `value` is given: 1,000 for 11,000, 0.1 for 3.9, 1 for 214."""
    if abs(value - round(value)) > 1e-6:
        return 0.1
    whole, grain = round(value), 1
    while whole and whole % (grain * 10) == 0:
        grain *= 10
    return float(grain)
