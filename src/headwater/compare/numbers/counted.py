"""What a number counts or measures: the unit behind it, what becomes of it, and the doing it belongs to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from headwater.compare.grammar import Grammar
from headwater.compare.lexicon import lexicon
from headwater.compare.meanings import stem
from headwater.compare.numbers.measures import Unit, measures

_SKIPPED = frozenset({"ADJ", "DET", "PRON", "NUM", "ADV"})
_REACH = 6  # words behind a number in which its unit may stand
_CLIMB = 4  # steps up the parse to the verb
_HOURLY = (("an", "hour"), ("per", "hour"), ("/", "h"), ("a", "hour"))
_FAHRENHEIT = frozenset({"f", "fahrenheit", "°f"})
_BESIDE = frozenset({"amod", "compound", "acl", "nmod", "poss"})
_BELOW_VERB = frozenset({"dobj", "nsubj", "nsubjpass", "prep", "acomp", "oprd", "attr", "advmod", "agent"})
_STOPS = frozenset({",", ";", ".", "and", "but", ":", "while"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What is counted: `unit` and `kind` as in a quantity, how many of the base unit one is, and the token it stands at."""

    unit: str | None
    kind: str
    factor: float
    after: int
    index: int | None
    fate: str | None = None
    about: frozenset[str] = frozenset()


def counted(tree: Grammar, index: int, after: int, stop: int) -> Counted:
    """Return what the number at the tokens from `index` to `after` counts."""
    money = _currency_before(tree, index)
    place = _unit_index(tree, index, after, stop)
    about = frozenset(_about(tree, place if place is not None else index))
    unit = _measure(tree, after, stop)
    if money or (unit is None and place is not None and tree.words[place] in measures().currencies):
        name = money or measures().currencies[tree.words[place or 0]]
        return Counted(unit=name, kind="money", factor=1, after=after, index=place, about=about)
    if unit is not None:
        return Counted(unit=unit.base, kind=unit.kind, factor=unit.factor, after=after, index=place, about=about)
    lemma = _noun(tree, place) if place is not None else None
    fate = _fate(tree, index, after, stop, place) if lemma is None or _is_person(lemma) else None
    return Counted(unit=lemma, kind="count", factor=1, after=after, index=place, fate=fate, about=about)


def _noun(tree: Grammar, place: int) -> str | None:
    """Return what is counted, "time" for "times"; None for "a head" and "the other two", which leave out what."""
    lemma = tree.tokens.lemmas[place].casefold()
    return {"times": "time", "head": None, "point": None, "pair": None, "people": "person"}.get(lemma, lemma)


def is_counted(tree: Grammar, index: int) -> bool:
    """Whether the parse hangs the number at `index` on a noun that it counts."""
    head = tree.tokens.heads[index]
    return tree.tokens.deps[index] == "nummod" and head != index and tree.tokens.pos[head] == "NOUN"


def _is_person(lemma: str) -> bool:
    known = measures()
    return lemma in known.anybody or lemma in known.somebody or lemma in known.fates


def _currency_before(tree: Grammar, index: int) -> str | None:
    for place in (index - 1, index - 2):
        if place >= 0 and tree.tokens.ends[place] == tree.tokens.starts[place + 1]:
            found = measures().currencies.get(tree.words[place])
            if found:
                return found
    return None


def _measure(tree: Grammar, after: int, stop: int) -> Unit | None:
    """Return the unit of measure right behind a number."""
    begin = after + (
        after < stop and tree.words[after] in {"-", "more", "further", "full", "whole", "straight", "square"}
    )
    words = tree.words[begin : min(stop, begin + 3)]
    if not words:
        return None
    units = measures().units
    if words[:2] == ("per", "cent") or words[0] == "percentage":
        return units["%"]
    if words[0] == "°" or words[0] in {"degrees", "degree"}:
        return _degrees(words)
    unit = units.get(words[0])
    if unit and unit.kind == "length" and words[1:3] in _HOURLY:
        return Unit(kind="speed", base=units["mph"].base, factor=unit.factor / 1000)
    return unit


