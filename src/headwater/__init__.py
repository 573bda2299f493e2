"""Trace every claim in a pile of news articles upstream: who says it, on whose word, and how many origins it really has.

    import headwater

    case = headwater.trace(["articles/"])
    print(headwater.show(case))

Importing this package is quick: the language tools are loaded by the first trace.
"""

from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from sys import modules
from types import ModuleType
from typing import Any

from headwater.deciding import decide, export_decisions, import_decisions, training_texts, undo_decision
from headwater.model.case import Case
from headwater.model.choices import Choice, Part, Words
from headwater.model.decisions import Decision, Outcome
from headwater.model.text import Place
from headwater.model.what_if import Supposition, WhatIf
from headwater.present.comparison import Comparison, comparison_in
from headwater.run.options import DEFAULTS, Options, Progress, Say

__all__ = [
    "Case",
    "Choice",
    "Comparison",
    "Decision",
    "Options",
    "Outcome",
    "Part",
    "Progress",
    "Say",
    "Supposition",
    "WhatIf",
    "Words",
    "__version__",
    "articles",
    "attributions",
    "compare_articles",
    "decide",
    "export",
    "export_decisions",
    "import_decisions",
    "open_case",
    "picture",
    "picture_png",
    "places",
    "prepare",
    "read_export",
    "report",
    "screen",
    "show",
    "summary",
    "trace",
    "training_texts",
    "undo_decision",
    "what_if",
]
__version__: str


def trace(
    paths: Iterable[str | Path],
    case_file: str | Path | None = None,
    *,
    options: Options = DEFAULTS,
    processes: int | None = 1,
    progress: Progress | None = None,
    say: Say | None = None,
) -> Case:
    """Return the case that the articles under `paths` make; with a case file, together with those already in it.

    Args:
        paths: files, folders and globs of whatever Headwater reads, and addresses, which are fetched.
        case_file: where to keep the case. What is done there already is not done again.
        options: how the paths are read.
        processes: how many to use at most, None for as many as there are processors. With more than one, a script
            must guard its entry by `if __name__ == "__main__":`, as the new processes import it.
        progress: called as the work goes on.
        say: told in words what there is to wait for, such as a server that asks for pauses.

    Raises:
        HeadwaterError: there is nothing to read, or the case file cannot be used. What is wrong with single files does
            not raise: it stands in `case.failures`.
    """
    place = None if case_file is None else Path(case_file)
    case: Case = _part("run.local").trace(
        paths, place, options=options, processes=processes, report=progress or _unheard, say=say or _unheard
    )
    return case


def articles(paths: Iterable[str | Path], *, options: Options = DEFAULTS, say: Say | None = None) -> Iterator[Any]:
    """Yield the articles under `paths` as they are taken in, one after another, without making a case.

    Each is a `TakenIn` with `article` and `places`, which lead from its text back to the file, or a `Failure` that says what is
    wrong with a file.

    Args:
        paths: files, folders and globs of whatever Headwater reads, and addresses, which are fetched.
        options: how they are read.
        say: told in words what there is to wait for.

    Raises:
        HeadwaterError: there is nothing to read.
    """
    yield from _part("run.attributed").taken(paths, options=options, say=say or _unheard)


def attributions(
    paths: Iterable[str | Path],
    *,
    options: Options = DEFAULTS,
    processes: int | None = 1,
    say: Say | None = None,
    only: str | None = None,
) -> Iterator[Any]:
    """Yield who says what in the articles under `paths`, one article after another, without making a case.

    Each is a `Work` with `article`, `reading`, `attributions` and `places` (as `articles` has them), or a `Failure` that says
    what is wrong with a file.

    Args:
        paths: files, folders and globs of whatever Headwater reads, and addresses, which are fetched.
        options: how they are read.
        processes: how many to use at most, None for as many as there are processors; see `trace`.
        say: told in words what takes a while, before it is done.
        only: the path of the one article that is wanted, in a file of many; None for all.

    Raises:
        HeadwaterError: there is nothing to read.
    """
    yield from _part("run.attributed").attributed(
        paths, options=options, processes=processes, say=say or _unheard, only=only
    )


def compare_articles(
    left: str | Path,
    right: str | Path,
    case: Case | None = None,
    *,
    options: Options = DEFAULTS,
    say: Say | None = None,
) -> Comparison:
    """Return how two articles compare: the passages and claims that both have, and what only one of them states.

    Args:
        left: a file with one article, `FILE#PART` for one in a file of many, an address; or the path or id of one in `case`.
        right: another.
        case: where both are, compared already with all its articles. Without it, the two are read now.
        options: how they are read.
        say: told in words what takes a while.

    Raises:
        HeadwaterError: one of them cannot be read, is not one article or not in the case, or they are one and the same.
    """
    if case is not None:
        return comparison_in(case, str(left), str(right))
    found: Comparison = _part("run.compared").compared(str(left), str(right), options=options, say=say or _unheard)
    return found


def open_case(case_file: str | Path) -> Case:
    """Return the case that an earlier trace kept in `case_file`.

    Raises:
        NotACase: there is no such file, or it is something else.
        HeadwaterError: it cannot be used for another reason.
    """
    case: Case = _part("store.cases").load(Path(case_file))
    return case


def places(case_file: str | Path, article_id: str) -> tuple[Place, ...]:
    """Return where the text of an article in a case stands in its capture, sorted by its start in the text.

    Raises:
        HeadwaterError: the file cannot be used.
        KeyError: the case has no such article.
    """
    found: tuple[Place, ...] = _part("store.cases").load_places(Path(case_file), article_id)
    return found


