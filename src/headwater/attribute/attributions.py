"""Readings in, attributions out."""

import re
from dataclasses import replace

from headwater.attribute.acts import act_of
from headwater.attribute.candidates import find_candidates
from headwater.attribute.clauses import Tree, grow_tree
from headwater.attribute.cues import Cues, load_cues
from headwater.attribute.finds import Find
from headwater.attribute.framed import add_cited
from headwater.attribute.fuse import settle
from headwater.attribute.listeners import listener
from headwater.attribute.nest import parents
from headwater.attribute.passed import add_heard, turn_accorded
from headwater.attribute.passives import addressed, unvoiced
from headwater.attribute.said import said_at
from headwater.attribute.speakers import resolve
from headwater.attribute.stances import stance_of
from headwater.attribute.tagger import load_tagger
from headwater.attribute.unread import find_unread
from headwater.attribute.weigh import load_scale
from headwater.attribute.wording import wording
from headwater.model.attribution import Attribution, AttributionKind
from headwater.model.identity import digest
from headwater.model.text import Article, Reading, Span

_QUOTED = re.compile('["“”«»]')


def attributions(article: Article, reading: Reading) -> tuple[Attribution, ...]:
    """Return every attribution in `article`, sorted by the start of the first content, then by id."""
    cues = load_cues()
    tree = grow_tree(article.text, reading, cues)
    found = _read(article, tree, cues) if reading.attempted else find_unread(tree, cues)
    told = (_with_words(article.text, find) for find in found if not _touches(find, article.furniture))
    return drawn(article, reading, tree, [addressed(tree, cues, unvoiced(tree, cues, find)) for find in told])


def drawn(article: Article, reading: Reading, tree: Tree, finds: list[Find]) -> tuple[Attribution, ...]:
    """Return the attributions that `finds` amount to: who speaks in each, how, when, and which lies in which."""
    cues = load_cues()
    speakers = resolve(reading, tree, cues, finds, article.outlet)
    ids = [_identify(article, find) for find in finds]
    worded = [wording(tree, find) for find in finds]
    rows = [
        Attribution(
            id=ids[index],
            article_id=article.id,
            sources=find.sources,
            cues=find.cues,
            contents=find.contents,
            kind=find.kind or _kind(article.text, find.contents),
            act=act_of(tree, cues, find, speakers[index].speaker),
            stance=stance_of(article.text, cues, find),
            hedged=worded[index].modality == "hedged",
            parent=None if parent is None else ids[parent],
            speaker=speakers[index].speaker,
            sourcing=speakers[index].sourcing,
            confidence=round(find.score, 3),
            evidence=_evidence(find, listener(tree, cues, reading.mentions, find)),
            modality=worded[index].modality,
            hedges=worded[index].hedges,
            cue_negations=worded[index].cue_negations,
            content_negations=worded[index].content_negations,
            said_at=said_at(article, tree, find, cues.words["documents"]),
        )
        for index, (find, parent) in enumerate(zip(finds, parents(finds), strict=True))
    ]
    return tuple(sorted(rows, key=lambda row: (row.contents[0], row.id)))


def _with_words(text: str, find: Find) -> Find:
    """Return a find without the sources of which nothing but marks that were trimmed away was left."""
    told = tuple(span for span in find.sources if text[span.start : span.end].strip())
    return find if told == find.sources else replace(find, sources=told)


def _read(article: Article, tree: Tree, cues: Cues) -> list[Find]:
    sections = find_candidates(article, tree, cues, load_tagger())
    finds = add_cited(tree, [find for candidates in sections for find in settle(candidates, load_scale())])
    return turn_accorded(tree, cues, add_heard(tree, finds))


def _touches(find: Find, furniture: tuple[Span, ...]) -> bool:
    """Tell whether a source or a content lies in a line that is none of the article's own: a byline, a press contact."""
    spans = (*find.sources, *find.contents)
    return any(one.start < line.end and line.start < one.end for one in spans for line in furniture)


def _evidence(find: Find, told: str | None) -> tuple[str, ...]:
    """Return which rule spoke, for "she told the Gazette" the outlet that passes it on."""
    heard = () if told is None else (f"told to: {told}",)
    return (f"{find.rule}: {find.cue}", *find.notes, *heard)


def _identify(article: Article, find: Find) -> str:
    spans = [span for part in (find.sources, find.cues, find.contents) for span in (*part, Span(start=-1, end=-1))]
    return digest("attribution", article.id, *(n for span in spans for n in (span.start, span.end)))


def _kind(text: str, contents: tuple[Span, ...]) -> AttributionKind:
    pieces = [text[span.start : span.end].strip(" .,;") for span in contents]
    if not any(_QUOTED.search(piece) for piece in pieces):
        return "indirect"
    whole = all(_QUOTED.match(piece) and _QUOTED.match(piece[-1:]) for piece in pieces)
    return "direct" if whole else "mixed"
