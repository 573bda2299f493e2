"""Moods: whether a deed is told as done, planned, asked for, tried, threatened or refused."""

from headwater.compare.acts.deeds import Mood, deeds
from headwater.compare.grammar import SUBJECTS, Grammar

_MODALS: dict[str, Mood] = {
    "will": "will", "'ll": "will", "wo": "will", "shall": "will", "would": "will", "may": "may", "might": "may",
    "could": "may", "can": "may", "ca": "may", "should": "should", "must": "should", "ought": "should",
}  # fmt: skip
_CONDITIONS = frozenset({"if", "unless"})
_GOVERNED = frozenset({"xcomp", "ccomp", "acl", "oprd", "advcl"})
_STEPS = 4  # from a deed up to what governs it: "was ordered not to try to lower"


def only_governs(tree: Grammar, index: int) -> bool:
    """Whether a word tells no deed of its own but what is made of another: "plans to close", "is ready to sell"."""
    tokens = tree.tokens
    if tokens.lemmas[index].casefold() not in deeds().moods and tokens.lemmas[index].casefold() != "be":
        return False
    return any(
        _is_infinitive(tree, c)
        for c in tree.children.get(index, ())
        if tokens.deps[c] in {"xcomp", "ccomp", "oprd", "acl"}
    )


def mood_of(tree: Grammar, index: int) -> Mood:
    """Return how the deed told by the verb or noun at `index` is put forward; the nearest word that makes it no deed decides."""
    own = _own_mood(tree, index)
    if own not in {"did", "does"}:
        return own
    deed = index
    for _ in range(_STEPS):
        head, role = tree.tokens.heads[index], tree.tokens.deps[index]
        if head == index or not (role == "conj" or _is_governed(tree, index)):
            break
        mood = _made_of(tree, index, head) if role != "conj" else "did"
        if mood == "did" and tree.tokens.pos[head] == "VERB" and role != "conj":
            mood = _own_mood(tree, head)
        if mood not in {"did", "does"}:
            return mood
        index = head
    return own if index == deed else _own_mood(tree, index)


def _is_governed(tree: Grammar, index: int) -> bool:
    """Whether what stands above a deed can make something else of it: "refused to lower", "against eating", "plan for"."""
    tokens = tree.tokens
    if tokens.pos[index] == "VERB" and tokens.deps[index] != "pcomp":
        return tokens.deps[index] in _GOVERNED and _is_infinitive(tree, index)
    return tokens.deps[index] in {"dobj", "prep", "pobj", "pcomp", "nsubjpass"}


def _made_of(tree: Grammar, index: int, head: int) -> Mood:
    """Return what the word above a deed makes of it."""
    tokens = tree.tokens
    lemma = verb_key(tree, head)
    if lemma == "be":
        return "will" if tokens.deps[index] == "xcomp" else "did"
    if tokens.deps[index] == "nsubjpass" and tokens.pos[head] != "VERB":
        return "did"
    return deeds().moods.get(lemma, "did")


def _own_mood(tree: Grammar, index: int) -> Mood:
    """Return what a condition, a word before a noun, helping verbs or the tense make of a deed."""
    if _on_condition(tree, index):
        return "if"
    tokens, moods = tree.tokens, deeds().moods
    below = [c for c in tree.children.get(index, ()) if c < index]
    if tokens.pos[index] == "NOUN":
        told = (
            moods.get(tokens.lemmas[c].casefold(), moods.get(tree.words[c], "did"))
            for c in below
            if tokens.deps[c] == "amod"
        )
        return next((mood for mood in told if mood != "did"), "does")
    return _tense(tree, index, [c for c in below if tokens.deps[c] in {"aux", "auxpass"}])


def _tense(tree: Grammar, index: int, helpers: list[int]) -> Mood:
    words = [tree.words[c] for c in helpers]
    mood = next((_MODALS[word] for word in words if word in _MODALS), None)
    if mood and not (mood == "may" and "have" in words):
        return mood
    if words[:1] == ["to"]:  # "Mill to close"
        return "will" if _is_headline(tree, index) else "does"
    if mood or {"had", "has", "have", "was", "were", "did", "'ve"} & set(
        words
    ):  # "may have" is a doubt about what was done
        return "did"
    return "did" if tree.tokens.tags[index] in {"VBD", "VBN"} else "does"


def _is_headline(tree: Grammar, index: int) -> bool:
    """Whether a bare infinitive tells what somebody named before it will do, as headlines have it."""
    tokens, head = tree.tokens, tree.tokens.heads[index]
    if tokens.lemmas[head].casefold() in deeds().moods:
        return False
    below = tree.children.get(index, ())
    if any(tokens.deps[c] in SUBJECTS and c < index for c in below):
        return True
    is_bare = all(tokens.deps[c] != "det" for c in tree.children.get(head, ()))
    return (
        tokens.deps[index] in {"acl", "relcl"}
        and is_bare
        and tokens.deps[head] in {"ROOT", "nsubj"}
        and head + 1 in below
    )


def _on_condition(tree: Grammar, index: int) -> bool:
    tokens = tree.tokens
    clauses = [index, *(c for c in tree.children.get(index, ()) if tokens.deps[c] == "advcl")]
    return any(
        tree.words[m] in _CONDITIONS and tokens.deps[m] == "mark" for c in clauses for m in tree.children.get(c, ())
    )


def verb_key(tree: Grammar, index: int) -> str:
    """Return the base form of a word; that of the verb it means together with its particle ("explode" for "blow up")."""
    lemma = tree.tokens.lemmas[index].casefold()
    particles = [
        tree.words[c] for c in tree.children.get(index, ()) if tree.tokens.deps[c] in {"prt", "advmod", "prep"}
    ]
    return next((deeds().phrasal[f"{lemma} {p}"] for p in particles if f"{lemma} {p}" in deeds().phrasal), lemma)


def _is_infinitive(tree: Grammar, index: int) -> bool:
    tokens = tree.tokens
    return any(tree.words[c] == "to" and tokens.deps[c] == "aux" for c in tree.children.get(index, ()))
