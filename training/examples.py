"""The corpus as the tagger sees it: stretches of word pieces, and what is true of each."""

import random
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from headwater.attribute.tagger import ACTS, KEPT, SIZE
from headwater.network.wordpieces import BREAK, Pieces, Vocabulary, split, windows

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "benchmarks"))
import markup  # noqa: E402 - the yardsticks are scripts beside the benchmarks

LATER = range(13, 18)  # parts written after the others, which the apprentice does not read
NONE = -100  # no act is known for this piece
Row = dict[str, object]
Article = tuple[str, list[Row]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One attribution in a window: the pieces of its cue, and per role (source, cue, content, begin, end) where it is true."""

    cue: tuple[int, ...]
    roles: np.ndarray


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One window: piece ids, where attributions begin, what is in any source, cue or content, acts, and the attributions."""

    ids: tuple[int, ...]
    begins: np.ndarray
    anywhere: np.ndarray
    acts: np.ndarray
    asked: tuple[Asked, ...]


def paths(*, apprentice: bool, unread: bool = False) -> list[Path]:
    """Return the articles to learn from: never one whose number is divisible by 5.

    The apprentice reads parts 1 to 12 without the numbers that leave 1; `unread` gives instead what it has not read, on which
    the scorer learns how far to trust a tagger.
    """
    found = [path for path in sorted((ROOT / "corpus").glob("part-*/*.txt")) if int(path.stem) % 5]
    if not apprentice:
        return found
    return [path for path in found if _kept_back(path) == unread]


def _kept_back(path: Path) -> bool:
    return int(path.parent.name.split("-")[1]) in LATER or int(path.stem) % 5 == 1


def load(files: Iterable[Path]) -> list[Article]:
    """Return text and rows of annotated articles."""
    return [markup.parse(path.read_text(encoding="utf-8")) for path in files]


def examples(articles: Iterable[Article], vocabulary: Vocabulary, chance: random.Random) -> Iterator[Example]:
    """Yield every window of `articles`, cut at other places and sometimes with other quotation marks each time."""
    for text, rows in articles:
        shown = _other_marks(text, chance) if chance.random() < 0.3 else text
        pieces = split(shown, vocabulary)
        yield from _of_article(pieces, rows, vocabulary.pieces[BREAK], chance)


def _of_article(pieces: Pieces, rows: list[Row], start: int, chance: random.Random) -> Iterator[Example]:
    """Yield the windows of an article, each with the piece `start` before it, as headwater.attribute.tagger reads them."""
    count = len(pieces.ids)
    begins, anywhere = np.zeros(count, np.float32), np.zeros((count, 3), np.float32)
    acts = np.full(count, NONE)
    asked = []
    for row in rows:
        spans = [_inside(pieces, row[role]) for role in ("source", "cue", "content")]
        for column, held in enumerate(spans):
            anywhere[held, column] = 1
        anchor = spans[1] if spans[1].any() else spans[0]
        if anchor.any():
            first = int(anchor.argmax())
            begins[first] = 1
            acts[first] = ACTS.index(str(row["act"])) if row["act"] else NONE
            asked.append((np.flatnonzero(anchor), np.stack([*spans, *_edges(pieces, row["content"])])))
    for first, stop in _cut(pieces, chance):
        yield Example(
            ids=(start, *pieces.ids[first:stop]),
            begins=np.pad(begins[first:stop], (1, 0)),
            anywhere=np.pad(anywhere[first:stop], ((1, 0), (0, 0))),
            acts=np.pad(acts[first:stop], (1, 0), constant_values=NONE),
            asked=tuple(
                Asked(
                    cue=tuple(int(k) - first + 1 for k in cue if first <= k < stop),
                    roles=np.pad(roles[:, first:stop], ((0, 0), (1, 0))),
                )
                for cue, roles in asked
                if any(first <= k < stop for k in cue)
            ),
        )


def _inside(pieces: Pieces, spans: object) -> np.ndarray:
    starts, ends = np.array(pieces.starts), np.array(pieces.ends)
    held = np.zeros(len(starts), bool)
    for start, end in spans or ():
        held |= (starts < end) & (ends > start) & (ends > starts)
    return held


def _edges(pieces: Pieces, spans: object) -> tuple[np.ndarray, np.ndarray]:
    begin, end = np.zeros(len(pieces.ids), bool), np.zeros(len(pieces.ids), bool)
    for span in spans:
        held = np.flatnonzero(_inside(pieces, [span]))
        if len(held):
            begin[held[0]] = end[held[-1]] = True
    return begin, end


def _cut(pieces: Pieces, chance: random.Random) -> Iterator[tuple[int, int]]:
    """Yield windows that begin at a line chosen by chance, the lines before it as a window of their own."""
    lines = [row for row in pieces.breaks if row < min(len(pieces.ids) - 1, 150)]
    first = chance.choice(lines) if lines else 0
    if first:
        yield 0, first
    rest = Pieces(
        ids=pieces.ids[first:],
        starts=pieces.starts[first:],
        ends=pieces.ends[first:],
        breaks=tuple(row - first for row in pieces.breaks if row >= first),
        words=(),
    )
    yield from ((start + first, stop + first) for start, stop in windows(rest, SIZE, KEPT))


def _other_marks(text: str, chance: random.Random) -> str:
    """Return `text` with straight or curly marks throughout, as long as before."""
    if chance.random() < 0.5:
        return text.translate(str.maketrans("“”‘’", "\"\"''"))
    opened = re.sub(r'(?<!\w)"(?=\w)', "“", text)
    return opened.replace('"', "”").replace("'", "’")
