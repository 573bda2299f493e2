"""Words as counting needs them: bare tokens, content words, numbers, and names without titles."""

import re
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
# How a name begins that stands for nobody in particular.
VAGUE = re.compile(r"^(?:some|several|many|other|others|this|these|those|all|most|various|certain)\b", re.IGNORECASE)
_FIGURE = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
# How long a text may be, in characters, for its words to be kept: names and sentences come again and again.
_SHORT = 300
_SCALED = re.compile(r"(\d+(?:,\d{3})*(?:\.\d+)?)\s+(hundred|thousand|million|billion)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\d,.])(?:1[5-9]|20)\d\d(?![\d,]|\.\d)")
_TELLING = 100


@cache
def word_list(name: str) -> frozenset[str]:
    """Return the word list `name` of this package: one entry a line, lines that begin with # left out."""
    body = resources.files("headwater.trace").joinpath("data", f"{name}.txt").read_text(encoding="utf-8")
    return frozenset(line.strip() for line in body.splitlines() if line.strip() and not line.startswith("#"))


class Word(NamedTuple):
    """A word where it stands in a text, and its bare form."""

    bare: str
    start: int
    end: int


def placed_words(text: str) -> tuple[Word, ...]:
    """Return the words of `text` with their places."""
    folded = text.casefold()
    if len(folded) != len(text):
        return tuple(Word(_bare(match.group()), *match.span()) for match in _WORD.finditer(text))
    plain = _WORD.finditer(folded.replace("’", "'"))
    return tuple(Word(match.group().removesuffix("'s"), *match.span()) for match in plain)


def tokens(text: str) -> tuple[str, ...]:
    """Return the words of `text`, case-folded, without possessive endings."""
    return _short_tokens(text) if len(text) <= _SHORT else _tokens(text)


def _tokens(text: str) -> tuple[str, ...]:
    return tuple(_bare(" ".join((*_WORD.findall(text), ""))).replace("'s ", " ").split())


_short_tokens = lru_cache(maxsize=32768)(_tokens)


def _bare(word: str) -> str:
    return word.casefold().replace("’", "'").removesuffix("'s")


@lru_cache(maxsize=8192)
def content_words(text: str) -> frozenset[str]:
    """Return the words of `text` that are not mere grammar."""
    return frozenset(tokens(text)) - word_list("stop")


def stems(words: frozenset[str]) -> frozenset[str]:
    """Return words without the endings by which one is made of another: "drivers" and "driving" are "driv"."""
    return frozenset(re.sub(r"(?:ers?|s|ed|ing)$", "", word) for word in words)


@lru_cache(maxsize=8192)
def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name, in order, without titles, articles and other grammar."""
    return tuple(w for w in tokens(name) if w not in word_list("titles") and w not in word_list("stop"))


@lru_cache(maxsize=16384)
def capitals(text: str) -> frozenset[str]:
    """Return the words of `text` that are written with a capital, apart from the first word, case-folded."""
    found = [match.group() for match in _WORD.finditer(text)]
    rest = found[1:] if found and found[0].casefold() in word_list("stop") else found
    return frozenset(_bare(word) for word in rest if word[0].isupper())


def figures(text: str) -> frozenset[float]:
    """Return the numbers in `text`, written in digits or in words, as values."""
    scaled = [(match.span(), _value(match[1]) * _NUMBER[match[2].casefold()]) for match in _SCALED.finditer(text)]
    rest = text
    for (start, end), _ in scaled:
        rest = rest[:start] + " " * (end - start) + rest[end:]
    digits = (_value(match.group()) for match in _FIGURE.finditer(rest))
    return frozenset(value for _, value in scaled) | frozenset(digits) | frozenset(_spelled(tokens(rest)))


def telling_figures(text: str) -> frozenset[float]:
    """Return the figures that hardly two would give by chance: large ones that are no years."""
    years = {float(year.group()) for year in _YEAR.finditer(text)}
    return frozenset(value for value in figures(text) if value >= _TELLING) - years


def _value(digits: str) -> float:
    return float(digits.replace(",", ""))


def counted(text: str) -> frozenset[tuple[str, float]]:
    """Return what is counted in `text`: each number with the word after it, years and clock times left out."""
    found = set()
    for match in _COUNTED.finditer(text):
        after = match["unit"].casefold()
        value = _amount(match)
        if value is not None and after not in word_list("stop") and after not in _NUMBER and not 1500 <= value <= 2100:
            found.add((after, value))
    return frozenset(found)


def _amount(match: re.Match[str]) -> float | None:
    """Return the value of a number in digits, scaled or not, or in words; None for two numbers side by side."""
    if match["digits"]:
        return _value(match["digits"]) * _NUMBER.get((match["scale"] or "").casefold(), 1)
    spelled = _spelled(tokens(match["words"]))
    return spelled[0] if len(spelled) == 1 else None


def _spelled(words: tuple[str, ...]) -> tuple[float, ...]:
    """Return the values of the numbers that words spell, each as one: "four thousand three hundred" is 4300."""
    values: list[float] = []
    whole, part = 0.0, 0.0
    open_ = False
    for word in (*words, ""):
        value = _NUMBER.get(word)
        if value is None:
            if open_ and word == "and" and whole + part >= 100:
                continue
            values.extend([whole + part] if open_ else [])
            whole, part, open_ = 0.0, 0.0, False
            continue
        if value >= 1000:
            whole, part = whole + max(part, 1) * value, 0.0
        else:
            part = max(part, 1) * value if value in _SCALE else part + value
        open_ = True
    return tuple(values)


_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SCALE = (100.0, 1000.0, 1e6, 1e9)
_NUMBER: dict[str, float] = (
    {word: float(value) for value, word in enumerate(_ONES)}
    | {word: 10.0 * value for value, word in enumerate(_TENS, start=2)}
    | {"hundred": 100.0, "thousand": 1000.0, "million": 1e6, "billion": 1e9, "dozen": 12.0}
)
_SPELLED = "|".join(sorted(_NUMBER, key=lambda word: (-len(word), word)))
_COUNTED = re.compile(
    r"(?<![\w.,:-])(?:(?P<digits>\d+(?:,\d{3})*(?:\.\d+)?)(?:\s+(?P<scale>hundred|thousand|million|billion))?"
    rf"|(?P<words>(?:{_SPELLED})(?:(?:\s+and\s+|\s+|-)(?:{_SPELLED})){{0,8}}))\s+(?P<unit>[^\W\d_]+)",
    re.IGNORECASE,
)
