"""The commands: what a person types, sees, and gets back as an exit status."""

import json
import os
import sys
import webbrowser
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

import headwater
from headwater.cli import decisions, opening
from headwater.cli.arguments import Aliases, By, CaseArgument, Quiet, Why, given, named
from headwater.errors import HeadwaterError, NoSuchArticle, NoSuchPlace, NotTakenIn
from headwater.ingest.members import ROLES
from headwater.model.choices import Choice, Words
from headwater.model.provenance import Failure
from headwater.present.decisions import short_id, unapplied
from headwater.present.export.comparison import comparison_json
from headwater.present.listing import explanation
from headwater.present.phrases import plural
from headwater.present.side_by_side import side_by_side
from headwater.run.bundled import demo_story
from headwater.run.drawn import draw
from headwater.run.options import Options, pairs
from headwater.run.written import write, writing
from headwater.terminal import (
    complain,
    facts,
    facts_and_text,
    facts_as_json,
    forgive_letters,
    print_reasons,
    print_screen,
    print_view,
    progress,
    said,
    said_as_json,
    said_as_tsv,
    say,
    tell_failure,
    told,
)

ALL_READ, FAILED, WRONG_USE, SOME_SKIPPED, INTERRUPTED = 0, 1, 2, 3, 130
# Typer names its exceptions for wrong use only through this child of theirs.
_WrongUse: Any = typer.BadParameter.__base__

app = typer.Typer(
    add_completion=False, pretty_exceptions_enable=False, context_settings={"help_option_names": ["-h", "--help"]}
)

Paths = named(metavar="PATHS", help="Files, folders, globs, addresses to fetch, or - for standard input.")
Urls = Annotated[
    list[str] | None,
    given("--urls", metavar="FILE", help="A list, feed, table or sitemap whose addresses are to be fetched."),
]
_PLACE = "An article and a place in its text, counted in characters from 0. In a file of many: FILE#PART:PLACE."
_COLUMN = "Which column of a table is the text, url, title, outlet, published or bylines, if that is guessed wrong."
Columns = Annotated[list[str] | None, given("--column", metavar="WHAT=NAME", help=_COLUMN)]
Ocr = Annotated[bool, typer.Option("--ocr", help="Read scanned pages and pictures by Tesseract, if it is installed.")]
Private = Annotated[
    bool, typer.Option("--private-addresses", help="Fetch from this machine and its network too, if asked to.")
]
Processes = Annotated[
    int | None, given(min=1, help="How many processes to use; as many as there are processors if not given.")
]


app.add_typer(decisions.app, name="decisions")
app.command("open", epilog="Example: headwater open case.db")(opening.open_case)


class Format(StrEnum):
    """The forms that a case can be exported to."""

    JSONL = "jsonl"


def main() -> None:
    """Run the command line and leave with its exit status."""
    sys.exit(status(sys.argv[1:]))


def status(arguments: Sequence[str]) -> int:
    """Run the command that `arguments` ask for and return its exit status.

    0: all is well; 1: it could not be done; 2: wrong use; 3: some files were skipped; 130: interrupted.
    """
    forgive_letters()
    try:
        return int(app(list(arguments), prog_name="headwater", standalone_mode=False) or ALL_READ)
    except _WrongUse as error:
        command = error.ctx.command_path if error.ctx else "headwater"
        complain(error.format_message(), f"See: {command} --help")
        return WRONG_USE
    except HeadwaterError as error:
        complain(str(error), error.hint)
        return FAILED
    except BrokenPipeError:
        # Whoever read our output has seen enough; what is still buffered must not fail again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED


@app.callback(invoke_without_command=True)
def headwater_command(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False,
) -> None:
    """Trace every claim in a pile of news articles upstream: who says it, on whose word, how many origins it has."""
    if version:
        typer.echo(f"headwater {headwater.__version__}")
    elif context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.command(epilog="Example: headwater demo")
