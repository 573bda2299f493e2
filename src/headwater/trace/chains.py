"""The chain of sources behind a statement, from the one nearest to the reader to the one nearest to the event."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from headwater.model.attribution import Attribution, Sourcing, SpeakerKind
from headwater.model.links import Statement
from headwater.model.text import Article
from headwater.trace.documents import works_cited
from headwater.trace.names import is_proper, short, split_name
from headwater.trace.outlets import (
    NamedOutlet,
    is_generic,
    is_own,
    names_outlet,
    outlet_body,
    outlet_of,
    resolve_outlet,
)
from headwater.trace.pile import Pile, in_headline
from headwater.trace.words import name_words

_TOLD = re.compile(
    r"\b(?:told|tells?|telling|speaking to|spoke to|interview with|confirmed to|talking to)\s+(?:the\s+)?(?:[a-z]+\s+){0,3}$",
    re.IGNORECASE,
)
_TOLD_THE = re.compile(
    r"\b(?:told|telling|speaking to|spoke to)\s+(?P<who>the (?:newspaper|paper|agency|station|magazine|site|website))\b"
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
_FROM = re.compile(
    r"\b(?:according to|reported by|reported in|confirmed by|described in|described by|revealed by|published in|published by|"
    r"printed in|broken by|claimed by|quoted by|cited by|quoted in|says?|said|as|does)\s+(?:the\s+)?$"
    r"|[(;]\s*(?:the\s+)?$",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"[’']?s?\s+(?:says|said|reports|reported|has it|has an? \w+ who|claims|claimed|revealed|reveals|writes|wrote)\b",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"[.!?]?[”\"’']?\s+(?:It|That|This|All of it|All this|The story)\s+(?:is|was|comes|came|appeared)\s+(?:all\s+)?(?:in|from)\s+"
    r"(?P<who>(?:the\s+)?[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*){0,4})"
)
_END = re.compile(r"[.!?][”\"’']?(?=\s)|\n")
_LONGEST_SENTENCE = 400
_PUBLISHED = re.compile(
    r",\s+(?:which (?:was|were) )?(?:\w+ly |first )?"
    r"(?:reported|published|obtained|seen|released|filed|issued|posted|leaked)\b.*$",
    re.DOTALL,
)
_DASHED = re.compile(r"\s+(?:--?|–|—)\s+")
_NUMBERED = re.compile(r"\s+\(\d+\)$")
_IBID = re.compile(r"^\(?ibid\b", re.IGNORECASE)
_WILL = re.compile(r"\b(?:plan|intend|aim|want|wish|hop|seek|expect|requir|need|consider)", re.IGNORECASE)
_APPOSED = 3
_LONGEST_CHAIN = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One source of a chain: its name in this article, short and in full, what it is, and the outlets that it stands for.

    Several outlets stand side by side in one link: "according to the Bulletin and the Gazette".
    """

    name: str
    full: str
    kind: SpeakerKind
    sourcing: Sourcing
    outlets: tuple[str, ...]


def chain_of(pile: Pile, statement: Statement) -> tuple[Link, ...]:
    """Return the sources of a statement, outermost first; empty when the article says it in its own voice."""
    article = pile.articles[statement.article_id]
    inward = [_link(pile, article, a) for a in _in_order(_outward(pile, statement)) if not _is_will(article, a)][::-1]
    links = [link for link, before in zip(inward, [None, *inward], strict=False) if link is not None and link != before]
    if not links:
        links += _work(article, statement)
    outer = _addressee(pile, article, statement) if links else None
    if outer is None and not any(link.outlets for link in links):
        outer = _credit(pile, article, statement)
    if outer is not None and not any(set(link.outlets) & set(outer.outlets) for link in links):
        links.insert(0, outer)
    return tuple(links)


def _is_will(article: Article, attribution: Attribution) -> bool:
    """Say whether an attribution only tells what somebody plans or wants: "the firm plans to cut jobs" is not the firm's word."""
    cue = " ".join(article.text[span.start : span.end] for span in attribution.cues)
    return attribution.act in {"intent", "belief"} and _WILL.search(cue) is not None


def _work(article: Article, statement: Statement) -> list[Link]:
    """Return the work that a sentence without an attribution cites in brackets."""
    works = works_cited(article.text, *sentence_of(article, statement))
    return [Link(name=name, full=name, kind="document", sourcing="document", outlets=()) for _, name in works[:1]]


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


