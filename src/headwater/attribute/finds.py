"""What a rule hands on: an attribution in the making, before nesting, speakers and the settling of conflicts."""

from dataclasses import dataclass

from headwater.model.attribution import Act, AttributionKind, Stance
from headwater.model.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A source in the text: its span, and the token at its head where one is known."""

    span: Span
    head: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Find:
    """One candidate. `rule` names what found it, `cue` the lexicon's word; `kind` is None where the quotation marks decide it.

    `head` is the token index of the source's head, `at` that of the cue word, None where no token is known for it. `variant`
    says how the content was cut or stretched against what the grammar gives, "" for not at all.
    `score` is the probability that it is right, once it is known; `notes` say what else speaks for it.
    """

    sources: tuple[Span, ...]
    cues: tuple[Span, ...]
    contents: tuple[Span, ...]
    act: Act
    stance: Stance
    rule: str
    cue: str
    head: int | None = None
    at: int | None = None
    variant: str = ""
    kind: AttributionKind | None = None
    score: float = 0.0
    notes: tuple[str, ...] = ()
