"""Words that stand where a source stands and name nobody: "nobody", "anyone who has been there", "mine", "a bell"."""

from headwater.attribute.clauses import Tree
from headwater.attribute.lists import word_list
from headwater.model.text import Span

_ALL = frozenset({"everybody", "everyone", "all"})


def is_nobody(tree: Tree, span: Span) -> bool:
    """Tell whether a source phrase names no one: "no officer said so", "everybody knows", "made it plain to say"."""
    first, last = tree.token_at(span.start), tree.token_at(span.end - 1)
    if first >= len(tree.tokens) or last >= len(tree.tokens):
        return False
    word = tree.word(first)
    if word in word_list("nobody") or (word in _ALL and first == last):
        return True
    if word == "no":
        return first < last and tree.tokens.tags[first + 1] not in {"NNP", "NNPS", "CD", "."}
    if word == "it" and first < last:
        return tree.tokens.pos[last] == "ADJ"
    return any(_is_instrument(tree, k) for k in range(first, last + 1) if not first <= tree.tokens.heads[k] <= last)


def _is_instrument(tree: Tree, index: int) -> bool:
    """Tell whether a word is for what sounds or shows, and nobody who says so: "a bell told the crew"; Bell & Crane is a firm."""
    return tree.tokens.pos[index] == "NOUN" and tree.lemma(index) in word_list("instruments")
