"""Where a text says that something happened: phrases of place with the names in them, and two statements' places side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from headwater.compare.grammar import Grammar
from headwater.compare.quantities import figures
from headwater.model.text import MentionKind, Reading, Span

SUBSET = 0.7  # "the port of Keth" and "Keth"
BRANCH = 0.7  # how sure a clash is between "Bram Junction" and "Bram Lane"
ONE_KIND = 0.5  # between "the town of Keth" and "the town of Osk"
NEARBY = 0.3  # between "in Keth" and "near Keth"
_BESIDE = frozenset({"compound", "amod", "poss", "nmod"})
_PLACING = frozenset(
    {
        "in",
        "at",
        "near",
        "outside",
        "off",
        "inside",
        "around",
        "on",
        "along",
        "across",
        "above",
        "below",
        "beside",
        "within",
    }
)
_DIRECTIONS = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"})
_NEAR = frozenset({"near", "outside", "off", "around", "beside"})
_NO_PLACES: frozenset[MentionKind] = frozenset({"person", "organisation", "document", "date", "group"})
_NO_NAMES = frozenset({"the", "of", "and", "de", "la", "le", "el", "al", "st", "saint", "new", "old", "upper", "lower"})
_KINDS = frozenset(
    {
        *(
            "town",
            "city",
            "village",
            "county",
            "province",
            "region",
            "district",
            "island",
            "valley",
            "mountain",
            "river",
            "lake",
        ),
        *(
            "port",
            "harbour",
            "bridge",
            "station",
            "school",
            "hospital",
            "church",
            "prison",
            "airport",
            "market",
            "square",
        ),
        *(
            "street",
            "road",
            "lane",
            "junction",
            "park",
            "factory",
            "plant",
            "mine",
            "pit",
            "dam",
            "border",
            "crossing",
            "camp",
        ),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A place that a text names: the words of its name, what kind of place it is called, and whether it is only near it."""

    names: frozenset[str]
    kinds: frozenset[str]
    is_near: bool
    kilometres: float | None
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenes:
    """How the places of two statements stand to each other, each from 0 to 1."""

    same: float
    within: float
    clash: float
    reasons: tuple[str, ...]


class Meeting(NamedTuple):
    """Two places: how far they are one, and how sure they are not."""

    left: Scene
    right: Scene
    same: float
    clash: float


def scenes(reading: Reading, tree: Grammar, indexes: Sequence[int]) -> tuple[Scene, ...]:
    """Return the places that the tokens at `indexes` name behind a preposition, in order."""
    inside = frozenset(indexes)
    return tuple(found for index in indexes for found in _scene(reading, tree, index, inside))


def _scene(reading: Reading, tree: Grammar, index: int, inside: frozenset[int]) -> Iterator[Scene]:
    word = tree.words[index]
    is_direction = word == "of" and index > 0 and tree.words[index - 1] in _DIRECTIONS
    if tree.tokens.pos[index] != "ADP" or not (word in _PLACING or is_direction):
        return
    for child in tree.children.get(index, ()):
        if tree.tokens.deps[child] != "pobj" or child not in inside:
            continue
        below = [i for i in _phrase(tree, child) if i in inside]
        names = frozenset(tree.words[i].replace(".", "") for i in below if tree.tokens.pos[i] == "PROPN") - _NO_NAMES
        start, end = tree.tokens.starts[below[0]], tree.tokens.ends[below[-1]]
        if not names or any(m.start < end and start < m.end and m.kind in _NO_PLACES for m in reading.mentions):
            continue
        kinds = frozenset(tree.tokens.lemmas[i].casefold() for i in below) & _KINDS
        yield Scene(
            names=names - kinds or names,
            kinds=kinds,
            is_near=is_direction or word in _NEAR,
            kilometres=_kilometres(tree, index) if is_direction else None,
            start=start,
            end=end,
        )


def _phrase(tree: Grammar, index: int) -> list[int]:
    """Return the noun at `index` with what stands before it, and the names behind an "of": "the port of Keth"."""
    found, waiting = [index], [index]
    while waiting:
        place = waiting.pop()
        for child in tree.children.get(place, ()):
            behind_of = tree.words[child] == "of" and place == index
            if (
                (child < place and tree.tokens.deps[child] in _BESIDE)
                or behind_of
                or (tree.words[place] == "of" and tree.tokens.pos[child] == "PROPN")
            ):
                waiting.append(child)
                found.append(child)
    return sorted(found)


def _kilometres(tree: Grammar, index: int) -> float | None:
    span = Span(start=tree.tokens.starts[max(0, index - 5)], end=tree.tokens.starts[index])
    told = [one.value / 1000 for one in figures(tree, (span,)) if one.kind == "length"]
    return told[-1] if told else None


def compare_scenes(left: Sequence[Scene], right: Sequence[Scene]) -> Scenes:
    """Return how the places of two statements stand to each other."""
    meetings = [_meeting(a, b) for a in left for b in right]
    same = max((m.same for m in meetings if m.same == 1.0), default=0.0)
    within = max((m.same for m in meetings if m.same < 1.0), default=0.0)
    clash = 0.0 if same or within else min((m.clash for m in meetings), default=0.0)
    reasons = [
        f"{'one place' if m.same else 'other places'}: {spoken(m.left)} and {spoken(m.right)}"
        for m in meetings
        if m.same or (clash and m.clash)
    ]
    return Scenes(same=same, within=within, clash=clash, reasons=tuple(reasons))


def _meeting(left: Scene, right: Scene) -> Meeting:
    shared = left.names & right.names
    if left.names == right.names and left.kinds and right.kinds and not left.kinds & right.kinds:
        return Meeting(left, right, 0.0, BRANCH)
    if left.names == right.names:
        apart = left.is_near != right.is_near
        return Meeting(left, right, SUBSET if apart or left.kinds != right.kinds else 1.0, 0.0)
    if shared:
        branches = bool(left.names - shared) and bool(right.names - shared)
        return Meeting(left, right, 0.0 if branches else SUBSET, BRANCH if branches else 0.0)
    return Meeting(left, right, 0.0, ONE_KIND if left.kinds & right.kinds else NEARBY)


def spoken(one: Scene) -> str:
    """Return a place for a reader: "keth (port)"."""
    kinds = f" ({' '.join(sorted(one.kinds))})" if one.kinds else ""
    return f"{'near ' if one.is_near else ''}{' '.join(sorted(one.names))}{kinds}"
