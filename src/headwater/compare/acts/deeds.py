"""What comparing knows of deeds, read once from deeds.toml: nouns for them, verbs that tell them from the other end, moods."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

# How a deed is put forward: as done, as coming, as asked for ... "does" may be
# either ("suspends exports"), "may" is a possibility, "should" a duty, "if" hangs on a condition.
Mood = Literal[
    "did", "does", "will", "asked", "offered", "tried", "threatened", "refused", "failed", "may", "should", "if"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deeds:
    """`nominal`: verb by noun. `being`: verb by what one is said to be. `phrasal`: verb by "verb particle".

    `received`: the deed by the verb of who gets it. `undergone`: the deed by "verb preposition" whose subject it is done to, by
    "verb _" where the object does it. `light` verbs leave the telling to their object. `moods`: what a governing word makes of a
    deed. All by base form.
    """

    nominal: Mapping[str, str]
    being: Mapping[str, str]
    phrasal: Mapping[str, str]
    received: Mapping[str, str]
    undergone: Mapping[str, str]
    light: frozenset[str]
    moods: Mapping[str, Mood]


@cache
def deeds() -> Deeds:
    """Return the tables."""
    table = tomllib.loads(files("headwater.compare.acts").joinpath("deeds.toml").read_text(encoding="utf-8"))
    moods = {word: mood for mood in get_args(Mood) for word in table["moods"].get(mood, "").split()}
    return Deeds(
        nominal=_turned(table["nominal"], " "),
        being=_turned(table["being"], " "),
        phrasal=_turned(table["phrasal"]),
        received=_turned(table["received"]),
        undergone=_turned(table["undergone"]),
        light=frozenset(table["light"]["verbs"].split()),
        moods=moods,
    )


def _turned(table: Mapping[str, str], mark: str = "|") -> dict[str, str]:
    return {form: deed for deed, forms in table.items() for form in forms.split(mark)}
