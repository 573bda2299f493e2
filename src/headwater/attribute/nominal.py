"""Nouns that report: "the claim that ...", "his promise to ...", "allegations of ...", "rumours about ..."."""

from collections.abc import Iterator

from headwater.attribute.clauses import SUBJECTS, Tree, find_subject, noun_phrase, verb_group
from headwater.attribute.contents import widen
from headwater.attribute.cues import Cues
from headwater.attribute.finds import Find, Voice
from headwater.model.attribution import Act

_CLAUSES = frozenset({"acl", "ccomp", "relcl", "advcl"})


def find_nominal(tree: Tree, cues: Cues) -> Iterator[Find]:
    """Yield what reporting nouns govern, in the order of the nouns."""
    for noun in range(len(tree.tokens)):
        turn = _turn(tree, cues, noun) if tree.lemma(noun) in cues.turns else None
        if turn is not None:
            yield turn
        act = cues.nouns.get(tree.lemma(noun)) if tree.tokens.pos[noun] == "NOUN" else None
        if act is not None:
            yield from (
                find for find in (_governed(tree, cues, noun, act), _equated(tree, noun, act)) if find is not None
            )


def _turn(tree: Tree, cues: Cues, noun: int) -> Find | None:
    """Return a turn of phrase that reports: "drew attention to the accounts", "threw cold water on the plan"."""
    verb = tree.tokens.heads[noun]
    turn = cues.turns[tree.lemma(noun)].get(tree.lemma(verb)) if tree.tokens.deps[noun] == "dobj" else None
    subject = find_subject(tree, verb) if turn is not None and verb < noun else None
    if turn is None or subject is None:
        return None
    near = (*tree.children[noun], *tree.children[verb])
    link = next((k for k in near if k > noun and tree.word(k) in turn.prepositions and tree.last[k] > k), None)
    if link is None:
        return None
    return Find(
        sources=(noun_phrase(tree, subject[0], until=subject[1]),),
        cues=(tree.span(verb_group(tree, verb)[0], link),),
        contents=(widen(tree, tree.span(link + 1, tree.last[link]), floor=tree.tokens.ends[noun]),),
        act="speech",
        stance=turn.stance,
        rule="turn of phrase",
        cue=tree.lemma(noun),
        head=subject[0],
        at=verb,
    )


def _governed(tree: Tree, cues: Cues, noun: int, act: Act) -> Find | None:
    voice, first = _owner(tree, noun), noun
    behind = voice.head if voice is not None and voice.head is not None and voice.head > noun else None
    of_agent = tree.children[behind] if behind is not None else ()
    for child in (*tree.children[noun], *of_agent):
        if child < noun:
            continue
        start = _opening(tree, child)
        if start is None or (child in of_agent and tree.word(start) != "that"):
            continue
        if voice is None:
            taken = _taken(tree, cues, noun)
            voice, first = taken if taken is not None else (None, noun)
        if voice is not None and voice.span.start < tree.tokens.starts[start] < voice.span.end and behind is not None:
            voice = Voice(span=noun_phrase(tree, behind, until=start), head=behind)
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
        return None if tree.tokens.tags[first] == "WDT" and not _is_conjunction(tree, first, child) else first
    if tree.tokens.deps[child] == "prep" and tree.word(child) in {"of", "about"} and tree.last[child] > child:
        return child + 1
    return None


def _taken(tree: Tree, cues: Cues, noun: int) -> tuple[Voice, int] | None:
    """Return whose noun it is in "she gave evidence that ...", "he is of the view that ...", and where that cue begins."""
    verb = tree.tokens.heads[noun]
    if tree.tokens.deps[noun] == "pobj" and tree.word(verb) == "of":
        verb = tree.tokens.heads[verb]
        fits = tree.lemma(verb) == "be"
    else:
        fits = tree.tokens.deps[noun] == "dobj" and tree.lemma(verb) in cues.words["light"]
    subject = find_subject(tree, verb) if fits and verb < noun else None
    if subject is None:
        return None
    return Voice(span=noun_phrase(tree, subject[0], until=subject[1]), head=subject[0]), verb_group(tree, verb)[0]


def _is_conjunction(tree: Tree, that: int, clause: int) -> bool:
    """Tell whether a "that" which the parser took for a subject stands before a clause that has another."""
    subjects = {k for k in tree.children[clause] if tree.tokens.deps[k] in SUBJECTS}
    return that in subjects and len(subjects) > 1


def _owner(tree: Tree, noun: int) -> Voice | None:
    owner = tree.child(noun, "poss")
    if owner is not None:
        return Voice(span=noun_phrase(tree, owner), head=owner)
    by = next((k for k in tree.children[noun] if k > noun and tree.word(k) in {"by", "from"}), None)
    agent = tree.child(by, "pobj") if by is not None else None
    return Voice(span=noun_phrase(tree, agent), head=agent) if agent is not None else None


def _equated(tree: Tree, noun: int, act: Act) -> Find | None:
    """Return "our advice is to wait", "her view was that ...": what a form of "be" equates with the noun."""
    verb = tree.tokens.heads[noun]
    voice = _owner(tree, noun)
    if tree.tokens.deps[noun] != "nsubj" or tree.lemma(verb) != "be" or voice is None:
        return None
    part = next(
        (k for k in tree.children[verb] if k > verb and tree.tokens.deps[k] in {"ccomp", "xcomp", "attr", "acomp"}),
        None,
    )
    if part is None:
        return None
    content = widen(tree, tree.span(tree.first[part], tree.last[part]), floor=tree.tokens.ends[verb])
    return Find(
        sources=(voice.span,),
        cues=(tree.span(noun, noun), tree.span(verb, verb)) if verb - noun > 1 else (tree.span(noun, verb),),
        contents=(content,),
        act=act,
        stance="asserts",
        rule="noun that is something",
        cue=tree.lemma(noun),
        head=voice.head,
        at=noun,
    )


def find_states(tree: Tree, cues: Cues) -> Iterator[Find]:
    """Yield "she is convinced that ...", "they are sure of ...", in the order of the adjectives."""
    for word in range(len(tree.tokens)):
        act = cues.adjectives.get(tree.word(word))
        if act is None:
            continue
        verb = word if tree.tokens.pos[word] == "VERB" else tree.tokens.heads[word]
        part = next(
            (k for k in tree.children[word] if k > word and tree.tokens.deps[k] in {"ccomp", "xcomp", "prep"}), None
        )
        subject = find_subject(tree, verb)
        if part is None or subject is None or subject[0] > word:
            continue
        start = tree.first[part]
        first = min([word, *(k for k in tree.children[verb] if tree.tokens.deps[k] in {"auxpass", "aux", "neg"}), verb])
        yield Find(
            sources=(noun_phrase(tree, subject[0], until=subject[1]),),
            cues=(tree.span(max(first, subject[0] + 1), word),),
            contents=(widen(tree, tree.span(start, tree.last[part]), floor=tree.tokens.ends[word]),),
            act=act,
            stance="asserts",
            rule="adjective",
            cue=tree.word(word),
            head=subject[0],
            at=word,
        )
