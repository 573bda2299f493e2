"""The chain of sources behind a statement, from the one nearest to the reader to the one nearest to the event."""

import re
from dataclasses import dataclass

from headwater.model.attribution import Attribution, Sourcing, SpeakerKind
from headwater.model.links import Statement
from headwater.model.text import Article
from headwater.trace.outlets import NamedOutlet, is_own, resolve_outlet
from headwater.trace.pile import Pile, in_headline

_TOLD = re.compile(
    r"\b(?:told|tells?|telling|speaking to|spoke to|interview with|confirmed to|talking to)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_FIRST_HAND = re.compile(
    r"\b(?:I|we) (?:counted|saw|watched|reached|measured|took|found|heard|stood|walked|visited|tested|read|witnessed|timed)\b"
    r"|\bour (?:own )?(?:reporter|correspondent|instruments?|readings?|probes?|team|photographer|measurements?|count|tests?|"
    r"records?|laboratory)\b"
    r"|\b(?:this|your) (?:reporter|correspondent)\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"^(?:he|she|it|they|who|which|that|this|these|those|i|we|you|one|him|her|them|his|its|their)$", re.IGNORECASE
)
_LONGEST_CHAIN = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One source of a chain: its name in this article, what it is, and the pile's outlet it stands for, if any."""

    name: str
    kind: SpeakerKind
    sourcing: Sourcing
    outlet: str | None


def chain_of(pile: Pile, statement: Statement) -> tuple[Link, ...]:
    """Return the sources of a statement, outermost first; empty when the article says it in its own voice."""
    article = pile.articles[statement.article_id]
    inward = [_link(pile, article, a) for a in _outward(pile, statement)][::-1]
    links = [link for link in inward if link is not None]
    outer = _addressee(pile, article, statement)
    if outer is not None and all(link.outlet != outer.outlet for link in links) and links:
        links.insert(0, outer)
    return tuple(links)


def _outward(pile: Pile, statement: Statement) -> list[Attribution]:
    """Return the attributions that hold the statement, innermost first."""
    found: list[Attribution] = []
    current = statement.attribution_id
    while current is not None and current in pile.attributions and len(found) < _LONGEST_CHAIN:
        attribution = pile.attributions[current]
        if attribution in found:
            break
        found.append(attribution)
        current = attribution.parent
    return found


def _link(pile: Pile, article: Article, attribution: Attribution) -> Link | None:
    """Return the source of one attribution; None for a sourceless one and for the publishing outlet itself."""
    name = _name(article, attribution)
    if name is None:
        return None
    at = attribution.sources[0].start if attribution.sources else attribution.contents[0].start
    kind = attribution.speaker.kind if attribution.speaker else "person"
    outlet = (
        resolve_outlet(tuple(pile.outlets), article, pile.named[article.id], name, at)
        if kind in {"outlet", "organisation"} or attribution.sourcing == "outlet"
        else None
    )
    if is_own(name, article) and not _reports_earlier(article, attribution):
        return None
    return Link(name=name, kind=kind, sourcing=attribution.sourcing, outlet=outlet)


def _name(article: Article, attribution: Attribution) -> str | None:
    if attribution.speaker is not None:
        return attribution.speaker.name
    words = " ".join(article.text[span.start : span.end].strip() for span in attribution.sources).strip()
    return None if not words or _PRONOUN.match(words) else words


_REPORTED = re.compile(
    r"\breport(?:ed|s)?\b|\brevealed\b|\bfirst\b|\blast (?:week|month|year)\b|\bearlier\b", re.IGNORECASE
)


def _reports_earlier(article: Article, attribution: Attribution) -> bool:
    """Say whether an outlet that names itself speaks of an earlier report of its own."""
    spans = (*attribution.sources, *attribution.cues)
    return any(_REPORTED.search(article.text[span.start : span.end]) for span in spans)


def _addressee(pile: Pile, article: Article, statement: Statement) -> Link | None:
    """Return the other outlet that a statement was made to: "told Radio Haldrin", "speaking to Summit Review"."""
    for named in pile.named[article.id]:
        inside = statement.start <= named.start and named.end <= statement.end
        if inside and _TOLD.search(article.text[max(0, named.start - 40) : named.start]):
            return _outlet_link(article, named)
    return None


def _outlet_link(article: Article, named: NamedOutlet) -> Link:
    return Link(name=article.text[named.start : named.end], kind="outlet", sourcing="outlet", outlet=named.outlet)


def sourcing_of(pile: Pile, statement: Statement, chain: tuple[Link, ...]) -> Sourcing:
    """Return what the innermost source is; without a chain, whether the outlet's own reporter saw it."""
    if chain:
        return chain[-1].sourcing
    article = pile.articles[statement.article_id]
    attribution = pile.attributions.get(statement.attribution_id or "")
    if attribution is not None and attribution.sourcing == "self_reported":
        return "self_reported"
    if in_headline(article, statement.start, statement.end):
        return "unsourced"
    return "self_reported" if _FIRST_HAND.search(article.text[statement.start : statement.end]) else "unsourced"
