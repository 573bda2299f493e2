"""Stands: statements that only take a stand on what was said before: "declined to discuss the alarm", "That is nonsense"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from headwater.compare.grammar import Grammar
from headwater.compare.lexicon import lexicon
from headwater.model.links import Relation, Statement

_NAMING = frozenset({"dobj", "prep", "ccomp", "xcomp", "pcomp"})
_POINTING = frozenset({"that", "this", "it", "these", "those"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """What a statement says of something said before: nothing ("same"), or that it is false ("opposed").

    `tokens` are the indexes of the words that name it: none for a bare "no comment".
    """

    relation: Relation
    tokens: tuple[int, ...]


def refusal(tree: Grammar, start: int, end: int) -> Stand | None:
    """Return what somebody in the stretch refuses to speak of, None if nobody does. Being out of reach is no refusal."""
    for index in tree.inside(start, end):
        verb = _refused(tree, index)
        if verb is not None:
            named = {i for c in _children(tree, verb) if tree.tokens.deps[c] in _NAMING for i in tree.subtree(c)}
            return Stand(
                relation="same", tokens=tuple(i for i in sorted(named) if start <= tree.tokens.starts[i] < end)
            )
    return None


def _refused(tree: Grammar, index: int) -> int | None:
    """Return the verb of speaking that the verb at `index` refuses, which may be itself: "declined to comment"."""
    lemma = tree.tokens.lemmas[index].casefold()
    if tree.tokens.pos[index] not in {"VERB", "AUX"}:
        return None
    if lemma in lexicon().refusing:
        return next((c for c in _children(tree, index) if _speaks(tree, c)), None)
    is_negated = any(tree.tokens.deps[c] == "neg" for c in _children(tree, index))
    return index if is_negated and _speaks(tree, index) and _has_modal(tree, index) else None


def _speaks(tree: Grammar, index: int) -> bool:
    return tree.tokens.lemmas[index].casefold() in lexicon().commenting


def _has_modal(tree: Grammar, index: int) -> bool:
    helpers = {tree.words[c] for c in _children(tree, index)}
    return bool(helpers & {"would", "will", "wo"} or tree.tokens.lemmas[index] in {"comment", "discuss"})


def _children(tree: Grammar, index: int) -> Sequence[int]:
    return tree.children.get(index, ())


def rebuttal(tree: Grammar, statement: Statement) -> Stand | None:
    """Return a stand if the statement only says that something is false: "That is nonsense", "It is not true"."""
    indexes = [i for span in statement.content for i in tree.inside(span.start, span.end)]
    words = [tree.words[i] for i in indexes if tree.tokens.pos[i] != "PUNCT"]
    if not words or words[0] not in _POINTING or len(words) > 6:
        return None
    is_negated = any(word in lexicon().negations for word in words)
    is_false = any(word in lexicon().false_words for word in words) and not is_negated
    is_untrue = any(word in lexicon().true_words for word in words) and is_negated
    return Stand(relation="opposed", tokens=()) if is_false or is_untrue else None


def targets(
    standing: Mapping[int, frozenset[str]],
    order: Sequence[Sequence[int]],
    words: Sequence[frozenset[str]],
    group: Mapping[int, int],
) -> Iterator[tuple[int, int]]:
    """Yield each number in `standing` (with the words that name what it speaks of) and the number it takes a stand on.

    `order` are the numbers of each article by place, `words` what each says, `group` the group of those that have one. The
    target is the nearest one before it in its article that says most of the words. A bare "no comment" is about the first
    that has a group: an article leads with its main claim.
    """
    for numbers in order:
        for place, number in enumerate(numbers):
            if number not in standing:
                continue
            topic = standing[number]
            before = [n for n in reversed(numbers[:place]) if n not in standing and n != number]
            fitting = [n for n in before if _fits(topic, words[n]) and (topic or n in group)]
            grouped = [n for n in fitting if n in group]
            if fitting:
                yield number, (grouped or fitting)[0 if topic else -1]


def _fits(topic: frozenset[str], words: frozenset[str]) -> bool:
    return 2 * len(topic & words) >= len(topic)
