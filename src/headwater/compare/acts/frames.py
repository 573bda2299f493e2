"""Frames: who does what to whom; passives, nouns for deeds and deeds told from the other end are brought to one form."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from headwater.compare.acts.arguments import Argument, argument
from headwater.compare.acts.deeds import Mood, deeds
from headwater.compare.acts.moods import mood_of, only_governs, verb_key
from headwater.compare.grammar import SUBJECTS, Grammar
from headwater.compare.lexicon import lexicon
from headwater.compare.meanings import stem

MOST_FRAMES = 12  # of one statement; more are a list
MOST_TOKENS = 400  # of a statement are looked at
_DEEPEST = 40
_COPULAS = frozenset({"be", "remain", "stay", "become"})
# Nouns of these say of what they are of that it did it by itself: "the death of nine", "the rise of prices".
_BY_ITSELF = frozenset(
    {"arrive", "collapse", "crash", "derail", "die", "erupt", "escape", "explode", "fall", "leak", "resign", "rise"}
)
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_NONE = frozenset({"no", "nobody", "nothing", "none", "neither", "not"})
_STEPS = 6  # from a verb without a subject up to the one whose subject it shares


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One deed or state. `predicate` is the stem of its verb, of the noun or adjective after "be", or of the verb behind a noun.

    `agent` does it, or is what an intransitive verb or a state is told of; `patient` it is done to. `others` are what
    prepositions bring in: places, means, times. `depth` is how far below the top of the statement it stands, `is_told` whether
    a verb tells it.
    """

    predicate: str
    agent: Argument | None
    patient: Argument | None
    recipient: Argument | None
    origin: Argument | None
    others: tuple[Argument, ...]
    mood: Mood
    is_denied: bool
    depth: int
    is_told: bool


def frames(tree: Grammar, inside: Sequence[int]) -> tuple[Frame, ...]:
    """Return the frames of the tokens `inside`, the one nearest to the top first, else by place; the first twelve."""
    known = frozenset(inside)
    found = [frame for index in inside[:MOST_TOKENS] for frame in _frame(tree, known, index)]
    return tuple(sorted(found, key=lambda frame: (frame.depth, not frame.is_told))[:MOST_FRAMES])


def _frame(tree: Grammar, known: frozenset[int], index: int) -> Iterator[Frame]:
    tokens, lemma = tree.tokens, tree.tokens.lemmas[index].casefold()
    if lemma in _COPULAS and tokens.deps[index] not in {"aux", "auxpass"}:
        yield from _state(tree, known, index)
    elif lemma in lexicon().empty_words:
        return
    elif tokens.pos[index] == "VERB" and tokens.deps[index] not in {"aux", "auxpass", "amod", "compound"}:
        if not only_governs(tree, index) and not (_is_light(tree, index) and _deed_object(tree, index) is not None):
            yield _turned_round(_verb(tree, known, index), verb_key(tree, index))
    elif tokens.pos[index] == "NOUN" and lemma in deeds().nominal:
        verb = deeds().nominal[lemma]
        yield _turned_round(_noun(tree, known, index, verb), verb)


def _verb(tree: Grammar, known: frozenset[int], index: int) -> Frame:
    subject, thing, given = _subject(tree, index), _child(tree, index, "dobj"), _child(tree, index, "dative")
    by = _after(tree, index, "by")
    to, source = given if given is not None else _after(tree, index, "to"), _after(tree, index, "from")
    if _is_passive(tree, index):
        agent, patient = by, subject
        if thing is not None:  # "was handed a letter"
            to, patient = subject, thing
    else:
        agent, patient = subject, thing
    taken = {agent, patient, to, source}
    return Frame(
        predicate=stem(verb_key(tree, index)),
        agent=argument(tree, agent),
        patient=argument(tree, patient),
        recipient=argument(tree, to),
        origin=argument(tree, source),
        others=_others(tree, index, taken),
        mood=mood_of(tree, index),
        is_denied=_is_denied(tree, index),
        depth=_depth(tree, known, index),
        is_told=True,
    )


def _state(tree: Grammar, known: frozenset[int], index: int) -> Iterator[Frame]:
    """Yield what a form of "be" says of its subject: "was the owner of the mill", "is safe"."""
    tokens = tree.tokens
    said = next((c for c in tree.children.get(index, ()) if tokens.deps[c] in {"attr", "acomp"}), None)
    if said is None or tokens.pos[said] == "VERB" or only_governs(tree, said):
        return
    lemma = tokens.lemmas[said].casefold()
    owner = _child(tree, said, "poss")
    yield Frame(
        predicate=stem(deeds().being.get(lemma, lemma)),
        agent=argument(tree, _subject(tree, index)),
        patient=argument(tree, owner if owner is not None else _after(tree, said, "of")),
        recipient=None,
        origin=None,
        others=_others(tree, index, set()),
        mood=mood_of(tree, index),
        is_denied=_is_denied(tree, index),
        depth=_depth(tree, known, index),
        is_told=True,
    )


def _noun(tree: Grammar, known: frozenset[int], index: int, verb: str) -> Frame:
    """Return the deed that a noun names: "the closure of the line by the council", "the council's closure of the line"."""
    tokens, head = tree.tokens, tree.tokens.heads[index]
    light = tokens.deps[index] == "dobj" and _is_light(tree, head)
    agent, of = _parts_in(tree, index, _subject(tree, head) if light else None)
    if verb in _BY_ITSELF:
        agent, of = of if of is not None else agent, None
    told = head if light and tokens.lemmas[head].casefold() in deeds().light else index
    return Frame(
        predicate=stem(verb),
        agent=argument(tree, agent),
        patient=argument(tree, of),
        recipient=argument(tree, _after(tree, index, "to")),
        origin=argument(tree, _after(tree, index, "from")),
        others=_others(tree, told, {agent, of}),
        mood=mood_of(tree, told),
        is_denied=light and _is_denied(tree, head),
        depth=_depth(tree, known, told),
        is_told=light,
    )


