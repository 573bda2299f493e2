"""The matcher: a small transformer that has learned which statements make the same claim, and turns each into a meaning.

Meanings are rows of 384 whole numbers: their products are exact, so the same statements come out equally alike in any order.
Each statement is read alone, for numbers of 8 bits are scaled to all that is read at once; what stands right before it is
read with it.
"""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import takewhile

import numpy as np

from headwater.model.links import Statement
from headwater.model.text import Article, Reading, Span
from headwater.network.models import Network, load_network
from headwater.network.wordpieces import BREAK, Vocabulary, split

MODEL = "matcher.onnx"
WIDTH = 384
SCALE = 127
MOST_PIECES = 80
PIECES_BEFORE = 24  # are kept of what stands before a statement in a window that is too long
MOST_CHARACTERS, MOST_BEFORE, MOST_SENTENCES = 900, 240, 40
NEAR = 200  # characters; what ends farther before is no context
_START, _END = "[CLS]", "[SEP]"

Row = np.ndarray
Meanings = np.ndarray
"""One row of whole numbers from -127 to 127 for each statement, as float32."""


@cache
def load_matcher() -> Network:
    """Return the matcher that comes with the package.

    Raises:
        DamagedInstallation: its file is missing or is no model.
    """
    return load_network("headwater.compare", MODEL)


def meanings(article: Article, reading: Reading, statements: Sequence[Statement], matcher: Network) -> Meanings:
    """Return the meaning of each of `statements` of one article, a row each: nothing but zeros if it is not in English."""
    if not reading.attempted:
        return np.zeros((len(statements), WIDTH), dtype=np.float32)
    rows = [_meaning(article.text, window(reading, one), one.content, matcher) for one in statements]
    return together(rows)


def together(rows: Sequence[np.ndarray]) -> Meanings:
    """Return single rows as one block."""
    return np.array(rows, dtype=np.float32).reshape(len(rows), WIDTH)


def to_bytes(row: Row) -> bytes:
    """Return a row as bytes, one for each number."""
    return bytes(row.astype(np.int8))


def from_bytes(body: bytes) -> Row:
    """Return the row that `to_bytes` was given."""
    return np.frombuffer(body, dtype=np.int8).astype(np.float32)


def likeness(meanings: Meanings, left: int, right: int) -> float:
    """Return how alike two rows are; a score, 0 for such as point apart."""
    return max(0.0, float(meanings[left] @ meanings[right]) / SCALE**2)


def window(reading: Reading, statement: Statement) -> Span:
    """Return the stretch that a statement is read in: the sentences it stands in, with the one before it if that is near."""
    first, last = min(statement.start, statement.content[0].start), max(statement.end, statement.content[-1].end)
    at = bisect_right(reading.sentences, first, key=lambda sentence: sentence.end)
    around = list(takewhile(lambda sentence: sentence.start < last, reading.sentences[at : at + MOST_SENTENCES]))
    start = min([first, *(sentence.start for sentence in around)])
    end = max([last, *(sentence.end for sentence in around)])
    if at and start - reading.sentences[at - 1].end < NEAR:
        start = max(reading.sentences[at - 1].start, start - MOST_BEFORE)
    if end - start > MOST_CHARACTERS:
        start = max(start, statement.content[0].start - MOST_BEFORE)
    return Span(start=start, end=min(end, start + MOST_CHARACTERS))


def pieces_of(
    text: str, stretch: Span, content: Sequence[Span], vocabulary: Vocabulary
) -> tuple[tuple[int, ...], tuple[bool, ...]]:
    """Return what the matcher reads of `stretch`, as numbers of pieces, and which of them belong to `content`.

    All of them do if none does. Of a long stretch, at most 80 pieces from shortly before the content on.
    """
    pieces = split(text, vocabulary, stretch)
    rows = [
        (number, any(s.start < end and start < s.end for s in content))
        for number, start, end in zip(pieces.ids, pieces.starts, pieces.ends, strict=True)
        if number != vocabulary.pieces[BREAK]
    ]
    first = next((place for place, (_, inside) in enumerate(rows) if inside), 0)
    start = max(0, min(first - PIECES_BEFORE, len(rows) - MOST_PIECES))
    rows = rows[start : start + MOST_PIECES]
    told = any(inside for _, inside in rows)
    ids = (vocabulary.pieces[_START], *(number for number, _ in rows), vocabulary.pieces[_END])
    return ids, (False, *(inside or not told for _, inside in rows), False)


def _meaning(text: str, stretch: Span, content: Sequence[Span], matcher: Network) -> np.ndarray:
    """Return one row: the mean of what the pieces of `content` come to in their `stretch`, at length 127."""
    ids, own = pieces_of(text, stretch, content, matcher.vocabulary)
    given = {"ids": np.array([ids], dtype=np.int64), "own": np.array([own], dtype=np.float32)}
    (row,) = matcher.session.run(None, given)[0]
    scaled: np.ndarray = np.rint(row * SCALE)
    return scaled
