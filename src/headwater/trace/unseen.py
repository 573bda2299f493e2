"""Unseen sources: outlets and documents that are cited but not in the pile. They are what to fetch next."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from headwater.model.provenance import Evidence, UnseenSource
from headwater.trace.grounds.citations import cited_articles
from headwater.trace.parties.documents import documents
from headwater.trace.parties.labels import is_bare, is_document, label, one_document
from headwater.trace.parties.names import is_proper
from headwater.trace.parties.outlets import names_outlet
from headwater.trace.pile import Pile
from headwater.trace.texts.words import VAGUE, capitals, name_words, tokens, word_list
from headwater.trace.threads import Said, Thread

_ALIKE = 0.5
_REPORT = frozenset({"report", "reports", "story", "article", "coverage"})
_SHOUTED = 2  # more words than this in capitals are a headline
_OPEN = re.compile(
    r"^(?:numerous|multiple|recent|every|each|any|no|one|whose|which|what"
    r"|(?:the|a|an) (?:same|similar|earlier|previous|other))\b",
    re.IGNORECASE,
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
    sightings = [*cited(pile, found), *_mentioned(pile, found)]
    ordered = sorted(sightings, key=lambda s: (s.kind, -len(name_words(s.name)), s.name.casefold(), s.evidence))
    return tuple(map(tuple, _together(ordered)))


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
                outlet = link.kind == "outlet" or link.sourcing == "outlet"
                document = link.kind == "document" or (link.sourcing == "document" and link.kind != "person")
                if not _can_be_fetched(link.name):
                    continue
                if outlet and not cited_articles(pile, thread, said, link):
                    yield Sighting(name=link.name, kind="outlet", claim=thread.id, evidence=said.evidence)
                elif document and not outlet and is_document(link.name) and not _is_in_the_pile(pile, link.name):
                    yield Sighting(
                        name=_fuller(pile, said, link.name), kind="document", claim=thread.id, evidence=said.evidence
                    )


def _can_be_fetched(name: str) -> bool:
    """Say whether a name tells a reader what to look for: neither "numerous reports" nor "the same article" nor a clause does."""
    words = tokens(name)
    if not words or VAGUE.match(name) or _OPEN.match(name) or _CLAUSE.search(name):
        return False
    if name.isupper() and len(words) > _SHOUTED:
        return False
    return (len(words) > 1 and bool(capitals(name))) or words[-1] not in word_list("several_documents")


def _is_in_the_pile(pile: Pile, name: str) -> bool:
    """Say whether a name is an outlet's of the pile, or that of a report of it; an outlet's ledger is another thing."""
    owner, mark, rest = name.replace("’", "'").partition("'s ")
    if mark and _REPORT.isdisjoint(tokens(rest)):
        return False
    return any(names_outlet(owner, key) for key in pile.outlets)


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
    return f"{owner[1]} {words[0]}" if owner and words[0] in word_list("issued") else name


def _mentioned(pile: Pile, found: Sequence[Thread]) -> Iterator[Sighting]:
    """Yield the documents that texts speak of: "said in a statement", "the mill's log", "(Hollis and Page 2016)"."""
    places: dict[str, list[tuple[Evidence, str]]] = defaultdict(list)
    for thread in found:
        for said in thread.said:
            places[said.article_id].append((said.evidence, thread.id))
    for article in pile.articles.values():
        for document in documents(article, pile.said_in.get(article.id, ())):
            place = Evidence(article_id=article.id, start=document.start, end=document.end)
            if not _can_be_fetched(document.name) or _is_in_the_pile(pile, document.name):
                continue
            claims: list[str | None] = [
                claim for other, claim in places[article.id] if place.start < other.end and other.start < place.end
            ]
            for claim in claims or [None]:
                yield Sighting(name=document.name, kind="document", claim=claim, evidence=place)


def _together(sightings: Iterable[Sighting]) -> list[list[Sighting]]:
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
    return [*groups, *_housed(bare, groups)]


def _housed(bare: Iterable[Sighting], groups: Sequence[list[Sighting]]) -> list[list[Sighting]]:
    """Put each bare name with the fuller one that it is short for; return those that have none, one group for a kind."""
    by_kind: dict[str, list[list[Sighting]]] = defaultdict(list)
    for group in groups:
        if group[0].kind == "document":
            by_kind[label(group[0].name).kind].append(group)
    homeless: dict[str, list[Sighting]] = defaultdict(list)
    homes = [(one, _home(one, by_kind[label(one.name).kind])) for one in bare]
    for one, home in homes:
        (homeless[label(one.name).kind] if home is None else home).append(one)
    return [homeless[kind] for kind in sorted(homeless)]


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
    name = group[0].name.replace("*", "").strip()
    return UnseenSource(name=name, kind=group[0].kind, claims=tuple(claims), evidence=tuple(evidence))
