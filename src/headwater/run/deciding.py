"""Decisions that a person makes on a case, takes back, or takes over from another's: kept, and what they change made anew."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from headwater.model.case import Case
from headwater.model.choices import Choice
from headwater.model.conflicts import Conflict, conflicts
from headwater.model.decisions import Decision
from headwater.run.finishing import finish
from headwater.run.ledger import check, drafts, undoing
from headwater.run.local import is_read, trace
from headwater.run.naming import FORGOTTEN, are_forgotten, given_aliases
from headwater.run.options import DEFAULTS, Options, Progress, Say
from headwater.run.takings import unheard
from headwater.store.answers import MadeFrom, finished_pile
from headwater.store.articles import all_articles
from headwater.store.attributions import versions
from headwater.store.captures import duplicates
from headwater.store.cases import read_case
from headwater.store.decisions import all_decisions, put_decisions, uncounted
from headwater.store.files import CaseFile, lasting, opened


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
    chosen = list(choices)
    run = _Run(path=path, held=held, options=options, report=report, say=say)
    return _kept(run, lambda case: drafts(case, chosen))


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
    run = _Run(path=path, held=held, options=options, report=report, say=say)
    return _kept(run, lambda case: [undoing(case.decisions, decision_id, by, why)])


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
class Counted:
    """A case as it was counted last, and what that was made from: what it holds need not be read again while that is so."""

    case: Case
    made_from: MadeFrom | None


def count(
    path: Path, ids: Collection[str], *, held: Counted | None = None, report: Progress, say: Say = unheard
) -> Counted:
    """Return the case at `path` brought up to date with decisions that it keeps already, by their ids; others wait their turn.

    What is counted already is not counted again.

    Args:
        path: the case file.
        ids: of the decisions.
        held: what was returned last, which spares reading the case while its file holds the same.
        report: told about progress.
        say: told in words what takes a while.

    Raises:
        HeadwaterError: the case file cannot be used.
    """
    _make_ready(_Run(path=path, held=None, options=DEFAULTS, report=report, say=say))
    with opened(path) as file:
        late = uncounted(file).difference(ids)
        before = held.case if held is not None and _is_of(file, held) else None
        was = finished_pile(file)
        case = finish(file, None, report, before, [one for one in all_decisions(file) if one.id not in late])
        _tell_forgotten(file, was, DEFAULTS, say)
        return Counted(case=case, made_from=finished_pile(file))


def _is_of(file: CaseFile, held: Counted) -> bool:
    """Tell whether a case is as a file has it, but for its decisions and what failed, which are read in any case."""
    if finished_pile(file) != held.made_from or duplicates(file) != held.case.duplicates:
        return False
    return all_articles(file) == held.case.articles


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
    _make_ready(run)
    with opened(path) as file:
        before, held = finished_pile(file), _read(file, run.held)
        made = make(held)
        if is_checked:
            check(file, held, made)
        with lasting(file):
            put_decisions(file, made)
        result = finish(file, names, report, held)
        if uncounted(file):  # somebody else has decided meanwhile
            result = finish(file, names, report)
        _tell_forgotten(file, before, options, say)
        return result


def _tell_forgotten(file: CaseFile, before: MadeFrom | None, options: Options, say: Say) -> None:
    """Say so if the names that a case was compared with are lost, since it had to be compared anew."""
    after = finished_pile(file)
    if before and after and before.links != after.links and are_forgotten(before.links, options.aliases):
        say(FORGOTTEN)


def _make_ready(run: _Run) -> None:
    """Trace the case of a run, if that was not finished, or if a newer Headwater has not read all of it yet."""
    with opened(run.path) as file:
        is_ready = finished_pile(file) is not None and is_read(file)
    if not is_ready:
        trace([], run.path, options=run.options, report=run.report, say=run.say)


def _read(file: CaseFile, held: Case | None) -> Case:
    """Return the case in a file: the one at hand, if it is of the same articles and decisions, else read."""
    if held is not None:
        is_same = versions(file).keys() == {article.id for article in held.articles}
        if is_same and all_decisions(file) == held.decisions and not uncounted(file):
            return held
    return read_case(file)
