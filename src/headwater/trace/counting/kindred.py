"""Which sources of one claim are one, or may be, found without comparing each with each: thousands come down to a few.

Sources alike in all that `kinship` goes by are compared once. Of people and outlets plainly named only those are compared
that its rules could join: whose names have words in common, or of whom one is described by the name of the other.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from headwater.model.what_if import OneSource, TwoSources
from headwater.trace.counting.supposed import Supposed, kin, plain_name, shown_name
from headwater.trace.parties.bodies import body
from headwater.trace.parties.offices import is_office, serves
from headwater.trace.parties.sources import kinship
from headwater.trace.parties.voices import Kinship, Source
from headwater.trace.texts.words import content_words, tokens, word_list


@dataclass(frozen=True, slots=True, kw_only=True)
class Kin:
    """Sources, by their numbers in order, of which any of `left` is or may be one with any of `right`, compared in this order."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    found: Kinship

    def first(self) -> tuple[int, int] | None:
        """Return the first pair of a lower and a higher number, None where no number of `right` is higher than any of `left`."""
        lowest = self.left[0]
        return next(((lowest, number) for number in self.right if number > lowest), None)

    def pairs(self, given: Supposed) -> Iterator[tuple[int, int]]:
        """Yield pairs of a lower and a higher number that hold all such pairs together; each pair, where some are to be apart."""
        if given.apart:
            yield from ((one, other) for one in self.left for other in self.right if one < other)
            return
        lowest, highest = self.left[0], self.right[-1]
        yield from ((lowest, number) for number in self.right if number > lowest)
        yield from ((number, highest) for number in self.left if number < highest)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Alike:
    """Sources that nothing tells apart; those of one `kind` differ at most in where they are told of."""

    source: Source
    kind: int
    ruled: bool
    numbers: tuple[int, ...]


def kindred(given: Supposed, sources: Sequence[Source | None]) -> list[Kin]:
    """Return which sources are one or may be; None stands for somebody who is kin to nobody."""
    known = _classes(given, sources)
    made: dict[Hashable, Kinship | None] = {}
    result = []
    for first, second in sorted(_comparable(known)):
        one, other = known[first], known[second]
        if first == second and len(one.numbers) == 1:
            continue
        for left, right in ((one, other),) if first == second else ((one, other), (other, one)):
            found = _kin(given, left, right, made)
            if found is not None:
                result.append(Kin(left=left.numbers, right=right.numbers, found=found))
    return result


def _kin(given: Supposed, left: _Alike, right: _Alike, made: dict[Hashable, Kinship | None]) -> Kinship | None:
    """Return what `kin` finds; for two kinds it is the same wherever they stand, as far as both stand in one place or do not."""
    one, other = left.source, right.source
    if left.ruled or right.ruled:
        return kin(given, one, other)
    through = one.through if one.through == other.through else None
    key = (left.kind, right.kind, one.article_id == other.article_id, through)
    if key not in made:
        made[key] = kinship(one, other)
    return made[key]


def _classes(given: Supposed, sources: Sequence[Source | None]) -> list[_Alike]:
    """Return the sources in classes that nothing tells apart; where they stand counts only for some."""
    pairs: tuple[OneSource | TwoSources, ...] = (*given.one, *given.apart)
    ruled = {plain_name(named.name) for pair in pairs for named in (pair.left, pair.right)}
    shown = any(one is not None and one.sourcing == "document" for one in sources)
    kinds: dict[Hashable, int] = {}
    numbers: dict[tuple[int, str, str, bool], list[int]] = defaultdict(list)
    for number, source in enumerate(sources):
        if source is not None:
            kind = kinds.setdefault(_likeness(source), len(kinds))
            is_ruled = bool(ruled) and plain_name(shown_name(source)) in ruled
            anywhere = is_ruled or source.unnamed
            placed = anywhere or (shown and (source.sourcing == "document" or bool(source.description.points_to)))
            place = (source.article_id if placed else "", source.through if anywhere else "")
            numbers[kind, *place, is_ruled].append(number)
    return [
        _Alike(source=source, kind=kind, ruled=is_ruled, numbers=tuple(of_one))
        for (kind, _, _, is_ruled), of_one in numbers.items()
        if (source := sources[of_one[0]]) is not None
    ]


