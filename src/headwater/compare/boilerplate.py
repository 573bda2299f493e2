"""Boilerplate: what the articles of one outlet all carry at their start or end, and so tells nothing about copying."""

from collections.abc import Iterator, Mapping, Sequence

from headwater.compare.stretches import Stretch
from headwater.compare.words import Words
from headwater.model.text import Article

EDGE_WORDS = 12  # a stretch that begins or ends within this many words of the text's start or end stands at its edge
FEWEST_CARRIERS = 3

Pair = tuple[int, int]
Found = Mapping[Pair, Sequence[Stretch]]


def without_boilerplate(articles: Sequence[Article], texts: Sequence[Words], found: Found) -> dict[Pair, list[Stretch]]:
    """Return `found` (shared stretches by pair of article indexes) less the outlets' own boilerplate.

    A stretch at the same edge of both articles of one outlet is boilerplate when three articles of that outlet carry it and
    the pair shares little besides, or when it is all that the two share and it ends both.
    """
    edges = {pair: list(_edge_stretches(articles, texts, pair, stretches)) for pair, stretches in found.items()}
    return {
        pair: [s for s in stretches if not (s in edges[pair] and _is_boilerplate(pair, s, stretches, texts, edges))]
        for pair, stretches in found.items()
    }


def _edge_stretches(
    articles: Sequence[Article], texts: Sequence[Words], pair: Pair, stretches: Sequence[Stretch]
) -> Iterator[Stretch]:
    left, right = pair
    if articles[left].outlet is None or articles[left].outlet != articles[right].outlet:
        return
    for stretch in stretches:
        starts = max(stretch.left_first, stretch.right_first) <= EDGE_WORDS
        if starts or _ends_both(stretch, len(texts[left].folded), len(texts[right].folded)):
            yield stretch


def _ends_both(stretch: Stretch, left_count: int, right_count: int) -> bool:
    return max(left_count - stretch.left_after, right_count - stretch.right_after) <= EDGE_WORDS


def _is_boilerplate(
    pair: Pair, stretch: Stretch, stretches: Sequence[Stretch], texts: Sequence[Words], edges: Found
) -> bool:
    left_count, right_count = (len(texts[number].folded) for number in pair)
    besides = sum(s.word_count for s in stretches) - stretch.word_count
    if besides == 0 and _ends_both(stretch, left_count, right_count):
        return stretch.word_count < min(left_count, right_count) / 2
    much = (besides + stretch.word_count) > min(left_count, right_count) / 2
    return not much and _carrier_count(pair[0], stretch, edges) >= FEWEST_CARRIERS


def _carrier_count(number: int, stretch: Stretch, edges: Found) -> int:
    """Return how many articles carry, at an edge, at least half of the stretch that begins at `left_first` of `number`."""
    carriers = {number}
    for pair, stretches in edges.items():
        if number not in pair:
            continue
        for other in stretches:
            mine = (other.left_first, other.left_after) if pair[0] == number else (other.right_first, other.right_after)
            shared = min(mine[1], stretch.left_after) - max(mine[0], stretch.left_first)
            if 2 * shared >= stretch.left_after - stretch.left_first:
                carriers.update(pair)
    return len(carriers)
