"""Quantities in a stretch of text: how many of what, written in digits or in words, exact, rounded or vague."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from headwater.compare.grammar import Grammar
from headwater.compare.lexicon import lexicon
from headwater.compare.meanings import stem
from headwater.compare.numbers.counted import Counted, counted, is_counted
from headwater.compare.numbers.measures import measures
from headwater.compare.numbers.numerals import Form, Numeral, numeral
from headwater.model.text import Span

ROUND_SHARE = 0.15  # with "about", "nearly" and the like beside the number
EXACT_SHARE = 0.05  # without
PART_SHARE = 0.1  # "a third", "one in ten"
ROUND_GRAIN = 100  # a count given to a hundred may be a rounded one, a smaller one is meant as it stands
BEYOND_SHARE = 0.25  # "more than 200" is hardly said of 260
OLDEST = 115
_BEFORE_TIMES = frozenset({"at", "by", "past", "until", "till", "before", "after"})  # not "to": a toll rises to eleven
_PUTTING = frozenset(
    [
        "put",
        "stand",
        "remain",
        "stay",
        "hold",
        "estimate",
        "reckon",
        "set",
        "leave",
        "keep",
        "number",
        "value",
        "price",
        "fix",
        "toll",
        "total",
    ]
)
_BEFORE_YEARS = frozenset({"in", "since", "until", "from", "during", "by", "as", "mid", "late", "early", "of"})
_JOINING = frozenset({",", "not", "or"})  # "at half past eight, not nine"
_AFTER_TIMES = frozenset({"o'clock", "am", "pm", "a.m.", "p.m."})
_INVARIANT = frozenset({("fish",), ("people",), ("sheep",), ("aircraft",), ("cattle",)})
_LABELS = frozenset(
    {"no", "no.", "nos", "number", "numbers", "chapter", "section", "article", "page", "phase", "channel", "update"}
)
_LABELS_IN_WORDS = _LABELS | {"ward", "platform", "gate", "room", "route", "grade", "lane", "pier", "reactor", "tower"}
_CONFIDENT = frozenset({"confidence", "ci"})  # "95% confidence interval": every study has it
_CONFIDENCE_REACH = 3  # "per cent" and a mark may stand between
_FURTHER = frozenset({"further", "another", "more", "additional", "extra"})
_NOBODY = frozenset({"nobody", "no-one", "none"})
_LENGTHS = frozenset(
    [
        "long",
        "high",
        "tall",
        "deep",
        "wide",
        "away",
        "below",
        "above",
        "race",
        "sprint",
        "from",
        "north",
        "south",
        "east",
        "west",
        "off",
        "up",
        "down",
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """So many of something: `value` as written, which means something from `least` to `most`.

    `unit` is the lemma of what is counted, or the base unit of a measure (times are in days), None if the text does not say.
    `kind` is "count", "money", "age", "factor", "score" or what a unit measures ("time", "share"). `fate` is what became
    of people counted ("dead", "hurt"). `about` are the stems of what it belongs to: the doing, and words beside what is counted.
    `grain` is the step to which the number is given: 1,000 for two thousand, 7 (days) for three weeks, 0.1 for 3.9. `whole` is
    the stem of what a share is taken of, `is_further` tells that so many come on top of others: "nine more", "a further nine".
    """

    value: float
    least: float
    most: float
    unit: str | None
    kind: str
    grain: float
    form: Form
    fate: str | None
    about: frozenset[str]
    start: int
    end: int
    whole: str | None = None
    is_further: bool = False

    @property
    def is_exact(self) -> bool:
        """Whether the number is told as a number, and not with "dozens" or "several"."""
        return self.form != "vague"

    @property
    def is_telling(self) -> bool:
        """Whether it counts or measures, is told as a number, and is neither none nor one."""
        return self.is_exact and self.kind not in {"age", "score", "factor"} and self.value not in {0, 1}


def figures(tree: Grammar, spans: tuple[Span, ...]) -> tuple[Quantity, ...]:
    """Return all figures in `spans`, in order, with vague ones ("dozens"), none ("no casualties"), ages, scores and factors.

    Years, dates, clock times, ordinals, labels ("batch 311") and "one" used loosely are none.
    """
    return tuple(found for span in spans for found in _span_figures(tree, tree.inside(span.start, span.end)))


def same_quantity(left: Quantity, right: Quantity) -> bool:
    """Whether two numbers can be one, the coarser being the finer one rounded: nearly three weeks and nineteen days."""
    if left.value == right.value:
        return True
    finer, coarser = sorted((left, right), key=lambda one: (one.most - one.least, one.value))
    return coarser.least <= finer.value <= coarser.most


def is_label(tree: Grammar, index: int) -> bool:
    """Whether the number at `index` names one of many, standing right behind a noun: "batch 311", "page 22", "ward seven"."""
    if index == 0:
        return False
    before, tokens = index - 1, tree.tokens
    adjoining = tokens.ends[before] + 1 == tokens.starts[index]
    if tree.words[index] in lexicon().number_words:
        named = tokens.pos[index] == "PROPN" and tree.words[before] not in {".", "“", '"'}  # "a nurse on Seven"
        return named or (adjoining and tree.words[before] in _LABELS_IN_WORDS and not is_counted(tree, index))
    if not tree.words[index].isdigit():
        return False
    if tree.words[before] in _LABELS and not is_counted(tree, index):
        return True
    is_noun = adjoining and tokens.pos[before] in {"NOUN", "PROPN"}
    return is_noun and tokens.heads[index] == before and tree.words[before] not in lexicon().months


def _span_figures(tree: Grammar, inside: range) -> Iterator[Quantity]:
    index = inside.start
    while index < inside.stop:
        found = numeral(tree.words, index, inside.stop)
        if found is None:
            none = _none(tree, index, inside.stop)
            if none:
                yield none
        elif _counts(tree, index, found):
            yield _quantity(tree, index, found, inside)
        index = max(found.after if found else index, index + 1)


def _none(tree: Grammar, index: int, stop: int) -> Quantity | None:
    """Return the quantity of nothing: "nobody was hurt", "no casualties"; not "no plan"."""
    word = tree.words[index]
    if word in _NOBODY or tree.words[index : min(stop, index + 2)] == ("no", "one"):
        what = counted(tree, index, index + 1, stop)
        if what.fate is None:
            return None
        what = replace(what, unit=what.unit or "person", kind="count", factor=1)
    elif word == "no" and index + 1 < stop:
        what = counted(tree, index, index + 1, stop)
        if what.index is None or what.kind != "count" or tree.tokens.tags[what.index] not in {"NNS", "NNPS"}:
            return None
    else:
        return None
    nothing = Numeral(value=0, least=0, most=0, grain=1, form="exact", after=index + 1)
    return _made(tree, index, nothing, what, None)


def _counts(tree: Grammar, index: int, found: Numeral) -> bool:
    """Whether the number counts something: not a year, a date, a time of day, a label, or "one" used loosely."""
    near = tree.words[max(0, index - 1) : found.after + 1]
    if any(word in lexicon().months for word in near) and not is_counted(tree, found.after - 1):
        return False
    if found.form == "vague":
        return tree.tokens.pos[index] != "CCONJ"
    if found.value == 1 and not _one(tree, index, found):
        return False
    if _CONFIDENT & set(tree.words[found.after : found.after + _CONFIDENCE_REACH]) and found.value < 100:
        return False
    return not (_is_year(tree, index, found) or _is_clock(tree, index, found) or is_label(tree, index))


def _one(tree: Grammar, index: int, found: Numeral) -> bool:
    """Whether "one" or "a million" tells how many: "one person", not "one of them", "one day", "the one"."""
    head = tree.tokens.heads[index]
    people = measures().anybody | measures().somebody | measures().fates.keys()
    return (
        found.after - index > 1
        or tree.words[index].isdigit()
        or (tree.tokens.deps[index] == "nummod" and tree.tokens.lemmas[head].casefold() in people)
    )


def _is_year(tree: Grammar, index: int, found: Numeral) -> bool:
    is_bare = tree.words[index].isdigit() and found.form in {"exact", "range"} and len(tree.words[index]) == 4
    dated = index > 0 and tree.words[index - 1] in _BEFORE_YEARS and found.value >= 1800
    plural = is_counted(tree, index) and tree.tokens.tags[tree.tokens.heads[index]] != "NN"  # not "the 2024 election"
    return (
        is_bare
        and 1000 <= found.least <= 2100
        and (dated or not (plural or tree.words[index + 1 : index + 2] in _INVARIANT))
    )


def _is_clock(tree: Grammar, index: int, found: Numeral) -> bool:
    """Whether the number is a time of day: "three o'clock", "at nine", "half past eight", "at about three"."""
    following = tree.words[found.after] if found.after < len(tree.words) else ""
    if following in _AFTER_TIMES or ":" in tree.words[index]:
        return True
    place = _before_clock(tree, index - 1)
    before = tree.words[place] if place >= 0 else ""
    if before == "at" and place and tree.tokens.lemmas[place - 1].casefold() in _PUTTING:
        return False
    return before in _BEFORE_TIMES and found.value <= 12 and not is_counted(tree, found.after - 1)


def _before_clock(tree: Grammar, place: int) -> int:
    """Return the place of the word that would make a time of the number behind it, over "about" and over "eight, not"."""
    other = place
    while other > 0 and tree.words[other] in _JOINING:
        other -= 1
    if other < place and tree.tokens.tags[other] == "CD":
        place = other - 1
    while place > 0 and tree.words[place] in {"about", "around", "nearly", "almost"}:
        place -= 1
    return place


def _quantity(tree: Grammar, index: int, found: Numeral, inside: range) -> Quantity:
    sense = _sense(tree, index, found.after, inside)
    what = counted(tree, index, found.after, inside.stop)
    if _is_age(tree, index, found, inside.stop):
        what = Counted(unit="age", kind="age", factor=1, after=found.after, index=what.index)
    elif found.form in {"share", "factor", "score"}:
        unit = {"share": "%", "factor": "times", "score": "score"}[found.form]
        what = replace(what, unit=unit, kind=found.form, factor=1)
    elif tree.words[found.after - 1] == "m" and what.kind != "money" and _at(tree, found.after, inside) in _LENGTHS:
        what = replace(what, unit="metre", kind="length", factor=1e-6)  # the m was read as a million
    return _made(tree, index, found, what, sense)


def _at(tree: Grammar, index: int, inside: range) -> str:
    return tree.words[index] if inside.start <= index < inside.stop else ""


def _sense(tree: Grammar, index: int, after: int, inside: range) -> str | None:
    """Return what stands beside a number to say that it is not exact: "about", "under", "over", "least" or "most"."""
    known = measures()
    end = index
    while end > inside.start and tree.words[end - 1] in known.currencies:
        end -= 1
    for phrase, sense in known.before:
        if end - len(phrase) >= inside.start and tree.words[end - len(phrase) : end] == phrase:
            return sense
    for begin in range(after, min(after + 3, inside.stop)):
        for phrase, sense in known.behind:
            if tree.words[begin : min(begin + len(phrase), inside.stop)] == phrase:
                return sense
    return None


def _is_age(tree: Grammar, index: int, found: Numeral, stop: int) -> bool:
    """Whether the number is somebody's age: "52-year-old", "52 years old", "aged 52", "age of 52", "Anna Vik, 52, said"."""
    words = tree.words
    behind = [word for word in words[found.after : min(stop, found.after + 4)] if word != "-"]
    before = words[index - 1] if index else ""
    if behind[:2] in (["year", "old"], ["years", "old"]) or behind[:3] == ["years", "of", "age"] or before == "aged":
        return True
    if before == "age" or words[max(0, index - 2) : index] == ("age", "of"):
        return True
    name = index > 1 and before == "," and tree.tokens.pos[index - 2] == "PROPN" and words[index].isdigit()
    closed = found.after >= len(words) or words[found.after] in {",", ".", ";", ")"}
    return name and closed and 1 <= found.value <= OLDEST


