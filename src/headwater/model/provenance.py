"""What rests on what: claims with their appearances and origins, edges between articles, loops, drift and unseen sources."""

from dataclasses import dataclass
from typing import Literal

from headwater.model.attribution import Sourcing, SpeakerKind, Stance

EdgeKind = Literal["republication", "excerpt", "rewrite", "pickup", "match", "update", "correction"]
ReasonKind = Literal["origin", "merge", "doubt", "loop"]
DriftKind = Literal[
    "hedge_dropped",
    "attribution_dropped",
    "condition_lost",
    "figure_changed",
    "quotation_cut",
    "quotation_altered",
    "quotation_moved",
    "headline_stronger",
    "withdrawn_carried",
    "correction_not_carried",
]

ReturnKind = Literal["old_event", "old_story"]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Evidence:
    """A place that can be shown to a reader: a stretch of one article's text."""

    article_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """One place in one article that puts a claim forward or takes a stand on it.

    `chain` are the names of the sources from the outermost (nearest to the reader) to the innermost (nearest to the event);
    empty when the article says it in its own voice. `sourcing` describes the innermost.
    """

    statement_id: str
    article_id: str
    start: int
    end: int
    text: str
    stance: Stance
    chain: tuple[str, ...]
    sourcing: Sourcing
    hedged: bool
    attribution_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a count is what it is: one sentence, with the places it rests on. `decided` is True where a person decided so."""

    kind: ReasonKind
    text: str
    evidence: tuple[Evidence, ...]
    decided: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The most upstream source of a claim that can be told. `certain` is False if it may be the same as another, or a repeat."""

    name: str
    kind: SpeakerKind
    certain: bool
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndependentOrigins:
    """How many independent origins a claim has: the fewest and the most consistent with all that is known, with reasons."""

    min: int
    max: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One checkable proposition. `text` is the clearest wording found; appearances are sorted by date, article and place."""

    id: str
    text: str
    appearances: tuple[Appearance, ...]
    origins: tuple[Origin, ...]
    independent_origins: IndependentOrigins


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """One article depends on another. `downstream` and `upstream` are article ids; `claims` those that travelled along it.

    `credit_only` is True when no shared wording supports it, only a credit or citation (drawn dashed). `decided` is True
    where a person decided that there is this edge, and of which kind.
    """

    downstream: str
    upstream: str
    kind: EdgeKind
    claims: tuple[str, ...]
    credit_only: bool
    confidence: float
    reasons: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    decided: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Loop:
    """Articles that rest on each other, sorted by id; `claims` are those that go round."""

    articles: tuple[str, ...]
    claims: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """What changed on the way from an earlier to a later appearance of one claim."""

    kind: DriftKind
    claim_id: str
    earlier: Evidence
    later: Evidence
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """An old claim that comes back: `later` tells it as if it were new, `earlier` shows that it is long past.

    "old_story": an article of the pile told the same long before. "old_event": another article dates it to long ago. `claims`
    are the ids of all that come back in the later article; `age_days` is how much older the oldest of them is at least.
    """

    kind: ReturnKind
    claims: tuple[str, ...]
    earlier: Evidence
    later: Evidence
    age_days: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnseenSource:
    """An outlet or document that is cited but not in the pile: what to fetch next. `claims` are the ids that rest on it."""

    name: str
    kind: Literal["outlet", "document"]
    claims: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Everything that tracing found, each tuple sorted."""

    claims: tuple[Claim, ...]
    edges: tuple[Edge, ...]
    loops: tuple[Loop, ...]
    drift: tuple[Drift, ...]
    unseen_sources: tuple[UnseenSource, ...]
    returns: tuple[Return, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Something that could not be done for one file: which stage, which subject (a path), what is wrong, what to do."""

    stage: str
    subject: str
    error: str
    hint: str
