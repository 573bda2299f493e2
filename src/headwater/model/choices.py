"""Choices: what a person settles, said of a case as it stands; made into decisions, which outlive it."""

from dataclasses import dataclass
from typing import Literal

from headwater.model.decisions import DecisionKind
from headwater.model.provenance import Evidence
from headwater.model.what_if import NamedSource


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A place named by the words that stand there. `within` is the path or id of the article, for words that stand in several."""

    words: str
    within: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of an article that is to be the source, the cue or the content of an attribution, or one piece of it."""

    role: Literal["source", "cue", "content"]
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a person settles: `kind` as in `Decision`, `by` whom, `why`, and with which `value`.

    `attribution` is the id of the one that it is about, `parts` are the stretches that it gets, or, for one that is added, those
    that it has in the article of `articles`. `places` are one or two places, by words or by offsets. `articles` are given by path
    or id: of an edge the one that rests on the other first. `sources` are names as they are shown, or sources by name and
    articles.
    """

    kind: DecisionKind
    by: str
    why: str | None = None
    value: str | None = None
    attribution: str | None = None
    parts: tuple[Part, ...] = ()
    places: tuple[Words | Evidence, ...] = ()
    articles: tuple[str, ...] = ()
    sources: tuple[str | NamedSource, ...] = ()
