"""Stretches that two texts share: grown from equal grams over small edits, for all pairs of texts at once."""

from dataclasses import dataclass

from headwater.compare.copied.columns import (
    Column,
    Flags,
    Hashes,
    Numbers,
    append,
    arange,
    argmax,
    concatenate,
    cumsum,
    diff,
    flatnonzero,
    full,
    integers,
    lexsort,
    maximum,
    minimum,
    news,
    searchsorted,
    sums,
    where,
    zeros,
)
from headwater.compare.copied.fingerprints import GRAM_WORDS, Seeds, gram_numbers
from headwater.compare.copied.words import Words

BRIDGE_WORDS = 8  # an edit of up to this many words, both sides together, does not end a stretch
RESUME_WORDS = 4  # if this many equal words follow it
CHAIN_WORDS = 12  # stretches are one if no more words than this lie between them on either side
CHAIN_SHIFT = 4  # and the two sides differ by no more
MOST_ROUNDS = 1000  # so many stretches of one pair at most
_GLANCE = 16  # equal words are looked for in so many at first, and in twice as many each time that all were equal
_MOST_SEEN = 1 << 20
# Words skipped left and right, the smallest edits first, replacements of equal length before others.
_EDITS = sorted(
    ((n, m) for n in range(BRIDGE_WORDS + 1) for m in range(BRIDGE_WORDS + 1 - n) if n + m),
    key=lambda edit: (sum(edit), abs(edit[0] - edit[1]), edit),
)
_SKIPS = tuple(zip(*_EDITS, strict=True))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Stretches:
    """Runs of words that two texts share, edits bridged, in columns.

    `lefts` and `rights` are indexes of texts; stretch n holds the runs of equal words from `firsts[n]` to before `firsts[n + 1]`,
    each with the index of its first word on both sides and its length, in the order of the left text.
    """

    lefts: Column
    rights: Column
    firsts: Column
    run_lefts: Column
    run_rights: Column
    run_lengths: Column

    def counts(self) -> Column:
        """Return how many words are equal in each stretch."""
        added = sums(self.run_lengths)
        return added[self.firsts[1:]] - added[self.firsts[:-1]]

    def longest(self) -> Column:
        """Return how many words the longest run of each stretch has."""
        return maximum.reduceat(self.run_lengths, self.firsts[:-1]) if self.lefts.size else self.lefts

    def left_bounds(self) -> tuple[Column, Column]:
        """Return the first word of each stretch in the left text, and the one after its last."""
        last = self.firsts[1:] - 1
        return self.run_lefts[self.firsts[:-1]], self.run_lefts[last] + self.run_lengths[last]

    def right_bounds(self) -> tuple[Column, Column]:
        """Return the first word of each stretch in the right text, and the one after its last."""
        last = self.firsts[1:] - 1
        return self.run_rights[self.firsts[:-1]], self.run_rights[last] + self.run_lengths[last]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Runs:
    """Runs of equal words, each of the stretch with number `owners`."""

    owners: Column
    lefts: Column
    rights: Column
    lengths: Column


def shared_stretches(words: Words, seeds: Seeds) -> Stretches:
    """Return the stretches around `seeds`, each once, by pair and place; a passage that moved is a stretch of its own."""
    pending = arange(seeds.left.size)
    grown: list[_Runs] = []
    pairs: list[tuple[Column, Column]] = []
    count = 0
    for _ in range(MOST_ROUNDS):
        if not pending.size:
            break
        chosen = pending[news(seeds.left_articles[pending], seeds.right_articles[pending])]
        runs = _grown(words, seeds, chosen)
        pairs.append((seeds.left_articles[chosen], seeds.right_articles[chosen]))
        grown.append(_Runs(owners=runs.owners + count, lefts=runs.lefts, rights=runs.rights, lengths=runs.lengths))
        count += chosen.size
        pending = pending[~_covered(seeds.left[pending], seeds.right[pending], runs)]
    return _chained(_collected(pairs, grown))


def _covered(left: Column, right: Column, runs: _Runs) -> Flags:
    """Return which seeds lie in one of `runs`: on its diagonal, which no two pairs of texts share, and between its ends."""
    order = lexsort((runs.lefts, runs.rights - runs.lefts))
    keys = ((runs.rights - runs.lefts) << 32) + runs.lefts
    at = searchsorted(keys[order], ((right - left) << 32) + left, side="right") - 1
    run = order[maximum(at, 0)]
    on_it: Flags = (at >= 0) & (runs.rights[run] - runs.lefts[run] == right - left)
    return on_it & (left + GRAM_WORDS <= runs.lefts[run] + runs.lengths[run])


