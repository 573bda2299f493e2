"""What-if: what is supposed of a case, and what then becomes of its claims, edges, loops and unseen sources."""

from dataclasses import dataclass
from typing import Literal

from headwater.model.provenance import Claim, Edge, EdgeKind, Evidence, Loop, Provenance, UnseenSource

ChangeKind = Literal["untold", "unsupported", "single_sourced", "no_longer_single", "interval", "grounds"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedSource:
    """A source under one name, as articles give it.

    `name` is compared without its first "the" or "a" and without capitals. `article_ids` are the articles in which the name
    means this source, sorted; None for every article that has it.
    """

    name: str
    article_ids: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceAway:
    """Suppose that a source's word counts for nothing: no appearance rests on it any more."""

    source: NamedSource


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleAway:
    """Suppose that an article is not in the pile: what it says is gone, what others credit to it is a source unseen."""

    article_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EdgeAway:
    """Suppose that one article does not rest on the other. `by` tells who decided so, as `signed` has it; None if nobody did."""

    downstream: str
    upstream: str
    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EdgeSet:
    """Hold it for decided that one article rests on the other, and how. `by` tells who decided so, as `signed` has it."""

    downstream: str
    upstream: str
    kind: EdgeKind
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OneSource:
    """Suppose that two sources are one. `by` tells who decided so, as `signed` has it; None if nobody did."""

    left: NamedSource
    right: NamedSource
    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoSources:
    """Suppose that two sources are not one. `by` tells who decided so, as `signed` has it; None if nobody did."""

    left: NamedSource
    right: NamedSource
    by: str | None = None


Supposition = SourceAway | ArticleAway | EdgeAway | OneSource | TwoSources
Settled = EdgeAway | EdgeSet | OneSource | TwoSources
"""What a person can decide of the way upstream: tracing goes by it from the start."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """An appearance that is left without a source: why, as a sentence, and where it stands."""

    text: str
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimChange:
    """What becomes of one claim. `before` is as traced, `after` as supposed, None where no article tells it any more.

    `kind` is the gravest that holds: "untold" (no article is left that tells it), "unsupported" (nothing is left that it surely
    rests on: its fewest origins fall to 0), "single_sourced" (the most that can be are one, and were more),
    "no_longer_single" (the reverse), "interval" (another number of origins), "grounds" (the same number, for other reasons).
    `left` are the appearances that have lost their source, in the claim's order.
    """

    claim_id: str
    kind: ChangeKind
    before: Claim
    after: Claim | None
    left: tuple[Left, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What changes: claims by kind and in their order, the rest sorted as in a provenance.

    `left_articles` are the ids of articles of which no claim they put forward keeps a source, sorted.
    """

    claims: tuple[ClaimChange, ...]
    left_articles: tuple[str, ...]
    edges_gone: tuple[Edge, ...]
    edges_new: tuple[Edge, ...]
    loops_opened: tuple[Loop, ...]
    loops_closed: tuple[Loop, ...]
    unseen_gone: tuple[UnseenSource, ...]
    unseen_new: tuple[UnseenSource, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """What was supposed, sorted and each once, what tracing then finds, and what is different.

    The claims of `after` keep their ids, wording and order.
    """

    suppositions: tuple[Supposition, ...]
    after: Provenance
    difference: Difference
