"""What people decided on a case, in words."""

from headwater.model.case import Case
from headwater.model.conflicts import Conflict, conflicts
from headwater.model.decisions import DecidedPlace, Decision, DecisionKind, Outcome
from headwater.present import phrases
from headwater.present.screen import BLANK, Line

_SHOWN = 240
_SHOWN_ID = 8
_ROLES = {"place": "", "source": "source ", "cue": "cue ", "content": "content "}
_TOLD: dict[DecisionKind, str] = {
    "attribution_right": "this attribution is right",
    "attribution_wrong": "this is no attribution",
    "attribution_respanned": "this attribution has other words",
    "attribution_added": "this is an attribution",
    "speaker_is": "the speaker is {value}",
    "speaker_is_not": "the speaker is not {value}",
    "same_claim": "one claim",
    "other_claim": "two claims",
    "edge_is": "{first} rests on {second} ({value})",
    "edge_is_not": "{first} does not rest on {second}",
    "edge_reversed": "{second} rests on {first} ({value}), and not the other way round",
    "one_source": "{first} and {second} are one source",
    "two_sources": "{first} and {second} are two sources",
    "note": "a note: {value}",
    "tag": "{first} has the tag {value}",
    "undo": "decision {undoes} is taken back",
}


def decision_lines(case: Case) -> tuple[Line, ...]:
    """Return every decision of a case: who decided what on which words, and whether it holds."""
    if not case.decisions:
        return (Line(kind="note", text="There are no decisions in this case."),)
    outcomes = {outcome.id: outcome for outcome in case.outcomes}
    lines = [Line(kind="heading", text=phrases.plural(len(case.decisions), "decision"))]
    for decision in case.decisions:
        lines += _lines(decision, outcomes.get(decision.id))
    told = conflict_sentences(conflicts(case.decisions, case.outcomes))
    if told:
        lines += [BLANK, Line(kind="heading", text="Where people disagree")]
        lines += [Line(kind="item", text=one) for one in told]
    return tuple(lines)


def _lines(decision: Decision, outcome: Outcome | None) -> list[Line]:
    lines = [Line(kind="item", text=decision_sentence(decision))]
    lines += [Line(kind="quote", text=_place(place)) for place in decision.places]
    lines += [Line(kind="quote", text=f"becomes {_place(place)}") for place in decision.becomes]
    if decision.kind in {"note", "tag"}:
        lines += [Line(kind="quote", text=phrases.one_line(article.path)) for article in decision.articles]
    if outcome is None:
        lines.append(Line(kind="quote", text="Not counted yet."))
    elif not outcome.holds:
        lines.append(Line(kind="quote", text=f"Not applied: {phrases.one_line(outcome.reason)}."))
    return lines


def decision_sentence(decision: Decision) -> str:
    """Return who decided what, when and why: "3f9a12c0. one claim, by A. Roe on 2026-03-04: One fire."."""
    why = f": {phrases.one_line(decision.why)}" if decision.why else ""
    by = f"by {phrases.one_line(decision.by)} on {decision.at.date().isoformat()}"
    return f"{short_id(decision.id)}. {what(decision)}, {by}{why}"


def what(decision: Decision) -> str:
    """Return what was decided: "Post/1.html rests on Gazette/2.html (pickup)"."""
    ends = [phrases.one_line(one.path) for one in decision.articles]
    ends += [phrases.quoted(one.name, _SHOWN) for one in decision.sources]
    first, second = (*ends, "", "")[:2]
    value = phrases.one_line(decision.value or "")
    return _TOLD[decision.kind].format(value=value, first=first, second=second, undoes=short_id(decision.undoes or ""))


def short_id(decision_id: str) -> str:
    """Return the first letters of an id, which are enough for people."""
    return decision_id[:_SHOWN_ID]


def _place(place: DecidedPlace) -> str:
    return f"{_ROLES[place.role]}{phrases.one_line(place.article.path)}: {phrases.quoted(place.words, _SHOWN)}"


def conflict_sentences(found: tuple[Conflict, ...]) -> list[str]:
    """Return a sentence for each place where people disagree: whose word holds, and whose does not."""
    return [
        f"{phrases.one_line(one.lost.by)} decided: {what(one.lost)} ({short_id(one.lost.id)}). "
        f"{phrases.one_line(one.holding.by)} decided later: {what(one.holding)} ({short_id(one.holding.id)}), which holds."
        for one in found
    ]


def unapplied(case: Case) -> list[str]:
    """Return a sentence for each decision that does not hold though nobody decided otherwise, and for each disagreement."""
    lost = [one for one in case.outcomes if not one.holds and one.instead is None]
    told = [f"Decision {short_id(one.id)} is not applied: {phrases.one_line(one.reason)}." for one in lost]
    return told + conflict_sentences(conflicts(case.decisions, case.outcomes))


def unapplied_lines(case: Case) -> list[Line]:
    """Return the decisions that do not hold any more, for the screen; nothing if all of them do."""
    told = unapplied(case)
    return [BLANK, *(Line(kind="note", text=one) for one in told)] if told else []