def _likeness(source: Source) -> Hashable:
    """Return all of a source that `kinship` goes by, but for where it stands."""
    said = source.description
    near = source.kind == "person" and not _offices().isdisjoint(said.words | content_words(source.name))
    return (
        *(source.name, source.kind, source.sourcing, source.teller if source.unnamed else ()),
        *(said.words, said.bodies, said.authors, said.relies_on, said.points_to, said.around if near else None),
    )


def _offices() -> frozenset[str]:
    return word_list("staff") | word_list("spokespeople")


def _comparable(known: Sequence[_Alike]) -> set[tuple[int, int]]:
    """Return the pairs of classes, by number, that can be kin: all but those of plainly named ones that no rule could join."""
    people = [number for number, one in enumerate(known) if _is_plain_person(one)]
    outlets = [number for number, one in enumerate(known) if _is_plain_outlet(one)]
    plain = {*people, *outlets}
    rest = [number for number in range(len(known)) if number not in plain]
    pairs = {(number, number) for number in range(len(known))}
    pairs.update(_pair(one, other) for one in rest for other in range(len(known)))
    pairs.update(_pair(*pair) for pair in _namesakes({number: known[number].source.words for number in sorted(plain)}))
    telling = {number: known[number].source for number in outlets}
    pairs.update(_pair(*pair) for pair in _described(telling, {number: known[number].source for number in people}))
    return pairs


def _pair(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)


def _is_plain_person(one: _Alike) -> bool:
    source = one.source
    return source.kind == "person" and _is_plain(one) and not is_office(source.name)


def _is_plain_outlet(one: _Alike) -> bool:
    source = one.source
    return source.kind == "outlet" and _is_plain(one) and body(source.name) is None and bool(_telling(source))


def _is_plain(one: _Alike) -> bool:
    source = one.source
    told = source.unnamed or source.sourcing == "document" or source.description.relies_on
    return not one.ruled and bool(source.words) and not told


def _telling(source: Source) -> frozenset[str]:
    return frozenset(source.words) - word_list("document_nouns")


def _namesakes(words: Mapping[int, tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """Yield those whose last words agree, and the first letters of what stands before, if anything does."""
    by_last: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, own in words.items():
        by_last[own[-1]][own[0][0] if len(own) > 1 else ""].append(number)
    for alike in by_last.values():
        for initial, numbers in alike.items():
            yield from ((one, other) for one in numbers for other in numbers if one < other)
            yield from ((one, other) for one in numbers if initial for other in alike.get("", ()))


def _described(outlets: Mapping[int, Source], people: Mapping[int, Source]) -> Iterator[tuple[int, int]]:
    """Yield the outlets whose names others have in theirs or beside it, and those whose forces somebody serves in."""
    seen = Counter(word for source in outlets.values() for word in set(source.words))
    by_word: dict[str, list[int]] = defaultdict(list)
    forces: dict[str, list[int]] = defaultdict(list)
    for number, source in outlets.items():
        by_word[min(_telling(source), key=lambda word: (seen[word], word))].append(number)
        for word in {*tokens(source.name), *source.description.words}:
            forces[word].append(number)
    for number, source in outlets.items():
        yield from _met(number, source.words, by_word)
    for number, source in people.items():
        yield from _met(number, {*source.words, *source.description.words}, by_word)
        yield from _met(number, serves(source.description.words | frozenset(tokens(source.name))), forces)


def _met(number: int, words: Iterable[str], by_word: Mapping[str, Sequence[int]]) -> Iterator[tuple[int, int]]:
    return ((number, other) for word in set(words) for other in by_word.get(word, ()) if other != number)
