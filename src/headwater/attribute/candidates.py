"""Everything that the rules find in one article, each with its probability."""

from dataclasses import dataclass

from headwater.attribute.citations import find_citations
from headwater.attribute.clauses import Tree
from headwater.attribute.cues import Cues
from headwater.attribute.direct import find_direct
from headwater.attribute.finds import Find
from headwater.attribute.framed import find_framed, find_parentheses
from headwater.attribute.indirect import find_indirect
from headwater.attribute.introduced import find_introduced
from headwater.attribute.nominal import find_nominal, find_states
from headwater.attribute.structure import find_structured
from headwater.attribute.traits import traits
from headwater.attribute.variants import variants
from headwater.model.text import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One find with what speaks for or against it."""

    find: Find
    traits: tuple[str, ...]


def find_candidates(article: Article, tree: Tree, cues: Cues) -> tuple[Candidate, ...]:
    """Return what all rules find, with every way to cut or stretch it; the order says nothing."""
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
    quoting = frozenset(at for at in whole if at is not None)
    rows = (variant for find in finds if not _partial(find, whole.get(find.at)) for variant in variants(tree, find))
    return tuple(Candidate(find=row, traits=traits(tree, cues, row, quoting)) for row in rows)


def _partial(find: Find, whole: Find | None) -> bool:
    """Tell whether `find` has only some pieces of the quotation `whole`, which has the same cue word."""
    return whole is not None and len(whole.contents) > len(find.contents) and set(find.contents) < set(whole.contents)