def demo(
    open_report: Annotated[bool, typer.Option("--open", help="Open the report in a browser.")] = False,
) -> None:
    """Trace the story that comes with Headwater: print the answer, and write the case and a report to the folder demo."""
    folder = Path("demo")
    with writing(folder):
        folder.mkdir(exist_ok=True)
    with progress(quiet=False) as heard:
        case = headwater.trace([demo_story()], folder / "case.db", progress=heard)
    print_screen(headwater.screen(case))
    page = folder / "report.html"
    write(page, headwater.report(case))
    typer.echo(f"\nReport: {page}    Case: {folder / 'case.db'}")
    typer.echo(f"Next: headwater show {folder / 'case.db'} 1    headwater trace YOUR-ARTICLES -o case.db")
    if open_report:
        webbrowser.open(page.absolute().as_uri())


@app.command(epilog="Example: headwater trace articles/ -o case.db")
def trace(
    output: Annotated[Path, given("--output", "-o", metavar="CASE", help="The case file, made or added to.")],
    paths: Annotated[list[str] | None, Paths] = None,
    urls: Urls = None,
    column: Columns = None,
    ocr: Ocr = False,
    private_addresses: Private = False,
    aliases: Aliases = None,
    processes: Processes = None,
    quiet: Quiet = False,
) -> None:
    """Read articles into a case, and trace every claim in it.

    What is done already is not done again: run the same command after Ctrl-C, or with more articles.
    A file that changed takes the place of its earlier version.
    Without PATHS, a case that an earlier version made is brought up to date.
    Nothing is fetched unless an address is given.
    """
    options = replace(_options(urls, column, ocr=ocr, private_addresses=private_addresses), aliases=aliases)
    try:
        with progress(quiet=quiet) as heard:
            case = headwater.trace(
                paths or [], output, options=options, processes=processes, progress=heard, say=None if quiet else say
            )
    except KeyboardInterrupt:
        complain("interrupted: what is done is kept", "Run the same command again to complete it.")
        raise typer.Exit(INTERRUPTED) from None
    for failure in case.failures:
        tell_failure(failure)
    if not case.articles:
        raise typer.Exit(FAILED)
    if not quiet:
        counts = f"{plural(len(case.articles), 'article')}, {plural(len(case.provenance.claims), 'claim')}"
        twice = f"{plural(len(case.duplicates), 'file')} came twice. " if case.duplicates else ""
        typer.echo(f"{counts}. {twice}Next: headwater show {output}")
    say(*unapplied(case))
    if case.failures:
        raise typer.Exit(SOME_SKIPPED)


@app.command(epilog="Example: headwater articles articles/")
def articles(
    paths: Annotated[list[str] | None, Paths] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a line, as the export does.")] = False,
    text: Annotated[bool, typer.Option("--text", help="Print the text of each article too.")] = False,
    urls: Urls = None,
    column: Columns = None,
    ocr: Ocr = False,
    private_addresses: Private = False,
) -> None:
    """Print what is taken in: each article's facts and where they were read, its credits, and what is doubtful.

    Nothing is kept. Look here first when a pile looks wrong: the other commands see what this one prints.
    """
    _want(paths, urls)
    options = _options(urls, column, ocr=ocr, private_addresses=private_addresses)
    form = facts_as_json if as_json else facts_and_text if text else facts
    _print_all(headwater.articles(paths or [], options=options, say=say), form, "taken in")


@app.command(epilog="Example: headwater attributions articles/")
def attributions(
    paths: Annotated[list[str] | None, Paths] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a line, as the export does.")] = False,
    as_tsv: Annotated[
        bool, typer.Option("--tsv", help="Print a table for spreadsheets, its cells set apart by tabs.")
    ] = False,
    urls: Urls = None,
    column: Columns = None,
    ocr: Ocr = False,
    private_addresses: Private = False,
    processes: Processes = None,
) -> None:
    """Print who says what in articles: each source, its cue and its content in their sentence.

    What stands inside what another source says is indented under it.
    Nothing is kept; trace keeps them in a case, and follows them from article to article.
    """
    if as_json and as_tsv:
        raise typer.BadParameter("--json and --tsv are two forms; choose one.")
    _want(paths, urls)
    form = said_as_json if as_json else said_as_tsv if as_tsv else said
    options = _options(urls, column, ocr=ocr, private_addresses=private_addresses)
    _print_all(headwater.attributions(paths or [], options=options, processes=processes, say=say), form, "read")


