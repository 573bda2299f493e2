"""Unseen sources: outlets and documents that are cited but not in the pile. They are what to fetch next."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from headwater.model.provenance import Evidence, UnseenSource
from headwater.trace.chained.passed_on import Link
from headwater.trace.grounds.citations import cited_articles
from headwater.trace.held import holds_document, holds_outlet
from headwater.trace.parties.documents import Document, documents
from headwater.trace.parties.labels import date_in, is_bare, is_document, is_papers, label, of_one_day, one_document
from headwater.trace.parties.mastheads import by_first_word, can_be_outlet, mastheads, placed_mastheads
from headwater.trace.parties.names import is_proper
from headwater.trace.parties.twice_named import named_twice
from headwater.trace.pile import Pile
from headwater.trace.texts.words import VAGUE, capitals, name_words, tokens, word_list
from headwater.trace.threads import Said, Thread

_ALIKE = 0.5
# What is signed by whom a text named before: "the statement" after "Frutera Delmar said".
_SIGNED = frozenset({"statement", "letter", "note", "memo", "email", "notice", "message"})
_ANYBODYS = re.compile(r"^(?:a|an|any|some|his|her|its|their)\s", re.IGNORECASE)
_DANGLING = re.compile(r",?\s+(?:that|which)(?:\s+(?:was|were|is|are|has|had|have))?$")
_WHEN = re.compile(r"\b(?:ago|last)\b")
_WORKS = frozenset({"report", "study", "book", "paper"})
_SHOUTED = 2  # more words than this in capitals are a headline
_OPEN = re.compile(
    r"^(?:numerous|multiple|recent|every|each|any|no|one|whose|which|what"
    r"|(?:the|a|an) (?:same|similar|earlier|previous|other))\b",
    re.IGNORECASE,
)
_OURS = re.compile(
    r"^(?:your|our|my) (?:[\w’'-]+ )?(?:report|story|article|piece|page|column|bulletins?)\b", re.IGNORECASE
)
_CLAUSE = re.compile(
    r"\b(?:documented|reported|says?|said|writes?|wrote|revealed|confirmed|claimed) (?:at|that|on|in|how)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """One place that cites something that is not in the pile; `claim` is the id of the claim that it is cited for."""

    name: str
    kind: Literal["outlet", "document"]
    claim: str | None
    evidence: Evidence


def sighted(pile: Pile, found: Sequence[Thread]) -> tuple[tuple[Sighting, ...], ...]:
    """Return the places that cite outlets and documents which are not in the pile, those of one thing together."""
    spoken_of = {id_: documents(article, pile.said_in.get(id_, ())) for id_, article in pile.articles.items()}
    sightings = [*cited(pile, found), *_mentioned(pile, found, spoken_of)]
    ordered = sorted(sightings, key=lambda s: (s.kind, -len(name_words(s.name)), s.name.casefold(), s.evidence))
    return tuple(map(tuple, _together(ordered, named_twice(pile.articles, spoken_of))))


def unseen(groups: Iterable[Sequence[Sighting]]) -> tuple[UnseenSource, ...]:
    """Return the cited outlets and documents that are not in the pile, those behind most claims first."""
    return tuple(sorted(map(_source, groups), key=rank))


def rank(source: UnseenSource) -> tuple[int, str, str, tuple[Evidence, ...]]:
    """Return a key that sorts unseen sources: those behind most claims first."""
    return (-len(source.claims), source.kind, source.name.casefold(), source.evidence)


def cited(pile: Pile, found: Sequence[Thread]) -> Iterator[Sighting]:
    """Yield the outlets and documents in chains of sources."""
    for thread in found:
        for said in thread.said:
            for link in said.links:
                kind = _kind(pile, thread, said, link)
                if kind is None or not _can_be_fetched(link.name):
                    continue
                name = link.name if kind == "outlet" else _fuller(pile, said, link.name)
                if name == link.name or not holds_document(pile, name, pile.articles[said.article_id]):
                    yield Sighting(name=name, kind=kind, claim=thread.id, evidence=said.evidence)


def _kind(pile: Pile, thread: Thread, said: Said, link: Link) -> Literal["outlet", "document"] | None:
    """Return what kind of thing a link of a chain cites, None for what is in the pile or cannot be fetched."""
    citing = pile.articles[said.article_id]
    papers = is_papers(link.name)
    if (link.kind == "outlet" or link.sourcing == "outlet") and not papers:
        known = cited_articles(pile, thread, said, link) or holds_outlet(pile, link.name, citing)
        return None if known or not can_be_outlet(link.name) else "outlet"
    document = link.kind == "document" or (link.sourcing == "document" and link.kind != "person")
    if not (document or papers) or not is_document(link.name) or holds_document(pile, link.name, citing):
        return None
    return None if re.search(rf"\b[Ii]f {re.escape(link.name)}\b", citing.text) else "document"


def _can_be_fetched(name: str) -> bool:
    """Say whether a name tells a reader what to look for: neither "numerous reports" nor "the same article" nor a clause does."""
    words = tokens(name)
    if not words or VAGUE.match(name) or _OPEN.match(name) or _CLAUSE.search(name):
        return False
    if name.isupper() and len(words) > _SHOUTED:
        return False
    if _OURS.match(name):
        return False
    told = bool(capitals(name)) or (is_document(name) and not is_bare(name))
    return (len(words) > 1 and told) or words[-1] not in word_list("several_documents")


def _fuller(pile: Pile, said: Said, name: str) -> str:
    """Return the name of a document with whose it is, where it is a mere "the statement"."""
    words = name_words(name)
    if len(words) != 1 or is_proper(name):
        return name
    article = pile.articles[said.article_id]
    known = [d.name for d in documents(article, pile.said_in.get(article.id, ())) if words[0] in name_words(d.name)]
    if known:
        return known[0]
    before = [
        ((a.sources or a.contents)[0].start, a.speaker.name)
        for a in pile.said_in.get(article.id, ())
        if a.speaker is not None
        and a.speaker.kind == "organisation"
        and (a.sources or a.contents)[0].start < said.evidence.start
    ]
    owner = max(before, default=None)
    return f"{owner[1]} {words[0]}" if owner and words[0] in _SIGNED else name


def _mentioned(pile: Pile, found: Sequence[Thread], spoken_of: Mapping[str, Sequence[Document]]) -> Iterator[Sighting]:
    """Yield the documents and outlets that texts speak of: "said in a statement", "the mill's log", "the daily Zorin Vestar"."""
    places: dict[str, list[tuple[Evidence, str]]] = defaultdict(list)
    for thread in found:
        for said in thread.said:
            places[said.article_id].append((said.evidence, thread.id))
    known = by_first_word(mastheads(pile.articles.values()))
    for id_, article in pile.articles.items():
        papers = ((d.name, d.start, d.end) for d in spoken_of[id_] if not holds_document(pile, d.name, article))
        outlets = (one for one in placed_mastheads(article, known) if not holds_outlet(pile, one[0], article))
        yield from _sightings("document", id_, papers, places[id_])
        yield from _sightings("outlet", id_, outlets, places[id_])


def _sightings(
    kind: Literal["outlet", "document"],
    article_id: str,
    named: Iterable[tuple[str, int, int]],
    claims: Sequence[tuple[Evidence, str]],
) -> Iterator[Sighting]:
    """Yield one sighting for each claim that is told where something is named, one without a claim where none is."""
    for name, start, end in named:
        place = Evidence(article_id=article_id, start=start, end=end)
        told: list[str | None] = [claim for other, claim in claims if start < other.end and other.start < end]
        if _can_be_fetched(name):
            yield from (Sighting(name=name, kind=kind, claim=claim, evidence=place) for claim in told or [None])


def _together(sightings: Iterable[Sighting], pairs: Iterable[tuple[str, str]]) -> list[list[Sighting]]:
    """Return the sightings of one thing together; "the report" stands with the one that its article, or the pile, speaks of."""
    groups: list[list[Sighting]] = []
    by_word: dict[str, list[list[Sighting]]] = defaultdict(list)
    bare: list[Sighting] = []
    for sighting in sightings:
        if sighting.kind == "document" and is_bare(sighting.name):
            bare.append(sighting)
            continue
        words = name_words(sighting.name) or (sighting.name.casefold(),)
        near = (group for word in words for group in by_word[word])
        home = next((group for group in near if is_one(group[0], sighting)), None)
        if home is None:
            home = []
            groups.append(home)
            for word in words:
                by_word[word].append(home)
        home.append(sighting)
    groups = _joined(groups, pairs)
    return [*groups, *_housed(bare, groups)]


def _joined(groups: list[list[Sighting]], pairs: Iterable[tuple[str, str]]) -> list[list[Sighting]]:
    """Return the groups with those together that hold two names of one document, the second of these first."""
    for left, right in pairs:
        ends = [n for n, group in enumerate(groups) if any(one.name in {left, right} for one in group)]
        if len(ends) > 1:
            joined = sorted((one for n in ends for one in groups[n]), key=lambda s: s.name != right)
            groups = [joined if n == ends[0] else group for n, group in enumerate(groups) if n not in ends[1:]]
    return groups


def _housed(bare: Iterable[Sighting], groups: Sequence[list[Sighting]]) -> list[list[Sighting]]:
    """Put each bare name with the fuller one that it is short for; return those that have none, one group for a kind and day."""
    by_kind: dict[str, list[list[Sighting]]] = defaultdict(list)
    for group in groups:
        if group[0].kind == "document":
            by_kind[label(group[0].name).kind].append(group)
    homeless: dict[tuple[str, tuple[str, ...]], list[Sighting]] = defaultdict(list)
    homes = [(one, _home(one, _of_its_kind(one, by_kind))) for one in bare]
    for one, home in homes:
        known = label(one.name)
        (homeless[known.kind, tuple(sorted(known.dates))] if home is None else home).append(one)
    return [homeless[key] for key in sorted(homeless) if _can_be_asked_for(homeless[key])]


def _of_its_kind(bare: Sighting, by_kind: Mapping[str, list[list[Sighting]]]) -> list[list[Sighting]]:
    """Return the documents that a bare name can be short for: "the report" for a work with its year, too."""
    known = label(bare.name)
    fits = by_kind.get(known.kind, []) or (by_kind.get("", []) if known.kind in _WORKS else [])
    return [group for group in fits if all(of_one_day(label(one.name).dates, known.dates) for one in group)]


def _can_be_asked_for(group: Sequence[Sighting]) -> bool:
    """Say whether a document without a name is more than "a review" in passing."""
    one = group[0].name
    told = not _ANYBODYS.match(one) or bool(label(one).dates) or _WHEN.search(one)
    return bool(told) or len({s.evidence for s in group}) > 1


def _home(bare: Sighting, known: Sequence[list[Sighting]]) -> list[Sighting] | None:
    """Return the document of its kind that its article named last before, else names at all, else the pile names most."""
    place = bare.evidence
    inside = [
        (s.evidence.start > place.start, -s.evidence.start, n)
        for n, g in enumerate(known)
        for s in g
        if s.evidence.article_id == place.article_id
    ]
    if inside:
        return known[min(inside)[2]]
    return max(known, key=lambda group: len({s.evidence for s in group}), default=None)


def is_one(known: Sighting, other: Sighting) -> bool:
    """Say whether two places cite one thing, by the names that they give it."""
    if known.kind != other.kind:
        return False
    if known.kind == "document":
        return one_document(known.name, other.name)
    mine, theirs = set(name_words(known.name)), set(name_words(other.name))
    if not mine or not theirs:
        return known.name.casefold() == other.name.casefold()
    return len(mine & theirs) > _ALIKE * min(len(mine), len(theirs))


def _source(group: Sequence[Sighting]) -> UnseenSource:
    claims = sorted({sighting.claim for sighting in group if sighting.claim is not None})
    evidence = sorted({sighting.evidence for sighting in group})
    name = _DANGLING.sub("", group[0].name.replace("*", "").strip())
    day = next((day for one in group if (day := date_in(one.name))), None)
    if group[0].kind == "document" and day and not date_in(name):
        name = f"{name}, {day}"
    return UnseenSource(name=name, kind=group[0].kind, claims=tuple(claims), evidence=tuple(evidence))