def _parts_in(tree: Grammar, index: int, doer: int | None) -> tuple[int | None, int | None]:
    """Return who does the deed that a noun names and what it is done to; `doer` does it if the noun leaves that open."""
    owner, by = _child(tree, index, "poss"), _after(tree, index, "by")
    things = [_after(tree, index, word) for word in ("of", "on", "against", "for")] + [_child(tree, index, "compound")]
    of = next((thing for thing in things if thing is not None), None)
    if of is None and by is None and doer is None:  # "her arrest" is done to her
        return None, owner
    return next((one for one in (by, owner, doer) if one is not None), None), of


def _turned_round(frame: Frame, verb: str) -> Frame:
    """Return a frame told from the other end in its usual form: "X bought Y from Z" as "Z sold Y to X"."""
    if verb in deeds().received:
        return replace(
            frame,
            predicate=stem(deeds().received[verb]),
            agent=frame.origin,
            recipient=frame.agent,
            origin=None,
        )
    doers = {"to": frame.recipient, "from": frame.origin, "_": frame.patient}
    doers |= {one.preposition: one for one in frame.others if one.preposition not in doers}
    for place, doer in doers.items():
        deed = deeds().undergone.get(f"{verb} {place}")
        if deed and doer:
            return replace(frame, predicate=stem(deed), agent=doer, patient=frame.agent, recipient=None)
    return frame


def _subject(tree: Grammar, index: int) -> int | None:
    """Return the subject of a verb, or the one it shares with the verb or noun it hangs on."""
    tokens = tree.tokens
    for _ in range(_STEPS):
        for child in tree.children.get(index, ()):
            if tokens.deps[child] in SUBJECTS and tokens.deps[child] != "expl":
                points_up = tree.words[child] in _RELATIVE and tokens.deps[index] == "relcl"
                return tokens.heads[index] if points_up else child
        head, role = tokens.heads[index], tokens.deps[index]
        if role in {"acl", "relcl"}:
            return head
        if role == "xcomp" and _child(tree, head, "dobj") is not None:
            return _child(tree, head, "dobj")
        if role not in {"conj", "xcomp", "advcl", "pcomp", "prep", "acomp", "oprd"} or head == index:
            return None
        index = head
    return None


def _child(tree: Grammar, index: int, role: str) -> int | None:
    """Return the child in a role, a preposition's object in its stead."""
    for child in tree.children.get(index, ()):
        if tree.tokens.deps[child] == role:
            return _object(tree, child) if tree.tokens.pos[child] == "ADP" else child
    return None


def _after(tree: Grammar, index: int, preposition: str) -> int | None:
    for child in tree.children.get(index, ()):
        if tree.words[child] == preposition and tree.tokens.deps[child] in {"prep", "agent", "dative"}:
            return _object(tree, child)
    return None


def _object(tree: Grammar, index: int) -> int | None:
    return next((c for c in tree.children.get(index, ()) if tree.tokens.deps[c] in {"pobj", "pcomp"}), None)


def _is_light(tree: Grammar, index: int) -> bool:
    """Whether a verb leaves it to its object to tell the deed: "carried out a strike", "plans a purchase"."""
    lemma = tree.tokens.lemmas[index].casefold()
    return lemma in deeds().light or deeds().moods.get(lemma, "did") != "did"


def _deed_object(tree: Grammar, index: int) -> int | None:
    """Return the object of a verb if it names a deed."""
    thing = _child(tree, index, "dobj")
    return thing if thing is not None and tree.tokens.lemmas[thing].casefold() in deeds().nominal else None


def _others(tree: Grammar, index: int, taken: set[int | None]) -> tuple[Argument, ...]:
    found = []
    for child in tree.children.get(index, ()):
        if tree.tokens.deps[child] == "prep":
            thing = _object(tree, child)
            made = argument(tree, thing) if thing not in taken else None
            if made:
                found.append(replace(made, preposition=tree.words[child]))
    return tuple(found)


def _is_passive(tree: Grammar, index: int) -> bool:
    tokens = tree.tokens
    for _ in range(_STEPS):
        below = tree.children.get(index, ())
        if any(tokens.deps[c] in {"auxpass", "nsubjpass"} for c in below):
            return True
        if tokens.tags[index] != "VBN" or any(tokens.lemmas[c] == "have" and tokens.deps[c] == "aux" for c in below):
            return False
        if tokens.deps[index] != "conj":
            return tokens.deps[index] in {"acl", "ROOT", "advcl"}
        index = tokens.heads[index]
    return False


def _is_denied(tree: Grammar, index: int) -> bool:
    tokens = tree.tokens
    below = tree.children.get(index, ())
    ends = [c for c in below if tokens.deps[c] in SUBJECTS or tokens.deps[c] in {"dobj", "attr"}]
    ends += [c for end in ends for c in tree.children.get(end, ()) if c < end]
    return any(tokens.deps[c] == "neg" for c in below) or any(tree.words[c] in _NONE for c in ends)


def _depth(tree: Grammar, known: frozenset[int], index: int) -> int:
    """Return how many tokens of the statement stand above one."""
    heads, depth = tree.tokens.heads, 0
    while heads[index] != index and heads[index] in known and depth < _DEEPEST:
        index, depth = heads[index], depth + 1
    return depth