@app.command(epilog="Example: headwater explain articles/01-torlind-gazette.txt:900")
def explain(
    place: Annotated[str, named(metavar="FILE:PLACE", help=_PLACE)],
) -> None:
    """Print why the words at a place are held to be somebody's: which rules say so, by what words, and how surely.

    Where the place stands in the original is told too: in which part of the page, or where on which sheet.

    The attributions command prints the place of each attribution before it.
    """
    name, _, number = place.rpartition(":")
    if not name or not (number.isascii() and number.isdigit()):
        raise typer.BadParameter(f"{place!r} is no FILE:PLACE, such as article.txt:120.")
    offset = int(number)
    file = name if Path(name).exists() else name.partition("#")[0]
    found = next(iter(headwater.attributions([file], say=say, only=None if file == name else name)), None)
    if isinstance(found, Failure):
        raise NotTakenIn(found.subject, found.error, found.hint)
    if found is None:
        raise NoSuchArticle(name)
    if offset >= len(found.article.text):
        raise NoSuchPlace(name, offset, len(found.article.text))
    print_reasons(explanation(found.article, found.reading.sentences, found.attributions, found.places, offset))


@app.command(epilog="Example: headwater compare articles/01-torlind-gazette.txt articles/02-highmoor-post.html")
def compare(
    left: Annotated[str, named(metavar="A", help="A file, FILE#PART or address.")],
    right: Annotated[str, named(metavar="B", help="Another.")],
    case: Annotated[Path | None, given(metavar="CASE", help="Take A and B, named by path, from a case.")] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Leave nothing out, and list what only one states.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object, with all places.")] = False,
    aliases: Aliases = None,
    ocr: Ocr = False,
    private_addresses: Private = False,
) -> None:
    """Print two articles side by side: the passages they share with what differs in them, and the claims both speak to.

    Nothing is said of who had it from whom: that takes a pile, and trace.
    """
    if case and aliases:
        raise typer.BadParameter("a case has its names from `headwater trace --aliases`; leave out one of the two.")
    options = Options(ocr=ocr, private_addresses=private_addresses, aliases=aliases)
    kept = told(headwater.open_case(case)) if case else None
    found = headwater.compare_articles(left, right, kept, options=options, say=say)
    if as_json:
        typer.echo(comparison_json(found), nl=False)
    else:
        print_view(side_by_side(found, everything=everything))


@app.command(epilog='Example: headwater rule case.db "nothing to fear" "no danger to the dam itself" --same --by Ana')
def rule(
    case: CaseArgument,
    words: Annotated[str, named(metavar="WORDS", help="Words of one place.")],
    other: Annotated[str, named(metavar="OTHER", help="Words of the other.")],
    same: Annotated[bool, given("--same/--not-same", help="Whether the two make one claim.")],
    by: By,
    why: Why = None,
    within: Annotated[str | None, given("--in", metavar="PATH", help="The article of the first place.")] = None,
    other_in: Annotated[str | None, given(metavar="PATH", help="The article of the other place.")] = None,
    aliases: Aliases = None,
) -> None:
    """Decide that two places make one claim, or that they do not. The case is compared anew under it.

    It holds in every later trace, also of files that changed, as long as the words are found.
    """
    places = (Words(words=words, within=within), Words(words=other, within=other_in))
    choice = Choice(kind="same_claim" if same else "other_claim", by=by, why=why, places=places)
    with progress(quiet=False) as heard:
        ruled = headwater.decide(case, choice, options=Options(aliases=aliases), progress=heard, say=say)
    made = ruled.decisions[-1]
    (outcome,) = (one for one in ruled.outcomes if one.id == made.id)
    typer.echo(f"Decision {short_id(made.id)} is kept: {outcome.reason}. Next: headwater decisions list {case}")
    say(*unapplied(ruled))


