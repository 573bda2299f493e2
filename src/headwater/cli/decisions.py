"""The commands on decisions: listed, taken back, put together with another person's, and handed on for training."""

import sys
from pathlib import Path
from typing import Annotated

import typer

import headwater
from headwater.cli.arguments import Aliases, By, CaseArgument, Quiet, Why, given, named
from headwater.errors import MissingFile, UnreadableFile
from headwater.present.decisions import conflict_sentences, decision_lines, short_id, unapplied
from headwater.present.export.decisions import MOST_LETTERS
from headwater.present.phrases import plural
from headwater.run.options import Options
from headwater.run.written import write, writing
from headwater.terminal import print_screen, progress, say, told

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help="List what people decided on a case, take it back, put the work of several together, and hand it on.",
    epilog="Example: headwater decisions list case.db",
)

_MOST_BYTES = 4 * MOST_LETTERS


@app.command("list", epilog="Example: headwater decisions list case.db")
def list_decisions(case: CaseArgument) -> None:
    """Print all decisions: who decided what on which words, when and why, whether it holds, and where people disagree."""
    print_screen(decision_lines(told(headwater.open_case(case))))


@app.command(epilog="Example: headwater decisions export case.db -o decisions.jsonl")
def export(
    case: CaseArgument,
    output: Annotated[
        Path | None, given("--output", "-o", metavar="FILE", help="The file to write, else the terminal.")
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Write the decisions of a case as JSON lines, for another copy of it."""
    opened = headwater.open_case(case)
    lines = headwater.export_decisions(opened)
    if output is None:
        sys.stdout.buffer.write(lines.encode())
        return
    write(output, lines)
    if not quiet:
        typer.echo(f"{plural(len(opened.decisions), 'decision')}: {output}")


@app.command("import", epilog="Example: headwater decisions import case.db decisions.jsonl")
def import_decisions(
    case: CaseArgument,
    file: Annotated[Path, named(metavar="FILE", help="As headwater decisions export wrote it.")],
    aliases: Aliases = None,
    quiet: Quiet = False,
) -> None:
    """Take over the decisions that somebody made on another copy of a case.

    What is known already changes nothing. Where two people decided otherwise, both are kept, the later holds, and it is told.
    """
    text = _text(file)
    with progress(quiet=quiet) as heard:
        merged = headwater.import_decisions(
            case, text, name=str(file), options=Options(aliases=aliases), progress=heard, say=say
        )
    if not quiet:
        known = f"{merged.known_count:,} known already" if merged.known_count else "none known already"
        typer.echo(f"{plural(len(merged.new), 'new decision')}, {known}. Next: headwater decisions list {case}")
    say(*conflict_sentences(merged.conflicts))
    new = {one.id for one in merged.new}
    lost = [one for one in merged.case.outcomes if one.id in new and not one.holds and one.instead is None]
    say(*(f"Decision {short_id(one.id)} is not applied: {one.reason}." for one in lost))


@app.command(epilog="Example: headwater decisions undo case.db 3f9a12c0 --by Ana")
def undo(
    case: CaseArgument,
    decision: Annotated[str, named(metavar="ID", help="The decision, by the first letters of its id.")],
    by: By,
    why: Why = None,
    aliases: Aliases = None,
) -> None:
    """Take a decision back. It stays listed, with who took it back; taking that back brings it into force again."""
    with progress(quiet=False) as heard:
        after = headwater.undo_decision(
            case, decision, by=by, why=why, options=Options(aliases=aliases), progress=heard, say=say
        )
    undone = after.decisions[-1].undoes or ""
    typer.echo(f"Decision {short_id(undone)} is taken back. Next: headwater decisions list {case}")
    say(*unapplied(after))


@app.command(epilog="Example: headwater decisions corpus case.db corpus/")
def corpus(
    case: CaseArgument,
    folder: Annotated[Path, named(metavar="FOLDER", help="Where to write a marked text for each article.")],
    quiet: Quiet = False,
) -> None:
    """Write the articles on whose attributions people decided, marked up as the corpus is that the reader was trained on.

    Only what people accepted is marked. Articles in which some attributions were not looked at are told: they teach the wrong
    thing until they are.
    """
    made = headwater.training_texts(told(headwater.open_case(case)))
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
    for name, text in made.texts.items():
        write(folder / name, text)
    if not quiet:
        typer.echo(f"{plural(len(made.texts), 'marked text')}: {folder}")
    say(*(f"{path}: {plural(count, 'attribution')} not looked at." for path, count in made.unchecked.items()))
    say(*(f"{path} is left out: {reason}." for path, reason in made.left_out.items()))


def _text(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            body = stream.read(_MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise MissingFile(str(file), "there is no such file") from error
    except OSError as error:
        raise UnreadableFile(str(file), error.strerror or "the system cannot read it") from error
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFile(str(file), "it is not text in UTF-8") from error
