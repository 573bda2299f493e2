"""Decisions: what a person settles about a case, apart from everything that Headwater finds, and what came of each.

They are a layer of their own: nothing in them is found, and nothing that is found is changed where it is kept. A decision is
about words, not about row numbers: the words are looked for again whenever an article is read anew.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Literal, get_args

from headwater.model.attribution import Act
from headwater.model.provenance import EdgeKind, Evidence

DecisionKind = Literal[
    "attribution_right",
    "attribution_wrong",
    "attribution_respanned",
    "attribution_added",
    "speaker_is",
    "speaker_is_not",
    "same_claim",
    "other_claim",
    "edge_is",
    "edge_is_not",
    "edge_reversed",
    "one_source",
    "two_sources",
    "note",
    "tag",
    "undo",
]
Role = Literal["place", "source", "cue", "content"]

SHOWN_WHY = 200  # characters of a reason inside another sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedArticle:
    """An article that a decision is about: found again by its id, else by its path, else by its capture."""

    id: str
    path: str
    capture_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedPlace:
    """A place that a decision is about: the words that were meant, and where they stood when it was made.

    The words are what counts: they are looked for again whenever the article is read anew. `role` tells which part of an
    attribution they are; "place" where it is about no attribution.
    """

    article: DecidedArticle
    start: int
    end: int
    words: str
    role: Role = "place"


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedSource:
    """A source under one name, as screens show it; `articles` are those in which the name means it, none for all of them."""

    name: str
    articles: tuple[DecidedArticle, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What one person decided once. `KINDS` tells what each kind is about.

    `id` is a digest of the rest, so that the same decision from two files is one. `by` is the name that the person gave, `why`
    the reason. `places` tell where it stands, for an attribution all of its spans as they were; `becomes` are the spans that it
    gets instead. `value` is the speaker's name, the kind of edge, the act of an attribution, the text of a note, or the tag.
    `undoes` is the id of the decision that this one takes back; nothing is ever deleted.
    """

    id: str
    kind: DecisionKind
    by: str
    at: datetime
    why: str | None = None
    value: str | None = None
    places: tuple[DecidedPlace, ...] = ()
    becomes: tuple[DecidedPlace, ...] = ()
    articles: tuple[DecidedArticle, ...] = ()
    sources: tuple[DecidedSource, ...] = ()
    undoes: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a decision when the case was traced last: whether it holds, and in words on what, or why not.

    `instead` is the id of the later decision that holds in its place, if one does. `places` are where what it is about stands
    now, sorted: of a whole article, from its first character to its last.
    """

    id: str
    holds: bool
    reason: str
    instead: str | None = None
    places: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What a kind of decision must have: how many of each at least and at most; which values it takes, None for any text.

    `value` is "needed", "open" (given or not) or "none".
    """

    places: tuple[int, int] = (0, 0)
    becomes: bool = False
    articles: tuple[int, int] = (0, 0)
    sources: tuple[int, int] = (0, 0)
    value: Literal["needed", "open", "none"] = "none"
    values: tuple[str, ...] | None = None
    spans: bool = False


MOST_SPANS = 60  # of one attribution
ACTS: Mapping[str, Act] = MappingProxyType({act: act for act in get_args(Act)})
EDGE_KINDS: Mapping[str, EdgeKind] = MappingProxyType({kind: kind for kind in get_args(EdgeKind)})
_ACTS, _EDGES = tuple(ACTS), tuple(EDGE_KINDS)
_SPANS = (1, MOST_SPANS)

KINDS: Mapping[DecisionKind, Shape] = MappingProxyType(
    {
        "attribution_right": Shape(places=_SPANS, spans=True, value="open", values=_ACTS),
        "attribution_wrong": Shape(places=_SPANS, spans=True),
        "attribution_respanned": Shape(places=_SPANS, spans=True, becomes=True, value="open", values=_ACTS),
        "attribution_added": Shape(places=_SPANS, spans=True, value="open", values=_ACTS),
        "speaker_is": Shape(places=_SPANS, spans=True, value="needed"),
        "speaker_is_not": Shape(places=_SPANS, spans=True, value="needed"),
        "same_claim": Shape(places=(2, 2)),
        "other_claim": Shape(places=(2, 2)),
        "edge_is": Shape(articles=(2, 2), value="needed", values=_EDGES),
        "edge_is_not": Shape(articles=(2, 2)),
        "edge_reversed": Shape(articles=(2, 2), value="needed", values=_EDGES),
        "one_source": Shape(sources=(2, 2)),
        "two_sources": Shape(sources=(2, 2)),
        "note": Shape(places=(0, 2), articles=(0, 2), sources=(0, 2), value="needed"),
        "tag": Shape(sources=(1, 1), value="needed"),
        "undo": Shape(),
    }
)
ATTRIBUTION_KINDS = frozenset(kind for kind, shape in KINDS.items() if shape.spans)
CLAIM_KINDS = frozenset[DecisionKind]({"same_claim", "other_claim"})
UPSTREAM_KINDS = frozenset[DecisionKind]({"edge_is", "edge_is_not", "edge_reversed", "one_source", "two_sources"})
REMARK_KINDS = frozenset[DecisionKind]({"note", "tag"})


def in_order(decision: Decision) -> tuple[datetime, str]:
    """Return the key by which decisions are sorted: when they were made. Of two that contradict each other, the last holds."""
    return (decision.at, decision.id)


def signed(decision: Decision) -> str:
    """Return who decided, when and why, as it stands before what was decided: "decided by A. Roe on 2026-03-04 (One fire.)"."""
    why = " ".join((decision.why or "").split())
    short = why if len(why) <= SHOWN_WHY else why[:SHOWN_WHY].rstrip() + "…"
    return f"decided by {' '.join(decision.by.split())} on {decision.at.date().isoformat()}" + (
        f" ({short})" if short else ""
    )
