"""Where what is shown leads: places in the one page of a report, paths in the web app, nowhere in a picture by itself."""

from collections.abc import Callable
from dataclasses import dataclass

from headwater.model.provenance import Evidence


def _nowhere(*_: object) -> None:
    """Return that there is nothing to lead to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """What links lead to; None where there is no such page, and then no link is made.

    `article` and `claim` are asked by number, `place` by a place of evidence, `source` by a name, `edge` by the ids of the
    article downstream and the one upstream.
    """

    article: Callable[[int], str | None] = _nowhere
    claim: Callable[[int], str | None] = _nowhere
    place: Callable[[Evidence], str | None] = _nowhere
    source: Callable[[str], str | None] = _nowhere
    edge: Callable[[str, str], str | None] = _nowhere


NOWHERE = Addresses()
