"""How sure a content is as worded, and what is negated: the hedges and negations of the cue and of the content's main clauses."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from headwater.attribute.clauses import SUBJECTS, Tree
from headwater.attribute.finds import Find
from headwater.attribute.said import cue_token
from headwater.model.attribution import Modality
from headwater.model.text import Span


def _words(line: str) -> frozenset[str]:
    return frozenset(line.split())


_MODALS = _words("may might could")
_ADVERBS = _words(
    """possibly perhaps probably maybe apparently allegedly reportedly supposedly seemingly purportedly presumably likely arguably
    potentially ostensibly reputedly conceivably"""
)
_SEEMING = _words("appear seem look sound")
_STATES = _words("likely unlikely possible probable conceivable plausible unclear uncertain improbable impossible")
_CHANCES = _words("possibility chance risk likelihood danger probability prospect suspicion fear")
# "He is thought to have fled": somebody's word, and nobody's certainty.
_HEARSAY = _words(
    "say think believe allege report rumour rumor understand fear suspect estimate expect presume claim repute"
)
_OWN_DOUBT = _words("think guess suppose believe suspect reckon assume presume imagine doubt")
_DOUBTED = _words(
    "alleged suspected apparent possible potential probable purported supposed reported presumed likely putative would-be"
)
# Cues that hold what they bring at arm's length, whoever's word it is.
_DISTANT = _words("allege purport rumour rumor speculate suspect guess surmise allegation suspicion speculation")
# "You could hear it", "they could afford it": what is possible to do, not what is possibly so.
_ABLE = _words("hear see smell feel taste afford remember imagine understand believe tell manage")
_NEGATIONS = _words("not n't n’t never neither nor")
_NOBODY = _words("nobody none nothing neither")
_HARDLY = _words("hardly scarcely barely")
_ONLY = _words("only just merely simply least")
_VERBAL = frozenset({"VERB", "AUX"})
_OBJECTS = ("dobj", "attr", "pobj", "oprd", "acomp")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """How a content is worded; the fields are those of an attribution."""

    modality: Modality
    hedges: tuple[Span, ...]
    cue_negations: tuple[Span, ...]
    content_negations: tuple[Span, ...]


def wording(tree: Tree, find: Find) -> Wording:
    """Return how sure the content of `find` is as worded, and which words negate the saying or what is said.

    A clause that the content only holds ("the minister said it may close" in the words of an agency) does not count: its own
    attribution has it.
    """
    at, inside = cue_token(tree, find), frozenset(_inside(tree, find.contents))
    clauses = _main_clauses(tree, inside)
    hedged = [inside.intersection(_hedges(tree, clause)) for clause in clauses]
    labels = inside.intersection(index for clause in clauses for index in _labels(tree, clause))
    distance = list(_distance(tree, find, at)) if at is not None else []
    if distance or (hedged and all(hedged)):
        modality: Modality = "hedged"
    else:
        modality = "partly" if any(hedged) or labels else "certain"
    return Wording(
        modality=modality,
        hedges=_spans(tree, [*distance, *chain.from_iterable(hedged), *labels]),
        cue_negations=_spans(tree, _cue_negations(tree, find, at)),
        content_negations=_spans(tree, inside.intersection(k for clause in clauses for k in _negations(tree, clause))),
    )


def _spans(tree: Tree, indexes: Iterable[int]) -> tuple[Span, ...]:
    return tuple(tree.span(index, index) for index in sorted(set(indexes)))


def _inside(tree: Tree, spans: Iterable[Span]) -> Iterator[int]:
    """Yield the tokens that lie wholly in one of `spans`."""
    for span in spans:
        index = tree.token_at(span.start)
        while index < len(tree.tokens) and tree.tokens.starts[index] < span.end:
            if span.start <= tree.tokens.starts[index] and tree.tokens.ends[index] <= span.end:
                yield index
            index += 1


def _main_clauses(tree: Tree, inside: frozenset[int]) -> list[int]:
    """Return the heads of the main clauses of a content: the verbs that hang on nothing in it, else the first such noun."""
    tops = [
        index for index in sorted(inside) if tree.tokens.heads[index] == index or tree.tokens.heads[index] not in inside
    ]
    verbs = [index for index in tops if tree.tokens.pos[index] in _VERBAL]
    nouns = [index for index in tops if tree.tokens.pos[index] in {"NOUN", "PROPN", "ADJ"}]
    return [clause for top in verbs for clause in (top, *_joined(tree, top, inside))] or nouns[:1]


def _joined(tree: Tree, clause: int, inside: frozenset[int]) -> Iterator[int]:
    """Yield the clauses that "and" joins to `clause`, as far as they have a subject or an auxiliary of their own."""
    for index in tree.children[clause]:
        if tree.tokens.deps[index] == "conj" and index in inside and tree.tokens.pos[index] in _VERBAL:
            if tree.child(index, "aux", "auxpass", *SUBJECTS) is not None:
                yield index
            yield from _joined(tree, index, inside)


def _hedges(tree: Tree, clause: int) -> Iterator[int]:
    """Yield the words that make the whole of a clause unsure."""
    yield from (index for index in tree.children[clause] if _hedges_above(tree, clause, index))
    if _seems(tree, clause) or _is_hearsay(tree, clause) or _is_own_doubt(tree, clause):
        yield clause


def _hedges_above(tree: Tree, clause: int, index: int) -> bool:
    """Tell whether the word at `index` makes the clause that it hangs on unsure."""
    word = tree.word(index)
    match tree.tokens.deps[index]:
        case "aux":  # "could not" is a lack of means, not of knowledge
            return word in _MODALS and not (word == "could" and _is_ability(tree, clause))
        case "advmod":
            return word in _ADVERBS
        case "acomp":
            return word in _STATES and (_is_empty_it(tree, clause) or tree.child(index, "xcomp", "ccomp") is not None)
        case "attr":
            return word in _CHANCES
    return False


def _is_ability(tree: Tree, clause: int) -> bool:
    """Tell "could not sleep", "could hear" and "whether he could come" from "could collapse"."""
    asks = any(
        tree.word(index) in {"whether", "if"} for index in tree.children[clause] if tree.tokens.deps[index] == "mark"
    )
    return asks or tree.lemma(clause) in _ABLE or any(True for _ in _negations(tree, clause))


def _is_empty_it(tree: Tree, clause: int) -> bool:
    subject = tree.child(clause, *SUBJECTS)
    return subject is not None and tree.word(subject) in {"it", "that", "this"}


def _seems(tree: Tree, clause: int) -> bool:
    """Tell "appears to have fled" and "seems unsafe" from "appears in court" and "looks at it"."""
    complement = tree.child(clause, "xcomp", "oprd", "acomp", "ccomp")
    return tree.lemma(clause) in _SEEMING and complement is not None and complement > clause


def _is_hearsay(tree: Tree, clause: int) -> bool:
    raised = tree.child(clause, "xcomp", "ccomp") is not None and tree.child(clause, "auxpass") is not None
    return raised and tree.lemma(clause) in _HEARSAY


def _is_own_doubt(tree: Tree, clause: int) -> bool:
    subject = tree.child(clause, "nsubj")
    own = subject is not None and tree.word(subject) in {"i", "we"} and tree.child(clause, "ccomp") is not None
    return own and tree.lemma(clause) in _OWN_DOUBT and tree.tokens.tags[clause] == "VBP"


def _labels(tree: Tree, clause: int) -> Iterator[int]:
    """Yield the words that leave one party to a clause in doubt: "the alleged driver fled"."""
    parties = [clause, *(index for index in tree.children[clause] if tree.tokens.deps[index] in {*SUBJECTS, *_OBJECTS})]
    for party in parties:
        yield from (k for k in tree.children[party] if tree.tokens.deps[k] == "amod" and tree.word(k) in _DOUBTED)


def _distance(tree: Tree, find: Find, at: int) -> Iterator[int]:
    """Yield the words of the cue that hold the content at arm's length: "allegedly", "is said to", "alleged"."""
    for index in sorted({at, *_inside(tree, find.cues)}):
        is_adverb = tree.word(index) in _ADVERBS and tree.tokens.pos[index] == "ADV"
        if is_adverb or (index == at and (tree.lemma(index) in _DISTANT or _is_sourceless_hearsay(tree, find, at))):
            yield index


