"""Other ends that a content may have: cut before a trailing clause, or stretched over sentences in the same voice."""

from collections.abc import Iterator
from dataclasses import replace

from headwater.attribute.clauses import Tree
from headwater.attribute.contents import tidy
from headwater.attribute.finds import Find
from headwater.model.text import Span

_TAILS = frozenset(
    (  # noqa: SIM905 - a list of words reads best as words
        "and but while though although whereas which who where when after before as because since so or if unless with despite"
    ).split()
)
_STRETCH = 4


def variants(tree: Tree, find: Find) -> Iterator[Find]:
    """Yield `find` and the same with its last content cut at a comma or stretched over following sentences."""
    yield find
    if find.rule not in {
        "clause",
        "inserted clause",
        "according to",
        "rest of the sentence",
        "infinitive",
        "object",
        "preposition",
    } | {
        "object and infinitive",
        "object and predicate",
        "passive",
    }:
        return
    yield from _cuts(tree, find)
    if find.rule in {"clause", "inserted clause", "according to", "rest of the sentence"}:
        yield from _stretches(tree, find)


def _cuts(tree: Tree, find: Find) -> Iterator[Find]:
    content = find.contents[-1]
    first, last = tree.token_at(content.start), tree.token_at(content.end - 1)
    for comma in range(last - 1, first + 1, -1):
        if tree.word(comma) not in {",", ";", "—", "–"} or _in_quote(tree, comma):
            continue
        cut = tidy(tree.text, tree.span(first, comma - 1), tree.quotes)
        cut = Span(start=content.start, end=max(cut.end, content.start + 1))
        yield replace(find, contents=(*find.contents[:-1], cut), variant=f"cut {tail(tree, comma + 1)}")


def tail(tree: Tree, index: int) -> str:
    """Return a word for how a trailing part begins: its conjunction, or its part of speech."""
    if index >= len(tree.tokens):
        return "end"
    return tree.word(index) if tree.word(index) in _TAILS else tree.tokens.tags[index]


def _in_quote(tree: Tree, index: int) -> bool:
    start = tree.tokens.starts[index]
    return any(quote.start < start < quote.end for quote in tree.quotes)


def _stretches(tree: Tree, find: Find) -> Iterator[Find]:
    content = find.contents[-1]
    last = max(span.end for span in (*find.contents, *find.cues, *find.sources))
    number = tree.sentence[min(tree.token_at(last - 1), len(tree.tokens) - 1)]
    if tree.bounds[number][1] > tree.token_at(last) + 1:
        return
    forms = []
    for step in range(1, _STRETCH + 1):
        if number + step >= len(tree.bounds):
            return
        low, high = tree.bounds[number + step]
        if high < low or "\n" in tree.text[last : tree.tokens.ends[high]] or _in_quote(tree, low):
            return
        forms.append(_form(tree, low, high))
        end = tidy(tree.text, tree.span(low, high), tree.quotes).end
        own = content.end == last or len(find.contents) > 1
        stretched = (
            (*find.contents[:-1], Span(start=content.start, end=end)) if own else (*find.contents, tree.span(low, high))
        )
        ending = "whole" if "\n" in tree.text[end : end + 3] or end + 2 >= len(tree.text) else "part"
        yield replace(find, contents=stretched, variant=f"on {' '.join(sorted(set(forms)))} {ending}")


def _form(tree: Tree, low: int, high: int) -> str:
    """Return how a sentence is told: in the tense of reported speech ("would", "had"), past, present, or quoted."""
    words = {tree.word(k) for k in range(low, min(high, low + 40) + 1)}
    if any(q.start < tree.tokens.ends[high] and q.end > tree.tokens.starts[low] for q in tree.quotes):
        return "quoted"
    root = next((k for k in range(low, high + 1) if tree.tokens.deps[k] == "ROOT"), low)
    if "would" in words or "had" in words:
        return "backshifted"
    return tree.tokens.tags[root] if tree.tokens.tags[root].startswith("V") else "other"
