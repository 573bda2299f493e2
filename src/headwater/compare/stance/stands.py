"""Stands: statements that only take a stand on what was said before: "declined to discuss the alarm", "That is nonsense"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from headwater.compare.grammar import SUBJECTS, Grammar
from headwater.compare.lexicon import lexicon
from headwater.model.links import Relation, Statement

_NAMING = frozenset({"dobj", "prep", "ccomp", "xcomp", "pcomp"})
_POINTING = frozenset({"that", "this", "it", "these", "those"})
_HOLDING = frozenset({"case", "reality", "stand", "hold", "happen", "happened"})
_KIND = frozenset({("of", "the", "kind"), ("of", "the", "sort"), ("of", "that", "kind"), ("of", "that", "sort")})
_SAYINGS = frozenset(
    {
        "claim", "report", "suggestion", "allegation", "accusation", "assertion", "story", "account", "figure",
        "number", "estimate", "total", "toll", "sum", "rumour", "rumor", "charge", "idea",
        "notion", "statement", "version", "finding", "description", "criticism", "complaint", "news", "information",
    }
)  # fmt: skip
_ENDS = frozenset({".", "!", "?"})
_TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_NOT = frozenset({"not", "n't", "never", "none"})
_BARE = frozenset({"one", "any"})
_ECHOED = (
    frozenset({"it", "so", "that", "this", "these", "those", "them", "none", "such", "be", "have", "do", "happen"})
    | _BARE
)
_NO_ECHO = frozenset({"what", "who", "which", "where", "how", "why", "when", "whether", "if", "should", "would", "must", "may",
                      "might", "again", "rather", "yet"})  # fmt: skip
_NOT_YET = frozenset({"will", "wo", "would", "should", "must", "may", "might"})  # of what is to come nothing is false
_MISTAKEN = "mistaken"
_NAMED_BESIDE = 2  # telling words beside the judgement: "it does not correspond to reality"
_FILLED = frozenset({"attr", "dobj", "pobj", "acomp", "oprd"})
_SHORT = 10  # words of a statement that only takes a stand
_FARTHEST = 80  # tokens back to the sentence that it takes a stand on


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """What a statement says of something said before: nothing ("same"), or that it is false ("opposed").

    `tokens` are the indexes of the words that name it: none for a bare "no comment". One that `echoes` agrees with a denial:
    "Nothing was found. Of course it was not."
    """

    relation: Relation
    tokens: tuple[int, ...]
    echoes: bool = False


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
    """Return a stand if the statement only says what it thinks of something said before, without saying it again.

    "That is nonsense", "She is mistaken" and "No such meeting took place" are opposed to it; "rejected the suggestion", "could
    not confirm the figure" speak of the same, and the stance that their cue tells is theirs.
    """
    indexes = [i for span in statement.content for i in tree.inside(span.start, span.end)]
    spoken = [i for i in indexes if tree.tokens.pos[i] not in {"PUNCT", "SPACE"}]
    spoken = spoken[1:] if spoken and tree.only_joins(spoken[0]) else spoken
    if not spoken or len(spoken) > _SHORT:
        return None
    words = [tree.words[i] for i in spoken]
    if statement.stance != "asserts" and all(_is_anaphor(tree, i) for i in spoken):
        return Stand(relation="same", tokens=_before(tree, spoken[0]))
    is_negated = any(word in lexicon().negations for word in words)
    if _calls_false(tree, spoken, words) or (
        is_negated and _KIND & set(zip(words, words[1:], words[2:], strict=False))
    ):
        return Stand(relation="opposed", tokens=_before(tree, spoken[0]))
    if _is_bare_denial(tree, spoken, words):
        return Stand(relation="opposed", tokens=_before(tree, spoken[0]), echoes=True)
    return _no_such(tree, spoken)


def _is_bare_denial(tree: Grammar, spoken: Sequence[int], words: Sequence[str]) -> bool:
    """Whether a statement says "not" and nothing else that could be denied: "It had not.", "There never was one."."""
    if not _NOT & set(words) or _NO_ECHO & set(words):
        return False
    telling = [i for i in spoken if tree.tokens.pos[i] in _TELLING and tree.words[i] not in _BARE]
    return all(tree.words[i] in lexicon().stop_words for i in telling) and all(_is_echoed(tree, i) for i in spoken)


def _is_echoed(tree: Grammar, index: int) -> bool:
    """Whether a word stands for what was said before, if it is a verb or what that is about: "did", "had one", not "had time"."""
    is_verb = tree.tokens.pos[index] == "VERB"
    return not (is_verb or tree.tokens.deps[index] in _FILLED) or tree.tokens.lemmas[index].casefold() in _ECHOED


def _is_anaphor(tree: Grammar, index: int) -> bool:
    """Whether a word only points to something said: "the allegation", "it", "this figure"."""
    return tree.tokens.lemmas[index].casefold() in _SAYINGS or tree.words[index] in lexicon().stop_words


def _calls_false(tree: Grammar, spoken: Sequence[int], words: Sequence[str]) -> bool:
    """Whether something said, or who says it, named in a word or two, is called false, wrong or mistaken: no thing, as a gear."""
    judging = lexicon().false_words | lexicon().true_words | _HOLDING | {_MISTAKEN}
    judged = {tree.words[i] for i in spoken if tree.tokens.deps[i] != "amod"} & judging
    if any(word in lexicon().negations for word in words):
        is_false = bool(judged & (lexicon().true_words | _HOLDING)) and not _NOT_YET & set(words)
    else:
        is_false = bool(judged & (lexicon().false_words | {_MISTAKEN}))
    if not is_false:
        return False
    rest = [i for i in spoken if tree.tokens.pos[i] in _TELLING and tree.words[i] not in judging]
    named = [i for i in rest if not _is_anaphor(tree, i)]
    if words[0] in _POINTING:
        return len(named) <= _NAMED_BESIDE
    subjects = {i for i in spoken if tree.tokens.deps[i] in SUBJECTS}
    is_somebody = _MISTAKEN in judged or all(tree.tokens.pos[i] == "PROPN" for i in named)
    return len(named) <= 1 and set(named) <= subjects and is_somebody


def _no_such(tree: Grammar, spoken: Sequence[int]) -> Stand | None:
    """Read "no such letter": it speaks of the letter named before."""
    for index in spoken:
        if tree.words[index] == "such" and index and tree.words[index - 1] in {"no", "any"}:
            noun = tree.tokens.heads[index]
            is_denied = tree.words[index - 1] == "no"
            if (
                tree.words[noun] in lexicon().stop_words
            ):  # "thing" may be anything, "no such day" is nothing said before
                return Stand(relation="opposed", tokens=_before(tree, index)) if tree.words[noun] == "thing" else None
            return Stand(relation="opposed" if is_denied else "same", tokens=(noun,))
    return None


def _before(tree: Grammar, index: int) -> tuple[int, ...]:
    """Return the tokens of the sentence before the one that holds the token at `index`: what "that" means there."""
    ends = [i for i in range(max(0, index - _FARTHEST), index) if tree.words[i] in _ENDS]
    if not ends:
        return ()
    last = ends[-1]
    first = ends[-2] + 1 if len(ends) > 1 else max(0, index - _FARTHEST)
    return tuple(i for i in range(first, last) if tree.tokens.pos[i] in _TELLING)


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
