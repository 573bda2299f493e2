"""Decisions written down: checked against the case and kept in its file at once; what they change is counted later."""

from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from pathlib import Path

from headwater.compare.decided import constraints
from headwater.errors import NoSuchDecision, NothingDecided
from headwater.model.attribution import Attribution
from headwater.model.case import Case
from headwater.model.choices import Choice
from headwater.model.decisions import Decision, Outcome
from headwater.model.records import Flaw, identified
from headwater.model.text import Article
from headwater.run.drafting import drafted, known
from headwater.run.settled import counting, layer, outcomes
from headwater.run.supposing import prepare
from headwater.run.takings import clock
from headwater.store.attributions import reading_of, versions
from headwater.store.decisions import all_decisions, put_decisions
from headwater.store.files import CaseFile, lasting, opened
from headwater.trace.supposing.prepared import Prepared

FEWEST_LETTERS = 4  # of an id, that stand for all of it
_PATIENCE = 60.0  # seconds for which a trace that writes what it found is waited for

Decisions = tuple[Decision, ...]
Prepare = Callable[[Case], Prepared]


def write(path: Path, held: Case, made: Sequence[Decision]) -> Decisions:
    """Keep decisions in the case at `path`, all of them or, if an error is raised, none, and return them.

    They are on the disk when this returns, and nothing is counted.

    Args:
        path: the case file.
        held: the case as the person who decided saw it.
        made: the decisions, as `drafts` made them.

    Raises:
        NothingDecided: one of them would come to nothing.
        HeadwaterError: the case file cannot be used.
    """
    with opened(path, patience=_PATIENCE) as file:
        check(file, held, made)
        return _written(file, made)


def write_undoing(path: Path, decision_id: str, by: str, why: str | None = None) -> Decisions:
    """Keep in the case at `path` that one of its decisions is taken back, and return the decision to do so, as `write` does.

    Raises:
        NoSuchDecision: it has none with an id that begins so, or several.
        NothingDecided: it is taken back already, or nobody takes it back.
        HeadwaterError: the case file cannot be used.
    """
    with opened(path, patience=_PATIENCE) as file:
        return _written(file, [undoing(all_decisions(file), decision_id, by, why)])


def write_others(path: Path, decisions: Sequence[Decision]) -> Decisions:
    """Keep decisions that were made on another copy of the case at `path`, and return those that it did not know.

    Raises:
        HeadwaterError: the case file cannot be used.
    """
    with opened(path, patience=_PATIENCE) as file:
        had = {one.id for one in all_decisions(file)}
        return _written(file, [one for one in decisions if one.id not in had])


def _written(file: CaseFile, made: Sequence[Decision]) -> Decisions:
    with lasting(file):
        put_decisions(file, made)
    return tuple(made)


def drafts(held: Case, choices: Iterable[Choice], ready: Prepare = prepare) -> list[Decision]:
    """Return the decisions that choices on a case come to, in order; of those that contradict each other the last holds.

    Args:
        held: the case as the person saw it.
        choices: what is decided, and by whom.
        ready: makes a case ready for looking up what names of sources mean.

    Raises:
        HeadwaterError: something that is named is not there, or one of them lacks something.
    """
    at, by_name = clock(), known(held, ready)
    timed = [(choice, at + timedelta(microseconds=place)) for place, choice in enumerate(choices)]
    return [one for choice, when in timed for one in drafted(by_name, choice, when)]


def undoing(had: Sequence[Decision], decision_id: str, by: str, why: str | None) -> Decision:
    """Return the decision that takes back one of those that a case had.

    Raises:
        NoSuchDecision: none has an id that begins so, or several have.
        NothingDecided: it is taken back already, or nobody takes it back.
    """
    found = [one for one in had if one.id == decision_id]
    if not found and len(decision_id) >= FEWEST_LETTERS:
        found = [one for one in had if one.id.startswith(decision_id.lower())]
    if len(found) != 1:
        raise NoSuchDecision(decision_id, len(found))
    (target,) = found
    if target.id in layer(had).stands.undone:
        raise NothingDecided("it is taken back already")
    try:
        return identified(Decision(id="", kind="undo", by=by, at=clock(), why=why or None, undoes=target.id))
    except Flaw as error:
        raise NothingDecided(str(error)) from error


def check(file: CaseFile, held: Case, made: Sequence[Decision]) -> None:
    """Raise what would come to nothing, as far as that can be told before anything is made anew.

    Raises:
        NothingDecided: one of the decisions would not hold.
    """
    new, by = {one.id for one in made}, layer((*all_decisions(file), *made))
    on_claims = constraints(held.articles, held.statements, (one for one in by.standing if one.id in new)).outcomes
    before = (*_on_attributions(file, held, made), *on_claims)
    for one in outcomes(held.articles, by, before, held.provenance):
        if one.id in new and not one.holds and one.instead is None:
            raise NothingDecided(one.reason)


def _on_attributions(file: CaseFile, held: Case, made: Sequence[Decision]) -> tuple[Outcome, ...]:
    """Return what decisions on attributions come to, among those that count now."""
    meant = {place.article.id for one in made for place in one.places}
    ids = {id_ for id_, by in versions(file).items() if id_ in meant and by.read}
    articles: list[Article] = [article for article in held.articles if article.id in ids]
    said: list[Attribution] = [one for one in held.attributions if one.article_id in ids]
    readings = [reading_of(file, article.id) for article in articles]
    return counting(articles, readings, said, layer(made)).outcomes
