"""Which few sources a case rests on most: those of whom most of its claims come, those told in several texts first."""

from collections import Counter
from dataclasses import dataclass

from headwater.present import names, phrases, sentences
from headwater.present.pages.indexed import Indexed, plain

_MOST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaning:
    """One source: how many claims it is an origin of, how many of these several texts hold, how many have it alone; in words."""

    key: str
    name: str
    claims: int
    shared: int
    alone: int
    words: str


def leanings(known: Indexed) -> tuple[Leaning, ...]:
    """Return the sources that the case rests on most, at most five; none that is an origin of one claim alone."""
    claims, shared, alone = Counter[str](), Counter[str](), Counter[str]()
    for standing in known.facts.standings:
        keys = {_key(known, origin.name) for origin in standing.claim.origins} - {""}
        claims.update(keys)
        shared.update(keys if standing.texts > 1 else ())
        alone.update(keys if standing.claim.independent_origins.max == 1 else ())
    ranked = sorted(claims, key=lambda key: (-shared[key], -claims[key], known.sources[key].name))
    return tuple(
        Leaning(
            key=key,
            name=phrases.one_line(known.sources[key].name),
            claims=claims[key],
            shared=shared[key],
            alone=alone[key],
            words=sentences.resting(claims[key], alone[key]),
        )
        for key in ranked[:_MOST]
        if claims[key] > 1
    )


def _key(known: Indexed, name: str) -> str:
    return known.source_keys.get(plain(names.cleaned(name) or name)) or known.source_keys.get(plain(name), "")