def _grown(words: Words, seeds: Seeds, chosen: Column) -> _Runs:
    """Return the runs that grow from the seeds `chosen`, both ways; what one edit parts from the seed's own run is another."""
    left, right = seeds.left[chosen], seeds.right[chosen]
    one, other = seeds.left_articles[chosen], seeds.right_articles[chosen]
    ends = (words.firsts[one + 1], words.firsts[other + 1])
    starts = (words.firsts[one] - 1, words.firsts[other] - 1)
    forward = _runs(words.numbers, (left, right), ends, 1)
    backward = _runs(words.numbers, (left - 1, right - 1), starts, -1)
    found = _Runs(
        owners=concatenate([backward.owners, forward.owners]),
        lefts=concatenate([backward.lefts - backward.lengths + 1, forward.lefts]),
        rights=concatenate([backward.rights - backward.lengths + 1, forward.rights]),
        lengths=concatenate([backward.lengths, forward.lengths]),
    )
    return _joined(found)


def _joined(runs: _Runs) -> _Runs:
    """Return `runs` sorted, those that follow each other on both sides as one."""
    order = lexsort((runs.lefts, runs.owners))
    order = order[runs.lengths[order] > 0]
    owners, lefts, rights, lengths = (c[order] for c in (runs.owners, runs.lefts, runs.rights, runs.lengths))
    follows = (
        (diff(owners) == 0) & (lefts[:-1] + lengths[:-1] == lefts[1:]) & (rights[:-1] + lengths[:-1] == rights[1:])
    )
    first = flatnonzero(append(True, ~follows)[: owners.size])
    added = sums(lengths)
    return _Runs(
        owners=owners[first],
        lefts=lefts[first],
        rights=rights[first],
        lengths=added[append(first[1:], lengths.size)[: first.size]] - added[first],
    )


_Places = tuple[Column, Column]


def _runs(numbers: Numbers, places: _Places, ends: _Places, step: int) -> _Runs:
    """Return the runs of equal words from `places` on in direction `step`, small edits between them skipped."""
    owners = arange(places[0].size)
    found: list[_Runs] = []
    while owners.size:
        rooms = minimum(abs(ends[0] - places[0]), abs(ends[1] - places[1]))
        lengths = _equal(numbers, places, rooms, step)
        found.append(_Runs(owners=owners, lefts=places[0], rights=places[1], lengths=lengths))
        places = (places[0] + step * lengths, places[1] + step * lengths)
        resumed, left_skip, right_skip = _resume(numbers, places, ends, step)
        owners = owners[resumed]
        ends = (ends[0][resumed], ends[1][resumed])
        places = (places[0][resumed] + step * left_skip, places[1][resumed] + step * right_skip)
    if not found:
        return _Runs(owners=owners, lefts=owners, rights=owners, lengths=owners)
    return _Runs(
        owners=concatenate([runs.owners for runs in found]),
        lefts=concatenate([runs.lefts for runs in found]),
        rights=concatenate([runs.rights for runs in found]),
        lengths=concatenate([runs.lengths for runs in found]),
    )


