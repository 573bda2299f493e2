"""Documents that nothing tells apart: "the report" in one article and the only document that the others name."""

from collections.abc import Iterable, Sequence

from headwater.trace.parties.labels import is_bare, like_nouns
from headwater.trace.parties.voices import Source
from headwater.trace.texts.graphs import parts
from headwater.trace.texts.words import tokens, word_list


def lone_documents(sources: Sequence[Source], same: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the pairs that nothing tells apart, and that are one document: "the document" and the report that others name.

    `same` are the pairs known to be one. Where two documents are known by names, readers are not told which is meant.
    """
    papers = [number for number, source in enumerate(sources) if source.kind == source.sourcing == "document"]
    bare = [number for number in papers if _is_bare(sources[number])]
    known = parts(papers, [pair for pair in same if set(pair) <= set(papers)])
    named = [part for part in known if not part <= set(bare)]
    if len(named) > 1:
        return []
    others = sorted(named[0]) if named else bare
    found = ((one, next((other for other in others if _fit(sources[one], sources[other])), one)) for one in bare)
    return [(min(pair), max(pair)) for pair in found if pair[0] != pair[1]]


def _fit(left: Source, right: Source) -> bool:
    return left.article_id != right.article_id and _of_one_kind(left, right)


def _is_bare(source: Source) -> bool:
    return tokens(source.name)[:1] == ("the",) and is_bare(source.name)


def _of_one_kind(left: Source, right: Source) -> bool:
    """Say whether two documents can be of one kind, going by their nouns."""
    mine, theirs = (set(source.words) & word_list("document_nouns") for source in (left, right))
    return bool(mine & (theirs | like_nouns(theirs)) or theirs & like_nouns(mine))
