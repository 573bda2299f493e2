"""What-ifs in plain sentences: what is supposed, which claims it changes and how, what opens, closes and is not seen."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from headwater.errors import NoSuchClaim
from headwater.model.provenance import Claim, Edge, Evidence, Loop, Reason
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
from headwater.present.facts import Facts
from headwater.present.screen import BLANK, Line, Screen
from headwater.present.sentences import together

_SHOWN = 8
_MOST_NAMED = 12
_KINDS = {"outlet": "an outlet", "document": "a document"}
HEADINGS: dict[ChangeKind, str] = {
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


def what_if_screen(known: Facts, answer: WhatIf, claim: str | None = None) -> Screen:
    """Return what is supposed and what follows; with a claim, given by its number or id, how it was and would be counted.

    Raises:
        NoSuchClaim: the case has no such claim.
    """
    lines: list[Line] = [Line(kind="title", text=f"Supposing that {supposing(known, answer)}:")]
    if claim is not None:
        return (*lines, *about_claim(known, answer, claim, with_before=True))
    lines.append(Line(kind="lead", text=overview(known, answer)))
    for kind, heading in HEADINGS.items():
        lines += _changes(known, heading, [change for change in answer.difference.claims if change.kind == kind])
    told = [Line(kind="item", text=text) for text in around(known, answer)]
    return (*lines, *([BLANK, Line(kind="heading", text="Around them"), *told] if told else ()))


def about_claim(known: Facts, answer: WhatIf, claim: str, *, with_before: bool = False) -> list[Line]:
    """Return what becomes of one claim, given by its number or id, and why; `with_before` also why it was counted as it was.

    Raises:
        ValueError: the case has no such claim.
    """
    claim_id = _claim_id(known, claim)
    change = next((one for one in answer.difference.claims if one.claim_id == claim_id), None)
    if change is None:
        standing = known.standing_of[claim_id]
        return [Line(kind="lead", text=f"Claim {standing.number}, {phrases.claimed(standing.title)}, does not change.")]
    lines = [Line(kind="lead", text=change_sentence(known, change))]
    lines += [Line(kind="item", text=text) for text in dict.fromkeys(phrases.one_line(one.text) for one in change.left)]
    if with_before:
        lines += _reason_lines(known, "Counted before", change.before.independent_origins.reasons)
    return lines + (
        _reason_lines(known, "Counted now", change.after.independent_origins.reasons) if change.after else []
    )


def overview(known: Facts, answer: WhatIf) -> str:
    """Return how many claims change, and how: "3 of 52 claims change: 1 is left without support, 2 ..."."""
    changes, total = answer.difference.claims, phrases.plural(len(known.standings), "claim")
    counts = Counter(change.kind for change in changes)
    same = counts["grounds"]
    if same == len(changes):
        why = f"; {same:,} of {total} {phrases.noun(same, 'has')} the same number for other reasons" if same else ""
        return f"No claim changes its number of origins{why}."
    parts = [f"{counts[kind]:,} {_COUNTED[kind][counts[kind] != 1]}" for kind in _COUNTED if counts[kind]]
    return f"{len(changes):,} of {total} {phrases.noun(len(changes), 'changes', 'change')}: {phrases.listed(parts, 9)}."


def supposing(known: Facts, answer: WhatIf) -> str:
    """Return all suppositions as they stand after "supposing that", sources together and articles together."""
    sources = [_source(known, one.source) for one in answer.suppositions if isinstance(one, SourceAway)]
    gone = [_article(known, one.article_id) for one in answer.suppositions if isinstance(one, ArticleAway)]
    told = [f"the word of {phrases.listed(sources, _MOST_NAMED)} counts for nothing"] if sources else []
    told += [f"{phrases.listed(gone, _MOST_NAMED)} {_are(gone)} not in the pile"] if gone else []
    rest = [one for one in answer.suppositions if not isinstance(one, SourceAway | ArticleAway)]
    told += [supposed_sentence(known, one) for one in rest]
    return phrases.listed(told or ["nothing is taken away"], 20)


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


def what_if_summary(known: Facts, answer: WhatIf, claim: str | None = None) -> dict[str, object]:
    """Return what `what_if_screen` says, and more of each claim, as plain data.

    Raises:
        NoSuchClaim: the case has no such claim.
    """
    found = answer.difference
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


def _source(known: Facts, source: NamedSource) -> str:
    """Return a source, in quotation marks, with the articles that are meant where not all of them are."""
    name = phrases.quoted(source.name, 80)
    if source.article_ids is None:
        return name
    return f"{name} in {phrases.listed([_article(known, id_) for id_ in source.article_ids])}"


def _article(known: Facts, article_id: str) -> str:
    if article_id not in known.articles:
        return phrases.quoted(article_id, 40)
    return f"{known.label(article_id)} ({phrases.when(known.articles[article_id].published)})"


def _changes(known: Facts, heading: str, changes: Sequence[ClaimChange]) -> list[Line]:
    """Return the claims that change in one way, with the places that are left without a source."""
    if not changes:
        return []
    ranked = sorted(changes, key=lambda change: known.standing_of[change.claim_id].number)
    lines = [BLANK, Line(kind="heading", text=heading)]
    for change in ranked[:_SHOWN]:
        lines.append(Line(kind="item", text=change_sentence(known, change)))
        lines += [Line(kind="quote", text=text) for text in left(known, change)]
    rest = len(ranked) - _SHOWN
    return [*lines, Line(kind="note", text=f"And {phrases.plural(rest, 'more claim')}.")] if rest > 0 else lines


def left(known: Facts, change: ClaimChange) -> list[str]:
    """Return which articles are left without a source, and which fall with them."""
    articles: dict[str, dict[str, None]] = defaultdict(dict)
    for one in change.left:
        articles[one.text.partition(": ")[0]][known.label(one.evidence.article_id)] = None
    return [f"{how}: {phrases.listed(list(labels), _MOST_NAMED)}." for how, labels in articles.items()]


def around(known: Facts, answer: WhatIf) -> list[str]:
    """Return what changes beside the claims: articles left, rings, and sources that are not in the pile."""
    found = answer.difference
    told: list[str] = []
    if found.left_articles:
        names = phrases.listed([_article(known, id_) for id_ in found.left_articles])
        verb = "has" if len(found.left_articles) == 1 else "have"
        told.append(f"{names} {verb} no source left for anything.")
    told += [f"No longer a loop: {_ring(known, loop)}." for loop in found.loops_opened]
    told += [f"Now a loop: {_ring(known, loop)}." for loop in found.loops_closed]
    told += _new_edges(known, found.edges_new)
    for one in found.unseen_new[:_SHOWN]:
        told.append(f"Then cited, but not in the pile: {phrases.one_line(one.name)}, {_KINDS[one.kind]}.")
    return told


def _new_edges(known: Facts, edges: Iterable[Edge]) -> list[str]:
    """Return on what articles rest when a copy takes the place of its original."""
    upon: dict[str, list[str]] = defaultdict(list)
    for edge in edges:
        upon[edge.upstream].append(_article(known, edge.downstream))
    return [
        f"A copy takes the place of its original: {phrases.listed(names)} then {phrases.noun(len(names), 'rests')} "
        f"on {_article(known, upstream)}."
        for upstream, names in upon.items()
    ]


def _are(items: Sequence[object]) -> str:
    return "is" if len(items) == 1 else "are"


def _ring(known: Facts, loop: Loop) -> str:
    return phrases.listed([_article(known, id_) for id_ in loop.articles])


def _reason_lines(known: Facts, heading: str, reasons: Iterable[Reason]) -> list[Line]:
    told = [Line(kind="item", text=phrases.one_line(reason.text)) for reason in together(known, reasons)]
    return [BLANK, Line(kind="heading", text=heading), *(told or [Line(kind="note", text="Nothing.")])]


def _claim_id(known: Facts, claim: str) -> str:
    found = [each for each in known.standings if claim in (str(each.number), each.claim.id)]
    if not found:
        raise NoSuchClaim(claim)
    return found[0].claim.id
