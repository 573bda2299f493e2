"""Propositions: which words of a place read as a sentence by themselves, so that a claim can be told in them.

What an article puts forward may be a noun ("denied the theft"), a wish ("asked not to be named") or what is left of a sentence
around an attribution ("Her story fits that of"). Then the claim is told in the larger clause, or in the whole sentence.
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import chain, pairwise

from headwater.compare.grammar import SUBJECTS, Grammar
from headwater.compare.lexicon import lexicon
from headwater.model.text import Span

# What a word needs to be whole: "that of", "declined to", "the rest of what".
_ARGUMENTS = frozenset({"pobj", "pcomp", "dobj", "attr", "acomp", "oprd", "xcomp", "ccomp", "nsubj", "nsubjpass"})
_RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$", "WRB"})
_RELATIVES = frozenset({"who", "which"})  # those that can be left out: "Ada Roe, who keeps the kiosk"
_MARKS = frozenset({"PUNCT", "SPACE"})
_JOINTS = frozenset({"CCONJ", "SPACE"})
_SMALL = frozenset({"ADP", "ADV", "CCONJ", "DET", "PART", "PRON", "PUNCT", "SCONJ"})
_PREDICATES = frozenset({"VERB", "AUX"})
_NAMING = frozenset({"NOUN", "PROPN", "NUM", "PRON"})
_NAMES = frozenset({"NOUN", "PROPN", "NUM"})
_NAME_TAGS = frozenset({"NN", "NNS", "CD"})  # also "nobody", "everyone"
_PEOPLE = frozenset({"he", "she", "they", "him", "her", "them"})
_TELLING = frozenset({"ADJ", "VERB"})
_SINGULAR = frozenset({"NN", "NNP"})
_PLURAL = frozenset({"NNS", "NNPS"})
_OBJECTS = frozenset({"NN", "NNP", "JJ", "DT", "CD", "PRP$"})
_TENSELESS = frozenset({"VB", "VBG"})
_NO_HEADLINES = frozenset({"amod", "aux", "auxpass", "compound", "pcomp", "relcl"})
_LOOSE_MARKS = frozenset({",", ";", ":", "-", "–", "—", "--", "...", "…"})
_ENDS = frozenset({".", "!"})
_LONGEST = 400  # tokens of a stretch that is read as a sentence; a longer one is a list, or is no sentence
_JOINED = frozenset({"conj", "ccomp", "parataxis", "dep", "appos", "intj", "pcomp"})


def told_in(
    tree: Grammar, content: Sequence[Span], around: Iterable[Span], *, is_heading: bool = False
) -> tuple[Span, ...]:
    """Return the spans that tell what `content` puts forward as a whole sentence, none if no words of the text do.

    They are those of the content, without a relative pronoun or with what it needs to be whole, or the first of the stretches
    `around` it that is whole. A question puts nothing forward. Where no grammar was read, and where it is too long to be read as
    a sentence, it is the content. In a heading a verb in any form is enough: "Two held over fire".
    """
    inside = _inside(tree, content)
    if len(inside) > _LONGEST or all(tree.tokens.pos[i] in {"X", *_MARKS} for i in inside):
        return tuple(content)
    if _asks(tree, inside):
        return ()
    own = _trimmed(tree, inside)
    return tuple(_runs(tree, _without_relative(tree, own) or _first_whole(tree, own, around, is_heading=is_heading)))


def told_with(tree: Grammar, asked: Span, answer: Span) -> tuple[Span, ...]:
    """Return a question that was `asked` right before with its answer ("Who owned her? The Lomond Line."), none if it is none."""
    inside = _inside(tree, (answer,))
    ends = any(tree.words[i] in _ENDS for i in inside[-2:])
    if not ends or _asks(tree, inside) or _requests(tree, inside):
        return ()
    return (Span(start=asked.start, end=answer.end),)


def has_no_verb(tree: Grammar, sentence: Span) -> bool:
    """Whether a sentence says something without a verb in a tense: "According to the crew, no survivors". Who asks does not."""
    inside = tree.inside(sentence.start, sentence.end)
    return not (_asks(tree, inside) or _requests(tree, inside) or any(tree.is_finite(i) for i in inside))


def only_points(tree: Grammar, told: Iterable[Span]) -> bool:
    """Whether a sentence points to nobody, names nothing and tells nothing rare: "Well, it was bound to happen"."""
    tokens, known, inside = tree.tokens, lexicon(), _inside(tree, told)
    if any(tokens.pos[i] in _NAMES or tokens.tags[i] in _NAME_TAGS or tree.words[i] in _PEOPLE for i in inside):
        return False
    telling = [i for i in inside if tokens.pos[i] in _TELLING and tree.words[i] not in known.stop_words]
    return all(tokens.lemmas[i].casefold() in known.common_words or _governs(tree, i) for i in telling)


def _governs(tree: Grammar, index: int) -> bool:
    """Whether a word only tells how what another tells came: "was bound to happen"."""
    return any(tree.tokens.deps[child] == "xcomp" for child in tree.children.get(index, ()))


def _inside(tree: Grammar, spans: Iterable[Span]) -> list[int]:
    return [i for span in spans for i in tree.inside(span.start, span.end)]


def _first_whole(tree: Grammar, own: list[int], around: Iterable[Span], *, is_heading: bool) -> list[int]:
    ways = chain((own, _completed(tree, own)), (way for way in _larger(tree, around) if _holds(tree, way, own)))
    marked = (_with_mark(tree, one) for one in ways if one and len(one) <= _LONGEST and not _is_torn(tree, one))
    return next((one for one in marked if _is_whole(tree, one, is_heading=is_heading)), [])


def _holds(tree: Grammar, way: Iterable[int], own: Sequence[int]) -> bool:
    """Whether what governs a content is in a stretch: in "The captain, police said, was drunk" it is not in the first half."""
    found, there, heads = set(own), set(way), tree.tokens.heads
    return all(heads[_top(tree, i, found)] in there for i in own if tree.tokens.pos[i] in _NAMING)


def _larger(tree: Grammar, around: Iterable[Span]) -> Iterator[list[int]]:
    for span in around:
        inside = tree.inside(span.start, span.end)
        if len(inside) <= _LONGEST and not _asks(tree, inside):
            yield _trimmed(tree, list(inside))


def _requests(tree: Grammar, own: Sequence[int]) -> bool:
    """Whether a stretch asks the reader to do something: "Please ring the office"."""
    found = set(own)
    return any(tree.tokens.tags[i] == "VB" and not tree.has_subject(i) and _top(tree, i, found) == i for i in own)


def _asks(tree: Grammar, inside: Sequence[int]) -> bool:
    """Whether a question mark stands at the end of a stretch or right behind it."""
    return len(inside) > 0 and "?" in tree.words[max(inside[0], inside[-1] - 1) : inside[-1] + 2]


def _trimmed(tree: Grammar, inside: list[int]) -> list[int]:
    """Return tokens without what only joins them to others: "and that" before, "because", "some of which" behind."""
    found = set(inside)
    first, after = 0, len(inside)
    while first < after and (_is_joint(tree, inside[first]) or tree.only_joins(inside[first])):
        first += 1
    tops = [_top(tree, index, found) for index in inside]
    governing = {top for top in tops[first:after] if tree.tokens.pos[top] in _PREDICATES}
    while first < after and (
        _is_joint(tree, inside[after - 1])
        or (governing and tops[after - 1] not in governing and tree.tokens.pos[inside[after - 1]] in _SMALL)
    ):
        after -= 1
    return inside[first:after]


def _is_joint(tree: Grammar, index: int) -> bool:
    return tree.tokens.pos[index] in _JOINTS or tree.tokens.deps[index] == "cc" or tree.words[index] in _LOOSE_MARKS


def _top(tree: Grammar, index: int, found: Container[int]) -> int:
    """Return the word of a stretch that governs a word in it, and is governed from outside."""
    heads = tree.tokens.heads
    while heads[index] in found and heads[index] != index:
        index = heads[index]
    return index


def _without_relative(tree: Grammar, inside: list[int]) -> list[int]:
    """Return "Ada Roe keeps the kiosk" for "Ada Roe, who keeps the kiosk", nothing if the noun is not right before the comma."""
    tokens, found = tree.tokens, set(inside)
    for number, index in enumerate(inside[2:], start=2):
        noun, verb = inside[number - 2], tokens.heads[index]
        is_told = tokens.deps[index] in SUBJECTS and tree.words[index] in _RELATIVES and tree.is_finite(verb)
        if is_told and tokens.deps[verb] == "relcl" and tokens.heads[verb] == noun == index - 2:
            told = [*inside[: number - 1], *inside[number + 1 :]]
            is_all = all(_top(tree, one, found) == noun for one in told)
            return told if is_all and not _lacks(tree, told, found) else []
    return []


def _completed(tree: Grammar, inside: list[int]) -> list[int]:
    """Return a content from its first to its last token with what hangs on it and makes it whole."""
    found = set(inside)
    for missing in [c for index in inside for c in _missing(tree, index, found)]:
        found.update(tree.subtree(missing))
    return list(range(min(found), max(found) + 1)) if found else []


def _with_mark(tree: Grammar, inside: list[int]) -> list[int]:
    """Return tokens with the word right before them that limits a clause of theirs: "if they ask, I will", "nor is it"."""
    before, found = inside[0] - 1, set(inside)
    if before < 0 or tree.tokens.heads[before] not in found:
        return inside
    is_own = _top(tree, before, found) == tree.tokens.heads[before]
    limits = tree.words[before] == "nor" or (not is_own and tree.tokens.tags[before] in {"IN", "WRB"})
    return [before, *inside] if limits else inside


def _is_torn(tree: Grammar, inside: Sequence[int]) -> bool:
    """Whether what was left out of a stretch ends in a colon or semicolon: what is left are two sentences without a mark."""
    return any(tree.words[after - 1] in {":", ";"} for one, after in pairwise(inside) if after > one + 1)


def _lacks(tree: Grammar, told: Iterable[int], found: Container[int]) -> bool:
    return any(_missing(tree, index, found) for index in told)


def _missing(tree: Grammar, index: int, found: Container[int]) -> list[int]:
    """Return what a word needs and has outside of a stretch."""
    return [c for c in tree.children.get(index, ()) if c not in found and tree.tokens.deps[c] in _ARGUMENTS]


def _is_whole(tree: Grammar, inside: list[int], *, is_heading: bool) -> bool:
    """Whether tokens read as a sentence: a verb in a tense with its subject, not below another, and nothing missing."""
    found = set(inside)
    if is_heading:
        return any(_is_headlined(tree, index, inside, found) for index in inside) or _is_mistaken(tree, inside)
    if _lacks(tree, inside, found):
        return False
    return any(_is_predicate(tree, index, inside, found) for index in inside)


def _is_headlined(tree: Grammar, index: int, inside: Sequence[int], found: Container[int]) -> bool:
    """Whether a token is the verb of a headline, in whatever form: "Two held over fire", "Mill to close"."""
    tokens = tree.tokens
    if tokens.pos[index] not in _PREDICATES or tokens.deps[index] in _NO_HEADLINES or _is_part(tree, index, found):
        return False
    return tree.is_finite(index) or _follows_name(tree, index, inside)


def _is_mistaken(tree: Grammar, inside: Sequence[int]) -> bool:
    """Whether the parse takes the verb of a headline for a plural: what stands before an object, or is a verb in the text.

    "Hunter catches plague"; "Barge sinks at quay", where the text has "sank".
    """
    tokens = tree.tokens
    return any(
        tokens.tags[plural] in _PLURAL
        and tokens.tags[one] in _SINGULAR
        and (tokens.lemmas[plural] in tree.verbs or tokens.tags[min(plural + 1, inside[-1])] in _OBJECTS)
        for one, plural in pairwise(inside)
    )


def _is_predicate(tree: Grammar, index: int, inside: Sequence[int], found: Container[int]) -> bool:
    """Whether a token is a verb in a tense, with a subject, that no other word of the stretch governs.

    What has a subject is a verb even where the parse takes it for a noun: "Hospitals in the north rely on".
    """
    tokens = tree.tokens
    if not _is_governing(tree, index, found) or _is_part(tree, index, found):
        return False
    head = _with_subject(tree, index)
    is_finite = tree.is_finite(index) or tree.is_finite(head)
    subjects = [c for c in tree.children.get(head, ()) if tokens.deps[c] in SUBJECTS]
    if subjects:
        return any(c in found for c in subjects) and (is_finite or not _is_tenseless(tree, index))
    return is_finite and tokens.pos[index] in _PREDICATES and _follows_name(tree, index, inside)


def _is_tenseless(tree: Grammar, index: int) -> bool:
    """Whether a verb has no tense: "to sail", "sailing", "be sold"."""
    helpers = (c for c in tree.children.get(index, ()) if tree.tokens.deps[c] in {"aux", "auxpass"})
    return tree.tokens.tags[index] in _TENSELESS or next(helpers, None) is not None


def _is_governing(tree: Grammar, index: int, found: Container[int]) -> bool:
    """Whether nothing in the stretch makes a verb a part of another sentence."""
    tokens = tree.tokens
    while tokens.heads[index] in found and tokens.heads[index] != index:
        role, index = tokens.deps[index], tokens.heads[index]
        if role not in _JOINED or (role == "ccomp" and tokens.pos[index] in _PREDICATES and not tree.is_finite(index)):
            return False
    return True


def _follows_name(tree: Grammar, index: int, inside: Sequence[int]) -> bool:
    """Whether something is named before a verb that may be its subject: what the parse took for something else."""
    return any(tree.tokens.pos[i] in _NAMING for i in inside if i < index)


def _is_part(tree: Grammar, index: int, found: Container[int]) -> bool:
    return any(_makes_it_part(tree, c) for c in tree.children.get(index, ()) if c in found)


def _makes_it_part(tree: Grammar, child: int) -> bool:
    """Whether a word makes its verb a part of another sentence: "who keeps it", "if it sank"."""
    tokens = tree.tokens
    if tokens.tags[child] in _RELATIVE_TAGS:
        return child < tokens.heads[child]
    return tokens.deps[child] == "mark" and tree.words[child] != "that"


def _with_subject(tree: Grammar, index: int) -> int:
    """Return the first of the verbs that are joined to the one at `index`, or the nearest before it with a subject."""
    tokens = tree.tokens
    while tokens.deps[index] == "conj" and not tree.has_subject(index) and tokens.heads[index] != index:
        index = tokens.heads[index]
    return index


def _runs(tree: Grammar, inside: Sequence[int]) -> Iterator[Span]:
    """Yield the stretches of neighbouring tokens."""
    first = 0
    for number, index in enumerate(inside):
        if inside[number + 1 : number + 2] != [index + 1]:
            yield Span(start=tree.tokens.starts[inside[first]], end=tree.tokens.ends[index])
            first = number + 1