def _made(tree: Grammar, index: int, found: Numeral, what: Counted, sense: str | None) -> Quantity:
    grain, factor = found.grain * what.factor, what.factor
    least, most = _bounds(found, what, sense)
    return Quantity(
        value=found.value * factor,
        least=least * factor,
        most=most * factor,
        unit=what.unit,
        kind=what.kind,
        grain=grain,
        form=found.form,
        fate=what.fate,
        about=what.about,
        start=tree.tokens.starts[index],
        end=tree.tokens.ends[found.after - 1],
        whole=_whole(tree, found.after) if what.kind == "share" else None,
        is_further=_is_further(tree, index, found.after),
    )


def _whole(tree: Grammar, after: int) -> str | None:
    """Return what a share is taken of: the ballots of "17 percent of the mail ballots"."""
    for place in range(after, min(after + 3, len(tree.words))):
        if tree.words[place] == "of":
            return next((stem(tree.tokens.lemmas[i].casefold()) for i in tree.children.get(place, ())), None)
    return None


def _is_further(tree: Grammar, index: int, after: int) -> bool:
    """Whether so many come on top of others: "a further nine", "nine more people"; not "more than nine", "nine or more"."""
    before = tree.words[index - 1] if index else ""
    behind = tree.words[after : after + 2]
    return before in _FURTHER - {"more"} or (
        behind[:1] in {("more",), ("further",), ("additional",)} and behind[1:] != ("than",)
    )


def _bounds(found: Numeral, what: Counted, sense: str | None) -> tuple[float, float]:
    """Return between what a number lies, given what stands beside it, in the unit it is written in."""
    value, grain = abs(found.value), found.grain
    if found.form in {"factor", "score", "vague"}:
        return found.least, found.most
    if sense is None:
        is_exact = what.kind in {"count", "money", "age"} and grain < ROUND_GRAIN and found.value == int(found.value)
        share = PART_SHARE if found.form == "share" else EXACT_SHARE
        slack = 0.0 if is_exact else min(grain / 2, share * value)
        return found.least - slack, found.most + slack
    slack = min(max(grain / 2, EXACT_SHARE * value), ROUND_SHARE * value)
    beyond = max(grain, BEYOND_SHARE * value) if found.value > 20 or what.kind != "count" else slack
    down = {"about": slack, "under": slack, "most": slack}.get(sense, 0.0)
    up = {"about": slack, "over": slack, "least": min(beyond, 0.5 * value)}.get(sense, 0.0)
    return found.least - down, found.most + up