@app.command(epilog="Example: headwater show case.db 1")
def show(
    case: CaseArgument,
    claim: Annotated[str | None, named(metavar="[CLAIM]", help="A claim's number or id.")] = None,
    without: Annotated[list[str] | None, given(metavar="NAME", help="Suppose a source, article or edge away.")] = None,
    as_one: Annotated[list[str] | None, given(metavar="A=B", help="Suppose that two sources are one.")] = None,
    apart: Annotated[list[str] | None, given(metavar="A=B", help="Suppose that two sources are not one.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the same facts as JSON.")] = False,
    svg: Annotated[Path | None, given(metavar="FILE", help="Draw the claim's family tree.")] = None,
    png: Annotated[Path | None, given(metavar="FILE", help="The same for slides.")] = None,
) -> None:
    """Print the answer on one screen; with a claim, its trail; with --without, --as-one or --apart, what would change."""
    opened, away, one, two = told(headwater.open_case(case)), without or (), pairs(as_one or ()), pairs(apart or ())
    supposed = headwater.what_if(opened, without=away, as_one=one, apart=two) if away or one or two else None
    if svg or png:
        typer.echo("\n".join(f"Picture: {file}" for file in draw(opened, claim, svg, png)))
    elif as_json:
        typer.echo(json.dumps(headwater.summary(opened, claim, supposed), indent=2, ensure_ascii=False))
    else:
        print_screen(headwater.screen(opened, claim, supposed))


@app.command(epilog="Example: headwater report case.db -o report.html")
def report(
    case: CaseArgument,
    output: Annotated[Path, given("--output", "-o", metavar="FILE", help="The page to write.")],
    claims: Annotated[
        str, given(metavar="1,3,8", help="Show these claims alone, and what they rest on, by number or id.")
    ] = "",
    title: Annotated[str, given(metavar="TEXT", help="What to write above the page.")] = "",
    quiet: Quiet = False,
) -> None:
    """Write the report: one page that opens in any browser, without a network."""
    wanted = [one.strip() for one in claims.split(",") if one.strip()]
    write(output, headwater.report(told(headwater.open_case(case)), wanted, title))
    if not quiet:
        typer.echo(f"Report: {output}")


@app.command(epilog="Example: headwater export case.db --to jsonl -o case.jsonl")
def export(
    case: CaseArgument,
    to: Annotated[Format, typer.Option(help="The form to write.")] = Format.JSONL,
    output: Annotated[
        Path | None, given("--output", "-o", metavar="FILE", help="The file to write, else the terminal.")
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Write everything in a case for other programs: one JSON object a line."""
    lines = {Format.JSONL: headwater.export}[to](told(headwater.open_case(case)))
    if output is None:
        sys.stdout.buffer.write(lines.encode())
        return
    write(output, lines)
    if not quiet:
        typer.echo(f"Export: {output}")


def _print_all(results: Iterable[Any], form: Callable[[Any], None], done: str) -> None:
    """Print results in a form, under what stands above them all; leave with what could not be `done`, if anything."""
    shown = failed = 0
    try:
        for result in results:
            if isinstance(result, Failure):
                tell_failure(result)
                failed += 1
                continue
            if not shown:
                form(None)
            form(result)
            shown += 1
    except KeyboardInterrupt:
        complain(f"interrupted: not every article was {done}", "Run the same command again to see all of them.")
        raise typer.Exit(INTERRUPTED) from None
    if failed:
        raise typer.Exit(SOME_SKIPPED if shown else FAILED)


def _want(paths: list[str] | None, urls: list[str] | None) -> None:
    if not paths and not urls:
        raise typer.BadParameter("give PATHS, or --urls FILE.")


def _options(urls: list[str] | None, column: list[str] | None, *, ocr: bool, private_addresses: bool) -> Options:
    columns = [tuple(one.split("=", 1)) for one in column or []]
    if any(len(pair) != 2 or not all(pair) or pair[0] not in ROLES for pair in columns):
        raise typer.BadParameter(f"--column wants WHAT=NAME, such as text=body; WHAT is one of {', '.join(ROLES)}.")
    named = tuple((what, name) for what, name in columns)
    return Options(urls=tuple(urls or ()), columns=named, ocr=ocr, private_addresses=private_addresses)
