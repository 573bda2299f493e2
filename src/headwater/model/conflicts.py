"""Conflicts: where two people decided the same differently, so that only the later word holds."""

from collections.abc import Iterable
from dataclasses import dataclass

from headwater.model.decisions import Decision, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A decision that does not hold, and another person's, made later, that does."""

    lost: Decision
    holding: Decision


def conflicts(decisions: Iterable[Decision], outcomes: Iterable[Outcome]) -> tuple[Conflict, ...]:
    """Return where people disagree, in the order of what does not hold. Taking back is said openly, and is no conflict."""
    known = {one.id: one for one in decisions}
    pairs = ((known.get(one.id), known.get(one.instead or "")) for one in outcomes)
    found = [
        Conflict(lost=lost, holding=holding)
        for lost, holding in pairs
        if lost and holding and holding.kind != "undo" and _who(lost) != _who(holding)
    ]
    return tuple(sorted(found, key=lambda one: (one.lost.at, one.lost.id)))


def _who(decision: Decision) -> str:
    return " ".join(decision.by.casefold().split())
