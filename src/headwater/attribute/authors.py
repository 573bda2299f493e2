"""Who is known only by what they wrote: a claim on an author's word is sourced to the document."""

import re

from headwater.attribute.clauses import Tree
from headwater.attribute.finds import Find
from headwater.attribute.referents import Memory, Resolved, sentence_at
from headwater.model.text import Mention

_WRITTEN = frozenset(
    {"write", "calculate", "conclude", "estimate", "find", "recommend", "note", "reckon", "state", "argue"}
)
_IN_PRINT = re.compile(
    r"\b[Oo]n page \d|\b(?:in|In) (?:the|his|her|its|their|an?) (?:[\w-]+ ){0,2}?"
    r"(?:report|memo|memorandum|affidavit|study|paper|book|memoir|review|conclusions|essay|article|assessment|audit|ruling|judgment)\b"
)
_NEAR = 60  # characters
_BY = re.compile(r",? (?:\w+ )?by (?:(?:the|a|an) )?(?:[\w-]+ ){0,3}")
_AUTHORS = frozenset({"author", "authors"})


def written_by(tree: Tree, mentions: tuple[Mention, ...]) -> frozenset[str]:
    """Return the entities that the article names as authors of a document: "a report by Ida Pell", "Pell's affidavit"."""
    found = set()
    people: dict[int, str] = {}
    for mention in mentions:
        if mention.kind in {"person", "group", "name"}:
            for index in range(tree.token_at(mention.start), tree.token_at(mention.end - 1) + 1):
                people.setdefault(index, mention.entity)
    for mention in mentions:
        if mention.kind == "document":
            last = min(tree.token_at(mention.end - 1), len(tree.tokens) - 1)
            found |= {people[k] for k in _makers(tree, last) if k in people}
            found |= {m.entity for m in mentions if m.kind == "person" and _by_line(tree, mention, m)}
    return frozenset(found)


def _by_line(tree: Tree, document: Mention, person: Mention) -> bool:
    """Tell whether a name follows a document with nothing but "by" and a role between: "the report, by the engineer Ida Pell"."""
    near = document.end < person.start < document.end + _NEAR
    return near and _BY.fullmatch(tree.text[document.end : person.start]) is not None


def _makers(tree: Tree, document: int) -> list[int]:
    """Return the tokens that say whose a document is, or by whom."""
    owner = [k for k in tree.children[document] if tree.tokens.deps[k] == "poss"]
    verbs = [k for k in tree.children[document] if tree.tokens.deps[k] in {"acl", "relcl"}]
    by = [
        k
        for above in (document, *verbs)
        for k in tree.children[above]
        if tree.word(k) == "by" and tree.tokens.deps[k] in {"prep", "agent"}
    ]
    made = [pobj for k in by for pobj in tree.children[k] if tree.tokens.deps[pobj] == "pobj"]
    beside = [k for pobj in made for k in tree.children[pobj] if tree.tokens.deps[k] == "appos"]
    return owner + made + beside


def is_written(memory: Memory, find: Find, result: Resolved) -> bool:
    """Tell whether somebody speaks here through a document that they wrote."""
    speaker = result.speaker
    if speaker is None or speaker.kind not in {"person", "group"} or result.sourcing not in {"named", "described"}:
        return False
    if find.head is not None and memory.tree.lemma(find.head) in _AUTHORS:
        return True
    if find.cue not in _WRITTEN:
        return False
    noun = speaker.name.lower().split()[-1]
    if speaker.name in memory.written or (
        speaker.kind == "group" and noun in {w.lower().split()[-1] for w in memory.written}
    ):
        return True
    first, last = memory.tree.bounds[sentence_at(memory.tree, find.sources[0].start)]
    here = memory.tree.span(first, last)
    return _IN_PRINT.search(memory.tree.text, here.start, here.end) is not None
