"""What is supposed of sources while a claim is counted: whose word counts for nothing, which two are one, and which are two."""

import re
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from typing import TypeVar

from headwater.model.what_if import NamedSource, OneSource, Settled, SourceAway, Supposition, TwoSources
from headwater.trace.parties.sources import kinship
from headwater.trace.parties.voices import Kinship, Source
from headwater.trace.texts.graphs import parts

_DETERMINER = re.compile(r"^(?:the|an?)\s+")
_MARKS = " \"“”'‘’"

Ruled = TypeVar("Ruled", OneSource, TwoSources)


@dataclass(frozen=True, slots=True, kw_only=True)
class Supposed:
    """What is supposed of sources, each by its plain name.

    `away` leads from a name to the articles in which it means a source taken away, None for all articles. `akin` are sources
    that are one with one taken away: from the article and the name that it gives them to the name of that one. `one` and `apart`
    are the pairs of sources that are supposed, or were decided, to be one and two.
    """

    away: Mapping[str, frozenset[str] | None] = field(default_factory=dict)
    akin: Mapping[tuple[str, str], str] = field(default_factory=dict)
    one: tuple[OneSource, ...] = ()
    apart: tuple[TwoSources, ...] = ()


AS_FOUND = Supposed()


def supposed(suppositions: Iterable[Supposition | Settled]) -> Supposed:
    """Return what some suppositions say of sources; their order changes nothing."""
    known = list(suppositions)
    away: dict[str, frozenset[str] | None] = {}
    for one in known:
        if isinstance(one, SourceAway):
            _take(away, plain_name(one.source.name), one.source.article_ids)
    return Supposed(
        away=away,
        one=tuple(s for s in known if isinstance(s, OneSource)),
        apart=tuple(s for s in known if isinstance(s, TwoSources)),
    )


def overruled(settled: Iterable[Settled], suppositions: Sequence[Supposition]) -> tuple[Supposition | Settled, ...]:
    """Return what was decided together with what is supposed, which comes before: what is decided of the same pair gives way."""
    asked = {_pair(one) for one in suppositions if isinstance(one, OneSource | TwoSources)}
    kept = (one for one in settled if not isinstance(one, OneSource | TwoSources) or _pair(one) not in asked)
    return (*kept, *suppositions)


def _pair(one: OneSource | TwoSources) -> frozenset[str]:
    return frozenset({plain_name(one.left.name), plain_name(one.right.name)})


def with_akin(given: Supposed, akin: Mapping[tuple[str, str], str]) -> Supposed:
    """Return the same with sources taken away that are one with those that are."""
    return replace(given, akin={key: name for key, name in sorted(akin.items()) if not is_away(given, *key)})


def _take(away: dict[str, frozenset[str] | None], name: str, article_ids: Iterable[str] | None) -> None:
    known = away.get(name, frozenset())
    away[name] = None if known is None or article_ids is None else known | frozenset(article_ids)


def plain_name(name: str) -> str:
    """Return a name as names of sources are compared: on one line, without capitals, quotation marks and first article."""
    return _DETERMINER.sub("", " ".join(name.casefold().split()).strip(_MARKS))


def shown_name(source: Source) -> str:
    """Return the name of a source; an outlet's own word tells whether it saw what it says."""
    if source.kind != "outlet" or source.sourcing == "outlet":
        return source.name
    return f"{source.name} (on the spot)" if source.sourcing == "self_reported" else f"{source.name} (no source given)"


def is_away(given: Supposed, article_id: str, name: str) -> bool:
    """Say whether a name, in an article, is that of a source taken away, or of one that is one with it."""
    return away_as(given, article_id, name) is not None


def away_as(given: Supposed, article_id: str, name: str) -> str | None:
    """Return how to tell a reader of a source that is taken away in an article; None if it is not."""
    if not given.away:
        return None
    plain = plain_name(name)
    where = given.away.get(plain, frozenset())
    if where is None or article_id in where:
        return name
    known = given.akin.get((article_id, plain))
    return f"{name}, counted as one with {known}" if known else None


def kin(given: Supposed, left: Source, right: Source) -> Kinship | None:
    """Return why two sources are one or may be: as it is supposed, else as it is found."""
    if are_apart(given, left, right):
        return None
    one = _ruled(given.one, left, right)
    if one is None:
        return kinship(left, right)
    names = f"“{left.name}” and “{right.name}” are one"
    why = f"{one.by}: {names}" if one.by else f"it is supposed that {names}"
    return Kinship(certain=True, why=why, decided=one.by is not None)


def are_apart(given: Supposed, left: Source, right: Source) -> bool:
    """Say whether two sources are supposed to be two."""
    return _ruled(given.apart, left, right) is not None


def parted(given: Supposed, sources: Sequence[Source]) -> list[tuple[int, int, str]]:
    """Return, for each two that a person decided to be two, the first of the sources by number that are meant, and why."""
    by = [pair for pair in given.apart if pair.by]
    return [
        (min(left), min(right), f"{pair.by}: “{sources[min(left)].name}” and “{sources[min(right)].name}” are two")
        for pair, (left, right) in zip(by, _sides(by, sources), strict=True)
        if left and right
    ]


def _ruled(pairs: Iterable[Ruled], left: Source, right: Source) -> Ruled | None:
    """Return the first of `pairs` that is about two sources."""
    for pair in pairs:
        if (_is_meant(pair.left, left) and _is_meant(pair.right, right)) or (
            _is_meant(pair.left, right) and _is_meant(pair.right, left)
        ):
            return pair
    return None


def _is_meant(named: NamedSource, source: Source) -> bool:
    if plain_name(named.name) != plain_name(shown_name(source)):
        return False
    return named.article_ids is None or source.article_id in named.article_ids


def joined(given: Supposed, sources: Sequence[Source], same: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Return the numbers of the sources in sorted groups that pairs hold together, never two that are supposed to be two.

    What is supposed to be one joins before what is found to be.
    """
    if not given.apart:
        return sorted(sorted(part) for part in parts(range(len(sources)), same))
    group = {number: frozenset({number}) for number in range(len(sources))}
    apart, ruled = _sides(given.apart, sources), _sides(given.one, sources)
    for left, right in sorted(same, key=lambda p: (not _across(ruled, {p[0]}, {p[1]}), p)):
        one, other = group[left], group[right]
        if one is not other and not _across(apart, one, other):
            group |= dict.fromkeys(one | other, one | other)
    return sorted(sorted(part) for part in set(group.values()))


def _sides(pairs: Sequence[OneSource | TwoSources], sources: Sequence[Source]) -> list[tuple[set[int], set[int]]]:
    """Return for each pair the numbers of the sources that its one and its other name mean."""
    return [
        (
            {number for number, source in enumerate(sources) if _is_meant(pair.left, source)},
            {number for number, source in enumerate(sources) if _is_meant(pair.right, source)},
        )
        for pair in pairs
    ]


def _across(sides: Sequence[tuple[set[int], set[int]]], one: AbstractSet[int], other: AbstractSet[int]) -> bool:
    """Say whether a pair has a side in each of two groups."""
    return any((left & one and right & other) or (left & other and right & one) for left, right in sides)
