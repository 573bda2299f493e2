"""Attributions: a source, a cue and a content in one article, and the speaker behind the source."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from headwater.model.text import Span

AttributionKind = Literal["direct", "indirect", "mixed", "turn", "block", "citation"]
Act = Literal["speech", "document", "belief", "intent"]
Sourcing = Literal["named", "described", "anonymous", "document", "outlet", "self_reported", "unsourced"]
SpeakerKind = Literal["person", "organisation", "document", "outlet", "group"]
Stance = Literal["asserts", "denies", "disputes", "questions", "declines_comment"]
Modality = Literal["certain", "partly", "hedged"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who a source is, resolved inside its article: `name` is the fullest form the article gives, never a bare pronoun.

    `id` is a digest of kind and case-folded name: the same name in two articles has the same id.
    """

    id: str
    name: str
    kind: SpeakerKind


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidAt:
    """When something was said, as far as the text tells: the first and the last day that its words can mean.

    `span` are the words ("on Tuesday", "in February"). `earliest` and `latest` are both None where they cannot be turned into
    days: the article has no date, or the words count from something else ("the next day").
    """

    span: Span
    earliest: date | None
    latest: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """A place where an article presents some content as coming from somebody or something.

    `sources` and `cues` may be empty (sourceless: "it has been documented"; a bare citation has no cue), `contents` never.
    All spans are sorted and lie in the article's text. `parent` is the id of the attribution whose content holds this one.
    `speaker` is None when it cannot be told. `stance` is how the source stands to the content as worded: "denied that X" denies
    X, "declined to discuss X" declines comment on X. `modality` tells how sure the content is as worded: "hedged" where the cue
    or every main clause has a may, allegedly, appears or the like, "partly" where some have; `hedges` are these words, and
    `hedged` is True where `modality` is "hedged". `cue_negations` are words that negate the saying ("did not say"),
    `content_negations` those that negate a main clause of what is said ("the bridge is not safe"). `said_at` is None where the
    text does not tell when it was said.
    `evidence` says in words which rules or tools made it and why; `confidence` is a score from 0 to 1. `decided` is True where a
    person decided that it is one, which are its spans, or who speaks.
    """

    id: str
    article_id: str
    sources: tuple[Span, ...]
    cues: tuple[Span, ...]
    contents: tuple[Span, ...]
    kind: AttributionKind
    act: Act
    stance: Stance
    hedged: bool
    parent: str | None
    speaker: Speaker | None
    sourcing: Sourcing
    confidence: float
    evidence: tuple[str, ...]
    modality: Modality = "certain"
    hedges: tuple[Span, ...] = ()
    cue_negations: tuple[Span, ...] = ()
    content_negations: tuple[Span, ...] = ()
    said_at: SaidAt | None = None
    decided: bool = False
