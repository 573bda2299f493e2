"""The command that opens a case in the browser."""

import os
import webbrowser
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from headwater.cli.arguments import given, named
from headwater.present.phrases import noun, plural
from headwater.terminal import complain, say

_PASSWORD = "HEADWATER_PASSWORD"  # noqa: S105 - the name of a variable


def open_case(
    case: Annotated[
        Path, named(metavar="CASE", help="The case file; made when articles are added, if it is not there.")
    ],
    port: Annotated[int, given(min=0, max=65535, help="The port to serve at; any that is free if not given.")] = 0,
    host: Annotated[
        str, given(help="The address to serve at: this machine alone, unless HEADWATER_PASSWORD sets a password.")
    ] = "127.0.0.1",
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Print the link, and open no browser.")] = False,
) -> None:
    """Open a case in the browser: look at it, search it, add articles. Served on this machine until Ctrl-C."""

    def ready(link: str) -> None:
        typer.echo(f"Headwater: {link}\nCtrl-C ends it.")
        if not no_browser:
            webbrowser.open(link)

    serve = import_module("headwater.web.served").serve  # late, so that no other command waits for it
    left = serve(case, host=host, port=port, password=os.environ.get(_PASSWORD), ready=ready)
    if left.added:
        complain(
            "not all articles that were sent are in the case",
            f"Add them again: what it has already is not done twice. Files that you sent lie in {case.stem}-articles.",
        )
    if left.uncounted:
        kept = f"{plural(left.uncounted, 'decision')} {noun(left.uncounted, 'is', 'are')} kept in the case"
        say(f"{kept}, and will be counted when you open it next.")
