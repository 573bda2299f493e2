"""The laws of counting on many invented worlds: how often an interval grows surer with less evidence, or rises for a copy.

laws.py [WORLDS]    prints one JSON object

From each world, with a share of its evidence kept back already, one more date, name, credit and copied passage is taken away,
each by itself. Whoever knows less cannot be surer: `narrowed` is the share of such trials in which an end of some claim moved
inwards. Then one more outlet reprints an article: `raised` is the share of trials in which an end of some claim rose. The credit
or the date of the reprint is kept back too, or both (`bare`). `disordered` is the share of worlds whose answer depends on the
order of the input.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random  # noqa: TID251 - chance is seeded
from typing import TypeVar

from rendered import Rendered, render
from spread import Dispatch, World, world
from withheld import Piece, PieceKind, pieces, withheld
from worlds import intervals

Ends = dict[int, tuple[int, int]]
KINDS: tuple[PieceKind, ...] = ("date", "name", "credit", "passage")
_COPIES: dict[str, tuple[PieceKind, ...]] = {
    "credited": (),
    "uncredited": ("credit",),
    "undated": ("date",),
    "bare": ("credit", "date"),
}
_SHARES = (0.0, 0.0, 0.25, 0.5, 0.75)
_LATE = 900  # hours

Row = TypeVar("Row")


def ends(rendered: Rendered) -> Ends:
    """Return the fewest and the most origins of each claim."""
    return {claim: (one.min, one.max) for claim, one in intervals(rendered, rendered.trace()).items()}


def narrowed(before: Ends, after: Ends) -> bool:
    """Say whether an end of some claim has moved inwards."""
    return any(after[claim][0] > low or after[claim][1] < high for claim, (low, high) in before.items())


def raised(before: Ends, after: Ends) -> bool:
    """Say whether an end of some claim has risen."""
    return any(after[claim][0] > low or after[claim][1] > high for claim, (low, high) in before.items())


def with_copy(spread: World, number: int) -> World:
    """Return a world in which one more outlet reprints an article, word for word and with a credit, weeks later."""
    tellings = (replace(t, knows=None, upstream=number, credited=True) for t in spread.dispatches[number].tellings)
    copy = Dispatch(
        outlet=len(spread.outlets),
        hour=_LATE,
        to_the_minute=True,
        manner="republication",
        upstream=number,
        tellings=tuple(tellings),
    )
    return replace(spread, outlets=(*spread.outlets, "Zarholt Digest"), dispatches=(*spread.dispatches, copy))


def tried(worlds: int) -> dict[str, dict[str, float]]:
    """Return how often each law is broken."""
    trials: Counter[tuple[str, str]] = Counter()
    broken: Counter[tuple[str, str]] = Counter()
    for seed in range(worlds):
        for law, kind, fails in _trials(seed):
            trials[law, kind] += 1
            broken[law, kind] += fails
    found: dict[str, dict[str, float]] = {}
    for law, kind in sorted(trials):
        found.setdefault(law, {})[kind] = round(broken[law, kind] / trials[law, kind], 4)
    return found


def _trials(seed: int) -> Iterator[tuple[str, str, bool]]:
    chance, spread = Random(seed + 7), world(seed)  # noqa: S311 - nothing is kept secret
    kept_back = withheld(spread, chance.choice(_SHARES))
    made = render(spread, kept_back)
    before = ends(made)
    given = [piece for piece in pieces(spread) if piece not in kept_back]
    for kind in KINDS:
        of_kind = [piece for piece in given if piece.kind == kind]
        if of_kind:
            yield "narrowed", kind, narrowed(before, ends(render(spread, kept_back | {chance.choice(of_kind)})))
    number = chance.randrange(len(spread.dispatches))
    copied = with_copy(spread, number)
    for name, kinds in _COPIES.items():
        gone = {Piece(kind=kind, article=len(spread.dispatches)) for kind in kinds}
        yield "raised", name, raised(before, ends(render(copied, kept_back | gone)))
    yield "disordered", "worlds", _shuffled(chance, made).trace() != made.trace()


def _shuffled(chance: Random, made: Rendered) -> Rendered:
    links = made.links
    return replace(
        made,
        articles=_mixed(chance, made.articles),
        attributions=_mixed(chance, made.attributions),
        links=replace(
            links,
            statements=_mixed(chance, links.statements),
            statement_links=_mixed(chance, links.statement_links),
            passages=_mixed(chance, links.passages),
        ),
    )


def _mixed(chance: Random, rows: Sequence[Row]) -> tuple[Row, ...]:
    return tuple(chance.sample(rows, len(rows)))


def main(worlds: str = "1000") -> int:
    """Print how often each law is broken."""
    print(json.dumps({"worlds": int(worlds), **tried(int(worlds))}, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