def _is_sourceless_hearsay(tree: Tree, find: Find, at: int) -> bool:
    return not find.sources and tree.lemma(at) in _HEARSAY and tree.child(at, "auxpass") is not None


def _cue_negations(tree: Tree, find: Find, at: int | None) -> Iterator[int]:
    """Yield what says that nothing was said: "did not say", "nobody said", "without saying"."""
    if at is None:
        return
    for index in sorted({*_inside(tree, find.cues), *tree.children[at]} - set(_inside(tree, find.contents))):
        if _negates(tree, index):
            yield index
    if tree.tokens.deps[at] == "pcomp" and tree.word(tree.tokens.heads[at]) == "without":
        yield tree.tokens.heads[at]
    if find.head is not None:
        yield from _nobody(tree, find.head)


def _negations(tree: Tree, clause: int) -> Iterator[int]:
    """Yield what negates a clause: "not", "never", "no longer", "hardly", and "no" or "nobody" among its parties."""
    for index in tree.children[clause]:
        dep, word = tree.tokens.deps[index], tree.word(index)
        if _negates(tree, index) or (dep == "advmod" and word in _HARDLY):
            yield index
        elif dep == "advmod" and word == "longer":
            yield from (k for k in tree.children[index] if tree.word(k) == "no")
        elif dep in {*SUBJECTS, *_OBJECTS}:
            yield from _nobody(tree, index)


def _negates(tree: Tree, index: int) -> bool:
    """Tell whether a word is a negation; "not only" and "not least" are none."""
    follows = tree.word(index + 1) if index + 1 < len(tree.tokens) else ""
    return tree.word(index) in _NEGATIONS and follows not in _ONLY


def _nobody(tree: Tree, party: int) -> Iterator[int]:
    if tree.word(party) in _NOBODY:
        yield party
    for index in tree.children[party]:
        if tree.tokens.deps[index] in {"det", "neg"} and tree.word(index) in {"no", "neither"}:
            yield index
