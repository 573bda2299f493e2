"""What a person decides on a case, from Python: kept, taken back, put together with another person's, handed on for training."""

from importlib import import_module
from pathlib import Path
from typing import Any

from headwater.model.case import Case
from headwater.model.choices import Choice
from headwater.run.options import DEFAULTS, Options, Progress, Say


def decide(
    case_file: str | Path,
    *choices: Choice,
    held: Case | None = None,
    options: Options = DEFAULTS,
    progress: Progress | None = None,
    say: Say | None = None,
) -> Case:
    """Return the case in `case_file` with what a person decided, which it keeps; what that changes is made anew.

    Args:
        case_file: the case.
        choices: what is decided, on what, and by whom; all of them are kept, or none.
        held: the case as it was returned last, which spares reading it while the file holds the same articles and decisions.
        options: of which the aliases are used, where anything has to be compared.
        progress: called as the work goes on.
        say: told in words what takes a while.

    Raises:
        HeadwaterError: one of them would come to nothing, names what is not there, or the case file cannot be used.
    """
    case: Case = _part("run.deciding").decide(
        Path(case_file), choices, held=held, options=options, report=progress or _unheard, say=say or _unheard
    )
    return case


def undo_decision(  # noqa: PLR0913 - as `decide`, with what is undone, by whom and why
    case_file: str | Path,
    decision_id: str,
    *,
    by: str,
    why: str | None = None,
    held: Case | None = None,
    options: Options = DEFAULTS,
    progress: Progress | None = None,
    say: Say | None = None,
) -> Case:
    """Return the case in `case_file` with one of its decisions taken back, which it keeps as a decision too.

    Args:
        case_file: the case.
        decision_id: the id of the decision, or its first letters.
        by: who takes it back.
        why: for what reason.
        held: as for `decide`.
        options: as for `decide`.
        progress: called as the work goes on.
        say: told in words what takes a while.

    Raises:
        NoSuchDecision: the case has none with an id that begins so, or several.
        HeadwaterError: the case file cannot be used.
    """
    case: Case = _part("run.deciding").undo(
        Path(case_file),
        decision_id,
        by,
        why,
        held=held,
        options=options,
        report=progress or _unheard,
        say=say or _unheard,
    )
    return case


def export_decisions(case: Case) -> str:
    """Return the decisions of `case` as JSON lines, for `import_decisions`; docs/guide/decisions.md describes them."""
    return "".join(_part("present.export.decisions").decisions_jsonl(case.decisions))


def import_decisions(
    case_file: str | Path,
    text: str,
    *,
    name: str = "the text",
    options: Options = DEFAULTS,
    progress: Progress | None = None,
    say: Say | None = None,
) -> Any:  # noqa: ANN401 - `Merged`, whose module would load the language tools
    """Return what came of taking decisions into the case in `case_file` that were made on another copy of it.

    It has `case`, `new` (the decisions that were not there yet), `known_count`, and `conflicts`: where another person decided
    otherwise, with the decision that does not hold (`lost`) and the later one that does (`holding`).

    Args:
        case_file: the case.
        text: as `export_decisions` wrote it.
        name: what to call it in errors.
        options: as for `decide`.
        progress: called as the work goes on.
        say: told in words what takes a while.

    Raises:
        BadDecisions: a line of the text is no decision; then nothing is taken.
        HeadwaterError: the case file cannot be used.
    """
    known = _part("present.export.decisions").read_decisions(text, name)
    return _part("run.deciding").take_over(
        Path(case_file), known, options=options, report=progress or _unheard, say=say or _unheard
    )


def training_texts(case: Case) -> Any:  # noqa: ANN401 - `TrainingTexts`
    """Return the articles on whose attributions people decided, marked up for training the reader of attributions.

    It has `texts` (the marked texts by the articles' paths), `unchecked` (how many attributions in them nobody looked at, by
    path) and `left_out` (paths of articles that cannot be marked up).
    """
    return _part("present.export.corpus").training_texts(case)


def _unheard(*_told: object) -> None:
    """Let progress and words pass."""


def _part(name: str) -> Any:  # noqa: ANN401 - a module, loaded late so that `import headwater` loads no language tools
    return import_module(f"headwater.{name}")
