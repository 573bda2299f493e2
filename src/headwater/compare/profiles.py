"""Profiles: what a statement puts forward, as far as words, names, numbers, times and grammar tell."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import log
from typing import NamedTuple

from headwater.compare.acts.roles import Told, told_by
from headwater.compare.acts.slots import Filler, fillers
from headwater.compare.asides import Aside, aside
from headwater.compare.grammar import Grammar
from headwater.compare.lexicon import lexicon
from headwater.compare.meanings import stem
from headwater.compare.names.entities import NO_NAMES, Named
from headwater.compare.numbers.quantities import Quantity, figures, is_label
from headwater.compare.stance.polarity import Polar, polar
from headwater.compare.stance.stands import rebuttal, refusal
from headwater.compare.times.moments import Moment, moments, today
from headwater.compare.times.moments import named as moments_in
from headwater.compare.times.years import years
from headwater.model.links import Statement
from headwater.model.text import Article

ENOUGH_NAMED = 2  # words: "the 30,000 crowns at which he had valued it" can be looked for, "the alarm" must be near
ENOUGH_SAID = 1  # words of two letters or more, and figures: "Q:" is alike everywhere
CONTEXT_TOKENS = 60  # what a pronoun or "the same man" points to stands about two sentences back
_PARTICLES = frozenset({"al", "el", "ul", "bin", "ibn", "de", "del", "der", "van", "von", "la", "le", "di", "da"})
_HEART = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr", "oprd"})
_CONTENT_POS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM", "X", "INTJ", "AUX"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One statement as comparing sees it.

    `words` are the stems of its content words and the keys of its names, `context` those right before it. `names` are the words
    of names as they stand, `entities` the keys of who and what they name, the same in all articles, and `entities_near` those
    named right before it and in what says it.
    `nouns` are the stems that the grammar puts at its heart: subjects and objects. `stand` are those that name what it only takes
    a stand on, None if it says something itself; `denies` tells that it calls that false, `echoes` that it agrees with a denial.
    `years` are those named in digits, `figures` all its numbers, also the vague ones, `moments` the times it tells of,
    `moments_near` the last named right before it, `aside` whether it tells of another case or time than the
    rest. `told` is who does what to whom in it,
    `fillers` which word stands in which place of which other,
    `polar` what it affirms and what it denies.
    """

    statement: Statement
    words: frozenset[str]
    names: frozenset[str]
    entities: frozenset[str]
    entities_near: frozenset[str]
    nouns: frozenset[str]
    context: frozenset[str]
    years: frozenset[int]
    figures: tuple[Quantity, ...]
    moments: tuple[Moment, ...]
    moments_near: tuple[Moment, ...]
    aside: Aside
    told: Told
    fillers: frozenset[Filler]
    polar: Polar
    stand: frozenset[str] | None
    denies: bool
    echoes: bool
    plain: str

    @property
    def only_points(self) -> bool:
        """Whether the statement says too little to be compared by itself, or names too little of what it takes a stand on."""
        if self.stand is not None:
            return len(self.stand) < ENOUGH_NAMED
        return sum(len(word) > 1 for word in self.words) + len(self.figures) < ENOUGH_SAID


class Times(NamedTuple):
    """The times that an article names, and its day."""

    named: Sequence[Moment]
    day: date | None


def profiles(
    article: Article, tree: Grammar, statements: Sequence[Statement], named: Named = NO_NAMES
) -> list[Profile]:
    """Return the profiles of the statements of one article, in order; `named` are the names in it."""
    stems = _with_keys(tree, named, _stems(tree))
    times = Times(moments(article, tree), today(article))
    return [_profile(tree, named, stems, times, statement) for statement in statements]


def _profile(tree: Grammar, named: Named, stems: Sequence[str], times: Times, statement: Statement) -> Profile:
    stand = refusal(tree, statement.start, statement.end) or rebuttal(tree, statement)
    inside = [i for span in statement.content for i in tree.inside(span.start, span.end)]
    before = bisect_left(tree.tokens.starts, statement.start)
    content = set(inside)
    around = [i for i in tree.inside(statement.start, statement.end) if i not in content]  # who says it, and how
    window = range(max(0, before - CONTEXT_TOKENS), before)
    words = _told(stems, inside) | {f"{tree.words[i - 1]} {tree.words[i]}" for i in inside if is_label(tree, i)}
    own_times = moments_in(times.named, [*inside, *around])
    return Profile(
        statement=statement,
        words=words,
        names=_names(tree, inside),
        entities=_entities(tree, named, inside),
        entities_near=_entities(tree, named, [*window, *around]),
        nouns=_told(stems, (i for i in inside if tree.tokens.deps[i] in _HEART)),
        context=_told(stems, [*window, *around]),
        years=years(tree, inside),
        figures=figures(tree, statement.content),
        moments=own_times,
        moments_near=moments_in(times.named, window)[-1:],
        aside=aside(tree, inside, own_times, times.day),
        told=told_by(tree, inside),
        fillers=fillers(tree, stems, inside),
        polar=polar(tree, inside, words),
        stand=_told(stems, stand.tokens) if stand else None,
        denies=bool(stand and stand.relation == "opposed"),
        echoes=bool(stand and stand.echoes),
        plain=" ".join(tree.words[i] for i in inside if tree.tokens.pos[i] != "PUNCT"),
    )


def _entities(tree: Grammar, named: Named, indexes: Iterable[int]) -> frozenset[str]:
    found = (named.at(tree.tokens.starts[i]) for i in indexes)
    return frozenset(name.key for name in found if name)


def _names(tree: Grammar, inside: Sequence[int]) -> frozenset[str]:
    """Return the words of names, "U.S." as "us", without the particles that many names share."""
    words = (tree.words[i].replace(".", "") for i in inside if tree.tokens.pos[i] == "PROPN")
    return frozenset(word for word in words if len(word) > 1) - _PARTICLES


def _stems(tree: Grammar) -> list[str]:
    """Return the stem of each token that tells something, "" for the others."""
    known = lexicon()
    lemmas = map(str.casefold, tree.tokens.lemmas)
    return [
        stem(lemma)
        if pos in _CONTENT_POS
        and word not in known.stop_words
        and lemma not in known.empty_words
        and any(c.isalpha() for c in lemma)
        else ""
        for lemma, pos, word in zip(lemmas, tree.tokens.pos, tree.words, strict=True)
    ]


def _with_keys(tree: Grammar, named: Named, stems: Sequence[str]) -> list[str]:
    """Return `stems` with the key of a name in place of each of its words: "Jabhat al-Nusra" tells one thing, not two."""
    names = (named.at(start) for start in tree.tokens.starts)
    return [name.key if name and name.is_keyed else own for name, own in zip(names, stems, strict=True)]


def _told(stems: Sequence[str], indexes: Iterable[int]) -> frozenset[str]:
    return frozenset(stems[i] for i in indexes) - {""}


def weights(all_profiles: Sequence[Profile]) -> dict[str, float]:
    """Return how much each stem tells: much if rare among the statements (copies counted once), half if common in English."""
    distinct: dict[str, set[str]] = defaultdict(set)
    for profile in all_profiles:
        distinct[profile.plain] |= profile.words
    count = Counter(word for words in distinct.values() for word in words)
    total = len(distinct) + 1
    common = {stem(word) for word in lexicon().common_words}
    return {
        word: (0.15 + 0.85 * log(total / n) / log(total)) * (0.5 if word in common else 1.0)
        for word, n in count.items()
    }
