"""Verbs that report: indirect speech, infinitive intents, objects as contents, and clauses around "she said"."""

from collections.abc import Iterator

from headwater.attribute.clauses import SUBJECTS, Tree, is_citing, is_passive, trim, verb_group
from headwater.attribute.contents import widen
from headwater.attribute.cues import Cues, Frame
from headwater.attribute.finds import Find
from headwater.attribute.governed import infinitive_start, make, reach, source_act
from headwater.attribute.passives import backed, raised, told

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
_NEW_CLAUSE = frozenset({"DT", "PRP", "PRP$", "IN", "NNP", "NNPS", "EX", "CD"})
_OBJECT = frozenset({"dobj", "oprd", "ccomp", "xcomp", "attr", "acomp", "prep", "dative"})


def find_indirect(tree: Tree, cues: Cues) -> Iterator[Find]:
    """Yield what reporting verbs govern, in the order of the verbs."""
    for verb in range(len(tree.tokens)):
        if tree.tokens.pos[verb] == "NOUN":
            yield from _mistaken(tree, cues, verb)
        if tree.tokens.pos[verb] not in {"VERB", "AUX"} or is_citing(tree, verb):
            continue
        frames = cues.verbs.get(tree.cue(verb))
        if frames is None:
            silent = _declining(tree, verb)
            yield from _unlisted(tree, verb) if silent is None else [silent]
        else:
            yield from _of_verb(tree, verb, dict(frames))


def _mistaken(tree: Tree, cues: Cues, noun: int) -> Iterator[Find]:
    """Yield "three invoices state that it leaked" where the parser took the verb for a noun, and so saw no sentence."""
    low, high = tree.bounds[tree.sentence[noun]]
    frame = cues.verbs.get(tree.word(noun), cues.verbs.get(tree.lemma(noun), {})).get("clause")
    that = noun + 1
    if frame is None or not low < noun < high or tree.word(that) != "that" or tree.tokens.deps[that] != "mark":
        return
    root = next((k for k in range(low, high + 1) if tree.tokens.heads[k] == k), low)
    clause = tree.tokens.heads[that]
    if root > noun or tree.tokens.pos[root] in {"VERB", "AUX"} or clause < that:
        return
    yield Find(
        sources=(trim(tree.text, tree.span(low, noun - 1)),),
        cues=(tree.span(noun, noun),),
        contents=(reach(tree, noun, that, clause),),
        act=source_act(tree, frame, root),
        stance=frame.stance,
        rule="clause of a verb taken for a noun",
        cue=tree.lemma(noun),
        head=root,
        at=noun,
    )


def _of_verb(tree: Tree, verb: int, frames: dict[str, Frame]) -> Iterator[Find]:
    passive = is_passive(tree, verb)
    silent = _declining(tree, verb)
    if silent is not None:
        yield silent
    shapes = (
        (raised, told, backed)
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
    start = _opening(tree, tree.first[clause], clause)
    return make(tree, verb, frame, [reach(tree, verb, start, clause)], "clause")


def _opening(tree: Tree, start: int, clause: int) -> int:
    """Return where a clause begins, after marks and after the day of the saying: "said Tuesday [the bridge would open]"."""
    while start < clause and tree.word(start) in {",", ":", "—", "–", "-"}:
        start += 1
    day = start + 1 if tree.word(start) == "on" else start
    if day + 1 < clause and tree.word(day) in _DAYS and tree.tokens.tags[day + 1] in _NEW_CLAUSE:
        return day + 1
    return start


def _has_wh(tree: Tree, clause: int) -> bool:
    return tree.tokens.tags[tree.first[clause]] in {"WRB", "WP", "WDT"} or tree.word(tree.first[clause]) == "whether"


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
    parts += [k for k in tree.children[verb] if k > parts[-1] and tree.word(tree.first[k]) in frame.needs]
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


def _behind(tree: Tree, verb: int, frames: dict[str, Frame]) -> Find | None:
    """Return the clause that the parser hung on the addressee: "told the court [he had bought it]"."""
    frame = frames.get("clause")
    addressee = next((k for k in tree.children[verb] if tree.tokens.deps[k] in {"dobj", "dative"} and k > verb), None)
    if frame is None or addressee is None or not _addresses(tree, frames, addressee):
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


def _addresses(tree: Tree, frames: dict[str, Frame], addressee: int) -> bool:
    """Tell whether a that-clause behind an object can be the verb's: "told the court that", not "rejected the charge that"."""
    return bool({"told", "object_to"} & set(frames)) or tree.word(addressee) in _DAYS


def _is_of_object(tree: Tree, verb: int, frames: dict[str, Frame], clause: int) -> bool:
    """Tell whether a clause is what the verb's object says, and so a part of it: "rejected [the charge that it lied]"."""
    noun = tree.tokens.heads[clause]
    said = tree.tokens.deps[noun] == "dobj" and tree.tokens.heads[noun] == verb
    return said and not _addresses(tree, frames, noun)


def _loose(tree: Tree, verb: int, frames: dict[str, Frame]) -> Find | None:
    """Return the rest of the sentence as content where the parser saw no clause after a verb that takes one."""
    start = verb_group(tree, verb)[1] + 1
    near = range(verb + 1, min(verb + 16, tree.bounds[tree.sentence[verb]][1]))
    opener = next((k for k in near if tree.word(k) in _OPENERS), None)
    if opener is not None and _is_of_object(tree, verb, frames, tree.tokens.heads[opener]):
        return None
    if opener is not None:
        return _rest_from(tree, verb, frames, opener, "rest of the sentence with a conjunction")
    return _rest_from(tree, verb, frames, start, "rest of the sentence")


def _loose_subject(tree: Tree, verb: int, frames: dict[str, Frame]) -> Find | None:
    """Return the rest of the sentence from the next subject on: "said in a statement [it was overjoyed]"."""
    near = range(verb + 2, min(verb + 14, tree.bounds[tree.sentence[verb]][1]))
    subject = next((k for k in near if tree.tokens.deps[k] in SUBJECTS and tree.tokens.heads[k] > k), None)
    if subject is None or tree.first[subject] <= verb + 1:
        return None
    if _is_of_object(tree, verb, frames, tree.tokens.heads[subject]):
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
