"""Denials: how English denies a verb, a noun or a whole sentence: "not", "nobody", "failed to", "is untrue", "contrary to"."""

from collections.abc import Iterator, Sequence

from headwater.compare.grammar import SUBJECTS, Grammar
from headwater.compare.lexicon import lexicon

_OBJECTS = frozenset({"dobj", "attr", "dative"})
_PREDICATES = frozenset({"acomp", "attr", "oprd"})
_COMPLEMENTS = frozenset({"ccomp", "xcomp", "acl"})
_NONE = frozenset({"no", "not", "nobody", "nothing", "none", "neither", "nor"})
_NOBODY = frozenset({"nobody", "nothing", "none"})
_EVER = frozenset({"never", "hardly", "scarcely", "nowhere", "neither", "nor"})
_AFTER_NOT = frozenset({"only", "just", "merely", "simply", "least", "solely"})  # "not only" denies nothing
_AFTER_NO = frozenset({"more", "fewer", "less", "later", "sooner", "earlier", "but", "other", "doubt", "wonder", "surprise",
                       "secret", "mistake", "question"})  # fmt: skip
_UNTIL = frozenset({"until", "till"})
_ENABLING = frozenset({"able", "manage", "succeed", "bother", "dare"})
_IN_NO_WAY = frozenset({"mean", "means", "way", "time", "circumstance", "account", "point", "stage", "condition"})
_PHRASES = (("contrary", "to"), ("far", "from"), ("no", "longer"), ("on", "the", "contrary"), ("anything", "but"))
_ENDING = frozenset({"let", "end", "halt", "pause", "miss", "escape", "doubt", "forget", "lose", "interrupt"})
_DEEPEST = 4  # clauses within clauses: "it is not true that reports that ... are wrong"
_HAVING = frozenset({"have", "hold", "carry", "own", "possess"})
_REPORTS = frozenset({"say", "claim", "insist", "state", "tell", "add", "maintain", "stress", "assure", "argue", "write", "think",
                      "believe", "show", "find", "know", "report"})  # fmt: skip


def denied(tree: Grammar, index: int) -> bool:
    """Whether a verb or adjective is denied: by "not", by who or what it says it of ("nobody"), by "fail to"."""
    tokens, head = tree.tokens, tree.tokens.heads[index]
    below = list(tree.children.get(index, ()))
    if tokens.deps[index] in {"acomp", "xcomp", "attr"} and head != index:
        below += [c for c in tree.children.get(head, ()) if c != index]
        if tokens.lemmas[head].casefold() in lexicon().failing or _yet_to(tree, head):
            return True
    if any(_negates(tree, c) for c in below):
        return not _until(tree, index)
    if any(_in_no_way(tree, c) for c in below if tokens.deps[c] == "prep"):
        return True
    if any(_is_none(tree, c) for c in below if tokens.deps[c] in SUBJECTS | _OBJECTS):
        return not _until(tree, index)
    return _is_enabled(tree, index) and denied(tree, head)


def _is_enabled(tree: Grammar, index: int) -> bool:
    """Whether a verb is what somebody is or is not able to do: "nobody has been able to open it", "nobody managed to"."""
    head = tree.tokens.heads[index]
    return head != index and tree.tokens.deps[index] == "xcomp" and tree.tokens.lemmas[head].casefold() in _ENABLING


def _negates(tree: Grammar, index: int) -> bool:
    """Whether a word is a "not" or "never", and not that of "not only" or "whether or not"."""
    if tree.tokens.deps[index] != "neg" and tree.words[index] not in _EVER:
        return False
    after = tree.words[index + 1] if index + 1 < len(tree.words) else ""
    before = tree.words[index - 1] if index else ""
    return after not in _AFTER_NOT and before != "or"


def _until(tree: Grammar, index: int) -> bool:
    """Whether something happened late rather than never: "were not told until May"."""
    return any(tree.words[i] in _UNTIL for i in tree.subtree(index) if i > index)


def _yet_to(tree: Grammar, index: int) -> bool:
    """Whether the verb says that something has yet to be done."""
    words = {tree.words[c] for c in tree.children.get(index, ())}
    return tree.tokens.lemmas[index] in {"have", "be"} and "yet" in words


