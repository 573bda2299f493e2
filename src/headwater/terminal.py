"""What is seen in a terminal: answers in colours, and how far a trace has come. Plain text where there is none."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from rich.box import MINIMAL, SIMPLE_HEAD
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table as Grid
from rich.text import Text

from headwater import Progress as Report
from headwater.errors import NotTakenIn
from headwater.model.case import Case
from headwater.model.provenance import Failure
from headwater.present.articles import taken_in
from headwater.present.attributions import Entry, Piece, Role, entries, heading
from headwater.present.beside import MARKS, Beside, Mark, View, Words, plain_view, stacked_texts
from headwater.present.export.jsonl import article_jsonl
from headwater.present.export.tsv import article_tsv, tsv_header
from headwater.present.listing import INDENT, LEGEND, STEP, head, marked, plain_entry, plain_reasons
from headwater.present.phrases import clean
from headwater.present.screen import Line, Screen, Table, fitted, plain

_STYLES = {"title": "bold", "lead": "bold cyan", "heading": "bold", "quote": "italic", "note": "dim"}
# Told apart by weight and line as well as by colour; what is none of the three recedes.
_ROLES: dict[Role, str] = {"": "dim", "source": "underline cyan", "cue": "bold yellow", "content": ""}
_MARKED: dict[Mark, str] = {"": "", "left": "bold red", "right": "bold green"}
_INDENTS = {"item": 4, "quote": 6}
_WIDEST = 100  # longer lines are hard to read, however wide the window
_LEAST_PAIR, _WIDEST_PAIR = 100, 180  # two columns are set beside each other in a window at least so wide, and no wider
_COUNTED = {"ingest": "files", "read": "articles"}
_TELLS_EVERY = 500  # files, while nobody knows how many there will be
_VERBS = {"ingest": "taking in", "read": "reading", "compare": "comparing", "trace": "tracing"}
_TELLS = 10  # how often the reading of a large pile is told where there is no terminal


def forgive_letters() -> None:
    """Let a terminal that lacks a letter show a question mark instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def print_screen(screen: Screen) -> None:
    """Print the answer: in colours on a terminal, else as plain text, 80 wide."""
    console = Console(highlight=False)
    if not console.is_terminal:
        sys.stdout.write(plain(screen))
        return
    width = min(console.width, _WIDEST)
    for part in screen:
        console.print(_grid(fitted(part, width, gap=3)) if isinstance(part, Table) else _line(part), width=width)


def print_view(view: View) -> None:
    """Print two articles: in columns on a wide terminal, else one above the other, and as plain text where there is none."""
    console = Console(highlight=False)
    if not console.is_terminal:
        sys.stdout.write(plain_view(view))
        return
    width = min(console.width, _WIDEST)
    for part in view:
        if isinstance(part, Line):
            console.print(_line(part), width=width)
        elif console.width >= _LEAST_PAIR:
            console.print(_columns(part), width=min(console.width, _WIDEST_PAIR))
        else:
            console.print(_stack(part), width=width)


def print_legend() -> None:
    """Print how the three parts of an attribution are told apart."""
    console = Console(highlight=False)
    if _is_styled(console):
        console.print(_pieces(LEGEND), width=_width(console))
    else:
        sys.stdout.write(f"{marked(LEGEND)}\n")


def print_article(heading: tuple[str, str], entries: Iterable[Entry]) -> None:
    """Print the attributions of one article: in styles on a terminal, else as plain text with marks."""
    console = Console(highlight=False)
    width = _width(console)
    if not _is_styled(console):
        sys.stdout.write("\n" + "\n".join(heading) + "\n" + "".join(plain_entry(entry, width) for entry in entries))
        return
    title, line = heading
    console.print(Text(f"\n{title}", style="bold"), Text(line, style="dim"), sep="\n", width=width)
    for entry in entries:
        _print_entry(console, entry, width)


def print_reasons(reasons: Iterable[tuple[str, str]]) -> None:
    """Print why a place is attributed as it is."""
    console = Console(highlight=False)
    width = _width(console)
    if not _is_styled(console):
        sys.stdout.write(plain_reasons(reasons, width))
        return
    for name, line in reasons:
        grid = Grid.grid(padding=(0, 1))
        grid.add_row(Text(f"   {name:<8}", style="dim"), Text(line))
        console.print(grid if name else Text(f"\n{line}", style="bold"), width=width)


def said(found: Any) -> None:  # noqa: ANN401 - `Work`, whose module would load the language tools
    """Print what was found in one article; what stands above all articles if None."""
    if found is None:
        print_legend()
    else:
        shown = entries(found.article, found.reading.sentences, found.attributions)
        print_article(heading(found.article, len(shown), attempted=found.reading.attempted), shown)


def said_as_json(found: Any) -> None:  # noqa: ANN401 - same
    """Print one article and what was found in it as lines of the export."""
    if found is not None:
        sys.stdout.write("".join(article_jsonl(found.article, found.attributions)))


def said_as_tsv(found: Any) -> None:  # noqa: ANN401 - same
    """Print what was found in one article as rows of a table; the names of its columns if None."""
    sys.stdout.write(tsv_header() if found is None else "".join(article_tsv(found.article, found.attributions)))


def facts(found: Any) -> None:  # noqa: ANN401 - `TakenIn`, or None
    """Print what was taken in of one article."""
    if found is not None:
        print_reasons(taken_in(found.article))
        sys.stdout.write("\n")