def prepare(case: Case) -> Any:  # noqa: ANN401 - a part of tracing, which is loaded late
    """Return `case` made ready for `what_if`, for who asks more than once. It takes as long as tracing it."""
    return _part("run.supposing").prepare(case)


def what_if(
    case: Any,  # noqa: ANN401 - same
    *,
    without: Iterable[str] = (),
    as_one: Iterable[tuple[str, str]] = (),
    apart: Iterable[tuple[str, str]] = (),
    suppositions: Iterable[Supposition] = (),
) -> WhatIf:
    """Return what tracing finds when something is supposed of a case, and what is different.

    Args:
        case: a case, or what `prepare` made of it.
        without: what is taken away: a source as it is shown ("the port official"), an article by its path, title or id, an
            outlet with all its articles, or an edge between articles ("A -> B").
        as_one: pairs of sources that are supposed to be one.
        apart: pairs of sources that are supposed to be two.
        suppositions: more of them, by ids.

    Raises:
        NothingOfThatName: nothing has a name.
        SeveralOfThatName: a name fits several things.
        OneAndTwo: two sources are supposed to be one and to be two.
    """
    found: WhatIf = _part("run.supposing").what_if(
        case, without=without, as_one=as_one, apart=apart, suppositions=suppositions
    )
    return found


def show(case: Case, claim: str | None = None, *, supposed: WhatIf | None = None, width: int = 80) -> str:
    """Return the answer as plain text for one screen, or the trail of one claim given by its number or id.

    Args:
        case: the case.
        claim: a claim's number or id.
        supposed: what `what_if` found of the case: then what changes is told instead.
        width: of a line, in characters.

    Raises:
        NoSuchClaim: the case does not have the claim.
    """
    text: str = _part("present.screen").plain(screen(case, claim, supposed), width)
    return text


def screen(case: Case, claim: str | None = None, supposed: WhatIf | None = None) -> tuple[Any, ...]:
    """Return what `show` says as lines and tables, for who wants to set them otherwise."""
    words = _part("present.words")
    if supposed is not None:
        lines: tuple[Any, ...] = _part("present.what_if").what_if_screen(
            _part("present.facts").facts(case), supposed, claim
        )
    else:
        lines = words.headline(case) if claim is None else _part("present.trail").trail(case, claim)
    return lines


def summary(case: Case, claim: str | None = None, supposed: WhatIf | None = None) -> dict[str, Any]:
    """Return what `show` says as plain data: dictionaries, lists, text and numbers.

    Raises:
        NoSuchClaim: the case does not have the claim.
    """
    words = _part("present.words")
    if supposed is not None:
        data: dict[str, Any] = _part("present.what_if").what_if_summary(
            _part("present.facts").facts(case), supposed, claim
        )
    else:
        data = words.summary(case) if claim is None else words.claim_summary(case, claim)
    return data


def picture(case: Case, claim: str) -> str:
    """Return the family tree of a claim, given by its number or id, as an SVG file that needs nothing beside it.

    Raises:
        NoSuchClaim: the case does not have the claim.
    """
    drawn: str = _part("present.stemma").picture(case, claim)
    return drawn


def picture_png(case: Case, claim: str) -> bytes:
    """Return the picture that `picture` draws as a PNG file, for slides: dark on light, the same on every machine.

    Raises:
        NoSuchClaim: the case does not have the claim.
    """
    drawn: bytes = _part("present.raster").png(_part("present.stemma").picture(case, claim, dark=False))
    return drawn


def report(case: Case, claims: Iterable[str] = (), title: str = "") -> str:
    """Return the report: one HTML page that needs nothing beside it, no network and no script.

    Args:
        case: the case.
        claims: the numbers or ids of the claims to show; as many as there is room for, the most told first, if none is given.
        title: what stands above the page.

    Raises:
        NoSuchClaim: the case does not have one of the claims.
    """
    page: str = _part("present.report").report(case, tuple(claims), title)
    return page


def export(case: Case) -> str:
    """Return everything in `case` as JSON lines; docs/reference/export.md describes them."""
    return "".join(_part("present.export.jsonl").jsonl(case))


def read_export(text: str) -> Case:
    """Return the case that `export` wrote as `text`."""
    case: Case = _part("present.export.jsonl_reader").read_jsonl(text.split("\n"))
    return case


def _unheard(*_told: object) -> None:
    """Let progress and words pass."""


def _part(name: str) -> Any:  # noqa: ANN401 - a module, loaded late so that `import headwater` loads no language tools
    return import_module(f"headwater.{name}")


def __getattr__(name: str) -> str:
    """Return the version, looked up when it is first asked for."""
    if name != "__version__":
        raise AttributeError(name)
    return str(import_module("importlib.metadata").version("headwater"))


_STAGES = {"decide", "trace"}


class _Package(ModuleType):
    """This package, in which `headwater.trace` and `headwater.decide` stay functions.

    Python sets every submodule on its package when it is first imported, and the stages of these names would take the functions'
    place. `from headwater.trace import ...` is not touched by this.
    """

    def __setattr__(self, name: str, value: object) -> None:
        """Set an attribute, except a module in place of a function."""
        if name not in _STAGES or not isinstance(value, ModuleType):
            super().__setattr__(name, value)


modules[__name__].__class__ = _Package
