"""Names of sources, as decisions compare them."""

import re
from collections.abc import Iterable

from headwater.model.provenance import Claim

_DETERMINER = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_WHERE = re.compile(r"\s\([^()]*\)$")
_MARKS = " \"“”'‘’"


def without_determiner(name: str) -> str:
    """Return a name without the article that it begins with."""
    return _DETERMINER.sub("", name)


def plain(name: str) -> str:
    """Return a name on one line, without capitals, quotation marks and first article."""
    return without_determiner(" ".join(name.casefold().split()).strip(_MARKS))


def names_told(claims: Iterable[Claim]) -> frozenset[str]:
    """Return the plain names of all sources that some claims come down to or pass through, with and without their outlets."""
    names = {name for claim in claims for one in claim.appearances for name in one.chain}
    names |= {origin.name for claim in claims for origin in claim.origins}
    return frozenset(plain(form) for name in names for form in (name, _WHERE.sub("", name)))
