"""Which decisions stand: all that nobody took back, and where a taking back was taken back, those that it had taken."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from headwater.model.decisions import Decision, Outcome, in_order


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Decisions in the order in which they were made: those that stand, without undoing; and what came of all others.

    `undone` are the ids of those that were taken back.
    """

    decisions: tuple[Decision, ...]
    outcomes: tuple[Outcome, ...]
    undone: frozenset[str]


def standing(decisions: Iterable[Decision]) -> Standing:
    """Return which decisions stand. Their order, and one that comes twice, change nothing."""
    known = {one.id: one for one in sorted(decisions, key=in_order)}
    undone_by = _undone(list(known.values()))
    kept = tuple(one for one in known.values() if one.id not in undone_by and one.kind != "undo")
    outcomes = [_taken_back(one, undone_by[one.id]) for one in known.values() if one.id in undone_by]
    outcomes += [_undoing(one, known) for one in known.values() if one.kind == "undo" and one.id not in undone_by]
    return Standing(
        decisions=kept, outcomes=tuple(sorted(outcomes, key=lambda one: one.id)), undone=frozenset(undone_by)
    )


def _undone(known: Sequence[Decision]) -> dict[str, Decision]:
    """Return the decisions that are taken back, each with the last that does so.

    An id is a digest of all that a decision says, so that no chain of undoing comes back to its own beginning.
    """
    undoing: dict[str, list[Decision]] = defaultdict(list)
    for one in known:
        if one.undoes:
            undoing[one.undoes].append(one)
    waiting = {one.id: len(undoing[one.id]) for one in known}
    ready = [one for one in known if not waiting[one.id]]
    undone: dict[str, Decision] = {}
    while ready:
        one = ready.pop()
        standing_ones = [other for other in undoing[one.id] if other.id not in undone]
        if standing_ones:
            undone[one.id] = standing_ones[-1]
        if one.undoes in waiting:
            waiting[one.undoes] -= 1
            if not waiting[one.undoes]:
                ready += [other for other in known if other.id == one.undoes]
    return undone


def _taken_back(decision: Decision, by: Decision) -> Outcome:
    reason = f"taken back by {by.by} on {by.at.date().isoformat()}"
    return Outcome(id=decision.id, holds=False, reason=reason, instead=by.id)


def _undoing(decision: Decision, known: dict[str, Decision]) -> Outcome:
    if decision.undoes in known:
        return Outcome(id=decision.id, holds=True, reason=f"it takes back decision {decision.undoes}")
    return Outcome(id=decision.id, holds=False, reason="what it takes back is not in this case")
