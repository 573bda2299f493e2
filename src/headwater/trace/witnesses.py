"""The sources that appearances come down to, described from the texts of the whole pile."""

from dataclasses import replace

from headwater.trace.descriptions import Description, describe, describe_document
from headwater.trace.names import split_name
from headwater.trace.outlets import outlet_name, outlet_of
from headwater.trace.pile import Pile
from headwater.trace.sources import Source
from headwater.trace.threads import Said, Thread
from headwater.trace.words import content_words


def source_of(pile: Pile, thread: Thread, said: Said) -> Source | None:
    """Return the innermost source of an appearance; None when the article says it in its own voice."""
    if not said.links:
        return None
    link = said.links[-1]
    through = (
        said.links[-2].outlets[0]
        if len(said.links) > 1 and said.links[-2].outlets
        else outlet_of(pile.articles[said.article_id])
    )
    core, extra = split_name(link.name)
    found = _description(pile, thread, said, core)
    return Source(
        name=core,
        kind="document" if link.sourcing == "document" and link.kind != "person" else link.kind,
        sourcing=link.sourcing,
        article_id=said.article_id,
        through=through,
        description=replace(found, words=found.words | content_words(extra)),
        evidence=said.evidence,
    )


def own_source(pile: Pile, said: Said) -> Source:
    """Return the outlet itself as the source of what it says in its own voice."""
    article = pile.articles[said.article_id]
    return Source(
        name=outlet_name(article),
        kind="outlet",
        sourcing=said.appearance.sourcing,
        article_id=said.article_id,
        through=outlet_of(article),
        description=Description(),
        evidence=said.evidence,
    )


def _description(pile: Pile, thread: Thread, said: Said, name: str) -> Description:
    """Return what the articles with the claim say of the source; of a document, what its own article says."""
    link, own = said.links[-1], pile.articles[said.article_id]
    if link.sourcing == "document":
        return describe_document(link.name, own)
    others = [article for id_, article in pile.articles.items() if id_ in thread.articles()]
    return describe(name, others, own, said.appearance.text)
