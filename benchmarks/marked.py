"""Articles with gold attributions: the held-out fifth of our own corpus, and others given as JSON lines."""

import json
from dataclasses import dataclass
from pathlib import Path

import markup

CORPUS = Path(__file__).parent.parent / "corpus"


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """One article of the corpus without its tags; `name` is unlike any other's; `gold` is a line for the scorer."""

    name: str
    text: str
    gold: str


def held_out(corpus: Path = CORPUS) -> tuple[Marked, ...]:
    """Return every article of the corpus whose number is divisible by 5, sorted by name: no rule is tuned on these."""
    paths = [path for path in corpus.glob("part-*/*.txt") if int(path.stem) % 5 == 0]
    return tuple(sorted(map(_marked, paths), key=lambda marked: marked.name))


def from_lines(folder: Path) -> tuple[Marked, ...]:
    """Return the articles of all .jsonl files in `folder`, each line as the scorer reads it."""
    lines = [line for path in sorted(folder.glob("*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines()]
    rows = [(json.loads(line), line) for line in lines]
    return tuple(Marked(name=row["path"], text=row["text"], gold=line) for row, line in rows)


def _marked(path: Path) -> Marked:
    text, rows = markup.parse(path.read_text(encoding="utf-8"))
    name = f"{path.parent.name}-{path.name}"
    gold = json.dumps({"path": name, "text": text, "attributions": rows}, ensure_ascii=False)
    return Marked(name=name, text=text, gold=gold)
