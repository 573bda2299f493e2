"""Polarity: what a statement affirms and what it denies, so that two on one matter can be told to contradict each other."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from headwater.compare.grammar import Grammar
from headwater.compare.lexicon import lexicon
from headwater.compare.meanings import near, stem
from headwater.compare.stance.denials import denied, denied_scope, lacking, turned
from headwater.compare.stance.opposites import opposites, without_prefix

_NUMBER = "#"  # before a number among the stems
_NUMBER_VOTES = 2
_NOT = frozenset({"not", "n't"})
_NOT_REACH = 2
_SHORT = 2  # letters
ENOUGH_DENIED = 2  # of one word it is as often wrong as right
# How surely two statements of one claim are of one side, by what of them was found; chosen by benchmarks/stories.py.
AGREED = 1.0
ALIKE = 0.2
UNLIKE = 0.0
OPPOSED = -1.0
_TELLING = frozenset({"VERB", "ADJ", "NOUN"})
_SAID_OF = frozenset({"attr", "acomp", "oprd", "ROOT"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Polar:
    """What a statement affirms and denies by stem, all its words, whether it is a denial as a whole, and of which words.

    `parts` are those of its words that it has only as parts of compounds. What `asks` leaves open what it asks.
    """

    told: Mapping[str, bool]
    words: frozenset[str]
    parts: frozenset[str]
    is_denial: bool
    denied: frozenset[str]
    asks: bool


def polar(tree: Grammar, inside: Sequence[int], words: frozenset[str]) -> Polar:
    """Return what the tokens `inside` affirm and deny; `words` are the stems of all that they say."""
    scope = denied_scope(tree, inside)
    denied_words = frozenset(stem(tree.tokens.lemmas[i].casefold()) for i in scope) & words
    return Polar(
        told=polarity(tree, inside),
        words=words,
        parts=_stems_of(tree, inside, parts=True) - _stems_of(tree, inside, parts=False),
        is_denial=bool(scope),
        denied=denied_words,
        asks="?" in (tree.words[i] for i in inside[-2:]),
    )


def _stems_of(tree: Grammar, inside: Sequence[int], *, parts: bool) -> frozenset[str]:
    """Return the stems of the words that are parts of compounds, or of those that are none."""
    return frozenset(stem(tree.tokens.lemmas[i].casefold()) for i in inside if _is_part(tree, i) == parts)


def polarity(tree: Grammar, inside: Sequence[int]) -> dict[str, bool]:
    """Return the stems of what the tokens `inside` affirm (True) or deny (False), numbers as their digits.

    Verbs and what they say of the subject count always ("was sealed", "was not sealed", "unsealed"), describing words only
    if they have an opposite ("an open hatch"), nouns where they are said to be lacking ("no winchman") or are what somebody or
    something is said to be and have an opposite ("it was an accident").
    """
    turning = turned(tree, inside)
    found = _numbers(tree, inside)
    for index in inside:
        word, kind = tree.tokens.lemmas[index].casefold(), tree.tokens.pos[index]
        if kind not in _TELLING or word in lexicon().empty_words or _is_part(tree, index):
            continue
        base = _base(tree, index)
        is_denied = lacking(tree, index) if kind == "NOUN" else denied(tree, index)
        affirmed = not is_denied ^ (base != word) ^ (index in turning)
        if not affirmed or _counts(tree, index, base):
            found.setdefault(stem(base), affirmed)
    return found


def _numbers(tree: Grammar, inside: Sequence[int]) -> dict[str, bool]:
    """Return the numbers in digits, False for those that are denied: "212 and not 11,400", "there are not 11,400"."""
    found: dict[str, bool] = {}
    for index in inside:
        digits = tree.words[index].replace(",", "")
        if digits.isdigit():
            is_denied = bool(_NOT & set(tree.words[max(0, index - _NOT_REACH) : index]))
            found[_NUMBER + digits] = found.get(_NUMBER + digits, True) and not is_denied
    return found


def _is_part(tree: Grammar, index: int) -> bool:
    """Whether a word is a mark, or part of a compound that says something else: what is part-open is not open."""
    if not tree.words[index][:1].isalpha():
        return True
    around = (tree.words[i] for i in (index - 1, index + 1) if 0 <= i < len(tree.words))
    return "-" in around


def _base(tree: Grammar, index: int) -> str:
    """Return the lemma of a word, without "un": sealed for unsealed."""
    lemma = tree.tokens.lemmas[index].casefold()
    describes = tree.tokens.pos[index] == "ADJ" or tree.words[index].endswith("ed")
    return without_prefix(lemma) if describes and tree.tokens.pos[index] != "NOUN" else lemma


def _counts(tree: Grammar, index: int, base: str) -> bool:
    """Whether a word that is affirmed tells what the statement says: all but nouns and describing words without an opposite."""
    is_free = tree.tokens.pos[index] != "NOUN" and tree.tokens.deps[index] != "amod"
    if is_free or stem(base) not in opposites():
        return is_free
    return tree.tokens.pos[index] != "NOUN" or tree.tokens.deps[index] in _SAID_OF


def contradict(one: Polar, other: Polar) -> bool:
    """Whether two statements on one matter contradict each other.

    They do if more is denied that the other affirms than is agreed on; where nothing tells, if one of them denies two things
    that both speak of.
    """
    return leaning(one, other) == OPPOSED


def leaning(one: Polar, other: Polar) -> float:
    """Return how two statements on one matter stand to each other, from OPPOSED to AGREED; symmetric.

    Where they neither agree nor differ on a word they are rather of one side, unless one of them is a denial and the other not.
    """
    if one.asks or other.asks:
        return UNLIKE
    votes = sum(_votes(one, other)) + sum(_votes(other, one))
    if votes:
        return AGREED if votes > 0 else OPPOSED
    if one.is_denial == other.is_denial:
        return ALIKE
    denying, affirming = (one, other) if one.is_denial else (other, one)
    shared = met(denying.words, affirming.words)
    denied_too = frozenset(word for word, affirmed in affirming.told.items() if not affirmed)
    return OPPOSED if len((shared & denying.denied) - denied_too) >= ENOUGH_DENIED else UNLIKE


def met(words: frozenset[str], others: frozenset[str]) -> frozenset[str]:
    """Return those of `words` that the others say too, themselves or in a synonym."""
    return frozenset(word for word in words if word in others or near().get(word, frozenset()) & others)


def _votes(one: Polar, other: Polar) -> Iterator[int]:
    """Yield 1 for each thing on which the two agree and -1 for each on which they differ."""
    for word, affirmed in sorted(one.told.items()):
        opposite = sorted(opposites().get(word, frozenset()) & other.told.keys())
        like = sorted(near().get(word, frozenset()) & other.told.keys())
        if word.startswith(_NUMBER):
            if other.told.get(word, affirmed) != affirmed:
                yield -_NUMBER_VOTES
        elif word in other.told:
            yield 1 if affirmed == other.told[word] else -1
        elif not affirmed and _says(other, word):
            yield 1 if word in other.denied else -1
        elif opposite and (affirmed != other.told[opposite[0]] or met(one.words, other.words)):
            yield -1 if affirmed == other.told[opposite[0]] else 1
        elif like and affirmed == other.told[like[0]]:
            yield 1


def _says(other: Polar, word: str) -> bool:
    """Whether a statement has a word, or a compound of it: who has no gun has no handgun. What is part-open is not open."""
    said = other.words - other.parts
    return word in said or (len(word) > _SHORT and any(longer.endswith(word) for longer in said))
