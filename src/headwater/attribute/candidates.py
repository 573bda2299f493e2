"""Everything that the rules and the tagger find in one article, each with what speaks for it."""

from bisect import bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from headwater.attribute.agreement import TAGGER, Agreement, agreements, cue_piece
from headwater.attribute.citations import find_citations
from headwater.attribute.clauses import Tree
from headwater.attribute.cues import Cues
from headwater.attribute.direct import find_direct
from headwater.attribute.figured import find_figures
from headwater.attribute.finds import Find
from headwater.attribute.framed import find_framed, find_parentheses
from headwater.attribute.indirect import find_indirect
from headwater.attribute.introduced import find_introduced
from headwater.attribute.nominal import find_nominal, find_states
from headwater.attribute.proposals import asked, propose
from headwater.attribute.structure import find_structured
from headwater.attribute.tagger import Tagger, Tagging, ask, tag
from headwater.attribute.traits import traits
from headwater.attribute.variants import variants
from headwater.model.text import Article, Span

_LEAST_BEGINNING = 0.1
_SECTION = 100_000  # characters; few articles are longer


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One find with what speaks for or against it; `agreement` is what the tagger says of it, None where it was not asked."""

    find: Find
    traits: tuple[str, ...]
    agreement: Agreement | None = None


def find_candidates(article: Article, tree: Tree, cues: Cues, tagger: Tagger | None) -> Iterator[tuple[Candidate, ...]]:
    """Yield what the rules and the tagger find, with every way to cut or stretch it; the order says nothing.

    A text longer than any article comes in several sections, so that what is held at a time has a bound.
    """
    finds = list(_ruled(article, tree, cues)) if len(tree.tokens) else []
    quoting = _quoting(finds)
    if tagger is None:
        yield tuple(Candidate(find=find, traits=traits(tree, cues, find, quoting)) for find in finds)
        return
    parted: dict[int, list[Find]] = {}
    ranges = _sections(article.text)
    starts = [span.start for span in ranges]
    for find in finds:
        parted.setdefault(bisect_right(starts, _anchor(find)) - 1, []).append(find)
    for number, section in enumerate(ranges):
        yield _of_section(
            article, tree, cues, quoting, (tag(tree.text, tagger, section), tagger), parted.get(number, [])
        )


def _of_section(
    article: Article, tree: Tree, cues: Cues, quoting: frozenset[int], said: tuple[Tagging, Tagger], finds: list[Find]
) -> tuple[Candidate, ...]:
    tagging, tagger = said
    answers = ask(tagging, tagger, asked(tagging))
    if len(tree.tokens):
        finds = [*finds, *propose(tree, cues, tagging, answers)]
    places = {piece for find in finds if (piece := cue_piece(tagging, find)) is not None}
    answers |= ask(tagging, tagger, places - set(answers))
    ruled = {cue for find in finds if find.rule != TAGGER for cue in find.cues}
    return tuple(
        Candidate(
            find=find,
            traits=(*traits(tree, cues, find, quoting), *(more.traits if more else ("tagger not asked",))),
            agreement=more,
        )
        for find, more in zip(finds, agreements(tagging, answers, finds), strict=True)
        if not _is_vain(article, ruled, find, more)
    )


def _sections(text: str) -> list[Span]:
    """Return stretches of the text that end with a line and are not much longer than _SECTION characters."""
    found, start = [], 0
    while start < len(text):
        line = text.find("\n", start + _SECTION)
        end = len(text) if line < 0 else min(line + 1, start + 2 * _SECTION)
        found.append(Span(start=start, end=end))
        start = end
    return found


def _anchor(find: Find) -> int:
    return (find.cues or find.sources or find.contents)[0].start


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
        *find_figures(tree, cues),
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
