"""Roles: who does what to whom in two statements, and what speaks for or against their telling one deed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import prod

from headwater.compare.acts.arguments import OPEN, Argument, apart, describes, meet
from headwater.compare.acts.deeds import Mood
from headwater.compare.acts.frames import Frame, frames
from headwater.compare.grammar import Grammar
from headwater.compare.lexicon import lexicon
from headwater.compare.meanings import NEARNESS, near, stem
from headwater.model.links import Statement

SURE = 0.7  # from here on two arguments are held to be the same
# How far apart two moods are, first that fits: a plan, a request or a refusal is not the deed.
_DEED_AND_PLAN = 1.0
_APART: tuple[tuple[frozenset[Mood], float], ...] = (
    (frozenset({"did", "does"}), 0.0),
    (frozenset({"will", "does", "may", "should", "if", "threatened"}), 0.2),
    (frozenset({"did", "may"}), 0.3),
    (
        frozenset(
            {"asked", "offered", "tried", "threatened", "will", "may", "should", "if", "does", "failed", "refused"}
        ),
        0.6,
    ),
)
_AGENT, _PATIENT, _RECIPIENT = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Told:
    """The frames of a statement, the one nearest to its top first, the stems of all its telling words, and its numbers."""

    frames: tuple[Frame, ...]
    words: frozenset[str]
    numbers: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Match:
    """Two frames of one deed side by side, and their arguments by slot: agent, patient, recipient."""

    one: Frame
    other: Frame
    deed: float
    slots: tuple[tuple[Argument | None, Argument | None], ...]

    @property
    def score(self) -> float:
        filled = [meet(left, right) for left, right in self.slots if left or right]
        return self.deed * prod(filled) if filled else self.deed * OPEN

    @property
    def is_anchored(self) -> bool:
        """Whether both say of the same that it did it or that it was done to it."""
        return any(left and right and meet(left, right) >= SURE for left, right in self.slots)

    def apart(self, slot: int) -> float:
        """Return how sure it is that those in one slot are different ones."""
        return apart(*self.slots[slot])


def told(tree: Grammar, statement: Statement) -> Told:
    """Return what a statement tells of, by the parse of its content."""
    return told_by(tree, [i for span in statement.content for i in tree.inside(span.start, span.end)])


def told_by(tree: Grammar, inside: Sequence[int]) -> Told:
    """Return what the tokens `inside` tell of."""
    lemmas, known = tree.tokens.lemmas, lexicon().empty_words
    words = (lemmas[i].casefold() for i in inside if describes(tree, i))
    numbers = frozenset(tree.words[i] for i in inside if tree.tokens.pos[i] == "NUM")
    return Told(frames(tree, inside), frozenset(stem(word) for word in words if word not in known), numbers)


def main_deed(one: Told, other: Told) -> float:
    """Return how sure it is that what both tell first of all is one deed, by the same, done to the same."""
    if not one.frames or not other.frames:
        return 0.0
    left, right = one.frames[0], other.frames[0]
    deed = _deed(left.predicate, right.predicate)
    return _match(left, right, deed).score if deed else 0.0


def roles_swapped(one: Told, other: Told) -> float:
    """Return whether the one's doer is done to by the other's in the same deed: A sued B, B sued A."""
    return max((_swapped(match) for match in _matches(one, other) if match.deed == 1.0), default=0.0)


def other_agent(one: Told, other: Told) -> float:
    """Return how sure it is that the same deed is told of different doers."""
    return max((match.apart(_AGENT) for match in _best(one, other)), default=0.0)


def other_thing(one: Told, other: Told) -> float:
    """Return how sure it is that the same deed is told as done to different ones, or for different ones."""
    return max((max(match.apart(_PATIENT), match.apart(_RECIPIENT)) for match in _best(one, other)), default=0.0)


def mood_apart(one: Told, other: Told) -> float:
    """Return how far apart the same deed is put forward: 1 for a plan, request, threat or refusal against the deed.

    A doubt ("may have closed") is no plan.
    """
    return max((_moods_apart(match) for match in _best(one, other) if match.is_anchored), default=0.0)


def _moods_apart(match: _Match) -> float:
    moods = {match.one.mood, match.other.mood}
    if len(moods) == 1:
        return 0.0
    return next((value for known, value in _APART if moods <= known), _DEED_AND_PLAN)


def _best(one: Told, other: Told) -> list[_Match]:
    """Return the frames of one deed that stand nearest to the top of both, the likest arguments first; all of a rank."""
    ranked = [(match.one.depth + match.other.depth - 2 * match.score, match) for match in _matches(one, other)]
    first = min((rank for rank, _ in ranked), default=0.0)
    return [match for rank, match in ranked if rank == first]


def _matches(one: Told, other: Told) -> Iterator[_Match]:
    for left in one.frames:
        for right in other.frames:
            deed = _deed(left.predicate, right.predicate)
            if deed:
                yield _match(left, right, deed)


def _deed(one: str, other: str) -> float:
    if one == other:
        return 1.0
    return NEARNESS if other in near().get(one, frozenset()) else 0.0


def _match(one: Frame, other: Frame, deed: float) -> _Match:
    """Return two frames of one deed side by side.

    Where the one has a subject only ("the tank exploded", "nine died"), it may be what the other calls the patient.
    """
    left, right = _core(one, other), _core(other, one)
    return _Match(one, other, deed, tuple(zip(left, right, strict=True)))


def _core(frame: Frame, beside: Frame) -> tuple[Argument | None, Argument | None, Argument | None]:
    alone = frame.agent is not None and frame.patient is None
    if alone and beside.patient is not None and meet(frame.agent, beside.patient) > meet(frame.agent, beside.agent):
        return None, frame.agent, frame.recipient
    if alone and beside.patient is not None and beside.agent is None:
        return None, frame.agent, frame.recipient
    return frame.agent, frame.patient, frame.recipient


def _swapped(match: _Match) -> float:
    one, other = match.one, match.other
    kept = (meet(one.agent, other.agent), meet(one.patient, other.patient))
    if max(kept) >= SURE or not (one.patient and other.patient):
        return 0.0
    ends = (meet(one.agent, other.patient), meet(one.patient, other.agent))
    return 1.0 if min(ends) >= SURE and one.agent and other.agent else 0.0
