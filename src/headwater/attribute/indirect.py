"""Verbs that report: indirect speech, infinitive intents, objects as contents, passives, and clauses around "she said"."""

from collections.abc import Iterator

from headwater.attribute.clauses import (
    SUBJECTS,
    Tree,
    find_subject,
    is_citing,
    is_passive,
    noun_phrase,
    trim,
    verb_group,
)
from headwater.attribute.contents import clip, widen
from headwater.attribute.cues import Cues, Frame, load_cues
from headwater.attribute.finds import Find
from headwater.model.attribution import Act
from headwater.model.text import Span

_TAIL = frozenset({"prep", "advcl", "npadvmod", "advmod", "conj", "cc", "ccomp", "xcomp", "acl", "dobj", "oprd"})
_OPENERS = frozenset({"that", "whether", "if", "how", "why"})
_DAYS = frozenset(
    (
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "yesterday",
        "today",
        "earlier",
        "later",
    )
)
_OBJECT = frozenset({"dobj", "oprd", "ccomp", "xcomp", "attr", "acomp", "prep", "dative"})


def find_indirect(tree: Tree, cues: Cues) -> Iterator[Find]:
    """Yield what reporting verbs govern, in the order of the verbs."""
    for verb in range(len(tree.tokens)):
        if tree.tokens.pos[verb] not in {"VERB", "AUX"} or is_citing(tree, verb):
            continue
        frames = cues.verbs.get(tree.cue(verb))
        if frames is None:
            silent = _declining(tree, verb)
            yield from _unlisted(tree, verb) if silent is None else [silent]
        else:
            yield from _of_verb(tree, verb, dict(frames))


def _of_verb(tree: Tree, verb: int, frames: dict[str, Frame]) -> Iterator[Find]:
    passive = is_passive(tree, verb)
    silent = _declining(tree, verb)
    if silent is not None:
        yield silent
    shapes = (
        (_raised, _told)
        if passive
        else (_clause, _infinitive, _prepositional, _object, _noun, _behind, _loose, _loose_subject)
    )
    for shape in shapes:
        find = shape(tree, verb, frames)
        if find is not None:
            yield find


def _declining(tree: Tree, verb: int) -> Find | None:
    """Return "she would not discuss the valve", "he would not be drawn on the cause"."""
    silent = tree.lemma(verb) in {"discuss", "comment", "draw", "elaborate", "speculate"}
    if not silent or tree.child(verb, "neg") is None or tree.tokens.deps[verb] == "ccomp":
        return None
    part = next((k for k in tree.children[verb] if k > verb and tree.tokens.deps[k] in {"dobj", "prep"}), None)
    subject = tree.child(verb, "nsubj", "nsubjpass")
    if part is None or subject is None:
        return None
    prepositional = tree.tokens.deps[part] == "prep" and tree.last[part] > part
    start = part + 1 if prepositional else tree.first[part]
    frame = Frame(act="speech", stance="declines_comment")
    cue_end = part if prepositional else None
    content = [reach(tree, verb, start, part)]
    return make(tree, verb, frame, content, "declining", cue_end=cue_end, source=subject)


def make(
    tree: Tree,
    verb: int,
    frame: Frame,
    contents: list[Span],
    rule: str,
    *,
    cue_end: int | None = None,
    source: int | None = -1,
) -> Find | None:
    """Return the find of `verb`, with its subject as source unless `source` (a token, or None for no source) says otherwise."""
    first, last = verb_group(tree, verb)
    last = max(last, cue_end or last)
    head, until = source, None
    if source == -1:
        subject = find_subject(tree, verb)
        head, until = subject if subject is not None else (None, None)
    elif source is not None and source < verb:
        until = verb
    spans: tuple[Span, ...] = ()
    if head is not None:
        if tree.tokens.deps[head] == "expl" or (tree.word(head) == "it" and source is None):
            head = None
        else:
            phrase = noun_phrase(tree, head, until=until)
            spans = (phrase,) if phrase.end > phrase.start else ()
    contents = [c for c in (clip(tree, span, tree.tokens.starts[verb]) for span in contents) if c.end > c.start]
    if not contents:
        return None
    return Find(
        sources=spans,
        cues=(tree.span(first, last),),
        contents=tuple(sorted(contents)),
        act=source_act(tree, frame, head),
        stance=frame.stance,
        rule=rule,
        cue=tree.cue(verb),
        head=head,
        at=verb,
    )