def _in_no_way(tree: Grammar, index: int) -> bool:
    """Whether a preposition denies all: "by no means", "at no time", "under no circumstances"."""
    nouns = [c for c in tree.children.get(index, ()) if tree.tokens.lemmas[c].casefold() in _IN_NO_WAY]
    return any(tree.words[d] == "no" for noun in nouns for d in tree.children.get(noun, ()))


def _is_none(tree: Grammar, index: int) -> bool:
    """Whether a subject or object is none: "nobody", "no fish", "not one fish", "no one"; not "no more than two", "no doubt"."""
    first = tree.subtree(index)[0]
    return tree.words[first] in _NONE and not _is_idle(tree, first)


def _is_idle(tree: Grammar, index: int) -> bool:
    """Whether a "no" or "not" denies nothing: "no doubt", "not only", "none other than"."""
    after = tree.words[index + 1] if index + 1 < len(tree.words) else ""
    return after in (_AFTER_NOT if tree.words[index] == "not" else _AFTER_NO)


def lacking(tree: Grammar, index: int) -> bool:
    """Whether a noun is said to be lacking: "no winchman", "without one", "lacked one", "did not have one", "not a gun"."""
    tokens, head, first = tree.tokens, tree.tokens.heads[index], tree.subtree(index)[0]
    if any(tree.words[i] in {"no", "not"} and not _is_idle(tree, i) for i in (first - 1, first) if 0 <= i < index):
        return True
    if tokens.deps[index] == "attr" and any(tokens.deps[c] == "neg" for c in tree.children.get(head, ())):
        return True
    if tokens.deps[index] == "pobj":
        is_lack = tree.words[head] == "of" and tokens.lemmas[tokens.heads[head]].casefold() in lexicon().lacking
        return is_lack or tree.words[head] == "without"
    if tokens.deps[index] != "dobj":
        return False
    has_not = tokens.lemmas[head].casefold() in _HAVING and any(_negates(tree, c) for c in tree.children.get(head, ()))
    return has_not or tokens.lemmas[head].casefold() in lexicon().lacking


def turned(tree: Grammar, inside: Sequence[int]) -> frozenset[int]:
    """Return the tokens that are called false: "we were wrong to suggest that ...", "reports that ... are untrue"."""
    known = set(inside)
    heads = [c for i in inside for c in (*_called_false(tree, i), *_of_none(tree, i))]
    return frozenset({d for c in heads for d in tree.subtree(c)} & known)


def _of_none(tree: Grammar, index: int) -> Iterator[int]:
    """Yield the heads of the clauses that hang on a thing that is lacking: "no plan to close it", "nobody called Ede"."""
    if (tree.tokens.pos[index] == "NOUN" and lacking(tree, index)) or tree.words[index] in _NOBODY:
        yield from (c for c in tree.children.get(index, ()) if tree.tokens.deps[c] in {"acl", "ccomp"} and c > index)


def _called_false(tree: Grammar, index: int) -> Iterator[int]:
    """Yield the heads of the clauses that the word at `index` calls false."""
    tokens = tree.tokens
    if not _turns(tree, index):
        return
    yield from (c for c in tree.children.get(index, ()) if c > index)
    head = tokens.heads[index]
    if tokens.deps[index] in _PREDICATES and head != index:
        yield from (c for c in tree.children.get(head, ()) if c > index and tokens.deps[c] in _COMPLEMENTS)
    verb = head if tokens.deps[index] in _PREDICATES else index
    for subject in (c for c in tree.children.get(verb, ()) if tokens.deps[c] in SUBJECTS):
        if tokens.deps[subject].startswith("csubj"):
            yield subject
        yield from (d for d in tree.children.get(subject, ()) if tokens.deps[d] in _COMPLEMENTS)


