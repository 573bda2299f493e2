"""What two articles have in common: copied passages and statements of the same claim, symmetric and without direction."""

from dataclasses import dataclass
from typing import Literal

from headwater.model.attribution import Stance
from headwater.model.decisions import Outcome
from headwater.model.text import Span

PassageKind = Literal["copied", "quotation"]
Relation = Literal["same", "opposed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One place in one article that puts something forward or takes a stand on it: an attributed content or an own assertion.

    `start`, `end` bound it in the article's text (for an attribution, the whole sentence or clause that carries it, so that a
    reader sees who says what); `content` are the spans of what is put forward, without the source and cue. `wording` are the
    spans that tell it as a whole sentence: the content, or more where that is none by itself ("denied the theft"); empty if no
    words there do (a question, a title without a verb). `attribution_id` is the innermost attribution that carries it, None for
    the article's own assertion. `stance` is towards the content as worded.
    """

    id: str
    article_id: str
    start: int
    end: int
    content: tuple[Span, ...]
    wording: tuple[Span, ...]
    text: str
    attribution_id: str | None
    stance: Stance
    hedged: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A passage that two articles share, with exact places on both sides; `left` and `right` are article ids, left < right.

    `kind` is "quotation" when the shared words stand in quotation marks on both sides: two outlets that quote one speech have
    not copied each other. `word_count` counts the shared words; `score` is the share of equal words in the aligned stretch.
    """

    id: str
    left: str
    right: str
    left_span: Span
    right_span: Span
    kind: PassageKind
    word_count: int
    score: float
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementLink:
    """Two statements that make the same claim ("same") or of which one contradicts the other ("opposed").

    `left` and `right` are statement ids, left < right. `evidence` names each feature that spoke for or against, in words.
    `decided` is True where a person decided that the two make one claim; then `score` is 1 and `evidence` says who.
    """

    left: str
    right: str
    relation: Relation
    score: float
    evidence: tuple[str, ...]
    decided: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecificLink:
    """A statement that says all that another says and narrows it down; the two make two claims, not one.

    `general` and `specific` are statement ids. `score` tells how sure that is, `evidence` what the specific one adds, in words.
    """

    general: str
    specific: str
    score: float
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """Everything that comparing found, each tuple sorted: by id, by left and right, or by general and specific.

    `outcomes` are what came of decisions on claims.
    """

    statements: tuple[Statement, ...]
    passages: tuple[Passage, ...]
    statement_links: tuple[StatementLink, ...]
    specific_links: tuple[SpecificLink, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
