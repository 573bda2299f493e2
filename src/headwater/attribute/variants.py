"""Other ends that a content may have: cut before a trailing clause, or stretched over sentences in the same voice."""

from collections.abc import Iterator
from dataclasses import replace

from headwater.attribute.clauses import Tree, trim
from headwater.attribute.contents import tidy
from headwater.attribute.finds import Find
from headwater.model.text import Span

_TAILS = frozenset(
    (  # noqa: SIM905 - a list of words reads best as words
        "and but while though although whereas which who where when after before as because since so or if unless with despite"
    ).split()
)
_CLAUSAL = frozenset({"clause", "inserted clause", "according to", "clause behind the addressee"})
_PHRASAL = frozenset(
    {
        "infinitive",
        "object",
        "preposition",
        "object and infinitive",
        "object and predicate",
        "passive",
        "passive addressee",
    }
)
_STRETCH = 4


def variants(tree: Tree, find: Find) -> Iterator[Find]:
    """Yield `find` and the same with its last content cut at a comma or stretched over following sentences."""
    yield find
    clausal = find.rule in _CLAUSAL or find.rule.startswith("rest of the sentence")
    if not clausal and find.rule not in _PHRASAL:
        return
    yield from _cuts(tree, find)
    yield from _starts(tree, find)
    if clausal:
        yield from _stretches(tree, find)


def _starts(tree: Tree, find: Find) -> Iterator[Find]:
    """Yield `find` with its first content begun earlier (with its preposition) or later (after a semicolon or ", but")."""
    content = find.contents[0]
    first, last = tree.token_at(content.start), tree.token_at(content.end - 1)
    if find.rule == "preposition" and first:
        widened = Span(start=tree.tokens.starts[first - 1], end=content.end)
        cues = tuple(
            c for c in (Span(start=c.start, end=min(c.end, widened.start)) for c in find.cues) if c.end > c.start
        )
        cues = tuple(trim(tree.text, c) for c in cues)
        yield replace(find, contents=(widened, *find.contents[1:]), cues=cues, variant=f"with {tree.word(first - 1)}")
    if find.rule in {"inserted clause", "according to"}:
        for mark in range(last - 1, first, -1):
            if tree.word(mark) in {";", ","} and not _in_quote(tree, mark):
                later = Span(start=tree.tokens.starts[mark + 1], end=content.end)
                yield replace(
                    find, contents=(later, *find.contents[1:]), variant=f"from {tree.word(mark)} {tail(tree, mark + 1)}"
                )


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
    return tree.is_quoted(start, start)


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
    if tree.is_quoted(tree.tokens.starts[low], tree.tokens.ends[high]):
        return "quoted"
    root = next((k for k in range(low, high + 1) if tree.tokens.deps[k] == "ROOT"), low)
    if "would" in words or "had" in words:
        return "backshifted"
    return tree.tokens.tags[root] if tree.tokens.tags[root].startswith("V") else "other"
