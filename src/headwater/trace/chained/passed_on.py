"""Which other outlet passes a statement on: the one that was told, that quoted the source, or that is credited by the way."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from headwater.model.attribution import Attribution, Sourcing, SpeakerKind
from headwater.model.links import Statement
from headwater.model.text import Article
from headwater.trace.parties.credits import credits_it
from headwater.trace.parties.houses import house_named
from headwater.trace.parties.names import short
from headwater.trace.parties.outlets import (
    NamedOutlet,
    is_generic,
    is_own,
    names_outlet,
    outlet_of,
    resolve_outlet,
)
from headwater.trace.pile import Pile, in_headline
from headwater.trace.texts.words import name_words

_TOLD = re.compile(
    r"\b(?:told|tells?|telling|speaking to|spoke to|interview with|confirmed to|talking to|asked by)\s+(?:the\s+)?"
    r"(?:[a-z]+\s+){0,3}$",
    re.IGNORECASE,
)
_TOLD_THE = re.compile(
    r"\b(?:told|telling|speaking to|spoke to|asked by)\s+"
    r"(?P<who>the (?:newspaper|paper|agency|station|magazine|site|website|radio|broadcaster|channel|network|weekly|daily))\b",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"[.!?]?[”\"’']?\s+(?:It|That|This|All of it|All this|The story)\s+(?:is|was|comes|came|appeared)\s+(?:all\s+)?(?:in|from)\s+"
    r"(?P<who>(?:the\s+)?[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*){0,4})"
)
_QUOTED_BY = re.compile(
    r"\b(?:quoted|cited|interviewed|named|described|identified|spoken to|seen) (?:by|in)\s+(?:the\s+)?$|\bin\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_END = re.compile(r"[.!?][”\"’']?(?=\s)|\n")
_LONGEST_SENTENCE = 400
_LEAD = 2000  # characters
_NEXT_WORDS = 700  # characters in which a lead's speaker says whom they told
_TOLD_TO = "told to: "


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


def told(pile: Pile, article: Article, statement: Statement, outward: Sequence[Attribution]) -> Link | None:
    """Return the other outlet that a statement was made to: "told Radio Haldrin", "speaking to Summit Review"."""
    for attribution in outward:
        link = _in_evidence(pile, article, attribution)
        if link is not None:
            return link
    for start, end in dict.fromkeys([sentence_of(article, statement), *_cue_sentences(article, outward)]):
        link = _addressee(pile, article, start, end)
        if link is not None:
            return link
    return _told_next(pile, article, statement, outward)


def _in_evidence(pile: Pile, article: Article, attribution: Attribution) -> Link | None:
    """Return the outlet that attribution saw addressed, if it is another than the article's own."""
    name = next((line.removeprefix(_TOLD_TO) for line in attribution.evidence if line.startswith(_TOLD_TO)), "")
    if not name or is_own(name, article):
        return None
    at = (attribution.cues or attribution.contents)[0].start
    meant = resolve_outlet(pile.outlets_by_word, article, pile.named[article.id], name, at)
    if meant == outlet_of(article):
        return None
    return Link(name=short(name), full=name, kind="outlet", sourcing="outlet", outlets=(meant,) if meant else ())


def _cue_sentences(article: Article, outward: Sequence[Attribution]) -> Iterator[tuple[int, int]]:
    """Yield the sentences of the cues, where they stand apart from what is said: before a set-off quotation."""
    for attribution in outward:
        for span in attribution.cues[:1]:
            yield sentence_at(article, span.start, span.end)


def _addressee(pile: Pile, article: Article, start: int, end: int) -> Link | None:
    for named in _inside(pile, article, start, end):
        if _TOLD.search(article.text[max(0, named.start - 40) : named.start]):
            return outlet_link(article, [named])
    generic = _TOLD_THE.search(article.text, start, end)
    if generic is None:
        return None
    named_here = pile.named[article.id]
    meant = resolve_outlet(pile.outlets_by_word, article, named_here, generic["who"], generic.start())
    if meant is None or meant == outlet_of(article):
        return None
    name = spelled(pile, article, (meant,), generic["who"])
    return Link(name=name, full=name, kind="outlet", sourcing="outlet", outlets=(meant,))


