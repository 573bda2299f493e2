"""Decisions that a person makes on a case, takes back, or takes over from another's: kept, and what they change made anew."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from headwater.compare.decided import constraints
from headwater.errors import NoSuchDecision, NothingDecided
from headwater.model.attribution import Attribution
from headwater.model.case import Case
from headwater.model.choices import Choice
from headwater.model.conflicts import Conflict, conflicts
from headwater.model.decisions import Decision, Outcome
from headwater.model.records import Flaw, identified
from headwater.model.text import Article
from headwater.run.drafting import drafted
from headwater.run.finishing import finish
from headwater.run.local import is_read, trace
from headwater.run.naming import FORGOTTEN, are_forgotten, given_aliases
from headwater.run.options import DEFAULTS, Options, Progress, Say
from headwater.run.settled import counting, layer, outcomes
from headwater.run.takings import clock, unheard
from headwater.store.answers import finished_pile
from headwater.store.attributions import reading_of, versions
from headwater.store.cases import read_case
from headwater.store.decisions import all_decisions, are_all_told, put_decisions
from headwater.store.files import CaseFile, opened, transaction

FEWEST_LETTERS = 4  # of an id, that stand for all of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """What came of taking decisions over: those that are new, how many were known, and where people disagree about new ones."""

    case: Case
    new: tuple[Decision, ...]
    known_count: int
    conflicts: tuple[Conflict, ...]


def decide(
    path: Path,
    choices: Iterable[Choice],
    *,
    held: Case | None = None,
    options: Options = DEFAULTS,
    report: Progress,
    say: Say = unheard,
) -> Case:
    """Return the case at `path` with what a person chose, all of it or, if an error is raised, nothing.

    Of choices that contradict each other the last holds. Only what a choice can change is made anew: a note changes nothing, one
    on edges or on sources being one asks for tracing, others for comparing.

    Args:
        path: the case file.
        choices: what is decided, and by whom.
        held: the case as it was returned last, which spares reading it while the file holds the same decisions and articles.
        options: of which the aliases are used, where anything has to be compared.
        report: told about progress.
        say: told in words what takes a while.

    Raises:
        NothingDecided: one of them lacks something, or would come to nothing.
        HeadwaterError: something that is named is not there, or the case file cannot be used.
    """
    at = clock()
    run = _Run(path=path, held=held, options=options, report=report, say=say)
    timed = [(choice, at + timedelta(microseconds=place)) for place, choice in enumerate(choices)]
    return _kept(run, lambda case: [one for choice, when in timed for one in drafted(case, choice, when)])


def undo(  # noqa: PLR0913 - what is undone, by whom and why, and how the case is brought up to date
    path: Path,
    decision_id: str,
    by: str,
    why: str | None = None,
    *,
    held: Case | None = None,
    options: Options = DEFAULTS,
    report: Progress,
    say: Say = unheard,
) -> Case:
    """Return the case at `path` with one of its decisions taken back, which is a decision as well; what was there stays told.

    Raises:
        NoSuchDecision: it has none with an id that begins so, or several.
        HeadwaterError: the case file cannot be used.
    """
    at = clock()
    run = _Run(path=path, held=held, options=options, report=report, say=say)
    return _kept(run, lambda case: [_undoing(case, decision_id, by, why, at)])


def take_over(
    path: Path, decisions: Sequence[Decision], *, options: Options = DEFAULTS, report: Progress, say: Say = unheard
) -> Merged:
    """Return the case at `path` with decisions that were made on another copy of it; those that it knows change nothing.

    What they are about is looked for here, by its words: what is not found is told as the decision's outcome.
    """
    known: set[str] = set()

    def added(held: Case) -> list[Decision]:
        known.update(one.id for one in held.decisions)
        return list(decisions)

    case = _kept(_Run(path=path, held=None, options=options, report=report, say=say), added, is_checked=False)
    new = {one.id: one for one in decisions if one.id not in known}
    told = conflicts(case.decisions, case.outcomes)
    return Merged(
        case=case,
        new=tuple(sorted(new.values(), key=lambda one: (one.at, one.id))),
        known_count=len({one.id for one in decisions} & known),
        conflicts=tuple(one for one in told if new.keys() & {one.lost.id, one.holding.id}),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """Where a case is kept, the case if it is at hand, and how it is to be brought up to date."""

    path: Path
    held: Case | None
    options: Options
    report: Progress
    say: Say


def _kept(run: _Run, make: Callable[[Case], list[Decision]], *, is_checked: bool = True) -> Case:
    """Return the case of a run with the decisions that `make` makes of it, brought up to date first."""
    path, options, report, say = run.path, run.options, run.report, run.say
    names = given_aliases(options.aliases) if options.aliases else None
    with opened(path) as file:
        is_ready = finished_pile(file) is not None and is_read(file)
    if not is_ready:
        trace([], path, options=options, report=report, say=say)
    with opened(path) as file:
        before, held = finished_pile(file), _read(file, run.held)
        made = make(held)
        if is_checked:
            _check(file, held, made)
        with transaction(file):
            put_decisions(file, made)
        result = finish(file, names, report, held)
        if not are_all_told(file):  # somebody else has decided meanwhile
            result = finish(file, names, report)
        after = finished_pile(file)
        if before and after and before.links != after.links and are_forgotten(before.links, options.aliases):
            say(FORGOTTEN)
        return result


def _read(file: CaseFile, held: Case | None) -> Case:
    """Return the case in a file: the one at hand, if it is of the same articles and decisions, else read."""
    if held is not None:
        is_same = versions(file).keys() == {article.id for article in held.articles}
        if is_same and all_decisions(file) == held.decisions and are_all_told(file):
            return held
    return read_case(file)


def _undoing(held: Case, decision_id: str, by: str, why: str | None, at: datetime) -> Decision:
    found = [one for one in held.decisions if one.id == decision_id]
    if not found and len(decision_id) >= FEWEST_LETTERS:
        found = [one for one in held.decisions if one.id.startswith(decision_id.lower())]
    if len(found) != 1:
        raise NoSuchDecision(decision_id, len(found))
    (target,) = found
    if target.id in layer(held.decisions).stands.undone:
        raise NothingDecided("it is taken back already")
    try:
        return identified(Decision(id="", kind="undo", by=by, at=at, why=why or None, undoes=target.id))
    except Flaw as error:
        raise NothingDecided(str(error)) from error


def _check(file: CaseFile, held: Case, made: Sequence[Decision]) -> None:
    """Raise what would come to nothing, as far as that can be told before anything is made anew."""
    new, by = {one.id for one in made}, layer((*held.decisions, *made))
    on_claims = constraints(held.articles, held.statements, (one for one in by.standing if one.id in new)).outcomes
    before = (*_on_attributions(file, held, made), *on_claims)
    for one in outcomes(held.articles, by, before, held.provenance):
        if one.id in new and not one.holds and one.instead is None:
            raise NothingDecided(one.reason)


def _on_attributions(file: CaseFile, held: Case, made: Sequence[Decision]) -> tuple[Outcome, ...]:
    """Return what decisions on attributions come to, among those that count now."""
    ids = {place.article.id for one in made for place in one.places}
    articles: list[Article] = [article for article in held.articles if article.id in ids]
    said: list[Attribution] = [one for one in held.attributions if one.article_id in ids]
    readings = [reading_of(file, article.id) for article in articles]
    return counting(articles, readings, said, layer(made)).outcomes
