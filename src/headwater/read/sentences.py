"""Where sentences surely end and where they surely do not, from two neighbouring tokens; and rough sentences without a parse."""

import re
from collections.abc import Iterable, Iterator

from headwater.model.text import Span
from headwater.read.lexicon import words

_INITIAL = re.compile(r"[A-Z]\.$")
_ROUGH_END = re.compile(
    r"(?<![.!?؟。！？…])[.!?؟。！？…]+(?:[\"'”“’»)\]]|\s»){0,3}(?:\s+|$)|[。！？]{1,3}[」』”’）]{0,3}|(?<!\n)\n+"
)
_STOPS = frozenset({".", "!", "?"})


def keeps_sentence(before: str, earlier: str, later: str) -> bool:
    """Return whether no sentence begins with the token `later` right after the tokens `before` and `earlier`."""
    if later[0].islower() or later in {",", ";", ":", ".", "!", "?", ")", "]"}:
        return earlier not in _STOPS or not later[0].isalpha()
    if earlier == ".":
        return _shortened(before, later)
    return (
        earlier.endswith(".")
        and len(earlier) > 1
        and (_INITIAL.match(earlier) is not None or _shortened(earlier[:-1], later))
    )


def _shortened(word: str, later: str) -> bool:
    """Return whether `word` is short for something that stands before what `later` begins: a title, or "No." and a number."""
    lowered = word.casefold()
    return lowered in words("titles") or (lowered in words("numbering") and later[0].isdigit())


def ends_sentence(earlier: str, later: str) -> bool:
    """Return whether a sentence begins with the token `later`: after a full stop of its own, in upper case or a mark."""
    return earlier in _STOPS and (later[0].isupper() and later[1:2].islower())


def rough_sentences(text: str, stretches: Iterable[Span]) -> Iterator[Span]:
    """Yield the sentences of stretches whose grammar is not read: cut after end marks, trimmed."""
    for stretch in stretches:
        start = stretch.start
        for match in _ROUGH_END.finditer(text, stretch.start, stretch.end):
            yield from _trimmed(text, start, match.end())
            start = match.end()
        yield from _trimmed(text, start, stretch.end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    body = text[start:end]
    if body.strip():
        yield Span(start=start + len(body) - len(body.lstrip()), end=start + len(body.rstrip()))
