"""Figures on somebody's word: "the 23 given by officials", "the 400 that the union had claimed", "the ministry gives 19"."""

from collections.abc import Iterator

from headwater.attribute.clauses import Tree, find_subject, noun_phrase, verb_group
from headwater.attribute.cues import Cues, Frame
from headwater.attribute.finds import Find
from headwater.attribute.governed import agent_of, make
from headwater.attribute.lists import word_list

_BARE = frozenset({"give", "count"})
_OBJECTS = frozenset({"dobj", "attr", "oprd"})
_PLAIN = Frame(act="speech", stance="asserts")


def find_figures(tree: Tree, cues: Cues) -> Iterator[Find]:
    """Yield the attributions whose content is a figure and no clause, in the order of their verbs."""
    figuring = word_list("figuring")
    for verb, (pos, lemma) in enumerate(zip(tree.tokens.pos, tree.tokens.lemmas, strict=True)):
        if pos == "VERB" and lemma in figuring:
            find = _given(tree, verb) or _relative(tree, verb) or _gives(tree, cues, verb)
            if find is not None:
                yield find


def _given(tree: Tree, verb: int) -> Find | None:
    """Return "the 23 given by officials": the figure is the content, whoever gave it the source."""
    figure, agent = tree.tokens.heads[verb], _agent(tree, verb)
    fits = tree.tokens.deps[verb] == "acl" and tree.tokens.tags[verb] in {"VBN", "VBD"} and figure < verb
    if not fits or agent is None or not _is_figure(tree, figure):
        return None
    return _made(tree, verb, agent, figure)


def _agent(tree: Tree, verb: int) -> int | None:
    by = next((k for k in tree.children[verb] if k > verb and tree.word(k) == "by"), None)
    return agent_of(tree, verb) if by is None else tree.child(by, "pobj")


def _relative(tree: Tree, verb: int) -> Find | None:
    """Return "the 3,200 that two clerks had described": a relative clause tells whose figure it is."""
    figure, subject = tree.tokens.heads[verb], tree.child(verb, "nsubj")
    if tree.tokens.deps[verb] != "relcl" or subject is None or not figure < subject < verb:
        return None
    if tree.tokens.tags[subject] in {"WP", "WDT"} or not _is_figure(tree, figure):
        return None
    return _made(tree, verb, subject, figure)


def _made(tree: Tree, verb: int, voice: int, figure: int) -> Find | None:
    whole = noun_phrase(tree, figure, until=tree.first[verb])
    return Find(
        sources=(noun_phrase(tree, voice, until=verb if voice < verb else None),),
        cues=(tree.span(*verb_group(tree, verb)),),
        contents=(whole,),
        act="speech",
        stance="asserts",
        rule="figure on somebody's word",
        cue=tree.cue(verb),
        head=voice,
        at=verb,
    )


def _gives(tree: Tree, cues: Cues, verb: int) -> Find | None:
    """Return "the ministry gives 19", "the memo counts 34 dead": a body or a document with a figure for its object."""
    figure, subject = tree.child(verb, *sorted(_OBJECTS)), find_subject(tree, verb)
    if tree.lemma(verb) not in _BARE or figure is None or subject is None or figure < verb:
        return None
    tells = tree.lemma(subject[0]) in cues.words["documents"]
    body = tree.lemma(subject[0]) in cues.words["organisations"] | word_list("bodies")
    bare = tree.tokens.pos[figure] == "NUM" and tree.last[figure] == figure
    named = tree.lemma(figure) in cues.words["reasons"] | cues.words["anonymous"]
    counted = not named and any(tree.tokens.deps[k] == "nummod" for k in tree.children[figure])
    if not ((bare and (tells or body)) or (counted and tells)):
        return None
    return make(tree, verb, _PLAIN, [noun_phrase(tree, figure)], "figure as object")


def _is_figure(tree: Tree, index: int) -> bool:
    return tree.tokens.pos[index] == "NUM" or tree.lemma(index) in word_list("sums")
