"""Arguments: those who do a deed and those it is done to, as far as a statement names them, and whether two can be the same."""

from collections.abc import Iterator
from dataclasses import dataclass

from headwater.compare.grammar import Grammar
from headwater.compare.lexicon import lexicon
from headwater.compare.meanings import NEARNESS, near, stem

OPEN = 0.5  # "it" may be anything, a name may be that of any thing told by a noun
PART_OF_NAME = 0.7  # the head of one is among the words of the other: "the river authority", "the authority"
_VAGUE = frozenset(
    {"all", "any", "both", "each", "few", "group", "majority", "many", "most", "none", "part", "several", "some"}
)
_COUNTING = _VAGUE | {"billion", "couple", "dozen", "half", "handful", "hundred", "million", "number", "one", "pair"}
_COUNTING |= {"score", "thousand", "total"}
_INNER = frozenset({"compound", "amod", "nummod", "poss", "nmod", "appos", "conj", "quantmod"})
_MOST_WORDS = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """Who or what has a part in a deed. `head` is the stem of the noun, "" if it only points ("it", "who").

    `words` are the stems of all that describes it, `kinds` of those that say which: nouns before it, "of what". `names` are the
    words of its name and labels ("line 9"). `numbers` are the words that count it, `text` the noun as written, `preposition` what
    brings it in.
    """

    head: str
    words: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    kinds: frozenset[str]
    is_name: bool
    text: str
    preposition: str = ""


def argument(tree: Grammar, index: int | None) -> Argument | None:
    """Return what the noun at `index` names; None for no noun. What is counted stands for its count: "dozens of people"."""
    if index is None:
        return None
    counted = _counted(tree, index)
    count = frozenset({tree.words[index]}) if counted != index and tree.words[index] not in _VAGUE else frozenset()
    index = counted
    tokens = tree.tokens
    inner = _inner(tree, index)
    points = tokens.pos[index] in {"PRON", "DET", "NUM"}
    words = {i: stem(tokens.lemmas[i].casefold()) for i in inner if describes(tree, i)}
    return Argument(
        head="" if points else stem(tokens.lemmas[index].casefold()),
        words=frozenset(words.values()),
        names=frozenset(_names(tree, inner)),
        numbers=frozenset(tree.words[i] for i in tree.children.get(index, ()) if _counts(tree, i)) | count,
        kinds=frozenset(word for i, word in words.items() if i != index and tokens.deps[i] in {"compound", "pobj"}),
        is_name=tokens.pos[index] == "PROPN",
        text=tree.words[index],
    )


def _names(tree: Grammar, inner: list[int]) -> Iterator[str]:
    """Yield the words of names among tokens, and labels: the 9 of "line 9"."""
    tokens = tree.tokens
    for index in inner:
        if tokens.pos[index] == "PROPN" and len(tree.words[index]) > 1:
            yield tree.words[index].replace(".", "")
        elif tokens.deps[index] == "nummod" and index == tokens.heads[index] + 1:
            yield tree.words[index]


def _counts(tree: Grammar, index: int) -> bool:
    is_number = tree.tokens.pos[index] == "NUM" or tree.words[index] in lexicon().number_words
    return is_number and tree.tokens.deps[index] == "nummod" and index < tree.tokens.heads[index]


def describes(tree: Grammar, index: int) -> bool:
    """Whether a token is a word that tells something of a thing: no number, no pronoun, no word of grammar."""
    lemma = tree.tokens.lemmas[index].casefold()
    return (
        tree.words[index] not in lexicon().number_words
        and tree.tokens.pos[index] not in {"NUM", "PRON", "DET", "PUNCT", "ADP", "PART"}
        and lemma not in lexicon().stop_words
        and lemma[:1].isalpha()
    )


def _counted(tree: Grammar, index: int) -> int:
    """Return what is counted by a number or a word for one: the nights of "212 of the nights"."""
    if tree.tokens.pos[index] != "NUM" and tree.words[index].removesuffix("s") not in _COUNTING:
        return index
    for child in tree.children.get(index, ()):
        if tree.words[child] == "of":
            return next((c for c in tree.children.get(child, ()) if tree.tokens.deps[c] == "pobj"), index)
    return index


def _inner(tree: Grammar, index: int) -> list[int]:
    """Return the token and what describes it closely: words before it, names beside it, what it is of."""
    found, waiting = [index], [index]
    while waiting and len(found) < _MOST_WORDS:
        for child in tree.children.get(waiting.pop(0), ()):
            if tree.tokens.deps[child] in _INNER:
                found.append(child)
                waiting.append(child)
            elif tree.words[child] == "of" and tree.tokens.deps[child] == "prep":
                below = [c for c in tree.children.get(child, ()) if tree.tokens.deps[c] == "pobj"]
                found.extend(below)
                waiting.extend(below)
    return found


def meet(one: Argument | None, other: Argument | None) -> float:
    """Return how likely two arguments are the same: 1 by name or noun, 0.5 where one does not say, 0 for unlike nouns."""
    if one is None or other is None or not (one.head and other.head):
        return OPEN
    named, shared = one.names and other.names, bool(one.names & other.names)
    if named and not shared:
        return 0.0 if one.is_name or other.is_name or one.head != other.head else OPEN
    if shared or one.head == other.head:
        return 1.0
    return _alike(one, other)


def _alike(one: Argument, other: Argument) -> float:
    if other.head in near().get(one.head, frozenset()):
        return NEARNESS
    if one.head in other.words or other.head in one.words:
        return PART_OF_NAME
    return OPEN if one.is_name != other.is_name else 0.0


def apart(one: Argument | None, other: Argument | None) -> float:
    """Return whether two arguments are different ones for sure: they have names or numbers ("line 9") and share none.

    Two nouns that are not known to mean one thing prove nothing: "the coaster" is "the vessel".
    """
    if one is None or other is None or not (one.names and other.names) or one.is_name != other.is_name:
        return 0.0
    return float(meet(one, other) == 0 and not one.names & other.names)
