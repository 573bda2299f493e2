"""Fingerprints of texts: places where two articles have the same eight words, found by sorting and never in all pairs.

Source: Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for document fingerprinting", 2003. With grams of 8
words and a window of 6, each shared run of 13 words or more is found, and one of 8 to 12 often.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from headwater.compare.copied.columns import (
    Column,
    Flags,
    Hashes,
    Numbers,
    append,
    arange,
    concatenate,
    diff,
    flatnonzero,
    full,
    group_sizes,
    grouped,
    hashes,
    lexsort,
    maximum,
    minimum,
    mixed,
    news,
    repeat,
    searchsorted,
    sums,
    where,
    within,
    zeros,
)
from headwater.compare.copied.words import Words

GRAM_WORDS = 8
WINDOW_GRAMS = 6
MOST_PLACES = 40  # a gram that stands at more places than this is compared with hubs only
HUB_COUNT = 8  # so that one text in n articles costs 8n pairs and not n * n
MOST_REPEATS = 4  # of a gram that one article repeats, this many places count
CHUNK_WORDS = 1 << 16  # small enough for a processor's own memory
CHUNK_PAIRS = 1 << 18
_BASE = 0x2545F4914F6CDD1D
_NONE = (1 << 64) - 1


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Fingerprints:
    """Of the grams chosen in a pile of words, those that stand at several places, by place.

    For each a number that follows from its words, its place, and the text it is in. `order` has their indexes with equal
    ones side by side; `begins` says for each place in that order where its group begins. `counts` are how many grams were
    chosen in each text, those that stand at one place only with them.
    """

    grams: Hashes
    places: Column
    articles: Column
    order: Column
    begins: Column
    counts: Column


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Seeds:
    """Places of equal grams in two articles, left before right; sorted by left article, right article and places."""

    left: Column
    right: Column
    left_articles: Column
    right_articles: Column


def fingerprints(words: Words) -> Fingerprints:
    """Return the grams that winnowing chooses in each text and that stand at several places."""
    # Memory is taken up only as far as these are filled.
    grams, places = zeros(words.numbers.size, dtype="uint64"), zeros(words.numbers.size, dtype="int64")
    count = 0
    for first in range(0, words.numbers.size, CHUNK_WORDS):
        some, at = _chosen(words, first)
        grams[count : count + at.size], places[count : count + at.size] = some, at
        count += at.size
    grams, places = grams[:count], places[:count]
    order, begins = grouped(grams)
    several = flatnonzero(group_sizes(begins, full(begins.size, 1, dtype="bool")) > 1)
    order, begins = order[several], regrouped(begins[several])
    kept = zeros(grams.size, dtype="bool")
    kept[order] = True
    return Fingerprints(
        grams=grams[kept],
        places=places[kept],
        articles=searchsorted(words.firsts, places[kept], side="right") - 1,
        order=(sums(kept)[order]).astype("int64"),
        begins=begins,
        counts=diff(searchsorted(places, words.firsts)),
    )


def _chosen(words: Words, first: int) -> tuple[Hashes, Column]:
    """Return the chosen grams that begin from word `first` on, and their places: each that is least in a window around it."""
    reach = WINDOW_GRAMS - 1
    low, high = max(0, first - reach), min(words.numbers.size, first + CHUNK_WORDS + reach + GRAM_WORDS - 1)
    grams = gram_numbers(words.numbers[low:high], GRAM_WORDS)
    ends = words.firsts[searchsorted(words.firsts, low) : searchsorted(words.firsts, high, side="right")]
    over = (ends[:, None] - low - arange(1, GRAM_WORDS)).ravel()
    grams[over[(over >= 0) & (over < grams.size)]] = _NONE
    before = full(reach - (first - low), _NONE, dtype="uint64")
    padded = concatenate([before, grams, full(reach, _NONE, dtype="uint64")])
    least = _slid(_slid(padded, minimum), maximum)[: min(CHUNK_WORDS, grams.size - (first - low))]
    own = grams[first - low :][: least.size]
    chosen = flatnonzero((own == least) & (own != hashes(_NONE)))
    return own[chosen], chosen + first


def regrouped(begins: Column) -> Column:
    """Return where groups begin that some members have left, given where they began."""
    first = flatnonzero(news(begins))
    return repeat(first, diff(append(first, begins.size)))


def gram_numbers(words: Numbers, size: int) -> Hashes:
    """Return a number for each `size` (a power of two) words on end."""
    numbers = words.astype("uint64")
    power = _BASE
    length = 1
    while length < size:
        numbers = numbers[:-length] * hashes(power) + numbers[length:]
        power = power * power % (1 << 64)
        length *= 2
    return mixed(numbers)


def _slid(column: Hashes, choose: Callable[[Hashes, Hashes], Hashes]) -> Hashes:
    """Return for each window of `column` what `choose` takes of it."""
    two = choose(column[:-1], column[1:])
    four = choose(two[:-2], two[2:])
    return choose(four[:-2], two[4:])


def shared_seeds(words: Words, found: Fingerprints, left_out: Flags) -> Seeds:
    """Return the places that pairs of articles share, of those on end only the first: a run of equal words has one.

    Grams that hold words `left_out` count for nothing.
    """
    order, begins = _kept(found, left_out)
    ranks = arange(order.size) - begins
    limited = group_sizes(begins, full(begins.size, 1, dtype="bool")) > MOST_PLACES
    before, made = _before(found, order, ~limited | (ranks < HUB_COUNT))
    counts = where(limited, minimum(ranks, HUB_COUNT), ranks)
    left: list[Column] = []
    right: list[Column] = []
    for low, high in _chunks(counts):
        rows, offsets = within(counts[low:high])
        one, other = order[begins[low + rows] + offsets], order[low + rows]
        new = (found.articles[one] != found.articles[other]) & ~(
            (before[one] == before[other]) & (made[one] | made[other])
        )
        one, other = found.places[one[new]], found.places[other[new]]
        equal = (
            words.numbers[one[:, None] + arange(GRAM_WORDS)] == words.numbers[other[:, None] + arange(GRAM_WORDS)]
        ).all(axis=1)
        left.append(one[equal])
        right.append(other[equal])
    return _sorted_seeds(words, concatenate([order[:0], *left]), concatenate([order[:0], *right]))


def _kept(found: Fingerprints, left_out: Flags) -> tuple[Column, Column]:
    """Return order and groups of the grams that count."""
    counts = sums(left_out)
    places = found.places[found.order]
    clear = flatnonzero(counts[places + GRAM_WORDS] == counts[places])
    order, begins = found.order[clear], regrouped(found.begins[clear])
    few = _few_repeats(found.articles, order, begins)
    return order[few], regrouped(begins[few])


def _few_repeats(articles: Column, order: Column, begins: Column) -> Column:
    """Return the places in `order` less those where an article has a gram more often than counts."""
    own = articles[order]
    kept = full(order.size, 1, dtype="bool")
    far = arange(order.size) - MOST_REPEATS
    late = flatnonzero(far >= begins)
    kept[late] = own[far[late]] != own[late]
    return flatnonzero(kept)


def _before(found: Fingerprints, order: Column, paired: Flags) -> tuple[Hashes, Flags]:
    """Return for each gram what stands right before it, alike where the same gram does at the same distance.

    And whether whoever shares that gram too was paired there.
    """
    size = found.grams.size
    paired_at = zeros(size, dtype="bool")
    paired_at[order] = paired
    counted = zeros(size, dtype="bool")
    counted[order] = True
    gaps = diff(found.places)
    follows = (diff(found.articles) == 0) & (gaps < GRAM_WORDS) & counted[:-1]
    before = hashes(arange(size + 1))[1:]
    made = zeros(size, dtype="bool")
    before[1:] = where(follows, mixed(found.grams[:-1] + hashes(gaps)), before[1:])
    made[1:] = follows & paired_at[:-1]
    return before, made


def _chunks(counts: Column) -> Iterator[tuple[int, int]]:
    """Yield stretches of `counts` that add up to about as much as is dealt with at once."""
    added = sums(counts)
    low = 0
    while low < counts.size:
        high = max(low + 1, int(searchsorted(added, added[low] + CHUNK_PAIRS, side="right")) - 1)
        yield low, high
        low = high


def _sorted_seeds(words: Words, left: Column, right: Column) -> Seeds:
    left_articles = searchsorted(words.firsts, left, side="right") - 1
    right_articles = searchsorted(words.firsts, right, side="right") - 1
    order = lexsort((right, left, right_articles, left_articles))
    return Seeds(
        left=left[order],
        right=right[order],
        left_articles=left_articles[order],
        right_articles=right_articles[order],
    )
