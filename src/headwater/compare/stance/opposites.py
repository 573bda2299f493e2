"""Opposites: words that cannot both be said of one thing, from a list and from prefixes that turn a word round."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from headwater.compare.meanings import stem

_SHORTEST_BASE = 4
_NO_PREFIX = (
    "under", "uni", "until", "unless", "unto", "uncle", "unanim", "understand", "undergo", "undertake", "unfold", "unveil",
    "unleash", "unearth", "uncover",
)  # fmt: skip


@cache
def opposites() -> Mapping[str, frozenset[str]]:
    """Return the stems of the opposites of each stem; symmetric."""
    found: dict[str, set[str]] = defaultdict(set)
    for line in files("headwater.compare.stance").joinpath("opposites.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            left, right = ([stem(word) for word in side.split()] for side in line.split("|"))
            for one in left:
                found[one].update(right)
            for one in right:
                found[one].update(left)
    return {word: frozenset(others - {word}) for word, others in found.items()}


def without_prefix(word: str) -> str:
    """Return the word that "un" turns into its opposite: sealed for unsealed; not for words as until, under or uncover."""
    base = word.removeprefix("un")
    if base == word or len(base) < _SHORTEST_BASE or word.startswith(_NO_PREFIX):
        return word
    return base
