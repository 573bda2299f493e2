"""Arguments that several commands take."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

given, named = partial(typer.Option, show_default=False), partial(typer.Argument, show_default=False)

CaseArgument = Annotated[Path, named(metavar="CASE", help="The case file.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but what went wrong.")]
Aliases = Annotated[str | None, given(metavar="FILE", help="Names that mean the same, a group a line: A = B.")]
By = Annotated[str, given(metavar="NAME", help="Who decides.")]
Why = Annotated[str | None, given(metavar="TEXT", help="Why.")]
