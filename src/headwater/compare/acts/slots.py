"""Slots: which word stands in which place of which other: the bus of "bus drivers", the sleep of "an effect on sleep"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from headwater.compare.grammar import Grammar
from headwater.compare.meanings import near

MOST_TOKENS = 200  # of a statement are looked at
_PLACES = {
    "nsubj": "does",
    "nsubjpass": "undergoes",
    "dobj": "undergoes",
    "attr": "is",
    "compound": "which",
    "poss": "whose",
    "dative": "to",
}
_COPULA = "be"
_LIKE = frozenset({"as", "like", "than", "including", "according"})


@dataclass(frozen=True, slots=True, order=True)
class Filler:
    """`word` stands in a `place` of the word `of`; stems, or the keys of names."""

    of: str
    place: str
    word: str


def fillers(tree: Grammar, stems: Sequence[str], inside: Sequence[int]) -> frozenset[Filler]:
    """Return which of the tokens `inside` stands in which place of which; `stems` are those of all, "" for what tells nothing."""
    known = frozenset(inside[:MOST_TOKENS])
    return frozenset(filler for index in inside[:MOST_TOKENS] for filler in _filler(tree, stems, known, index))


def _filler(tree: Grammar, stems: Sequence[str], known: frozenset[int], index: int) -> Iterator[Filler]:
    tokens = tree.tokens
    if not stems[index] or tokens.pos[index] not in {"NOUN", "PROPN"}:
        return
    above, place = tokens.heads[index], _PLACES.get(tokens.deps[index], "")
    if tokens.deps[index] == "pobj":
        place, above = tree.words[above], tokens.heads[above]
    if place == "does" and tokens.lemmas[above] == _COPULA:
        above = next((c for c in tree.children.get(above, ()) if tokens.deps[c] in {"attr", "acomp"}), above)
    if place and place not in _LIKE and above in known and stems[above] and above != index:
        yield Filler(stems[above], place, stems[index])


def exchanged(one: frozenset[Filler], other: frozenset[Filler]) -> Iterator[tuple[Filler, Filler]]:
    """Yield what stands in one place of one word and is not the same."""
    left, right = _by_place(one), _by_place(other)
    for place in sorted(left.keys() & right.keys()):
        words = {filler.word for filler in left[place]}, {filler.word for filler in right[place]}
        if not words[0] & words[1] and not any(near().get(word, frozenset()) & words[1] for word in words[0]):
            yield from product(left[place], right[place])


def _by_place(found: frozenset[Filler]) -> Mapping[tuple[str, str], list[Filler]]:
    places: dict[tuple[str, str], list[Filler]] = {}
    for filler in sorted(found):
        places.setdefault((filler.of, filler.place), []).append(filler)
    return places
