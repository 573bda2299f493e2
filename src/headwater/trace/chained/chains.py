"""The chain of sources behind a statement, from the one nearest to the reader to the one nearest to the event."""

import re
from itertools import pairwise

from headwater.model.attribution import Attribution, Sourcing
from headwater.model.links import Statement
from headwater.model.text import Article
from headwater.trace.chained.own_voice import asks, sourcing_alone
from headwater.trace.chained.passed_on import (
    Link,
    credit,
    quoted_by,
    sentence_of,
    spelled,
    stands_for,
    told,
)
from headwater.trace.parties.documents import works_cited
from headwater.trace.parties.names import is_proper, short, split_name
from headwater.trace.parties.outlets import is_medium, is_own, outlet_body
from headwater.trace.pile import Pile, in_headline

_PRONOUN = re.compile(
    r"^(?:he|she|it|they|who|which|that|this|these|those|i|we|you|one|him|her|them|his|its|their)$", re.IGNORECASE
)
_PUBLISHED = re.compile(
    r",\s+(?:which (?:was|were) )?(?:\w+ly |first )?"
    r"(?:reported|published|obtained|seen|released|filed|issued|posted|leaked)\b.*$"
    r"|\s+(?:obtained|seen|reviewed|read|viewed|quoted|cited|interviewed) (?:by|in)\b.*$",
    re.DOTALL,
)
_BEHIND = re.compile(
    r",?\s+(?:who|whom|whose|which|that)\b.*$|,\s.*$"
    r"|\s+(?:quoted|cited|interviewed|named|published|reported|released|filed|issued|leaked|posted|carried|given|sent|shown)\b.*$"
    r"|\s+in\s+(?:the\s+)?[A-Z].*$",
    re.DOTALL,
)
_OURSELVES = re.compile(r"^(?:we|i|us|our)$", re.IGNORECASE)
_HERE = re.compile(r"^(?:here(?:[’']s| is| are| was)|this is|these are)\s+", re.IGNORECASE)
_DASHED = re.compile(r"\s+(?:--?|–|—)\s+")
_NUMBERED = re.compile(r"\s+\(\d+\)$")
_IBID = re.compile(r"^\(?ibid\b", re.IGNORECASE)
_WILL = re.compile(
    r"\b(?:plan|intend|aim|want|wish|hop|seek|expect|requir|need|consider|agree|decid|prepar|tr(?:y|ie))", re.IGNORECASE
)
_REPORTED = re.compile(
    r"\breport(?:ed|s)?\b|\brevealed\b|\bfirst\b|\blast (?:week|month|year)\b|\bearlier\b", re.IGNORECASE
)
_CONTRAST = re.compile(r"^(?:and|but|while|whereas|although|though)\s+", re.IGNORECASE)
_CONTRASTED = re.compile(r",\s+(?:and|but|while|whereas|although|though)\s+$", re.IGNORECASE)
_CITING = re.compile(r"(?:citing|quoting)\b", re.IGNORECASE)
_BODY_AGAIN = re.compile(
    r"^(?:it|they|we|the (?:company|firm|club|agency|ministry|group|party|union|bank|council|department|office|board|army|force|"
    r"school|university|college|hospital|church|team|authority|commission|committee|government|operator|newspaper|paper|institute|"
    r"organi[sz]ation|service|airline|charity|foundation|association))$",
    re.IGNORECASE,
)
_SPEAKS_FOR = re.compile(
    r"\b(?:spokes\w+|chair\w*|chiefs?|head|director|president|manager|secretary|editor|owner|founder|executive|officer|representative|"
    r"analyst|leader|commander|captain|official|deputy|head|boss|lawyer|attorney)\b.{0,40}?\b(?:for|of|at|with)\b"
    r"|\b(?:its|their|the [\w ]{1,30}[’']s?)\s+(?:\w+ ){0,2}\w+",
    re.IGNORECASE,
)
_APPOSED = 3
_CONJUNCTION = 12  # characters
_LONGEST_CHAIN = 8


def chain_of(pile: Pile, statement: Statement) -> tuple[Link, ...]:
    """Return the sources of a statement, outermost first; empty when the article says it in its own voice."""
    article = pile.articles[statement.article_id]
    outward = [a for a in _in_order(_outward(pile, statement)) if not _is_will(article, a) and not asks(pile, a)]
    kept = [a for number, a in enumerate(outward) if not _is_for_itself(article, a, outward[number + 1 :])]
    inward: list[Link | None] = []
    for attribution in reversed(kept):
        link = _link(pile, article, attribution)
        inward += [quoted_by(pile, article, attribution) if link is not None else None, link]
    found = [link for link in inward if link is not None]
    links = [link for before, link in pairwise([None, *found]) if link is not None and link != before]
    if not links:
        links += _work(article, statement)
    outer = told(pile, article, statement, kept) if links else None
    if outer is None and not any(link.outlets for link in links):
        outer = credit(pile, article, statement, kept[0] if links and kept else None)
    if outer is not None and not any(link == outer or set(link.outlets) & set(outer.outlets) for link in links):
        links.insert(0, outer)
    return tuple(links)


def _is_for_itself(article: Article, inner: Attribution, outer: list[Attribution]) -> bool:
    """Say whether a body's words are but those of the one who speaks for it: "a spokesman for the line said it regretted ..."."""
    if not outer or inner.speaker is None or outer[0].speaker is None or outer[0].speaker.kind != "person":
        return False
    whose, words = _source_words(article, outer[0]), _source_words(article, inner)
    if inner.speaker.kind == "document":
        return inner.speaker.name.startswith((f"{outer[0].speaker.name}’s ", f"{outer[0].speaker.name}'s "))
    if inner.speaker.kind not in {"organisation", "outlet"} or not _SPEAKS_FOR.search(whose):
        return False
    return _BODY_AGAIN.match(words) is not None or whose.lower().startswith(("its ", "their "))


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
        if not found or not _is_contrasted(pile.articles[statement.article_id], found[-1], attribution):
            found.append(attribution)
        current = attribution.parent
    return found


