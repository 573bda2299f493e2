"""Cues around a clause: according to X, in X's view, as X put it, reportedly; and clauses cut by "he added"."""

from collections.abc import Iterator

from headwater.attribute.clauses import Tree, find_subject, noun_phrase, verb_group
from headwater.attribute.contents import around, tidy
from headwater.attribute.cues import Cues, Framing
from headwater.attribute.finds import Find, Voice
from headwater.model.attribution import Act
from headwater.model.text import Span


def find_framed(tree: Tree, cues: Cues) -> Iterator[Find]:
    """Yield the attributions whose cue frames a clause, in the order of the text."""
    for index in range(len(tree.tokens)):
        find = _adverb(tree, cues, index) or _framing(tree, cues, index) or _possessed(tree, cues, index)
        find = find or _as_put(tree, cues, index)
        if find is not None:
            yield find


def clause_around(tree: Tree, first: int, last: int) -> tuple[int, int]:
    """Return first and last token of the clause that the stretch from `first` to `last` belongs to."""
    low, high = tree.bounds[tree.sentence[first]]
    head = first
    while first <= head <= last and tree.tokens.heads[head] != head:
        head = tree.tokens.heads[head]
    while not tree.tokens.pos[head].startswith(("VERB", "AUX")) and tree.tokens.heads[head] != head:
        head = tree.tokens.heads[head]
    if tree.tokens.heads[head] == head or first <= head <= last:
        return low, high
    return max(tree.first[head], low), min(tree.last[head], high)


def _pieces(tree: Tree, first: int, last: int) -> tuple[Span, ...]:
    low, high = clause_around(tree, first, last)
    if not low <= first <= high:
        low, high = tree.bounds[tree.sentence[first]]
    spans = [tidy(tree.text, span, tree.quotes) for span in around(tree, low, high, [(first, last)])]
    return tuple(span for span in spans if span.end - span.start > 2)


def _make(
    tree: Tree,
    cue: list[Span],
    voice: Voice | None,
    extent: tuple[int, int],
    act: Act,
    rule: str,
    word: str,
) -> Find | None:
    contents = _pieces(tree, *extent)
    if not contents:
        return None
    return Find(
        sources=(voice.span,) if voice is not None else (),
        cues=tuple(cue),
        contents=contents,
        act=act,
        stance="asserts",
        rule=rule,
        cue=word,
        head=voice.head if voice is not None else None,
        at=tree.token_at(cue[-1].start),
    )


def _adverb(tree: Tree, cues: Cues, index: int) -> Find | None:
    if tree.word(index) not in cues.adverbs:
        return None
    return _make(tree, [tree.span(index, index)], None, (index, index), "speech", "reporting adverb", tree.word(index))


def _framing(tree: Tree, cues: Cues, index: int) -> Find | None:
    for framing in cues.framings:
        size = len(framing.before)
        if (
            tree.word(index) == framing.before[0]
            and tuple(tree.word(k) for k in range(index, min(index + size, len(tree.tokens)))) == framing.before
        ):
            return _framed(tree, cues, framing, index, index + size - 1)
    return None


def _framed(tree: Tree, cues: Cues, framing: Framing, first: int, last: int) -> Find | None:
    head = tree.child(last, "pobj", "pcomp", "dobj")
    if head is None or head < last:
        return None
    if framing.before == ("per",) and tree.tokens.pos[head] != "PROPN" and tree.child(head, "det", "poss") is None:
        return None
    source = Voice(span=noun_phrase(tree, head), head=head)
    end = tree.last[head]
    act: Act = "document" if tree.lemma(head) in cues.words["documents"] and framing.act == "speech" else framing.act
    word = " ".join(framing.before)
    return _make(tree, [tree.span(first, last)], source, (first, end), act, "according to", word)


def _possessed(tree: Tree, cues: Cues, index: int) -> Find | None:
    noun = tree.child(index, "pobj")
    if noun is None or (tree.word(index), tree.word(noun)) not in cues.possessed:
        return None
    owner = tree.child(noun, "poss")
    if owner is None:
        return None
    cue = [tree.span(index, index), tree.span(noun, noun)]
    act = cues.possessed[tree.word(index), tree.word(noun)]
    return _make(
        tree,
        cue,
        Voice(span=noun_phrase(tree, owner), head=owner),
        (index, noun),
        act,
        "in somebody's view",
        tree.word(noun),
    )