def _in_order(outward: list[Attribution]) -> list[Attribution]:
    """Put a source that stands inside another's words behind it: "the agency, quoting the radio" has it from the radio."""
    ordered = list(outward)
    for number in range(len(ordered) - 1):
        inner, outer = ordered[number], ordered[number + 1]
        if outer.sources and all(
            any(i.start < s.start and s.end <= i.end for i in inner.sources) for s in outer.sources
        ):
            ordered[number], ordered[number + 1] = outer, inner
    return ordered


def _link(pile: Pile, article: Article, attribution: Attribution) -> Link | None:
    """Return the source of one attribution; None for a sourceless one and for the publishing outlet itself.

    The words of the text come before the resolved name: "the agency" is the agency that the article spoke of last.
    """
    name = _name(pile, article, attribution)
    if name is None:
        return None
    words = _PUBLISHED.sub("", _source_words(article, attribution))
    name = _PUBLISHED.sub("", name)
    if (is_own(name, article) or (words and is_own(words, article))) and not _reports_earlier(article, attribution):
        return None
    kind = attribution.speaker.kind if attribution.speaker else "person"
    stands = _outlets_meant(pile, article, attribution, name)
    if not stands:
        return Link(name=short(name), full=name, kind=kind, sourcing=_sourcing(article, attribution, name), outlets=())
    spoken = kind == "organisation" or any(outlet_body(key) for key in stands)
    sourcing = attribution.sourcing if spoken else "outlet"
    headline = bool(attribution.sources) and in_headline(
        article, attribution.sources[0].start, attribution.sources[0].end
    )
    shown = words if headline else _spelled(pile, article, stands, words or name)
    return Link(name=short(shown), full=shown, kind="outlet", sourcing=sourcing, outlets=stands)


def _sourcing(article: Article, attribution: Attribution, name: str) -> Sourcing:
    """Return how readers are told of a source: a headline's "Clerk" is no name where the text has "clerk" for a word."""
    person = attribution.speaker is not None and attribution.speaker.kind in {"person", "group"}
    if attribution.sourcing == "described" and person and is_proper(name) and len(name.split()) > 1:
        return "named"
    if attribution.sourcing == "named" and person and " " not in name:
        word = re.compile(rf"\b{re.escape(name.casefold())}\b")
        return "described" if word.search(article.text) else "named"
    return attribution.sourcing


def _outlets_meant(pile: Pile, article: Article, attribution: Attribution, name: str) -> tuple[str, ...]:
    """Return the pile's outlets that a source stands for: by an apposition, by the words of the text, by its resolved name."""
    words, sources = _source_words(article, attribution), attribution.sources
    at = sources[0].start if sources else attribution.contents[0].start
    end = sources[-1].end if sources else at
    beside = tuple(
        one.outlet
        for one in pile.named[article.id]
        if 0 <= one.start - end <= _APPOSED and "," in article.text[end : one.start]
    )
    by_words = _stands_for(pile, article, words, at) if words else ()
    return beside[:1] or by_words or _stands_for(pile, article, name, at)


def _spelled(pile: Pile, article: Article, stands: Sequence[str], words: str) -> str:
    """Return how the article spells an outlet in full, where the words at this place are a mere "the paper"."""
    if not is_generic(name_words(words)) and len(stands) == 1 and names_outlet(words, stands[0]):
        return words
    spelled = [
        article.text[one.start : one.end] for key in stands for one in pile.named[article.id] if one.outlet == key
    ]
    return spelled[0] if spelled and len(stands) == 1 else words


def _name(pile: Pile, article: Article, attribution: Attribution) -> str | None:
    """Return what to call the source: its resolved name, else its words; "ibid." is the document cited before it."""
    resolved = attribution.speaker
    name = _NUMBERED.sub("", resolved.name) if resolved else _source_words(article, attribution)
    name = _by_name(pile, article, attribution) or _DASHED.split(name)[-1]
    if _IBID.match(name):
        return _cited_before(pile, article, attribution) or name
    name = name.strip(" \"“”'‘’()[]*,;:.-–—") + ("." if name.endswith(".") else "")
    return None if not any(map(str.isalnum, name)) or _PRONOUN.match(name) else name


def _by_name(pile: Pile, article: Article, attribution: Attribution) -> str | None:
    """Return the name of a described source that another place gives: "a gas station clerk" is "the clerk, Renee Castellan"."""
    speaker = attribution.speaker
    if speaker is None or attribution.sourcing != "described" or is_proper(speaker.name):
        return None
    for other in pile.said_in[article.id]:
        if other.speaker is not None and other.speaker.id == speaker.id:
            name, rest = split_name(_source_words(article, other).split(" who ")[0])
            if rest and len(name.split()) > 1 and is_proper(name):
                return name
    return None


