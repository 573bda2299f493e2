"""What-ifs in plain sentences: what is supposed, which claims it changes and how, what opens, closes and is not seen."""

from collections.abc import Iterable, Sequence

from headwater.model.case import Case
from headwater.model.provenance import Claim, Evidence, Loop, Reason
from headwater.model.what_if import (
    ArticleAway,
    ChangeKind,
    ClaimChange,
    EdgeAway,
    NamedSource,
    OneSource,
    SourceAway,
    Supposition,
    WhatIf,
)
from headwater.present import phrases
from headwater.present.facts import Facts, facts
from headwater.present.screen import BLANK, Line, Screen

_SHOWN = 8
_SHOWN_LEFT = 4
_HEADINGS: dict[ChangeKind, str] = {
    "untold": "Told by no article any more",
    "unsupported": "Left without support",
    "single_sourced": "From one source only",
    "no_longer_single": "No longer from one source only",
    "interval": "Another number of origins",
}
_COUNTED: dict[ChangeKind, tuple[str, str]] = {
    "untold": ("is told by no article any more", "are told by no article any more"),
    "unsupported": ("is left without support", "are left without support"),
    "single_sourced": ("then comes from one source only", "then come from one source only"),
    "no_longer_single": ("no longer comes from one source only", "no longer come from one source only"),
    "interval": ("gets another number of origins", "get another number of origins"),
    "grounds": ("keeps its number for other reasons", "keep their number for other reasons"),
}


def what_if_screen(case: Case, answer: WhatIf, claim: str | None = None) -> Screen:
    """Return what is supposed and what follows; with a claim, given by its number or id, how it was and would be counted.

    Raises:
        ValueError: the case has no such claim.
    """
    known = facts(case)
    lines: list[Line] = [Line(kind="title", text=f"Supposing that {phrases.listed(_told_all(known, answer), 20)}:")]
    if claim is not None:
        return (*lines, *_one_claim(known, answer, claim))
    lines.append(Line(kind="lead", text=overview(known, answer)))
    for kind, heading in _HEADINGS.items():
        lines += _changes(known, heading, [change for change in answer.difference.claims if change.kind == kind])
    return (*lines, *_around(known, answer))


def overview(known: Facts, answer: WhatIf) -> str:
    """Return how many claims change, and how: "3 of 52 claims change: 1 is left without support, 2 ..."."""
    changes, total = answer.difference.claims, len(known.standings)
    if not changes:
        return "No claim changes."
    counts = [(kind, sum(change.kind == kind for change in changes)) for kind in _COUNTED]
    parts = [f"{count:,} {_COUNTED[kind][count != 1]}" for kind, count in counts if count]
    verb = "changes" if len(changes) == 1 else "change"
    return f"{len(changes):,} of {phrases.plural(total, 'claim')} {verb}: {phrases.listed(parts, 9)}."


def supposed_sentence(known: Facts, one: Supposition) -> str:
    """Return one supposition as it stands after "supposing that"."""
    if isinstance(one, SourceAway):
        return f"the word of {_source(known, one.source)} counts for nothing"
    if isinstance(one, ArticleAway):
        return f"{_article(known, one.article_id)} is not in the pile"
    if isinstance(one, EdgeAway):
        return f"{_article(known, one.downstream)} does not rest on {_article(known, one.upstream)}"
    number = "one source" if isinstance(one, OneSource) else "two sources"
    return f"{_source(known, one.left)} and {_source(known, one.right)} are {number}"


def change_sentence(known: Facts, change: ClaimChange) -> str:
    """Return what becomes of a claim: "Claim 2, “...”: 2 independent origins before, 1 to 2 now."."""
    standing = known.standing_of[change.claim_id]
    was = change.before.independent_origins
    before = phrases.interval(was.min, was.max, "independent origin")
    if change.after is None:
        return f"Claim {standing.number}, {phrases.claimed(standing.title)}: {before} before, no article now."
    now = change.after.independent_origins
    if (was.min, was.max) == (now.min, now.max):
        return f"Claim {standing.number}, {phrases.claimed(standing.title)}: {before}, as before."
    after = f"{now.min:,}" if now.min == now.max else f"{now.min:,} to {now.max:,}"
    return f"Claim {standing.number}, {phrases.claimed(standing.title)}: {before} before, {after} now."


def what_if_summary(case: Case, answer: WhatIf, claim: str | None = None) -> dict[str, object]:
    """Return what `what_if_screen` says, and more of each claim, as plain data.

    Raises:
        ValueError: the case has no such claim.
    """
    known, found = facts(case), answer.difference
    wanted = None if claim is None else _claim_id(known, claim)
    return {
        "supposed": [
            {"kind": type(one).__name__, "text": supposed_sentence(known, one)} for one in answer.suppositions
        ],
        "text": overview(known, answer),
        "claims": [_change_data(known, change) for change in found.claims if wanted in (None, change.claim_id)],
        "articles_left": list(found.left_articles),
        "edges_gone": [{"from": edge.downstream, "to": edge.upstream, "kind": edge.kind} for edge in found.edges_gone],
        "edges_new": [{"from": edge.downstream, "to": edge.upstream, "kind": edge.kind} for edge in found.edges_new],
        "loops_opened": [list(loop.articles) for loop in found.loops_opened],
        "loops_closed": [list(loop.articles) for loop in found.loops_closed],
        "unseen_gone": [{"name": one.name, "kind": one.kind, "claims": list(one.claims)} for one in found.unseen_gone],
        "unseen_new": [{"name": one.name, "kind": one.kind, "claims": list(one.claims)} for one in found.unseen_new],
    }