def _as_put(tree: Tree, cues: Cues, index: int) -> Find | None:
    if tree.word(index) != "as":
        return None
    verb = tree.tokens.heads[index]
    if verb == index or tree.tokens.deps[verb] != "advcl" or tree.first[verb] != index or verb - index > 12:
        return None
    first, last = verb_group(tree, verb)
    fixed = (
        tree.lemma(verb) in {"put", "have", "see", "tell"} and tree.word(min(last + 1, len(tree.tokens) - 1)) == "it"
    )
    if not fixed and tree.lemma(verb) not in cues.words["as_verbs"]:
        return None
    subject = find_subject(tree, verb)
    if (
        subject is None
        or tree.tokens.heads[subject[0]] != verb
        or tree.word(subject[0]) in {"you", "we", "one", "it", "i", "there"}
    ):
        return None
    if index and tree.word(index - 1) in {"soon", "far", "long", "much", "well", "so", "such", "same"}:
        return None
    while last + 1 < len(tree.tokens) and tree.word(last + 1) == "it":
        last += 1
    end = max(last, tree.last[subject[0]]) if subject[0] > verb else last
    cue = [tree.span(index, index), tree.span(first, last)]
    source = Voice(span=noun_phrase(tree, subject[0], until=subject[1]), head=subject[0])
    return _make(tree, cue, source, (index, end), "speech", "as somebody put it", tree.lemma(verb))


def find_parentheses(tree: Tree, cues: Cues) -> Iterator[Find]:
    """Yield clauses cut or closed by a bare reporting clause: "The site, he added, was no dump"; "It was late, he said."."""
    for verb in range(len(tree.tokens)):
        if tree.tokens.pos[verb] != "VERB" or "clause" not in cues.verbs.get(tree.lemma(verb), {}):
            continue
        extent = _inserted(tree, verb)
        if extent is None:
            continue
        first, last, head = extent
        contents = _rest(tree, first, last)
        if not contents:
            continue
        frame = cues.verbs[tree.lemma(verb)]["clause"]
        document = tree.lemma(head) in cues.words["documents"]
        if frame.documents_only and not document:
            continue
        yield Find(
            sources=(noun_phrase(tree, head, until=verb if head < verb else None),),
            cues=(tree.span(*verb_group(tree, verb)),),
            contents=contents,
            act="document" if document and frame.act == "speech" else frame.act,
            stance=frame.stance,
            rule="inserted clause",
            cue=tree.lemma(verb),
            head=head,
            at=verb,
        )


def _inserted(tree: Tree, verb: int) -> tuple[int, int, int] | None:
    subject = next((k for k in tree.children[verb] if tree.tokens.deps[k] == "nsubj"), None)
    if subject is None or tree.tokens.tags[subject] in {"WP", "WDT"}:
        return None
    if any(k > verb and tree.tokens.deps[k] in {"ccomp", "xcomp"} for k in tree.children[verb]):
        return None
    group = verb_group(tree, verb)
    first = min(group[0], tree.first[subject])
    last = max(group[1], tree.last[subject] if subject > verb else group[1])
    low, high = tree.bounds[tree.sentence[verb]]
    if first <= low or tree.word(first - 1) not in {",", "—", "–", "-"}:
        return None
    ending = last + 1
    while ending <= high and tree.word(ending) not in {",", ".", ";", ":", "—", "–", "?", "!"} and ending - last < 8:
        if tree.tokens.pos[ending] in {"VERB", "AUX", "SCONJ"}:
            return None
        ending += 1
    if ending <= high and tree.word(ending) not in {",", ".", ";", ":", "—", "–", "?", "!"}:
        return None
    return first, ending - 1, subject


def _rest(tree: Tree, first: int, last: int) -> tuple[Span, ...]:
    low, high = tree.bounds[tree.sentence[first]]
    if last + 1 <= high and tree.word(last + 1) != ",":
        high = last
    spans = [tidy(tree.text, span, tree.quotes) for span in around(tree, low, high, [(first, last)])]
    return tuple(span for span in spans if span.end - span.start > 2)