def _source_words(article: Article, attribution: Attribution) -> str:
    return " ".join(article.text[span.start : span.end].strip() for span in attribution.sources).strip()


def _cited_before(pile: Pile, article: Article, attribution: Attribution) -> str | None:
    """Return the name of the last document that the article cites before this place."""
    at = (attribution.sources or attribution.contents)[0].start
    known = [
        ((a.sources or a.contents)[0].start, a.speaker.name)
        for a in pile.said_in[article.id]
        if a.kind == "citation" and a.speaker is not None and not _IBID.match(a.speaker.name)
    ]
    known += works_cited(article.text, 0, at)
    before = [found for found in sorted(known) if found[0] < at]
    return before[-1][1] if before else None


def _stands_for(pile: Pile, article: Article, name: str, at: int) -> tuple[str, ...]:
    """Return the outlets of the pile that a source's name stands for, several where it joins them with "and"."""
    keys, named = pile.outlets_by_word, pile.named[article.id]
    parts = re.split(r"\s+and\s+|,\s+", name) if " and " in name else []
    found = [resolve_outlet(keys, article, named, part, at) for part in parts]
    if len(found) > 1 and all(found) and len(set(found)) == len(found):
        return tuple(sorted(key for key in found if key))
    one = resolve_outlet(keys, article, named, name, at)
    return (one,) if one else ()


_REPORTED = re.compile(
    r"\breport(?:ed|s)?\b|\brevealed\b|\bfirst\b|\blast (?:week|month|year)\b|\bearlier\b", re.IGNORECASE
)


def _reports_earlier(article: Article, attribution: Attribution) -> bool:
    """Say whether an outlet that names itself speaks of an earlier report of its own."""
    spans = (*attribution.sources, *attribution.cues)
    return any(_REPORTED.search(article.text[span.start : span.end]) for span in spans)


def _addressee(pile: Pile, article: Article, statement: Statement) -> Link | None:
    """Return the other outlet that a statement was made to: "told Radio Haldrin", "speaking to Summit Review"."""
    start, end = sentence_of(article, statement)
    for named in _inside(pile, article, start, end):
        if _TOLD.search(article.text[max(0, named.start - 40) : named.start]):
            return _outlet_link(article, [named])
    told = _TOLD_THE.search(article.text, start, end)
    meant = (
        resolve_outlet(pile.outlets_by_word, article, pile.named[article.id], told["who"], told.start())
        if told
        else None
    )
    if told is None or meant is None or meant == outlet_of(article):
        return None
    name = _spelled(pile, article, (meant,), told["who"])
    return Link(name=name, full=name, kind="outlet", sourcing="outlet", outlets=(meant,))


def _inside(pile: Pile, article: Article, start: int, end: int) -> list[NamedOutlet]:
    return [named for named in pile.named[article.id] if start <= named.start and named.end <= end]


def _outlet_link(article: Article, named: Sequence[NamedOutlet]) -> Link:
    name = " and ".join(dict.fromkeys(article.text[one.start : one.end] for one in named))
    return Link(
        name=name, full=name, kind="outlet", sourcing="outlet", outlets=tuple(sorted({one.outlet for one in named}))
    )


def _credit(pile: Pile, article: Article, statement: Statement) -> Link | None:
    """Return the outlets that a sentence credits by the way: "first described in the Newsletter".

    The credit may be a short sentence that follows: "It is all in the Courier."
    """
    start, end = sentence_of(article, statement)
    inside = [
        named
        for named in _inside(pile, article, start, end)
        if _FROM.search(article.text[max(0, named.start - 40) : named.start])
        or _SAYS.match(article.text[named.end :][:40])
    ]
    if inside:
        return _outlet_link(article, inside)
    after = _AFTER.match(article.text, statement.end)
    if after is None or in_headline(article, statement.start, statement.end):
        return None
    found = _stands_for(pile, article, after["who"], after.start("who"))
    return (
        Link(name=after["who"], full=after["who"], kind="outlet", sourcing="outlet", outlets=found) if found else None
    )


def sentence_of(article: Article, statement: Statement) -> tuple[int, int]:
    """Return the bounds of the sentence that a statement stands in; a title ends where it ends."""
    text, title = article.text, article.title_span
    before = max(
        (m.end() for m in _END.finditer(text, max(0, statement.start - _LONGEST_SENTENCE), statement.start)),
        default=None,
    )
    after = _END.search(text, max(statement.start, statement.end - 1), statement.end + _LONGEST_SENTENCE)
    start = statement.start if before is None else before
    if title is not None and start < title.end <= statement.start:
        start = title.end
    return start, after.end() if after else statement.end


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
