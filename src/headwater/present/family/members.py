"""What a family tree is made of: nodes in rows and columns, the links between them, and what changed along a link."""

from dataclasses import dataclass
from typing import Literal

from headwater.model.provenance import Drift, EdgeKind

NodeKind = Literal["origin", "denier", "article"]
NodeStance = Literal["asserts", "denies", "both", "doubts", "silent"]
LinkKind = EdgeKind | Literal["names", "denial"]
Grounds = Literal["text", "credit", "inferred"]


_KINDS: tuple[LinkKind, ...] = (
    "republication",
    "excerpt",
    "rewrite",
    "pickup",
    "update",
    "correction",
    "names",
    "denial",
    "match",
)
_GROUNDS: tuple[Grounds, ...] = ("text", "credit", "inferred")


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A source or an article, in one of two lanes: what puts the claim forward, and what denies it.

    `column` is -1 for sources; of an article whose date `is_vague`, `last_column` is the last that it can belong to. `day` is the
    date as far as it is known, of a folded node all of its dates. `parent` is its place in the tree, in its own lane.
    `copies` are the ids of the articles folded into it: whole-text copies, or, of a crowd, others that hang from the same.
    `certain` is False for an origin that may be the same as another; `together` are the names of several in one node.
    `rests_on_nothing` marks an article that says it and does not show where it has it from.
    """

    id: str
    kind: NodeKind
    name: str
    day: str
    stance: NodeStance
    column: int = -1
    last_column: int = -1
    depth: int = 0
    parent: str | None = None
    copies: tuple[str, ...] = ()
    is_crowd: bool = False
    is_vague: bool = False
    certain: bool = True
    together: tuple[str, ...] = ()
    rests_on_nothing: bool = False

    @property
    def denies(self) -> bool:
        """Tell whether the node stands in the facing lane, with what denies the claim."""
        return self.stance == "denies"

    @property
    def size(self) -> int:
        """Return how many articles the node stands for."""
        return 1 + len(self.copies)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One line of the picture, from what is nearer to the event to what is nearer to the reader.

    `grounds` say what it rests on: wording that both share; a credit alone; or neither, so that it was inferred from what both
    tell, and when. `edge` has the ids of the article downstream and of the one upstream; None for a line from a source.
    """

    upper: str
    lower: str
    kind: LinkKind
    grounds: Grounds
    in_loop: bool
    edge: tuple[str, str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What became of the claim on the way to a node; `upper` is where the line begins on which it is marked, if there is one."""

    upper: str | None
    lower: str
    drift: Drift


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of the picture and the day over it; `is_undated` for the one apart from time, `gap` if days were passed over."""

    index: int
    day: str
    is_undated: bool
    gap: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """A family tree: nodes in the order of their rows, those that deny the claim last."""

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    changes: tuple[Change, ...]
    columns: tuple[Column, ...]


def strength(link: Link) -> tuple[bool, int, int]:
    """Sort key: what goes round comes first, then the closest dependence, then what shows best."""
    return (not link.in_loop, _KINDS.index(link.kind), _GROUNDS.index(link.grounds))