def _is_contrasted(article: Article, inner: Attribution, outer: Attribution) -> bool:
    """Say whether a clause set against another's words was taken for part of them: "..., officials said, while the army said"."""
    if not inner.sources:
        return False
    for piece in outer.contents[1:]:
        ahead = _CONTRASTED.search(article.text, max(0, piece.start - _CONJUNCTION), piece.start)
        opening = _CONTRAST.match(article.text[piece.start : piece.end][:_CONJUNCTION])
        words = piece.start + (len(opening.group()) if opening else 0)
        if (ahead or opening) and inner.sources[0].start == words:
            return True
    return False


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

    The words of the text come before the resolved name: "the agency" is the agency that the article spoke of last. What stands
    behind a source's noun ("obtained by the Post", "who runs the dairy") makes no outlet of it.
    """
    name = _name(pile, article, attribution)
    if name is None:
        return None
    words = _bare(_source_words(article, attribution))
    name = _PUBLISHED.sub("", name)
    own = is_own(_bare(name), article) or (bool(words) and is_own(words, article))
    if own and (_OURSELVES.match(words) or not _reports_earlier(article, attribution)):
        return None
    if name in article.bylines and not _reports_earlier(article, attribution):
        return None
    kind = attribution.speaker.kind if attribution.speaker else "person"
    stands = _outlets_meant(pile, article, attribution, name)
    if not stands:
        name = _shown(article, attribution, name)
        return Link(name=short(name), full=name, kind=kind, sourcing=_sourcing(article, attribution, name), outlets=())
    spoken = kind == "organisation" or any(outlet_body(key) for key in stands)
    spoken = spoken or (kind in {"person", "group"} and not any(is_medium(key) for key in stands))
    sourcing = attribution.sourcing if spoken else "outlet"
    headline = bool(attribution.sources) and in_headline(
        article, attribution.sources[0].start, attribution.sources[0].end
    )
    shown = words if headline else spelled(pile, article, stands, words or name)
    return Link(name=short(shown), full=shown, kind="outlet", sourcing=sourcing, outlets=stands)


def _bare(words: str) -> str:
    """Return a source phrase without what stands behind its noun."""
    return _BEHIND.sub("", _PUBLISHED.sub("", _HERE.sub("", words))).strip() or words


def _shown(article: Article, attribution: Attribution, name: str) -> str:
    """Return what to call a source: people by their fullest name, a document as this place does."""
    shown = _HERE.sub("", name)
    words = _PUBLISHED.sub("", _source_words(article, attribution))
    document = attribution.speaker is not None and attribution.speaker.kind == "document"
    if document and words.lower().startswith("the ") and attribution.kind != "citation":
        return words
    return shown


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
    words, sources = _bare(_source_words(article, attribution)), attribution.sources
    at = sources[0].start if sources else attribution.contents[0].start
    end = sources[-1].end if sources else at
    beside = tuple(
        one.outlet
        for one in pile.named[article.id]
        if 0 <= one.start - end <= _APPOSED and "," in article.text[end : one.start]
    )
    by_words = stands_for(pile, article, words, at) if words else ()
    return beside[:1] or by_words or stands_for(pile, article, _bare(name), at)


def _name(pile: Pile, article: Article, attribution: Attribution) -> str | None:
    """Return what to call the source: its resolved name, else its words; "ibid." is the document cited before it.

    None where nobody speaks ("anybody will tell you that").
    """
    resolved = attribution.speaker
    if resolved is None and attribution.sourcing == "unsourced":
        return None
    name = _NUMBERED.sub("", resolved.name) if resolved else _source_words(article, attribution)
    name = _by_name(pile, article, attribution) or _DASHED.split(name)[-1]
    if _IBID.match(name) or _IBID.match(_source_words(article, attribution)):
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
    sources = attribution.sources
    if attribution.cues and _CITING.match(article.text, attribution.cues[0].start):
        sources = tuple(s for s in sources if s.start >= attribution.cues[0].end) or sources
    return " ".join(" ".join(article.text[span.start : span.end] for span in sources).split())


def _cited_before(pile: Pile, article: Article, attribution: Attribution) -> str | None:
    """Return the name of the last document that the article cites before this place."""
    at = (attribution.sources or attribution.contents)[0].start
    known = [
        ((a.sources or a.contents)[0].start, a.speaker.name)
        for a in pile.said_in[article.id]
        if a.kind == "citation" and a.speaker is not None and not _IBID.match(a.speaker.name)
    ]
    known += works_cited(article.text, 0, at)
    named = [
        one for one in pile.named[article.id] if article.text[max(0, one.start - 2) : one.start].endswith(("(", "; "))
    ]
    known += [(one.start, article.text[one.start : one.end]) for one in named]
    before = [found for found in sorted(known) if found[0] < at]
    return before[-1][1] if before else None


def _reports_earlier(article: Article, attribution: Attribution) -> bool:
    """Say whether an outlet that names itself speaks of an earlier report of its own."""
    spans = (*attribution.sources, *attribution.cues)
    return any(_REPORTED.search(article.text[span.start : span.end]) for span in spans)


def sourcing_of(pile: Pile, statement: Statement, chain: tuple[Link, ...]) -> Sourcing:
    """Return what the innermost source is; without a chain, whether the outlet's own reporter saw it."""
    return chain[-1].sourcing if chain else sourcing_alone(pile, statement)
