"""What the parse says about a stretch of text: which tokens lie in it, what hangs below them, which of them state something."""

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass

from headwater.compare.copied.words import fold
from headwater.model.text import Article, Reading, Tokens

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})


@dataclass(frozen=True, slots=True)
class Grammar:
    """The tokens of one article with their children, so that subtrees are quick to find, and the lemmas of its verbs."""

    tokens: Tokens
    words: tuple[str, ...]
    children: dict[int, list[int]]
    verbs: frozenset[str]

    def inside(self, start: int, end: int) -> range:
        """Return the indexes of the tokens that begin in [start, end)."""
        return range(bisect_left(self.tokens.starts, start), bisect_left(self.tokens.starts, end))

    def subtree(self, index: int) -> list[int]:
        """Return the indexes of the token at `index` and of all below it, sorted."""
        found, waiting = {index}, [index]
        while waiting:
            for child in self.children.get(waiting.pop(), ()):
                if child not in found:
                    found.add(child)
                    waiting.append(child)
        return sorted(found)

    def has_subject(self, index: int) -> bool:
        """Whether the token at `index` is a predicate with a subject of its own."""
        return any(self.tokens.deps[child] in SUBJECTS for child in self.children.get(index, ()))

    def only_joins(self, index: int) -> bool:
        """Whether the token at `index` only joins a clause, and points to nothing: the "that" of "said that it was not"."""
        return self.words[index] == "that" and self.tokens.deps[index] == "mark"

    def is_finite(self, index: int) -> bool:
        """Whether the verb at `index`, or an auxiliary of it, carries tense."""
        tags, deps = self.tokens.tags, self.tokens.deps
        helpers = (c for c in self.children.get(index, ()) if deps[c] in {"aux", "auxpass"})
        return tags[index] in FINITE_TAGS or any(tags[helper] in FINITE_TAGS for helper in helpers)


def grammar(article: Article, reading: Reading) -> Grammar:
    """Return the tokens of `reading` with their words (folded) and their children."""
    children: dict[int, list[int]] = defaultdict(list)
    for index, head in enumerate(reading.tokens.heads):
        if head != index:
            children[head].append(index)
    tokens = reading.tokens
    words = tuple(fold(article.text[s:e]) for s, e in zip(tokens.starts, tokens.ends, strict=True))
    verbs = frozenset(lemma for lemma, pos in zip(tokens.lemmas, tokens.pos, strict=True) if pos == "VERB")
    return Grammar(tokens, words, dict(children), verbs)