def source_act(tree: Tree, frame: Frame, head: int | None) -> Act:
    """Return the act of a frame with this source: documents do not speak."""
    document = head is not None and tree.lemma(head) in load_cues().words["documents"]
    return "document" if document and frame.act == "speech" else frame.act


def _clause(tree: Tree, verb: int, frames: dict[str, Frame]) -> Find | None:
    frame = frames.get("clause")
    clause = next((k for k in tree.children[verb] if tree.tokens.deps[k] == "ccomp" and k > verb), None)
    if clause is None or frame is None:
        return None
    to = infinitive_start(tree, clause)
    if to is not None and not _has_wh(tree, clause):
        other = frames.get("object_to") or frames.get("to")
        return (
            None if other is None else make(tree, verb, other, [reach(tree, verb, to, clause)], "object and infinitive")
        )
    start = tree.first[clause]
    while tree.word(start) in {",", ":", "—", "–", "-"} and start < clause:
        start += 1
    return make(tree, verb, frame, [reach(tree, verb, start, clause)], "clause")


def _has_wh(tree: Tree, clause: int) -> bool:
    return tree.tokens.tags[tree.first[clause]] in {"WRB", "WP", "WDT"} or tree.word(tree.first[clause]) == "whether"


def infinitive_start(tree: Tree, clause: int) -> int | None:
    """Return the "to" (or "not" before it) that opens an infinitive, None if `clause` is none."""
    to = next((k for k in tree.children[clause] if tree.tokens.tags[k] == "TO" and k < clause), None)
    if to is None:
        return None
    return to - 1 if to and tree.word(to - 1) == "not" else to


def reach(tree: Tree, verb: int, start: int, clause: int) -> Span:
    """Return the content from token `start` to the end of `clause` and of what follows it without a comma."""
    end = tree.last[clause]
    for sibling in tree.children[verb]:
        if tree.first[sibling] == end + 1 and sibling > clause and tree.tokens.deps[sibling] in _TAIL:
            if sibling_breaks(tree, sibling):
                break
            end = tree.last[sibling]
    return widen(tree, tree.span(start, max(end, start)), floor=tree.tokens.ends[verb])


def sibling_breaks(tree: Tree, sibling: int) -> bool:
    """Tell whether what follows a content belongs to the reporting, as a conjoined verb does."""
    return tree.tokens.deps[sibling] in {"conj", "cc"} or tree.word(tree.first[sibling]) in {",", ";"}


def _infinitive(tree: Tree, verb: int, frames: dict[str, Frame]) -> Find | None:
    clause = next((k for k in tree.children[verb] if tree.tokens.deps[k] in {"xcomp", "advcl"} and k > verb), None)
    if clause is None:
        return None
    to = infinitive_start(tree, clause)
    if to is None:
        return None
    addressed = any(tree.tokens.deps[k] in {"dobj", "dative", "prep"} and verb < k < to for k in tree.children[verb])
    addressed = addressed or any(tree.tokens.deps[k] == "nsubj" and k < to for k in tree.children[clause])
    frame = frames.get("object_to") if addressed else frames.get("to")
    if frame is None or (tree.tokens.deps[clause] == "advcl" and not addressed):
        return None
    rule = "object and infinitive" if addressed else "infinitive"
    return make(tree, verb, frame, [reach(tree, verb, to, clause)], rule)


def _prepositional(tree: Tree, verb: int, frames: dict[str, Frame]) -> Find | None:
    for preposition in tree.children[verb]:
        frame = frames.get(f"prep:{tree.word(preposition)}")
        if frame is None or preposition < verb or tree.tokens.deps[preposition] not in {"prep", "prt"}:
            continue
        if tree.last[preposition] == preposition:
            continue
        content = reach(tree, verb, preposition + 1, preposition)
        cue_end = preposition if preposition - verb <= 2 else None
        return make(tree, verb, frame, [content], "preposition", cue_end=cue_end)
    return None


