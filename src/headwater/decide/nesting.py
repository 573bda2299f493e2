"""Which attribution lies in which, after people took some away and gave others new spans."""

from collections.abc import Sequence
from dataclasses import replace

from headwater.model.attribution import Attribution
from headwater.model.text import Span


def nested(found: Sequence[Attribution], kept: Sequence[Attribution]) -> list[Attribution]:
    """Return the kept attributions of one article, each inside the smallest larger one whose content holds its cue.

    Those that were found keep their parents, unless these are gone or something new lies between.
    """
    before = {one.id for one in found}
    ids = {one.id for one in kept}
    made = {one.id for one in kept if one.id not in before}
    gone = before - ids
    return [one if not (made or gone) else replace(one, parent=_parent(one, kept, made)) for one in kept]


def _parent(one: Attribution, kept: Sequence[Attribution], made: set[str]) -> str | None:
    """Return the attribution that holds one: the nearest of those that are new and, unless it is new itself, its own parent."""
    sizes = {other.id: _size(other) for other in kept}
    settled = one.id not in made and (one.parent is None or one.parent in sizes)
    anchor = (one.cues or one.sources or one.contents)[0]
    holders = [
        _order(other)
        for other in kept
        if (not settled or other.id in made) and _holds(other, anchor) and _order(other) > _order(one)
    ]
    if settled and one.parent is not None:
        holders.append((sizes[one.parent], one.parent))
    return min(holders, default=(0, None))[1]


def _order(one: Attribution) -> tuple[int, str]:
    return (_size(one), one.id)


def _holds(one: Attribution, anchor: Span) -> bool:
    return any(span.start <= anchor.start and anchor.end <= span.end for span in one.contents)


def _size(one: Attribution) -> int:
    return sum(span.end - span.start for span in one.contents)
