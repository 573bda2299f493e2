"""Boilerplate: what an outlet prints in its articles whatever they are about, and so tells nothing about copying.

It is told before anything is compared, by outlet and place: a footer stands at the same distance from the end in articles that
share little else, a slogan at the same distance from the start, and what stands between ("Sign up for our letter") is a line of
its own. Articles whose outlet is not known are taken together, and more is asked of them.
"""

from dataclasses import dataclass
from hashlib import blake2b

from headwater.compare.copied.columns import (
    Column,
    Flags,
    Hashes,
    Numbers,
    append,
    bincount,
    concatenate,
    diff,
    flatnonzero,
    group_sizes,
    grouped,
    halved,
    hashes,
    inside,
    lexsort,
    maximum,
    merged,
    minimum,
    mixed,
    news,
    searchsorted,
    sums,
    total,
    where,
)
from headwater.compare.copied.fingerprints import GRAM_WORDS, WINDOW_GRAMS, Fingerprints
from headwater.compare.copied.words import Words

EDGE_WORDS = 12  # what begins or ends within this many words of the text's start or end stands at its edge
SHIFT_WORDS = 12  # and is at the same place in two texts if it is shifted by no more
MOST_SHARED = 0.6  # what has more than this in common with others of its outlet is a version of one, or a copy
LONGEST_LINE = 80  # what stands between is no longer than this
FEWEST_AT_END = 2  # so many articles that share little else must have what ends them all
FEWEST_CARRIERS = 3  # so many what stands elsewhere, or ends articles of unknown outlets
FEWEST_OF_UNKNOWN = 6  # so many what stands between in articles of unknown outlets
LEAST_AT_PLACE = 0.6  # share of those that have it which must have it at that place


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Repeated:
    """Grams that several articles of one outlet have: for each, its place, its group, and how many of the group stand alone.

    `known` says whether the outlet is; `from_start` and `from_end` are distances in words.
    """

    places: Column
    groups: Column
    carriers: Column
    known: Flags
    from_start: Column
    from_end: Column


def boilerplate(words: Words, found: Fingerprints) -> Flags:
    """Return for each word whether it is boilerplate."""
    outlets = _outlet_numbers(words)
    repeated, alone = _repeated(words, found, outlets)
    at_end = repeated.carriers >= where(repeated.known, FEWEST_AT_END, FEWEST_CARRIERS)
    at_start = repeated.carriers >= FEWEST_CARRIERS
    stretches = (
        _at_end(words, repeated.places[at_end & _at_one_place(repeated.groups, repeated.from_end)]),
        _at_start(words, repeated.places[at_start & _at_one_place(repeated.groups, repeated.from_start)]),
        _between(words, outlets, alone),
    )
    firsts, afters = zip(*stretches, strict=True)
    return inside(words.numbers.size, concatenate(firsts), concatenate(afters))


def _repeated(words: Words, found: Fingerprints, outlets: Hashes) -> tuple[_Repeated, Flags]:
    """Return the grams that outlets repeat, and which texts have little in common with others of their outlet."""
    order, begins = grouped(mixed(found.grams[found.order] ^ outlets[found.articles[found.order]]))
    order = found.order[order]
    own = found.articles[order]
    new = news(own, begins)
    several = group_sizes(begins, new) >= 2
    alone: Flags = bincount(own[several], minlength=len(found.counts)) < MOST_SHARED * maximum(found.counts, 1)
    carriers = group_sizes(begins, new & alone[own])
    kept = several & (carriers >= FEWEST_AT_END)
    places, texts = found.places[order[kept]], own[kept]
    repeated = _Repeated(
        places=places,
        groups=begins[kept],
        carriers=carriers[kept],
        known=outlets[texts] != 0,
        from_start=places - words.firsts[texts],
        from_end=words.firsts[texts + 1] - places,
    )
    return repeated, alone


def _outlet_numbers(words: Words) -> Hashes:
    """Return a number for the outlet of each text, 0 for one that is not known."""
    numbers = {
        outlet: int.from_bytes(blake2b(outlet.encode(errors="replace"), digest_size=8).digest()) | 1
        for outlet in set(words.outlets)
        if outlet
    }
    return hashes([numbers[outlet] if outlet else 0 for outlet in words.outlets])


