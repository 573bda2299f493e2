"""The tagger: a small transformer that has learned from the corpus where cues are and what each of them ties together.

One pass over the text tells for each word piece how likely an attribution begins there, and gives it a question and an
answer of 64 numbers for each role; how well the question of one piece meets the answer of another says how likely
the second belongs to the first one's attribution in that role.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

import numpy as np

from headwater.model.text import Span
from headwater.network.models import Network, Session, load_network, open_network
from headwater.network.wordpieces import BREAK, Pieces, Vocabulary, split, windows

ROLES = ("source", "cue", "content", "begin", "end")
ACTS = ("speech", "document", "belief", "intent")
_SPANS = 3  # the first roles are of every piece in a span, the others of its edges alone
MODEL = "tagger.onnx"
WIDTH, SIZE, KEPT = 64, 256, 64
NEAR, FARTHEST = 16, 32  # distances below the first are told apart one by one, above that on a scale of powers
_NUMBERS = np.float32
_FACTS = frozenset({"distances"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """What the tagger says of one stretch of pieces: arrays of (pieces, roles, 64), twice, and of (pieces, roles)."""

    first: int
    questions: np.ndarray
    answers: np.ndarray
    leanings: np.ndarray


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagging:
    """What the tagger says of one text.

    `begins` holds for each piece the probability that an attribution's cue begins there (its source, where it has no cue),
    `acts` the likeliest act; `owners` says which window speaks for a piece.
    """

    pieces: Pieces
    begins: tuple[float, ...]
    acts: tuple[str, ...]
    owners: tuple[int, ...]
    windows: tuple[Window, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What belongs to the attribution whose cue has the piece `piece`: a probability for each piece from `first` on, by role."""

    piece: int
    first: int
    roles: dict[str, tuple[float, ...]]
    sums: dict[str, tuple[float, ...]]

    def mass(self, role: str, start: int, stop: int) -> float:
        """Return how many pieces from `start` to before `stop` are expected to have `role`."""
        sums = self.sums[role]
        low, high = (min(max(at - self.first, 0), len(sums) - 1) for at in (start, stop))
        return sums[high] - sums[low] if high > low else 0.0

    def chance(self, role: str, piece: int) -> float:
        """Return the probability that `piece` has `role`, 0 outside the window."""
        at = piece - self.first
        return self.roles[role][at] if 0 <= at < len(self.roles[role]) else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagger:
    """The model as it was loaded: its session, its vocabulary, and how much each distance counts, by role."""

    session: Session
    vocabulary: Vocabulary
    distances: np.ndarray


@cache
def load_tagger() -> Tagger:
    """Return the tagger that comes with the package.

    Raises:
        DamagedInstallation: its file is missing or is no model.
    """
    return _tagger(load_network("headwater.attribute", MODEL, _FACTS))


def open_tagger(body: bytes) -> Tagger:
    """Return the tagger in `body`.

    Raises:
        DamagedInstallation: it is no model, or not one of ours.
    """
    return _tagger(open_network(body, MODEL, _FACTS))


def _tagger(network: Network) -> Tagger:
    distances = np.array(network.facts["distances"].split(), dtype=_NUMBERS).reshape(len(ROLES), -1)
    return Tagger(session=network.session, vocabulary=network.vocabulary, distances=distances)


def tag(text: str, tagger: Tagger, section: Span | None = None) -> Tagging:
    """Return what the tagger says of `text`, or of one section of it."""
    pieces = split(text, tagger.vocabulary, section)
    ranges = windows(pieces, SIZE, KEPT)
    start = tagger.vocabulary.pieces[
        BREAK
    ]  # the first piece of a window is read badly, so that must be none of the text's
    begins = np.zeros(len(pieces.ids), _NUMBERS)
    acts = np.zeros(len(pieces.ids), np.int64)
    owners = np.zeros(len(pieces.ids), np.int64)
    said = []
    for number, (first, stop) in enumerate(ranges):
        ids = np.array([[start, *pieces.ids[first:stop]]], dtype=np.int64)
        single, questions, answers, leanings = (row[0, 1:] for row in tagger.session.run(None, {"ids": ids}))
        # A window takes over from the one before where the line they share begins, or in the middle of a line that was cut.
        own = first if first in pieces.breaks or number == 0 else (first + ranges[number - 1][1]) // 2
        begins[own:stop] = _chance(single[own - first :, 0])
        acts[own:stop] = single[own - first :, 4:].argmax(-1)
        owners[own:stop] = number
        shape = (stop - first, len(ROLES), WIDTH)
        said.append(
            Window(first=first, questions=questions.reshape(shape), answers=answers.reshape(shape), leanings=leanings)
        )
    return Tagging(
        pieces=pieces,
        begins=tuple(begins.tolist()),
        acts=tuple(ACTS[act] for act in acts.tolist()),
        owners=tuple(owners.tolist()),
        windows=tuple(said),
    )


def ask(tagging: Tagging, tagger: Tagger, cues: Iterable[int]) -> dict[int, Answer]:
    """Return what belongs to each of the pieces `cues`, if a cue it is."""
    asked: dict[int, list[int]] = {}
    for piece in sorted(set(cues)):
        asked.setdefault(tagging.owners[piece], []).append(piece)
    found = {}
    for number, rows in asked.items():
        window = tagging.windows[number]
        chances = _chances(window, tagger.distances, np.array(rows) - window.first)
        _level(chances, tagging.pieces.words, window.first)
        for piece, table in zip(rows, chances, strict=True):
            roles = {role: tuple(values.tolist()) for role, values in zip(ROLES, table, strict=True)}
            sums = {role: (0.0, *accumulate(values)) for role, values in roles.items()}
            found[piece] = Answer(piece=piece, first=window.first, roles=roles, sums=sums)
    return found


def _chances(window: Window, distances: np.ndarray, places: np.ndarray) -> np.ndarray:
    """Return an array (asked pieces, roles, pieces of the window) of probabilities."""
    scores = np.einsum("arw,trw->art", window.questions[places], window.answers, optimize=True) / 8.0
    apart = np.arange(len(window.leanings))[None, :] - places[:, None]
    steps = np.abs(apart)
    far = NEAR + (np.log2(np.maximum(steps, NEAR) / NEAR) * 4).astype(np.int64)
    steps = np.where(steps < NEAR, steps, np.minimum(far, FARTHEST))
    by_distance = distances[:, np.where(apart < 0, FARTHEST - steps, FARTHEST + steps)].transpose(1, 0, 2)
    return _chance(scores + window.leanings.T[None] + by_distance)


def _level(chances: np.ndarray, words: tuple[int, ...], first: int) -> None:
    """Give all pieces of one word the mean of what they have, in every role but the edges: no span ends within a word."""
    count = chances.shape[2]
    inside = words[bisect_right(words, first) : bisect_left(words, first + count)]
    starts = np.array([0, *(word - first for word in inside)])
    sizes = np.diff([*starts, count])
    means = np.add.reduceat(chances[:, :_SPANS], starts, axis=2) / sizes
    chances[:, :_SPANS] = np.repeat(means, sizes, axis=2)


def _chance(scores: np.ndarray) -> np.ndarray:
    chances: np.ndarray = 1.0 / (1.0 + np.exp(-np.clip(scores, -30.0, 30.0)))
    return chances