def _equal(numbers: Numbers, places: _Places, rooms: Column, step: int) -> Column:
    """Return how many words are equal from each place on, at most `rooms`."""
    lengths = zeros(rooms.size, dtype="int64")
    active = flatnonzero(rooms > 0)
    glance = _GLANCE
    while active.size:
        for low in range(0, active.size, max(1, _MOST_SEEN // glance)):
            some = active[low : low + max(1, _MOST_SEEN // glance)]
            ahead = minimum(lengths[some][:, None] + arange(glance), rooms[some][:, None] - 1) * step
            same = numbers[places[0][some][:, None] + ahead] == numbers[places[1][some][:, None] + ahead]
            whole = same.all(axis=1)
            lengths[some] = minimum(lengths[some] + where(whole, glance, argmax(~same, axis=1)), rooms[some])
            active[low : low + some.size] = where(whole & (lengths[some] < rooms[some]), some, -1)
        active = active[active >= 0]
        glance = min(2 * glance, 1 << 16)
    return lengths


def _resume(numbers: Numbers, places: _Places, ends: _Places, step: int) -> tuple[Column, Column, Column]:
    """Return which of `places` agree again after an edit, and the words to be skipped on both sides for the smallest one."""
    found: list[tuple[Column, Column]] = []
    size = _MOST_SEEN // len(_EDITS)
    for low in range(0, places[0].size, size):
        some = slice(low, low + size)
        left = _ahead(numbers, places[0][some], ends[0][some], step, 0)
        right = _ahead(numbers, places[1][some], ends[1][some], step, 1)
        same = left[:, _SKIPS[0]] == right[:, _SKIPS[1]]
        hits = flatnonzero(same.any(axis=1))
        found.append((hits + low, argmax(same[hits], axis=1)))
    resumed = concatenate([arange(0), *(hits for hits, _ in found)])
    edits = concatenate([arange(0), *(edits for _, edits in found)])
    return resumed, _skips(0)[edits], _skips(1)[edits]


def _skips(side: int) -> Column:
    return integers(_SKIPS[side])


def _ahead(numbers: Numbers, places: Column, ends: Column, step: int, beyond: int) -> Hashes:
    """Return for each place the numbers of the grams that begin there and at the next few words; `beyond` for those cut short."""
    steps = arange(BRIDGE_WORDS + RESUME_WORDS)
    rooms = abs(ends - places)[:, None]
    seen = numbers[(places[:, None] + minimum(steps, rooms - 1) * step) * (rooms > 0)]
    grams = gram_numbers(seen.T, RESUME_WORDS).T
    return where(steps[: grams.shape[1]] + RESUME_WORDS <= rooms, grams, full(1, beyond, dtype="uint64"))


def _collected(pairs: list[tuple[Column, Column]], grown: list[_Runs]) -> Stretches:
    """Return what was grown, by pair and place, each stretch once."""
    runs = _Runs(
        owners=concatenate([arange(0), *(r.owners for r in grown)]),
        lefts=concatenate([arange(0), *(r.lefts for r in grown)]),
        rights=concatenate([arange(0), *(r.rights for r in grown)]),
        lengths=concatenate([arange(0), *(r.lengths for r in grown)]),
    )
    stretches = Stretches(
        lefts=concatenate([arange(0), *(left for left, _ in pairs)]),
        rights=concatenate([arange(0), *(right for _, right in pairs)]),
        firsts=append(flatnonzero(news(runs.owners)), runs.owners.size),
        run_lefts=runs.lefts,
        run_rights=runs.rights,
        run_lengths=runs.lengths,
    )
    (left_first, left_after), (right_first, right_after) = stretches.left_bounds(), stretches.right_bounds()
    order = lexsort((right_after, left_after, right_first, left_first, stretches.rights, stretches.lefts))
    columns = (stretches.lefts, stretches.rights, left_first, left_after, right_first, right_after)
    return selected(stretches, order[news(*(column[order] for column in columns))])


def selected(stretches: Stretches, chosen: Column) -> Stretches:
    """Return the stretches at the indexes `chosen`, in that order."""
    sizes = diff(stretches.firsts)[chosen]
    runs = arange(int(sizes.sum())) + (stretches.firsts[:-1][chosen] - cumsum(sizes) + sizes).repeat(sizes)
    return Stretches(
        lefts=stretches.lefts[chosen],
        rights=stretches.rights[chosen],
        firsts=sums(sizes),
        run_lefts=stretches.run_lefts[runs],
        run_rights=stretches.run_rights[runs],
        run_lengths=stretches.run_lengths[runs],
    )


def _chained(found: Stretches) -> Stretches:
    """Return `found` with stretches joined that follow each other closely on both sides: a text full of small faults."""
    (left_first, left_after), (right_first, right_after) = found.left_bounds(), found.right_bounds()
    left_gap, right_gap = left_first[1:] - left_after[:-1], right_first[1:] - right_after[:-1]
    joins = (diff(found.lefts) == 0) & (diff(found.rights) == 0) & (minimum(left_gap, right_gap) >= 0)
    joins &= (maximum(left_gap, right_gap) <= CHAIN_WORDS) & (abs(left_gap - right_gap) <= CHAIN_SHIFT)
    kept = flatnonzero(append(True, ~joins)[: found.lefts.size])
    return Stretches(
        lefts=found.lefts[kept],
        rights=found.rights[kept],
        firsts=append(found.firsts[kept], found.run_lefts.size),
        run_lefts=found.run_lefts,
        run_rights=found.run_rights,
        run_lengths=found.run_lengths,
    )
