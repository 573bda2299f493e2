"""What comparing keeps from one run to the next, so that what has not changed is not done again; it changes no result."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from headwater.compare.judging.alone import Alone, Apart, Key
from headwater.compare.profiled import Packed
from headwater.model.links import Links


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What an earlier run made, by what it was made of.

    `meanings` is what `meant` gave, by statement; `articles` what was made of each article under the same aliases; `alone` and
    `apart` what pairs of statements came to by themselves.
    """

    meanings: Mapping[str, bytes] = field(default_factory=dict)
    articles: Mapping[str, Packed] = field(default_factory=dict)
    alone: Mapping[Key, Alone] = field(default_factory=dict)
    apart: Mapping[Key, Apart] = field(default_factory=dict)


NOTHING_KEPT = Kept()


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """The links of a pile, and what is to be kept of their making: of articles what is new, of pairs all that was asked for."""

    links: Links
    articles: Mapping[str, Packed] = field(default_factory=dict)
    alone: Mapping[Key, Alone] = field(default_factory=dict)
    apart: Mapping[Key, Apart] = field(default_factory=dict)
