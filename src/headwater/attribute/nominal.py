"""Nouns that report: "the claim that ...", "his promise to ...", "allegations of ...", "rumours about ..."."""

from collections.abc import Iterator

from headwater.attribute.clauses import Tree, noun_phrase
from headwater.attribute.contents import widen
from headwater.attribute.cues import Cues
from headwater.attribute.finds import Find, Voice
from headwater.model.attribution import Act

_CLAUSES = frozenset({"acl", "ccomp", "relcl", "advcl"})


def find_nominal(tree: Tree, cues: Cues) -> Iterator[Find]:
    """Yield what reporting nouns govern, in the order of the nouns."""
    for noun in range(len(tree.tokens)):
        act = cues.nouns.get(tree.lemma(noun)) if tree.tokens.pos[noun] == "NOUN" else None
        if act is not None:
            find = _governed(tree, noun, act)
            if find is not None:
                yield find


def _governed(tree: Tree, noun: int, act: Act) -> Find | None:
    for child in tree.children[noun]:
        if child < noun:
            continue
        start = _opening(tree, child)
        if start is None:
            continue
        voice = _owner(tree, noun)
        first = noun
        if voice is None and noun and tree.tokens.deps[noun - 1] == "det":
            first = noun - 1
        content = widen(tree, tree.span(start, tree.last[child]), floor=tree.tokens.ends[noun])
        rule = "noun with " + ("of" if tree.tokens.deps[child] == "prep" else tree.word(start))
        return Find(
            sources=(voice.span,) if voice is not None else (),
            cues=(tree.span(first, noun),),
            contents=(content,),
            act=act,
            stance="asserts",
            rule=rule,
            cue=tree.lemma(noun),
            head=voice.head if voice is not None else None,
            at=noun,
        )
    return None


def _opening(tree: Tree, child: int) -> int | None:
    """Return the first token of what a noun reports: a that-clause, an infinitive, or an of-phrase."""
    first = tree.first[child]
    if tree.tokens.deps[child] in _CLAUSES and tree.word(first) in {"that", "to", "whether"}:
        return None if tree.tokens.tags[first] == "WDT" else first
    if tree.tokens.deps[child] == "prep" and tree.word(child) in {"of", "about"} and tree.last[child] > child:
        return child + 1
    return None


def _owner(tree: Tree, noun: int) -> Voice | None:
    owner = tree.child(noun, "poss")
    if owner is not None:
        return Voice(span=noun_phrase(tree, owner), head=owner)
    by = next((k for k in tree.children[noun] if k > noun and tree.word(k) in {"by", "from"}), None)
    agent = tree.child(by, "pobj") if by is not None else None
    return Voice(span=noun_phrase(tree, agent), head=agent) if agent is not None else None
