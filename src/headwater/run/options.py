"""What a user may ask of the taking in of files and addresses, and of the comparing of what they hold."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from headwater.errors import NotAPair

Say = Callable[[str], None]
"""Told in words what will take a while."""

Progress = Callable[[str, int, int], None]
"""Told the stage ("ingest", "read", "compare" or "trace"), how much of it is done, and of how much; 0 if that is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How sources are read.

    `urls` are files that list addresses to be fetched. `columns` says which column of a table is what ("text", "url", "title",
    ...), where that is not to be guessed. `ocr` has scanned pages read by Tesseract. `private_addresses` lets addresses on this
    machine and its network be fetched. `aliases` is a file of names that mean the same, a group a line: "A = B = C".
    """

    urls: tuple[str, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()
    ocr: bool = False
    private_addresses: bool = False
    aliases: str | None = None


DEFAULTS = Options()


def pairs(given: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return the two names in each "A = B".

    Raises:
        NotAPair: one of them is something else.
    """
    found = []
    for one in given:
        left, _, right = (part.strip() for part in one.partition("="))
        if not left or not right:
            raise NotAPair(one)
        found.append((left, right))
    return tuple(found)
