"""The sources that statements come down to, described from the texts of the articles that have the claim."""

from collections.abc import Sequence
from dataclasses import replace

from headwater.model.links import Statement
from headwater.model.provenance import Evidence
from headwater.trace.chains import Link
from headwater.trace.descriptions import Description, describe, describe_document
from headwater.trace.names import short, split_name
from headwater.trace.outlets import outlet_name, outlet_of
from headwater.trace.pile import Pile
from headwater.trace.sources import Source
from headwater.trace.words import content_words, tokens


def source_of(pile: Pile, statement: Statement, links: Sequence[Link], others: Sequence[str]) -> Source | None:
    """Return the innermost source of a statement; None when the article says it in its own voice.

    `others` are the ids of all articles with the claim: what they say of the source is taken into account.
    """
    if not links:
        return None
    link, article = links[-1], pile.articles[statement.article_id]
    through = links[-2].outlets[0] if len(links) > 1 and links[-2].outlets else outlet_of(article)
    core, extra = split_name(link.full)
    found = _description(pile, statement, link, core, others)
    return Source(
        name=short(core),
        kind="document" if link.sourcing == "document" and link.kind != "person" else link.kind,
        sourcing=link.sourcing,
        article_id=statement.article_id,
        through=through,
        description=replace(found, words=found.words | content_words(extra), around=frozenset(tokens(statement.text))),
        evidence=Evidence(article_id=statement.article_id, start=statement.start, end=statement.end),
    )


def own_source(pile: Pile, place: Evidence, *, on_the_spot: bool) -> Source:
    """Return the outlet itself as the source of what it says in its own voice at a place."""
    article = pile.articles[place.article_id]
    return Source(
        name=outlet_name(article),
        kind="outlet",
        sourcing="self_reported" if on_the_spot else "unsourced",
        article_id=article.id,
        through=outlet_of(article),
        description=Description(),
        evidence=place,
    )


def _description(pile: Pile, statement: Statement, link: Link, name: str, others: Sequence[str]) -> Description:
    """Return what the articles with the claim say of the source; of a document, what its own article says."""
    own = pile.articles[statement.article_id]
    if link.sourcing == "document":
        return describe_document(link.name, own)
    return describe(name, tuple(pile.articles[id_] for id_ in sorted({*others, own.id})), own)