def _turns(tree: Grammar, index: int) -> bool:
    """Whether a word calls something false: "wrong", "denied", "a lie", "not true", "no truth in"."""
    lemma, tokens = tree.tokens.lemmas[index].casefold(), tree.tokens
    if lemma == "truth":
        return lacking(tree, index)
    is_predicate = tokens.deps[index] in _PREDICATES
    if lemma in lexicon().true_words and is_predicate:
        return denied(tree, index)
    if lemma in lexicon().turning or (is_predicate and lemma in lexicon().false_words):
        return not denied(tree, index)
    return False


def denied_scope(tree: Grammar, inside: Sequence[int]) -> frozenset[int]:
    """Return the tokens of the main clause, if it is denied or called false: none if what is said is no denial."""
    known = set(inside)
    tops = [i for i in inside if tree.tokens.heads[i] not in known or tree.tokens.heads[i] == i]
    words = [tree.words[i] for i in inside]
    if any(tuple(words[n : n + len(phrase)]) == phrase for phrase in _PHRASES for n in range(len(words))):
        return frozenset(d for top in tops for d in _clause(tree, top, known))
    found = (_denial(tree, top, known, _DEEPEST) for top in tops if tree.tokens.pos[top] != "PUNCT")
    return frozenset(d for clause in found for d in clause)


def _clause(tree: Grammar, index: int, known: set[int]) -> frozenset[int]:
    """Return the tokens of the clause at `index`, without clauses that are joined to it, say when and why or name a thing."""
    found, waiting = {index}, [index]
    while waiting:
        for child in tree.children.get(waiting.pop(), ()):
            if child in known and child not in found and not _is_apart(tree, child):
                found.add(child)
                waiting.append(child)
    return frozenset(found)


def _is_apart(tree: Grammar, index: int) -> bool:
    is_verb = tree.tokens.pos[index] in {"VERB", "AUX"}
    if is_verb and tree.tokens.deps[index] in {"ccomp", "pcomp"} and _names_a_thing(tree, index):
        return True
    return is_verb and tree.tokens.deps[index] in {"conj", "advcl", "relcl", "parataxis"}


def _names_a_thing(tree: Grammar, index: int) -> bool:
    """Whether a clause only names a thing, which is taken for granted: "what the firm is recalling"."""
    return tree.words[tree.subtree(index)[0]] == "what"


def _denial(tree: Grammar, index: int, known: set[int], depth: int) -> frozenset[int]:
    """Return the tokens that the clause at `index` denies, with what it only reports or calls false looked into."""
    tokens = tree.tokens
    nothing: frozenset[int] = frozenset()
    if depth == 0 or tokens.pos[index] not in {"VERB", "AUX", "NOUN", "ADJ", "PROPN"}:
        return nothing
    children = [c for c in tree.children.get(index, ()) if c in known]
    clause = next((c for c in children if tokens.deps[c] == "ccomp"), None)
    whole = _clause(tree, index, known)
    if clause is not None and tokens.lemmas[index].casefold() in _REPORTS:
        inner = _denial(tree, clause, known, depth - 1)
        return (nothing if inner else whole) if denied(tree, index) else inner
    false = [i for i in (index, *children) if i in known and _turns(tree, i)]
    if false:
        inner_heads = [
            c for i in false for c in _called_false(tree, i) if c in known and tokens.pos[c] in {"VERB", "AUX"}
        ]
        return nothing if inner_heads and _denial(tree, inner_heads[0], known, depth - 1) else whole
    if tokens.pos[index] in {"NOUN", "PROPN"}:
        return whole if lacking(tree, index) else nothing
    is_denied = denied(tree, index) ^ _falls_short(tree, index, children)
    joined = [c for c in children if tokens.deps[c] == "conj" and tokens.pos[c] in {"VERB", "AUX"}]
    rest = frozenset(d for c in joined for d in _denial(tree, c, known, depth - 1))
    return (whole if is_denied else nothing) | rest


def _falls_short(tree: Grammar, index: int, children: Sequence[int]) -> bool:
    """Whether a verb says itself that something is not done, so that a "not" turns it round: "failed to open", "never let up"."""
    lemma = tree.tokens.lemmas[index].casefold()
    if lemma in lexicon().failing:
        return any(tree.tokens.deps[c] == "xcomp" for c in children) or denied(tree, index)
    return lemma in _ENDING and denied(tree, index)
