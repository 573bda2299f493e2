"""The held-out fifth of the annotated corpus: every article whose number is divisible by 5; no rule is tuned on it."""

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
    """Return the held-out articles, sorted by name."""
    paths = [path for path in corpus.glob("part-*/*.txt") if int(path.stem) % 5 == 0]
    return tuple(sorted(map(_marked, paths), key=lambda marked: marked.name))


def _marked(path: Path) -> Marked:
    text, rows = markup.parse(path.read_text(encoding="utf-8"))
    name = f"{path.parent.name}-{path.name}"
    gold = json.dumps({"path": name, "text": text, "attributions": rows}, ensure_ascii=False)
    return Marked(name=name, text=text, gold=gold)