def _change_data(known: Facts, change: ClaimChange) -> dict[str, object]:
    return {
        "number": known.standing_of[change.claim_id].number,
        "id": change.claim_id,
        "text": change.before.text,
        "kind": change.kind,
        "sentence": change_sentence(known, change),
        "before": _count_data(known, change.before),
        "after": None if change.after is None else _count_data(known, change.after),
        "left": [{"text": one.text, **_place_data(known, one.evidence)} for one in change.left],
    }


def _count_data(known: Facts, claim: Claim) -> dict[str, object]:
    counted = claim.independent_origins
    return {
        "min": counted.min,
        "max": counted.max,
        "origins": [{"name": o.name, "kind": o.kind, "certain": o.certain} for o in claim.origins],
        "reasons": [
            {"kind": r.kind, "text": r.text, "evidence": [_place_data(known, place) for place in r.evidence]}
            for r in counted.reasons
        ],
    }


def _place_data(known: Facts, place: Evidence) -> dict[str, object]:
    words = known.articles[place.article_id].text[place.start : place.end]
    return {"article": place.article_id, "start": place.start, "end": place.end, "words": words}


def _told_all(known: Facts, answer: WhatIf) -> list[str]:
    return [supposed_sentence(known, one) for one in answer.suppositions] or ["nothing is taken away"]


def _source(known: Facts, source: NamedSource) -> str:
    """Return a source, in quotation marks, with the articles that are meant where not all of them are."""
    name = phrases.quoted(source.name, 80)
    if source.article_ids is None:
        return name
    return f"{name} in {phrases.listed([_article(known, id_) for id_ in source.article_ids])}"


def _article(known: Facts, article_id: str) -> str:
    return known.cited(article_id) if article_id in known.articles else phrases.quoted(article_id, 40)


def _changes(known: Facts, heading: str, changes: Sequence[ClaimChange]) -> list[Line]:
    """Return the claims that change in one way, with the places that are left without a source."""
    if not changes:
        return []
    ranked = sorted(changes, key=lambda change: known.standing_of[change.claim_id].number)
    lines = [BLANK, Line(kind="heading", text=heading)]
    for change in ranked[:_SHOWN]:
        lines.append(Line(kind="item", text=change_sentence(known, change)))
        lines += _left_lines(change)
    rest = len(ranked) - _SHOWN
    return [*lines, Line(kind="note", text=f"And {phrases.plural(rest, 'more claim')}.")] if rest > 0 else lines


def _left_lines(change: ClaimChange) -> list[Line]:
    told = list(dict.fromkeys(one.text for one in change.left))
    rest = len(told) - _SHOWN_LEFT
    more = [f"And {phrases.plural(rest, 'more place')}."] if rest > 0 else []
    return [Line(kind="quote", text=phrases.one_line(text)) for text in [*told[:_SHOWN_LEFT], *more]]


def _around(known: Facts, answer: WhatIf) -> list[Line]:
    """Return what changes beside the claims: articles left, rings, and sources that are not in the pile."""
    found = answer.difference
    told: list[str] = []
    if found.left_articles:
        names = phrases.listed([known.cited(id_) for id_ in found.left_articles])
        verb = "has" if len(found.left_articles) == 1 else "have"
        told.append(f"{names} {verb} no source left for anything.")
    told += [f"No longer a loop: {_ring(known, loop)}." for loop in found.loops_opened]
    told += [f"Now a loop: {_ring(known, loop)}." for loop in found.loops_closed]
    if found.edges_gone:
        told.append(f"{phrases.plural(len(found.edges_gone), 'edge')} between articles {_are(found.edges_gone)} gone.")
    if found.edges_new:
        many = phrases.plural(len(found.edges_new), "edge")
        told.append(f"{many} {_are(found.edges_new)} new, where a copy takes the place of its original.")
    for one in found.unseen_new[:_SHOWN]:
        told.append(f"Then cited, but not in the pile: {phrases.one_line(one.name)} ({one.kind}).")
    return (
        [BLANK, Line(kind="heading", text="Around them"), *(Line(kind="item", text=text) for text in told)]
        if told
        else []
    )


def _are(items: Sequence[object]) -> str:
    return "is" if len(items) == 1 else "are"


def _ring(known: Facts, loop: Loop) -> str:
    return phrases.listed([known.cited(id_) for id_ in loop.articles])


def _one_claim(known: Facts, answer: WhatIf, claim: str) -> list[Line]:
    """Return one claim as it was and would be counted, with all reasons."""
    claim_id = _claim_id(known, claim)
    change = next((one for one in answer.difference.claims if one.claim_id == claim_id), None)
    if change is None:
        standing = known.standing_of[claim_id]
        return [Line(kind="lead", text=f"Claim {standing.number}, {phrases.claimed(standing.title)}, does not change.")]
    lines = [Line(kind="lead", text=change_sentence(known, change))]
    lines += [Line(kind="item", text=phrases.one_line(one.text)) for one in change.left]
    lines += _reason_lines("Counted before", change.before.independent_origins.reasons)
    return lines + (_reason_lines("Counted now", change.after.independent_origins.reasons) if change.after else [])


def _reason_lines(heading: str, reasons: Iterable[Reason]) -> list[Line]:
    told = [Line(kind="item", text=phrases.one_line(reason.text)) for reason in reasons]
    return [BLANK, Line(kind="heading", text=heading), *(told or [Line(kind="note", text="Nothing.")])]


def _claim_id(known: Facts, claim: str) -> str:
    found = [each for each in known.standings if claim in (str(each.number), each.claim.id)]
    if not found:
        raise ValueError(f"there is no claim {phrases.quoted(claim, 40)}")
    return found[0].claim.id
