"""Everything that the rules and the tagger find in one article, each with what speaks for it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from headwater.attribute.agreement import TAGGER, Agreement, agreements, cue_piece
from headwater.attribute.citations import find_citations
from headwater.attribute.clauses import Tree
from headwater.attribute.cues import Cues
from headwater.attribute.direct import find_direct
from headwater.attribute.finds import Find
from headwater.attribute.framed import find_framed, find_parentheses
from headwater.attribute.indirect import find_indirect
from headwater.attribute.introduced import find_introduced
from headwater.attribute.nominal import find_nominal, find_states
from headwater.attribute.proposals import asked, propose
from headwater.attribute.structure import find_structured
from headwater.attribute.tagger import Tagger, ask, tag
from headwater.attribute.traits import traits
from headwater.attribute.variants import variants
from headwater.model.text import Article, Span

_LEAST_BEGINNING = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One find with what speaks for or against it; `agreement` is what the tagger says of it, None where it was not asked."""

    find: Find
    traits: tuple[str, ...]
    agreement: Agreement | None = None


def find_candidates(article: Article, tree: Tree, cues: Cues, tagger: Tagger | None) -> tuple[Candidate, ...]:
    """Return what the rules and the tagger find, with every way to cut or stretch it; the order says nothing."""
    if not len(tree.tokens):
        return ()
    finds = list(_ruled(article, tree, cues))
    if tagger is None:
        return tuple(Candidate(find=find, traits=traits(tree, cues, find, quoting=_quoting(finds))) for find in finds)
    tagging = tag(tree.text, tagger)
    quoting = _quoting(finds)
    answers = ask(tagging, tagger, asked(tagging))
    finds.extend(propose(tree, cues, tagging, answers))
    places = {piece for find in finds if (piece := cue_piece(tagging, find)) is not None}
    answers |= ask(tagging, tagger, places - set(answers))
    said = agreements(tagging, answers, finds)
    ruled = {cue for find in finds if find.rule != TAGGER for cue in find.cues}
    return tuple(
        Candidate(
            find=find,
            traits=(*traits(tree, cues, find, quoting), *(more.traits if more else ("tagger not asked",))),
            agreement=more,
        )
        for find, more in zip(finds, said, strict=True)
        if not _is_vain(article, ruled, find, more)
    )


def _is_vain(article: Article, ruled: Collection[Span], find: Find, more: Agreement | None) -> bool:
    """Tell whether a find needs a second voice and has none.

    What stands before the colon of a headline is a source only where a rule knows it for one, not a section or a place; a verb
    that no list knows says something only where the tagger thinks so.
    """
    if find.rule == TAGGER:
        headline = article.title_span.end if article.title_span else len(article.text.split("\n", 1)[0])
        headed = find.contents[-1].end <= headline and "\n" in article.text[headline:]
        return headed and all(_is_mark(article.text, cue) and cue not in ruled for cue in find.cues)
    return "unlisted" in find.rule and (more is None or more.begins < _LEAST_BEGINNING)


def _is_mark(text: str, span: Span) -> bool:
    return not any(letter.isalnum() for letter in text[span.start : span.end])


def _ruled(article: Article, tree: Tree, cues: Cues) -> Iterator[Find]:
    """Yield what the rules find, with every way to cut or stretch it."""
    finds = [
        *find_structured(article, tree, cues),
        *find_introduced(tree, cues),
        *find_citations(tree, cues),
        *find_direct(tree, cues),
        *find_framed(tree, cues),
        *find_parentheses(tree, cues),
        *find_indirect(tree, cues),
        *find_nominal(tree, cues),
        *find_states(tree, cues),
    ]
    whole: dict[int | None, Find] = {
        find.at: find for find in finds if find.at is not None and find.rule.startswith("quotation before")
    }
    for find in finds:
        if not _partial(find, whole.get(find.at)):
            yield from variants(tree, find)


def _quoting(finds: list[Find]) -> frozenset[int]:
    """Return the cue words that stand behind a quotation."""
    return frozenset(find.at for find in finds if find.at is not None and find.rule.startswith("quotation before"))


def _partial(find: Find, whole: Find | None) -> bool:
    """Tell whether `find` has only some pieces of the quotation `whole`, which has the same cue word."""
    return whole is not None and len(whole.contents) > len(find.contents) and set(find.contents) < set(whole.contents)
