"""Polarity: what a statement affirms and what it denies, so that two on one matter can be told to contradict each other."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from headwater.compare.grammar import SUBJECTS, Grammar
from headwater.compare.lexicon import lexicon
from headwater.compare.meanings import near, stem

_OBJECTS = frozenset({"dobj", "attr"})


@dataclass(frozen=True, slots=True)
class Polar:
    """What a statement affirms and denies by stem, all its words, and whether it is a denial as a whole."""

    told: Mapping[str, bool]
    words: frozenset[str]
    is_denial: bool


def polarity(tree: Grammar, inside: Sequence[int]) -> dict[str, bool]:
    """Return the stems of what the tokens `inside` affirm (True) or deny (False).

    Verbs and what they say of the subject count always ("was sealed", "was not sealed", "unsealed"), describing words only
    if they have an opposite ("an open hatch"), nouns only where they are said to be lacking ("no winchman").
    """
    turned = _turned(tree, inside)
    found: dict[str, bool] = {}
    for index in inside:
        word, kind = tree.tokens.lemmas[index].casefold(), tree.tokens.pos[index]
        if word in lexicon().empty_words or kind not in {"VERB", "ADJ", "NOUN"}:
            continue
        base = _without_prefix(word, tree.words[index]) if kind != "NOUN" else word
        is_denied = _lacking(tree, index) if kind == "NOUN" else _denied(tree, index)
        affirmed = not is_denied ^ (base != word) ^ (index in turned)
        if not affirmed or (kind != "NOUN" and (tree.tokens.deps[index] != "amod" or stem(base) in _opposites())):
            found.setdefault(stem(base), affirmed)
    return found


def is_denial(tree: Grammar, inside: Sequence[int]) -> bool:
    """Whether the main verb of what is said is denied, or all of it called false."""
    known = set(inside)
    main = [i for i in inside if tree.tokens.heads[i] not in known or tree.tokens.heads[i] == i]
    return bool(_turned(tree, inside)) or any(tree.tokens.pos[i] in {"VERB", "AUX"} and _denied(tree, i) for i in main)


def contradict(one: Polar, other: Polar) -> bool:
    """Whether two statements on one matter contradict each other.

    They do if more is denied that the other affirms than is agreed on; where nothing tells, if one of them is a denial.
    """
    votes = sum(_votes(one, other)) + sum(_votes(other, one))
    return votes < 0 or (votes == 0 and one.is_denial != other.is_denial)


def _votes(one: Polar, other: Polar) -> Iterator[int]:
    """Yield 1 for each thing on which the two agree and -1 for each on which they differ."""
    for word, affirmed in sorted(one.told.items()):
        opposite = sorted(_opposites().get(word, frozenset()) & other.told.keys())
        like = sorted(near().get(word, frozenset()) & other.told.keys())
        if word in other.told:
            yield 1 if affirmed == other.told[word] else -1
        elif not affirmed and word in other.words:
            yield -1
        elif opposite:
            yield -1 if affirmed == other.told[opposite[0]] else 1
        elif like:
            yield 1 if affirmed == other.told[like[0]] else -1


@cache
def _opposites() -> Mapping[str, frozenset[str]]:
    """Return the stems of the opposites of each stem."""
    return {stem(word): frozenset(map(stem, others)) for word, others in lexicon().antonyms.items()}


def _without_prefix(lemma: str, word: str) -> str:
    """Return the word that "un" turns into its opposite: sealed for unsealed; not for words as until, under or unite."""
    is_participle = word.startswith("un") and word.endswith("ed") and len(word) > 6
    return lemma.removeprefix("un") if is_participle else lemma


def _denied(tree: Grammar, index: int) -> bool:
    """Whether a verb or adjective is denied: by "not", by who or what it says it of ("nobody"), by "fail to"."""
    tokens, head = tree.tokens, tree.tokens.heads[index]
    below = list(tree.children.get(index, ()))
    if tokens.deps[index] in {"acomp", "xcomp", "attr"} and head != index:
        below += [c for c in tree.children.get(head, ()) if c != index]
        if tokens.lemmas[head].casefold() in lexicon().failing:
            return True
    if any(tokens.deps[c] == "neg" for c in below):
        return True
    return any(_is_none(tree, c) for c in below if tokens.deps[c] in SUBJECTS | _OBJECTS)


def _is_none(tree: Grammar, index: int) -> bool:
    """Whether a subject or object is none: "nobody", "no fish", "not one fish"."""
    first = tree.subtree(index)[0]
    return tree.words[first] in {"no", "not", "nobody", "nothing", "none", "neither"}


def _lacking(tree: Grammar, index: int) -> bool:
    """Whether a noun is said to be lacking: "no winchman", "without a winchman", "lacked a winchman", "for want of one"."""
    tokens, head = tree.tokens, tree.tokens.heads[index]
    if any(tree.words[c] == "no" for c in tree.children.get(index, ())):
        return True
    if tokens.deps[index] == "attr" and any(tokens.deps[c] == "neg" for c in tree.children.get(head, ())):
        return True
    if tokens.deps[index] == "pobj":
        return tree.words[head] == "without" or tokens.lemmas[tokens.heads[head]].casefold() in lexicon().lacking
    return tokens.deps[index] == "dobj" and tokens.lemmas[head].casefold() in lexicon().lacking


def _turned(tree: Grammar, inside: Sequence[int]) -> frozenset[int]:
    """Return the tokens below a word that calls them false: "we were wrong to suggest that", "denied that"."""
    known = set(inside)
    turning = [i for i in inside if tree.tokens.lemmas[i].casefold() in lexicon().turning and not _denied(tree, i)]
    below = {d for i in turning for c in tree.children.get(i, ()) if c > i for d in tree.subtree(c)}
    return frozenset(below & known)
