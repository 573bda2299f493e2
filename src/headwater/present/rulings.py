"""What people decided on a case, in words."""

from headwater.model.case import Case
from headwater.model.rulings import Ruling
from headwater.present import phrases
from headwater.present.screen import BLANK, Line

_SHOWN = 240


def ruling_lines(case: Case) -> tuple[Line, ...]:
    """Return every ruling of a case: who decided what on which words, and whether it holds."""
    if not case.rulings:
        return (Line(kind="note", text="There are no rulings in this case."),)
    outcomes = {outcome.number: outcome for outcome in case.outcomes}
    lines = [Line(kind="heading", text=phrases.plural(len(case.rulings), "ruling"))]
    for ruling in case.rulings:
        lines.append(Line(kind="item", text=_told(ruling)))
        lines += [
            Line(kind="quote", text=f"{place.path}: {phrases.quoted(place.words, _SHOWN)}")
            for place in (ruling.left, ruling.right)
        ]
        outcome = outcomes.get(ruling.number)
        if outcome and not outcome.holds:
            lines.append(Line(kind="quote", text=f"Not applied: {outcome.reason}."))
    return tuple(lines)


def unapplied(case: Case) -> list[str]:
    """Return a sentence for each ruling that does not hold any more, with the reason."""
    return [f"Ruling {one.number} is not applied: {one.reason}." for one in case.outcomes if not one.holds]


def unapplied_lines(case: Case) -> list[Line]:
    """Return the rulings that do not hold any more, for the screen; nothing if all of them do."""
    told = unapplied(case)
    return [BLANK, *(Line(kind="note", text=one) for one in told)] if told else []


def _told(ruling: Ruling) -> str:
    decided = "one claim" if ruling.same else "two claims"
    note = f": {phrases.one_line(ruling.note)}" if ruling.note else ""
    return f"{ruling.number}. {decided}, by {phrases.one_line(ruling.by)} on {ruling.at.date().isoformat()}{note}"
