"""The answer on one screen in plain sentences, and all that is told of a case and a claim as plain data."""

from collections.abc import Iterable

from headwater.model.case import Case
from headwater.model.provenance import Appearance, Evidence
from headwater.present import changes, phrases, sentences
from headwater.present.decisions import unapplied_lines
from headwater.present.facts import Facts, Standing, facts, place_of
from headwater.present.screen import BLANK, Line, Screen, Table
from headwater.present.sources import Source, sources
from headwater.present.surprises import Surprise, surprises
from headwater.present.trail import find_claim

_SHOWN_CLAIMS = 6
_SHOWN_SOURCES = 6
_SHOWN_FAILURES = 8


def headline(case: Case) -> Screen:
    """Return the answer on one screen: the pile, what leads, the main claims and sources, the surprises, what failed.

    Where few claims travel, the sources come before the claims.
    """
    known = facts(case)
    relied_on = sources(known)
    lines = [*_first_lines(known, relied_on)]
    parts = [_claim_lines(known), _source_lines(relied_on)]
    for part in reversed(parts) if known.claims_are_few() else parts:
        lines += part
    found = surprises(known)
    if found:
        lines += [BLANK, Line(kind="heading", text="Worth knowing")]
        lines += [Line(kind="item", text=f"{surprise.text}{_look(known, surprise)}") for surprise in found]
    return (*lines, *unapplied_lines(case), *_failures(case))


def _first_lines(known: Facts, relied_on: tuple[Source, ...]) -> list[Line | Table]:
    """Return the pile in figures and what to begin with: a claim that travelled, else the source used by most articles."""
    lines: list[Line | Table] = [
        Line(kind="title", text=sentences.pile(known)),
        Line(kind="text", text=sentences.overview(known, relied_on)),
    ]
    lead = known.lead()
    if lead:
        lines += [BLANK, Line(kind="lead", text=sentences.tally(lead))]
    elif relied_on and relied_on[0].named:
        lines += [BLANK, Line(kind="lead", text=sentences.source_lead(known, relied_on[0]))]
    return lines


def _claim_lines(known: Facts) -> list[Line | Table]:
    main = [standing for standing in known.standings if not standing.is_single and not standing.is_fragment]
    shown = main[:_SHOWN_CLAIMS] if len(main) > 1 or known.lead() not in main else []
    table: list[Line | Table] = [BLANK, _claims_table(shown)] if shown else []
    table += [Line(kind="note", text=sentences.COLUMNS)] if shown else []
    if any(standing.is_loose for standing in shown):
        table.append(Line(kind="note", text=sentences.LOOSE_MARK))
    return [*table, *_tail(known, shown or main)]


def _source_lines(relied_on: tuple[Source, ...]) -> list[Line | Table]:
    """Return the sources used most, in a short table; descriptions only where there is nothing with a name."""
    named = [source for source in relied_on if source.named]
    shown = (named or relied_on)[:_SHOWN_SOURCES]
    if not shown:
        return []
    rest = len(relied_on) - len(shown)
    others = sum(not source.named for source in relied_on) if named else 0
    which = f"{others:,} of them " if others < rest else ""
    told = f", {which}described, not named" if others else ""
    lines: list[Line | Table] = [BLANK, Line(kind="heading", text="Whose word it rests on"), _sources_table(shown)]
    return [*lines, Line(kind="note", text=f"And {phrases.plural(rest, 'more source')}{told}.")] if rest else lines


def summary(case: Case) -> dict[str, object]:
    """Return the answer as plain data: what `headline` says, for programs."""
    known = facts(case)
    return {
        "articles": len(case.articles),
        "outlets": list(known.outlets()),
        "texts": known.texts(),
        "claims": [_claim_data(standing) for standing in known.standings],
        "sources": [_source_data(known, source) for source in sources(known)],
        "surprises": [
            {
                "kind": surprise.kind,
                "text": surprise.text,
                "claims": list(surprise.claims),
                "evidence": _places_data(known, surprise.places),
            }
            for surprise in surprises(known)
        ],
        "failures": [
            {"stage": each.stage, "subject": each.subject, "error": each.error, "hint": each.hint}
            for each in case.failures
        ],
        "made_by": list(case.made_by),
    }


def claim_summary(case: Case, claim: str) -> dict[str, object]:
    """Return the trail of one claim as plain data: what `trail` says, for programs.

    Raises:
        NoSuchClaim: the case has no such claim.
    """
    known = facts(case)
    standing = find_claim(known, claim)
    return {
        **_claim_data(standing),
        "earliest_known": sentences.earliest(known, standing),
        "appearances": [_appearance_data(known, appearance) for appearance in standing.claim.appearances],
        "edges": [
            {
                "from": edge.downstream,
                "to": edge.upstream,
                "kind": edge.kind,
                "credit_only": edge.credit_only,
                "reasons": list(edge.reasons),
                "evidence": _places_data(known, edge.evidence),
                "decided": edge.decided,
            }
            for edge in known.edges_of(standing)
        ],
        **_origins_data(known, standing),
        "drift": [
            {"kind": change.kind, "text": change.text, "evidence": _places_data(known, (change.earlier, change.later))}
            for change in changes.drift_of(known, standing)
        ],
        "returns": [
            {
                "kind": one.kind,
                "age_days": one.age_days,
                "text": one.text,
                "evidence": _places_data(known, (one.earlier, one.later)),
            }
            for one in changes.returns_of(known, standing)
        ],
    }


