"""What people decided, as pages show it: beside what it is about, and in one list."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from headwater.model.conflicts import conflicts
from headwater.model.decisions import Decision, Outcome
from headwater.model.text import Span
from headwater.present import phrases
from headwater.present.decisions import conflict_sentences, what
from headwater.present.pages.indexed import Indexed, Spot, plain, spots

_MOST_PLACES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRow:
    """One decision: what, by whom, when (UTC) and why; whether it holds; why not, or that it waits. `can_go`: not undone."""

    id: str
    kind: str
    what: str
    by: str
    when: str
    why: str
    holds: bool
    reason: str
    can_go: bool
    places: tuple[Spot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionsPage:
    """All decisions, the latest first, and a sentence for each place where people disagree."""

    rows: tuple[DecisionRow, ...]
    conflicts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedHere:
    """What was decided on words of an article: where they begin and end, all of their stretches, the words, and the decision."""

    start: int
    end: int
    spans: tuple[Span, ...]
    words: str
    row: DecisionRow


def decisions_page(known: Indexed) -> DecisionsPage:
    """Return all decisions of a case."""
    case = known.case
    return DecisionsPage(
        rows=_rows(known, lambda _: True)[::-1],
        conflicts=tuple(conflict_sentences(conflicts(case.decisions, case.outcomes))),
    )


def on_edge(known: Indexed, downstream: str, upstream: str) -> tuple[DecisionRow, ...]:
    """Return what was decided on two articles, in order; of articles that were read anew, where they are found again."""
    ends = {downstream, upstream}
    found = {one.id for one in known.case.outcomes if ends == {place.article_id for place in one.places}}
    return _rows(
        known, lambda one: ends == {each.id for each in one.articles} or (one.id in found and len(one.articles) > 1)
    )


def on_source(known: Indexed, called: Iterable[str]) -> tuple[DecisionRow, ...]:
    """Return what was decided on a source, under any of its names, in order: on itself, or that somebody speaks who is it."""
    mine = {plain(name) for name in called}

    def is_on(one: Decision) -> bool:
        is_speaker = one.kind in {"speaker_is", "speaker_is_not"} and plain(one.value or "") in mine
        return is_speaker or any(plain(source.name) in mine for source in one.sources)

    return _rows(known, is_on)


def on_article(known: Indexed, article_id: str) -> tuple[tuple[DecisionRow, ...], tuple[DecidedHere, ...]]:
    """Return what was decided on an article, in order: on all of it or on words that are gone; and what holds of its words."""
    mine = {
        one.id: one
        for one in known.case.decisions
        if any(place.article.id == article_id for place in one.places)
        or (one.kind == "note" and any(article.id == article_id for article in one.articles))
    }
    outcomes = {one.id: one for one in known.case.outcomes if one.id in mine}
    whole: list[DecisionRow] = []
    here: list[DecidedHere] = []
    for row in _rows(known, lambda one: one.id in mine):
        outcome = outcomes.get(row.id)
        if row.holds and outcome is not None and mine[row.id].places:
            here += _here(article_id, mine[row.id], outcome, row)
        elif row.holds or (row.can_go and outcome is not None and not outcome.instead):
            whole.append(row)
    return tuple(whole), tuple(sorted(here, key=lambda one: one.start))


def _here(article_id: str, decision: Decision, outcome: Outcome, row: DecisionRow) -> Iterator[DecidedHere]:
    found = [place for place in outcome.places if place.article_id == article_id]
    if not found:
        return
    words = next((one.words for one in (*decision.becomes, *decision.places) if one.role in _MEANT), "")
    yield DecidedHere(
        start=found[0].start,
        end=max(place.end for place in found),
        spans=tuple(Span(start=place.start, end=place.end) for place in found),
        words=phrases.shorten(words, _LONGEST),
        row=row,
    )


_MEANT = frozenset({"content", "place"})
_LONGEST = 120


def on_places(known: Indexed, places: frozenset[tuple[str, int, int]]) -> tuple[DecisionRow, ...]:
    """Return what was decided on words that stand at some places (article, start, end), in order."""
    by_article: dict[str, list[tuple[int, int]]] = {}
    for article_id, start, end in places:
        by_article.setdefault(article_id, []).append((start, end))
    touched = {
        outcome.id
        for outcome in known.case.outcomes
        for place in outcome.places
        if any(place.start < end and start < place.end for start, end in by_article.get(place.article_id, ()))
    }
    return _rows(known, lambda one: one.id in touched and bool(one.places))


def _rows(known: Indexed, is_wanted: Callable[[Decision], bool]) -> tuple[DecisionRow, ...]:
    outcomes = {one.id: one for one in known.case.outcomes}
    undone = {
        one.undoes for one in known.case.decisions if one.undoes and (one.id not in outcomes or outcomes[one.id].holds)
    }
    rows = []
    for one in known.case.decisions:
        if not is_wanted(one):
            continue
        outcome = outcomes.get(one.id)
        holds = outcome is None or outcome.holds
        rows.append(
            DecisionRow(
                id=one.id,
                kind=one.kind,
                what=phrases.shorten(what(one), 300),
                by=phrases.shorten(one.by, 80),
                when=f"{one.at:%Y-%m-%d %H:%M}",
                why=phrases.shorten(one.why or "", 300),
                holds=holds and one.id not in undone,
                reason="taken back" if one.id in undone else _reason(outcome),
                can_go=one.id not in undone,
                places=spots(known.facts, outcome.places, _MOST_PLACES) if outcome and one.places else (),
            )
        )
    return tuple(rows)


def _reason(outcome: Outcome | None) -> str:
    """Return why a decision does not hold, or that nobody knows yet; "" for one that holds."""
    if outcome is None:
        return "not counted yet"
    return "" if outcome.holds else outcome.reason
