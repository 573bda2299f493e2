"""Specificity: which of two statements on one thing is the more general, and what the other adds: which, how many, by whom."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from headwater.compare.acts.arguments import Argument
from headwater.compare.acts.frames import Frame
from headwater.compare.acts.roles import Told
from headwater.compare.meanings import NEARNESS, near, stem

LEAST_MET = 0.5  # how much of the general statement must be met in the specific one
LEAST_WORDS = 0.9  # of its words, too
LEAST_ADDED = 0.4
_SLOTS = ("who or what did it", "whom or what it was done to", "to whom or what", "from whom or what")
_TIMES = frozenset(
    map(stem, ("second", "minute", "hour", "day", "night", "week", "month", "year", "decade", "time", "weekend"))
)
_ANYBODY = frozenset(map(stem, ("people", "person", "thing", "man", "somebody", "someone", "something")))
# What is only told besides makes no other claim: places, times, manners. These prepositions bring in more than that.
_TELLING = frozenset({"for", "with", "against", "by", "over", "about", "to", "from", "without", "despite", "through"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """`general` tells which of two statements is the more general; `score` how sure that is; `reason` what the other adds."""

    general: Literal["one", "other"]
    score: float
    reason: str


@dataclass(frozen=True, slots=True, order=True)
class _Added:
    """Something that a statement tells beyond another: how much that makes of it another claim, and in words."""

    weight: float
    reason: str


def more_specific(one: Told, other: Told) -> Narrowing | None:
    """Return which of two statements is the general one, None if neither says all that the other does, and more.

    All that the general one tells must be told in the other by the same or narrower words. What the other adds must narrow it
    down: an exact kind or part, a number, a doer or an aim that the first leaves out. Another place, time or manner, an age or a
    name for what was told by a noun do not.
    """
    found = []
    for general, specific, name in ((one, other, "one"), (other, one, "other")):
        met, added = _contained(general, specific)
        if met >= LEAST_MET and added and max(added).weight >= LEAST_ADDED:
            most = max(added)
            found.append((met * most.weight, name, most.reason))
    if len(found) != 1:
        return None
    score, name, reason = found[0]
    return Narrowing(general="one" if name == "one" else "other", score=score, reason=f"the one says {reason}")


def _contained(general: Told, specific: Told) -> tuple[float, list[_Added]]:
    """Return how well the frames of the general statement are met in the specific one, and what that adds to them."""
    wanted = [frame for frame in general.frames if frame.is_told and (frame.agent or frame.patient)]
    met = _words_met(general, specific)
    if not wanted or not specific.frames or met < LEAST_WORDS or not general.numbers <= specific.numbers:
        return 0.0, []
    added: list[_Added] = []
    for frame in wanted:
        best, beside = max(((_met(frame, other), -n) for n, other in enumerate(specific.frames)))
        met = min(met, best)
        added.extend(_more(frame, specific.frames[-beside], general.words))
    return met, added


def _words_met(general: Told, specific: Told) -> float:
    """Return the share of the words of the general statement that the specific one says, in a synonym or a narrower word too."""
    said = specific.words | {near_one for word in specific.words for near_one in near().get(word, ())}
    met = [word for word in general.words if word in said or _kinds().get(word, frozenset()) & specific.words]
    return len(met) / len(general.words) if general.words else 0.0


def _met(general: Frame, specific: Frame) -> float:
    """Return how well a frame is met by one that says as much or more."""
    if general.mood != specific.mood or general.is_denied or specific.is_denied:
        return 0.0
    if general.predicate == specific.predicate:
        value = 1.0
    else:
        value = NEARNESS if specific.predicate in near().get(general.predicate, frozenset()) else 0.0
    for broad, narrow in _slots(general, specific):
        value *= _covered(broad, narrow)
    beside = [specific.patient, specific.recipient, specific.origin, *specific.others]
    return value if all(any(_covered(one, other) for other in beside) for one in general.others) else 0.0


def _slots(general: Frame, specific: Frame) -> Iterator[tuple[Argument | None, Argument | None]]:
    """Yield the arguments side by side; the subject of an intransitive verb beside the other's patient, where it has no agent."""
    left, right = general.agent, specific.agent
    if left and not general.patient and specific.patient and not (right and _covered(left, right)):
        yield None, right
        yield left, specific.patient
    else:
        yield left, right
        yield general.patient, specific.patient
    yield general.recipient, specific.recipient
    yield general.origin, specific.origin


def _covered(broad: Argument | None, narrow: Argument | None) -> float:
    """Return how sure it is that what the general statement names takes in what the specific one names."""
    if broad is None:
        return 1.0
    if narrow is None or (broad.numbers and broad.numbers != narrow.numbers) or not broad.head:
        return 0.0
    if broad.names and narrow.names and not broad.names & narrow.names:
        return 0.0
    if not _says_like(broad, narrow):
        return 0.0
    if broad.head == narrow.head or is_kind(narrow.head, broad.head) or broad.head in narrow.words:
        return 1.0
    return NEARNESS if narrow.head in near().get(broad.head, frozenset()) else 0.0


def _says_like(broad: Argument, narrow: Argument) -> bool:
    """Whether all that describes the one is said of the other, itself or in a synonym."""
    missing = broad.words - narrow.words - {broad.head}
    return all(near().get(word, frozenset()) & narrow.words for word in missing)


def _more(general: Frame, specific: Frame, words: frozenset[str]) -> list[_Added]:
    """Return what a frame adds to the frame that it meets, beyond the words of the general statement."""
    added: list[_Added] = []
    for (broad, narrow), asked in zip(_slots(general, specific), _SLOTS, strict=True):
        if narrow is not None and broad is None and _is_new(narrow, words):
            added.append(_Added(0.7, f"{asked} ({narrow.text})"))
        elif narrow is not None and broad is not None:
            added.extend(_narrower(broad, narrow, words))
    others = (one for one in specific.others if one.preposition in _TELLING and _is_new(one, words))
    return [*added, *(_Added(0.6, f"{one.preposition} what ({one.text})") for one in others)]


def _is_new(one: Argument, words: frozenset[str]) -> bool:
    """Whether an argument names something that is said nowhere in the general statement."""
    if not one.head or one.head in _ANYBODY | _TIMES or one.words & words:
        return False
    return not any(near().get(word, frozenset()) & words for word in one.words)


def _narrower(broad: Argument, narrow: Argument, words: frozenset[str]) -> Iterator[_Added]:
    kinds = narrow.kinds - broad.words - words
    if narrow.numbers and not broad.numbers:
        yield _Added(0.8, f"how many ({' '.join(sorted(narrow.numbers))})")
    if broad.head != narrow.head and is_kind(narrow.head, broad.head):
        yield _Added(0.9, f"which {broad.text} ({narrow.text})")
    elif broad.head == narrow.head and not broad.names and kinds:
        yield _Added(0.7, f"which {broad.text}")


def is_kind(narrow: str, broad: str) -> bool:
    """Return whether a stem names a narrower kind of what another names: a missile is a weapon."""
    return narrow in _kinds().get(broad, frozenset())


@cache
def _kinds() -> Mapping[str, frozenset[str]]:
    """Return the stems of the narrower words for the stem of each broad one."""
    lines = files("headwater.compare.judging").joinpath("kinds.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line.split(":") for line in lines if line and not line.startswith("#")]
    return {stem(broad): frozenset(map(stem, narrow.split())) for broad, narrow in pairs}
