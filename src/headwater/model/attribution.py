"""Attributions: a source, a cue and a content in one article, and the speaker behind the source."""

from dataclasses import dataclass
from typing import Literal

from headwater.model.text import Span

AttributionKind = Literal["direct", "indirect", "mixed", "turn", "block", "citation"]
Act = Literal["speech", "document", "belief", "intent"]
Sourcing = Literal["named", "described", "anonymous", "document", "outlet", "self_reported", "unsourced"]
SpeakerKind = Literal["person", "organisation", "document", "outlet", "group"]
Stance = Literal["asserts", "denies", "disputes", "questions", "declines_comment"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who a source is, resolved inside its article: `name` is the fullest form the article gives, never a bare pronoun.

    `id` is a digest of kind and case-folded name: the same name in two articles has the same id.
    """

    id: str
    name: str
    kind: SpeakerKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """A place where an article presents some content as coming from somebody or something.

    `sources` and `cues` may be empty (sourceless: "it has been documented"; a bare citation has no cue), `contents` never.
    All spans are sorted and lie in the article's text. `parent` is the id of the attribution whose content holds this one.
    `speaker` is None when it cannot be told. `stance` is how the source stands to the content as worded: "denied that X" denies
    X, "declined to discuss X" declines comment on X. `hedged` is True for may, might, alleged, reportedly and the like.
    `evidence` says in words which rules or tools made it and why; `confidence` is a score from 0 to 1.
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