def _object(tree: Tree, verb: int, frames: dict[str, Frame]) -> Find | None:
    frame = frames.get("object")
    parts = [k for k in tree.children[verb] if tree.tokens.deps[k] in _OBJECT and k > verb]
    if frame is None or not parts:
        return None
    if frame.needs and not any(tree.word(j) in frame.needs for k in parts for j in range(verb + 1, k + 1)):
        return None
    if tree.tokens.deps[parts[0]] == "prep" and tree.word(parts[0]) not in frame.needs | {"as", "to"}:
        return None
    start, end = tree.first[parts[0]], max(tree.last[k] for k in parts)
    content = widen(tree, tree.span(start, end), floor=tree.tokens.ends[verb])
    return make(tree, verb, frame, [content], "object and predicate")


def _noun(tree: Tree, verb: int, frames: dict[str, Frame]) -> Find | None:
    frame = frames.get("noun")
    noun = next((k for k in tree.children[verb] if tree.tokens.deps[k] in {"dobj", "xcomp", "attr"} and k > verb), None)
    if frame is None or noun is None or infinitive_start(tree, noun) is not None:
        return None
    content = reach(tree, verb, tree.first[noun], noun)
    return make(tree, verb, frame, [content], "object")


def _agent(tree: Tree, verb: int) -> int | None:
    agent = tree.child(verb, "agent")
    return None if agent is None else tree.child(agent, "pobj")


def _raised(tree: Tree, verb: int, frames: dict[str, Frame]) -> Find | None:
    frame = frames.get("passive")
    if frame is None or "told" in frames:
        return None
    agent = _agent(tree, verb)
    subject = tree.child(verb, "nsubjpass", "nsubj", "expl")
    clause = next(
        (k for k in tree.children[verb] if tree.tokens.deps[k] in {"ccomp", "xcomp", "oprd"} and k > verb), None
    )
    if clause is None:
        behind = (k for k in tree.children[verb] if k > verb and tree.word(k) in {"of", "as"} and tree.last[k] > k)
        clause = next(behind, None)
    if clause is None:
        return _bare_passive(tree, verb, frame, subject, agent)
    pieces = [reach(tree, verb, tree.first[clause], clause)]
    raised = tree.tokens.deps[clause] in {"xcomp", "prep"} and subject is not None
    if raised and subject is not None and tree.word(subject) not in {"it", "who", "which", "that"}:
        pieces.insert(0, noun_phrase(tree, subject, until=verb))
    return make(tree, verb, frame, pieces, "passive", source=agent)


def _bare_passive(tree: Tree, verb: int, frame: Frame, subject: int | None, agent: int | None) -> Find | None:
    """Return "a vote is expected on Saturday": the subject, and what follows the verb, are the content."""
    if (
        subject is None
        or subject > verb
        or tree.tokens.pos[subject] == "PRON"
        or tree.tokens.deps[verb] in {"relcl", "acl"}
    ):
        return None
    pieces = [noun_phrase(tree, subject, until=verb)]
    after = [k for k in tree.children[verb] if k > verb and tree.tokens.deps[k] in {"prep", "npadvmod", "advmod"}]
    if after and agent is None:
        pieces.append(trim(tree.text, tree.span(tree.first[after[0]], tree.last[after[-1]])))
    return make(tree, verb, frame, pieces, "passive with its subject alone", source=agent)


def _told(tree: Tree, verb: int, frames: dict[str, Frame]) -> Find | None:
    clause = next((k for k in tree.children[verb] if tree.tokens.deps[k] in {"ccomp", "xcomp"} and k > verb), None)
    if clause is None:
        return None
    to = infinitive_start(tree, clause)
    frame = frames.get("object_to") if to is not None else frames.get("told")
    if frame is None:
        return None
    start = to if to is not None else tree.first[clause]
    return make(tree, verb, frame, [reach(tree, verb, start, clause)], "passive addressee", source=_agent(tree, verb))


