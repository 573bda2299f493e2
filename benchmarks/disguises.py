"""Ways in which a text changes when it is taken over: edits, facts exchanged, a scanner's noise, other spelling, other words."""

import re
from collections.abc import Callable
from random import Random  # noqa: TID251 - chance comes from the caller, seeded

from invented import DAYS, Prose, word

Change = Callable[[str], str]
NOISE = 0.03  # share of letters that a scanner gets wrong
_MISREAD = dict(zip("mdwlohesingat", ("rn", "cl", "vv", "1", "0", "b", "c", "5", "l", "u", "q", "o", "f"), strict=True))
_FACT = re.compile(rf"\b(?:{'|'.join(DAYS)}|\d{{2,3}})\b")
_SPELLINGS: tuple[tuple[str, str], ...] = (
    *(("fi", "ﬁ"), ("fl", "ﬂ"), ("'", "’"), (" - ", " — ")),
    *(("ing ", "\u00ading "), ("ar", "a\u200br")),
    *(("a", "а"), ("o", "о"), ("e", "е")),
)


def edited(text: str, prose: Prose, chance: Random) -> str:
    """Return `text` with one word left out, put in or exchanged."""
    words = text.split(" ")
    at = chance.randrange(1, len(words) - 1)
    words[at : at + 1] = chance.choice(([], [words[at], word(prose, chance)], [word(prose, chance)]))
    return " ".join(words)


def other_fact(text: str, chance: Random) -> tuple[str, str, str] | None:
    """Return `text` with its first day or number exchanged, and the old and new words; None if it has neither."""
    found = _FACT.search(text)
    if found is None:
        return None
    old = found.group()
    new = chance.choice([day for day in DAYS if day != old]) if old in DAYS else str(int(old) + chance.randint(1, 60))
    return text[: found.start()] + new + text[found.end() :], old, new


def scanned(text: str, chance: Random) -> str:
    """Return `text` as a scanner reads it: a few of a hundred letters wrong."""
    return "".join(_MISREAD.get(letter, letter) if chance.random() < NOISE else letter for letter in text)


def respelled(text: str, chance: Random) -> str:
    """Return `text` with some of its letters and marks written with others that look alike, or with signs that do not show."""
    for old, new in _SPELLINGS:
        parts = text.split(old)
        text = parts[0] + "".join((new if chance.random() < 0.4 else old) + part for part in parts[1:])
    return "".join(chr(ord(c) + 0xFEE0) if c.isdigit() and c.isascii() else c for c in text)


def reworded(text: str, prose: Prose, chance: Random) -> str:
    """Return the same matter in other words: every third word another, and the parts of the sentence the other way round."""
    words = [word(prose, chance) if chance.random() < 0.35 else old for old in text.rstrip(".").split(" ")]
    parts: list[list[str]] = []
    while words:
        size = chance.randint(2, 5)
        parts.append(words[:size])
        words = words[size:]
    return " ".join(old for part in reversed(parts) for old in part) + "."