def facts_and_text(found: Any) -> None:  # noqa: ANN401 - same
    """Print what was taken in of one article, and its text."""
    if found is not None:
        print_reasons(taken_in(found.article))
        sys.stdout.write(f"\n{clean(found.article.text)}\n\n")


def facts_as_json(found: Any) -> None:  # noqa: ANN401 - same
    """Print one article as a line of the export."""
    if found is not None:
        sys.stdout.write("".join(article_jsonl(found.article, ())))


def _is_styled(console: Console) -> bool:
    """Tell whether there is a terminal that can show at least bold and underlined words."""
    return console.is_terminal and console.color_system is not None


def _width(console: Console) -> int:
    return min(console.width, _WIDEST) if console.is_terminal else 80


def _print_entry(console: Console, entry: Entry, width: int) -> None:
    indent = STEP * entry.depth
    first, _, rest = head(entry).lstrip().partition("  ")
    hang = (0, 0, 0, indent + INDENT)
    grid = Grid.grid()
    grid.add_row(Text(f"{' ' * indent}{first:>{INDENT - 2}}  ", style="dim"), Text(rest, style="bold"))
    console.print(grid, width=width)
    if entry.facts:
        console.print(Padding(Text(" · ".join(entry.facts)), hang), width=width)
    console.print(Padding(_pieces(entry.context), hang), width=width)


def _pieces(pieces: Iterable[Piece]) -> Text:
    return Text.assemble(*((piece.text, _ROLES[piece.role]) for piece in pieces))


@contextmanager
def progress(*, quiet: bool) -> Iterator[Report]:
    """Give a function to call as the work goes on: a bar on a terminal, a few lines elsewhere, nothing if `quiet`."""
    console = Console(stderr=True)
    if quiet:
        yield _nothing
    elif console.is_terminal:
        with _bars(console) as bars:
            yield _on_bars(bars)
    else:
        yield _in_lines


def say(*sentences: str) -> None:
    """Print sentences beside the answer, a line each."""
    for sentence in sentences:
        sys.stderr.write(f"{sentence}\n")


def complain(wrong: str, remedy: str) -> None:
    """Say in two lines what is wrong and what to do."""
    say(wrong, remedy)


def tell_failure(failure: Failure) -> None:
    """Say which file was skipped, why, and what to do."""
    complain(f"skipped: {NotTakenIn(failure.subject, failure.error, failure.hint)}", f"  {failure.hint}")


def told(case: Case) -> Case:
    """Return a case, after saying what its counts leave out: articles that are not compared, decisions that are not counted."""
    for failure in case.failures:
        if failure.stage == "trace":
            complain(f"{failure.subject}: {failure.error}", failure.hint)
    return case


def _nothing(_stage: str, _done: int, _total: int) -> None:
    """Say nothing."""


def _bars(console: Console) -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(compact=True),
        console=console,
        transient=True,
    )


def _on_bars(bars: Progress) -> Report:
    def report(stage: str, done: int, total: int) -> None:
        task = next((task for task in bars.tasks if task.fields["stage"] == stage), None)
        if task is None:
            bars.add_task(_VERBS[stage], total=total or None, completed=done, stage=stage, rate="")
        else:
            rate = f"{task.speed:.1f} {_COUNTED[stage]}/s" if task.speed and stage in _COUNTED else ""
            bars.update(task.id, completed=done, total=total or None, rate=rate)

    return report


def _in_lines(stage: str, done: int, total: int) -> None:
    """Tell each stage once, and the work on a large pile in between."""
    step = total // _TELLS if total else _TELLS_EVERY
    is_step = stage in _COUNTED and step >= _TELLS and done > 0 and done % step == 0
    if done == total or is_step:
        of = f" of {total}" if total and stage == "read" else ""
        noun = _COUNTED.get(stage, "")
        count = f" {done}{of} {noun if of or done != 1 else noun.removesuffix('s')}" if noun else ""
        sys.stderr.write(f"{_VERBS[stage]}{count}{', done' if done == total else ''}\n")


def _line(line: Line) -> RenderableType:
    text = Text(line.text, style=_STYLES.get(line.kind, ""))
    if line.kind != "item":
        return Padding(text, (0, 0, 0, _INDENTS.get(line.kind, 0)))
    grid = Grid.grid(padding=(0, 1))
    grid.add_row("  •", text)
    return grid


def _grid(table: Table) -> RenderableType:
    grid = Grid(box=SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for index, name in enumerate(table.header):
        is_wide = index == table.wide
        grid.add_column(Text(name), justify="right" if index in table.numeric else "left", no_wrap=not is_wide)
    for row in table.rows:
        grid.add_row(*map(Text, row))
    return grid


def _columns(part: Beside) -> RenderableType:
    grid = Grid(box=MINIMAL, show_header=False, show_edge=False, pad_edge=False, expand=True)
    for _ in part.heads:
        grid.add_column(ratio=1)
    if any(part.heads):
        grid.add_row(*(Text(f"{name}  {head}", style="dim") for name, head in zip("AB", part.heads, strict=True)))
    grid.add_row(_marked(part.left), _marked(part.right))
    return grid


def _stack(part: Beside) -> RenderableType:
    grid = Grid.grid()
    for label, told, words in stacked_texts(part):
        for name, text in ((label, Text(told, style="dim")), ("" if told else label, _marked(words))):
            if text:
                grid.add_row(Text(name, style="bold"), text)
    return grid


def _marked(words: Iterable[Words]) -> Text:
    text = Text.assemble(*((f"{MARKS[one.mark][0]}{one.text}{MARKS[one.mark][1]}", _MARKED[one.mark]) for one in words))
    text.rstrip()
    return text