def _behind(tree: Tree, verb: int, frames: dict[str, Frame]) -> Find | None:
    """Return the clause that the parser hung on the addressee: "told the court [he had bought it]"."""
    frame = frames.get("clause")
    addressee = next((k for k in tree.children[verb] if tree.tokens.deps[k] in {"dobj", "dative"} and k > verb), None)
    if frame is None or addressee is None:
        return None
    clause = next(
        (k for k in tree.children[addressee] if tree.tokens.deps[k] in {"relcl", "acl", "ccomp"} and k > addressee),
        None,
    )
    if clause is None or tree.tokens.tags[tree.first[clause]] in {"WDT", "WP", "VBG", "VBN", "TO"}:
        return None
    if not any(tree.tokens.deps[k] in SUBJECTS for k in tree.children[clause]):
        return None
    return make(tree, verb, frame, [reach(tree, verb, tree.first[clause], clause)], "clause behind the addressee")


def _loose(tree: Tree, verb: int, frames: dict[str, Frame]) -> Find | None:
    """Return the rest of the sentence as content where the parser saw no clause after a verb that takes one."""
    start = verb_group(tree, verb)[1] + 1
    near = range(verb + 1, min(verb + 16, tree.bounds[tree.sentence[verb]][1]))
    opener = next((k for k in near if tree.word(k) in _OPENERS), None)
    if opener is not None:
        return _rest_from(tree, verb, frames, opener, "rest of the sentence with a conjunction")
    return _rest_from(tree, verb, frames, start, "rest of the sentence")


def _loose_subject(tree: Tree, verb: int, frames: dict[str, Frame]) -> Find | None:
    """Return the rest of the sentence from the next subject on: "said in a statement [it was overjoyed]"."""
    near = range(verb + 2, min(verb + 14, tree.bounds[tree.sentence[verb]][1]))
    subject = next((k for k in near if tree.tokens.deps[k] in SUBJECTS and tree.tokens.heads[k] > k), None)
    if subject is None or tree.first[subject] <= verb + 1:
        return None
    return _rest_from(tree, verb, frames, tree.first[subject], "rest of the sentence from its subject")


def _rest_from(tree: Tree, verb: int, frames: dict[str, Frame], start: int, rule: str) -> Find | None:
    frame = frames.get("clause")
    if frame is None or any(tree.tokens.deps[k] == "ccomp" and k > verb for k in tree.children[verb]):
        return None
    high = tree.bounds[tree.sentence[verb]][1]
    while start < high and (tree.word(start) in _DAYS or tree.tokens.deps[start] == "advmod"):
        start += 1
    if start >= high or tree.tokens.pos[start] == "PUNCT":
        return None
    return make(tree, verb, frame, [widen(tree, tree.span(start, high), floor=tree.tokens.ends[verb])], rule)


_PLAIN = Frame(act="speech", stance="asserts")


def _unlisted(tree: Tree, verb: int) -> Iterator[Find]:
    """Yield what a verb outside the lexicon may report: a that-clause, or an object with a quotation in it."""
    clause = next((k for k in tree.children[verb] if tree.tokens.deps[k] == "ccomp" and k > verb), None)
    if clause is not None and tree.word(tree.first[clause]) in _OPENERS:
        find = make(tree, verb, _PLAIN, [reach(tree, verb, tree.first[clause], clause)], "clause of an unlisted verb")
        if find is not None:
            yield find
    group = verb_group(tree, verb)[1]
    end = tree.last[verb]
    inside = [q for q in tree.quotes if tree.tokens.ends[group] <= q.start and q.end <= tree.tokens.ends[end] + 2]
    if inside and end > group:
        parts = [k for k in tree.children[verb] if tree.tokens.deps[k] in _OBJECT and k > verb]
        parts = [
            k
            for k in parts
            if any(tree.tokens.starts[tree.first[k]] - 1 <= q.start <= tree.tokens.ends[tree.last[k]] for q in inside)
        ]
        if parts:
            span = widen(tree, tree.span(tree.first[parts[0]], tree.last[parts[-1]]), floor=tree.tokens.ends[verb])
            find = make(tree, verb, _PLAIN, [span], "quotation under an unlisted verb")
            if find is not None:
                yield find