def _origins_data(known: Facts, standing: Standing) -> dict[str, object]:
    """Return a claim's origins and the reasons for their number."""
    return {
        "origins": [
            {
                "name": origin.name,
                "kind": origin.kind,
                "certain": origin.certain,
                "evidence": _places_data(known, origin.evidence),
            }
            for origin in standing.claim.origins
        ],
        "reasons": [
            {
                "kind": reason.kind,
                "text": reason.text,
                "evidence": _places_data(known, reason.evidence),
                "decided": reason.decided,
            }
            for reason in standing.claim.independent_origins.reasons
        ],
    }


def _claim_data(standing: Standing) -> dict[str, object]:
    count = standing.claim.independent_origins
    return {
        "number": standing.number,
        "id": standing.claim.id,
        "text": standing.claim.text,
        "appearances_count": len(standing.claim.appearances),
        "articles": list(standing.articles),
        "carriers": list(standing.carriers),
        "texts": standing.texts,
        "sure_texts": standing.sure_texts,
        "independent_origins": {"min": count.min, "max": count.max},
        "denied_by": list(standing.deniers),
        "doubted_by": list(standing.doubters),
    }


def _appearance_data(known: Facts, appearance: Appearance) -> dict[str, object]:
    return {
        **_place_data(known, place_of(appearance)),
        "stance": appearance.stance,
        "chain": list(appearance.chain),
        "sourcing": appearance.sourcing,
        "hedged": appearance.hedged,
    }


def _places_data(known: Facts, places: Iterable[Evidence]) -> list[dict[str, object]]:
    return [_place_data(known, place) for place in places]


def _place_data(known: Facts, place: Evidence) -> dict[str, object]:
    article = known.articles[place.article_id]
    return {
        "article": article.id,
        "outlet": article.outlet,
        "path": article.path,
        "published": phrases.when(article.published),
        "start": place.start,
        "end": place.end,
        "text": article.text[place.start : place.end],
    }


def _source_data(known: Facts, source: Source) -> dict[str, object]:
    return {
        "name": source.name,
        "kind": source.kind,
        "named": source.named,
        "articles": list(source.articles),
        "texts": source.texts,
        "statements": len(source.places),
        "gives_word": source.gives,
        "passes_on": source.passes,
        "in_pile": list(source.in_pile),
        "evidence": _places_data(known, source.places),
    }


def _claims_table(main: Iterable[Standing]) -> Table:
    rows = tuple(
        (
            str(each.number),
            sentences.row_title(each),
            f"{'~' if each.is_loose else ''}{len(each.carriers)}",
            sentences.origins_short(each),
            str(len(each.deniers)),
        )
        for each in main
    )
    return Table(
        header=("", "claim", "carriers", "origins", "denials"), rows=rows, numeric=frozenset({0, 2, 3, 4}), wide=1
    )


def _sources_table(shown: Iterable[Source]) -> Table:
    rows = tuple(
        (
            phrases.shorten(each.name, 70),
            each.kind,
            f"{len(each.articles):,}",
            f"{len(each.places):,}",
            sentences.source_presence(each),
            sentences.source_role(each),
        )
        for each in shown
    )
    header = ("source", "kind", "articles", "statements", "in pile", "whose word")
    return Table(header=header, rows=rows, numeric=frozenset({2, 3}), wide=0, spare=(3, 4, 1))


def _tail(known: Facts, shown: Iterable[Standing]) -> list[Line]:
    """Return how many claims neither the lead nor the table shows."""
    told = {*(each.number for each in shown), *([lead.number] if (lead := known.lead()) else [])}
    rest = [standing for standing in known.standings if standing.number not in told]
    if not rest:
        return []
    single = sum(standing.is_single for standing in rest)
    alone = f" {single:,} of them" if 0 < single < len(rest) else " each" if len(rest) > 1 else ""
    note = f",{alone} in one text only" if single else ""
    return [Line(kind="note", text=f"And {phrases.plural(len(rest), 'more claim')}{note}.")]


def _look(known: Facts, surprise: Surprise) -> str:
    """Return which claims to look up: " See claims 1 and 3."."""
    numbers = [str(number) for number in known.numbers_of(surprise.claims)]
    return f" See {phrases.noun(len(numbers), 'claim')} {phrases.listed(numbers)}." if numbers else ""


def _failures(case: Case) -> list[Line | Table]:
    if not case.failures:
        return []
    count = len(case.failures)
    lines: list[Line | Table] = [BLANK, Line(kind="heading", text=f"Not done: {phrases.plural(count, 'file')}")]
    for failure in case.failures[:_SHOWN_FAILURES]:
        named = failure.error if failure.subject in failure.error else f"{failure.subject}: {failure.error}"
        text = phrases.shorten(f"{named.rstrip('.')}. {failure.hint}", 240)
        lines += [Line(kind="item", text=text)]
    if count > _SHOWN_FAILURES:
        lines.append(Line(kind="note", text=f"And {count - _SHOWN_FAILURES:,} more."))
    return lines
