"""The sources that statements come down to, described from the texts of the articles that have the claim."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from headwater.model.attribution import SpeakerKind
from headwater.model.links import Statement
from headwater.model.provenance import Evidence
from headwater.model.text import Article
from headwater.trace.chained.passed_on import Link
from headwater.trace.parties.bodies import body
from headwater.trace.parties.descriptions import Description, describe, describe_document, points_to
from headwater.trace.parties.names import is_proper, short, split_name
from headwater.trace.parties.outlets import outlet_name, outlet_of
from headwater.trace.parties.releases import is_release
from headwater.trace.parties.voices import Source
from headwater.trace.pile import Pile
from headwater.trace.texts.words import content_words, name_words, tokens, word_list

_NEAR = 200
_SPOKESMAN = re.compile(
    r"^(?:an?|the|its|one|another)\s+(?:\w+\s+)?spokes(?:man|woman|person)\s+(?:for|of)\s+(?:the\s+)?(?P<whom>[A-Z].{2,80})$"
)
_STAFF = r"spokes\w+|chief executive|executives?|employees|workers|shares|shareholders|headquarters|plants?|managers"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the articles with a claim say of its sources: of each name, and which names are those of who has staff."""

    described: Mapping[str, Description]
    staffed: frozenset[str]


def told_of(articles: Collection[Article], chains: Iterable[Sequence[Link]]) -> Told:
    """Return what articles say of the sources at the ends of some chains."""
    last = [chain[-1] for chain in chains if chain]
    described = {split_name(link.full)[0] for link in last if link.sourcing != "document"}
    people = {split_name(link.full)[0] for link in last if link.kind == "person"}
    return Told(
        described=describe(described, articles),
        staffed=frozenset(name for name in people if is_proper(name) and not body(name) and _has_staff(name, articles)),
    )


def source_of(pile: Pile, statement: Statement, links: Sequence[Link], told: Told) -> Source | None:
    """Return the innermost source of a statement, with what is told of it; None when the article says it in its own voice."""
    if not links:
        return None
    link, article = links[-1], pile.articles[statement.article_id]
    through = links[-2].outlets[0] if len(links) > 1 and links[-2].outlets else outlet_of(article)
    core, extra = split_name(link.full)
    spoken = _SPOKESMAN.match(core)
    if spoken:
        return _body_behind(statement, link, spoken["whom"], through)
    found = _description(article, link, core, told)
    near = article.text[max(0, statement.start - _NEAR) : statement.end]
    return Source(
        name=short(core),
        kind=_kind(link, core, told),
        sourcing=link.sourcing,
        article_id=statement.article_id,
        through=through,
        description=replace(
            found,
            words=found.words | content_words(extra) | _office(core) | _house(article, link, found),
            around=frozenset(tokens(near)),
        ),
        evidence=Evidence(article_id=statement.article_id, start=statement.start, end=statement.end),
        teller=_teller(links),
    )


def _house(article: Article, link: Link, found: Description) -> frozenset[str]:
    """Return the words for the body that publishes an article itself, where an officer speaks in it of whom no other is told."""
    if link.kind != "person" or not is_release(article):
        return frozenset()
    offices = word_list("staff") | word_list("spokespeople")
    elsewhere = found.bodies - offices - frozenset(name_words(outlet_name(article)))
    return frozenset(name_words(outlet_name(article))) if found.words & offices and not elsewhere else frozenset()


def _teller(links: Sequence[Link]) -> tuple[str, ...]:
    """Return the name of whom the innermost source told it, as far as a person passes it on."""
    known = [link for link in links[:-1] if not link.outlets and link.kind != "outlet"]
    return name_words(split_name(known[-1].full)[0]) if known else ()


def _body_behind(statement: Statement, link: Link, name: str, through: str) -> Source:
    """Return the body that a nameless spokesman speaks for: readers are told whose word it is."""
    return Source(
        name=short(name),
        kind="organisation",
        sourcing="named" if is_proper(name) or body(name) else link.sourcing,
        article_id=statement.article_id,
        through=through,
        description=Description(),
        evidence=Evidence(article_id=statement.article_id, start=statement.start, end=statement.end),
    )


def _office(name: str) -> frozenset[str]:
    """Return the titles in somebody's name: "Councillor Wyn Addersley" is a councillor."""
    return content_words(name) - set(name_words(name)) if is_proper(name) else frozenset()


def _kind(link: Link, name: str, told: Told) -> SpeakerKind:
    """Return what a source is: what has a spokesman, or is a body by name, is no person, whatever a reader took it for."""
    if link.sourcing == "document" and link.kind != "person":
        return "document"
    if link.kind == "person" and (body(name) or name in told.staffed):
        return "organisation"
    return link.kind


def _has_staff(name: str, articles: Iterable[Article]) -> bool:
    """Say whether some article speaks of the name's spokesman, staff or shares: "a Tarn spokeswoman", "employees of Tarn"."""
    return any(_is_staffed(name, article.text) for article in articles if name in article.text)


@lru_cache(maxsize=16384)
def _is_staffed(name: str, text: str) -> bool:
    own = re.escape(name)
    staffed = re.compile(rf"\b(?:{_STAFF}) (?:for|of|at) (?:the )?{own}\b|\b{own}(?:['’]s)? (?:{_STAFF})\b")
    return staffed.search(text) is not None


def own_source(pile: Pile, place: Evidence, *, on_the_spot: bool) -> Source:
    """Return the outlet itself as the source of what it says in its own voice at a place; a body in its release is named."""
    article = pile.articles[place.article_id]
    of_body = is_release(article) and not on_the_spot
    return Source(
        name=outlet_name(article),
        kind="organisation" if of_body else "outlet",
        sourcing="self_reported" if on_the_spot else "named" if of_body else "unsourced",
        article_id=article.id,
        through=outlet_of(article),
        description=Description(),
        evidence=place,
    )


def _description(own: Article, link: Link, name: str, told: Told) -> Description:
    """Return what the articles with the claim say of the source; of a document, what its own article says."""
    if link.sourcing == "document":
        return describe_document(link.name, own)
    return replace(told.described[name], points_to=points_to(name, own.text))