def _told_next(pile: Pile, article: Article, statement: Statement, outward: Sequence[Attribution]) -> Link | None:
    """Return the outlet that the speaker of a lead told, where only their next words say so."""
    speaker = outward[0].speaker if outward else None
    if speaker is None or speaker.kind != "person" or statement.start > _LEAD:
        return None
    others = [a for a in pile.said_in[article.id] if a.speaker is not None and a.contents]
    starts = [(a.sources or a.contents)[0].start for a in others]
    first = min((start for start in starts if not in_headline(article, start, start + 1)), default=0)
    leads = first >= (outward[-1].sources or outward[-1].contents)[0].start
    if not leads and not in_headline(article, statement.start, statement.end):
        return None
    later = [
        a
        for a in others
        if a.speaker == speaker
        and statement.end <= min(s.start for s in (*a.sources, *a.contents)) < statement.end + _NEXT_WORDS
    ]
    following = min(later, key=lambda a: (a.contents[0], a.id), default=None)
    return _in_evidence(pile, article, following) if following is not None else None


def quoted_by(pile: Pile, article: Article, attribution: Attribution) -> Link | None:
    """Return the outlet in whose pages a source spoke, by the source's own words: "a deckhand quoted by the Packet"."""
    if not attribution.sources or (
        attribution.speaker is not None and attribution.speaker.kind in {"outlet", "document"}
    ):
        return None
    start, end = attribution.sources[0].start, attribution.sources[-1].end
    for named in _inside(pile, article, start, end):
        if _QUOTED_BY.search(article.text[start : named.start]):
            return outlet_link(article, [named])
    return None


def credit(pile: Pile, article: Article, statement: Statement, inner: Attribution | None) -> Link | None:
    """Return the outlets that a sentence credits by the way: "first described in the Newsletter".

    What stands inside the words of a source credits nothing: "he said that the memo cited by the Post was a draft". The credit
    may be a short sentence that follows: "It is all in the Courier."
    """
    start, end = sentence_of(article, statement)
    quoted = (*inner.contents, *inner.sources) if inner is not None else ()
    inside = [
        named
        for named in _inside(pile, article, start, end)
        if credits_it(article, named)
        and (
            article.text[max(0, named.start - 3) : named.start].rstrip()[-1:] in {"(", ";"}
            or not any(span.start <= named.start < span.end for span in quoted)
        )
    ]
    if inside:
        return outlet_link(article, inside)
    after = _AFTER.match(article.text, statement.end)
    if after is None or in_headline(article, statement.start, statement.end):
        return None
    found = stands_for(pile, article, after["who"], after.start("who"))
    return (
        Link(name=after["who"], full=after["who"], kind="outlet", sourcing="outlet", outlets=found) if found else None
    )


def stands_for(pile: Pile, article: Article, name: str, at: int) -> tuple[str, ...]:
    """Return the outlets of the pile that a source's name stands for, several where it joins them with "and"."""
    keys, named = pile.outlets_by_word, pile.named[article.id]
    parts = re.split(r"\s+and\s+|,\s+", name) if " and " in name else []
    found = [resolve_outlet(keys, article, named, part, at) for part in parts]
    if len(found) > 1 and all(found) and len(set(found)) == len(found):
        return tuple(sorted(key for key in found if key))
    one = resolve_outlet(keys, article, named, name, at) or house_named(
        pile.houses, article, pile.said_in.get(article.id, ()), name
    )
    return (one,) if one else ()


def spelled(pile: Pile, article: Article, stands: Sequence[str], words: str) -> str:
    """Return how the article spells an outlet in full, where the words at this place are a mere "the paper"."""
    if not is_generic(name_words(words)) and len(stands) == 1 and names_outlet(words, stands[0]):
        return words
    found = [article.text[one.start : one.end] for key in stands for one in pile.named[article.id] if one.outlet == key]
    return found[0] if found and len(stands) == 1 else words


def outlet_link(article: Article, named: Iterable[NamedOutlet]) -> Link:
    """Return the link of the outlets named at some places, spelled as there."""
    places = tuple(named)
    name = " and ".join(dict.fromkeys(article.text[one.start : one.end] for one in places))
    keys = tuple(sorted({one.outlet for one in places}))
    return Link(name=name, full=name, kind="outlet", sourcing="outlet", outlets=keys)


def _inside(pile: Pile, article: Article, start: int, end: int) -> list[NamedOutlet]:
    return [named for named in pile.named[article.id] if start <= named.start and named.end <= end]


def sentence_of(article: Article, statement: Statement) -> tuple[int, int]:
    """Return the bounds of the sentence that a statement stands in; a title ends where it ends."""
    return sentence_at(article, statement.start, statement.end)


def sentence_at(article: Article, first: int, last: int) -> tuple[int, int]:
    """Return the bounds of the sentence around a stretch; a title ends where it ends."""
    text, title = article.text, article.title_span
    before = max(
        (m.end() for m in _END.finditer(text, max(0, first - _LONGEST_SENTENCE), first)),
        default=None,
    )
    after = _END.search(text, max(first, last - 1), last + _LONGEST_SENTENCE)
    start = first if before is None else before
    if title is not None and start < title.end <= first:
        start = title.end
    return start, after.end() if after else last
