"""Lists of words that the ingest stage knows, kept as text files beside the code."""

from functools import cache
from importlib.resources import files


@cache
def word_list(name: str) -> frozenset[str]:
    """Return the entries of the list called `name`, in small letters; lines that start with # say what the list is for."""
    lines = files("headwater.ingest").joinpath("words", f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.casefold() for line in lines if line and not line.startswith("#"))