def _degrees(words: tuple[str, ...]) -> Unit:
    """Return degrees of temperature. Differences and readings are not told apart, so Fahrenheit stays a unit of its own."""
    base = "degree F" if any(word in _FAHRENHEIT for word in words[1:2]) else "degree"
    return Unit(kind="temperature", base=base, factor=1)


def _unit_index(tree: Grammar, index: int, after: int, stop: int) -> int | None:
    """Return the token of what is counted: the noun that the number hangs on, or the first noun behind it and its "of"."""
    tokens = tree.tokens
    for i in range(index, after):
        head = tokens.heads[i]
        if tokens.deps[i] == "nummod" and not index <= head < after and tokens.pos[head] in {"NOUN", "PROPN"}:
            return head if after <= head < min(stop, after + _REACH) else None
    begin = after + (after < stop and tree.words[after] in {"-", "of"})
    for i in range(begin, min(stop, after + _REACH)):
        pos = tokens.pos[i]
        if pos in {"NOUN", "PROPN"}:
            if i + 1 >= stop or tokens.pos[i + 1] not in {"NOUN", "PROPN"} or tokens.heads[i] != i + 1:
                return i
        elif pos not in _SKIPPED:
            return None
    return None


def _about(tree: Grammar, place: int) -> Iterator[str]:
    """Yield the stems of what a figure belongs to: the words beside what is counted, and the way up to the verb."""
    tokens = tree.tokens
    for child in tree.children.get(place, ()):
        if tokens.deps[child] in _BESIDE:
            yield from _told(tree, [child])
        elif tree.words[child] == "of":
            yield from _told(tree, tree.children.get(child, ()))
    for _ in range(_CLIMB):
        head = tokens.heads[place]
        if head == place:
            return
        place = head
        yield from _told(tree, [place])
        if tokens.pos[place] == "VERB":
            return


def _told(tree: Grammar, indexes: Iterable[int]) -> Iterator[str]:
    known = lexicon()
    for i in indexes:
        lemma = tree.tokens.lemmas[i].casefold()
        if tree.tokens.pos[i] in {"NOUN", "PROPN", "VERB", "ADJ"} and lemma not in known.stop_words:
            yield stem(lemma)


def _fate(tree: Grammar, index: int, after: int, stop: int, place: int | None) -> str | None:
    """Return what became of the people counted, told by the nearest word: beside the number, the verb, what hangs on it."""
    fates = measures().fates
    for i in _nearest(tree, index, after, stop, place):
        found = fates.get(tree.tokens.lemmas[i].casefold()) or fates.get(tree.words[i])
        if found:
            return "dead" if found == "safe" and _is_survival_denied(tree, i) else found
    return None


def _is_survival_denied(tree: Grammar, index: int) -> bool:
    is_survival = tree.tokens.lemmas[index].casefold() == "survive"
    return is_survival and any(tree.tokens.deps[child] == "neg" for child in tree.children.get(index, ()))


def _nearest(tree: Grammar, index: int, after: int, stop: int, place: int | None) -> Iterator[int]:
    tokens = tree.tokens
    anchor = (
        place
        if place is not None
        else max(range(index, after), key=lambda i: (tokens.heads[i] not in range(index, after), i))
    )
    yield anchor
    yield from (child for child in tree.children.get(anchor, ()) if tokens.deps[child] in _BESIDE | {"relcl"})
    for i in range(after, min(stop, after + 4)):
        if tree.words[i] in _STOPS:
            break
        yield i
    for _ in range(_CLIMB):
        head = tokens.heads[anchor]
        if head == anchor:
            return
        anchor = head
        yield anchor
        if tokens.pos[anchor] == "VERB":
            yield from _below(tree, anchor, range(index, after))
            return


def _below(tree: Grammar, verb: int, number: range) -> Iterator[int]:
    """Yield the objects and the subject of a verb, with what stands beside them, but not those that hold the number."""
    tokens = tree.tokens
    for child in tree.children.get(verb, ()):
        if tokens.deps[child] not in _BELOW_VERB or any(child <= i <= child + 1 for i in number):
            continue
        below = [child, *tree.children.get(child, ())]
        if not any(tokens.pos[i] == "NUM" for i in below):
            yield from below
