"""How the attributions of an article are read, for its page: one line beside the text for each, and one of them in full."""

from collections.abc import Iterable
from dataclasses import dataclass

from headwater.model.attribution import Attribution
from headwater.model.text import Article, Span
from headwater.present import attributions, phrases
from headwater.present.pages.claims import SOURCING
from headwater.present.pages.decided import DecidedHere
from headwater.present.pages.indexed import Indexed

_LONGEST_CUE = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """An attribution, as it is named beside the line in which its cue stands: its content begins at `start` of the article.

    `name` is the speaker, "" where it cannot be told; `who` is that, or the words of the source; `cue` are those of the cue.
    `decided` tells by whom it was decided, "" for nobody.
    """

    id: str
    place: int
    start: int
    end: int
    name: str
    who: str
    cue: str
    confidence: float
    decided: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A stretch of an attribution: its words on one line, and where they stand in the article."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HowRead:
    """One attribution in full: who says what by which words, as what that is taken, how surely, and for which reasons."""

    said: Said
    kind: str
    sourcing_words: str
    facts: tuple[str, ...]
    source: tuple[Words, ...]
    cue: tuple[Words, ...]
    content: tuple[Words, ...]
    evidence: tuple[str, ...]


def said_in(known: Indexed, article: Article, decided: Iterable[DecidedHere]) -> tuple[Said, ...]:
    """Return the attributions of an article in the order of the text; `decided` is what people decided there."""
    rows = [one for one in decided if one.row.kind.startswith(("attribution", "speaker"))]
    found = sorted(known.attributions.get(article.id, ()), key=lambda one: (attributions.place(one), one.id))
    return tuple(_said(article, one, rows) for one in found)


def how_read(article: Article, one: Attribution, said: Said) -> HowRead:
    """Return one attribution of an article in full."""
    return HowRead(
        said=said,
        kind=one.kind,
        sourcing_words=SOURCING[one.sourcing],
        facts=attributions.facts(article, one),
        source=_words(article, one.sources),
        cue=_words(article, one.cues),
        content=_words(article, one.contents),
        evidence=one.evidence,
    )


def _said(article: Article, one: Attribution, decided: Iterable[DecidedHere]) -> Said:
    named = phrases.shorten(one.speaker.name, 80) if one.speaker else ""
    return Said(
        id=one.id,
        place=attributions.place(one),
        start=one.contents[0].start,
        end=one.contents[0].end,
        name=named,
        who=named or phrases.shorten(attributions.words_of(article, one.sources), 80) or "no source given",
        cue=phrases.shorten(attributions.words_of(article, one.cues), _LONGEST_CUE),
        confidence=one.confidence,
        decided=_by(one, decided) if one.decided else "",
    )


def _by(one: Attribution, decided: Iterable[DecidedHere]) -> str:
    """Return who decided on an attribution: those whose decisions are on its stretches, else as its evidence says."""
    spans = {*one.sources, *one.cues, *one.contents}
    names = dict.fromkeys(here.row.by for here in decided if spans == set(here.spans))
    told = next((line for line in one.evidence if line.startswith("decided by ")), "decided by a person")
    return f"decided by {', '.join(names)}" if names else told


def _words(article: Article, spans: Iterable[Span]) -> tuple[Words, ...]:
    return tuple(
        Words(text=phrases.one_line(article.text[one.start : one.end]), start=one.start, end=one.end) for one in spans
    )
