"""The word lists that tell sources apart, kept as data beside the code."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def word_list(name: str) -> frozenset[str]:
    """Return one of the lists of `sources.toml`."""
    return frozenset(_lists()[name].split())


@cache
def _lists() -> dict[str, str]:
    lists: dict[str, str] = tomllib.loads(files("headwater.attribute").joinpath("sources.toml").read_text("utf-8"))
    return lists
