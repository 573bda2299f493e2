"""Trace the stories and score what comes out, with the whole pipeline or from the gold.

stories.py [--each] [--keep FOLDER] [--matcher FILE --odd] [pipeline | oracle]

Prints one JSON object with the groups of stories apart: `development`, which was looked at while the rules were written, `later`,
which was written after the first rules, `latest`, written for what those leave thin, and `commentary`, long articles that argue
about one topic. `pipeline` is what a user gets. `oracle`
gives trace the gold's statements, chains and links, so what is missing there trace itself loses. --keep writes the exports to
FOLDER, --each prints a line a story to standard error.

The matcher that is shipped has learned from the gold of 01 to 27, so its figures there say what is reached on known ground.
What is to be expected elsewhere: --matcher FILE with one that has not seen the odd ones (training/matcher.py FILE --without odd),
and --odd, which leaves out the others.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import headwater
from headwater.compare import links, meant
from headwater.model.case import Case
from headwater.network.models import Network, open_network
from headwater.run.local import trace
from oracle import oracle

HERE = Path(__file__).parent
STORIES = HERE.parent / "stories"
LAST_OF_GROUP = {
    "development": "10",
    "later": "15",
    "latest": "27",
    "commentary": "99",
}  # by the number that a story's name begins with


def pipeline(folder: Path) -> Case:
    """Return the case that Headwater makes of one story."""
    return trace(sorted(path for path in folder.iterdir() if path.suffix != ".json"), processes=1, report=_unheard)


def _unheard(_stage: str, _done: int, _total: int) -> None:
    """Let progress pass."""


WAYS: dict[str, Callable[[Path], Case]] = {"pipeline": pipeline, "oracle": oracle}


def group(story: str) -> str:
    """Return which group a story belongs to, by its number."""
    return next(name for name, last in LAST_OF_GROUP.items() if story[:2] <= last)


def trace_stories(corpus: Path, exports: Path, way: str = "pipeline") -> None:
    """Write the export of every story in `corpus` to the folder `exports`, named as the scorer wants it."""
    exports.mkdir(parents=True, exist_ok=True)
    for gold in sorted(corpus.glob("*/story.json")):
        case = WAYS[way](gold.parent)
        (exports / f"{gold.parent.name}.jsonl").write_text(headwater.export(case), encoding="utf-8")


def use(matcher: Network) -> None:
    """Let comparing read statements with `matcher` from now on."""
    for module in (links, meant):
        patch.object(module, "load_matcher", lambda: matcher).start()


def only_odd(corpus: Path, folder: Path) -> Path:
    """Return `folder`, with links in it to the stories in `corpus` that have odd numbers."""
    folder.mkdir()
    for story in sorted(path.parent for path in corpus.resolve().glob("*/story.json")):
        if int(story.name[:2]) % 2:
            (folder / story.name).symlink_to(story)
    return folder


def figures(corpus: Path, exports: Path, *, each: bool) -> dict[str, object]:
    """Return what the scorer says of `exports`, by group; it takes a folder, so each group's stories are linked into one."""
    found: dict[str, object] = {}
    with tempfile.TemporaryDirectory() as scratch:
        for gold in sorted(corpus.resolve().glob("*/story.json")):
            together = Path(scratch) / group(gold.parent.name)
            together.mkdir(exist_ok=True)
            (together / gold.parent.name).symlink_to(gold.parent)
        for together in sorted(Path(scratch).iterdir()):
            found[together.name] = scored(together, exports, each=each)
    return found


def scored(corpus: Path, exports: Path, *, each: bool) -> dict[str, object]:
    """Return what the scorer says of the stories in one folder."""
    command = [sys.executable, str(HERE / "score_stories.py"), str(corpus), str(exports), "--json"]
    done = subprocess.run([*command, *(["--each"] if each else [])], check=True, stdout=subprocess.PIPE, text=True)
    *lines, last = done.stdout.splitlines()
    print(*lines, sep="\n", end="\n" if lines else "", file=sys.stderr)
    result: dict[str, object] = json.loads(last)
    return result


def main() -> int:
    """Trace, score and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("way", nargs="?", choices=WAYS, default="pipeline")
    parser.add_argument("--stories", type=Path, default=STORIES)
    parser.add_argument("--matcher", type=Path, metavar="FILE", help="use this one instead of the one that is shipped")
    parser.add_argument("--odd", action="store_true", help="only the stories with odd numbers")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--each", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        exports = arguments.keep or Path(scratch)
        if arguments.matcher:
            use(open_network(arguments.matcher.read_bytes(), arguments.matcher.name))
        corpus = only_odd(arguments.stories, Path(scratch) / "odd") if arguments.odd else arguments.stories
        trace_stories(corpus, exports, arguments.way)
        print(json.dumps(figures(corpus, exports, each=arguments.each), indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