def _at_one_place(groups: Column, distances: Column) -> Flags:
    """Return for each gram whether most of its group stand at about the same distance, and it does too."""
    if not groups.size:
        return groups > 0
    order = lexsort((distances, groups))
    first = flatnonzero(news(groups[order]))
    sizes = diff(append(first, order.size))
    middle = distances[order[first + (sizes - 1) // 2]]
    group = searchsorted(groups[order[first]], groups)
    near = abs(distances - middle[group]) <= SHIFT_WORDS
    share = bincount(group, weights=near) / sizes
    usual: Flags = near & (share[group] >= LEAST_AT_PLACE)
    return usual


def _at_end(words: Words, places: Column) -> tuple[Column, Column]:
    """Return the stretches that the grams at `places` cover and that end a text."""
    found = _covered(words, places)
    return found.chosen(found.highs - found.afters <= EDGE_WORDS)


def _at_start(words: Words, places: Column) -> tuple[Column, Column]:
    """Return the stretches that the grams at `places` cover and that begin a text."""
    found = _covered(words, places)
    return found.chosen(found.firsts - found.lows <= EDGE_WORDS)


def _between(words: Words, outlets: Hashes, alone: Flags) -> tuple[Column, Column]:
    """Return the lines that stand, all their words alike, in several articles of one outlet that share little else."""
    firsts = flatnonzero(words.opening)
    afters = append(firsts[1:], words.numbers.size)[: firsts.size]
    texts = searchsorted(words.firsts, firsts, side="right") - 1
    short = afters - firsts <= LONGEST_LINE
    totals = total(words.numbers, firsts)[short]
    firsts, afters, texts = firsts[short], afters[short], texts[short]
    order, begins = grouped(mixed(totals ^ mixed(outlets[texts])))
    carriers = group_sizes(begins, news(texts[order], begins) & alone[texts[order]])
    enough = carriers >= where(outlets[texts[order]] != 0, FEWEST_CARRIERS, FEWEST_OF_UNKNOWN)
    repeated = order[enough]
    counts = sums(words.quoted)
    repeated = repeated[2 * (counts[afters] - counts[firsts])[repeated] < (afters - firsts)[repeated]]
    return firsts[repeated], afters[repeated]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Covered:
    """Stretches of words, with the bounds of the text they stand in and whether they are quoted."""

    firsts: Column
    afters: Column
    lows: Column
    highs: Column
    quoted: Flags

    def chosen(self, fit: Flags) -> tuple[Column, Column]:
        """Return where those that are `fit` begin and end, quotations left out."""
        fit &= ~self.quoted
        return self.firsts[fit], self.afters[fit]


def _covered(words: Words, places: Column) -> _Covered:
    """Return what the grams at `places` cover, out to the line's bounds where they are near, small gaps bridged."""
    spread = places + (searchsorted(words.firsts, places, side="right") << 32)  # no two texts meet
    firsts, afters = (column & 0xFFFFFFFF for column in merged(spread, spread + GRAM_WORDS + WINDOW_GRAMS))
    afters -= WINDOW_GRAMS
    texts = searchsorted(words.firsts, firsts, side="right") - 1
    lows, highs = words.firsts[texts], words.firsts[texts + 1]
    openings = append(flatnonzero(words.opening), words.numbers.size)
    firsts = _at_line(openings, firsts, lows, highs)
    afters = _at_line(openings, afters, lows, highs)
    counts = sums(words.quoted)
    quoted: Flags = 2 * (counts[afters] - counts[firsts]) >= afters - firsts
    return _Covered(firsts=firsts, afters=afters, lows=lows, highs=highs, quoted=quoted)


def _at_line(openings: Column, places: Column, lows: Column, highs: Column) -> Column:
    """Return `places` moved to where a line begins, if one does within a few words, for grams may reach over it by chance."""
    following = minimum(openings[searchsorted(openings, places)], highs)
    previous = maximum(openings[maximum(searchsorted(openings, places, side="right") - 1, 0)], lows)
    nearest = where(following - places < places - previous, following, previous)
    return where(abs(nearest - places) < WINDOW_GRAMS, nearest, places)


def unlike(words: Words, left_out: Flags) -> Numbers:
    """Return the numbers of `words` with others for those `left_out`, that are like no other's."""
    numbers = words.numbers.copy()
    places = flatnonzero(left_out)
    numbers[places] = halved(mixed(hashes(places) + hashes(1 << 63)))
    return numbers
