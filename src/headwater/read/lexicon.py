"""The word lists of reading, kept as data beside the code."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def words(name: str) -> frozenset[str]:
    """Return one of the lists of `data/words.toml`, in lower case."""
    return frozenset(word.casefold() for line in _lists()[name] for word in line.split())


@cache
def phrases(name: str) -> tuple[str, ...]:
    """Return one of the lists of `data/phrases.toml`, in lower case, longest first."""
    lists: dict[str, list[str]] = tomllib.loads(_read("phrases.toml"))
    return tuple(sorted((phrase.casefold() for phrase in lists[name]), key=lambda phrase: (-len(phrase), phrase)))


@cache
def _lists() -> dict[str, list[str]]:
    lists: dict[str, list[str]] = tomllib.loads(_read("words.toml"))
    return lists


def _read(name: str) -> str:
    return (files("headwater.read") / "data" / name).read_text(encoding="utf-8")
