"""The evidence that the articles of an invented world give, piece by piece, so that more and more of it can be kept back."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random  # noqa: TID251 - chance comes from the caller, seeded
from typing import Literal

from spread import World

PieceKind = Literal["credit", "name", "date", "passage"]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Piece:
    """A piece of evidence that an article may keep back: its date, a copied passage, or in one telling a credit or a name."""

    kind: PieceKind
    article: int
    telling: int = 0


def pieces(spread: World) -> tuple[Piece, ...]:
    """Return every piece of evidence that the articles of a world give, in order."""
    return tuple(piece for number in range(len(spread.dispatches)) for piece in _given(spread, number))


def _given(spread: World, number: int) -> Iterator[Piece]:
    dispatch = spread.dispatches[number]
    yield Piece(kind="date", article=number)
    if dispatch.manner == "republication":
        yield Piece(kind="credit", article=number)
    if dispatch.manner in {"republication", "excerpt"}:
        yield Piece(kind="passage", article=number)
    for place, telling in enumerate(dispatch.tellings if dispatch.manner != "republication" else ()):
        if telling.credited:
            yield Piece(kind="credit", article=number, telling=place)
        if telling.shown is not None and spread.origins[telling.shown][telling.face].showing in {"named", "document"}:
            yield Piece(kind="name", article=number, telling=place)


def withheld(spread: World, share: float) -> frozenset[Piece]:
    """Return the evidence that is kept back at a share from 0 to 1: more of it at a greater share, never less."""
    chance = Random(spread.seed + 1)  # noqa: S311 - nothing is kept secret
    return frozenset(piece for piece in pieces(spread) if chance.random() < share)
