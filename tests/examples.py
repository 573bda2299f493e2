"""The examples in the documentation: found, run, and held against the output that is printed under them.

    python tests/examples.py      writes the true output under every example (`make docs`)

An example is a line `$ headwater ...` in a block marked `console`; the lines up to the next `$` are its output, where a line
`...` stands for any lines. The examples of one file run in order in one folder that holds the bundled `stories/`. Other commands
(`make`, `git`) are not run. Blocks marked `pycon` are run as Python sessions.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")))
HEADWATER = Path(sys.executable).parent / "headwater"
ELLIPSIS = "..."


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One command and the output printed under it; `line` is the index of the first line of output in its page."""

    command: str
    line: int
    output: tuple[str, ...]


def examples(page: str) -> Iterator[Example]:
    """Yield the commands of a page's console blocks, in order."""
    lines, inside, index = page.split("\n"), False, 0
    while index < len(lines):
        line = lines[index]
        index += 1
        if line.startswith("```"):
            inside = line == "```console" and not inside
        elif inside and line.startswith("$ "):
            end = index
            while not lines[end].startswith(("$ ", "```")):
                end += 1
            yield Example(command=line[2:], line=index, output=tuple(lines[index:end]))
            index = end


def sessions(page: str) -> Iterator[str]:
    """Yield the Python sessions of a page."""
    yield from re.findall(r"^```pycon\n(.*?)^```", page, re.MULTILINE | re.DOTALL)


def run(command: str, folder: Path) -> tuple[str, ...] | None:
    """Return the lines that a command prints, None if it is not ours to run. What it tells of its progress is left out."""
    words = shlex.split(command)
    if words[0] != "headwater":
        return None
    environment = {**os.environ, "NO_COLOR": "1", "COLUMNS": "100", "TERM": "dumb"}
    done = subprocess.run(
        [str(HEADWATER), *words[1:]],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
    )
    return tuple(line.rstrip() for line in done.stdout.splitlines())


def agrees(printed: Sequence[str], output: Sequence[str]) -> bool:
    """Tell whether `output` is what is printed in the page."""
    pattern = "".join(r"(?:.*\n)*?" if line == ELLIPSIS else re.escape(line) + r"\n" for line in printed)
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in output)) is not None


def corrected(printed: Sequence[str], output: Sequence[str]) -> Sequence[str]:
    """Return what to print: what stands there if it is right, else the true output, cut where it was cut before."""
    if agrees(printed, output):
        return printed
    cut = bool(printed) and printed[-1] == ELLIPSIS
    return [*output[: len(printed) - 1], ELLIPSIS] if cut else output


def furnish(folder: Path) -> None:
    """Put into `folder` what the examples read."""
    shutil.copytree(ROOT / "stories", folder / "stories")


def rewrite(path: Path) -> bool:
    """Write the true output under every example of a page; tell whether anything changed."""
    page = path.read_text(encoding="utf-8")
    lines = page.split("\n")
    with tempfile.TemporaryDirectory() as name:
        furnish(Path(name))
        found = [(example, run(example.command, Path(name))) for example in examples(page)]
    for example, output in reversed(found):
        if output is not None:
            lines[example.line : example.line + len(example.output)] = corrected(example.output, output)
    path.write_text("\n".join(lines), encoding="utf-8")
    return "\n".join(lines) != page


if __name__ == "__main__":
    for one in PAGES:
        if rewrite(one):
            print(f"rewritten: {one.relative_to(ROOT)}")  # noqa: T201 - what the script reports
